//! What is called otherwise in Rust though its name in the description is the same.
//!
//! A name in Rust depends on all names around it: a type that comes takes a name away from another one, an
//! error becomes shared, a server is described otherwise. Only the plan of the crate knows.

use std::collections::BTreeMap;

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, Step};
use crate::diagnostics::Sink;
use crate::ir::{Operation, WireName};
use crate::rust::{
    self, Carrier, Crate, ErrorEnum, ErrorType, Ident, Model, ModelKind, RustType, StatusVariant,
    Success,
};

impl Comparison<'_> {
    /// Compares the names that `rust::plan` gives to what is in both descriptions.
    pub(super) fn rust_names(&mut self, pairs: &[(&Operation, &Operation)]) {
        // What is wrong with the names that the user chose, codegen says.
        let (old, new, config) = (self.old, self.new, self.config);
        let plan = |api| rust::plan(api, config, &mut Sink::default());
        let (old, new) = rayon::join(|| plan(old), || plan(new));
        self.server_names(&old, &new);
        self.scheme_names(&old, &new);
        self.group_names(&old, &new);
        self.operation_names(&old, &new, pairs);
        self.model_names(&old, &new);
    }

    fn name(&mut self, at: &At, old: &Ident, new: &Ident) {
        if old.text() != new.text() {
            self.changed_from(ChangeKind::RustNameChanged, at, old.text(), new.text());
        }
    }

    fn server_names(&mut self, old: &Crate, new: &Crate) {
        let url = |server: &rust::Server| format!("{:?}", server.url);
        let news: BTreeMap<_, _> = new.servers.iter().map(|s| (url(s), s)).collect();
        for server in &old.servers {
            if let Some(other) = news.get(&url(server)) {
                let at = At::same(Root::Server(server.ident.text().to_owned()));
                self.name(&at, &server.ident, &other.ident);
            }
        }
    }

    fn scheme_names(&mut self, old: &Crate, new: &Crate) {
        let news: BTreeMap<_, _> = new.schemes.iter().map(|s| (&s.name, s)).collect();
        for scheme in &old.schemes {
            if let Some(other) = news.get(&scheme.name) {
                let at = At::same(Root::SecurityScheme(scheme.name.clone()));
                self.name(&at, &scheme.setter, &other.setter);
            }
        }
    }

    fn group_names(&mut self, old: &Crate, new: &Crate) {
        let news: BTreeMap<_, _> = new.groups.iter().map(|g| (&g.tag, g)).collect();
        for group in &old.groups {
            if let Some(other) = news.get(&group.tag) {
                let at = At::same(Root::Group(group.tag.clone()));
                self.name(&at, &group.accessor, &other.accessor);
            }
        }
    }

    fn operation_names(&mut self, old: &Crate, new: &Crate, pairs: &[(&Operation, &Operation)]) {
        let (olds, news) = (by_id(old), by_id(new));
        let errors = [old, new].map(errors);
        let key = |operation: &rust::Operation| error_text(&operation.error);
        for (a, b) in pairs {
            let (Some(old), Some(new)) = (olds.get(&a.id), news.get(&b.id)) else {
                continue;
            };
            let root = |id: &WireName| Root::Operation(id.clone());
            let at = At::new(root(&a.id), root(&b.id), Flow::default(), Flow::default());
            if a.id == b.id {
                self.name(&at, &old.function, &new.function);
            }
            self.setter_names(&at, old, new);
            self.error_name(&at, &old.error, &new.error);
            if let (Some(old), Some(new)) = (errors[0].get(&key(old)), errors[1].get(&key(new))) {
                self.variant_names(&at, &old.variants, &new.variants);
            }
            self.answer_names(&at, &old.success, &new.success);
        }
    }

    /// What is required is an argument, whose name is of no matter.
    fn setter_names(&mut self, at: &At, old: &rust::Operation, new: &rust::Operation) {
        let named = |input: &'_ rust::Input| Some((step(&input.carrier)?, input.ident.clone()));
        let news = new.options().filter_map(named);
        let news: BTreeMap<String, Ident> = news
            .map(|(step, ident)| (step.to_string(), ident))
            .collect();
        for (step, ident) in old.options().filter_map(named) {
            if let Some(other) = news.get(&step.to_string()) {
                self.name(&at.step(step), &ident, other);
            }
        }
    }

    fn error_name(&mut self, at: &At, old: &ErrorType, new: &ErrorType) {
        if old != new {
            self.changed_from(
                ChangeKind::RustNameChanged,
                at,
                error_text(old),
                error_text(new),
            );
        }
    }

    fn answer_names(&mut self, at: &At, old: &Success, new: &Success) {
        match (old, new) {
            (Success::Several(old), Success::Several(new)) => {
                self.name(at, &old.ident, &new.ident);
                self.variant_names(at, &old.variants, &new.variants);
            }
            // That is told of the answers.
            (Success::One(_) | Success::Several(_), _) => {}
        }
    }

    fn variant_names(&mut self, at: &At, old: &[StatusVariant], new: &[StatusVariant]) {
        let news: BTreeMap<_, _> = new.iter().map(|v| (v.status, v)).collect();
        for variant in old {
            if let Some(other) = news.get(&variant.status) {
                let at = at.step(Step::Answer(variant.status));
                self.name(&at, &variant.ident, &other.ident);
            }
        }
    }

    fn model_names(&mut self, old: &Crate, new: &Crate) {
        let news: BTreeMap<&str, &Model> =
            new.models.iter().map(|m| (m.wire.as_str(), m)).collect();
        for model in &old.models {
            let Some(other) = news.get(model.wire.as_str()) else {
                continue;
            };
            let name = model.wire.split('.').map(str::to_owned).collect();
            let at = At::same(Root::Type(name));
            self.name(&at, &model.ident, &other.ident);
            self.part_names(&at, &model.kind, &other.kind);
            self.boxes(&at, &model.kind, &other.kind);
        }
    }

    /// A type that has come to contain itself is boxed somewhere, also in a field that was there before.
    fn boxes(&mut self, at: &At, old: &ModelKind, new: &ModelKind) {
        let (ModelKind::Struct(old), ModelKind::Struct(new)) = (old, new) else {
            return;
        };
        let is_boxed = |field: &rust::Field| matches!(field.ty, RustType::Box(_));
        let new = new.fields.iter();
        let boxed: BTreeMap<&WireName, bool> = new.map(|f| (&f.wire, is_boxed(f))).collect();
        for field in &old.fields {
            if boxed
                .get(&field.wire)
                .is_some_and(|new| *new != is_boxed(field))
            {
                let at = at.step(Step::Field(field.wire.clone()));
                self.changed(ChangeKind::RustBoxChanged, &at);
            }
        }
    }

    fn part_names(&mut self, at: &At, old: &ModelKind, new: &ModelKind) {
        let parts = |kind: &ModelKind| -> Vec<(Step, Ident)> {
            let value = |value: String| Step::EnumerationValue(value);
            match kind {
                ModelKind::Struct(structure) => {
                    let fields = structure.fields.iter();
                    fields
                        .map(|field| (Step::Field(field.wire.clone()), field.ident.clone()))
                        .collect()
                }
                ModelKind::Text(variants) => {
                    let variants = variants.iter();
                    variants
                        .map(|v| (value(v.value.clone()), v.ident.clone()))
                        .collect()
                }
                ModelKind::Integer(variants) => {
                    let variants = variants.iter();
                    variants
                        .map(|v| (value(v.value.to_string()), v.ident.clone()))
                        .collect()
                }
                ModelKind::Alias(_) => Vec::new(),
            }
        };
        let news: BTreeMap<String, Ident> = parts(new)
            .into_iter()
            .map(|(step, ident)| (step.to_string(), ident))
            .collect();
        for (step, ident) in parts(old) {
            if let Some(other) = news.get(&step.to_string()) {
                self.name(&at.step(step), &ident, other);
            }
        }
    }
}

/// The operations by their id.
fn by_id(krate: &Crate) -> BTreeMap<&WireName, &rust::Operation> {
    let groups = krate.groups.iter();
    groups
        .flat_map(|group| group.operations.iter().map(|o| (&o.id, o)))
        .collect()
}

/// Where an input is; `None` of a body, which has no name in the description.
fn step(carrier: &Carrier) -> Option<Step> {
    match carrier {
        Carrier::Parameter { name, location, .. } => Some(Step::Parameter(*location, name.clone())),
        Carrier::FormField { name, .. } => Some(Step::FormField(name.clone())),
        Carrier::Json | Carrier::Text | Carrier::Binary => None,
    }
}

/// The types of errors, by how they are called from the root of the crate.
fn errors(krate: &Crate) -> BTreeMap<String, &ErrorEnum> {
    let groups = krate.groups.iter();
    let errors = groups.flat_map(|group| {
        let errors = group.errors.iter();
        errors.map(|error| (error_path(&group.module, &error.ident), error))
    });
    errors.collect()
}

fn error_text(error: &ErrorType) -> String {
    match error {
        ErrorType::None => "no error type".to_owned(),
        ErrorType::Enum { module, ident } => error_path(module, ident),
    }
}

fn error_path(module: &Ident, ident: &Ident) -> String {
    format!("{}::{}", module.text(), ident.text())
}

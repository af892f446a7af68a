//! What is called otherwise in Rust though its name in the description is the same.
//!
//! A name in Rust depends on all names around it: a type that comes takes a name away from another one, an
//! error becomes shared, a server is described otherwise. Only the plan of the crate knows.

use std::collections::BTreeMap;

use super::aliases::Naming;
use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, Step, namings, servers};
use crate::ir::{Operation, WireName};
use crate::rust::{
    self, Crate, ErrorEnum, ErrorType, Group, Ident, Model, ModelKind, RustType, StatusVariant,
    Struct, Success, Union, Variant, owner,
};

impl Comparison<'_> {
    /// Compares the names that `rust::plan` gives to what is in both descriptions.
    pub(super) fn rust_names(&mut self, pairs: &[(&Operation, &Operation)]) {
        let (old, new) = (self.before, self.after.krate);
        self.server_names(old, new);
        self.scheme_names(old, new);
        self.group_names(old);
        self.operation_names(old, new, pairs);
        self.model_names(old, new);
    }

    /// Reports the names of a thing, if one of them changed.
    fn names(&mut self, at: &At, namings: &[Naming<'_>]) {
        let changed = namings.iter().find_map(Naming::changed);
        if let Some(names) = changed {
            self.renamed(ChangeKind::RustNameChanged, at, names, namings);
        }
    }

    fn server_names(&mut self, old: &Crate, new: &Crate) {
        let url = |server: &rust::Server| servers::base(&server.template).to_owned();
        let news: BTreeMap<_, _> = new.servers.iter().map(|s| (url(s), s)).collect();
        for server in &old.servers {
            if let Some(other) = news.get(&url(server)) {
                let root = |server: &rust::Server| Root::Server(server.template.clone());
                let flow = Flow::default();
                let at = At::new(root(server), root(other), flow, flow);
                self.names(&at, &[Naming::alone(&server.ident, &other.ident)]);
            }
        }
    }

    fn scheme_names(&mut self, old: &Crate, new: &Crate) {
        let news: BTreeMap<_, _> = new.schemes.iter().map(|s| (&s.name, s)).collect();
        for scheme in &old.schemes {
            if let Some(other) = news.get(&scheme.name) {
                let at = At::same(Root::SecurityScheme(scheme.name.clone()));
                self.names(&at, &namings::of_scheme(scheme, other));
            }
        }
    }

    fn group_names(&mut self, old: &Crate) {
        for group in &old.groups {
            let other = self.group_after(group);
            if let Some(other) = other.filter(|other| other.tag == group.tag) {
                let at = At::same(Root::Group(group.tag.clone()));
                self.names(&at, &namings::of_group(group, other));
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
                let stood = self.group_after(old.0);
                self.names(&at, &namings::of_operation((stood, old.1), *new));
            }
            let (group, old, new) = (new.0, old.1, new.1);
            self.input_names(&at, old, (group, new));
            self.error_name(&at, &old.error, &new.error);
            if let (Some(old), Some(new)) = (errors[0].get(&key(old)), errors[1].get(&key(new))) {
                self.variant_names(&at, &old.variants, &new.variants);
            }
            if let (Success::Several(old), Success::Several(new)) = (&old.success, &new.success) {
                self.variant_names(&at, &old.variants, &new.variants);
            }
        }
    }

    fn input_names(
        &mut self,
        at: &At,
        old: &rust::Operation,
        (group, new): (&Group, &rust::Operation),
    ) {
        let news = new.inputs.iter();
        let news: BTreeMap<String, &rust::Input> = news
            .map(|input| (Step::to_input(&input.carrier).to_string(), input))
            .collect();
        for input in &old.inputs {
            let step = Step::to_input(&input.carrier);
            if let Some(other) = news.get(&step.to_string()) {
                let namings = namings::of_input((group, new), input, other);
                self.names(&at.step(step), &namings);
            }
        }
    }

    fn error_name(&mut self, at: &At, old: &ErrorType, new: &ErrorType) {
        match (old, new) {
            (ErrorType::None, ErrorType::None) => {}
            (
                ErrorType::Enum { module, ident },
                ErrorType::Enum {
                    module: new_module,
                    ident: new_ident,
                },
            ) if self.groups.new_of(tag(self.before, module))
                == Some(tag(self.after.krate, new_module)) =>
            {
                let owner = owner::group(new_module);
                self.names(at, &[Naming::part(owner, ident, new_ident)]);
            }
            (ErrorType::None | ErrorType::Enum { .. }, _) => {
                if old != new {
                    let [old, new] = [old, new].map(error_text);
                    self.changed_from(ChangeKind::RustNameChanged, at, old, new);
                }
            }
        }
    }

    fn variant_names(&mut self, at: &At, old: &[StatusVariant], new: &[StatusVariant]) {
        let news: BTreeMap<_, _> = new.iter().map(|v| (v.status, v)).collect();
        for variant in old {
            if let Some(other) = news.get(&variant.status) {
                let at = at.step(Step::Answer(variant.status));
                self.names(&at, &[Naming::alone(&variant.ident, &other.ident)]);
            }
        }
    }

    fn model_names(&mut self, old: &Crate, new: &Crate) {
        let (olds, news) = (by_wire(old), by_wire(new));
        for (a, b) in self.types.pairs().collect::<Vec<_>>() {
            let (a, b) = (
                &self.old.type_definition(a).name,
                &self.new.type_definition(b).name,
            );
            let models = olds.get(&a.join(".")).zip(news.get(&b.join(".")));
            let Some((old, new)) = models else {
                continue;
            };
            let root = |name: &[String]| Root::Type(name.to_vec());
            let at = At::new(root(a), root(b), Flow::default(), Flow::default());
            if a == b {
                self.names(&at, &namings::of_model(old, new));
            }
            self.part_names(&at, old, new);
            self.boxes(&at, &old.kind, &new.kind);
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

    fn part_names(&mut self, at: &At, old: &Model, new: &Model) {
        match (&old.kind, &new.kind) {
            (ModelKind::Struct(a), ModelKind::Struct(b)) => self.field_names(at, a, (b, new)),
            (ModelKind::Text(a), ModelKind::Text(b)) => self.value_names(at, a, (b, new)),
            (ModelKind::Integer(a), ModelKind::Integer(b)) => self.value_names(at, a, (b, new)),
            (ModelKind::Union(a), ModelKind::Union(b)) => self.union_names(at, a, (b, new)),
            (
                ModelKind::Struct(_)
                | ModelKind::Text(_)
                | ModelKind::Integer(_)
                | ModelKind::Union(_)
                | ModelKind::Alias(_),
                _,
            ) => {}
        }
    }

    fn field_names(&mut self, at: &At, old: &Struct, (new, model): (&Struct, &Model)) {
        let news = new.fields.iter();
        let news: BTreeMap<_, _> = news.map(|field| (&field.wire, field)).collect();
        for field in &old.fields {
            if let Some(other) = news.get(&field.wire) {
                let at = at.step(Step::Field(field.wire.clone()));
                self.names(&at, &namings::of_field(&model.ident, field, other));
                self.argument(&at, field, other);
            }
        }
        if let (Some(old), Some(new)) = (&old.additional, &new.additional) {
            let at = at.step(Step::Additional);
            self.names(&at, &namings::of_additional(&model.ident, old, new));
        }
    }

    fn union_names(&mut self, at: &At, old: &Union, (new, model): (&Union, &Model)) {
        let news: BTreeMap<_, _> = new.variants.iter().map(|v| (&v.wire, v)).collect();
        for variant in &old.variants {
            if let Some(other) = news.get(&variant.wire) {
                let at = at.step(Step::Variant(variant.wire.clone()));
                let namings = namings::of_variant(&model.ident, &variant.ident, &other.ident);
                self.names(&at, &namings);
                self.variant_conversions(&at, variant, other);
            }
        }
    }

    fn value_names<T: Ord + ToString>(
        &mut self,
        at: &At,
        old: &[Variant<T>],
        (new, model): (&[Variant<T>], &Model),
    ) {
        let news: BTreeMap<_, _> = new.iter().map(|v| (&v.value, v)).collect();
        for variant in old {
            if let Some(other) = news.get(&variant.value) {
                let at = at.step(Step::EnumerationValue(variant.value.to_string()));
                let namings = namings::of_variant(&model.ident, &variant.ident, &other.ident);
                self.names(&at, &namings);
            }
        }
    }
}

/// The operations by their id, with their groups.
fn by_id(krate: &Crate) -> BTreeMap<&WireName, (&Group, &rust::Operation)> {
    let groups = krate.groups.iter();
    groups
        .flat_map(|group| group.operations.iter().map(move |o| (&o.id, (group, o))))
        .collect()
}

fn by_wire(krate: &Crate) -> BTreeMap<String, &Model> {
    let models = krate.models.iter();
    models.map(|model| (model.wire.clone(), model)).collect()
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

/// The tag of the group that has a module.
fn tag<'c>(krate: &'c Crate, module: &Ident) -> Option<&'c WireName> {
    let mut groups = krate.groups.iter();
    groups.find(|group| group.module == *module)?.tag.as_ref()
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

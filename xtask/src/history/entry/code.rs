//! Lines of code that show what a change is about, in one of the two crates.

use crate::diff::{Flow, Place, Root, Step};
use crate::emit::usage;
use crate::rust::{Crate, Field, Group, Model, ModelKind, Operation};

/// The lines for a place; none if the crate has no such thing.
pub(super) fn lines(krate: &Crate, place: &Place, flow: Flow) -> Vec<String> {
    match &place.root {
        Root::Api => Vec::new(),
        Root::Server(url) => {
            let server = krate.servers.iter().find(|server| server.template == *url);
            server.map(usage::server).into_iter().collect()
        }
        Root::SecurityScheme(name) => {
            let scheme = krate.schemes.iter().find(|scheme| scheme.name == *name);
            scheme.map(usage::scheme).into_iter().collect()
        }
        Root::Group(tag) => {
            let group = krate.groups.iter().find(|group| group.tag == *tag);
            group.map(usage::group).into_iter().collect()
        }
        Root::Operation(id) => {
            let operation = krate.operation(id);
            let line = operation.map(|(group, operation)| call(group, operation, place));
            line.into_iter().collect()
        }
        Root::Type(name) => match krate.model(name) {
            Some(model) => of_model(krate, model, place, flow),
            None => Vec::new(),
        },
    }
}

/// The call, with the input that it is about, or with what it answers.
fn call(group: &Group, operation: &Operation, place: &Place) -> String {
    match place.steps.first() {
        Some(Step::Answer(_)) => usage::answer(group, operation),
        Some(step) => usage::call(group, operation, |input| {
            Step::to_input(&input.carrier) == *step
        }),
        None => usage::call(group, operation, |_| false),
    }
}

/// What is sent is made, what is received is read.
fn of_model(krate: &Crate, model: &Model, place: &Place, flow: Flow) -> Vec<String> {
    let (sent, received) = (flow.sent || !flow.received, flow.received || !flow.sent);
    let step = place.steps.first();
    match (&model.kind, step) {
        (ModelKind::Struct(structure), Some(Step::Field(name))) => {
            let field = structure.fields.iter().find(|field| field.wire == *name);
            // Tests make what is only received, too, with what it must have.
            let is_shown = |shown: &Field| sent && shown.wire == *name;
            let made = usage::value(krate, model, is_shown);
            let read = field.filter(|_| received);
            let read = read.map(|field| usage::reading(model, field));
            std::iter::once(made).chain(read).collect()
        }
        (ModelKind::Text(variants), Some(Step::EnumerationValue(value))) => {
            let variant = variants.iter().find(|variant| variant.value == *value);
            let line = variant.map(|variant| usage::variant(model, &variant.ident));
            line.into_iter().collect()
        }
        (ModelKind::Integer(variants), Some(Step::EnumerationValue(value))) => {
            let mut variants = variants.iter();
            let variant = variants.find(|variant| variant.value.to_string() == *value);
            let line = variant.map(|variant| usage::variant(model, &variant.ident));
            line.into_iter().collect()
        }
        (ModelKind::Union(union), Some(Step::Variant(name))) => {
            let mut variants = union.variants.iter();
            let variant = variants.find(|variant| variant.wire == *name);
            let line = variant.map(|variant| usage::union_variant(model, &variant.ident));
            line.into_iter().collect()
        }
        (ModelKind::Struct(_), _) if sent => {
            vec![
                usage::import(krate, model),
                usage::value(krate, model, |_| false),
            ]
        }
        (
            ModelKind::Struct(_)
            | ModelKind::Text(_)
            | ModelKind::Integer(_)
            | ModelKind::Union(_)
            | ModelKind::Alias(_),
            _,
        ) => vec![usage::import(krate, model)],
    }
}

//! The names that something has in Rust, before and now.

use super::aliases::Naming;
use super::{Comparison, Step};
use crate::ir::WireName;
use crate::rust::{
    Additional, Crate, Field, Group, Ident, Input, Model, ModelKind, Operation, Scheme, Success,
    UnionVariant, owner,
};

impl<'a> Comparison<'a> {
    /// Of a type of the old description, and of that which it is in the new one.
    pub(super) fn model_namings(&self, old: &[String], new: &[String]) -> Vec<Naming<'a>> {
        let models = self.before.model(old).zip(self.after.krate.model(new));
        models.map_or_else(Vec::new, |(old, new)| of_model(old, new))
    }

    /// Of a field, in types of these names.
    pub(super) fn field_namings(
        &self,
        (old_type, old): (&[String], &WireName),
        (new_type, new): (&[String], &WireName),
    ) -> Vec<Naming<'a>> {
        let old = self
            .before
            .model(old_type)
            .and_then(|model| field(model, old));
        let model = self.after.krate.model(new_type);
        let new = model.and_then(|model| Some((model, field(model, new)?)));
        let fields = old.zip(new);
        fields.map_or_else(Vec::new, |(old, (model, new))| {
            of_field(&model.ident, old, new)
        })
    }

    /// Of a variant of a union, in types of these names.
    pub(super) fn variant_namings(
        &self,
        (old_type, old): (&[String], &str),
        (new_type, new): (&[String], &str),
    ) -> Vec<Naming<'a>> {
        let model = self.before.model(old_type);
        let old = model.and_then(|model| variant(model, old));
        let model = self.after.krate.model(new_type);
        let new = model.and_then(|model| Some((model, variant(model, new)?)));
        let variants = old.zip(new);
        variants.map_or_else(Vec::new, |(old, (model, new))| {
            of_variant(&model.ident, &old.ident, &new.ident)
        })
    }

    /// Of an operation.
    pub(super) fn operation_namings(&self, old: &WireName, new: &WireName) -> Vec<Naming<'a>> {
        let operations = self
            .before
            .operation(old)
            .zip(self.after.krate.operation(new));
        operations.map_or_else(Vec::new, |((group, old), new)| {
            of_operation((self.group_after(group), old), new)
        })
    }

    /// Of what an operation takes.
    pub(super) fn input_namings(
        &self,
        (old_operation, old): (&WireName, &Step),
        (new_operation, new): (&WireName, &Step),
    ) -> Vec<Naming<'a>> {
        let input = |krate: &'a Crate, id, step: &Step| {
            let (group, operation) = krate.operation(id)?;
            let mut inputs = operation.inputs.iter();
            let found = inputs.find(|input| Step::to_input(&input.carrier) == *step)?;
            Some(((group, operation), found))
        };
        let old = input(self.before, old_operation, old);
        let new = input(self.after.krate, new_operation, new);
        let inputs = old.zip(new);
        inputs.map_or_else(Vec::new, |((_, old), (operation, new))| {
            of_input(operation, old, new)
        })
    }
}

/// Of a type.
pub(super) fn of_model<'a>(old: &'a Model, new: &'a Model) -> Vec<Naming<'a>> {
    let owner = owner::MODELS.to_owned();
    vec![match new.kind {
        ModelKind::Struct(_) | ModelKind::Alias(_) => Naming::whole(owner, &old.ident, &new.ident),
        ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Union(_) => {
            Naming::part(owner, &old.ident, &new.ident)
        }
    }]
}

/// Of a field of a model.
pub(super) fn of_field<'a>(model: &Ident, old: &'a Field, new: &'a Field) -> Vec<Naming<'a>> {
    let owner = || owner::model(model);
    let mut namings = vec![Naming::alone(&old.ident, &new.ident)];
    if !(old.is_required() || new.is_required()) {
        namings.push(Naming::whole(owner(), &old.setter, &new.setter));
    }
    if let (Some(old), Some(new)) = (&old.null_setter, &new.null_setter) {
        namings.push(Naming::whole(owner(), old, new));
    }
    namings
}

/// Of the field for the properties that the description does not name.
pub(super) fn of_additional<'a>(
    model: &Ident,
    old: &'a Additional,
    new: &'a Additional,
) -> Vec<Naming<'a>> {
    vec![
        Naming::alone(&old.ident, &new.ident),
        Naming::whole(owner::model(model), &old.setter, &new.setter),
    ]
}

/// Of a value of an enumeration, or of a variant of a union.
pub(super) fn of_variant<'a>(model: &Ident, old: &'a Ident, new: &'a Ident) -> Vec<Naming<'a>> {
    vec![Naming::part(owner::model(model), old, new)]
}

/// Of an operation. One that has moved leaves its names in the group of the new crate where it stood, if that is still
/// there.
pub(super) fn of_operation<'a>(
    (stood, old): (Option<&Group>, &'a Operation),
    (group, new): (&Group, &'a Operation),
) -> Vec<Naming<'a>> {
    let moved = |place: fn(&Group) -> String, naming: fn(String, _, _) -> Naming<'a>, old, new| {
        let Some(stood) = stood else {
            return Naming::alone(old, new);
        };
        let (from, to) = (place(stood), place(group));
        let is_moved = from != to;
        let naming = naming(from, old, new);
        if is_moved {
            naming.moved_to(to)
        } else {
            naming
        }
    };
    let types = |group: &Group| owner::group(&group.module);
    let mocks = |group: &Group| owner::mock(&group.module);
    let (old_mock, mock) = (&old.mocking, &new.mocking);
    let mut namings = vec![
        moved(owner::methods, Naming::whole, &old.function, &new.function),
        moved(types, Naming::whole, &old.call, &new.call),
        Naming::whole(
            owner::MOCK_SERVER.to_owned(),
            &old_mock.method,
            &mock.method,
        ),
        moved(mocks, Naming::whole, &old_mock.arguments, &mock.arguments),
    ];
    if let (Success::Several(old), Success::Several(new)) = (&old.success, &new.success) {
        namings.push(moved(types, Naming::part, &old.ident, &new.ident));
    }
    namings
}

/// Of what an operation of the new crate takes. An argument has a name for tests alone.
pub(super) fn of_input<'a>(
    (group, operation): (&Group, &Operation),
    old: &'a Input,
    new: &'a Input,
) -> Vec<Naming<'a>> {
    let (module, call) = (&group.module, &operation.call);
    let mut namings = Vec::new();
    if !(old.required || new.required) {
        let owner = owner::of_group(module, call);
        namings.push(Naming::whole(owner, &old.ident, &new.ident));
    }
    let (old, new) = (&old.mocked, &new.mocked);
    let expectation = owner::expectation(module, call);
    namings.push(Naming::whole(expectation, &old.expected, &new.expected));
    namings.push(Naming::alone(&old.received, &new.received));
    namings
}

/// Of a group.
pub(super) fn of_group<'a>(old: &'a Group, new: &'a Group) -> Vec<Naming<'a>> {
    vec![
        Naming::whole(owner::CLIENT.to_owned(), &old.accessor, &new.accessor),
        Naming::whole(owner::ROOT.to_owned(), &old.module, &new.module),
        Naming::whole(owner::group(&new.module), &old.ident, &new.ident),
    ]
}

/// Of a way to authenticate.
pub(super) fn of_scheme<'a>(old: &'a Scheme, new: &'a Scheme) -> Vec<Naming<'a>> {
    let owner = || owner::BUILDER.to_owned();
    vec![
        Naming::whole(owner(), &old.setter, &new.setter),
        Naming::whole(owner(), &old.provider, &new.provider),
    ]
}

fn variant<'a>(model: &'a Model, wire: &str) -> Option<&'a UnionVariant> {
    match &model.kind {
        ModelKind::Union(union) => union.variants.iter().find(|variant| variant.wire == wire),
        ModelKind::Struct(_) | ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Alias(_) => {
            None
        }
    }
}

/// The field of a model with a name on the wire.
pub(super) fn field<'a>(model: &'a Model, wire: &WireName) -> Option<&'a Field> {
    match &model.kind {
        ModelKind::Struct(structure) => structure.fields.iter().find(|field| field.wire == *wire),
        ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Union(_) | ModelKind::Alias(_) => {
            None
        }
    }
}

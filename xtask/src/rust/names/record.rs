//! Reads the names that a crate has given off its model.

use super::given::{self, Given, GivenNames, GivenWithin};
use crate::config::{Inner, Names, Renames};
use crate::rust::{
    Carrier, Crate, ErrorType, Group, Holder, Ident, Model, ModelKind, Operation, StatusVariant,
    Success,
};

impl GivenNames {
    /// The names that a crate has given, but for those that the settings choose and those that follow from them: they
    /// are to change when the settings do.
    #[must_use]
    pub fn of(krate: &Crate, renames: &Renames) -> Self {
        let mut names = Self::default();
        for group in &krate.groups {
            names.group(group, renames);
        }
        for model in &krate.models {
            names.model(model, renames);
        }
        for scheme in &krate.schemes {
            note(&mut names.credentials, &scheme.name.0, &scheme.setter);
            note(&mut names.providers, &scheme.name.0, &scheme.provider);
        }
        for server in &krate.servers {
            note(&mut names.servers, &server.template, &server.ident);
        }
        names
    }

    fn group(&mut self, group: &Group, renames: &Renames) {
        let tag = group.tag.as_ref().map_or(given::NO_TAG, |tag| &tag.0);
        let is_chosen = is_group_chosen(group, renames);
        if !is_chosen {
            note(&mut self.groups, tag, &group.module);
            note(&mut self.accessors, tag, &group.accessor);
        }
        for error in &group.errors {
            self.statuses(&group.module, &error.ident, &error.variants);
        }
        for operation in &group.operations {
            self.inputs(operation, renames.parameters.get(operation.id.0.as_str()));
            if let Success::Several(answer) = &operation.success {
                self.statuses(&group.module, &answer.ident, &answer.variants);
            }
            if !renames.operations.contains_key(operation.id.0.as_str()) {
                self.operation(operation);
            }
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let id = &operation.id.0;
        note(&mut self.operations, id, &operation.function);
        note(&mut self.calls, id, &operation.call);
        note(&mut self.mocks, id, &operation.mocking.method);
        note(&mut self.mock_arguments, id, &operation.mocking.arguments);
        if let Success::Several(answer) = &operation.success {
            note(&mut self.answers, id, &answer.ident);
        }
        if let ErrorType::Enum { module, ident } = &operation.error {
            self.errors.insert(id.clone(), given::path(module, ident));
        }
    }

    fn inputs(&mut self, operation: &Operation, chosen: Option<&Names>) {
        for input in &operation.inputs {
            let (wire, key) = match &input.carrier {
                Carrier::Parameter { name, location, .. } => {
                    (Some(name), given::parameter(*location, name))
                }
                Carrier::FormField { name, .. } => (Some(name), given::form_field(name)),
                Carrier::Json | Carrier::Text | Carrier::Binary => (None, given::BODY.to_owned()),
            };
            if !wire.is_some_and(|wire| is_chosen(chosen, &wire.0)) {
                note_within(&mut self.parameters, &operation.id.0, &key, &input.ident);
            }
        }
    }

    fn statuses(&mut self, module: &Ident, ident: &Ident, variants: &[StatusVariant]) {
        let path = given::path(module, ident);
        for variant in variants {
            let status = given::status(variant.status);
            note_within(&mut self.statuses, &path, &status, &variant.ident);
        }
    }

    fn model(&mut self, model: &Model, renames: &Renames) {
        let name = &model.wire;
        if !is_type_chosen(name, &renames.types) {
            note(&mut self.types, name, &model.ident);
        }
        let chosen = |inner: &'_ Inner, wire: &str| is_chosen(inner.get(name.as_str()), wire);
        match &model.kind {
            ModelKind::Struct(structure) => {
                for field in &structure.fields {
                    if chosen(&renames.fields, &field.wire.0) {
                        continue;
                    }
                    note_within(&mut self.fields, name, &field.wire.0, &field.ident);
                    if let (Holder::Patch, Some(setter)) = (field.holder, &field.null_setter) {
                        note_within(&mut self.null_setters, name, &field.wire.0, setter);
                    }
                }
                if let Some(additional) = &structure.additional {
                    note(&mut self.further_properties, name, &additional.ident);
                }
            }
            ModelKind::Text(variants) => {
                for variant in variants {
                    if !chosen(&renames.variants, &variant.value) {
                        note_within(&mut self.variants, name, &variant.value, &variant.ident);
                    }
                }
            }
            ModelKind::Integer(variants) => {
                for variant in variants {
                    let value = variant.value.to_string();
                    if !chosen(&renames.variants, &value) {
                        note_within(&mut self.variants, name, &value, &variant.ident);
                    }
                }
            }
            ModelKind::Union(union) => {
                for variant in &union.variants {
                    if !chosen(&renames.variants, &variant.wire) {
                        note_within(&mut self.variants, name, &variant.wire, &variant.ident);
                    }
                }
            }
            ModelKind::Alias(_) => {}
        }
    }

    /// The names of both; where a thing has one in each, that of the other.
    pub fn extend(&mut self, other: Self) {
        let Self {
            groups,
            accessors,
            operations,
            calls,
            answers,
            errors,
            mocks,
            mock_arguments,
            types,
            further_properties,
            credentials,
            providers,
            servers,
            fields,
            null_setters,
            variants,
            parameters,
            statuses,
            former,
        } = other;
        self.groups.extend(groups);
        self.accessors.extend(accessors);
        self.operations.extend(operations);
        self.calls.extend(calls);
        self.answers.extend(answers);
        self.errors.extend(errors);
        self.mocks.extend(mocks);
        self.mock_arguments.extend(mock_arguments);
        self.types.extend(types);
        self.further_properties.extend(further_properties);
        self.credentials.extend(credentials);
        self.providers.extend(providers);
        self.servers.extend(servers);
        extend_within(&mut self.fields, fields);
        extend_within(&mut self.null_setters, null_setters);
        extend_within(&mut self.variants, variants);
        extend_within(&mut self.parameters, parameters);
        extend_within(&mut self.statuses, statuses);
        self.former.extend(former);
    }
}

fn note(names: &mut Given, wire: &str, ident: &Ident) {
    // Of two things with one name the first comes first when names are given, too.
    let entry = names.entry(wire.to_owned());
    entry.or_insert_with(|| ident.text().to_owned());
}

fn note_within(names: &mut GivenWithin, outer: &str, wire: &str, ident: &Ident) {
    note(names.entry(outer.to_owned()).or_default(), wire, ident);
}

fn extend_within(names: &mut GivenWithin, others: GivenWithin) {
    for (outer, inner) in others {
        names.entry(outer).or_default().extend(inner);
    }
}

fn is_chosen(names: Option<&Names>, wire: &str) -> bool {
    names.is_some_and(|names| names.contains_key(wire))
}

/// Whether the settings choose the name of a group.
fn is_group_chosen(group: &Group, renames: &Renames) -> bool {
    let tag = group.tag.as_ref();
    tag.is_some_and(|tag| renames.groups.contains_key(tag.0.as_str()))
}

/// Whether the settings choose the name of a type, or of one around it.
pub(in crate::rust) fn is_type_chosen(name: &str, types: &Names) -> bool {
    let mut ends = name.match_indices('.').map(|(end, _)| end);
    types.contains_key(name) || ends.any(|end| types.contains_key(&name[..end]))
}

//! What of a crate a name can be left behind of, and which names are free.

use std::collections::BTreeMap;

use super::{Rename, owner};
use crate::rust::names::Kind;
use crate::rust::plan::{
    BUILDER_METHODS, CALL_METHODS, CLIENT_METHODS, RESERVED_MODULES, RESERVED_TYPES, SERVER_METHODS,
};
use crate::rust::{
    Crate, Field, Group, Ident, Model, ModelKind, Operation, RESERVED_IN_GROUPS, Struct, Success,
};

/// The names of a crate of which others can be left behind, by where they stand.
#[derive(Debug, Default)]
pub struct Surface {
    places: BTreeMap<String, Place>,
}

#[derive(Debug, Default)]
struct Place {
    reserved: &'static [&'static str],
    names: BTreeMap<String, (Ident, Kind)>,
}

impl Surface {
    /// The names of a crate.
    #[must_use]
    pub fn of(krate: &Crate) -> Self {
        let mut surface = Self::default();
        let modules = krate.groups.iter().map(|group| &group.module);
        surface.add(owner::ROOT, RESERVED_MODULES, Kind::Module, modules);
        let accessors = krate.groups.iter().map(|group| &group.accessor);
        surface.add(owner::CLIENT, CLIENT_METHODS, Kind::Function, accessors);
        let schemes = krate.schemes.iter();
        let setters = schemes.flat_map(|scheme| [&scheme.setter, &scheme.provider]);
        surface.add(owner::BUILDER, BUILDER_METHODS, Kind::Function, setters);
        let operations = krate.groups.iter().flat_map(|group| &group.operations);
        let mocks = operations.map(|operation| &operation.mocking.method);
        surface.add(owner::MOCK_SERVER, SERVER_METHODS, Kind::Function, mocks);
        for group in &krate.groups {
            surface.group(group);
        }
        let models = krate.models.iter().map(|model| &model.ident);
        surface.add(owner::MODELS, RESERVED_TYPES, Kind::Type, models);
        for model in &krate.models {
            surface.model(model);
        }
        surface
    }

    /// The old and the new name of something; `None` if it is not there, or if the old name is not free.
    #[must_use]
    pub(super) fn resolve(&self, rename: &Rename) -> Option<(Ident, Ident)> {
        let place = self.places.get(&rename.owner)?;
        let target = self.places.get(rename.new_owner())?;
        let (new, kind) = target.names.get(&rename.new)?;
        let is_free = !place.names.contains_key(&rename.old)
            && !place.reserved.contains(&rename.old.as_str());
        let old = Ident::given(&rename.old, *kind).filter(|_| is_free)?;
        Some((old, new.clone()))
    }

    /// Whether the old name can be left behind.
    #[must_use]
    pub fn has_room_for(&self, rename: &Rename) -> bool {
        self.resolve(rename).is_some()
    }

    fn add<'i>(
        &mut self,
        owner: &str,
        reserved: &'static [&'static str],
        kind: Kind,
        idents: impl IntoIterator<Item = &'i Ident>,
    ) {
        let place = self.places.entry(owner.to_owned()).or_default();
        place.reserved = reserved;
        let named = idents.into_iter();
        let named = named.map(|ident| (ident.text().to_owned(), (ident.clone(), kind)));
        place.names.extend(named);
    }

    fn group(&mut self, group: &Group) {
        let module = &group.module;
        let methods = group.operations.iter().map(|operation| &operation.function);
        let methods_owner = owner::methods(group);
        self.add(&methods_owner, &[], Kind::Function, methods);
        let errors = group.errors.iter().map(|error| &error.ident);
        let types = group.operations.iter().flat_map(types).chain(errors);
        let types = types.chain([&group.ident]);
        self.add(&owner::group(module), RESERVED_IN_GROUPS, Kind::Type, types);
        let operations = group.operations.iter();
        let arguments = operations.map(|operation| &operation.mocking.arguments);
        self.add(
            &owner::mock(module),
            RESERVED_IN_GROUPS,
            Kind::Type,
            arguments,
        );
        for operation in &group.operations {
            let setters = operation.options().map(|input| &input.ident);
            let call = owner::of_group(module, &operation.call);
            self.add(&call, CALL_METHODS, Kind::Function, setters);
            let expected = operation.inputs.iter().map(|input| &input.mocked.expected);
            let expectation = owner::expectation(module, &operation.call);
            self.add(&expectation, &[], Kind::Function, expected);
        }
    }

    fn model(&mut self, model: &Model) {
        let owner = owner::model(&model.ident);
        match &model.kind {
            ModelKind::Struct(structure) => {
                let setters = setters(structure);
                self.add(&owner, &["new"], Kind::Function, setters);
            }
            ModelKind::Text(variants) => {
                let idents = variants.iter().map(|variant| &variant.ident);
                self.add(&owner, &["Unknown"], Kind::Variant, idents);
            }
            ModelKind::Integer(variants) => {
                let idents = variants.iter().map(|variant| &variant.ident);
                self.add(&owner, &["Unknown"], Kind::Variant, idents);
            }
            ModelKind::Union(union) => {
                let idents = union.variants.iter().map(|variant| &variant.ident);
                self.add(&owner, &["Unknown"], Kind::Variant, idents);
            }
            ModelKind::Alias(_) => {}
        }
    }
}

/// The types that belong to an operation alone.
fn types(operation: &Operation) -> impl Iterator<Item = &Ident> {
    let answer = match &operation.success {
        Success::One(_) => None,
        Success::Several(answer) => Some(&answer.ident),
    };
    std::iter::once(&operation.call).chain(answer)
}

/// The methods of a struct that set its fields.
fn setters(structure: &Struct) -> impl Iterator<Item = &Ident> {
    let fields = structure.fields.iter().flat_map(Field::setters);
    let additional = structure.additional.iter().map(|field| &field.setter);
    fields.chain(additional)
}

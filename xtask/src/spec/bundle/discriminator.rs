//! The values of a discriminator that go without saying: the names of schemas (OpenAPI 3.0.3, "Discriminator
//! Object"). Where a schema gets another name here, a `mapping` keeps the one that is on the wire.

use serde_yaml::{Mapping, Value};

use super::build::Builder;
use super::reference::{component, reference_text};
use super::walk::Walk;
use super::{Location, Target};
use crate::spec::{FileId, Pointer};

/// The section of what a discriminator tells apart.
const SECTION: &str = "schemas";

/// How many schemas are looked through to find the values of a property.
const MOST_PARTS: usize = 128;

/// One of the schemas that a discriminator tells apart.
struct Alternative {
    location: Location,
    /// What it is called in the document that is made.
    name: String,
    /// What it is called where it stands.
    own_name: String,
}

impl Alternative {
    fn is_renamed(&self) -> bool {
        self.name != self.own_name
    }

    fn reference(&self) -> String {
        reference_text(&component(SECTION, &self.name))
    }
}

impl Builder<'_> {
    /// Says in the copy of a schema with a `discriminator` what its alternatives are called where they stand.
    pub(super) fn keep_names(&self, schema: &Mapping, copy: &mut Mapping, walk: &Walk<'_>) {
        let alternatives = self.alternatives(schema, walk);
        if !alternatives.iter().any(Alternative::is_renamed) {
            return;
        }
        let Some(Value::Mapping(discriminator)) = copy.get_mut("discriminator") else {
            return;
        };
        let property = discriminator.get("propertyName").and_then(Value::as_str);
        let listed = alternatives.iter().map(|alternative| {
            let values = property.and_then(|name| self.listed(&alternative.location, name));
            values.unwrap_or_default()
        });
        let listed: Vec<&[Value]> = listed.collect();
        let mapping = discriminator.get("mapping").and_then(Value::as_mapping);
        let mut mapping = mapping.cloned().unwrap_or_default();
        for target in mapping.values_mut() {
            follow_name(target, &alternatives, walk.file);
        }
        for (index, alternative) in alternatives.iter().enumerate() {
            let target = alternative.reference();
            let mut known = mapping.values().filter_map(Value::as_str);
            let is_mapped = known.any(|known| known == target || known == alternative.name);
            let mut earlier = alternatives[..index].iter();
            let is_taken = mapping.contains_key(alternative.own_name.as_str())
                || earlier.any(|other| other.own_name == alternative.own_name);
            if alternative.is_renamed() && !is_mapped && !is_taken && !is_told(&listed, index) {
                mapping.insert(alternative.own_name.as_str().into(), target.into());
            }
        }
        if !mapping.is_empty() {
            discriminator.insert("mapping".into(), Value::Mapping(mapping));
        }
    }

    /// What a discriminator tells apart: what its schema offers, or what is made of its schema. Of a part of a schema it is
    /// the schema's.
    fn alternatives(&self, schema: &Mapping, walk: &Walk<'_>) -> Vec<Alternative> {
        let here = Location {
            file: walk.file,
            at: whole(walk.here.pointer()),
        };
        let whole = self.library.value(&here).and_then(Value::as_mapping);
        let offers = ["oneOf", "anyOf"].map(|keyword| {
            let own = schema.get(keyword);
            own.or_else(|| whole?.get(keyword))
        });
        let locations: Vec<Location> = if offers.iter().any(Option::is_some) {
            let lists = offers.into_iter().flatten().filter_map(Value::as_sequence);
            let targets = lists
                .flatten()
                .filter_map(|item| self.target(walk.file, item));
            targets.collect()
        } else {
            let targets = self.found.targets.keys().map(|target| &target.location);
            let made_of_it = targets.filter(|child| self.parts(child).any(|part| part == here));
            made_of_it.cloned().collect()
        };
        let named = locations.into_iter().filter_map(|location| {
            let own = location.own_component(SECTION);
            let target = Target::new(location.clone(), SECTION);
            let name = own.or_else(|| self.names.get(&target).cloned())?;
            let own_name = self.names.own_name(&target).unwrap_or(&name).to_owned();
            Some(Alternative {
                location,
                name,
                own_name,
            })
        });
        named.collect()
    }

    /// What the references in the `allOf` of a schema lead to.
    fn parts(&self, schema: &Location) -> impl Iterator<Item = Location> {
        let parts = self.library.value(schema);
        let parts = parts.and_then(|value| value.get("allOf")?.as_sequence());
        let parts = parts.into_iter().flatten();
        parts.filter_map(|part| self.target(schema.file, part))
    }

    /// Where a value leads that is a reference.
    fn target(&self, file: FileId, value: &Value) -> Option<Location> {
        let reference = value.get("$ref")?.as_str()?;
        let known = self.found.location(file, reference).cloned();
        known.or_else(|| {
            let at = Pointer::from_reference(reference)?;
            Some(Location { file, at })
        })
    }

    /// The values that a property of a schema may have, if the schema or one of its parts lists them.
    fn listed(&self, schema: &Location, property: &str) -> Option<&[Value]> {
        let mut waiting = vec![schema.clone()];
        for _ in 0..MOST_PARTS {
            let location = self.end(waiting.pop()?);
            let value = self.library.value(&location)?;
            if value
                .get("properties")
                .is_some_and(|fields| fields.get(property).is_some())
            {
                let field = self.end(location.key("properties").key(property));
                let values = self.library.value(&field)?;
                if let Some(constant) = values.get("const") {
                    return Some(std::slice::from_ref(constant));
                }
                return values.get("enum")?.as_sequence().map(Vec::as_slice);
            }
            let parts = value.get("allOf").and_then(Value::as_sequence);
            let parts = 0..parts.map_or(0, Vec::len);
            let all_of = location.at.key("allOf");
            waiting.extend(parts.rev().map(|index| Location {
                file: location.file,
                at: all_of.index(index),
            }));
        }
        None
    }

    /// Where references from a place on lead to.
    fn end(&self, mut location: Location) -> Location {
        for _ in 0..MOST_PARTS {
            let value = self.library.value(&location);
            match value.and_then(|value| self.target(location.file, value)) {
                Some(next) => location = next,
                None => break,
            }
        }
        location
    }
}

/// The schema that a part of an `allOf` stands in, and any other schema itself.
fn whole(at: Pointer) -> Pointer {
    let around = {
        let mut around = at.ancestors().skip(1);
        around.next().zip(around.next())
    };
    match around {
        Some((parts, schema)) if parts == schema.key("allOf") => whole(schema),
        Some(_) | None => at,
    }
}

/// Whether the values of the property tell an alternative from the others: then its name is none of them.
fn is_told(listed: &[&[Value]], index: usize) -> bool {
    let own = listed[index];
    let mut others = listed.iter().enumerate().filter(|(at, _)| *at != index);
    match own {
        [] => false,
        [_] => true,
        own => !others.any(|(_, values)| values.iter().any(|value| own.contains(value))),
    }
}

/// A name in a mapping is one of the file that has it.
fn follow_name(target: &mut Value, alternatives: &[Alternative], file: FileId) {
    let called = |other: &&Alternative| target.as_str() == Some(other.own_name.as_str());
    let called = alternatives.iter().filter(called);
    let meant = called.min_by_key(|other| other.location.file != file);
    if let Some(meant) = meant.filter(|meant| meant.is_renamed()) {
        *target = meant.reference().into();
    }
}

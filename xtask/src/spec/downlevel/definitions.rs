//! `$defs`: schemas in a schema, which become components if something refers to them.
//!
//! What no reference leads to goes with the schema that has it.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use super::moves::Moves;
use crate::spec::Pointer;
use crate::spec::grammar::{DOCUMENT, SCHEMA, Shape};

/// The schemas in `$defs` that are referred to: by their place, the name of the component.
#[derive(Default)]
pub(super) struct Definitions(BTreeMap<Pointer, String>);

impl Definitions {
    /// Brings the schemas to `components/schemas`.
    pub(super) fn lift(&mut self, document: &mut Mapping, moves: &mut Moves) {
        let whole = Value::Mapping(std::mem::take(document));
        let mut taken = Mapping::new();
        let mut found = Vec::new();
        references(&whole, &Shape::Object(&DOCUMENT), &mut found);
        let mut next = 0;
        while let Some(place) = found.get(next).cloned() {
            next += 1;
            if self.0.contains_key(&place) {
                continue;
            }
            let Some(schema) = place.find_in(&whole) else {
                continue;
            };
            let name = free_name(&place, &whole, &taken);
            moves.set(section().key(&name), place.clone());
            references(schema, &Shape::Object(&SCHEMA), &mut found);
            taken.insert(name.clone().into(), schema.clone());
            self.0.insert(place, name);
        }
        if let Value::Mapping(whole) = whole {
            *document = whole;
        }
        if !taken.is_empty()
            && let Some(components) = inner(document, "components")
            && let Some(schemas) = inner(components, "schemas")
        {
            schemas.extend(taken);
        }
    }

    /// Lets references in a schema lead to the components.
    pub(super) fn rewrite(&self, schema: &mut Mapping) {
        if self.0.is_empty() {
            return;
        }
        if let Some(reference) = schema.get_mut("$ref") {
            self.rewrite_reference(reference);
        }
        let mapping = schema.get_mut("discriminator");
        let mapping = mapping.and_then(|discriminator| discriminator.get_mut("mapping"));
        let mapping = mapping.and_then(Value::as_mapping_mut);
        for (_, reference) in mapping.into_iter().flatten() {
            self.rewrite_reference(reference);
        }
    }

    fn rewrite_reference(&self, reference: &mut Value) {
        let place = reference.as_str().and_then(Pointer::from_reference);
        if let Some(name) = place.and_then(|place| self.0.get(&place)) {
            *reference = format!("#{}", section().key(name)).into();
        }
    }
}

/// `/components/schemas`
fn section() -> Pointer {
    Pointer::root().key("components").key("schemas")
}

/// The object under a key, which is made if there is none; `None` if there is something else.
fn inner<'a>(mapping: &'a mut Mapping, key: &str) -> Option<&'a mut Mapping> {
    let value = mapping.entry(key.into());
    value
        .or_insert_with(|| Mapping::new().into())
        .as_mapping_mut()
}

/// The place's own name, or that with a number, if a component has it already.
fn free_name(place: &Pointer, document: &Value, taken: &Mapping) -> String {
    let name = place.tokens().last().unwrap_or_default().into_owned();
    let components = section().find_in(document).and_then(Value::as_mapping);
    let is_free = |name: &String| {
        let is_component = components.is_some_and(|components| components.contains_key(name));
        !is_component && !taken.contains_key(name)
    };
    let numbered = (2_u32..).map(|number| format!("{name}{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(is_free).unwrap_or_default()
}

/// Adds the places in `$defs` that references in a value lead to.
fn references(value: &Value, shape: &Shape, found: &mut Vec<Pointer>) {
    match (shape, value) {
        (Shape::Object(object) | Shape::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
            let reference = mapping.get("$ref").and_then(Value::as_str);
            let place = reference.and_then(Pointer::from_reference);
            found.extend(place.filter(is_in_definitions));
            for (key, value) in mapping {
                let shape = key
                    .as_str()
                    .and_then(|key| object.shape_in_any_version(key));
                if let Some(shape) = shape {
                    references(value, shape, found);
                }
            }
        }
        (Shape::Map(values), Value::Mapping(mapping)) => {
            for (_, value) in mapping {
                references(value, values, found);
            }
        }
        (Shape::List(items), Value::Sequence(sequence)) => {
            for item in sequence {
                references(item, items, found);
            }
        }
        _ => {}
    }
}

fn is_in_definitions(place: &Pointer) -> bool {
    let tokens: Vec<_> = place.tokens().collect();
    let at = tokens.iter().rev().nth(1);
    at.is_some_and(|key| matches!(key.as_ref(), "$defs" | "definitions"))
}

//! Takes out components that nothing refers to.

use std::collections::{HashMap, HashSet};

use serde_yaml::Value;

use super::LeftOut;
use crate::spec::Pointer;
use crate::spec::grammar::{A_DESCRIPTION, COMPONENT_SECTIONS, Shape};

/// From which sections of `components` something is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::spec) enum Sections {
    /// From all.
    All,
    /// From all but that of the schemas.
    BesideSchemas,
}

/// Takes out every component that is not needed by what stands outside of `components`, and notes the schemas.
pub(in crate::spec) fn leave_out_unused(
    raw: &mut Value,
    sections: Sections,
    left_out: &mut LeftOut,
) {
    let used = Used::of(raw);
    for section in COMPONENT_SECTIONS {
        if sections == Sections::All || section != "schemas" {
            retain(raw, section, &used, left_out);
        }
    }
}

/// Takes out every schema that is not used, and notes it.
pub(in crate::spec) fn leave_out_unused_schemas(
    raw: &mut Value,
    used: &Used,
    left_out: &mut LeftOut,
) {
    retain(raw, "schemas", used, left_out);
}

/// The components of a description that are needed by what stands outside of `components`.
pub(in crate::spec) struct Used(HashSet<Component>);

impl Used {
    /// Finds them.
    pub(in crate::spec) fn of(raw: &Value) -> Self {
        Self(Uses::of(raw))
    }
}

fn retain(raw: &mut Value, section: &'static str, used: &Used, left_out: &mut LeftOut) {
    let components = raw.get_mut("components");
    let section_value = components.and_then(|components| components.get_mut(section));
    if let Some(Value::Mapping(components)) = section_value {
        components.retain(|name, _| {
            let name = name.as_str().unwrap_or_default().to_owned();
            let component = Component { section, name };
            let stays = used.0.contains(&component);
            if !stays && section == "schemas" {
                left_out.schemas.insert(component.name);
            }
            stays
        });
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Component {
    section: &'static str,
    name: String,
}

/// Finds what is used.
#[derive(Default)]
struct Uses {
    /// The schemas that are made of a schema, by its name, if it tells them apart: who needs it may get one of them.
    made_of: HashMap<String, Vec<String>>,
    found: HashSet<Component>,
    /// What is found but not yet walked through.
    waiting: Vec<(Component, &'static Shape)>,
}

impl Uses {
    fn of(raw: &Value) -> HashSet<Component> {
        let mut uses = Self {
            made_of: made_of(raw),
            ..Self::default()
        };
        if let (Shape::Object(description), Value::Mapping(mapping)) = (&A_DESCRIPTION, raw) {
            for (key, value) in mapping {
                let key = key.as_str().unwrap_or_default();
                let shape = description.shape_of(key);
                if let Some(shape) = shape.filter(|_| key != "components") {
                    uses.value(value, shape);
                }
            }
        }
        while let Some((component, shape)) = uses.waiting.pop() {
            let section = raw
                .get("components")
                .and_then(|all| all.get(component.section));
            if let Some(value) = section.and_then(|section| section.get(&component.name)) {
                uses.value(value, shape);
            }
        }
        uses.found
    }

    fn value(&mut self, value: &Value, shape: &'static Shape) {
        match (shape, value) {
            (Shape::Security, Value::Mapping(schemes)) => {
                for name in schemes.keys().filter_map(Value::as_str) {
                    self.add("securitySchemes", name, &Shape::Any);
                }
            }
            (Shape::SchemaName, Value::String(name)) => {
                self.reference(value, shape);
                self.add("schemas", name, shape.component());
            }
            _ => {
                self.reference(value, shape);
                shape.parts(value, &mut |value, shape| self.value(value, shape));
            }
        }
    }

    fn reference(&mut self, value: &Value, shape: &'static Shape) {
        let (Some(reference), Some(section)) = (shape.reference_in(value), shape.section()) else {
            return;
        };
        let name = Pointer::from_reference(reference).and_then(|at| at.component(section));
        if let Some(name) = name {
            self.add(section, &name, shape.component());
        }
    }

    fn add(&mut self, section: &'static str, name: &str, shape: &'static Shape) {
        let name = name.to_owned();
        let component = Component { section, name };
        if self.found.insert(component.clone()) {
            let made = match section {
                "schemas" => self.made_of.remove(&component.name),
                _ => None,
            };
            self.waiting.push((component, shape));
            for name in made.into_iter().flatten() {
                self.add("schemas", &name, shape);
            }
        }
    }
}

/// The schemas that name a schema in their `allOf`, by its name: of those that have a discriminator and no list of
/// alternatives, and of what is made of them.
fn made_of(raw: &Value) -> HashMap<String, Vec<String>> {
    let schemas = raw.get("components").and_then(|all| all.get("schemas"));
    let schemas = schemas.and_then(Value::as_mapping);
    let named = || {
        let named = schemas.into_iter().flatten();
        named.filter_map(|(name, schema)| Some((name.as_str()?, schema)))
    };
    let tells_apart = |schema: &Value| {
        let has = |key| schema.get(key).is_some();
        has_discriminator(schema) && !has("oneOf") && !has("anyOf")
    };
    let mut parents: HashSet<String> = named()
        .filter(|(_, schema)| tells_apart(schema))
        .map(|(name, _)| name.to_owned())
        .collect();
    let mut made: HashMap<String, Vec<String>> = HashMap::new();
    if parents.is_empty() {
        return made;
    }
    for (child, schema) in named() {
        for parent in parents_of(schema) {
            made.entry(parent).or_default().push(child.to_owned());
        }
    }
    let mut waiting: Vec<String> = parents.iter().cloned().collect();
    while let Some(parent) = waiting.pop() {
        for child in made.get(&parent).into_iter().flatten() {
            if parents.insert(child.clone()) {
                waiting.push(child.clone());
            }
        }
    }
    made.retain(|parent, _| parents.contains(parent));
    made
}

/// Whether a schema has a discriminator, by itself or in a part that stands in it.
fn has_discriminator(schema: &Value) -> bool {
    schema.get("discriminator").is_some() || parts(schema).any(has_discriminator)
}

fn parts(schema: &Value) -> impl Iterator<Item = &Value> {
    let parts = schema.get("allOf").and_then(Value::as_sequence);
    parts.into_iter().flatten()
}

fn parents_of(schema: &Value) -> impl Iterator<Item = String> {
    let references = parts(schema).filter_map(|part| part.get("$ref")?.as_str());
    references.filter_map(|reference| Pointer::from_reference(reference)?.component("schemas"))
}

//! Copies values and their parts, each to the place that it has in the document.

use serde_yaml::{Mapping, Value};

use super::build::Builder;
use super::reference::{component, reference_text};
use super::size::weight;
use super::walk::Walk;
use super::{Location, Target};
use crate::spec::Pointer;
use crate::spec::grammar::Shape;
use crate::spec::pointer::Path;

impl Builder<'_> {
    pub(super) fn copy(&mut self, value: &Value, shape: &'static Shape, walk: &Walk<'_>) -> Value {
        if !self.open.is_empty() {
            self.copied += 1;
        }
        if let Some(reference) = shape.reference_in(value) {
            return self.copy_reference(value, reference, shape, walk);
        }
        if let Some(reference) = self.inner_target(shape, walk) {
            return reference_to(&reference);
        }
        self.copy_parts(value, shape, walk)
    }

    pub(super) fn copy_parts(
        &mut self,
        value: &Value,
        shape: &'static Shape,
        walk: &Walk<'_>,
    ) -> Value {
        match (shape, value) {
            (Shape::Object(object) | Shape::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
                let shape_of = |key: &str| object.shape_in_any_version(key);
                let mut copy = self.copy_entries(mapping, shape_of, walk);
                match shape.section() {
                    Some("schemas") if mapping.contains_key("discriminator") => {
                        self.keep_names(mapping, &mut copy, walk);
                    }
                    Some("links") => self.note_link(mapping, walk),
                    Some(_) | None => {}
                }
                Value::Mapping(copy)
            }
            (Shape::Map(values), Value::Mapping(mapping)) => {
                Value::Mapping(self.copy_entries(mapping, |_| Some(*values), walk))
            }
            (Shape::List(items), Value::Sequence(sequence)) => {
                let items = sequence
                    .iter()
                    .enumerate()
                    .map(|(index, item)| self.copy(item, items, &walk.index(index)));
                Value::Sequence(items.collect())
            }
            _ => self.copy_data(value),
        }
    }

    /// Copies what no reference is looked for in.
    fn copy_data(&mut self, value: &Value) -> Value {
        if !self.open.is_empty() {
            self.copied += weight(value);
        }
        value.clone()
    }

    fn copy_entries(
        &mut self,
        mapping: &Mapping,
        shape_of: impl Fn(&str) -> Option<&'static Shape>,
        walk: &Walk<'_>,
    ) -> Mapping {
        let mut copy = Mapping::with_capacity(mapping.len());
        for (key, value) in mapping {
            let name = key.as_str().unwrap_or_default();
            let value = match shape_of(name) {
                Some(shape) if name != "$ref" => self.copy(value, shape, &walk.key(name)),
                Some(_) | None => self.copy_data(value),
            };
            copy.insert(key.clone(), value);
        }
        copy
    }

    /// The component that what stands here has become, if something refers to it.
    fn inner_target(&self, shape: &'static Shape, walk: &Walk<'_>) -> Option<Pointer> {
        let section = shape.section()?;
        let is_start = matches!(walk.here, Path::At(_));
        if is_start || !self.files_with_inner_targets.contains(&walk.file) {
            return None;
        }
        let location = Location {
            file: walk.file,
            at: walk.here.pointer(),
        };
        let component = self.component_at(location, section)?;
        (component != walk.out.pointer()).then_some(component)
    }

    pub(super) fn component_at(
        &self,
        location: Location,
        section: &'static str,
    ) -> Option<Pointer> {
        let name = self.names.get(&Target::new(location, section))?;
        Some(component(section, name))
    }
}

fn reference_to(target: &Pointer) -> Value {
    let mut mapping = Mapping::new();
    mapping.insert("$ref".into(), reference_text(target).into());
    Value::Mapping(mapping)
}

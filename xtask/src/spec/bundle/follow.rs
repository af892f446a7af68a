//! Copies references: they lead to components, or what they lead to takes their place.

use serde_yaml::Value;

use super::Location;
use super::build::Builder;
use super::failure::Failure;
use super::reference::{component, is_own_component, reference_text};
use super::size::depth;
use super::walk::Walk;
use crate::spec::grammar::Shape;
use crate::spec::pointer::Path;
use crate::spec::{DEEPEST, FileId};

/// How many values may be copied to where they are referred to, by the root or by the targets, where text counts for one
/// more each 32 bytes. A description of a thousand operations has some ten thousand.
const MOST_COPIED: usize = 2_000_000;

impl Builder<'_> {
    pub(super) fn copy_reference(
        &mut self,
        value: &Value,
        reference: &str,
        shape: &'static Shape,
        walk: &Walk<'_>,
    ) -> Value {
        let Some(section) = shape.section() else {
            return self.copy_target(value, reference, shape, walk);
        };
        let target = self.rewritten(walk.file, reference, section);
        match (value, target) {
            (Value::String(_), Some(target)) => Value::String(target),
            (_, Some(target)) => {
                let mut copy = self.copy_parts(value, shape, walk);
                copy["$ref"] = Value::String(target);
                copy
            }
            (_, None) => self.copy_parts(value, shape, walk),
        }
    }

    /// The reference to a component in the document that is made; `None` if it is to stay as it is.
    fn rewritten(&self, file: FileId, reference: &str, section: &'static str) -> Option<String> {
        if file == FileId::ROOT && is_own_component(reference, section) {
            return None;
        }
        let location = self.found.location(file, reference)?;
        let target = match location.own_component(section) {
            Some(name) => component(section, &name),
            None => self.component_at(location.clone(), section)?,
        };
        Some(reference_text(&target))
    }

    /// What is no component, copied to where it is referred to, with what stands beside the reference.
    fn copy_target(
        &mut self,
        value: &Value,
        reference: &str,
        shape: &'static Shape,
        walk: &Walk<'_>,
    ) -> Value {
        let Some(location) = self.found.location(walk.file, reference).cloned() else {
            return value.clone();
        };
        let Some(target) = self.library.value(&location) else {
            return value.clone();
        };
        let failure = if self.open.contains(&location) {
            Some(Failure::Circle)
        } else if self.copied > MOST_COPIED || walk.depth + depth(target) > DEEPEST {
            Some(Failure::TooLarge)
        } else {
            None
        };
        if let Some(failure) = failure {
            let unresolved = &mut self.noted.unresolved;
            unresolved.insert(walk.file, reference, None, failure);
            return value.clone();
        }
        let out = walk.out.pointer();
        self.noted.origins.push((out.clone(), location.clone()));
        self.open.push(location.clone());
        let start = Walk::at(&location, Path::At(&out), walk.depth);
        let mut copy = self.copy(target, shape, &start);
        self.open.pop();
        self.add_siblings(&mut copy, value, shape, walk);
        copy
    }

    /// What stands beside a reference to something that is no component: it wins.
    fn add_siblings(
        &mut self,
        copy: &mut Value,
        value: &Value,
        shape: &'static Shape,
        walk: &Walk<'_>,
    ) {
        let Value::Mapping(siblings) = self.copy_parts(value, shape, walk) else {
            return;
        };
        let Value::Mapping(copy) = copy else {
            return;
        };
        for (key, sibling) in siblings {
            let Some(name) = key.as_str().filter(|name| *name != "$ref") else {
                continue;
            };
            let (here, out) = (walk.here.pointer().key(name), walk.out.pointer().key(name));
            let origin = Location {
                file: walk.file,
                at: here,
            };
            self.noted.origins.push((out, origin));
            copy.insert(key, sibling);
        }
    }
}

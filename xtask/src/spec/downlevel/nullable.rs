//! A `type` beside `nullable`, which has no effect without one (OpenAPI 3.0.3, section 4.7.24).
//!
//! Where a schema became nullable that leaves its type to its parts, the type is found when all is rewritten, and
//! written beside it. That says nothing new of its values. One that may be of several types has no such word.

use std::collections::HashMap;

use serde_yaml::{Mapping, Value};

use super::Rewriter;
use super::types::type_of;
use crate::spec::Pointer;
use crate::spec::lint::CONSTRAINTS;
use crate::spec::pointer::Path;

/// How many references and parts may follow each other on the way to a type.
const MOST_STEPS: usize = 128;

impl Rewriter<'_> {
    /// Lets a schema be nullable. One that is so already stays as it is.
    pub(super) fn nullable(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let before = schema.insert("nullable".into(), true.into());
        if before != Some(Value::Bool(true)) {
            self.nullable_at.insert(path.pointer());
        }
    }

    /// Gives each schema that became nullable the type that its values have.
    pub(super) fn types_of_nullable(&mut self, document: &mut Value) {
        let mut types = Types::default();
        for at in std::mem::take(&mut self.nullable_at) {
            let schema = at.find_in(document).and_then(Value::as_mapping);
            let untyped = schema.filter(|schema| !schema.contains_key("type"));
            let ty = untyped.and_then(|schema| types.of(schema, document, MOST_STEPS));
            if let (Some(ty), Some(Value::Mapping(schema))) = (ty, at.find_in_mut(document)) {
                self.moved(&at, at.key("type"));
                schema.insert("type".into(), ty.into());
            }
        }
    }
}

/// Finds the types of values.
#[derive(Default)]
struct Types {
    /// Those of what references lead to; none while one is looked for, so that circles end.
    known: HashMap<Pointer, Option<String>>,
}

impl Types {
    /// The type that all values of a schema have, as far as it is said.
    fn of(&mut self, schema: &Mapping, document: &Value, steps: usize) -> Option<String> {
        let steps = steps.checked_sub(1)?;
        if let Some(reference) = schema.get("$ref") {
            return self.of_target(reference.as_str()?, document, steps);
        }
        if let Some(ty) = own_type(schema) {
            return Some(ty.to_owned());
        }
        let mut parts = mappings(schema, "allOf");
        if let Some(ty) = parts.find_map(|part| self.of(part, document, steps)) {
            return Some(ty);
        }
        ["oneOf", "anyOf"].iter().find_map(|keyword| {
            let mut branches = mappings(schema, keyword);
            let first = self.of(branches.next()?, document, steps)?;
            let is_same = |branch| self.of(branch, document, steps).as_ref() == Some(&first);
            branches.all(is_same).then_some(first)
        })
    }

    fn of_target(&mut self, reference: &str, document: &Value, steps: usize) -> Option<String> {
        let target = Pointer::from_reference(reference)?;
        if let Some(known) = self.known.get(&target) {
            return known.clone();
        }
        self.known.insert(target.clone(), None);
        let schema = target.find_in(document).and_then(Value::as_mapping);
        let ty = schema.and_then(|schema| self.of(schema, document, steps));
        self.known.insert(target, ty.clone());
        ty
    }
}

fn mappings<'s>(schema: &'s Mapping, keyword: &str) -> impl Iterator<Item = &'s Mapping> {
    let parts = schema.get(keyword).and_then(Value::as_sequence);
    parts.into_iter().flatten().filter_map(Value::as_mapping)
}

/// The type that a schema says itself, or that its other keywords are for.
fn own_type(schema: &Mapping) -> Option<&str> {
    if let Some(ty) = schema.get("type") {
        return ty.as_str();
    }
    if let Some(Value::Sequence(values)) = schema.get("enum") {
        let mut types = values.iter().filter_map(type_of);
        let first = types.next()?;
        return types.all(|ty| ty == first).then_some(first);
    }
    let mut concerned = CONSTRAINTS.iter().rev();
    let (types, _) =
        concerned.find(|(_, keys)| keys.iter().any(|key| schema.contains_key(*key)))?;
    types.first().copied()
}

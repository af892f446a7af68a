//! The document, and the same as JSON, in which expressions are evaluated.
//!
//! Both are alike whenever an expression is evaluated. The document itself is never made from the JSON:
//! whatever JSON cannot say, such as numbers that are not finite, and the order of keys stay as they are.

use serde_json_path::{JsonPath, PathElement};
use serde_yaml::Value;

use super::Pointer;

/// A document that can be searched.
pub(super) struct Tree {
    value: Value,
    json: serde_json::Value,
}

/// The way to a part of the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Steps(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Tree {
    pub(super) fn new(value: Value) -> Self {
        let json = json(&value);
        Self { value, json }
    }

    pub(super) fn into_value(self) -> Value {
        self.value
    }

    /// All parts that an expression selects, each once.
    pub(super) fn select(&self, expression: &JsonPath) -> Vec<Steps> {
        let found = expression.query_located(&self.json);
        let mut parts: Vec<_> = found.locations().map(Steps::of).collect();
        parts.sort();
        parts.dedup();
        parts
    }

    pub(super) fn value_at(&self, part: &Steps) -> Option<&Value> {
        part.0
            .iter()
            .try_fold(&self.value, |value, step| match step {
                Step::Key(key) => value.as_mapping()?.get(key),
                Step::Index(index) => value.as_sequence()?.get(*index),
            })
    }

    /// Changes a part of the document. If there is none any more, nothing is done.
    pub(super) fn change<T: Default>(
        &mut self,
        part: &Steps,
        change: impl FnOnce(&mut Value) -> T,
    ) -> T {
        let places =
            part.0
                .iter()
                .try_fold(
                    (&mut self.value, &mut self.json),
                    |(value, json), step| match step {
                        Step::Key(key) => Some((
                            value.as_mapping_mut()?.get_mut(key)?,
                            json.as_object_mut()?.get_mut(key)?,
                        )),
                        Step::Index(index) => Some((
                            value.as_sequence_mut()?.get_mut(*index)?,
                            json.as_array_mut()?.get_mut(*index)?,
                        )),
                    },
                );
        places.map_or_else(T::default, |(value, place)| {
            let outcome = change(value);
            *place = json(value);
            outcome
        })
    }
}

impl Steps {
    fn of(path: &serde_json_path::NormalizedPath<'_>) -> Self {
        Self(
            path.iter()
                .map(|element| match element {
                    PathElement::Name(name) => Step::Key((*name).to_owned()),
                    PathElement::Index(index) => Step::Index(*index),
                })
                .collect(),
        )
    }

    /// The part around this one, and the last step; `None` for the whole document.
    pub(super) fn split_last(mut self) -> Option<(Self, Step)> {
        let last = self.0.pop()?;
        Some((self, last))
    }

    /// How many steps it takes.
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }

    pub(super) fn pointer(&self) -> Pointer {
        let steps = self.0.iter();
        steps.fold(Pointer::root(), |pointer, step| match step {
            Step::Key(key) => pointer.key(key),
            Step::Index(index) => pointer.index(*index),
        })
    }
}

/// A value as JSON has it. A number that JSON has not becomes its text, which equals no number.
fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(boolean) => (*boolean).into(),
        Value::Number(number) => json_number(number),
        Value::String(text) => text.as_str().into(),
        Value::Sequence(items) => items.iter().map(json).collect(),
        Value::Mapping(mapping) => mapping
            .iter()
            .filter_map(|(key, value)| Some((key.as_str()?.to_owned(), json(value))))
            .collect(),
        Value::Tagged(tagged) => json(&tagged.value),
    }
}

fn json_number(number: &serde_yaml::Number) -> serde_json::Value {
    if let Some(number) = number.as_u64() {
        return number.into();
    }
    if let Some(number) = number.as_i64() {
        return number.into();
    }
    let finite = number.as_f64().and_then(serde_json::Number::from_f64);
    finite.map_or_else(|| number.to_string().into(), serde_json::Value::Number)
}

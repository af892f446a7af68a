//! In what a JSON value is other than it should be.
//!
//! Invariant: what is said is short, however long the values are.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde_json::Value;

use crate::runtime::error::printable;
use crate::runtime::field_path::{Step, push_steps};

/// How many characters of a value stand in a message.
const SHOWN: usize = 60;

/// The first place where one value is other than it should be, and in what; nothing, if they say the same.
#[inline]
pub(super) fn difference(came: &Value, expected: &Value) -> Option<String> {
    let mut way = Vec::new();
    let (came, expected) = find(Some(came), Some(expected), &mut way)?;
    let mut place = String::new();
    push_steps(&mut place, &way);
    let place = if place.is_empty() {
        "the body".to_owned()
    } else {
        format!("`{place}` of the body")
    };
    let [came, expected] = [came, expected].map(text);
    let (shown, wanted) = (printable(&came, SHOWN), printable(&expected, SHOWN));
    let mut said = format!("{place} is {shown}, should be {wanted}");
    if shown == wanted {
        let same = came.chars().zip(expected.chars());
        let same = same.take_while(|(one, other)| one == other).count();
        _ = write!(said, ", and differs after {same} characters");
    }
    Some(said)
}

type Sides<'v> = (Option<&'v Value>, Option<&'v Value>);

/// Both values at the first place where they differ. `None` on one side: nothing is there.
#[inline]
fn find<'v>(
    came: Option<&'v Value>,
    expected: Option<&'v Value>,
    way: &mut Vec<Step>,
) -> Option<Sides<'v>> {
    match (came, expected) {
        (Some(Value::Object(came)), Some(Value::Object(expected))) => {
            let others = came.keys().filter(|name| !expected.contains_key(*name));
            expected.keys().chain(others).find_map(|name| {
                let step = Step::Name(Cow::Owned(name.clone()));
                within(step, (came.get(name), expected.get(name)), way)
            })
        }
        (Some(Value::Array(came)), Some(Value::Array(expected))) => {
            (0..came.len().max(expected.len())).find_map(|index| {
                let sides = (came.get(index), expected.get(index));
                within(Step::Index(index), sides, way)
            })
        }
        (came, expected) => (came != expected).then_some((came, expected)),
    }
}

#[inline]
fn within<'v>(step: Step, (came, expected): Sides<'v>, way: &mut Vec<Step>) -> Option<Sides<'v>> {
    way.push(step);
    let found = find(came, expected, way);
    if found.is_none() {
        way.pop();
    }
    found
}

#[inline]
fn text(value: Option<&Value>) -> String {
    value.map_or_else(|| "not there".to_owned(), Value::to_string)
}

//! Where in a value something is: `result.chats[3].createdAt`.
//!
//! Invariant: requests and answers name their places in the same way.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// A step on the way into a value.
pub(crate) enum Step {
    /// To a field of an object or a value of a map.
    Name(Cow<'static, str>),
    /// To an item of an array.
    Index(usize),
}

/// Adds the steps to a path: `.name`, `[3]`, and `["a name"]` where a dot would mislead.
#[inline]
pub(crate) fn push_steps(path: &mut String, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Name(name) => push_name(path, name),
            Step::Index(index) => push(path, format_args!("[{index}]")),
        }
    }
}

/// Adds a name to a path.
#[inline]
pub(crate) fn push_name(path: &mut String, name: &str) {
    let is_plain =
        |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | '$');
    if name.is_empty() || !name.chars().all(is_plain) {
        return push(path, format_args!("[{name:?}]"));
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Adds a path to a path.
#[inline]
pub(crate) fn push_path(path: &mut String, inner: &str) {
    if !path.is_empty() && !inner.starts_with('[') {
        path.push('.');
    }
    path.push_str(inner);
}

/// A message about something within a value, for who knows the way to the value: serde takes nothing but a message
/// through.
#[must_use]
#[inline]
pub fn within(path: &str, message: &str) -> String {
    format!("{BEGIN}{path}{END}{message}")
}

/// The path that stands at the front of such a message, and the rest of it.
#[inline]
pub(crate) fn inner_path(message: &str) -> Option<(&str, &str)> {
    message.strip_prefix(BEGIN)?.split_once(END)
}

const BEGIN: &str = "within `";
const END: &str = "`: ";

#[inline]
fn push(path: &mut String, text: fmt::Arguments<'_>) {
    // Writing to a String does not fail.
    let _ = path.write_fmt(text);
}

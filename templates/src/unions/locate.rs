//! Where in a value of a union a fault is.
//!
//! A value that was kept as JSON has no positions any more. So it is written down and read once more, which
//! gives a position as in any other text, and is paid for by a fault alone. The way to it stands at the
//! front of the message, since serde takes nothing else through; whoever reads the whole takes it off.

use serde_json::Value;

use super::{Mode, Union};
use crate::runtime::{fault, within};

/// What is wrong with the value of a variant, with the way to it at the front.
pub(super) fn message<U: Union>(
    variant: usize,
    value: &Value,
    error: &serde_json::Error,
) -> String {
    let text = value.to_string();
    let mut reader = serde_json::Deserializer::from_str(&text);
    let read = Mode::Reading.during(|| U::read(variant, &mut reader));
    let again = read.err();
    let (path, message) = fault(text.as_bytes(), again.as_ref().unwrap_or(error));
    if path.is_empty() {
        message
    } else {
        within(&path, &message)
    }
}

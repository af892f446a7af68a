//! The extensions that mean something to the generator, and how a value of each is read.
//!
//! A value is read as far as it is right. What is wrong with the rest, `lint` reports; lowering takes what is left.
//! Keys that are not known here are of no concern, unless they look like one that is.

mod deprecation;
mod limit;

pub(crate) use deprecation::DeprecationConfig;
pub(crate) use limit::{LimitConfig, Period};

use serde_json::{Map, Value};

use super::Pointer;
use super::suggest::nearest;

/// A part of an extension that is not as it should be, and is ignored.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where it is in the value.
    pub(crate) at: Pointer,
    /// Whether its key is wrong, rather than what is under it.
    pub(crate) is_key: bool,
    /// What is wrong.
    pub(crate) message: String,
    /// The way out.
    pub(crate) help: String,
}

/// A mapping while it is read.
struct Reader<'a> {
    mapping: &'a Map<String, Value>,
    at: Pointer,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// The mapping in a place; a fault if there is none.
    fn of(
        value: &'a Value,
        at: Pointer,
        help: &str,
        faults: &'a mut Vec<Fault>,
    ) -> Option<Reader<'a>> {
        if let Some(mapping) = value.as_object() {
            return Some(Self {
                mapping,
                at,
                faults,
            });
        }
        faults.push(Fault {
            at,
            is_key: false,
            message: "this must be a mapping".to_owned(),
            help: help.to_owned(),
        });
        None
    }

    /// Reports keys that look like a known one and are none.
    fn check_keys(&mut self, known: &[&str]) {
        for key in self.mapping.keys() {
            if known.contains(&key.as_str()) {
                continue;
            }
            if let Some(meant) = nearest(key, known.iter().copied()) {
                self.faults.push(Fault {
                    at: self.at.key(key),
                    is_key: true,
                    message: format!("the key `{key}` is not known"),
                    help: format!("did you mean `{meant}`?"),
                });
            }
        }
    }

    /// What is under a key, if it is there and as it should be.
    fn get<T>(
        &mut self,
        key: &str,
        read: impl Fn(&Value) -> Option<T>,
        message: &str,
        help: &str,
    ) -> Option<T> {
        let value = self.mapping.get(key).filter(|value| !value.is_null())?;
        let read = read(value);
        if read.is_none() {
            self.faults.push(Fault {
                at: self.at.key(key),
                is_key: false,
                message: message.to_owned(),
                help: help.to_owned(),
            });
        }
        read
    }

    /// Reports that a key is not there.
    fn missing(&mut self, key: &str, help: &str) {
        self.faults.push(Fault {
            at: self.at.clone(),
            is_key: false,
            message: format!("the key `{key}` is missing"),
            help: help.to_owned(),
        });
    }
}

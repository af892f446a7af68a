//! How much overlays may add to a description.

use serde_yaml::Value;

use crate::spec::DEEPEST;

/// How much all overlays of a run may add, in bytes, where a value counts for 64 besides its text: a
/// quarter of a million values.
const MAX_WEIGHT: usize = 16 << 20;

/// What is left of it.
pub(super) struct Budget {
    weight: usize,
    is_exceeded: bool,
}

/// How large a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    weight: usize,
    /// How many levels it has; a value without parts has one.
    depth: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            weight: MAX_WEIGHT,
            is_exceeded: false,
        }
    }
}

impl Budget {
    /// Takes what it costs to add a value at a depth; otherwise it says why that may not be.
    pub(super) fn take(&mut self, size: Size, depth: usize) -> Result<(), &'static str> {
        self.is_exceeded = true;
        if depth + size.depth > DEEPEST {
            return Err("the description would nest too deep with this");
        }
        self.weight = self
            .weight
            .checked_sub(size.weight)
            .ok_or("the overlays add too much to the description")?;
        self.is_exceeded = false;
        Ok(())
    }

    /// Whether something was refused: the document may be so large by now that nothing more should be done.
    pub(super) fn is_exceeded(&self) -> bool {
        self.is_exceeded
    }
}

impl Size {
    pub(super) fn of(value: &Value) -> Self {
        let parts = |values: &mut dyn Iterator<Item = Self>| {
            let none = Self {
                weight: 64,
                depth: 1,
            };
            values.fold(none, |all, part| Self {
                weight: all.weight.saturating_add(part.weight),
                depth: all.depth.max(part.depth + 1),
            })
        };
        match value {
            Value::Mapping(mapping) => parts(&mut mapping.iter().map(|(key, value)| {
                let size = Self::of(value);
                Self {
                    weight: size.weight + key.as_str().map_or(0, str::len),
                    ..size
                }
            })),
            Value::Sequence(items) => parts(&mut items.iter().map(Self::of)),
            Value::String(text) => Self {
                weight: 64 + text.len(),
                depth: 1,
            },
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Tagged(_) => Self {
                weight: 64,
                depth: 1,
            },
        }
    }
}

//! What a call has behind it.

use std::fmt;

use super::Delivery;

/// The attempts of a call so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Attempts {
    /// How many there were.
    pub(crate) count: u32,
    /// Whether one before the last may have done what the call asks.
    pub(crate) maybe_applied: bool,
    /// Whether there would have been another, had the body not come from a reader.
    pub(crate) is_body_spent: bool,
}

impl Attempts {
    /// How far the call came, if the last attempt came so far.
    #[inline]
    pub(crate) fn delivery(self, last: Delivery) -> Delivery {
        if self.maybe_applied {
            Delivery::MaybeApplied
        } else {
            last
        }
    }
}

/// What an error says of them at its end; nothing, where there was one that is not worth a word.
impl fmt::Display for Attempts {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count > 1 {
            write!(formatter, " ({} attempts)", self.count)?;
        }
        if self.is_body_spent {
            formatter.write_str(
                "; not tried again, for its body came from a reader, which can be read only once",
            )?;
        }
        Ok(())
    }
}

//! What a call has behind it.

use std::fmt;

use http::StatusCode;

use super::Delivery;

/// The attempts of a call so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Attempts {
    /// How many there were for which there were credentials.
    pub(crate) count: u32,
    /// How many were begun, those included for which there were none.
    pub(crate) begun: u32,
    /// How far those before the last came.
    before: Option<Delivery>,
    /// What the server answered last to one of those.
    pub(super) status: Option<StatusCode>,
    /// Whether there would have been another, had the body not come from a reader.
    pub(crate) is_body_spent: bool,
}

impl Attempts {
    /// How far the call came, if the last attempt came so far.
    #[inline]
    pub(crate) fn delivery(self, last: Delivery) -> Delivery {
        match (self.before, last) {
            (Some(Delivery::MaybeApplied), _) => Delivery::MaybeApplied,
            (Some(Delivery::Rejected), Delivery::NotSent) => Delivery::Rejected,
            (_, last) => last,
        }
    }

    /// Notes how far one came that is not the last, and its answer.
    #[inline]
    pub(crate) fn came(&mut self, delivery: Delivery, status: Option<StatusCode>) {
        self.before = Some(self.delivery(delivery));
        self.status = status.or(self.status);
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

//! What an error says of its sources.

use std::error::Error;
use std::fmt;

use crate::runtime::transport::chain;

/// The innermost of the sources that begin with this one, behind a colon: it says what happened, as "Connection
/// refused". Nothing, if there is none.
pub(super) struct Cause<'a>(pub(super) Option<&'a (dyn Error + 'static)>);

impl fmt::Display for Cause<'_> {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.and_then(|source| chain(source).last()) {
            Some(cause) => write!(formatter, ": {cause}"),
            None => Ok(()),
        }
    }
}

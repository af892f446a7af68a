//! Answers that are not JSON.

use bytes::Bytes;

use super::{Decode, DecodeFailure, said_to_be};
use crate::runtime::Answer;

/// A body that is text in UTF-8.
pub struct PlainText;

impl PlainText {
    /// Reads the body.
    #[inline]
    pub fn decode(answer: &Answer) -> Result<String, DecodeFailure> {
        String::from_utf8(answer.body.to_vec()).map_err(|error| {
            DecodeFailure::new(format!("it is no text in UTF-8{}", said_to_be(answer)))
                .with_source(error)
        })
    }
}

impl Decode for PlainText {
    type Output = String;

    #[inline]
    fn decode(answer: &Answer) -> Result<String, DecodeFailure> {
        Self::decode(answer)
    }
}

/// A body that is bytes.
pub struct Binary;

impl Decode for Binary {
    type Output = Bytes;

    #[inline]
    fn decode(answer: &Answer) -> Result<Bytes, DecodeFailure> {
        Ok(answer.body.clone())
    }
}

/// No body; one that comes all the same is ignored.
pub struct Empty;

impl Decode for Empty {
    type Output = ();

    #[inline]
    fn decode(_: &Answer) -> Result<(), DecodeFailure> {
        Ok(())
    }
}

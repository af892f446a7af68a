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
        let problem = || format!("it is no text in UTF-8{}", said_to_be(answer));
        if !is_utf8(answer) {
            return Err(DecodeFailure::new(problem()));
        }
        String::from_utf8(answer.body.to_vec())
            .map_err(|error| DecodeFailure::new(problem()).with_source(error))
    }
}

/// Whether the bytes are UTF-8 by the charset that the answer names, if it names one: in most others those of ASCII are
/// the same.
#[inline]
fn is_utf8(answer: &Answer) -> bool {
    let content_type = answer.content_type().unwrap_or_default();
    let mut parameters = content_type.split(';').skip(1);
    let charset = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    });
    match charset.as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => true,
        Some(other) => answer.body.is_ascii() && !other.starts_with("utf"),
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

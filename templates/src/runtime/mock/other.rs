//! Answers that are not JSON, on their way to the client.

use bytes::Bytes;

use super::encode::{Encode, Encoded};
use crate::runtime::{Binary, Empty, PlainText};

impl Encode for PlainText {
    #[inline]
    fn encode(answer: String) -> Encoded {
        Encoded::text(&answer)
    }
}

impl Encode for Binary {
    #[inline]
    fn encode(answer: Bytes) -> Encoded {
        Encoded::binary(&answer)
    }
}

impl Encode for Empty {
    #[inline]
    fn encode((): ()) -> Encoded {
        Encoded::empty()
    }
}

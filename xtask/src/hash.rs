//! SHA-256 as text.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The hash of some bytes, in 64 hexadecimal digits.
pub(crate) fn sha256(contents: &[u8]) -> String {
    let bytes = Sha256::digest(contents);
    let mut text = String::with_capacity(64);
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

//! Decides how the Rust crate looks.
use super::Crate;
/// Provisional.
#[must_use]
pub fn plan() -> Option<Crate> {
    None
}

//! Makes identifiers.

use std::fmt;

/// A Rust identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident {
    text: String,
    raw: bool,
}

impl Ident {
    /// The identifier without `r#`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is written with `r#`.
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.raw
    }

    /// An identifier that the generator itself chose.
    pub(crate) fn fixed(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            raw: false,
        }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.raw { "r#" } else { "" })?;
        f.write_str(&self.text)
    }
}

//! Answers: what comes back, by status.

use super::{Docs, Type, WireName};

/// An answer that the description declares.
#[derive(Debug, Clone)]
pub struct Response {
    /// The statuses for which it stands.
    pub status: StatusMatch,
    /// The name of the component, if it is one (`components/responses`).
    pub name: Option<String>,
    /// What the description says of it.
    pub description: String,
    /// The headers that it has beside those of HTTP itself, in the order of the description.
    pub headers: Vec<AnswerHeader>,
    /// What is in it.
    pub content: Content,
}

/// A header of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerHeader {
    /// Its name, whose case does not matter.
    pub name: WireName,
    /// What the description says of it.
    pub docs: Docs,
    /// Whether it is always there.
    pub required: bool,
    /// Its type. A schema of its own is told of as the plain type that it is made of.
    pub ty: Type,
}

/// The statuses for which an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusMatch {
    /// One status.
    Code(u16),
    /// A class: `4` is `4XX`.
    Class(u16),
    /// `default`
    Default,
}

impl StatusMatch {
    /// Whether the statuses are those of success (RFC 9110, section 15.3).
    #[must_use]
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Class(2))
    }

    /// Whether the statuses are those of redirects (RFC 9110, section 15.4): not all of 3xx are.
    #[must_use]
    pub fn leads_elsewhere(self) -> bool {
        matches!(
            self,
            Self::Code(301 | 302 | 303 | 307 | 308) | Self::Class(3)
        )
    }
}

/// What is in an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// JSON.
    Json {
        /// The media type.
        media_type: String,
        /// The type of the value; never a [`Scalar::Binary`](super::Scalar::Binary).
        ty: Type,
        /// Whether it may be null.
        nullable: bool,
    },
    /// Text.
    Text {
        /// The media type.
        media_type: String,
    },
    /// Bytes.
    Binary {
        /// The media types, of which an answer has one.
        media_types: Vec<String>,
    },
}

//! JSON pointers (RFC 6901): how a place in a description is named.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use percent_encoding::percent_decode_str;
use serde_yaml::Value;

use super::{FileId, Spot};
use crate::diagnostics::Place;

/// A place in a description, such as `/components/schemas/Chat/properties/id`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The place that a local reference (`#/components/…`) leads to; `None` if it is not local.
    ///
    /// A reference is a URI: what is percent-encoded in it is decoded.
    #[must_use]
    pub fn from_reference(reference: &str) -> Option<Self> {
        Self::from_fragment(reference.strip_prefix('#')?)
    }

    /// The place that the fragment of a reference names: what follows its `#`, percent-encoded (RFC 6901, section 6).
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let pointer = if memchr::memchr(b'%', fragment.as_bytes()).is_some() {
            percent_decode_str(fragment).decode_utf8().ok()?
        } else {
            Cow::Borrowed(fragment)
        };
        let pointer =
            (pointer.is_empty() || pointer.starts_with('/')).then(|| Self(pointer.into_owned()))?;
        // A `~` that escapes nothing stands for itself. Each place has one pointer, so it is escaped here.
        Some(if pointer.0.contains('~') {
            let tokens = pointer.tokens();
            tokens.fold(Self::root(), |pointer, token| pointer.key(&token))
        } else {
            pointer
        })
    }

    /// The place one step down: a key of an object.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut pointer = String::with_capacity(self.0.len() + 1 + key.len());
        pointer.push_str(&self.0);
        let mut pointer = Self(pointer);
        pointer.push(key);
        pointer
    }

    /// Goes one step down: to a key of an object.
    fn push(&mut self, key: &str) {
        self.0.push('/');
        if key.contains(['~', '/']) {
            self.0.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            self.0.push_str(key);
        }
    }

    /// The place one step down: an item of an array, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The place itself and every one around it, up to the whole document.
    pub fn ancestors(&self) -> impl Iterator<Item = Self> {
        let mut rest = Some(self.0.as_str());
        std::iter::from_fn(move || {
            let here = rest?;
            rest = here.rfind('/').map(|slash| &here[..slash]);
            Some(Self(here.to_owned()))
        })
    }

    /// The place one step up; the whole document is in itself.
    pub(crate) fn parent(&self) -> Self {
        self.ancestors().nth(1).unwrap_or_default()
    }

    /// Every pointer that leads below this place lies in this range, and no other does.
    pub(super) fn range_below(&self) -> Range<Self> {
        // `0` is the character that follows `/`.
        Self(format!("{}/", self.0))..Self(format!("{}0", self.0))
    }

    /// The way from a place around this one, which must be one of its ancestors, to this one.
    #[must_use]
    pub fn below(&self, ancestor: &Self) -> Self {
        Self(self.0[ancestor.0.len()..].to_owned())
    }

    /// The place that is reached from this one by a way down.
    #[must_use]
    pub fn join(&self, way: &Self) -> Self {
        Self(format!("{}{}", self.0, way.0))
    }

    /// The steps from the root down, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(unescaped)
    }

    /// The name of the component that the pointer names, if it is one of this section of
    /// `components`, such as `schemas`.
    #[must_use]
    pub fn component(&self, section: &str) -> Option<String> {
        let name = self.0.strip_prefix("/components/")?;
        let name = name.strip_prefix(section)?.strip_prefix('/')?;
        (!name.contains('/')).then(|| unescaped(name).into_owned())
    }

    /// The value that the pointer names in a document.
    #[must_use]
    pub fn find_in<'a>(&self, document: &'a Value) -> Option<&'a Value> {
        self.tokens()
            .try_fold(document, |value, token| match value {
                Value::Mapping(mapping) => mapping.get(token.as_ref()),
                Value::Sequence(sequence) => sequence.get(token.parse::<usize>().ok()?),
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Tagged(_) => None,
            })
    }

    /// The same, to be changed.
    pub(super) fn find_in_mut<'a>(&self, document: &'a mut Value) -> Option<&'a mut Value> {
        self.tokens()
            .try_fold(document, |value, token| match value {
                Value::Mapping(mapping) => mapping.get_mut(token.as_ref()),
                Value::Sequence(sequence) => sequence.get_mut(token.parse::<usize>().ok()?),
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Tagged(_) => None,
            })
    }
}

/// A step as it is meant (RFC 6901, section 4).
fn unescaped(token: &str) -> Cow<'_, str> {
    let mut rest = token;
    let mut text = String::new();
    while let Some(at) = memchr::memchr(b'~', rest.as_bytes()) {
        let (meant, length) = match rest.as_bytes().get(at + 1) {
            Some(b'1') => ('/', 2),
            Some(b'0') => ('~', 2),
            Some(_) | None => ('~', 1),
        };
        text.push_str(&rest[..at]);
        text.push(meant);
        rest = &rest[at + length..];
    }
    if rest.len() == token.len() {
        return Cow::Borrowed(token);
    }
    text.push_str(rest);
    Cow::Owned(text)
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// The way that a walk through a document has come: a pointer that costs nothing until it is needed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Path<'a> {
    /// The document itself.
    Root,
    /// A place in it, from where the walk began.
    At(&'a Pointer),
    /// A file that is no part of the document.
    File(FileId),
    /// A key of an object.
    Key(&'a Path<'a>, &'a str),
    /// An item of an array.
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The last step, if it is a key.
    pub(super) fn key(&self) -> Option<&str> {
        match self {
            Self::Key(_, key) => Some(key),
            Self::Root | Self::At(_) | Self::File(_) | Self::Index(_, _) => None,
        }
    }

    /// The place as a pointer.
    pub(super) fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        self.extend(&mut pointer);
        pointer
    }

    /// Adds the steps of the way to a pointer.
    fn extend(&self, pointer: &mut Pointer) {
        match self {
            Self::Root | Self::File(_) => {}
            Self::At(start) => pointer.0.push_str(&start.0),
            Self::Key(parent, key) => {
                parent.extend(pointer);
                pointer.push(key);
            }
            Self::Index(parent, index) => {
                parent.extend(pointer);
                pointer.push(&index.to_string());
            }
        }
    }

    /// The place for a report: of the document, or of the file that the walk goes through.
    pub(super) fn place(&self) -> Place {
        let mut start = self;
        loop {
            match start {
                Self::Key(parent, _) | Self::Index(parent, _) => start = parent,
                Self::Root | Self::At(_) => return Place::Value(self.pointer()),
                Self::File(file) => return Place::In(*file, Spot::Value(self.pointer())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_decoded() {
        let pointer = Pointer::from_reference("#/paths/~1chats~1%7Bid%7D/get").unwrap();
        assert_eq!(
            pointer.tokens().collect::<Vec<_>>(),
            ["paths", "/chats/{id}", "get"]
        );
        assert_eq!(pointer.to_string(), "/paths/~1chats~1{id}/get");
    }

    #[test]
    fn a_tilde_that_escapes_nothing_is_escaped() {
        let pointer = Pointer::from_reference("#/~~2/~01~/").unwrap();
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["~~2", "~1~", ""]);
        assert_eq!(pointer.to_string(), "/~0~02/~01~0/");
    }

    #[test]
    fn a_reference_to_another_document_is_no_pointer() {
        assert_eq!(Pointer::from_reference("other.yaml#/a"), None);
        assert_eq!(Pointer::from_reference("#name"), None);
        assert_eq!(Pointer::from_reference("#/%FF"), None);
    }
}

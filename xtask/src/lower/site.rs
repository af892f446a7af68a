//! A schema and where it stands.
//!
//! A site carries what every fault and every name needs: the place in the document and the way there
//! in words. It must not know what the schema means.

use openapiv3::{ReferenceOr, Schema};

use crate::spec::Pointer;

/// A schema or a reference to one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node<'a> {
    /// `$ref`
    Reference(&'a str),
    /// A schema that stands here.
    Schema(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Node<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Node<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

/// A schema and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Site<'a> {
    /// The schema.
    pub(super) node: Node<'a>,
    /// Its place in the document.
    pub(super) at: Pointer,
    /// The name that it has if it needs one.
    pub(super) name: Vec<String>,
}

impl<'a> Site<'a> {
    /// A component.
    pub(super) fn component(name: &str, node: impl Into<Node<'a>>) -> Self {
        Self {
            node: node.into(),
            at: Pointer::root().key("components").key("schemas").key(name),
            name: vec![name.to_owned()],
        }
    }

    /// A property of this schema.
    pub(super) fn property(&self, name: &str, node: impl Into<Node<'a>>) -> Self {
        self.inner(node, self.at.key("properties").key(name), name)
    }

    /// The items of this schema.
    pub(super) fn items(&self, node: Node<'a>) -> Self {
        self.inner(node, self.at.key("items"), "item")
    }

    /// The values of this schema's other properties.
    pub(super) fn additional(&self, node: impl Into<Node<'a>>) -> Self {
        self.inner(node, self.at.key("additionalProperties"), "value")
    }

    /// A part of this schema, such as the second of its `allOf`. It has no name of its own.
    pub(super) fn part(&self, keyword: &str, index: usize, node: impl Into<Node<'a>>) -> Self {
        Self {
            node: node.into(),
            at: self.at.key(keyword).index(index),
            name: self.name.clone(),
        }
    }

    fn inner(&self, node: impl Into<Node<'a>>, at: Pointer, name: &str) -> Self {
        let mut names = self.name.clone();
        names.push(name.to_owned());
        Self {
            node: node.into(),
            at,
            name: names,
        }
    }
}

//! The tree of a text: which node stands where.
//!
//! Nodes lie in one vector and an alias is a link, so that neither deep nesting nor aliases of
//! aliases can exhaust anything.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::builder::Builder;

/// A node: an index into [`Index::nodes`].
pub(super) type NodeId = usize;

/// The tree of a text. Its spans count characters.
#[derive(Debug)]
pub(super) struct Index {
    /// The root first.
    nodes: Vec<Node>,
}

/// A node of the tree.
#[derive(Debug)]
pub(super) struct Node {
    /// From where to where it goes.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) content: Content,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    /// Text, a number, null …
    Scalar,
    /// An object.
    Mapping(Vec<Entry>),
    /// An array.
    Sequence(Vec<NodeId>),
    /// The same as another node.
    Alias(NodeId),
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry {
    /// The key as it is written, without its quotes; empty if it is not a scalar.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) key_span: Range<usize>,
    /// The value.
    pub(super) value: NodeId,
}

impl Index {
    /// The whole document.
    pub(super) const ROOT: NodeId = 0;

    /// The tree of a text, as far as it can be read.
    pub(super) fn new(text: &str) -> Self {
        Self {
            nodes: Builder::read(text),
        }
    }

    pub(super) fn content(&self, node: NodeId) -> &Content {
        &self.nodes[node].content
    }

    /// The node one step down, with its entry if the step was a key.
    pub(super) fn step(&self, node: NodeId, token: &str) -> Option<(Option<&Entry>, NodeId)> {
        match self.content(self.target(node)) {
            Content::Mapping(entries) => self.entry(entries, token),
            Content::Sequence(items) => Some((None, *items.get(token.parse::<usize>().ok()?)?)),
            Content::Scalar | Content::Alias(_) => None,
        }
    }

    /// Where a node begins: the whole of a scalar, the first key of an object.
    pub(super) fn first_span(&self, node: NodeId) -> Range<usize> {
        let Node { span, content } = &self.nodes[node];
        match content {
            Content::Scalar | Content::Alias(_) => span.clone(),
            Content::Mapping(entries) => entries
                .first()
                .map_or(span.start..span.start + 1, |entry| entry.key_span.clone()),
            Content::Sequence(_) => span.start..span.start + 1,
        }
    }

    /// Every key that stands a second time in its object, with the first one.
    pub(super) fn duplicate_keys(&self) -> impl Iterator<Item = (&Entry, &Entry)> {
        self.nodes.iter().flat_map(|node| {
            let entries: &[Entry] = match &node.content {
                Content::Mapping(entries) => entries,
                Content::Scalar | Content::Sequence(_) | Content::Alias(_) => &[],
            };
            let mut seen = HashMap::new();
            entries.iter().filter_map(move |entry| {
                let first = *seen.entry(entry.key.as_str()).or_insert(entry);
                (!std::ptr::eq(first, entry)).then_some((first, entry))
            })
        })
    }

    /// The entry of a key, also one that a merge key (`<<`) brings in.
    fn entry<'a>(
        &'a self,
        entries: &'a [Entry],
        token: &str,
    ) -> Option<(Option<&'a Entry>, NodeId)> {
        let own = entries.iter().find(|entry| entry.key == token);
        own.or_else(|| {
            let merged = self.merged_entries(entries);
            merged.into_iter().find(|entry| entry.key == token)
        })
        .map(|entry| (Some(entry), entry.value))
    }

    /// The entries of all objects that merge keys bring in.
    fn merged_entries<'a>(&'a self, entries: &'a [Entry]) -> Vec<&'a Entry> {
        let sources = |entries: &'a [Entry]| {
            let merge_keys = entries.iter().filter(|entry| entry.key == "<<");
            merge_keys.map(|entry| self.target(entry.value))
        };
        let mut waiting: Vec<NodeId> = sources(entries).collect();
        let mut seen = HashSet::new();
        let mut merged = Vec::new();
        while let Some(node) = waiting.pop() {
            if !seen.insert(node) {
                continue;
            }
            match self.content(node) {
                Content::Mapping(entries) => {
                    merged.extend(entries);
                    waiting.extend(sources(entries));
                }
                Content::Sequence(items) => {
                    waiting.extend(items.iter().map(|item| self.target(*item)));
                }
                Content::Scalar | Content::Alias(_) => {}
            }
        }
        merged
    }

    /// What an alias stands for.
    fn target(&self, node: NodeId) -> NodeId {
        match self.nodes[node].content {
            Content::Alias(target) => target,
            Content::Scalar | Content::Mapping(_) | Content::Sequence(_) => node,
        }
    }
}

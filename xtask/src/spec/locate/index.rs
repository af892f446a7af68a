//! The tree of a text: which node stands where.
//!
//! Nodes lie in one vector and an alias is a link, so that neither deep nesting nor aliases of
//! aliases can exhaust anything.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::builder::Builder;
use crate::spec::Pointer;

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
    Mapping(Entries),
    /// An array.
    Sequence(Vec<NodeId>),
    /// The same as another node.
    Alias(NodeId),
}

/// The keys of an object, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Entries {
    list: Vec<Entry>,
    /// The places in the list in the order of the keys, made when a large object is first asked for one.
    by_key: OnceLock<Vec<usize>>,
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry {
    /// The key as it is written, without its quotes; empty if it is not a scalar.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) key_span: Range<usize>,
    /// Whether it is a merge key: `<<`, and not in quotes.
    pub(super) is_merge: bool,
    /// The value.
    pub(super) value: NodeId,
}

/// How many keys are soon looked through one by one.
const FEW: usize = 16;

impl Entries {
    pub(super) fn push(&mut self, entry: Entry) {
        self.list.push(entry);
    }

    /// The first entry of a key.
    fn find(&self, key: &str) -> Option<&Entry> {
        if self.list.len() <= FEW {
            return self.list.iter().find(|entry| entry.key == key);
        }
        let key_at = |index: &usize| self.list[*index].key.as_str();
        let by_key = self.by_key.get_or_init(|| {
            let mut places: Vec<usize> = (0..self.list.len()).collect();
            places.sort_by(|a, b| key_at(a).cmp(key_at(b)));
            places
        });
        let first = by_key.partition_point(|index| key_at(index) < key);
        let entry = &self.list[*by_key.get(first)?];
        (entry.key == key).then_some(entry)
    }
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

    /// The node at a place.
    pub(super) fn find(&self, pointer: &Pointer) -> Option<NodeId> {
        let mut tokens = pointer.tokens();
        tokens.try_fold(Self::ROOT, |node, token| {
            let (_, child) = self.step(node, &token)?;
            Some(child)
        })
    }

    /// Whether an object has a merge key itself.
    pub(super) fn has_merge_key(&self, node: NodeId) -> bool {
        match self.content(self.target(node)) {
            Content::Mapping(entries) => entries.list.iter().any(|entry| entry.is_merge),
            Content::Scalar | Content::Sequence(_) | Content::Alias(_) => false,
        }
    }

    /// The character at which a node begins, be that a bracket.
    pub(super) fn start(&self, node: NodeId) -> usize {
        self.nodes[node].span.start
    }

    /// Where a node begins: the whole of a scalar, the first key of an object.
    pub(super) fn first_span(&self, node: NodeId) -> Range<usize> {
        let Node { span, content } = &self.nodes[node];
        match content {
            Content::Scalar | Content::Alias(_) => span.clone(),
            Content::Mapping(entries) => entries
                .list
                .first()
                .map_or(span.start..span.start + 1, |entry| entry.key_span.clone()),
            Content::Sequence(_) => span.start..span.start + 1,
        }
    }

    /// Every key that stands a second time in its object, with the first one.
    pub(super) fn duplicate_keys(&self) -> impl Iterator<Item = (&Entry, &Entry)> {
        self.nodes.iter().flat_map(|node| {
            let entries: &[Entry] = match &node.content {
                Content::Mapping(entries) => &entries.list,
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
        entries: &'a Entries,
        token: &str,
    ) -> Option<(Option<&'a Entry>, NodeId)> {
        let own = entries.find(token);
        own.or_else(|| {
            let merged = self.merged_entries(entries);
            merged.into_iter().find(|entry| entry.key == token)
        })
        .map(|entry| (Some(entry), entry.value))
    }

    /// The entries of all objects that merge keys bring in.
    fn merged_entries<'a>(&'a self, entries: &'a Entries) -> Vec<&'a Entry> {
        let sources = |entries: &'a Entries| {
            let merge_keys = entries.list.iter().filter(|entry| entry.is_merge);
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
                    merged.extend(&entries.list);
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

//! The tree of a text: which node stands where.
//!
//! Nodes lie in one vector and an alias is a link, so that neither deep nesting nor aliases of
//! aliases can exhaust anything.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

/// A node: an index into [`Index::nodes`].
pub(super) type NodeId = usize;

/// The tree of a text. Its spans count characters.
#[derive(Debug)]
pub(super) struct Index {
    /// The root first.
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    span: Range<usize>,
    content: Content,
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
    value: NodeId,
}

impl Index {
    /// Reads a text, as far as it can be read.
    pub(super) fn new(text: &str) -> Self {
        let mut builder = Builder::default();
        for event in Parser::new_from_str(text) {
            let Ok((event, span)) = event else { break };
            let end_of_first_document = matches!(event, Event::DocumentEnd);
            builder.take(event, span);
            if end_of_first_document {
                break;
            }
        }
        if builder.nodes.is_empty() {
            builder.push(0..0, Content::Scalar);
        }
        Self {
            nodes: builder.nodes,
        }
    }

    #[expect(
        clippy::unused_self,
        reason = "where the root is, is the index's secret"
    )]
    pub(super) fn root(&self) -> NodeId {
        0
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

/// Makes the tree from the parser's events.
#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    /// The objects and arrays that are open, with the key whose value comes next.
    open: Vec<(NodeId, Option<(String, Range<usize>)>)>,
    anchors: HashMap<usize, NodeId>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) {
        let span = span.start.index()..span.end.index();
        match event {
            Event::Scalar(text, _, anchor, _) => {
                self.add(span, Content::Scalar, anchor, &text);
            }
            Event::MappingStart(anchor, _) => {
                let node = self.add(span, Content::Mapping(Vec::new()), anchor, "");
                self.open.push((node, None));
            }
            Event::SequenceStart(anchor, _) => {
                let node = self.add(span, Content::Sequence(Vec::new()), anchor, "");
                self.open.push((node, None));
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
            }
            Event::Alias(anchor) => {
                let content = match self.anchors.get(&anchor) {
                    Some(target) => Content::Alias(*target),
                    None => Content::Scalar,
                };
                self.add(span, content, 0, "");
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    /// Adds a node, as what is due next in the innermost open object or array.
    fn add(&mut self, span: Range<usize>, content: Content, anchor: usize, text: &str) -> NodeId {
        let value = self.push(span.clone(), content);
        if anchor != 0 {
            self.anchors.insert(anchor, value);
        }
        if let Some((parent, key)) = self.open.last_mut() {
            match &mut self.nodes[*parent].content {
                Content::Mapping(entries) => match key.take() {
                    None => *key = Some((text.to_owned(), span)),
                    Some((key, key_span)) => entries.push(Entry {
                        key,
                        key_span,
                        value,
                    }),
                },
                Content::Sequence(items) => items.push(value),
                Content::Scalar | Content::Alias(_) => {}
            }
        }
        value
    }

    fn push(&mut self, span: Range<usize>, content: Content) -> NodeId {
        self.nodes.push(Node { span, content });
        self.nodes.len() - 1
    }
}

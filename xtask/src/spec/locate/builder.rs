//! From the events of the parser to the nodes of the tree.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::index::{Content, Entries, Entry, Node, NodeId};

/// How deep a text may nest. Nothing that is nested more deeply than 128 is read as a description.
const DEEPEST: usize = 256;

/// What is no scalar has no text.
const NO_TEXT: (&str, Option<ScalarStyle>) = ("", None);

/// Makes the tree from the parser's events.
#[derive(Default)]
pub(super) struct Builder {
    nodes: Vec<Node>,
    /// The objects and arrays that have begun and not ended.
    open: Vec<Open>,
    anchors: HashMap<usize, NodeId>,
}

struct Open {
    node: NodeId,
    /// The key whose value comes next.
    key: Option<Key>,
}

struct Key {
    text: String,
    span: Range<usize>,
    is_merge: bool,
}

impl Builder {
    /// The nodes of a text, as far as it can be read; the root first. There is always a root.
    pub(super) fn read(text: &str) -> Vec<Node> {
        let mut builder = Self::default();
        for event in Parser::new_from_str(&without_surrogates(text)) {
            let Ok((event, span)) = event else { break };
            if event == Event::DocumentEnd || builder.open.len() > DEEPEST {
                break;
            }
            builder.take(event, span);
        }
        if builder.nodes.is_empty() {
            builder.push(0..0, Content::Scalar);
        }
        builder.nodes
    }

    fn take(&mut self, event: Event<'_>, span: Span) {
        let span = span.start.index()..span.end.index();
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let style = Some(style);
                self.add(span, Content::Scalar, anchor, (&text, style));
            }
            Event::MappingStart(anchor, _) => {
                let node = self.add(span, Content::Mapping(Entries::default()), anchor, NO_TEXT);
                self.open.push(Open { node, key: None });
            }
            Event::SequenceStart(anchor, _) => {
                let node = self.add(span, Content::Sequence(Vec::new()), anchor, NO_TEXT);
                self.open.push(Open { node, key: None });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
            }
            Event::Alias(anchor) => {
                let content = match self.anchors.get(&anchor) {
                    Some(target) => Content::Alias(*target),
                    None => Content::Scalar,
                };
                self.add(span, content, 0, NO_TEXT);
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    /// Adds a node, as what is due next in the innermost open object or array.
    fn add(
        &mut self,
        span: Range<usize>,
        content: Content,
        anchor: usize,
        (text, style): (&str, Option<ScalarStyle>),
    ) -> NodeId {
        let value = self.push(span.clone(), content);
        if anchor != 0 {
            self.anchors.insert(anchor, value);
        }
        if let Some(Open { node: parent, key }) = self.open.last_mut() {
            match &mut self.nodes[*parent].content {
                Content::Mapping(entries) => match key.take() {
                    None => {
                        *key = Some(Key {
                            text: text.to_owned(),
                            span,
                            is_merge: text == "<<" && style == Some(ScalarStyle::Plain),
                        });
                    }
                    Some(key) => entries.push(Entry {
                        key: key.text,
                        key_span: key.span,
                        is_merge: key.is_merge,
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

/// JSON writes characters beyond U+FFFF as two escapes, `\ud83d\ude00`, which are an error in YAML.
/// Other escapes of the same length are as good here, where only positions matter.
pub(in crate::spec) fn without_surrogates(text: &str) -> Cow<'_, str> {
    let surrogates: Vec<usize> = text
        .match_indices("\\u")
        .map(|(start, escape)| start + escape.len())
        .filter(|digits| match text.as_bytes()[*digits..] {
            [b'd' | b'D', second, ..] => matches!(second, b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F'),
            _ => false,
        })
        .collect();
    let mut masked = Cow::Borrowed(text);
    for digits in surrogates {
        masked.to_mut().replace_range(digits..=digits, "0");
    }
    masked
}

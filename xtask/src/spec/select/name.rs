//! The names by which operations are chosen, and what is said of those that nothing has.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostics::{Code, Place, Sink};
use crate::spec::suggest::instead;
use crate::spec::{Pointer, Text};

/// A name by which operations are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// The bytes of the settings at which it stands; none, if it comes from somewhere else.
    pub at: Option<Range<usize>>,
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self { text, at: None }
    }
}

impl From<toml::Spanned<String>> for Name {
    fn from(text: toml::Spanned<String>) -> Self {
        let at = Some(text.span());
        let text = text.into_inner();
        Self { text, at }
    }
}

/// What operations are named for.
#[derive(Clone, Copy)]
pub(super) enum Choice {
    Wanted,
    Skipped,
}

/// Reports names that nothing has.
pub(super) struct Reporter<'s> {
    /// The settings, until they are taken in.
    settings: Option<&'s Text>,
    sink: &'s mut Sink,
}

impl<'s> Reporter<'s> {
    pub(super) fn new(settings: Option<&'s Text>, sink: &'s mut Sink) -> Self {
        Self { settings, sink }
    }

    /// Reports a name: where the settings have it, or else where it was looked for.
    pub(super) fn not_known(
        &mut self,
        noun: &str,
        name: &Name,
        known: &BTreeSet<String>,
        choice: Choice,
    ) {
        let Name { text, at } = name;
        let (meant, way_out) = match choice {
            Choice::Wanted => ("was asked for", "take it out of the choice"),
            Choice::Skipped => ("is to be skipped", "take it out of `[skip]`"),
        };
        let message = format!("no operation {noun} `{text}`, which {meant}");
        let help = instead(text, known.iter().map(String::as_str));
        let place = match at {
            Some(bytes) => self.in_settings(bytes.clone()),
            None => Place::Key(Pointer::root().key("paths")),
        };
        self.sink
            .error(place, Code::NothingSelected, message)
            .help(help.unwrap_or_else(|| way_out.to_owned()));
    }

    fn in_settings(&mut self, bytes: Range<usize>) -> Place {
        if let Some(settings) = self.settings.take() {
            self.sink.take_settings(settings);
        }
        self.sink.in_settings(bytes)
    }
}

//! What the generator has to say about a description: errors, warnings, and where they are.
//!
//! A stage reports into a [`Sink`], repairs what it can and goes on, so that one run shows every
//! fault; a checkpoint after the stage stops the pipeline. A diagnostic says where by JSON pointer:
//! files, lines and columns are looked up only when there is something to show.

mod code;
mod files;
mod github;
mod positions;
mod printable;
mod render;
mod sink;

pub use code::Code;
pub use github::github;
pub use positions::{Position, Positions};
pub(crate) use printable::printable;
use printable::without_controls;
pub use render::render;
pub use sink::{Sink, Stopped};

use std::ops::Range;

use crate::spec::{FileId, Pointer, Spot};

/// One message about one place in the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops the pipeline.
    pub severity: Severity,
    /// The kind of fault: stable, to be searched for.
    pub code: Code,
    /// What is wrong, in one terse sentence without a full stop.
    pub message: String,
    /// Where.
    pub at: Place,
    /// Other places that have to do with it.
    pub labels: Vec<(Place, String)>,
    /// The way out.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Says the way out.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(shortened(help));
        self
    }

    /// Points at another place that has to do with it.
    pub fn label(&mut self, at: impl Into<Place>, text: impl Into<String>) -> &mut Self {
        self.labels.push((at.into(), shortened(text)));
        self
    }

    /// Points at the key instead of at its value: it is the key that is wrong.
    pub fn at_key(&mut self) -> &mut Self {
        match &self.at {
            Place::Value(pointer) => self.at = Place::Key(pointer.clone()),
            Place::In(file, Spot::Value(pointer)) => {
                self.at = Place::In(*file, Spot::Key(pointer.clone()));
            }
            Place::Key(_) | Place::In(_, Spot::Key(_) | Spot::Tag(_) | Spot::Text(_)) => {}
        }
        self
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// The client is generated all the same.
    Warning,
    /// The client is generated, and nothing need be done.
    Note,
}

/// Where in a description something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A value of the document; if it is an object or an array, the key above it stands for it.
    Value(Pointer),
    /// The key of a value of the document.
    Key(Pointer),
    /// A place in one of the files that were read: the document may not have it.
    In(FileId, Spot),
}

impl Place {
    /// The JSON pointer, if the place has one.
    #[must_use]
    pub fn pointer(&self) -> Option<&Pointer> {
        match self {
            Self::Value(pointer) | Self::Key(pointer) => Some(pointer),
            Self::In(_, spot) => spot.pointer(),
        }
    }

    /// Some bytes of a file.
    #[must_use]
    pub fn text(file: FileId, bytes: Range<usize>) -> Self {
        Self::In(file, Spot::Text(bytes))
    }
}

impl From<&Pointer> for Place {
    fn from(pointer: &Pointer) -> Self {
        Self::Value(pointer.clone())
    }
}

/// How many bytes of a message are kept: it may quote anything of the description.
const LONGEST_MESSAGE: usize = 1_000;

/// A message with the middle taken out if it is too long.
fn shortened(message: impl Into<String>) -> String {
    let message = message.into();
    if message.len() <= LONGEST_MESSAGE {
        return message;
    }
    let is_boundary = |byte: &usize| message.is_char_boundary(*byte);
    let half = LONGEST_MESSAGE / 2;
    let start = (0..=half).rev().find(is_boundary).unwrap_or_default();
    let end = (message.len() - half..message.len()).find(is_boundary);
    let end = end.unwrap_or(message.len());
    format!("{} … {}", &message[..start], &message[end..])
}

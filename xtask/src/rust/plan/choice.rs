//! What the user chose names to be.

use toml::Spanned;

use crate::config::{Inner, Names, Renames};
use crate::diagnostics::{Code, Sink};
use crate::rust::names::{Kind, Siblings};

/// The names that the user chose, and where it is reported if one will not do.
pub(super) struct Choice<'c> {
    pub(super) renames: &'c Renames,
    pub(super) sink: &'c mut Sink,
}

impl<'c> Choice<'c> {
    /// Names things of a kind that stand beside each other; `noun` is what one of them is called in a report.
    pub(super) fn siblings(&mut self, noun: &'static str, kind: Kind) -> Siblings<'_> {
        Siblings {
            noun,
            kind,
            sink: self.sink,
        }
    }

    /// Reports a name that is taken by something that every crate has.
    pub(super) fn report_reserved(&mut self, said: &Spanned<String>) {
        let message = format!(
            "`{}` is what generated code calls something else here",
            said.get_ref()
        );
        let at = self.sink.in_settings(said.span());
        self.sink.error(at, Code::NameTaken, message);
    }

    /// The name that the user chose.
    pub(super) fn of(names: &'c Names, wire: &str) -> Option<&'c Spanned<String>> {
        names.get(wire)
    }

    /// The names that the user chose within something.
    pub(super) fn within(names: &'c Inner, outer: &str) -> Option<&'c Names> {
        names.get(outer)
    }
}

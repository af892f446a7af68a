//! What decides on names beside the description: what the user chose, and what things were called before.

use toml::Spanned;

use crate::config::{Inner, Names, Renames};
use crate::diagnostics::{Code, Sink};
use crate::ir::WireName;
use crate::rust::GivenNames;
use crate::rust::names::given::Given;
use crate::rust::names::{Kind, Siblings, is_type_chosen};

/// The names that the user chose and those that were given before, and where it is reported if one will not do.
pub(super) struct Choice<'c> {
    pub(super) renames: &'c Renames,
    pub(super) given: &'c GivenNames,
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

    /// The name that a type had, unless it follows from one that the user chose.
    pub(super) fn given_type(&self, wire: &str) -> Option<&'c str> {
        let given = self.given.types.get(wire)?;
        (!is_type_chosen(wire, &self.renames.types)).then_some(given)
    }

    /// The name that something of an operation had, unless it follows from one that the user chose.
    pub(super) fn given_to(&self, names: &'c Given, operation: &WireName) -> Option<&'c str> {
        let given = names.get(&operation.0)?;
        let is_chosen = self.renames.operations.contains_key(operation.0.as_str());
        (!is_chosen).then_some(given)
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

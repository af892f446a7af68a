//! From a description in many files to one document that refers to its own components alone.
//!
//! First everything is found that references lead to ([`discover`]), then each target that is no component
//! of the root gets a name ([`name`]), then the document is copied with every such target once under
//! `components` ([`build`]). What cannot be a component, such as a path item, is copied to where it is
//! referred to. A description whose references all lead to its own components is not copied at all.
//!
//! A reference that leads nowhere stays as it is, with the reason in [`Unresolved`]: an overlay may mend it, or
//! the operation that needs it may not be asked for. This module must not know what a schema means.

mod build;
mod copy;
mod discover;
mod discriminator;
mod failure;
mod follow;
mod library;
mod link;
mod name;
mod reference;
pub(super) mod size;
mod walk;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde_yaml::Value;

use super::input::Files;
use super::{FileId, Pointer, Spot};
use crate::diagnostics::{Diagnostic, Place, Sink};
use crate::threads;
pub(super) use failure::Failure;

/// A description as one document.
pub(super) struct Bundled {
    /// The document.
    pub(super) raw: Value,
    /// The references in it that lead nowhere.
    pub(super) unresolved: Unresolved,
    /// What is wrong with the files beside the root, each as a whole: the document may not have that part of one.
    pub(super) faults: Vec<Diagnostic>,
}

/// Why references lead nowhere: by the file that has the reference, and its text.
#[derive(Debug, Default)]
pub(super) struct Unresolved(HashMap<FileId, HashMap<String, Vec<Reason>>>);

/// Why a reference leads nowhere, and the section that it should lead to: what is wrong for a parameter may
/// be right for a schema.
#[derive(Debug)]
struct Reason {
    section: Option<&'static str>,
    failure: Failure,
}

impl Unresolved {
    /// Why a reference of a file to something of a section, or to what is no component, leads nowhere, if it is
    /// known to.
    pub(super) fn reason(
        &self,
        file: FileId,
        reference: &str,
        section: Option<&str>,
    ) -> Option<&Failure> {
        let mut reasons = self.0.get(&file)?.get(reference)?.iter();
        let reason = reasons.find(|reason| reason.section == section)?;
        Some(&reason.failure)
    }

    /// Whether every reference leads somewhere.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what is not known yet.
    fn extend(&mut self, other: Self) {
        for (file, references) in other.0 {
            for (reference, reasons) in references {
                for Reason { section, failure } in reasons {
                    self.insert(file, &reference, section, failure);
                }
            }
        }
    }

    fn insert(
        &mut self,
        file: FileId,
        reference: &str,
        section: Option<&'static str>,
        failure: Failure,
    ) {
        if self.reason(file, reference, section).is_none() {
            let of_file = self.0.entry(file).or_default();
            let reasons = of_file.entry(reference.to_owned()).or_default();
            reasons.push(Reason { section, failure });
        }
    }
}

/// Something that is referred to and becomes a component.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Target {
    location: Location,
    /// The section of `components` that it goes to.
    section: &'static str,
}

impl Target {
    fn new(location: Location, section: &'static str) -> Self {
        Self { location, section }
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Location {
    file: FileId,
    at: Pointer,
}

impl Location {
    /// The name of the root's own component that stands here, if it is one of this section.
    fn own_component(&self, section: &str) -> Option<String> {
        let name = self.at.component(section);
        name.filter(|_| self.file == FileId::ROOT)
    }

    /// The place one step down.
    fn key(&self, key: &str) -> Self {
        Self {
            file: self.file,
            at: self.at.key(key),
        }
    }

    fn place(&self) -> Place {
        Place::In(self.file, Spot::Value(self.at.clone()))
    }
}

/// Makes one document of the root and all that it refers to.
pub(super) fn document(raw: Value, files: &dyn Files, sink: &mut Sink) -> Bundled {
    let (mut library, found) = discover::all(raw, files, sink);
    let faults = library.take_faults();
    if found.is_nothing() {
        return Bundled {
            raw: library.into_root(),
            unresolved: found.unresolved,
            faults,
        };
    }
    let names = name::all(&library, &found);
    let (raw, unresolved) = build::document(&library, found, &names, sink);
    threads::dispose(
        threads::are_worth_it(&sink.sources),
        library.into_documents(),
    );
    Bundled {
        raw,
        unresolved,
        faults,
    }
}

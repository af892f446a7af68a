//! Why a reference leads nowhere, and what to do about it.

use super::Location;
use crate::diagnostics::{Code, Diagnostic, Place, Sink};
use crate::spec::input::FileFault;

/// Why a reference leads nowhere.
#[derive(Debug, Clone)]
pub(in crate::spec) enum Failure {
    /// It is the address of something on the network.
    Network,
    /// It is an address with another scheme, such as `file:` or `urn:`.
    NotAPath,
    /// It is not a URI.
    Malformed,
    /// The file is not read.
    File {
        /// Its path, as it is shown.
        path: String,
        /// Why not.
        fault: FileFault,
    },
    /// The file is not YAML or JSON, which was reported once.
    Unreadable(Vec<Diagnostic>),
    /// The file has no such place.
    Nowhere {
        /// A reference that leads somewhere and looks like this one.
        suggestion: Option<String>,
    },
    /// It leads to an anchor (`#name`), not to a place.
    Anchor,
    /// It leads to something of another kind.
    WrongKind {
        /// What it leads to.
        found: String,
        /// What is wanted.
        wanted: String,
        /// Where it leads.
        location: Location,
    },
    /// What it leads to contains it.
    Circle,
    /// What is copied for references like it grows too large.
    TooLarge,
}

impl Failure {
    /// Reports it where the reference stands.
    pub(in crate::spec) fn report(&self, reference: &str, at: Place, sink: &mut Sink) {
        if let Self::Unreadable(diagnostics) = self {
            sink.extend(diagnostics.iter().cloned());
            return;
        }
        let named = match reference {
            "" => "the empty reference".to_owned(),
            reference => format!("`{reference}`"),
        };
        let (code, message) = self.what_is_wrong(&named);
        let report = sink.error(at, code, message).help(self.way_out(reference));
        if let Self::WrongKind { location, .. } = self {
            report.label(location.place(), "it leads here");
        }
    }

    fn what_is_wrong(&self, named: &str) -> (Code, String) {
        match self {
            Self::Network => (
                Code::ReferenceToNetwork,
                format!("{named} is on the network, where nothing is read from"),
            ),
            Self::NotAPath => (
                Code::UnresolvedReference,
                format!("{named} is an address, and only paths of files are followed"),
            ),
            Self::Malformed => (Code::UnresolvedReference, format!("{named} is not a URI")),
            Self::File { path, fault } => match fault {
                FileFault::Outside if named.starts_with("`/") => (
                    Code::ReferenceOutside,
                    format!("{named} is an absolute path, which is not followed"),
                ),
                fault => {
                    let path = if path.is_empty() { "." } else { path };
                    (code_of(fault), format!("`{path}` is not read: {fault}"))
                }
            },
            Self::Unreadable(_) | Self::Nowhere { .. } => {
                (Code::UnresolvedReference, format!("{named} leads nowhere"))
            }
            Self::Anchor => (
                Code::UnsupportedReferenceTarget,
                format!("{named} leads to an anchor, not to a place"),
            ),
            Self::WrongKind { found, wanted, .. } => (
                Code::UnsupportedReferenceTarget,
                format!("{named} leads to {found}, where {wanted} is wanted"),
            ),
            Self::Circle => (
                Code::CircularReference,
                format!("{named} leads to something that contains this reference"),
            ),
            Self::TooLarge => (
                Code::TooLarge,
                format!("{named} and others like it make the description too large"),
            ),
        }
    }

    fn way_out(&self, reference: &str) -> String {
        let fixed = match self {
            Self::Network => {
                "download the file, put it beside the description and refer to it there"
            }
            Self::NotAPath => {
                "write the path of a file, relative to the one that it stands in: `schemas/Name.yaml`"
            }
            Self::Malformed => {
                "a reference looks like `#/components/schemas/Name` or `schemas/name.yaml`"
            }
            Self::File { fault, .. } => return way_to_file(reference, fault),
            Self::Nowhere {
                suggestion: Some(known),
            } => return format!("did you mean `{known}`?"),
            Self::Unreadable(_) | Self::Nowhere { suggestion: None } => {
                "a reference looks like `#/components/schemas/Name`"
            }
            Self::Anchor => "refer to the place, such as `#/components/schemas/Name`",
            Self::WrongKind { wanted, .. } => return format!("refer to {wanted}"),
            Self::Circle => "only schemas can contain themselves; write out what is meant",
            Self::TooLarge => {
                "what is no component is copied to each place that refers to it; refer to fewer such, or from fewer places"
            }
        };
        fixed.to_owned()
    }
}

fn code_of(fault: &FileFault) -> Code {
    match fault {
        FileFault::Outside => Code::ReferenceOutside,
        FileFault::TooLarge { .. } => Code::TooLarge,
        FileFault::Missing
        | FileFault::BesideLink
        | FileFault::Folder
        | FileFault::NotAFile
        | FileFault::NotText { .. }
        | FileFault::Utf16
        | FileFault::Refused(_) => Code::UnresolvedReference,
    }
}

fn way_to_file(reference: &str, fault: &FileFault) -> String {
    let fixed = match fault {
        FileFault::Missing if reference.contains('\\') => {
            let path = reference.replace('\\', "/");
            return format!("write `/` between the parts of a path: `{path}`");
        }
        FileFault::Missing => {
            return format!("`{reference}` is relative to the file that it stands in");
        }
        FileFault::BesideLink => {
            "references are relative to the file that the link leads to: put the file beside that one, or copy the description to the place of the link"
        }
        FileFault::Outside if reference.starts_with('/') => {
            "write it relative to the file that it stands in, such as `../schemas/Name.yaml`, or allow it by `--allow-refs-outside`"
        }
        FileFault::Outside => "move the file there, or allow it by `--allow-refs-outside`",
        FileFault::Folder => {
            "refer to a file in it, or to a place in this file: `#/components/schemas/Name`"
        }
        FileFault::NotAFile => "refer to a file of YAML or JSON",
        FileFault::NotText { .. } | FileFault::Utf16 => "save the file as UTF-8",
        FileFault::TooLarge { .. } => "split the file, or remove from it what is not needed",
        FileFault::Refused(_) => "check that the file is there and that you may read it",
    };
    fixed.to_owned()
}

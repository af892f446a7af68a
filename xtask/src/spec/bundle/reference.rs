//! The text of a reference: which file, and which place in it. And why one leads nowhere.

use percent_encoding::percent_decode_str;

use super::Location;
use crate::diagnostics::{Code, Diagnostic, Place, Sink};
use crate::spec::Pointer;
use crate::spec::input::FileFault;

/// A reference, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference<'a> {
    /// The path of the file, relative to the folder of the root; `None` if it is the file itself.
    pub(super) file: Option<String>,
    /// What follows the `#`, or nothing: a pointer, percent-encoded.
    pub(super) fragment: &'a str,
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone)]
pub(in crate::spec) enum Failure {
    /// It is the address of something on the network.
    Network,
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
    /// It leads to a component of another kind.
    WrongKind {
        /// What it leads to.
        found: String,
        /// The one that is wanted.
        wanted: &'static str,
        /// Where it leads.
        location: Location,
    },
    /// What it leads to contains it.
    Circle,
    /// What is copied for references like it grows too large.
    TooLarge,
}

impl<'a> Reference<'a> {
    /// Takes a reference apart that stands in the file at this path.
    pub(super) fn parse(reference: &'a str, base: &str) -> Result<Self, Failure> {
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if uri.is_empty() {
            let file = None;
            return Ok(Self { file, fragment });
        }
        if has_scheme(uri) || uri.starts_with("//") {
            return Err(Failure::Network);
        }
        let path = percent_decode_str(uri)
            .decode_utf8()
            .map_err(|_| Failure::Malformed)?;
        if path.contains('\0') {
            return Err(Failure::Malformed);
        }
        let file = Some(join(base, &path));
        Ok(Self { file, fragment })
    }
}

/// Whether a URI names its scheme (RFC 3986, section 3.1). One letter is the drive of a path.
fn has_scheme(uri: &str) -> bool {
    let Some((scheme, _)) = uri.split_once(':') else {
        return false;
    };
    scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// A path that is relative to the folder of another one, without `.`, and with `..` at most at its start.
pub(super) fn join(base: &str, path: &str) -> String {
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_absolute = path.starts_with('/') || (folder.starts_with('/') && !path.is_empty());
    let folder = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if is_absolute => {}
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    if is_absolute {
        format!("/{joined}")
    } else {
        joined
    }
}

/// Whether a reference in the root is one to a component of this section, which can stay as it is.
pub(super) fn is_own_component(reference: &str, section: &str) -> bool {
    let name = reference
        .strip_prefix("#/components/")
        .and_then(|rest| rest.strip_prefix(section))
        .and_then(|rest| rest.strip_prefix('/'));
    let Some(name) = name else {
        return false;
    };
    // Most names have nothing that is escaped.
    if !name.contains(['/', '%', '~']) {
        return true;
    }
    Pointer::from_reference(reference).is_some_and(|pointer| pointer.component(section).is_some())
}

impl Failure {
    /// Reports it where the reference stands.
    pub(in crate::spec) fn report(&self, reference: &str, at: Place, sink: &mut Sink) {
        let (code, message, help) = match self {
            Self::Network => (
                Code::ReferenceToNetwork,
                format!("`{reference}` is on the network, where nothing is read from"),
                "download the file, put it beside the description and refer to it there".to_owned(),
            ),
            Self::Malformed => (
                Code::UnresolvedReference,
                format!("`{reference}` is not a URI"),
                "a reference looks like `#/components/schemas/Name` or `schemas/name.yaml`".to_owned(),
            ),
            Self::File { path, fault } => file_fault(reference, path, fault),
            Self::Unreadable(diagnostics) => {
                sink.extend(diagnostics.iter().cloned());
                return;
            }
            Self::Nowhere { suggestion } => (
                Code::UnresolvedReference,
                format!("`{reference}` leads nowhere"),
                match suggestion {
                    Some(known) => format!("did you mean `{known}`?"),
                    None => "a reference looks like `#/components/schemas/Name`".to_owned(),
                },
            ),
            Self::Anchor => (
                Code::UnsupportedReferenceTarget,
                format!("`{reference}` leads to an anchor, not to a place"),
                "refer to the place, such as `#/components/schemas/Name`".to_owned(),
            ),
            Self::WrongKind {
                found,
                wanted,
                location,
            } => {
                let message =
                    format!("`{reference}` leads to {found}, where one of `components/{wanted}` is wanted");
                sink.error(at, Code::UnsupportedReferenceTarget, message)
                    .label(location.place(), "it leads here")
                    .help(format!("refer to one of `components/{wanted}`"));
                return;
            }
            Self::Circle => (
                Code::CircularReference,
                format!("`{reference}` leads to something that contains this reference"),
                "only schemas can contain themselves; write out what is meant".to_owned(),
            ),
            Self::TooLarge => (
                Code::TooLarge,
                format!("`{reference}` and others like it make the description too large"),
                "what is no component is copied to each place that refers to it; refer to fewer such, or from fewer places".to_owned(),
            ),
        };
        sink.error(at, code, message).help(help);
    }
}

fn file_fault(reference: &str, path: &str, fault: &FileFault) -> (Code, String, String) {
    let (code, help) = match fault {
        FileFault::Missing => (
            Code::UnresolvedReference,
            format!("`{reference}` is relative to the file that it stands in"),
        ),
        FileFault::BesideLink => (
            Code::UnresolvedReference,
            "references are relative to the file that the link leads to: put the file beside that one, or copy the description to the place of the link".to_owned(),
        ),
        FileFault::Outside => (
            Code::ReferenceOutside,
            "move the file there, or allow it by `--allow-refs-outside`".to_owned(),
        ),
        FileFault::NotAFile => (
            Code::UnresolvedReference,
            "refer to a file of YAML or JSON".to_owned(),
        ),
        FileFault::NotText(_) => (
            Code::UnresolvedReference,
            "save the file as UTF-8".to_owned(),
        ),
        FileFault::TooLarge { .. } => (
            Code::TooLarge,
            "split the file, or remove from it what is not needed".to_owned(),
        ),
        FileFault::Refused(_) => (
            Code::UnresolvedReference,
            "check that the file is there and that you may read it".to_owned(),
        ),
    };
    (code, format!("`{path}` is not read: {fault}"), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(reference: &str, base: &str) -> Option<String> {
        Reference::parse(reference, base)
            .expect("it is a path")
            .file
    }

    #[test]
    fn a_path_is_relative_to_the_file_that_names_it() {
        let paths = [
            ("a.yaml", "root.yaml", "a.yaml"),
            ("./a.yaml#/b", "paths/x.yaml", "paths/a.yaml"),
            ("../schemas/a%20b.yaml", "paths/x.yaml", "schemas/a b.yaml"),
            ("../../a.yaml", "paths/x.yaml", "../a.yaml"),
            ("../../../a.yaml", "paths/x.yaml", "../../a.yaml"),
            ("..//./a.yaml", "paths/x.yaml", "a.yaml"),
            ("/etc/a.yaml", "paths/x.yaml", "/etc/a.yaml"),
            ("../../../b.yaml", "/etc/a.yaml", "/b.yaml"),
        ];
        for (reference, base, path) in paths {
            assert_eq!(file(reference, base).as_deref(), Some(path), "{reference}");
        }
    }

    #[test]
    fn what_has_no_path_is_in_the_same_file() {
        assert_eq!(file("#/a", "x.yaml"), None);
        assert_eq!(file("", "x.yaml"), None);
    }

    #[test]
    fn addresses_are_known_by_their_scheme() {
        for reference in [
            "https://a/b.yaml",
            "file:///a.yaml",
            "//host/a.yaml",
            "urn:a",
        ] {
            let parsed = Reference::parse(reference, "x.yaml");
            assert!(matches!(parsed, Err(Failure::Network)), "{reference}");
        }
        assert_eq!(file("c:/a.yaml", "x.yaml").as_deref(), Some("c:/a.yaml"));
    }
}

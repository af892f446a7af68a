//! The text of a reference: which file, and which place in it.

use percent_encoding::percent_decode_str;

use super::failure::Failure;
use crate::spec::Pointer;

/// A reference, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference<'a> {
    /// The path of the file, relative to the folder of the root; `None` if it is the file itself.
    pub(super) file: Option<String>,
    /// What follows the `#`, or nothing: a pointer, percent-encoded.
    pub(super) fragment: &'a str,
}

impl<'a> Reference<'a> {
    /// Takes a reference apart that stands in the file at this path.
    pub(super) fn parse(reference: &'a str, base: &str) -> Result<Self, Failure> {
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if uri.is_empty() {
            let file = None;
            return Ok(Self { file, fragment });
        }
        if uri.starts_with("//") {
            return Err(Failure::Network);
        }
        if let Some(scheme) = scheme(uri) {
            let is_network = NETWORK.contains(&&*scheme.to_ascii_lowercase());
            return Err(if is_network {
                Failure::Network
            } else {
                Failure::NotAPath
            });
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

/// The schemes of what is on the network.
const NETWORK: [&str; 3] = ["http", "https", "ftp"];

/// The scheme of a URI, if it names one (RFC 3986, section 3.1). One letter is the drive of a path.
fn scheme(uri: &str) -> Option<&str> {
    let (scheme, _) = uri.split_once(':')?;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(is_letter);
    is_scheme.then_some(scheme)
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

/// The place of a component.
pub(super) fn component(section: &str, name: &str) -> Pointer {
    Pointer::root().key("components").key(section).key(name)
}

/// A reference to a place of the same document (RFC 6901, section 6).
pub(super) fn reference_text(target: &Pointer) -> String {
    format!("#{target}").replace('%', "%25")
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
        for reference in ["https://a/b.yaml", "HTTP://a/b.yaml", "//host/a.yaml"] {
            let parsed = Reference::parse(reference, "x.yaml");
            assert!(matches!(parsed, Err(Failure::Network)), "{reference}");
        }
        for reference in ["file:///a.yaml", "urn:a", "mailto:a@b"] {
            let parsed = Reference::parse(reference, "x.yaml");
            assert!(matches!(parsed, Err(Failure::NotAPath)), "{reference}");
        }
        assert_eq!(file("c:/a.yaml", "x.yaml").as_deref(), Some("c:/a.yaml"));
    }
}

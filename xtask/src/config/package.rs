//! `[package]`: what goes into the `Cargo.toml`, by the rules of Cargo and crates.io.
//!
//! Each kind of value is a type that only valid text becomes, so that a message shows its line.

use semver::Version;
use serde::{Deserialize, Deserializer};

use super::text::checked_text;

/// What a `Cargo.toml` says of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The name of the crate.
    pub name: CrateName,
    /// Its version; 0.1.0 if the configuration gives none.
    pub version: Version,
    /// One or two sentences.
    pub description: Option<String>,
    /// The terms of use.
    pub license: Option<License>,
    /// At most five.
    pub keywords: Vec<Keyword>,
    /// At most five slugs of crates.io.
    pub categories: Vec<String>,
    /// Where the sources are.
    pub repository: Option<Url>,
    /// The site of the crate.
    pub homepage: Option<Url>,
    /// The site of the documentation, if it is not docs.rs.
    pub documentation: Option<Url>,
    /// Names, each perhaps with an address.
    pub authors: Vec<String>,
}

impl Package {
    /// A package of which only the name is known.
    #[must_use]
    pub fn named(name: CrateName) -> Self {
        Table::default().into_package(name)
    }
}

/// The keys of `[package]`.
pub(super) const KEYS: [&str; 10] = [
    "name",
    "version",
    "description",
    "license",
    "keywords",
    "categories",
    "repository",
    "homepage",
    "documentation",
    "authors",
];

/// `[package]` as it stands in the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Table {
    name: Option<CrateName>,
    #[serde(default, deserialize_with = "version")]
    version: Option<Version>,
    description: Option<String>,
    license: Option<License>,
    #[serde(default)]
    keywords: AtMostFive<Keyword>,
    #[serde(default)]
    categories: AtMostFive<String>,
    repository: Option<Url>,
    homepage: Option<Url>,
    documentation: Option<Url>,
    #[serde(default)]
    authors: Vec<String>,
}

impl Table {
    /// The package, with the name given or else its own; `None` if there is neither.
    pub(super) fn with_name(mut self, name: Option<CrateName>) -> Option<Package> {
        let name = name.or_else(|| self.name.take())?;
        Some(self.into_package(name))
    }

    fn into_package(self, name: CrateName) -> Package {
        Package {
            name,
            version: self.version.unwrap_or(Version::new(0, 1, 0)),
            description: self.description,
            license: self.license,
            keywords: self.keywords.0,
            categories: self.categories.0,
            repository: self.repository,
            homepage: self.homepage,
            documentation: self.documentation,
            authors: self.authors,
        }
    }
}

checked_text! {
    /// The name of a crate that Cargo and crates.io take.
    CrateName, check_crate_name
}

checked_text! {
    /// An SPDX expression.
    License, check_license
}

checked_text! {
    /// A keyword that crates.io takes.
    Keyword, check_keyword
}

checked_text! {
    /// An address on the web.
    Url, check_url
}

/// Names that Cargo refuses, or that would hide a crate of the language's own.
const RESERVED: [&str; 9] = [
    "alloc",
    "core",
    "proc_macro",
    "proc-macro",
    "std",
    "test",
    "deps",
    "build",
    "examples",
];

fn check_crate_name(name: &str) -> Result<(), &'static str> {
    let mut characters = name.chars();
    if !characters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
    {
        return Err("is not the name of a crate: it must start with an ASCII letter");
    }
    if !characters.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return Err(
            "is not the name of a crate: it may have ASCII letters, digits, `-` and `_` only",
        );
    }
    if name.len() > 64 {
        return Err("is too long for the name of a crate: at most 64 characters");
    }
    // What is a keyword to syn is one to rustc; `r#` and all that is longer was refused above.
    if syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() {
        return Err("is a keyword of Rust, which no crate can be called");
    }
    if RESERVED.contains(&name.to_ascii_lowercase().as_str()) {
        return Err("is reserved by Rust or Cargo; add a word, such as `-client`");
    }
    Ok(())
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Version>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let version = text.parse();
    version.map(Some).map_err(|error| {
        serde::de::Error::custom(format!(
            "`{text}` is not a version, such as `1.0.0`: {error}"
        ))
    })
}

fn check_license(license: &str) -> Result<(), &'static str> {
    spdx::Expression::parse(license)
        .map(drop)
        .map_err(|_| "is not an SPDX licence expression, such as `MIT OR Apache-2.0`")
}

fn check_keyword(keyword: &str) -> Result<(), &'static str> {
    let starts_well = keyword.starts_with(|c: char| c.is_ascii_alphanumeric());
    let goes_well = keyword
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+'));
    if starts_well && goes_well && keyword.len() <= 20 {
        Ok(())
    } else {
        Err(
            "is not a keyword that crates.io takes: at most 20 ASCII letters, digits, `-`, `_` and `+`, \
             a letter or digit first",
        )
    }
}

fn check_url(url: &str) -> Result<(), &'static str> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let is_valid = rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    });
    if is_valid {
        Ok(())
    } else {
        Err("is not an address that starts with `https://` or `http://`")
    }
}

/// A list that crates.io takes.
#[derive(Deserialize)]
#[serde(try_from = "Vec<T>")]
#[serde(bound = "T: Deserialize<'de>")]
struct AtMostFive<T>(Vec<T>);

impl<T> Default for AtMostFive<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> TryFrom<Vec<T>> for AtMostFive<T> {
    type Error = String;

    fn try_from(items: Vec<T>) -> Result<Self, String> {
        if items.len() <= 5 {
            Ok(Self(items))
        } else {
            Err(format!("crates.io takes at most 5, not {}", items.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_those_that_the_table_takes() {
        let error = toml::from_str::<Table>("none = 1").err();
        let message = error.expect("there is no such key").message().to_owned();
        let (_, known) = message
            .split_once("expected one of ")
            .expect("it lists them");
        let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        assert_eq!(known, KEYS);
    }
}

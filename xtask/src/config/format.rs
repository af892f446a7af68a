//! `[formats.FORMAT]`: a type of Rust for the values of a format.
//!
//! Invariant: a [`TypePath`] is nothing but names, so that no code can be smuggled in by one.

use semver::VersionReq;
use serde::Deserialize;
use syn::{GenericArgument, PathArguments};

use super::CrateName;
use super::text::checked_text;

/// `[formats.FORMAT]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The type. It must have `Debug`, `Clone`, `PartialEq`, `Send`, `Sync`, `FromStr`, and serde's `Serialize` and
    /// `DeserializeOwned`; and `Display`, as it is sent, if it is a parameter or a field of a form.
    #[serde(rename = "type")]
    pub ty: TypePath,
    /// The crate that it comes from, if it is not the standard library nor a crate that every client depends on.
    pub dependency: Option<toml::Spanned<Dependency>>,
}

/// A line of `[dependencies]`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dependency {
    /// The name of the crate.
    pub name: CrateName,
    /// Its version, as Cargo takes it.
    pub version: Requirement,
    /// Features beside the default ones.
    #[serde(default)]
    pub features: Vec<Feature>,
    /// Whether it has its default features; Cargo's default, true, if nothing is said.
    pub default_features: Option<bool>,
}

checked_text! {
    /// A requirement of a version, such as `1.2`.
    Requirement, check_requirement
}

checked_text! {
    /// The name of a feature that Cargo takes.
    Feature, check_feature
}

fn check_requirement(text: &str) -> Result<(), &'static str> {
    VersionReq::parse(text)
        .map(drop)
        .map_err(|_| "is not a version that Cargo takes, such as `1.2`")
}

fn check_feature(name: &str) -> Result<(), &'static str> {
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let goes_well = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '.'));
    if starts_well && goes_well {
        Ok(())
    } else {
        Err(
            "is not the name of a feature: it may have ASCII letters, digits, `-`, `_`, `+` and `.` only",
        )
    }
}

/// The path of a type, such as `uuid::Uuid` or `fixed::Decimal<fixed::Two>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct TypePath {
    /// At least one.
    segments: Vec<TypeSegment>,
}

/// A piece of the path of a type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeSegment {
    /// A name of ASCII letters, digits and `_`.
    pub name: String,
    /// What stands in angle brackets behind it.
    pub arguments: Vec<TypePath>,
}

/// The types that have a name of one word.
const PLAIN: &[&str] = &[
    "String", "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32",
    "u64", "u128",
];

impl TypePath {
    /// Its pieces, at least one.
    #[must_use]
    pub fn segments(&self) -> &[TypeSegment] {
        &self.segments
    }

    /// The crates that the path and the paths in it begin at, as Rust code names them.
    #[must_use]
    pub fn crates(&self) -> Vec<&str> {
        let mut crates = Vec::new();
        if let [first, _, ..] = self.segments.as_slice() {
            crates.push(first.name.as_str());
        }
        for segment in &self.segments {
            crates.extend(segment.arguments.iter().flat_map(Self::crates));
        }
        crates
    }

    fn of(ty: &syn::Type) -> Result<Self, &'static str> {
        let syn::Type::Path(path) = ty else {
            return Err("is not the path of a type");
        };
        if path.qself.is_some() || path.path.leading_colon.is_some() {
            return Err("is not a path from the name of a crate on");
        }
        let segments = path.path.segments.iter().map(segment);
        let segments = segments.collect::<Result<Vec<_>, _>>()?;
        if let [only] = segments.as_slice()
            && !PLAIN.contains(&only.name.as_str())
        {
            return Err("has no crate before it, as `uuid::Uuid` has");
        }
        Ok(Self { segments })
    }
}

fn segment(segment: &syn::PathSegment) -> Result<TypeSegment, &'static str> {
    let name = segment.ident.to_string();
    if ["crate", "self", "Self", "super"].contains(&name.as_str()) {
        return Err("is not a path from the name of a crate on");
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !name.chars().all(is_name) {
        return Err("has a name that is not of ASCII letters, digits and `_`");
    }
    let arguments = match &segment.arguments {
        PathArguments::None => Vec::new(),
        PathArguments::AngleBracketed(list) => {
            let types = list.args.iter().map(|argument| match argument {
                GenericArgument::Type(ty) => TypePath::of(ty),
                _ => Err("has something in angle brackets that is not the path of a type"),
            });
            types.collect::<Result<_, _>>()?
        }
        PathArguments::Parenthesized(_) => return Err("is not the path of a type"),
    };
    Ok(TypeSegment { name, arguments })
}

impl TryFrom<String> for TypePath {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parsed = syn::parse_str::<syn::Type>(&text);
        let path = match &parsed {
            Ok(ty) => Self::of(ty),
            Err(_) => Err("is not the path of a type"),
        };
        path.map_err(|rule| format!("`{text}` {rule}"))
    }
}

impl std::fmt::Display for TypePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, segment) in self.segments.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "::" })?;
            f.write_str(&segment.name)?;
            for (index, argument) in segment.arguments.iter().enumerate() {
                f.write_str(if index == 0 { "<" } else { ", " })?;
                argument.fmt(f)?;
            }
            f.write_str(if segment.arguments.is_empty() {
                ""
            } else {
                ">"
            })?;
        }
        Ok(())
    }
}

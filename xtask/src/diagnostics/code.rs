//! The codes of the diagnostics: stable names by which a fault is searched for.

macro_rules! codes {
    ($($(#[$docs:meta])* $variant:ident => $text:literal,)*) => {
        /// The kind of a fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$docs])* $variant,)* }

        impl Code {
            /// The code as it is printed.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

codes! {
    /// The file is not YAML or JSON.
    Syntax => "syntax",
    /// An object has a key twice.
    DuplicateKey => "duplicate-key",
    /// The file is not an OpenAPI description.
    NotOpenApi => "not-openapi",
    /// The file is an OpenAPI description of a version that is not read.
    UnsupportedVersion => "unsupported-version",
    /// A value is not what OpenAPI wants in its place, such as a number for an object.
    WrongShape => "wrong-shape",
    /// A key that OpenAPI requires is not there.
    MissingKey => "missing-key",
    /// A key that OpenAPI does not know.
    UnknownKey => "unknown-key",
    /// A key of JSON Schema or of a later OpenAPI that this version does not have.
    UnsupportedKeyword => "unsupported-keyword",
    /// The `type` of a schema is none of OpenAPI's.
    UnknownType => "unknown-type",
    /// A word where OpenAPI has a list of words, and it is none of them.
    UnknownValue => "unknown-value",
    /// A bound that says nothing about values of the schema's type.
    ConstraintWithoutEffect => "constraint-without-effect",
    /// A key that has no effect because a `$ref` stands beside it.
    IgnoredBesideReference => "ignored-beside-reference",
    /// A `$ref` leads nowhere.
    UnresolvedReference => "unresolved-reference",
    /// A `$ref` leads into another file.
    UnsupportedExternalReference => "unsupported-external-reference",
    /// A `$ref` leads to something that is not a component.
    UnsupportedReferenceTarget => "unsupported-reference-target",
    /// A `$ref` leads back to itself.
    CircularReference => "circular-reference",
    /// A tag of YAML, which has no meaning in OpenAPI.
    UnsupportedTag => "unsupported-tag",
}

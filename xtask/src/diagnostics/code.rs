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
    /// The file is not an OpenAPI description of a version that is read.
    NotOpenApi => "not-openapi",
    /// The `type` of a schema is none of OpenAPI's.
    UnknownType => "unknown-type",
    /// A `$ref` leads nowhere.
    UnresolvedReference => "unresolved-reference",
}

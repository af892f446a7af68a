//! The codes of the diagnostics: stable names by which a fault is searched for.

macro_rules! codes {
    ($($(#[$docs:meta])* $variant:ident => $text:literal,)*) => {
        /// The kind of a fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$docs])* $variant,)* }

        impl Code {
            /// Every code, in the order in which they are declared.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

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
    /// A key that need not be there is left empty.
    EmptyKey => "empty-key",
    /// A key that OpenAPI requires is not there.
    MissingKey => "missing-key",
    /// A key that OpenAPI does not know.
    UnknownKey => "unknown-key",
    /// A key of JSON Schema or of a later OpenAPI that this version does not have.
    UnsupportedKeyword => "unsupported-keyword",
    /// The description has keys of a later version of OpenAPI than it says.
    LaterVersion => "later-version",
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
    /// A `$ref` leads to the network, where nothing is read from.
    ReferenceToNetwork => "reference-to-network",
    /// A `$ref` leads out of the folder of the description.
    ReferenceOutside => "reference-outside",
    /// A `$ref` leads into another file, where there are no other files any more.
    UnsupportedExternalReference => "unsupported-external-reference",
    /// A `$ref` leads to something that is not a component.
    UnsupportedReferenceTarget => "unsupported-reference-target",
    /// A `$ref` leads back to itself.
    CircularReference => "circular-reference",
    /// The description is larger than what is read.
    TooLarge => "too-large",
    /// A keyword of JSON Schema that restricts values, and that is not checked.
    KeywordNotChecked => "keyword-not-checked",
    /// The schema `false`, which no value fits.
    FalseSchemaUnsupported => "false-schema-unsupported",
    /// An array whose items have a schema each.
    TupleUnsupported => "tuple-unsupported",
    /// A `$dynamicRef`, which leads to different schemas in different places.
    DynamicReferenceUnsupported => "dynamic-reference-unsupported",
    /// An `$id`, from which nothing is referred to.
    SchemaIdIgnored => "schema-id-ignored",
    /// A dialect of JSON Schema, which is read as that of OpenAPI.
    DialectIgnored => "dialect-ignored",
    /// Webhooks are ignored.
    WebhooksIgnored => "webhooks-ignored",
    /// A tag of YAML, which has no meaning in OpenAPI.
    UnsupportedTag => "unsupported-tag",
    /// A schema stands for itself, with no object in between.
    AliasCycle => "alias-cycle",
    /// An `allOf` contains itself.
    AllOfCycle => "all-of-cycle",
    /// The parts of an `allOf` contradict each other.
    AllOfConflict => "all-of-conflict",
    /// Something nests too deep, or too many references follow each other.
    TooDeep => "too-deep",
    /// A property is required that does not exist.
    RequiredWithoutProperty => "required-without-property",
    /// An `enum` has no values.
    EmptyEnum => "empty-enum",
    /// A value of an `enum` is of another type.
    EnumValueType => "enum-value-type",
    /// A value stands twice in an `enum`.
    EnumDuplicate => "enum-duplicate",
    /// An `enum` is ignored, since its values are neither texts nor integers.
    EnumIgnored => "enum-ignored",
    /// A `format` belongs to another type.
    FormatMismatch => "format-mismatch",
    /// No value is within the bounds.
    ImpossibleBounds => "impossible-bounds",
    /// A `pattern` cannot be checked as it is written: it is none, has what our expressions lack, or no text can fit it.
    PatternIgnored => "pattern-ignored",
    /// A default is no value of its type.
    DefaultMismatch => "default-mismatch",
    /// Bytes stand inside JSON.
    BinaryInJson => "binary-in-json",
    /// A union is one of its own alternatives.
    UnionCycle => "union-cycle",
    /// Alternatives stand where they are not supported.
    UnionUnsupported => "union-unsupported",
    /// A list of alternatives has none.
    EmptyUnion => "empty-union",
    /// An alternative stands twice in a list.
    DuplicateVariant => "duplicate-variant",
    /// A value of a discriminator leads to no alternative, or to two.
    DiscriminatorValue => "discriminator-value",
    /// A discriminator has nothing to tell apart.
    DiscriminatorIgnored => "discriminator-ignored",
    /// A path is malformed.
    InvalidPath => "invalid-path",
    /// A place in a path has no parameter.
    PathParameterMissing => "path-parameter-missing",
    /// A path parameter has no place in the path.
    PathParameterUnused => "path-parameter-unused",
    /// A path parameter is not said to be required.
    PathParameterOptional => "path-parameter-optional",
    /// Two operations have the same method and path.
    SameRoute => "same-route",
    /// Two operations have the same `operationId`.
    DuplicateOperation => "duplicate-operation",
    /// A parameter is declared twice.
    DuplicateParameter => "duplicate-parameter",
    /// No header can have this name.
    InvalidHeaderName => "invalid-header-name",
    /// No header can carry this media type.
    InvalidMediaType => "invalid-media-type",
    /// A header parameter is ignored, as the standard says.
    HeaderIgnored => "header-ignored",
    /// A parameter is where a credential is sent.
    ParameterIgnored => "parameter-ignored",
    /// OpenAPI leaves open how the value of a parameter is written.
    NestedParameter => "nested-parameter",
    /// A parameter whose content is no JSON is not supported.
    ParameterContentUnsupported => "parameter-content-unsupported",
    /// A body of this media type is not supported.
    BodyUnsupported => "body-unsupported",
    /// A body is sent as another of its media types.
    MediaTypeLeftOut => "media-type-left-out",
    /// An answer is described with content that its status never has.
    ContentIgnored => "content-ignored",
    /// An answer that comes in pieces is read as a whole.
    AnswerStreamed => "answer-streamed",
    /// A form is no object.
    FormNotObject => "form-not-object",
    /// How a field of a form is to be encoded is ignored.
    EncodingIgnored => "encoding-ignored",
    /// A form has `additionalProperties`.
    FormAdditional => "form-additional",
    /// Callbacks are ignored.
    CallbacksIgnored => "callbacks-ignored",
    /// Links are ignored.
    LinksIgnored => "links-ignored",
    /// A server of a single path or operation is not used.
    OperationServerIgnored => "operation-server-ignored",
    /// The URL of a server cannot be used.
    ServerUrl => "server-url",
    /// A place in the URL of a server has no variable.
    ServerVariableMissing => "server-variable-missing",
    /// What is said of a deprecation is not as it should be.
    InvalidDeprecation => "invalid-deprecation",
    /// What is said to replace something does not exist.
    UnknownReplacement => "unknown-replacement",
    /// A limit of calls is not as it should be.
    InvalidLimit => "invalid-limit",
    /// A security scheme is not supported.
    SecuritySchemeUnsupported => "security-scheme-unsupported",
    /// A security scheme is named that does not exist.
    UnknownSecurityScheme => "unknown-security-scheme",
    /// Operations were asked for that do not exist.
    NothingSelected => "nothing-selected",
    /// The file is not an overlay.
    NotOverlay => "not-overlay",
    /// The target of an overlay's action is not an expression that is evaluated.
    InvalidTarget => "invalid-target",
    /// The target of an overlay's action is not in the description.
    TargetNotFound => "target-not-found",
    /// The target of an overlay's action is not of a kind that can be updated or removed so.
    TargetKind => "target-kind",
    /// An overlay's value cannot be merged with the one that is there.
    OverlayConflict => "overlay-conflict",
    /// A part of an overlay changes nothing.
    OverlayWithoutEffect => "overlay-without-effect",
    /// An overlay makes the description too large or too deep.
    OverlayTooLarge => "overlay-too-large",
    /// An overlay says that it is for another description.
    OverlayExtends => "overlay-extends",
    /// The configuration names an operation that does not exist.
    UnknownOperation => "unknown-operation",
    /// The configuration says of an operation twice whether it may be repeated.
    SafetyTwice => "safety-twice",
    /// The configuration gives a name to a group that does not exist.
    UnknownTag => "unknown-tag",
    /// The configuration gives a name to a type that does not exist.
    UnknownRenamedType => "unknown-renamed-type",
    /// The configuration gives a name to a property that does not exist.
    UnknownRenamedField => "unknown-renamed-field",
    /// The configuration gives a name to a value of an enumeration that does not exist.
    UnknownRenamedVariant => "unknown-renamed-variant",
    /// The configuration gives a name to a parameter that does not exist.
    UnknownRenamedParameter => "unknown-renamed-parameter",
    /// The configuration gives a name that Rust does not take.
    InvalidName => "invalid-name",
    /// The configuration gives a name that something else has.
    NameTaken => "name-taken",
    /// The configuration gives a type to a format that no schema has.
    UnknownFormat => "unknown-format",
    /// A text is to be sent in another charset than UTF-8.
    CharsetIgnored => "charset-ignored",
    /// A body whose schema has parts is handed over as it comes, since its media type is neither JSON nor a form.
    SchemaUnused => "schema-unused",
    /// The bounds of a schema are not checked, since its values are of a type that the user chose, or they are too large.
    BoundsNotChecked => "bounds-not-checked",
    /// The configuration depends on a crate in a way that a crate cannot.
    DependencyConflict => "dependency-conflict",
    /// The configuration names a type of a crate that it does not depend on.
    MissingDependency => "missing-dependency",
    /// The configuration names a parameter for the token of a page that the operation does not have.
    PagingParameterMissing => "paging-parameter-missing",
    /// The configuration names a parameter for the token of a page that takes no text.
    PagingParameterType => "paging-parameter-type",
    /// The configuration says how the pages of an operation follow each other that answers with no object.
    PagingAnswer => "paging-answer",
    /// The configuration gives a path into the pages of an operation that leads nowhere.
    PagingPath => "paging-path",
    /// The configuration finds the token of the next page where there is no text.
    PagingTokenType => "paging-token-type",
    /// The configuration finds the items of a page where there is no array.
    PagingItemsType => "paging-items-type",
    /// An operation is left out, since it needs what is not supported.
    OperationLeftOut => "operation-left-out",
}

//! The catalogue: every kind of change, with its verdicts. The table in `docs/changes.md` is this one.

use super::verdict::Api::{Major, Minor, Patch};
use super::verdict::Wire::{Breaking, Compatible};
use super::verdict::{Api, Wire};

/// What a kind of change means for one direction.
pub(super) type Verdicts = (Wire, Api);

/// A row of the catalogue.
pub(super) struct Row {
    /// What is said of it.
    pub(super) words: &'static str,
    /// The verdicts where the value is sent.
    pub(super) sent: Verdicts,
    /// The verdicts where the value is received.
    pub(super) received: Verdicts,
}

macro_rules! catalogue {
    ($($kind:ident: $words:literal, $sent:expr, $received:expr;)*) => {
        /// A kind of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeKind {
            $(#[doc = $words] $kind,)*
        }

        impl ChangeKind {
            /// All kinds, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The name, as it stands in the catalogue and in JSON: stable, to be searched for.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($kind),)*
                }
            }

            pub(super) fn row(self) -> Row {
                match self {
                    $(Self::$kind => Row { words: $words, sent: $sent, received: $received },)*
                }
            }
        }
    };
}

// For each: the verdicts where the value is sent, then where it is received. What has no direction has the
// same twice. The client ignores fields that it does not know, keeps values of enumerations that it does
// not know, and checks bounds only of what it sends: so a change of an answer breaks it less often.
catalogue! {
    ApiVersionChanged: "the version of the description changed", (Compatible, Patch), (Compatible, Patch);
    DescriptionChanged: "the words changed", (Compatible, Patch), (Compatible, Patch);
    Deprecated: "is deprecated now", (Compatible, Minor), (Compatible, Minor);
    NoLongerDeprecated: "is no longer deprecated", (Compatible, Patch), (Compatible, Patch);
    DeprecationDatesChanged: "the dates of the deprecation changed", (Compatible, Patch), (Compatible, Patch);
    ReplacementChanged: "what to use instead of what is deprecated changed", (Compatible, Patch), (Compatible, Patch);

    ServerAdded: "server added", (Compatible, Minor), (Compatible, Minor);
    ServerRemoved: "server removed", (Breaking, Major), (Breaking, Major);
    DefaultServerChanged: "another server is the default", (Compatible, Patch), (Compatible, Patch);
    ServerVariablesReordered: "the variables of the server stand in another order", (Compatible, Major), (Compatible, Major);
    ServerVariableDefaultChanged: "the default of a variable of the server changed", (Compatible, Patch), (Compatible, Patch);
    ServerVariableNarrowed: "a variable of the server allows fewer values", (Breaking, Patch), (Breaking, Patch);
    ServerVariableWidened: "a variable of the server allows more values", (Compatible, Patch), (Compatible, Patch);

    SecuritySchemeAdded: "way to authenticate added", (Compatible, Minor), (Compatible, Minor);
    SecuritySchemeRemoved: "way to authenticate removed", (Compatible, Major), (Compatible, Major);
    SecuritySchemeRenamed: "way to authenticate renamed", (Compatible, Major), (Compatible, Major);
    CredentialRenamed: "the credential is sent under another name", (Breaking, Patch), (Breaking, Patch);
    CredentialMoved: "the credential is sent in another way", (Breaking, Major), (Breaking, Major);
    SecurityRequired: "credentials are needed now", (Breaking, Patch), (Breaking, Patch);
    SecurityNoLongerRequired: "no credentials are needed any more", (Compatible, Patch), (Compatible, Patch);
    SecurityAlternativeAdded: "other credentials will do, too", (Compatible, Patch), (Compatible, Patch);
    SecurityAlternativeRemoved: "some credentials will not do any more", (Breaking, Patch), (Breaking, Patch);

    OperationAdded: "operation added", (Compatible, Minor), (Compatible, Minor);
    OperationRemoved: "operation removed", (Breaking, Major), (Breaking, Major);
    OperationRenamed: "operation renamed", (Compatible, Major), (Compatible, Major);
    OperationMethodChanged: "the method of HTTP changed", (Breaking, Patch), (Breaking, Patch);
    OperationPathChanged: "the path changed", (Breaking, Patch), (Breaking, Patch);
    OperationServerChanged: "the operation is at another server", (Compatible, Patch), (Compatible, Patch);
    GroupRenamed: "the first tag of all operations of a group changed", (Compatible, Major), (Compatible, Major);
    OperationRegrouped: "the first tag changed: the method moves to another group", (Compatible, Major), (Compatible, Major);
    SafetyRaised: "may be repeated more freely", (Compatible, Patch), (Compatible, Patch);
    SafetyLowered: "may be repeated less freely", (Breaking, Patch), (Breaking, Patch);
    LimitAdded: "the number of calls is limited now", (Breaking, Patch), (Breaking, Patch);
    LimitRemoved: "the number of calls is limited no more", (Compatible, Patch), (Compatible, Patch);
    LimitLowered: "fewer calls are answered in a time", (Breaking, Patch), (Breaking, Patch);
    LimitRaised: "more calls are answered in a time", (Compatible, Patch), (Compatible, Patch);
    LimitChanged: "the number of calls is limited in another way", (Breaking, Patch), (Breaking, Patch);
    PagingAdded: "answers in pages now", (Compatible, Minor), (Compatible, Minor);
    PagingRemoved: "does not answer in pages any more", (Breaking, Major), (Breaking, Major);
    PagingChanged: "the pages follow each other in another way", (Breaking, Major), (Breaking, Major);

    RequiredParameterAdded: "required parameter added", (Breaking, Major), (Breaking, Major);
    OptionalParameterAdded: "optional parameter added", (Compatible, Minor), (Compatible, Minor);
    ParameterRemoved: "parameter removed", (Breaking, Major), (Breaking, Major);
    PathParameterRenamed: "parameter of the path renamed", (Compatible, Major), (Compatible, Major);
    RequiredParameterRenamed: "required parameter renamed", (Breaking, Major), (Breaking, Major);
    OptionalParameterRenamed: "optional parameter renamed", (Breaking, Major), (Breaking, Major);
    ParameterMoved: "the parameter is sent in another place", (Breaking, Patch), (Breaking, Patch);
    ParameterBecameRequired: "the parameter is required now", (Breaking, Major), (Breaking, Major);
    ParameterBecameOptional: "the parameter is optional now", (Compatible, Major), (Compatible, Major);
    ParameterEncodingChanged: "the parameter becomes text in another way", (Breaking, Patch), (Breaking, Patch);
    ArgumentsReordered: "the required parameters stand in another order", (Compatible, Major), (Compatible, Major);

    RequiredBodyAdded: "required body added", (Breaking, Major), (Breaking, Major);
    OptionalBodyAdded: "optional body added", (Compatible, Minor), (Compatible, Minor);
    BodyRemoved: "body removed", (Breaking, Major), (Breaking, Major);
    BodyBecameRequired: "the body is required now", (Breaking, Major), (Breaking, Major);
    BodyBecameOptional: "the body is optional now", (Compatible, Major), (Compatible, Major);
    BodyMediaTypeChanged: "the media type of the body changed", (Breaking, Patch), (Breaking, Patch);
    BodyKindChanged: "the body is something else", (Breaking, Major), (Breaking, Major);
    PartMediaTypeChanged: "the media type of the form's field changed", (Breaking, Patch), (Breaking, Patch);

    SuccessAdded: "another status of success, with the same content", (Compatible, Patch), (Compatible, Patch);
    SuccessRemoved: "a status of success less, with the content of the others", (Compatible, Patch), (Compatible, Patch);
    OtherSuccessAdded: "another status of success, with other content", (Breaking, Major), (Breaking, Major);
    OtherSuccessRemoved: "a status of success less, with content of its own", (Compatible, Major), (Compatible, Major);
    ErrorAdded: "answer without a body added", (Compatible, Patch), (Compatible, Patch);
    ErrorRemoved: "answer without a body removed", (Compatible, Patch), (Compatible, Patch);
    ErrorBodyAdded: "answer with a body added", (Compatible, Minor), (Compatible, Minor);
    ErrorBodyRemoved: "answer with a body removed", (Compatible, Major), (Compatible, Major);
    AnswerGainedContent: "the answer has content now", (Compatible, Major), (Compatible, Major);
    AnswerLostContent: "the answer has no content any more", (Breaking, Major), (Breaking, Major);
    AnswerContentChanged: "the content of the answer is something else", (Breaking, Major), (Breaking, Major);
    AnswerMediaTypeChanged: "the media type of the answer changed", (Breaking, Patch), (Breaking, Patch);
    AnswerHeaderAdded: "header of the answer added", (Compatible, Patch), (Compatible, Patch);
    RequiredAnswerHeaderRemoved: "required header of the answer removed", (Breaking, Patch), (Breaking, Patch);
    OptionalAnswerHeaderRemoved: "optional header of the answer removed", (Compatible, Patch), (Compatible, Patch);
    AnswerHeaderBecameRequired: "the header of the answer is always there now", (Compatible, Patch), (Compatible, Patch);
    AnswerHeaderBecameOptional: "the header of the answer is not always there any more", (Breaking, Patch), (Breaking, Patch);
    AnswerHeaderTypeChanged: "the header of the answer is of another type", (Breaking, Patch), (Breaking, Patch);

    TypeAdded: "type added", (Compatible, Minor), (Compatible, Minor);
    TypeRemoved: "type removed", (Compatible, Major), (Compatible, Major);
    TypeRenamed: "type renamed", (Compatible, Major), (Compatible, Major);
    TypeKindChanged: "the type is something else", (Breaking, Major), (Breaking, Major);

    RequiredFieldAdded: "required field added", (Breaking, Major), (Compatible, Major);
    ConstantFieldAdded: "required field with one value added", (Breaking, Minor), (Compatible, Minor);
    OptionalFieldAdded: "optional field added", (Compatible, Minor), (Compatible, Minor);
    RequiredFieldRemoved: "required field removed", (Breaking, Major), (Breaking, Major);
    OptionalFieldRemoved: "optional field removed", (Breaking, Major), (Compatible, Major);
    FieldRenamed: "field renamed", (Breaking, Major), (Breaking, Major);
    FieldBecameRequired: "the field is required now", (Breaking, Major), (Compatible, Major);
    FieldBecameOptional: "the field is optional now", (Compatible, Major), (Breaking, Major);
    RequiredFieldBecameNullable: "the required field may be null now", (Compatible, Major), (Breaking, Major);
    RequiredFieldNoLongerNullable: "the required field may not be null any more", (Breaking, Major), (Compatible, Major);
    OptionalFieldBecameNullable: "the optional field may be null now", (Compatible, Major), (Compatible, Patch);
    OptionalFieldNoLongerNullable: "the optional field may not be null any more", (Breaking, Major), (Compatible, Patch);
    FieldHolderChanged: "absent and null are told apart now, or no longer", (Compatible, Major), (Compatible, Major);
    FieldBecameArgument: "the field has several values now: `new` takes it", (Compatible, Major), (Compatible, Major);
    FieldBecameConstant: "the field has one value now: `new` sets it", (Compatible, Major), (Compatible, Major);
    FieldsReordered: "the required fields stand in another order", (Compatible, Major), (Compatible, Major);
    FieldBecameReadOnly: "the field is only received now", (Breaking, Patch), (Compatible, Patch);
    FieldBecameWriteOnly: "the field is only sent now", (Compatible, Patch), (Breaking, Patch);
    FieldBecameReadWrite: "the field goes both ways now", (Compatible, Patch), (Compatible, Patch);
    AdditionalFieldsAdded: "further properties are allowed now", (Compatible, Minor), (Compatible, Minor);
    AdditionalFieldsRemoved: "further properties are not told of any more", (Breaking, Major), (Compatible, Major);

    EnumerationValueAdded: "value added", (Compatible, Minor), (Compatible, Minor);
    EnumerationValueRemoved: "value removed", (Breaking, Major), (Compatible, Major);

    VariantAdded: "variant added", (Compatible, Minor), (Compatible, Minor);
    VariantRenamed: "variant renamed", (Compatible, Major), (Compatible, Major);
    VariantRemoved: "variant removed", (Breaking, Major), (Compatible, Major);
    DiscriminatorChanged: "another property tells the variants apart", (Breaking, Patch), (Breaking, Patch);
    DiscriminatorValueChanged: "other values of the discriminator name the variant", (Breaking, Patch), (Breaking, Patch);

    ValueTypeChanged: "the value is of another type", (Breaking, Major), (Breaking, Major);
    ValueTypeReplaced: "the value is of a type with another name and the same shape", (Compatible, Major), (Compatible, Major);
    NumberWidened: "the value is of a wider type of number", (Compatible, Major), (Breaking, Major);
    NumberNarrowed: "the value is of a narrower type of number", (Breaking, Major), (Compatible, Major);
    FormatAdded: "the text has a format now", (Breaking, Major), (Compatible, Major);
    FormatRemoved: "the text has no format any more", (Compatible, Major), (Breaking, Major);
    TextBecameEnumeration: "the text is one of an enumeration now", (Breaking, Major), (Compatible, Major);
    EnumerationBecameText: "the enumeration is any text now", (Compatible, Major), (Compatible, Major);
    BecameAny: "the value is any JSON now", (Compatible, Major), (Breaking, Major);
    AnyBecameTyped: "the value was any JSON and has a type now", (Breaking, Major), (Compatible, Major);
    BecameNullable: "the value may be null now", (Compatible, Major), (Breaking, Major);
    NoLongerNullable: "the value may not be null any more", (Breaking, Major), (Compatible, Major);
    BoundNarrowed: "bound narrowed", (Breaking, Patch), (Compatible, Patch);
    BoundWidened: "bound widened", (Compatible, Patch), (Compatible, Patch);
    PatternChanged: "the pattern is another one", (Breaking, Patch), (Compatible, Patch);
    DefaultChanged: "the default changed", (Compatible, Patch), (Compatible, Patch);
    ExampleChanged: "the example changed", (Compatible, Patch), (Compatible, Patch);

    RustNameChanged: "the name in Rust changed", (Compatible, Major), (Compatible, Major);
    ConversionAdded: "the value becomes the union by itself now", (Compatible, Minor), (Compatible, Minor);
    ConversionLost: "the value does not become the union by itself any more", (Compatible, Major), (Compatible, Major);
    RustBoxChanged: "the field is held in a box now, or no longer", (Compatible, Major), (Compatible, Major);
}

impl ChangeKind {
    /// What is said of it.
    #[must_use]
    pub fn words(self) -> &'static str {
        self.row().words
    }
}

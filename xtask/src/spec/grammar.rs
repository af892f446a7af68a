//! OpenAPI 3.0.3 as a table: which objects there are, which keys they have and what is under each, with
//! the keys that came with 3.1. Overlays are in it, too.

mod objects;
mod overlay;
mod schema;
mod security;

pub(super) use objects::{DOCUMENT, STYLES};
pub(super) use overlay::OVERLAY;
pub(super) use schema::{INTEGER_FORMATS, SCHEMA};
pub(super) use security::{missing_of_flow, missing_of_scheme};
use serde_yaml::Value;

/// A kind of object.
pub(super) struct Object {
    /// What it is called, with its article: `a schema`.
    pub(super) name: &'static str,
    /// Its keys. Those that start with `x-` are allowed everywhere and are not listed.
    pub(super) fields: &'static [Field],
    /// Keys that came with OpenAPI 3.1.
    pub(super) later: &'static [Field],
    /// Keys that are named by a rule.
    pub(super) pattern: Pattern,
    /// Whether a `$ref` may stand in its stead, and where that leads.
    pub(super) reference: Reference,
    /// What the table cannot say of it.
    pub(super) rule: Rule,
}

/// A key of an object.
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

/// What is wanted in a place.
pub(super) enum Shape {
    /// Anything: it is data, not description.
    Any,
    Text,
    Boolean,
    Number,
    /// An integer from 0 up.
    Count,
    /// One of these words.
    Word(&'static [&'static str]),
    /// The type of a schema.
    Type,
    List(&'static Shape),
    /// An object with any keys.
    Map(&'static Shape),
    Object(&'static Object),
    ObjectOrBoolean(&'static Object),
    /// The name of a schema, or a reference to one.
    SchemaName,
    /// The names of security schemes, each with the scopes that are needed.
    Security,
}

/// A whole description.
pub(super) static A_DESCRIPTION: Shape = Shape::Object(&DOCUMENT);

static A_SCHEMA: Shape = Shape::Object(&SCHEMA);

impl Shape {
    /// The reference that stands for a value, if there is one.
    ///
    /// OpenAPI has it in the stead of some objects. Descriptions have it in the stead of others as well, and of
    /// whole maps, where it can mean nothing else.
    pub(super) fn reference_in<'v>(&self, value: &'v Value) -> Option<&'v str> {
        match self {
            Self::Object(_) | Self::ObjectOrBoolean(_) | Self::List(_) => {}
            Self::Map(values) if values.is_compound() => {}
            Self::SchemaName => return value.as_str().filter(|name| is_reference(name)),
            _ => return None,
        }
        value.as_mapping()?.get("$ref")?.as_str()
    }

    /// The section of `components` that has such values; `None` if they cannot be components.
    pub(super) fn section(&self) -> Option<&'static str> {
        match self {
            Self::Object(object) | Self::ObjectOrBoolean(object) => match object.reference {
                Reference::Component(section) => Some(section),
                Reference::None | Reference::Anywhere => None,
            },
            Self::SchemaName => Some("schemas"),
            _ => None,
        }
    }

    /// What stands in `components` for such a value.
    pub(super) fn component(&'static self) -> &'static Self {
        match self {
            Self::SchemaName => &A_SCHEMA,
            _ => self,
        }
    }

    /// Calls `each` for the parts that a value of this shape has, with what is wanted of each, be it by OpenAPI 3.0
    /// or by 3.1. What is data has no parts.
    pub(super) fn parts<'v>(
        &'static self,
        value: &'v Value,
        each: &mut dyn FnMut(&'v Value, &'static Self),
    ) {
        match (self, value) {
            (Self::Object(object) | Self::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
                for (key, value) in mapping {
                    let key = key.as_str().unwrap_or_default();
                    if let Some(shape) = object.shape_in_any_version(key) {
                        each(value, shape);
                    }
                }
            }
            (Self::Map(values), Value::Mapping(mapping)) => {
                for value in mapping.values() {
                    each(value, values);
                }
            }
            (Self::List(items), Value::Sequence(sequence)) => {
                for item in sequence {
                    each(item, items);
                }
            }
            _ => {}
        }
    }

    /// Whether no call needs such values: what is wrong in them is worth a warning.
    pub(super) fn is_ignored(&self) -> bool {
        match self {
            Self::Map(Self::Object(object)) => {
                matches!(
                    object.reference,
                    Reference::Component("callbacks" | "links")
                )
            }
            _ => false,
        }
    }

    /// Whether such values have parts, so that text is none of them.
    fn is_compound(&self) -> bool {
        matches!(
            self,
            Self::Object(_) | Self::ObjectOrBoolean(_) | Self::List(_) | Self::Map(_)
        )
    }
}

/// Whether this is a reference rather than the name of a schema.
fn is_reference(name: &str) -> bool {
    let extension = std::path::Path::new(name).extension();
    let is_file = |extension: &std::ffi::OsStr| {
        let known = ["yaml", "yml", "json"];
        known
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    };
    name.contains(['/', '#']) || extension.is_some_and(is_file)
}

/// The sections of `components` (OpenAPI 3.0.3, section 4.7.7).
pub(super) const COMPONENT_SECTIONS: [&str; 9] = [
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
];

/// Keys that are named by a rule.
pub(super) enum Pattern {
    /// There are none.
    None,
    /// `/chats/{id}`
    Path(Shape),
    /// `200`, `4XX` or `default`
    Status(Shape),
    /// An expression that is evaluated when the call is made.
    Expression(Shape),
}

/// Whether a `$ref` may stand in the stead of an object.
pub(super) enum Reference {
    None,
    /// To one of this section of `components`.
    Component(&'static str),
    /// To the same kind of object anywhere.
    Anywhere,
}

/// What the table cannot say of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    None,
    /// The bounds fit the type.
    Schema,
    /// `style` fits `in`, and there is `schema` or `content`.
    Parameter,
    /// There is `schema` or `content`.
    Header,
    /// There is `operationId` or `operationRef`.
    Link,
    /// OpenAPI 3.1 does not ask for `responses`.
    Operation,
    /// OpenAPI 3.1 says by an empty schema that a body is bytes.
    MediaType,
    /// There is what the type needs.
    SecurityScheme,
    /// Each flow has the addresses that it needs.
    OAuthFlows,
}

impl Object {
    /// An object that has nothing but keys.
    const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name,
            fields,
            later: &[],
            pattern: Pattern::None,
            reference: Reference::None,
            rule: Rule::None,
        }
    }

    /// An object that can be a component.
    const fn component(
        name: &'static str,
        section: &'static str,
        fields: &'static [Field],
    ) -> Self {
        Self {
            reference: Reference::Component(section),
            ..Self::new(name, fields)
        }
    }

    const fn with_rule(self, rule: Rule) -> Self {
        Self { rule, ..self }
    }

    const fn with_later(self, later: &'static [Field]) -> Self {
        Self { later, ..self }
    }

    /// The names of all keys that are in OpenAPI 3.0.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.key)
    }

    /// The names of those that came with 3.1.
    pub(super) fn later_keys(&self) -> impl Iterator<Item = &'static str> {
        self.later.iter().map(|field| field.key)
    }

    /// Whether it cannot be without a key.
    pub(super) fn requires(&self, key: &str) -> bool {
        let mut required = self.fields.iter().filter(|field| field.required);
        required.any(|field| field.key == key)
    }

    /// Whether a key that is left empty says as much as if it were not there. One who leaves a `type` empty may have meant
    /// `'null'`.
    pub(super) fn may_be_empty(&self, key: &str) -> bool {
        let field = self.fields.iter().find(|field| field.key == key);
        field.is_some_and(|field| {
            !field.required && !matches!(field.shape, Shape::Any | Shape::Type)
        })
    }

    /// What is wanted under a key; `None` if there is no such key.
    pub(super) fn shape_of(&self, key: &str) -> Option<&Shape> {
        let field = self.fields.iter().find(|field| field.key == key);
        field
            .map(|field| &field.shape)
            .or_else(|| self.pattern.shape_of(key))
    }
}

impl Object {
    /// What is wanted under a key, be it of OpenAPI 3.0 or of 3.1.
    pub(super) fn shape_in_any_version(&self, key: &str) -> Option<&Shape> {
        let later = self.later.iter().find(|field| field.key == key);
        later
            .map(|field| &field.shape)
            .or_else(|| self.shape_of(key))
    }
}

impl Pattern {
    fn shape_of(&self, key: &str) -> Option<&Shape> {
        match self {
            Self::None => None,
            Self::Path(shape) => key.starts_with('/').then_some(shape),
            Self::Status(shape) => is_status(key).then_some(shape),
            Self::Expression(shape) => Some(shape),
        }
    }

    /// How such keys look.
    pub(super) fn describe(&self) -> Option<&'static str> {
        match self {
            Self::None | Self::Expression(_) => None,
            Self::Path(_) => Some("a path starts with `/`"),
            Self::Status(_) => Some("a status is `200`, `4XX` or `default`"),
        }
    }
}

fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        [b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => true,
        [b'1'..=b'9', tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => key == "default",
    }
}

const fn required(key: &'static str, shape: Shape) -> Field {
    Field {
        key,
        required: true,
        shape,
    }
}

const fn optional(key: &'static str, shape: Shape) -> Field {
    Field {
        key,
        required: false,
        shape,
    }
}

//! OpenAPI 3.0.3 as a table: which objects there are, which keys they have and what is under each, with
//! the keys that came with 3.1.

mod objects;
mod schema;

pub(super) use objects::{DOCUMENT, STYLES};
pub(super) use schema::SCHEMA;

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
}

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

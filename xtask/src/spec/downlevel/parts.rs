//! The media types of the parts of a form: 3.1 has them in the schemas, 3.0 beside them.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::{Mapping, Value};

use super::Rewriter;
use super::values::is_as_it_is;
use crate::spec::Pointer;
use crate::spec::pointer::Path;

/// The parts of each component, by its name.
#[derive(Default)]
pub(super) struct Parts(BTreeMap<String, Form>);

/// What a schema says of the parts of a form.
#[derive(Default)]
struct Form {
    parts: Vec<Part>,
    /// The components that are parts of it by `allOf`.
    bases: Vec<String>,
}

/// A property and its media type.
struct Part {
    name: String,
    media_type: String,
    /// Where it is said.
    from: Pointer,
}

impl Parts {
    /// Those of a document. They must be read before its schemas are rewritten.
    pub(super) fn of(document: &Mapping) -> Self {
        let schemas = document
            .get("components")
            .and_then(|components| components.get("schemas"))
            .and_then(Value::as_mapping);
        let place = Pointer::root().key("components").key("schemas");
        let named = schemas.into_iter().flatten().filter_map(|(name, schema)| {
            let name = name.as_str()?;
            let form = Form::of(schema, &place.key(name));
            Some((name.to_owned(), form))
        });
        Self(named.filter(|(_, form)| form.says_something()).collect())
    }

    /// All parts of a form, those of its bases last.
    fn all<'p>(&'p self, form: &'p Form) -> Vec<&'p Part> {
        let mut parts = Vec::new();
        let mut waiting = vec![form];
        let mut seen = BTreeSet::new();
        while let Some(form) = waiting.pop() {
            parts.extend(&form.parts);
            let bases = form.bases.iter().filter(|base| seen.insert(base.as_str()));
            waiting.extend(bases.filter_map(|base| self.0.get(base)));
        }
        parts
    }
}

impl Form {
    fn of(schema: &Value, at: &Pointer) -> Self {
        let mut form = Self::default();
        form.take(schema, at);
        form
    }

    fn take(&mut self, schema: &Value, at: &Pointer) {
        self.bases.extend(component(schema));
        let properties = schema.get("properties").and_then(Value::as_mapping);
        let at_properties = at.key("properties");
        let named = properties.into_iter().flatten();
        self.parts.extend(named.filter_map(|(name, schema)| {
            let name = name.as_str()?;
            let said = said(schema).or_else(|| said(schema.get("items")?));
            let (media_type, key) = said?;
            Some(Part {
                media_type: media_type.to_owned(),
                from: at_properties.key(name).key(key),
                name: name.to_owned(),
            })
        }));
        let all_of = schema.get("allOf").and_then(Value::as_sequence);
        for (index, part) in all_of.into_iter().flatten().enumerate() {
            self.take(part, &at.key("allOf").index(index));
        }
    }

    fn says_something(&self) -> bool {
        !(self.parts.is_empty() && self.bases.is_empty())
    }
}

impl Rewriter<'_> {
    /// Says the media types of the parts of a form beside its schema.
    pub(super) fn encodings(&mut self, media_type: &mut Mapping, path: &Path<'_>) {
        let Some(schema) = media_type.get("schema") else {
            return;
        };
        let at = path.pointer();
        let form = Form::of(schema, &at.key("schema"));
        let at = at.key("encoding");
        let mut moved = Vec::new();
        for part in self.parts.all(&form) {
            let encodings = media_type.entry("encoding".into());
            let encodings = encodings.or_insert_with(|| Mapping::new().into());
            let Value::Mapping(encodings) = encodings else {
                return;
            };
            let encoding = encodings.entry(part.name.clone().into());
            let encoding = encoding.or_insert_with(|| Mapping::new().into());
            if let Value::Mapping(encoding) = encoding
                && !encoding.contains_key("contentType")
            {
                encoding.insert("contentType".into(), part.media_type.clone().into());
                let to = at.key(&part.name).key("contentType");
                moved.push((part.from.clone(), to));
            }
        }
        for (from, to) in moved {
            self.moved(&from, to);
        }
    }
}

/// The component that a schema refers to.
fn component(schema: &Value) -> Option<String> {
    let target = schema.get("$ref").and_then(Value::as_str)?;
    Pointer::from_reference(target)?.component("schemas")
}

/// The media type of a value as it is sent, and the key that says it. That of any bytes says nothing, unless they are
/// written as a text (OAS 3.1.1, "Encoding Object").
fn said(schema: &Value) -> Option<(&str, &'static str)> {
    let encoding = schema.get("contentEncoding");
    let media_type = schema.get("contentMediaType").and_then(Value::as_str);
    match (
        encoding.filter(|encoding| !is_as_it_is(encoding)),
        media_type,
    ) {
        (None, None | Some(ANY_BYTES)) => None,
        (_, Some(media_type)) => Some((media_type, "contentMediaType")),
        (Some(_), None) => Some((ANY_BYTES, "contentEncoding")),
    }
}

const ANY_BYTES: &str = "application/octet-stream";

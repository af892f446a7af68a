//! The media types of the parts of a form: 3.1 has them in the schemas, 3.0 beside them.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use super::Rewriter;
use crate::spec::Pointer;
use crate::spec::pointer::Path;

/// The media types of the properties of each component, by their names.
#[derive(Default)]
pub(super) struct Parts(BTreeMap<String, Vec<Part>>);

/// A property and its media type.
#[derive(Clone)]
struct Part {
    name: String,
    media_type: String,
}

impl Parts {
    /// Those of a document. They must be read before its schemas are rewritten.
    pub(super) fn of(document: &Mapping) -> Self {
        let schemas = document
            .get("components")
            .and_then(|components| components.get("schemas"))
            .and_then(Value::as_mapping);
        let named = schemas.into_iter().flatten().filter_map(|(name, schema)| {
            Some((name.as_str()?.to_owned(), parts(schema.as_mapping()?)))
        });
        Self(named.filter(|(_, parts)| !parts.is_empty()).collect())
    }
}

impl Rewriter<'_> {
    /// Says the media types of the parts of a form beside its schema.
    pub(super) fn encodings(&mut self, media_type: &mut Mapping, path: &Path<'_>) {
        let Some(Value::Mapping(schema)) = media_type.get("schema") else {
            return;
        };
        let at = path.pointer();
        let target = schema.get("$ref").and_then(Value::as_str);
        let target = target.and_then(Pointer::from_reference);
        let component = target.and_then(|target| Some((target.component("schemas")?, target)));
        let (parts, schema) = match component {
            Some((name, target)) => (self.parts.0.get(&name).cloned(), target),
            None => (Some(parts(schema)), at.key("schema")),
        };
        let at = at.key("encoding");
        for Part {
            name,
            media_type: of_part,
        } in parts.into_iter().flatten()
        {
            let from = schema.key("properties").key(&name).key("contentMediaType");
            let encodings = media_type.entry("encoding".into());
            let encodings = encodings.or_insert_with(|| Mapping::new().into());
            let Value::Mapping(encodings) = encodings else {
                return;
            };
            let encoding = encodings.entry(name.clone().into());
            let encoding = encoding.or_insert_with(|| Mapping::new().into());
            if let Value::Mapping(encoding) = encoding
                && !encoding.contains_key("contentType")
            {
                encoding.insert("contentType".into(), of_part.into());
                self.moved(&from, at.key(&name).key("contentType"));
            }
        }
    }
}

/// The parts of a form that say their media type.
fn parts(form: &Mapping) -> Vec<Part> {
    let properties = form.get("properties").and_then(Value::as_mapping);
    let named = properties
        .into_iter()
        .flatten()
        .filter_map(|(name, schema)| {
            let media_type =
                media_type_of(schema).or_else(|| media_type_of(schema.get("items")?))?;
            Some(Part {
                name: name.as_str()?.to_owned(),
                media_type: media_type.to_owned(),
            })
        });
    named.collect()
}

/// The media type of a value that is sent as it is. That of any bytes says nothing.
fn media_type_of(schema: &Value) -> Option<&str> {
    let media_type = schema.get("contentMediaType")?.as_str()?;
    let is_as_it_is = schema.get("contentEncoding").is_none();
    (is_as_it_is && media_type != "application/octet-stream").then_some(media_type)
}

//! Fields of forms that are not one file.

use serde::Serialize;

use super::Call;
use super::collect::{file, with_declared_type};
use crate::runtime::decode::is_json;
use crate::runtime::validate::{Checker, check_count};
use crate::runtime::{Bounds, FormField, ParameterValue, Part, ToParameter, Validate};

impl Call {
    /// Sets a field of a form to several files.
    #[must_use]
    pub fn parts(self, field: &'static FormField, parts: impl IntoIterator<Item = Part>) -> Self {
        self.files(field, parts.into_iter().collect())
    }

    /// Sets a field of a form to a value; a list is a field for each of its items.
    #[must_use]
    #[inline]
    pub fn field(self, field: &'static FormField, value: &dyn ToParameter) -> Self {
        let mut check = self.checker(field.name);
        value.validate(field.bounds, &mut check);
        let texts = match value.to_parameter() {
            ParameterValue::Text(text) => vec![text],
            ParameterValue::List(texts) => texts,
            ParameterValue::Object(fields) => fields.into_iter().map(|(_, text)| text).collect(),
        };
        let parts = texts
            .into_iter()
            .map(|text| with_declared_type(field, Part::text(text)));
        self.form_parts(field, parts.collect(), check)
    }

    /// Sets a field of a form to JSON; a text is sent as it is, unless the description says that it is JSON.
    #[must_use]
    pub fn field_json<T: Serialize + Validate>(self, field: &'static FormField, value: &T) -> Self {
        let mut check = self.checker(field.name);
        value.validate(field.bounds, &mut check);
        self.json_field(field, serde_json::to_vec(value), check)
    }

    #[inline]
    fn files(self, field: &'static FormField, parts: Vec<Part>) -> Self {
        let mut check = self.checker(field.name);
        let bounds = field.bounds;
        check_count(
            parts.len() as u64,
            bounds.min_items,
            bounds.max_items,
            "item",
            &mut check,
        );
        for (index, part) in parts.iter().enumerate() {
            check.item(index, part, bounds.items.unwrap_or(Bounds::NONE));
        }
        let parts = parts.into_iter().map(|part| file(field, part));
        self.form_parts(field, parts.collect(), check)
    }

    #[inline]
    fn json_field(
        self,
        field: &'static FormField,
        json: serde_json::Result<Vec<u8>>,
        mut check: Checker,
    ) -> Self {
        let parts = match json {
            Ok(json) => {
                let part = match text_in(&json) {
                    Some(text) if !field.content_type.is_some_and(is_json) => Part::text(text),
                    Some(_) | None => Part::bytes(json).with_content_type("application/json"),
                };
                vec![with_declared_type(field, part)]
            }
            Err(error) => {
                check.impossible(format!("cannot be written as JSON: {error}"));
                Vec::new()
            }
        };
        self.form_parts(field, parts, check)
    }
}

/// The text that a JSON text is.
#[inline]
fn text_in(json: &[u8]) -> Option<String> {
    serde_json::from_slice(json).ok()
}

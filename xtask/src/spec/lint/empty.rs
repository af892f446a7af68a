//! Keys that are left empty, and `null` without quotes: YAML takes both for the same.

use serde_yaml::Value;

use super::Linter;
use super::keywords::SCHEMA_TYPES;
use crate::diagnostics::Code;
use crate::spec::grammar::{Object, Rule, Shape};
use crate::spec::load::Version;
use crate::spec::pointer::Path;
use crate::spec::suggest::nearest;

impl Linter<'_> {
    /// Looks at a key of an object that is left empty; whether it was one, and there is no more to say of it. A key that
    /// need not be there is as good as not there.
    pub(super) fn empty(
        &mut self,
        (key, value): (&str, &Value),
        shape: &Shape,
        object: &Object,
        at: &Path<'_>,
    ) -> bool {
        if !value.is_null() || matches!(shape, Shape::Any) {
            return false;
        }
        if object.may_be_empty(key) {
            if !matches!(shape, Shape::Text) && !is_asked_for(key, object.rule) {
                let message = format!("this `{key}` is empty: it is read as if it were not there");
                self.sink
                    .warning(at.place(), Code::EmptyKey, message)
                    .at_key()
                    .help("write a value, or remove the key");
            }
            return true;
        }
        if !object.requires(key) && !matches!(shape, Shape::Type) {
            return false;
        }
        let is_null = matches!(shape, Shape::Type) && self.given.version == Version::V3_1;
        let message = if is_null {
            "`null` without quotes is no text".to_owned()
        } else {
            format!("this `{key}` is empty")
        };
        let help = match shape {
            Shape::Type if is_null => "write `'null'` if that is the type, or remove the key",
            Shape::Type => "write the type of the values, or remove the key",
            Shape::Map(_) | Shape::Object(_) => {
                "write a value: the key must be there, and `{}` is an object without keys"
            }
            _ => "write a value: the key must be there",
        };
        self.sink
            .error(at.place(), Code::WrongShape, message)
            .at_key()
            .help(help);
        true
    }

    /// Reports a misspelt `null`, which later versions have as a type; whether it was one.
    pub(super) fn is_nearly_null(&mut self, word: &str, path: &Path<'_>) -> bool {
        let types = SCHEMA_TYPES.iter().copied().chain(["null"]);
        let is_meant = self.given.version == Version::V3_1 && nearest(word, types) == Some("null");
        if is_meant {
            let message = format!("unknown type `{word}`");
            self.sink
                .error(path.place(), Code::UnknownType, message)
                .help("did you mean `'null'`?");
        }
        is_meant
    }
}

/// Whether another rule looks for the key, and says that it is missing.
fn is_asked_for(key: &str, rule: Rule) -> bool {
    match rule {
        Rule::SecurityScheme | Rule::OAuthFlows => true,
        Rule::Parameter | Rule::Header => matches!(key, "schema" | "content"),
        Rule::Link => matches!(key, "operationId" | "operationRef"),
        Rule::None | Rule::Schema | Rule::Operation | Rule::MediaType => false,
    }
}

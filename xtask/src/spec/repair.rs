//! Takes out of a document what OpenAPI does not allow, so that the rest of it can be read.
//!
//! All of it was reported by `lint`, and nothing is generated of what was repaired: this only lets the stages
//! that follow find their faults in the same run. No place changes its pointer: what is wrong is taken out of an
//! object, and in a list something harmless takes its stead.

use serde_yaml::{Mapping, Value};

use super::grammar::{
    A_DESCRIPTION, Object, Reference, Rule, STYLES, Shape, missing_of_flow, missing_of_scheme,
};

/// Repairs a whole document; whatever was in it, it can be read as OpenAPI afterwards.
pub(super) fn document(raw: &mut Value) {
    Repair { parameters: 0 }.value(raw, &A_DESCRIPTION);
}

struct Repair {
    /// How many parameters have got a name, which must differ.
    parameters: usize,
}

impl Repair {
    /// Repairs a value; whether that could be done. If not, it must be taken out.
    fn value(&mut self, value: &mut Value, shape: &'static Shape) -> bool {
        match (shape, &mut *value) {
            (Shape::Any, _)
            | (Shape::Text | Shape::SchemaName | Shape::Type, Value::String(_))
            | (Shape::Boolean | Shape::ObjectOrBoolean(_), Value::Bool(_)) => true,
            (Shape::Text | Shape::SchemaName, Value::Number(number)) => {
                *value = Value::String(number.to_string());
                true
            }
            (Shape::Text | Shape::SchemaName, Value::Bool(boolean)) => {
                *value = Value::String(boolean.to_string());
                true
            }
            (Shape::Number, value) => value.as_f64().is_some_and(f64::is_finite),
            (Shape::Count, value) => value.as_u64().is_some(),
            (Shape::Word(words), value) => value.as_str().is_some_and(|word| words.contains(&word)),
            (Shape::List(items), Value::Sequence(sequence)) => {
                sequence.iter_mut().all(|item| self.item(item, items))
            }
            (Shape::Map(values), Value::Mapping(mapping)) => {
                mapping.retain(|_, value| self.value(value, values));
                true
            }
            (Shape::Security, Value::Mapping(mapping)) => {
                mapping.retain(|_, scopes| self.value(scopes, &Shape::List(&Shape::Text)));
                true
            }
            (Shape::Object(object) | Shape::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
                self.object(mapping, object)
            }
            _ => false,
        }
    }

    fn item(&mut self, item: &mut Value, shape: &'static Shape) -> bool {
        if self.value(item, shape) {
            return true;
        }
        self.harmless(shape).is_some_and(|harmless| {
            *item = harmless;
            true
        })
    }

    fn object(&mut self, mapping: &mut Mapping, object: &'static Object) -> bool {
        if let Some(reference) = mapping.get("$ref")
            && !matches!(object.reference, Reference::None)
        {
            return reference.is_string();
        }
        mapping.retain(|key, value| {
            let shape = object.shape_of(key.as_str().unwrap_or_default());
            shape.is_none_or(|shape| self.value(value, shape))
        });
        self.rule(mapping, object.rule)
            && object.fields.iter().all(|field| {
                !field.required || mapping.contains_key(field.key) || {
                    let harmless = self.harmless(&field.shape);
                    harmless.is_some_and(|value| {
                        mapping.insert(field.key.into(), value);
                        true
                    })
                }
            })
    }

    /// What the table cannot say.
    fn rule(&mut self, mapping: &mut Mapping, rule: Rule) -> bool {
        match rule {
            Rule::None | Rule::Schema | Rule::Operation | Rule::MediaType => {}
            Rule::Parameter => self.parameter(mapping),
            Rule::Header => one_of(mapping, "schema", "content"),
            Rule::Link => {
                if mapping.contains_key("operationId") {
                    mapping.remove("operationRef");
                }
                return mapping.contains_key("operationId") || mapping.contains_key("operationRef");
            }
            Rule::SecurityScheme => {
                return mapping.contains_key("type") && missing_of_scheme(mapping).next().is_none();
            }
            Rule::OAuthFlows => mapping.retain(|name, flow| {
                let name = name.as_str().unwrap_or_default();
                let flow = flow.as_mapping();
                flow.is_none_or(|flow| missing_of_flow(name, flow).next().is_none())
            }),
        }
        true
    }

    fn parameter(&mut self, mapping: &mut Mapping) {
        if !mapping.contains_key("name") {
            self.parameters += 1;
            let name = format!("unnamed-{}", self.parameters);
            mapping.insert("name".into(), name.into());
        }
        let location = mapping.entry("in".into()).or_insert_with(|| "query".into());
        let styles = STYLES.iter().find(|(name, _)| location == name);
        let styles = styles.map_or(&[][..], |(_, styles)| styles);
        let style = mapping.get("style").and_then(Value::as_str);
        if style.is_some_and(|style| !styles.contains(&style)) {
            mapping.remove("style");
        }
        one_of(mapping, "schema", "content");
    }

    /// A value of a shape about which there is nothing to say.
    fn harmless(&mut self, shape: &'static Shape) -> Option<Value> {
        Some(match shape {
            Shape::Any => Value::Null,
            Shape::Text => "/".into(),
            Shape::Boolean => false.into(),
            Shape::Number | Shape::Count => 0.into(),
            Shape::Word(words) => (*words.first()?).into(),
            Shape::List(_) => Value::Sequence(Vec::new()),
            Shape::Map(_) | Shape::Security => Value::Mapping(Mapping::new()),
            Shape::Object(object) | Shape::ObjectOrBoolean(object) => {
                let mut mapping = Mapping::new();
                if !self.object(&mut mapping, object) {
                    return None;
                }
                Value::Mapping(mapping)
            }
            Shape::Type | Shape::SchemaName => return None,
        })
    }
}

/// Leaves one of two keys; the first with a text in it if there is neither.
fn one_of(mapping: &mut Mapping, first: &str, second: &str) {
    if mapping.contains_key(first) {
        mapping.remove(second);
    } else if !mapping.contains_key(second) {
        let text = [("type".into(), "string".into())];
        mapping.insert(first.into(), Value::Mapping(text.into_iter().collect()));
    }
}

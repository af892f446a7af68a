//! Takes out of a document what OpenAPI does not allow, so that the rest of it can be read.
//!
//! All of it was reported by `lint`, and nothing is generated of what was repaired: this only lets the stages
//! that follow find their faults in the same run. No place changes its pointer: what is wrong is taken out of an
//! object, and in a list something harmless takes its stead.

mod empty;

use std::collections::HashMap;

use serde_yaml::{Mapping, Value};

use super::Pointer;
use super::gaps::Gaps;
use super::grammar::{
    A_DESCRIPTION, COMPONENT_SECTIONS, Object, Reference, Rule, STYLES, Shape, missing_of_flow,
    missing_of_scheme,
};
use super::lint::SCHEMA_TYPES;
use super::pointer::Path;
use super::suggest::nearest;
pub(super) use empty::empty_keys;
use empty::take_out_empty;

/// Repairs a whole document; whatever was in it, it can be read as OpenAPI afterwards. The answer is what it lacks.
pub(super) fn document(raw: &mut Value) -> Gaps {
    let mut repair = Repair {
        parameters: 0,
        components: components(raw),
        references: Vec::new(),
        gaps: Gaps::default(),
    };
    if !repair.value(raw, &A_DESCRIPTION, &Path::Root) {
        repair.gaps.add(Pointer::root());
    }
    let Repair {
        mut gaps,
        references,
        ..
    } = repair;
    gaps.follow(references);
    gaps
}

struct Repair {
    /// How many parameters have got a name, which must differ.
    parameters: usize,
    /// All components, with what they refer to if they are references.
    components: HashMap<Pointer, Option<Pointer>>,
    /// The references that lead to components, with their places.
    references: Vec<(Pointer, Pointer)>,
    gaps: Gaps,
}

impl Repair {
    /// Repairs a value; whether that could be done. If not, it must be taken out.
    fn value(&mut self, value: &mut Value, shape: &'static Shape, path: &Path<'_>) -> bool {
        match (shape, &mut *value) {
            (Shape::Type, Value::String(ty)) => {
                if !SCHEMA_TYPES.contains(&ty.as_str()) {
                    self.gaps.add(path.pointer());
                }
                true
            }
            (Shape::Any, _)
            | (Shape::Text | Shape::SchemaName, Value::String(_))
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
                let mut sequence = sequence.iter_mut().enumerate();
                sequence.all(|(index, item)| self.item(item, items, &Path::Index(path, index)))
            }
            (Shape::Map(values), Value::Mapping(mapping)) => {
                self.retain(mapping, path, |_| Some(values));
                true
            }
            (Shape::Security, Value::Mapping(mapping)) => {
                self.retain(mapping, path, |_| Some(&Shape::List(&Shape::Text)));
                true
            }
            (Shape::Object(object) | Shape::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
                self.object(mapping, object, path)
            }
            _ => false,
        }
    }

    fn item(&mut self, item: &mut Value, shape: &'static Shape, path: &Path<'_>) -> bool {
        if self.value(item, shape, path) {
            return true;
        }
        self.gaps.add(path.pointer());
        self.harmless(shape, path).is_some_and(|harmless| {
            *item = harmless;
            true
        })
    }

    /// Repairs the values of a mapping that have a shape, and takes out those for which that cannot be done.
    fn retain(
        &mut self,
        mapping: &mut Mapping,
        path: &Path<'_>,
        shape: impl Fn(&str) -> Option<&'static Shape>,
    ) {
        mapping.retain(|key, value| {
            let key = key.as_str().unwrap_or_default();
            let here = Path::Key(path, key);
            let stays = shape(key).is_none_or(|shape| self.value(value, shape, &here));
            if !stays {
                self.gaps.add(here.pointer());
            }
            stays
        });
    }

    fn object(&mut self, mapping: &mut Mapping, object: &'static Object, path: &Path<'_>) -> bool {
        if let Some(reference) = mapping.get("$ref")
            && !matches!(object.reference, Reference::None)
        {
            let reference = reference.as_str();
            if let Some(reference) = reference {
                self.reference(reference, object, path);
            }
            return reference.is_some();
        }
        take_out_empty(mapping, object);
        self.retain(mapping, path, |key| object.shape_of(key));
        self.note_unknown_keys(mapping, object, path);
        self.rule(mapping, object.rule, path)
            && object.fields.iter().all(|field| {
                !field.required || mapping.contains_key(field.key) || {
                    let here = Path::Key(path, field.key);
                    self.gaps.add(here.pointer());
                    let harmless = self.harmless(&field.shape, &here);
                    harmless.is_some_and(|value| {
                        mapping.insert(field.key.into(), value);
                        true
                    })
                }
            })
    }

    /// Whoever has misspelt a key meant one that is missing now.
    fn note_unknown_keys(&mut self, mapping: &Mapping, object: &'static Object, path: &Path<'_>) {
        let keys = mapping.keys().filter_map(Value::as_str);
        for key in keys.filter(|key| !key.starts_with("x-") && object.shape_of(key).is_none()) {
            match nearest(key, object.keys()) {
                Some(meant) => self.gaps.add(Path::Key(path, meant).pointer()),
                None => self.gaps.add_open(path.pointer()),
            }
        }
    }

    /// A reference stays, whatever it leads to.
    fn reference(&mut self, reference: &str, object: &'static Object, path: &Path<'_>) {
        let target = Pointer::from_reference(reference);
        let is_wanted = |target: &Pointer| match object.reference {
            Reference::Component(section) => target.component(section).is_some(),
            Reference::None | Reference::Anywhere => false,
        };
        match target.filter(|target| is_wanted(target) && self.leads_somewhere(target)) {
            Some(target) => self.references.push((path.pointer(), target)),
            None => self.gaps.add(path.pointer()),
        }
    }

    fn leads_somewhere(&self, target: &Pointer) -> bool {
        let mut target = target;
        for _ in 0..=MOST_STEPS {
            match self.components.get(target) {
                None => return false,
                Some(None) => return true,
                Some(Some(next)) => target = next,
            }
        }
        false
    }

    /// What the table cannot say.
    fn rule(&mut self, mapping: &mut Mapping, rule: Rule, path: &Path<'_>) -> bool {
        match rule {
            Rule::None | Rule::Schema | Rule::Operation | Rule::MediaType => {}
            Rule::Parameter => self.parameter(mapping, path),
            Rule::Header => self.one_of(mapping, "schema", "content", path),
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

    fn parameter(&mut self, mapping: &mut Mapping, path: &Path<'_>) {
        for key in ["name", "in"] {
            if !mapping.contains_key(key) {
                self.gaps.add(Path::Key(path, key).pointer());
            }
        }
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
        self.one_of(mapping, "schema", "content", path);
    }

    /// Leaves one of two keys; the first with a text in it if there is neither.
    fn one_of(&mut self, mapping: &mut Mapping, first: &str, second: &str, path: &Path<'_>) {
        if mapping.contains_key(first) {
            if mapping.remove(second).is_some() {
                self.gaps.add(Path::Key(path, second).pointer());
            }
        } else if !mapping.contains_key(second) {
            self.gaps.add(Path::Key(path, first).pointer());
            let text = [("type".into(), "string".into())];
            mapping.insert(first.into(), Value::Mapping(text.into_iter().collect()));
        }
    }

    /// A value of a shape about which there is nothing to say.
    fn harmless(&mut self, shape: &'static Shape, path: &Path<'_>) -> Option<Value> {
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
                if !self.object(&mut mapping, object, path) {
                    return None;
                }
                Value::Mapping(mapping)
            }
            Shape::Type | Shape::SchemaName => return None,
        })
    }
}

/// How many references may follow each other, as in the stages that follow them.
const MOST_STEPS: usize = 128;

/// The components of a document.
fn components(raw: &Value) -> HashMap<Pointer, Option<Pointer>> {
    let root = Pointer::root().key("components");
    let mut components = HashMap::new();
    for section in COMPONENT_SECTIONS {
        let of_section = raw.get("components").and_then(|all| all.get(section));
        let entries = of_section.and_then(Value::as_mapping).into_iter().flatten();
        for (name, value) in entries {
            let at = root.key(section).key(name.as_str().unwrap_or_default());
            let reference = value.get("$ref").and_then(Value::as_str);
            // What is no place leads nowhere.
            let next =
                reference.map(|reference| Pointer::from_reference(reference).unwrap_or_default());
            components.insert(at, next);
        }
    }
    components
}

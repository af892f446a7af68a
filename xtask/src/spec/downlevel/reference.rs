//! `$ref` and what stands beside it: in 3.1 that holds, too.

use serde_yaml::{Mapping, Value};

use super::schema::is_annotation;
use super::{Rewriter, Unsupported};
use crate::diagnostics::Code;
use crate::spec::Pointer;
use crate::spec::pointer::Path;

impl Rewriter<'_> {
    /// Brings references to a form that 3.0 has.
    pub(super) fn reference(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        self.dynamic_reference(schema, path);
        self.anchor(schema, path);
        if !schema.contains_key("$ref") {
            return;
        }
        let beside = |key: &str| key != "$ref" && !is_annotation(key);
        if schema.keys().filter_map(Value::as_str).any(beside) {
            self.combine(schema, path);
        } else if let Some(title) = schema.shift_remove("title") {
            // What is a title in a schema is a summary beside a reference.
            let at = path.pointer();
            self.moved(&at.key("title"), at.key("summary"));
            schema.insert("summary".into(), title);
        }
    }

    /// Makes two parts of a reference and the rest.
    fn combine(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let at = path.pointer();
        let all_of = at.key("allOf");
        let (target, rest) = (all_of.index(0), all_of.index(1));
        let (mut reference, mut constraints) = (Mapping::new(), Mapping::new());
        let mut annotations = Mapping::new();
        let mut moves = vec![
            (at.clone(), all_of),
            (at.clone(), target.clone()),
            (at.clone(), rest.clone()),
        ];
        for (key, value) in std::mem::take(schema) {
            let name = key.as_str().unwrap_or_default();
            let (part, place) = match name {
                "$ref" => (&mut reference, &target),
                _ if is_annotation(name) => (&mut annotations, &at),
                _ => (&mut constraints, &rest),
            };
            if *place != at {
                moves.push((at.key(name), place.key(name)));
            }
            part.insert(key, value);
        }
        // All at once: a part may come to where another one was.
        let old: Vec<_> = moves.iter().map(|(from, _)| self.moves.old(from)).collect();
        for ((_, to), old) in moves.into_iter().zip(old) {
            self.moves.set(to, old);
        }
        *schema = annotations;
        let parts = vec![reference.into(), constraints.into()];
        schema.insert("allOf".into(), Value::Sequence(parts));
    }

    fn dynamic_reference(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        for key in ["$dynamicRef", "$recursiveRef"] {
            if schema.shift_remove(key).is_some() {
                let what = Unsupported {
                    at: path.pointer().key(key),
                    code: Code::DynamicReferenceUnsupported,
                    message: "a reference that depends on the way to it is not supported",
                    help: "write `$ref` with the place of the schema: `#/components/schemas/Name`",
                };
                self.not_supported(schema, path, what);
            }
        }
    }

    /// A reference by a name that a schema gives itself, which leads nowhere in 3.0.
    fn anchor(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let reference = schema.get("$ref").and_then(Value::as_str);
        let Some(name) = reference.and_then(|text| text.strip_prefix('#')) else {
            return;
        };
        if name.is_empty() || Pointer::from_reference(&format!("#{name}")).is_some() {
            return;
        }
        schema.shift_remove("$ref");
        let what = Unsupported {
            at: path.pointer().key("$ref"),
            code: Code::UnsupportedReferenceTarget,
            message: "a reference by the name of a schema (`$anchor`) is not supported",
            help: "write the place: `#/components/schemas/Name`",
        };
        self.not_supported(schema, path, what);
    }
}

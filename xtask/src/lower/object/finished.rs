//! What the parts of an object have made together, when all are merged.

use super::{Absent, Merge};
use crate::ir::{Field, Object, Presence, Type, TypeId, Value, WireName};
use crate::lower::annotation::Annotation;
use crate::lower::context::Context;
use crate::lower::deprecation;
use crate::lower::schema::{self, Lowered};

impl Merge {
    /// The object of the type that is defined now.
    pub(super) fn into_type(self, context: &mut Context<'_>) -> Object {
        let (object, absent) = self.into_object(context);
        let id = TypeId(context.types.len());
        let absent = absent.into_iter().map(|absent| (id, absent));
        context.absent.extend(absent);
        object
    }

    /// The object, and the properties that it was given since something asks for them.
    pub(super) fn into_object(mut self, context: &mut Context<'_>) -> (Object, Vec<Absent>) {
        let mut absent = Vec::new();
        for (name, at) in &self.required {
            if !self.fields.contains_key(name) {
                if !self.may_lack(context, name) {
                    let (name, at) = (name.clone(), at.clone());
                    absent.push(Absent { name, at });
                }
                let any = || schema::of_type(Type::Any);
                let lowered = Lowered {
                    value: self.additional.clone().unwrap_or_else(any),
                    annotation: Annotation::silent(),
                };
                self.fields.insert(name.clone(), (lowered, at.clone()));
            }
        }
        self.check_replacements(context);
        let required = self.required;
        let fields = self.fields.into_iter();
        let object = Object {
            fields: fields
                .map(|(name, (lowered, _))| field(required.contains_key(&name), name, lowered))
                .collect(),
            additional: self.additional,
        };
        (object, absent)
    }

    /// Whether a fault may have taken a property out of one of the parts, or a part.
    fn may_lack(&self, context: &Context<'_>, name: &str) -> bool {
        let gaps = &context.document.gaps;
        let mut parts = self.done.iter();
        parts.any(|part| {
            let parts = part.key("allOf");
            gaps.lack(&part.key("properties").key(name)) || gaps.lack_part_of(&parts)
        })
    }

    /// A property may be replaced by another one of the same object.
    fn check_replacements(&mut self, context: &mut Context<'_>) {
        let names: Vec<String> = self.fields.keys().cloned().collect();
        for (name, (lowered, at)) in &mut self.fields {
            let sibling = deprecation::Sibling {
                noun: "property",
                name: &WireName(name.clone()),
                at,
            };
            let docs = &mut lowered.annotation.docs;
            deprecation::check_sibling(context, docs, &sibling, &names);
        }
    }
}

fn field(required: bool, name: String, lowered: Lowered) -> Field {
    let Lowered { value, annotation } = lowered;
    Field {
        name: WireName(name),
        docs: annotation.docs,
        presence: match (required, value.nullable) {
            (true, false) => Presence::Required,
            (false, false) => Presence::Optional,
            (true, true) => Presence::Nullable,
            (false, true) => Presence::OptionalNullable,
        },
        access: annotation.access,
        value: Value {
            nullable: false,
            ..value
        },
    }
}

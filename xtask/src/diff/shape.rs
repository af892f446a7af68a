//! Whether two things are the same but for their names: what a new name is recognised by.

use std::collections::BTreeSet;

use super::fields;
use crate::ir::{
    Api, Body, Content, Enumeration, Object, Operation, PathSegment, Response, Scalar, Type,
    TypeId, TypeKind, Union, Value,
};

/// How many types are followed before two are held for different.
const MOST_TYPES: usize = 256;

/// The path of an operation without the names of its parameters.
pub(super) fn path(operation: &Operation) -> String {
    let segments = operation.path.iter().map(|segment| match segment {
        PathSegment::Literal(text) => text.as_str(),
        PathSegment::Parameter(_) => "{}",
    });
    segments.collect()
}

/// Whether two types are the same but for their names and their words.
pub(super) fn same_type(old: &Api, a: TypeId, new: &Api, b: TypeId) -> bool {
    Shapes::of(old, new).definitions(a, b)
}

/// Whether two values are of the same type but for its name; their bounds do not matter.
pub(super) fn same_value(old: &Api, a: &Type, new: &Api, b: &Type) -> bool {
    Shapes::of(old, new).types(a, b)
}

/// Whether two scalars are the same. The number of a format is that of the settings, which may be others.
pub(super) fn same_scalar(old: &Api, a: Scalar, new: &Api, b: Scalar) -> bool {
    match (a.chosen(), b.chosen()) {
        (Some((a, a_base)), Some((b, b_base))) => {
            a_base == b_base && old.formats[a.0].name == new.formats[b.0].name
        }
        (Some(_), None) | (None, Some(_)) => false,
        (None, None) => a == b,
    }
}

/// Whether two operations take and give the same, wherever they are.
pub(super) fn same_operation(old: &Api, a: &Operation, new: &Api, b: &Operation) -> bool {
    let mut shapes = Shapes::of(old, new);
    a.method == b.method
        && !(a.parameters.is_empty() && a.body.is_none() && path(a) != path(b))
        && a.parameters.len() == b.parameters.len()
        && a.parameters.iter().zip(&b.parameters).all(|(a, b)| {
            (a.location, a.required, &a.name) == (b.location, b.required, &b.name)
                && shapes.types(&a.value.ty, &b.value.ty)
        })
        && shapes.bodies(a.body.as_ref(), b.body.as_ref())
        && shapes.answers(&a.successes, &b.successes)
}

struct Shapes<'a> {
    old: &'a Api,
    new: &'a Api,
    /// The pairs that are taken for the same while they are compared.
    met: BTreeSet<(TypeId, TypeId)>,
}

impl<'a> Shapes<'a> {
    fn of(old: &'a Api, new: &'a Api) -> Self {
        Self {
            old,
            new,
            met: BTreeSet::new(),
        }
    }

    fn definitions(&mut self, a: TypeId, b: TypeId) -> bool {
        if self.met.len() >= MOST_TYPES {
            return false;
        }
        if !self.met.insert((a, b)) {
            return true;
        }
        let (old, new) = (self.old, self.new);
        match (&old.type_definition(a).kind, &new.type_definition(b).kind) {
            (TypeKind::Object(a), TypeKind::Object(b)) => self.objects(a, b),
            (TypeKind::Enumeration(a), TypeKind::Enumeration(b)) => enumerations(a, b),
            (TypeKind::Alias(a), TypeKind::Alias(b)) => self.values(a, b),
            (TypeKind::Union(a), TypeKind::Union(b)) => self.unions(a, b),
            (
                TypeKind::Object(_)
                | TypeKind::Enumeration(_)
                | TypeKind::Union(_)
                | TypeKind::Alias(_),
                _,
            ) => false,
        }
    }

    fn objects(&mut self, a: &Object, b: &Object) -> bool {
        let others = fields::by_name(b);
        a.fields.len() == b.fields.len()
            && a.fields.iter().all(|a| {
                let other = others.get(a.name.0.as_str());
                other.is_some_and(|b| a.presence == b.presence && self.values(&a.value, &b.value))
            })
            && match (&a.additional, &b.additional) {
                (None, None) => true,
                (Some(a), Some(b)) => self.values(a, b),
                (Some(_), None) | (None, Some(_)) => false,
            }
    }

    fn unions(&mut self, a: &Union, b: &Union) -> bool {
        a.discriminator == b.discriminator
            && a.variants.len() == b.variants.len()
            && a.variants
                .iter()
                .zip(&b.variants)
                .all(|(a, b)| a.tags == b.tags && self.values(&a.value, &b.value))
    }

    fn values(&mut self, a: &Value, b: &Value) -> bool {
        a.nullable == b.nullable && a.constraints == b.constraints && self.types(&a.ty, &b.ty)
    }

    fn types(&mut self, a: &Type, b: &Type) -> bool {
        match (a, b) {
            (Type::Scalar(a), Type::Scalar(b)) => same_scalar(self.old, *a, self.new, *b),
            (Type::Any, Type::Any) => true,
            (Type::Named(a), Type::Named(b)) => self.definitions(*a, *b),
            (Type::Array(a), Type::Array(b)) | (Type::Map(a), Type::Map(b)) => self.values(a, b),
            (Type::Scalar(_) | Type::Any | Type::Named(_) | Type::Array(_) | Type::Map(_), _) => {
                false
            }
        }
    }

    fn bodies(&mut self, a: Option<&Body>, b: Option<&Body>) -> bool {
        match (a, b) {
            (Some(Body::Json { value: a, .. }), Some(Body::Json { value: b, .. })) => {
                self.types(&a.ty, &b.ty)
            }
            (Some(Body::Form { fields: a, .. }), Some(Body::Form { fields: b, .. })) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.name == b.name)
            }
            (None, None)
            | (Some(Body::Text { .. }), Some(Body::Text { .. }))
            | (Some(Body::Binary { .. }), Some(Body::Binary { .. })) => true,
            (Some(_) | None, _) => false,
        }
    }

    fn answers(&mut self, a: &[Response], b: &[Response]) -> bool {
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| {
                a.status == b.status
                    && match (&a.content, &b.content) {
                        (Content::Json { ty: a, .. }, Content::Json { ty: b, .. }) => {
                            self.types(a, b)
                        }
                        (a, b) => a == b,
                    }
            })
    }
}

fn enumerations(a: &Enumeration, b: &Enumeration) -> bool {
    match (a, b) {
        (Enumeration::Text(a), Enumeration::Text(b)) => {
            a.iter().map(|v| &v.value).eq(b.iter().map(|v| &v.value))
        }
        (Enumeration::Integer(a), Enumeration::Integer(b)) => {
            a.iter().map(|v| v.value).eq(b.iter().map(|v| v.value))
        }
        (Enumeration::Text(_) | Enumeration::Integer(_), _) => false,
    }
}

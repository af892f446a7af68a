//! `allOf` of what is no object: the values that fit every part.
//!
//! Two types have an intersection if one of them is a narrower form of the other, or if both are objects:
//! what fits both is a type of its own then, the same for the same two.

pub(super) mod format;

use super::annotation::Annotation;
use super::constraints;
use super::context::{Context, MAXIMUM_DEPTH};
use super::enumeration::{self, Listed};
use super::keywords::{JsonType, Keywords};
use super::schema;
use super::site::{Node, Site};
use crate::diagnostics::Code;
use crate::ir::{Constraints, FormatBase, IntegerFormat, Scalar, Type, TypeId, Value};

/// The way out if parts contradict each other.
pub(super) const CONFLICT: &str =
    "a value must fit every part: give them one type, or write `oneOf` if it is to fit one of them";

/// The value that fits every part of a schema and its own keywords.
pub(super) fn intersection<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Value {
    if let Some(Listed::Nowhere) = enumeration::find(context, site, keywords) {
        enumeration::report_nothing_common(context, site);
        return schema::of_type(Type::Any);
    }
    let mut values = Vec::new();
    for part in keywords.parts(site) {
        values.push((schema::bare_value(context, &part), part.at));
    }
    if keywords.adds_to_parts() || keywords.ty.is_some() {
        values.push((schema::own_value(context, site, keywords), site.at.clone()));
    }
    let mut whole = schema::of_type(Type::Any);
    let mut whole_at = site.at.clone();
    for (value, at) in values {
        let Some(both) = intersect(context, &whole, &value, site) else {
            let message = "no value fits this part and the others";
            context
                .warning(&at, Code::AllOfConflict, message)
                .label(&whole_at, "another part, of another type")
                .help(format!("it is taken for any value: {CONFLICT}"));
            return schema::of_type(Type::Any);
        };
        whole = both;
        whole_at = at;
    }
    check_formats(context, site, keywords);
    whole
}

/// Reports formats of the parts of a schema, and its own, of which no value has two.
fn check_formats<'a>(context: &mut Context<'a>, site: &Site<'a>, keywords: &Keywords<'a>) {
    let mut said = Vec::new();
    for part in keywords.parts(site) {
        let format = Annotation::of(context, &part).format;
        said.extend(format.map(|format| (format, part.at)));
    }
    let own = keywords.format.map(str::to_owned);
    said.extend(own.map(|format| (format, site.at.key("format"))));
    format::check(context, said);
}

/// Reports a `type` beside the only part of a schema, if no value has that type and is one of the part.
pub(super) fn check_type_beside<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
    part: &Site<'a>,
) {
    let of_part = schema::json_type(context, part);
    let (Some(ty), Some(of_part)) = (keywords.ty, of_part) else {
        return;
    };
    let are_numbers = |ty| matches!(ty, JsonType::Integer | JsonType::Number);
    if ty != of_part && !(are_numbers(ty) && are_numbers(of_part)) {
        context
            .warning(
                &site.at.key("type"),
                Code::AllOfConflict,
                "no value fits this type and the part beside it",
            )
            .label(&part.at, "the part, of another type")
            .help(format!("the part is taken: {CONFLICT}"));
    }
}

/// The values that fit both; `None` if there is no such type. Of what is said, the later wins. `around` is the schema that
/// brings them together.
pub(super) fn intersect<'a>(
    context: &mut Context<'a>,
    earlier: &Value,
    later: &Value,
    around: &Site<'a>,
) -> Option<Value> {
    let around = around.clone();
    let mut intersection = Intersection { context, around };
    intersection.of(earlier, later, 0)
}

/// The search for what fits two values.
struct Intersection<'c, 'a> {
    context: &'c mut Context<'a>,
    /// What brings them together.
    around: Site<'a>,
}

type Narrowed = (Type, Constraints);

impl<'a> Intersection<'_, 'a> {
    /// The search inside of arrays and maps.
    fn inner(&mut self, name: &str) -> Intersection<'_, 'a> {
        let mut around = self.around.clone();
        around.name.push(name.to_owned());
        Intersection {
            context: self.context,
            around,
        }
    }

    fn of(&mut self, earlier: &Value, later: &Value, depth: usize) -> Option<Value> {
        let (ty, bounds) = self.types(earlier, later, depth)?;
        Some(Value {
            ty,
            nullable: earlier.nullable && later.nullable,
            constraints: bounds,
            default: later.default.clone().or_else(|| earlier.default.clone()),
            example: later.example.clone().or_else(|| earlier.example.clone()),
        })
    }

    fn types(&mut self, left: &Value, right: &Value, depth: usize) -> Option<Narrowed> {
        if depth > MAXIMUM_DEPTH {
            return None;
        }
        let (first, second) = (left.constraints.only, right.constraints.only);
        if first
            .zip(second)
            .is_some_and(|(first, second)| first != second)
        {
            return None;
        }
        let bounds = self.bounds(&left.constraints, &right.constraints);
        let ty = match (&left.ty, &right.ty) {
            (left, right) if left == right => left.clone(),
            (Type::Any, other) | (other, Type::Any) => other.clone(),
            (Type::Scalar(Scalar::Integer(left)), Type::Scalar(Scalar::Integer(right))) => {
                let bounds = self.bounds(&bounds, &format::of_both(*left, *right));
                return Some((Type::Scalar(Scalar::Integer(*left.min(right))), bounds));
            }
            (Type::Scalar(left), Type::Scalar(right)) => Type::Scalar(narrower(*left, *right)?),
            (Type::Array(left), Type::Array(right)) => {
                Type::Array(Box::new(self.inner("item").of(left, right, depth + 1)?))
            }
            (Type::Map(left), Type::Map(right)) => {
                Type::Map(Box::new(self.inner("value").of(left, right, depth + 1)?))
            }
            (Type::Named(first), Type::Named(second))
                if self.is_object(*first) && self.is_object(*second) =>
            {
                let types = [*first, *second];
                Type::Named(self.context.merged_type_within(&self.around, types)?)
            }
            (Type::Named(id), Type::Map(values)) | (Type::Map(values), Type::Named(id))
                if values.ty == Type::Any && self.is_object(*id) =>
            {
                Type::Named(*id)
            }
            (Type::Named(id), _) => return self.named(*id, left, right, depth),
            (_, Type::Named(id)) => return self.named(*id, right, left, depth),
            (Type::Scalar(_) | Type::Array(_) | Type::Map(_), _) => return None,
        };
        Some((ty, bounds))
    }

    fn bounds(&mut self, left: &Constraints, right: &Constraints) -> Constraints {
        constraints::both(self.context, &self.around, left, right)
    }

    fn is_object(&mut self, id: TypeId) -> bool {
        if self.context.merged.contains_key(&id) {
            return enumeration::values_of(self.context, id).is_none();
        }
        let site = self.context.sites.get(id.0).cloned();
        site.is_some_and(|site| schema::is_object(self.context, &site))
    }

    fn named(
        &mut self,
        id: TypeId,
        value: &Value,
        other: &Value,
        depth: usize,
    ) -> Option<Narrowed> {
        if let Some(values) = enumeration::values_of(self.context, id) {
            // Which values there are is said: bounds do not say more of them.
            let listed = |id| Some((Type::Named(id), Constraints::default()));
            return match &other.ty {
                Type::Named(other_id) => match enumeration::values_of(self.context, *other_id) {
                    Some(others) if values.iter().all(|value| others.contains(value)) => listed(id),
                    Some(others) if others.iter().all(|other| values.contains(other)) => {
                        listed(*other_id)
                    }
                    Some(others) if values.iter().any(|value| others.contains(value)) => {
                        let types = [id, *other_id];
                        listed(self.context.merged_type_within(&self.around, types)?)
                    }
                    Some(_) => None,
                    None => {
                        let target = alias_target(self.context, *other_id)?;
                        self.types(value, &target, depth + 1)
                    }
                },
                Type::Scalar(scalar) => fits_all(*scalar, &values).then(|| listed(id))?,
                Type::Array(_) | Type::Map(_) | Type::Any => None,
            };
        }
        let target = alias_target(self.context, id)?;
        let narrowed = Value {
            constraints: self.bounds(&target.constraints, &value.constraints),
            ..target
        };
        self.types(&narrowed, other, depth + 1)
    }
}

/// Whether the values of an enumeration are all of a type.
fn fits_all(scalar: Scalar, values: &[serde_json::Value]) -> bool {
    let all = |test: fn(&serde_json::Value) -> bool| values.iter().all(test);
    match scalar {
        Scalar::String => all(serde_json::Value::is_string),
        // Bounds without a type are those of any number.
        Scalar::Integer(_) | Scalar::Float | Scalar::Double => all(serde_json::Value::is_i64),
        Scalar::Boolean | Scalar::Date | Scalar::DateTime | Scalar::Binary | Scalar::Format(..) => {
            false
        }
    }
}

/// What an alias stands for; `None` if the type is no alias.
fn alias_target(context: &mut Context<'_>, id: TypeId) -> Option<Value> {
    let site = context.sites.get(id.0)?.clone();
    match site.node {
        Node::Reference(_) => Some(schema::bare_value(context, &site)),
        Node::Schema(inner) => {
            let keywords = Keywords::of(inner);
            if let Some(part) = keywords.only_part(&site) {
                let target = schema::bare_value(context, &part);
                return (target.ty != Type::Named(id)).then_some(target);
            }
            let is_plain = keywords.parts(&site).is_empty()
                && keywords.choices().next().is_none()
                && keywords.properties.is_none_or(indexmap::IndexMap::is_empty);
            is_plain.then(|| schema::own_value(context, &site, &keywords))
        }
    }
}

fn narrower(left: Scalar, right: Scalar) -> Option<Scalar> {
    let is_narrower = |narrow: Scalar, wide: Scalar| match wide {
        Scalar::String => matches!(
            narrow,
            Scalar::Date | Scalar::DateTime | Scalar::Binary | Scalar::Format(_, FormatBase::Text)
        ),
        // What is said goes before what is not: a value is of both formats.
        Scalar::Integer(wide) => match narrow {
            Scalar::Integer(narrow) => narrow < wide,
            Scalar::Format(_, FormatBase::Integer) => wide == IntegerFormat::Int64,
            Scalar::String
            | Scalar::Boolean
            | Scalar::Float
            | Scalar::Double
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::Binary
            | Scalar::Format(_, FormatBase::Text) => false,
        },
        Scalar::Float => matches!(narrow, Scalar::Integer(_)),
        Scalar::Double => matches!(narrow, Scalar::Float | Scalar::Integer(_)),
        Scalar::Boolean | Scalar::Date | Scalar::DateTime | Scalar::Binary | Scalar::Format(..) => {
            false
        }
    };
    if left == right || is_narrower(left, right) {
        Some(left)
    } else if is_narrower(right, left) {
        Some(right)
    } else {
        None
    }
}

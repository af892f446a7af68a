//! Examples of values: from those of the description, or made up within the bounds.

mod lists;
mod made_up;
mod scalars;
mod within;

use serde_json::{Map, Value as Json};

use super::unions;
use crate::rust::{
    Bounds, Expression, Field, Holder, Model, ModelKind, RustType, Struct, Union, UnionVariant,
    Variant,
};
use scalars::{foreign_text, integer, moment, number, text};
use within::Within;

/// Makes examples of the values of an API.
#[derive(Clone, Copy)]
pub(super) struct Examples<'a> {
    models: &'a [Model],
}

/// How a value is taken where the example stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// By a function that takes anything that can become the type.
    Into,
    /// As the type itself.
    Exactly,
}

impl<'a> Examples<'a> {
    pub(super) fn new(models: &'a [Model]) -> Self {
        Self { models }
    }

    /// An example of an argument, or of what a setter takes.
    pub(super) fn of(self, ty: &RustType, bounds: &Bounds, example: Option<&Json>) -> Expression {
        self.value(ty, bounds, example, Taken::Into, &Within::NOTHING)
    }

    /// An example of a value by itself, of exactly this type.
    pub(super) fn exactly(self, ty: &RustType) -> Expression {
        let bounds = Bounds::default();
        self.value(ty, &bounds, None, Taken::Exactly, &Within::NOTHING)
    }

    /// An example of a struct with what `new` takes, and with the other fields that are to be shown.
    pub(super) fn made(self, model: &Model, is_shown: impl Fn(&Field) -> bool) -> Expression {
        let ModelKind::Struct(structure) = &model.kind else {
            return Expression::Impossible;
        };
        let index = self.models.iter().position(|one| one.ident == model.ident);
        let outermost = index.and_then(|index| Within::NOTHING.entered(index, None));
        let within = outermost.as_ref().unwrap_or(&Within::NOTHING);
        let mut made = self.structure(model, structure, None, within);
        if let Expression::New { setters, .. } = &mut made {
            let optional =
                |field: &&Field| matches!(field.holder, Holder::Optional | Holder::Patch);
            let shown = structure.fields.iter().filter(|field| is_shown(field));
            setters.extend(shown.filter(optional).map(|field| {
                let value = self.of(&field.ty, &field.bounds, field.example.as_ref());
                (field.setter.clone(), value)
            }));
        }
        made
    }

    fn value(
        self,
        ty: &RustType,
        bounds: &Bounds,
        example: Option<&Json>,
        taken: Taken,
        within: &Within<'_>,
    ) -> Expression {
        match ty {
            RustType::String => text(bounds, example, taken),
            RustType::Bool => {
                let shown = example.and_then(Json::as_bool);
                Expression::Bool(shown.or(bounds.constraints.only).unwrap_or(true))
            }
            RustType::Integer(format) => Expression::Integer(integer(*format, bounds, example)),
            RustType::F32 | RustType::F64 => Expression::Float(number(bounds, example)),
            RustType::Date => Expression::Parsed(moment(example, 10, "2017-11-21")),
            RustType::DateTime => {
                Expression::Parsed(moment(example, 20, "2017-11-21T00:00:00+03:00"))
            }
            RustType::Foreign(foreign) => Expression::Foreign(foreign_text(foreign, example)),
            RustType::Part => Expression::File("document.pdf".to_owned()),
            RustType::Json => {
                Expression::Json(example.cloned().unwrap_or_else(|| Json::from("value")))
            }
            RustType::Model(index, _) => self.model(*index, bounds, example, taken, within),
            RustType::Vec(items) => self.list(items, bounds, example, taken, within),
            RustType::Map(values) => self.map(values, bounds, example, within),
            RustType::Option(_) if example.is_some_and(Json::is_null) => Expression::None,
            RustType::Option(inner) => {
                let value = self.value(inner, bounds, example, Taken::Exactly, within);
                if value.is_possible() {
                    Expression::Some(Box::new(value))
                } else {
                    Expression::None
                }
            }
            RustType::Box(inner) => match taken {
                Taken::Into => self.value(inner, bounds, example, taken, within),
                Taken::Exactly => {
                    Expression::Box(Box::new(self.value(inner, bounds, example, taken, within)))
                }
            },
        }
    }

    fn model(
        self,
        index: usize,
        bounds: &Bounds,
        example: Option<&Json>,
        taken: Taken,
        outside: &Within<'_>,
    ) -> Expression {
        let model = &self.models[index];
        let inside = || outside.entered(index, example);
        let made = match &model.kind {
            ModelKind::Text(variants) => {
                let chosen = example.and_then(Json::as_str);
                Some(variant(model, variants, |value| {
                    Some(value.as_str()) == chosen
                }))
            }
            ModelKind::Integer(variants) => {
                let chosen = example.and_then(Json::as_i64);
                Some(variant(model, variants, |value| Some(*value) == chosen))
            }
            ModelKind::Struct(structure) => {
                inside().map(|within| self.structure(model, structure, example, &within))
            }
            ModelKind::Union(union) => {
                inside().map(|within| self.union(model, union, example, taken, &within))
            }
            ModelKind::Alias(ty) => {
                inside().map(|within| self.value(ty, bounds, example, taken, &within))
            }
        };
        made.unwrap_or(Expression::Impossible)
    }

    /// The variant that the example is of; else the first one of which there is a value that ends, where one that ends
    /// only because it has nothing in it comes last.
    fn union(
        self,
        model: &Model,
        union: &Union,
        example: Option<&Json>,
        taken: Taken,
        within: &Within<'_>,
    ) -> Expression {
        let shown = example.and_then(|example| unions::variant_of(union, example));
        if let Some((variant, example)) = shown {
            return self.variant(model, variant, Some(&example), taken, within);
        }
        let mut empty = None;
        for variant in &union.variants {
            let made = self.variant(model, variant, None, taken, within);
            if made.is_possible() && !made.has_nothing_in_it() {
                return made;
            }
            empty = empty.or(Some(made).filter(Expression::is_possible));
        }
        empty.unwrap_or(Expression::Impossible)
    }

    fn variant(
        self,
        model: &Model,
        variant: &UnionVariant,
        example: Option<&Json>,
        taken: Taken,
        within: &Within<'_>,
    ) -> Expression {
        let value = self.value(
            &variant.ty,
            &variant.bounds,
            example,
            Taken::Exactly,
            within,
        );
        let is_model = matches!(value, Expression::New { .. });
        if taken == Taken::Into && variant.is_from && is_model {
            return value;
        }
        Expression::OfUnion {
            model: model.ident.clone(),
            variant: variant.ident.clone(),
            value: Box::new(value),
        }
    }

    /// `new` with all that it takes, then the setters of the other fields that the example has.
    fn structure(
        self,
        model: &Model,
        structure: &Struct,
        example: Option<&Json>,
        within: &Within<'_>,
    ) -> Expression {
        let object = example.and_then(Json::as_object);
        let mut arguments = Vec::new();
        let mut setters = Vec::new();
        for field in structure.fields.iter().filter(|field| field.only.is_none()) {
            match field.holder {
                Holder::Plain => arguments.push(self.value(
                    &field.ty,
                    &field.bounds,
                    given(field, object),
                    Taken::Into,
                    within,
                )),
                Holder::Nullable => {
                    let ty = RustType::Option(Box::new(field.ty.clone()));
                    arguments.push(self.value(
                        &ty,
                        &field.bounds,
                        given(field, object),
                        Taken::Exactly,
                        within,
                    ));
                }
                Holder::Optional | Holder::Patch => {
                    let Some(value) = object
                        .and_then(|object| object.get(&field.wire.0))
                        .filter(|value| !value.is_null())
                    else {
                        continue;
                    };
                    let expression =
                        self.value(&field.ty, &field.bounds, Some(value), Taken::Into, within);
                    setters.push((field.setter.clone(), expression));
                }
            }
        }
        Expression::New {
            model: model.ident.clone(),
            arguments,
            setters,
        }
    }
}

/// The example of a field: in that of the object, or its own.
fn given<'e>(field: &'e Field, object: Option<&'e Map<String, Json>>) -> Option<&'e Json> {
    object
        .and_then(|object| object.get(&field.wire.0))
        .or(field.example.as_ref())
}

fn variant<T>(
    model: &Model,
    variants: &[Variant<T>],
    is_chosen: impl Fn(&T) -> bool,
) -> Expression {
    let chosen = variants
        .iter()
        .find(|variant| is_chosen(&variant.value))
        .or(variants.first());
    chosen.map_or(Expression::Impossible, |variant| {
        Expression::Variant(model.ident.clone(), variant.ident.clone())
    })
}

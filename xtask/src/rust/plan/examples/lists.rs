//! Examples of lists and maps.

use serde_json::Value as Json;

use super::scalars::integer_beside;
use super::within::Within;
use super::{Examples, Taken, made_up};
use crate::ir::IntegerFormat;
use crate::rust::{Bounds, Expression, ModelKind, RustType};

impl<'a> Examples<'a> {
    /// A list: the items of the example, or as many as the bounds ask for.
    pub(super) fn list(
        self,
        items: &RustType,
        bounds: &Bounds,
        example: Option<&Json>,
        taken: Taken,
        within: &Within<'_>,
    ) -> Expression {
        let inner = bounds.items.as_deref().cloned().unwrap_or_default();
        let item_taken = if taken == Taken::Into && *items == RustType::String {
            Taken::Into
        } else {
            Taken::Exactly
        };
        let item =
            |example, within: &Within<'_>| self.value(items, &inner, example, item_taken, within);
        let values = if let Some(examples) = example.and_then(Json::as_array) {
            let shown = examples.iter();
            shown.map(|example| item(Some(example), within)).collect()
        } else {
            let format = self.integer_format(items);
            let integer = |first, nth| integer_beside(first, nth, format?, &inner);
            let item = |within: &Within<'_>| item(None, within);
            made_up::items(&bounds.constraints, within, item, integer)
        };
        match taken {
            Taken::Into if values.is_empty() => self.no_items(items),
            Taken::Into => Expression::Array(values),
            Taken::Exactly => Expression::Vec(values),
        }
    }

    /// No items for a function that takes whatever becomes one: nothing but the example says what they would be.
    fn no_items(self, items: &RustType) -> Expression {
        match items {
            RustType::String => Expression::NoTexts,
            RustType::Model(_, ident) if self.is_union(items) => Expression::NoneOf(ident.clone()),
            RustType::Model(..)
            | RustType::Bool
            | RustType::Integer(_)
            | RustType::F32
            | RustType::F64
            | RustType::Date
            | RustType::DateTime
            | RustType::Foreign(_)
            | RustType::Part
            | RustType::Json
            | RustType::Vec(_)
            | RustType::Map(_)
            | RustType::Option(_)
            | RustType::Box(_) => Expression::Array(Vec::new()),
        }
    }

    /// Whether a type is a union behind its aliases.
    fn is_union(self, ty: &RustType) -> bool {
        let RustType::Model(index, _) = self.behind_aliases(ty) else {
            return false;
        };
        matches!(self.models[*index].kind, ModelKind::Union(_))
    }

    /// The format of a type that is an integer behind its aliases.
    fn integer_format(self, ty: &RustType) -> Option<IntegerFormat> {
        if let RustType::Integer(format) = self.behind_aliases(ty) {
            Some(*format)
        } else {
            None
        }
    }

    /// What a type is behind its aliases.
    fn behind_aliases<'t>(self, ty: &'t RustType) -> &'t RustType
    where
        'a: 't,
    {
        let mut ty = ty;
        for _ in 0..=self.models.len() {
            let RustType::Model(index, _) = ty else {
                break;
            };
            let ModelKind::Alias(target) = &self.models[*index].kind else {
                break;
            };
            ty = target;
        }
        ty
    }

    /// A map, likewise.
    pub(super) fn map(
        self,
        values: &RustType,
        bounds: &Bounds,
        example: Option<&Json>,
        within: &Within<'_>,
    ) -> Expression {
        let inner = bounds.items.as_deref().cloned().unwrap_or_default();
        let value = |example, within: &Within<'_>| {
            self.value(values, &inner, example, Taken::Exactly, within)
        };
        let entries = match example.and_then(Json::as_object) {
            Some(examples) => {
                let shown = examples.iter();
                let shown = shown.map(|(key, example)| (key.clone(), value(Some(example), within)));
                shown.collect()
            }
            None => made_up::entries(&bounds.constraints, within, |within| value(None, within)),
        };
        Expression::Map(entries)
    }
}

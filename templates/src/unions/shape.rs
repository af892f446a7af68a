//! Which variants of a union a value may be, the likeliest first.
//!
//! Invariant: it looks at the value itself and at the names and constants of its fields, never deeper, but for a
//! union that is a variant of another one.

use serde_json::{Map, Value};

/// How the variants of a union are told apart. A variant is named by its number.
pub struct Choice {
    /// The property that names the variant.
    pub discriminator: Option<&'static str>,
    /// The values of that property, each with its variant.
    pub named: &'static [(&'static str, usize)],
    /// The variants that have no field for that property: it is the union's, and no further field of the value.
    pub tagged: &'static [usize],
    /// The variants that no such value names, with what they look like.
    pub shapes: &'static [(usize, Shape)],
}

/// What the values of a variant look like.
pub enum Shape {
    /// One of these texts, or one that is not known.
    Values(&'static [&'static str]),
    /// Text in a certain format.
    Formatted,
    /// Any text.
    Text,
    /// One of these integers, or one that is not known.
    Integers(&'static [i64]),
    /// Any integer.
    Integer,
    /// Any number.
    Number,
    /// A truth value.
    Boolean,
    /// An array.
    Array,
    /// An object with certain fields.
    Object(&'static ObjectShape),
    /// Any object.
    Map,
    /// Another union.
    Union(&'static Choice),
    /// Anything.
    Any,
}

/// What the fields of an object are.
pub struct ObjectShape {
    /// Those that must be there.
    pub required: &'static [&'static str],
    /// All that the description names.
    pub known: &'static [&'static str],
    /// Those that have but one value.
    pub constants: &'static [(&'static str, Constant)],
}

/// The only value of a field.
pub enum Constant {
    /// A text.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// A truth value.
    Boolean(bool),
}

impl Constant {
    #[inline]
    fn is(&self, value: &Value) -> bool {
        match self {
            Self::Text(only) => value.as_str() == Some(only),
            Self::Integer(only) => value.as_i64() == Some(*only),
            Self::Boolean(only) => value.as_bool() == Some(*only),
        }
    }
}

/// How well a value fits, the less the better: what it is that fits, and how many fields are not known.
type Fit = (u8, usize);

const BEST: Fit = (0, 0);
const FORMATTED: Fit = (1, 0);
const OF_THE_TYPE: Fit = (2, 0);
const UNKNOWN_VALUE: Fit = (3, 0);
const ANY: Fit = (4, 0);

impl Choice {
    /// The variant that the discriminator names.
    #[inline]
    pub(super) fn named_by(&self, value: &Value) -> Option<usize> {
        let name = match value.get(self.discriminator?)? {
            Value::String(name) => name.clone(),
            other @ (Value::Bool(_) | Value::Number(_)) => other.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        };
        let mut named = self.named.iter();
        named
            .find(|(value, _)| *value == name)
            .map(|(_, variant)| *variant)
    }

    /// Takes the discriminator out of a value of the variant, if it is not the variant's own.
    #[inline]
    pub(super) fn untag(&self, variant: usize, value: &mut Value) {
        let fields = value.as_object_mut().zip(self.discriminator);
        if let Some((fields, discriminator)) = fields.filter(|_| self.tagged.contains(&variant)) {
            fields.remove(discriminator);
        }
    }

    /// The variants without a name that the value may be, the likeliest first.
    #[inline]
    pub(super) fn fitting(&self, value: &Value) -> Vec<usize> {
        let fits = self.shapes.iter();
        let mut fits: Vec<(Fit, usize)> = fits
            .filter_map(|(variant, shape)| Some((shape.fit(value)?, *variant)))
            .collect();
        fits.sort_by_key(|(fit, _)| *fit);
        fits.into_iter().map(|(_, variant)| variant).collect()
    }

    /// How well the value fits the variant that it fits best.
    #[inline]
    fn fit(&self, value: &Value) -> Option<Fit> {
        if self.named_by(value).is_some() {
            return Some(BEST);
        }
        let fits = self.shapes.iter();
        fits.filter_map(|(_, shape)| shape.fit(value)).min()
    }
}

impl Shape {
    /// How well the value fits; `None` if it does not.
    #[inline]
    fn fit(&self, value: &Value) -> Option<Fit> {
        match (self, value) {
            (Self::Values(values), Value::String(text)) => {
                Some(known(values.contains(&text.as_str())))
            }
            (Self::Formatted, Value::String(_)) => Some(FORMATTED),
            (Self::Text, Value::String(_)) | (Self::Number, Value::Number(_)) => Some(OF_THE_TYPE),
            (Self::Integers(values), Value::Number(number)) => {
                let integer = number.as_i64()?;
                Some(known(values.contains(&integer)))
            }
            (Self::Integer, Value::Number(number)) => (!number.is_f64()).then_some(FORMATTED),
            (Self::Boolean, Value::Bool(_)) | (Self::Array, Value::Array(_)) => Some(BEST),
            (Self::Object(shape), Value::Object(fields)) => shape.fit(fields),
            (Self::Map, Value::Object(_)) => Some(UNKNOWN_VALUE),
            (Self::Union(choice), value) => choice.fit(value),
            (Self::Any, _) => Some(ANY),
            (
                Self::Values(_)
                | Self::Formatted
                | Self::Text
                | Self::Integers(_)
                | Self::Integer
                | Self::Number
                | Self::Boolean
                | Self::Array
                | Self::Object(_)
                | Self::Map,
                _,
            ) => None,
        }
    }
}

#[inline]
fn known(is_known: bool) -> Fit {
    if is_known { BEST } else { UNKNOWN_VALUE }
}

impl ObjectShape {
    /// All that is required must be there, and what is constant must be that, if it is not null; the more fields are
    /// known, the better.
    #[inline]
    fn fit(&self, fields: &Map<String, Value>) -> Option<Fit> {
        let is_there = |name: &&str| fields.contains_key(*name);
        let is_it = |(name, constant): &(&str, Constant)| {
            let field = fields.get(*name);
            field.is_none_or(|field| field.is_null() || constant.is(field))
        };
        if !self.required.iter().all(is_there) || !self.constants.iter().all(is_it) {
            return None;
        }
        let known = self.known.iter().filter(|name| is_there(name)).count();
        Some((BEST.0, fields.len().saturating_sub(known)))
    }
}

//! Bounds: which of them concern a type, and what a default must fulfil.
//!
//! Bounds of an integer are integers: a fractional one, or one that is itself excluded, is made tight. Bounds that no
//! value fulfils are reported and dropped, and those that leave out nothing are dropped in silence.

mod both;
mod impossible;
mod limit;

use serde_json::Value as Json;

use super::context::Context;
use super::enumeration;
use super::keywords::{JsonType, Keywords};
use super::lacking;
use super::schema;
use super::site::Site;
use crate::diagnostics::Code;
use crate::ir::{Constraints, FormatBase, IntegerFormat, Scalar, Type};
pub(super) use both::{both, tighter};
use impossible::drop_impossible;
use limit::{beyond_signed, included, integer, number, within};

/// The bounds of a schema that concern its type.
pub(super) fn of(
    context: &mut Context<'_>,
    site: &Site<'_>,
    keywords: &Keywords<'_>,
    ty: &Type,
) -> Constraints {
    let bounds = keywords.bounds.clone();
    let mut kept = match ty {
        Type::Scalar(Scalar::Integer(format)) => {
            report_too_large(context, site, *format, &bounds);
            within(*format, integer(&bounds))
        }
        Type::Scalar(Scalar::Float | Scalar::Double) => number(&bounds),
        Type::Scalar(Scalar::String) => Constraints {
            pattern: checkable(context, site, bounds.pattern),
            ..lengths(bounds.min_length, bounds.max_length)
        },
        Type::Scalar(Scalar::Binary) => lengths(bounds.min_length, bounds.max_length),
        Type::Array(_) => Constraints {
            min_items: some(bounds.min_items),
            max_items: bounds.max_items,
            unique_items: bounds.unique_items,
            ..Constraints::default()
        },
        Type::Map(_) => Constraints {
            min_properties: some(bounds.min_properties),
            max_properties: bounds.max_properties,
            ..Constraints::default()
        },
        Type::Scalar(Scalar::Format(..)) => {
            report_not_checked(context, site, &bounds);
            Constraints::default()
        }
        Type::Scalar(Scalar::Boolean) => Constraints {
            only: enumeration::only_boolean(keywords),
            ..Constraints::default()
        },
        Type::Scalar(Scalar::Date | Scalar::DateTime) | Type::Named(_) | Type::Any => {
            Constraints::default()
        }
    };
    drop_impossible(context, site, &mut kept);
    // Only now, so that a report has the limits that were written.
    let mut kept = included(kept);
    drop_impossible(context, site, &mut kept);
    kept
}

/// Whether a default is a value of its type. Reports it if not.
pub(super) fn default_fits(
    context: &mut Context<'_>,
    site: &Site<'_>,
    default: &Json,
    ty: &Type,
) -> bool {
    let fits = match ty {
        Type::Scalar(Scalar::Boolean) => default.is_boolean(),
        Type::Scalar(Scalar::Integer(format)) => is_of(default, *format),
        Type::Scalar(Scalar::Float | Scalar::Double) => default.is_number(),
        Type::Scalar(
            Scalar::String
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::Binary
            | Scalar::Format(_, FormatBase::Text),
        ) => default.is_string(),
        Type::Scalar(Scalar::Format(_, FormatBase::Integer)) => {
            default.is_i64() || default.is_u64()
        }
        Type::Array(_) => default.is_array(),
        Type::Map(_) => default.is_object(),
        Type::Any => true,
        Type::Named(id) => match enumeration::values_of(context, *id) {
            Some(values) => values.contains(default),
            None => named_fits(context, *id, default),
        },
    };
    if !fits && !lacking::may_be_of_another_type(context, site) {
        let message = format!("the default `{default}` is not a value of the type");
        context
            .warning(&site.at.key("default"), Code::DefaultMismatch, message)
            .help("it is ignored; write a value that fits the schema");
    }
    fits
}

fn is_of(default: &Json, format: IntegerFormat) -> bool {
    let signed = default.as_i64().map(i128::from);
    let value = signed.or_else(|| default.as_u64().map(i128::from));
    value.is_some_and(|value| format.range().contains(&value))
}

fn named_fits(context: &Context<'_>, id: crate::ir::TypeId, default: &Json) -> bool {
    let Some(site) = context.sites.get(id.0) else {
        return true;
    };
    match schema::json_type(context, site) {
        None => true,
        Some(JsonType::String) => default.is_string(),
        Some(JsonType::Integer) => default.is_i64(),
        Some(JsonType::Number) => default.is_number(),
        Some(JsonType::Boolean) => default.is_boolean(),
        Some(JsonType::Array) => default.is_array(),
        Some(JsonType::Object) => default.is_object(),
    }
}

/// A pattern that the client can check; it compiles the same expression.
fn checkable(
    context: &mut Context<'_>,
    site: &Site<'_>,
    pattern: Option<String>,
) -> Option<String> {
    let pattern = pattern?;
    let pattern = match without_delimiters(&pattern) {
        None => pattern,
        Some(inner) => {
            let message = format!("no text fits this pattern: it is taken for `{inner}`");
            context
                .warning(&site.at.key("pattern"), Code::PatternIgnored, message)
                .help("write it without slashes around it");
            inner
        }
    };
    if let Err(error) = regex_lite::Regex::new(&pattern) {
        let message = format!("values are not checked against this pattern: {error}");
        context
            .warning(&site.at.key("pattern"), Code::PatternIgnored, message)
            .help(way_out(&pattern));
        return None;
    }
    Some(pattern)
}

/// What to write in the stead of a pattern that is not compiled.
fn way_out(pattern: &str) -> &'static str {
    let looks_around = [
        "(?=", "(?!", "(?<=", "(?<!", "(?>", "\\p{", "\\P{", "\\1", "\\k<",
    ];
    if looks_around.iter().any(|part| pattern.contains(part)) {
        "write it without what a linear-time expression cannot do, such as looking ahead"
    } else {
        "mend it, or make it smaller; the client takes any text here until then"
    }
}

/// A pattern without the slashes and the flags that some languages have around one, if with them no text can fit: nothing
/// comes before `^` or after `$`.
fn without_delimiters(pattern: &str) -> Option<String> {
    let (inner, flags) = pattern.strip_prefix('/')?.rsplit_once('/')?;
    let is_delimited = inner.starts_with('^') || inner.ends_with('$') && !inner.ends_with("\\$");
    if !is_delimited || !flags.chars().all(|flag| "gimsuy".contains(flag)) {
        return None;
    }
    let flags: String = flags.chars().filter(|flag| "ims".contains(*flag)).collect();
    Some(if flags.is_empty() {
        inner.to_owned()
    } else {
        format!("(?{flags}){inner}")
    })
}

/// The bounds of a text or an integer whose type the user chose: that type has to keep to them by itself.
fn report_not_checked(context: &mut Context<'_>, site: &Site<'_>, bounds: &Constraints) {
    for (is_there, keyword) in [
        (bounds.minimum.is_some(), "minimum"),
        (bounds.maximum.is_some(), "maximum"),
        (bounds.multiple_of.is_some(), "multipleOf"),
        (bounds.min_length.is_some(), "minLength"),
        (bounds.max_length.is_some(), "maxLength"),
        (bounds.pattern.is_some(), "pattern"),
    ] {
        if is_there {
            let message = format!("values are not checked against this `{keyword}`");
            context
                .warning(&site.at.key(keyword), Code::BoundsNotChecked, message)
                .help("the settings give this format a type of its own, which has its own rules");
        }
    }
}

/// Bounds among the integers that only an unsigned type has.
fn report_too_large(
    context: &mut Context<'_>,
    site: &Site<'_>,
    format: IntegerFormat,
    bounds: &Constraints,
) {
    for (limit, keyword) in [(bounds.minimum, "minimum"), (bounds.maximum, "maximum")] {
        if limit.is_some_and(|limit| beyond_signed(limit, format)) {
            let message = format!("values are not checked against this `{keyword}`");
            context
                .warning(&site.at.key(keyword), Code::BoundsNotChecked, message)
                .help("bounds above 9223372036854775807 are not checked");
        }
    }
}

fn lengths(minimum: Option<u64>, maximum: Option<u64>) -> Constraints {
    Constraints {
        min_length: some(minimum),
        max_length: maximum,
        ..Constraints::default()
    }
}

/// A least number of things that leaves out something.
fn some(least: Option<u64>) -> Option<u64> {
    least.filter(|least| *least > 0)
}

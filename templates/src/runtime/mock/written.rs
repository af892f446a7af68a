//! The value of a parameter as it is written in a request: `Parameter::render`, the other way round.
//!
//! Invariant: delimiters are looked for before anything is decoded, so that a value is never taken for
//! a delimiter.

use super::incoming::{Incoming, belongs, decoded, pairs};
use super::value::Shapes;
use crate::runtime::encode::push_encoded;
use crate::runtime::{Location, Parameter, Style};

/// The value; `None` if there is none.
#[inline]
pub(super) fn parameter(request: &Incoming<'_>, parameter: &Parameter) -> Option<Shapes> {
    match parameter.location {
        Location::Path => in_path(request.path_value(parameter.name)?, parameter),
        Location::Header => {
            let text = request.header(parameter.name)?;
            Some(joined(text, ",", parameter, str::to_owned))
        }
        Location::Query | Location::Cookie | Location::Form => {
            let pairs = request.pairs(&parameter.location);
            from_pairs(&pairs, parameter)
        }
    }
}

/// An object whose fields stand among the other parameters, with nothing that tells them apart: all
/// there are. `None`: this parameter is not written so.
#[inline]
pub(super) fn spread(request: &Incoming<'_>, parameter: &Parameter) -> Option<Shapes> {
    let in_pairs = matches!(
        parameter.location,
        Location::Query | Location::Cookie | Location::Form
    );
    if !in_pairs || !parameter.explode || matches!(parameter.style, Style::DeepObject) {
        return None;
    }
    let pairs = request.pairs(&parameter.location);
    if pairs.iter().any(|(name, _)| belongs(parameter, name)) {
        return None;
    }
    Some(Shapes {
        fields: fields(&pairs),
        ..Shapes::default()
    })
}

#[inline]
fn in_path(text: &str, parameter: &Parameter) -> Option<Shapes> {
    match parameter.style {
        Style::Label => {
            let delimiter = if parameter.explode { "." } else { "," };
            Some(joined(
                text.strip_prefix('.')?,
                delimiter,
                parameter,
                decoded,
            ))
        }
        Style::Matrix => from_pairs(&pairs(text.strip_prefix(';')?, ";"), parameter),
        Style::Simple
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::DeepObject => Some(joined(text, ",", parameter, decoded)),
    }
}

/// One text, or several with a delimiter between them.
#[inline]
fn joined(text: &str, delimiter: &str, parameter: &Parameter, plain: fn(&str) -> String) -> Shapes {
    let items: Vec<&str> = text.split(delimiter).collect();
    let fields = if parameter.explode {
        let fields = items.iter().filter_map(|item| item.split_once('='));
        fields
            .map(|(name, value)| (plain(name), plain(value)))
            .collect()
    } else {
        let fields = items.chunks_exact(2);
        fields
            .map(|pair| (plain(pair[0]), plain(pair[1])))
            .collect()
    };
    Shapes {
        text: Some(plain(text)),
        items: items.into_iter().map(plain).collect(),
        fields,
    }
}

/// Pairs of a name and a value: one for each item or field, or one for all of them.
#[inline]
fn from_pairs(all: &[(&str, &str)], parameter: &Parameter) -> Option<Shapes> {
    let own: Vec<_> = all
        .iter()
        .filter(|(name, _)| belongs(parameter, name))
        .collect();
    if matches!(parameter.style, Style::DeepObject) {
        let mut shapes = Shapes::default();
        for (name, value) in &own {
            match key(name, parameter) {
                Some(key) => shapes.fields.push((key, decoded(value))),
                None => shapes.items.push(decoded(value)),
            }
        }
        shapes.text = shapes.items.first().cloned();
        return (!own.is_empty()).then_some(shapes);
    }
    if !parameter.explode {
        let (_, text) = own.first()?;
        return Some(joined(
            text,
            delimiter(&parameter.style),
            parameter,
            decoded,
        ));
    }
    let first = match parameter.location {
        // There is nothing else in this segment: the names may be those of an object's fields.
        Location::Path => all.first()?,
        Location::Query | Location::Cookie | Location::Form | Location::Header => own.first()?,
    };
    Some(Shapes {
        text: Some(decoded(first.1)),
        items: own.iter().map(|(_, value)| decoded(value)).collect(),
        fields: fields(all),
    })
}

#[inline]
fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let plain = |(name, value): &(&str, &str)| (decoded(name), decoded(value));
    pairs.iter().map(plain).collect()
}

/// `key` in `name[key]`, whose brackets are encoded; `None` if there is only a name.
#[inline]
fn key(name: &str, parameter: &Parameter) -> Option<String> {
    let mut start = String::new();
    push_encoded(&mut start, parameter.name);
    start.push_str("%5B");
    let key = name.strip_prefix(&start)?;
    Some(decoded(key.strip_suffix("%5D").unwrap_or(key)))
}

#[inline]
const fn delimiter(style: &Style) -> &'static str {
    match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::Matrix | Style::Label | Style::Simple | Style::Form | Style::DeepObject => ",",
    }
}

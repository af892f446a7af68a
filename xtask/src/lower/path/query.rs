//! The query that a path has with it.

use crate::ir::{
    Docs, Parameter, ParameterEncoding, ParameterLocation, Scalar, Style, Styling, Type, WireName,
};
use crate::lower::schema;

/// Leaves a pair of the query to the parameter that sends it, and says whether there is one: `term={text}` is the parameter
/// `text`, which becomes one of the query, wherever it was said to be, and is called `term` on the wire.
pub(super) fn leave_to_parameter(pair: &str, path: &str, parameters: &mut [Parameter]) -> bool {
    let Some((key, name)) = place(pair) else {
        return false;
    };
    let has_key = parameters
        .iter()
        .any(|parameter| parameter.location == ParameterLocation::Query && parameter.name.0 == key);
    if has_key {
        return key == name;
    }
    // A value has one place.
    if path.contains(&format!("{{{name}}}")) {
        return false;
    }
    let mut named = parameters
        .iter_mut()
        .filter(|parameter| parameter.name.0 == name);
    named.any(|parameter| move_here(parameter, key))
}

/// The parameter that a pair of the query has a place for, if nothing describes it: a text, which need not be sent.
pub(super) fn undescribed(pair: &str, path: &str, parameters: &[Parameter]) -> Option<Parameter> {
    let (key, name) = place(pair)?;
    let mut described = parameters.iter().map(|parameter| parameter.name.0.as_str());
    let is_described = described.any(|described| described == name || described == key);
    let is_elsewhere = path.contains(&format!("{{{name}}}"));
    (!is_described && !is_elsewhere).then(|| Parameter {
        name: WireName(name.to_owned()),
        location: ParameterLocation::Query,
        docs: Docs::default(),
        required: false,
        encoding: ParameterEncoding::Style(Styling {
            style: Style::Form,
            explode: true,
            allow_reserved: false,
        }),
        value: schema::of_type(Type::Scalar(Scalar::String)),
    })
}

/// The key and the parameter of a pair whose value is that of a parameter.
fn place(pair: &str) -> Option<(&str, &str)> {
    let (key, value) = pair.split_once('=')?;
    let name = value.strip_prefix('{')?.strip_suffix('}')?;
    let is_plain = !key.is_empty() && !key.contains(['{', '}']) && !name.contains(['{', '}']);
    is_plain.then_some((key, name))
}

/// Sends a parameter in the query, if it would stand there as it does in a path.
fn move_here(parameter: &mut Parameter, key: &str) -> bool {
    match (parameter.location, parameter.encoding) {
        (ParameterLocation::Query, _) => {}
        (
            ParameterLocation::Path,
            ParameterEncoding::Style(Styling {
                style: Style::Simple,
                explode: false,
                allow_reserved,
            }),
        ) => {
            parameter.location = ParameterLocation::Query;
            // `a,b` in both.
            parameter.encoding = ParameterEncoding::Style(Styling {
                style: Style::Form,
                explode: false,
                allow_reserved,
            });
        }
        (ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Cookie, _) => {
            return false;
        }
    }
    key.clone_into(&mut parameter.name.0);
    true
}

//! The query that a path has with it.

use crate::ir::{Parameter, ParameterEncoding, ParameterLocation, Style, Styling};

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

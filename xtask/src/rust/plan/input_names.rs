//! The names of what an operation takes.

use super::choice::Choice;
use crate::ir::{self, Body};
use crate::rust::Ident;
use crate::rust::names::{Kind, Named, Scope, given};

/// The methods that every call has, or will have.
pub(in crate::rust) const CALL_METHODS: &[&str] = &[
    "attempt_timeout",
    "header",
    "into_future",
    "items",
    "items_blocking",
    "no_retry",
    "no_timeout",
    "pages",
    "pages_blocking",
    "retry",
    "send",
    "send_blocking",
    "timeout",
];

/// The names of all inputs: of the parameters, then of the fields of a form or of the body. Arguments must differ
/// from each other, and so must setters.
pub(super) fn idents(
    (operation, call): (&ir::Operation, Option<&str>),
    parameters: &[&ir::Parameter],
    choice: &mut Choice<'_>,
) -> Vec<Ident> {
    let chosen = Choice::within(&choice.renames.parameters, &operation.id.0);
    let given = choice.given.parameters.get(&operation.id.0);
    let given = |key: &str| given.and_then(|names| names.get(key)).map(String::as_str);
    let named = |wire, key: &str| Named {
        wire,
        derived: wire,
        chosen: chosen.and_then(|names| Choice::of(names, wire)),
        given: given(key),
    };
    let mut all: Vec<(Named<'_>, bool)> = parameters
        .iter()
        .map(|parameter| {
            let key = given::parameter(parameter.location, &parameter.name);
            (named(&parameter.name.0, &key), parameter.required)
        })
        .collect();
    match &operation.body {
        Some(Body::Form { fields, .. }) => {
            all.extend(fields.iter().map(|field| {
                (
                    named(&field.name.0, &given::form_field(&field.name)),
                    field.required,
                )
            }));
        }
        Some(
            Body::Json { required, .. }
            | Body::Text { required, .. }
            | Body::Binary { required, .. },
        ) => {
            let body = Named {
                wire: "body",
                derived: "body",
                chosen: None,
                given: given(given::BODY),
            };
            all.push((body, *required));
        }
        None => {}
    }
    let order: Vec<bool> = all.iter().map(|(_, required)| *required).collect();
    let (required, optional): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, required)| *required);
    let mut setters = Scope::new(CALL_METHODS);
    if let Some(call) = call {
        choice.given.leave(&mut setters, call);
    }
    let mut claim = |named: Vec<(Named<'_>, bool)>, mut scope: Scope| {
        let named: Vec<_> = named.into_iter().map(|(named, _)| named).collect();
        let idents = choice.siblings("parameter", Kind::Argument);
        idents.claim(&mut scope, &named).into_iter()
    };
    let mut required = claim(required, Scope::new(&[]));
    let mut optional = claim(optional, setters);
    let in_order = order.into_iter().filter_map(|is_required| {
        if is_required {
            required.next()
        } else {
            optional.next()
        }
    });
    in_order.collect()
}

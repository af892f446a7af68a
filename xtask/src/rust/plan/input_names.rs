//! The names of what an operation takes.

use std::borrow::Cow;

use super::choice::Choice;
use crate::config::Names;
use crate::ir::{self, Body};
use crate::rust::Ident;
use crate::rust::names::given::{self, Given};
use crate::rust::names::{Kind, Named, Scope};

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
    let inputs: Vec<_> = inputs(operation, parameters).collect();
    let mut setters = Scope::new(CALL_METHODS);
    if let Some(call) = call {
        choice.given.leave(&mut setters, call);
    }
    let mut claim = |is_required: bool, mut scope: Scope| {
        let wanted = inputs.iter().filter(|input| input.required == is_required);
        let named: Vec<_> = wanted.map(|input| input.named(chosen, given)).collect();
        let idents = choice.siblings("parameter", Kind::Argument);
        idents.claim(&mut scope, &named).into_iter()
    };
    let mut arguments = claim(true, Scope::new(&[]));
    let mut optional = claim(false, setters);
    let in_order = inputs.iter().filter_map(|input| {
        let idents = if input.required {
            &mut arguments
        } else {
            &mut optional
        };
        idents.next()
    });
    in_order.collect()
}

/// What an operation takes, before it has an identifier.
struct Unnamed<'a> {
    /// The name that it has in the description; `None` of a body, which has none.
    wire: Option<&'a str>,
    /// What its identifier is recorded under.
    key: Cow<'static, str>,
    required: bool,
}

impl<'a> Unnamed<'a> {
    /// With the name that the user chose, or the one that it had.
    fn named(&'a self, chosen: Option<&'a Names>, given: Option<&'a Given>) -> Named<'a> {
        let wire = self.wire.unwrap_or(given::BODY);
        let given = given.and_then(|names| names.get(&*self.key));
        Named {
            wire,
            derived: wire,
            chosen: self
                .wire
                .zip(chosen)
                .and_then(|(wire, names)| Choice::of(names, wire)),
            given: given.map(String::as_str),
        }
    }
}

/// The parameters, then the fields of a form or the body.
fn inputs<'a>(
    operation: &'a ir::Operation,
    parameters: &'a [&ir::Parameter],
) -> impl Iterator<Item = Unnamed<'a>> {
    let parameters = parameters.iter().map(|parameter| Unnamed {
        wire: Some(&parameter.name.0),
        key: given::parameter(parameter.location, &parameter.name).into(),
        required: parameter.required,
    });
    parameters.chain(body(operation))
}

fn body(operation: &ir::Operation) -> Vec<Unnamed<'_>> {
    let whole = |required: bool| Unnamed {
        wire: None,
        key: given::BODY.into(),
        required,
    };
    match &operation.body {
        Some(Body::Form { fields, .. }) => {
            let fields = fields.iter().map(|field| Unnamed {
                wire: Some(&field.name.0),
                key: given::form_field(&field.name).into(),
                required: field.required,
            });
            fields.collect()
        }
        Some(
            Body::Json { required, .. }
            | Body::Text { required, .. }
            | Body::Binary { required, .. },
        ) => vec![whole(*required)],
        None => Vec::new(),
    }
}

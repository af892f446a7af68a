//! The parameters of an operation: those of the path first, each once.

use openapiv3::{Parameter as Declared, ReferenceOr};

use super::lower;
use crate::diagnostics::Code;
use crate::ir::{Parameter, ParameterLocation};
use crate::lower::context::Context;
use crate::lower::deprecation;
use crate::lower::operation::Source;
use crate::spec::Pointer;

/// The parameters of an operation, with their places. Its own go before those of the path.
pub(in crate::lower) fn lower_all<'a>(
    context: &mut Context<'a>,
    source: &Source<'a>,
) -> Vec<(Parameter, ParameterPlace)> {
    let of_path = &source.item.parameters;
    let mut found = lower_list(context, source, of_path, &source.item_at);
    let of_operation = &source.operation.parameters;
    for parameter in lower_list(context, source, of_operation, &source.at) {
        match found.iter().position(|other| other.is_same(&parameter)) {
            Some(index) => found[index] = parameter,
            None => found.push(parameter),
        }
    }
    check_replacements(context, &mut found);
    let found = found.into_iter();
    found.map(|found| (found.parameter, found.place)).collect()
}

/// Where a parameter is.
#[derive(Clone)]
pub(in crate::lower) struct ParameterPlace {
    /// The place of what it is, which may be a component.
    pub(in crate::lower) at: Pointer,
    /// The place in the list.
    pub(in crate::lower) listed_at: Pointer,
}

/// A parameter that an operation has by now.
struct Found {
    parameter: Parameter,
    place: ParameterPlace,
}

impl Found {
    /// The names of headers have no case (RFC 9110, section 5.1).
    fn is_same(&self, other: &Self) -> bool {
        let (this, other) = (&self.parameter, &other.parameter);
        this.location == other.location
            && match this.location {
                ParameterLocation::Header => this.name.0.eq_ignore_ascii_case(&other.name.0),
                ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::Cookie => {
                    this.name == other.name
                }
            }
    }
}

/// The parameters of a path or of an operation.
fn lower_list<'a>(
    context: &mut Context<'a>,
    source: &Source<'a>,
    declared: &'a [ReferenceOr<Declared>],
    around: &Pointer,
) -> Vec<Found> {
    let list = around.key("parameters");
    let mut found: Vec<Found> = Vec::new();
    for (index, parameter) in declared.iter().enumerate() {
        let listed_at = list.index(index);
        let Some((parameter, at)) = lower(context, source, parameter, &listed_at) else {
            continue;
        };
        let parameter = Found {
            parameter,
            place: ParameterPlace { at, listed_at },
        };
        match found.iter().find(|other| other.is_same(&parameter)) {
            Some(first) => report_twice(context, first, &parameter),
            None => found.push(parameter),
        }
    }
    found
}

/// Both are shown in the list: it may be references to one component that stand there, or to two of one name.
fn report_twice(context: &mut Context<'_>, first: &Found, second: &Found) {
    let name = &second.parameter.name.0;
    let message = format!("the parameter `{name}` is declared twice");
    let report = context.error(&second.place.listed_at, Code::DuplicateParameter, message);
    report
        .label(&first.place.listed_at, "the other one")
        .help("remove one of them, or give it another name");
}

/// A parameter may be replaced by another one of the same operation.
fn check_replacements(context: &mut Context<'_>, found: &mut [Found]) {
    let names: Vec<String> = found
        .iter()
        .map(|found| found.parameter.name.0.clone())
        .collect();
    for Found { parameter, place } in found {
        let sibling = deprecation::Sibling {
            noun: "parameter",
            name: &parameter.name,
            at: &place.at,
        };
        deprecation::check_sibling(context, &mut parameter.docs, &sibling, &names);
    }
}

//! What an operation takes, as tables.

use super::page::{Page, cell, name, table};
use super::{bounds, types};
use crate::emit::markdown;
use crate::ir::ParameterLocation;
use crate::rust::{Carrier, Crate, Input, Operation};

/// The table of the path parameters and the one of all others.
pub(super) fn tables(krate: &Crate, operation: &Operation, page: &mut Page) {
    let (in_path, others): (Vec<_>, Vec<_>) =
        operation.inputs.iter().partition(|input| is_in_path(input));
    one_table("Path parameters", "In the path", krate, &in_path, page);
    one_table("Other parameters and body", "Sent as", krate, &others, page);
}

fn one_table(title: &str, place: &str, krate: &Crate, inputs: &[&Input], page: &mut Page) {
    if inputs.is_empty() {
        page.block(format!("**{title}**: none"));
        return;
    }
    let headings = ["Name", place, "Type", "Required", "Description"];
    page.block(format!("**{title}**"));
    page.block(table(
        headings,
        inputs.iter().map(|input| row(krate, input)),
    ));
}

fn row(krate: &Crate, input: &Input) -> [String; 5] {
    let mut more = vec![bounds::sentences(
        &input.bounds,
        &input.ty,
        input.default.as_ref(),
    )];
    more.retain(|text| !text.is_empty());
    [
        name(&input.ident),
        place(&input.carrier),
        types::linked(krate, &input.ty, |ty| ty),
        if input.required { "yes" } else { "no" }.to_owned(),
        cell(&input.docs, &more),
    ]
}

/// Where a value is sent, and under which name.
fn place(carrier: &Carrier) -> String {
    match carrier {
        Carrier::Parameter { name, location, .. } => {
            let name = markdown::cell_code(&name.0);
            match location {
                ParameterLocation::Path => name,
                ParameterLocation::Query => format!("query {name}"),
                ParameterLocation::Header => format!("header {name}"),
                ParameterLocation::Cookie => format!("cookie {name}"),
            }
        }
        Carrier::FormField { name, .. } => format!("form field {}", markdown::cell_code(&name.0)),
        Carrier::Json | Carrier::Text | Carrier::Binary => "body".to_owned(),
    }
}

fn is_in_path(input: &Input) -> bool {
    match &input.carrier {
        Carrier::Parameter { location, .. } => *location == ParameterLocation::Path,
        Carrier::FormField { .. } | Carrier::Json | Carrier::Text | Carrier::Binary => false,
    }
}

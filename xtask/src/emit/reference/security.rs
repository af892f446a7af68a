//! How a caller authenticates.

use super::page::{Page, name, table};
use crate::emit::markdown;
use crate::ir::CredentialPlace;
use crate::rust::{Crate, Operation, Scheme};

/// What one operation needs.
pub(super) fn authorization(krate: &Crate, operation: &Operation, page: &mut Page) {
    let alternatives: Vec<String> = operation
        .security
        .iter()
        .map(|all| together(krate, all))
        .collect();
    match alternatives.as_slice() {
        [] => page.block("**Authorization**: none needed"),
        [only] => page.block(format!("**Authorization**: {only}")),
        several => {
            let items: Vec<String> = several.iter().map(|item| format!("- {item}")).collect();
            page.block("**Authorization**: any one of these")
                .block(items.join("\n"))
        }
    };
}

/// All ways to authenticate.
pub(super) fn schemes(krate: &Crate) -> String {
    let rows = krate.schemes.iter().map(|scheme| {
        [
            markdown::cell_code(&scheme.name.0),
            name(&scheme.setter),
            place(&scheme.place),
            scheme
                .description
                .as_deref()
                .map(markdown::inline)
                .unwrap_or_default(),
        ]
    });
    table(
        ["Scheme", "Method of the builder", "Sent as", "Description"],
        rows,
    )
}

/// What one operation needs, in a sentence; `None` if nothing.
pub(crate) fn credentials(krate: &Crate, operation: &Operation) -> Option<String> {
    let alternatives: Vec<String> = operation
        .security
        .iter()
        .map(|all| together(krate, all))
        .collect();
    (!alternatives.is_empty()).then(|| alternatives.join(", or "))
}

fn together(krate: &Crate, schemes: &[usize]) -> String {
    let schemes = schemes.iter().filter_map(|index| krate.schemes.get(*index));
    let schemes: Vec<String> = schemes.map(one).collect();
    if schemes.is_empty() {
        return "no credentials".to_owned();
    }
    schemes.join(" together with ")
}

fn one(scheme: &Scheme) -> String {
    let setter = markdown::code(&format!("ClientBuilder::{}", scheme.setter));
    format!("{} (set by {setter})", markdown::code(&scheme.name.0))
}

fn place(place: &CredentialPlace) -> String {
    match place {
        CredentialPlace::Header(name) => format!("header {}", markdown::cell_code(&name.0)),
        CredentialPlace::Query(name) => format!("query parameter {}", markdown::cell_code(&name.0)),
        CredentialPlace::Cookie(name) => format!("cookie {}", markdown::cell_code(&name.0)),
        CredentialPlace::Bearer => "`Authorization: Bearer …`".to_owned(),
        CredentialPlace::Basic => "`Authorization: Basic …`".to_owned(),
    }
}

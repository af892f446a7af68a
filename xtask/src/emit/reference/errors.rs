//! What an operation answers, as tables by status.

use super::page::{Page, name, table};
use super::types;
use crate::emit::markdown;
use crate::ir::StatusMatch;
use crate::rust::{Crate, ErrorEnum, ErrorType, Operation, Refusal, StatusVariant, Success};

/// What comes back when all is well.
pub(super) fn return_type(krate: &Crate, operation: &Operation, page: &mut Page) {
    let in_response = |ty: String| format!("Response<{ty}>");
    match &operation.success {
        Success::One(payload) => {
            let ty = types::of_payload(krate, payload, in_response);
            page.block(format!("**Return type**: {ty}"));
        }
        Success::Several(answers) => {
            page.block(format!(
                "**Return type**: {}",
                name(in_response(answers.ident.to_string()))
            ));
            let rows = answers
                .variants
                .iter()
                .map(|variant| success_row(krate, variant));
            page.block(table(
                ["Status", "Variant", "Contents", "Description"],
                rows,
            ));
        }
    }
}

/// What comes back instead.
pub(super) fn errors(krate: &Crate, operation: &Operation, page: &mut Page) {
    if operation.refusals.is_empty() {
        page.block("**Errors**: the API's description declares none. Any status but those of success is one, and keeps its body.");
        return;
    }
    let of = error_enum(krate, &operation.error);
    let rows = operation
        .refusals
        .iter()
        .map(|refusal| refusal_row(krate, refusal, of));
    page.block("**Errors**");
    page.block(table(
        ["Status", "Variant", "Contents", "Description"],
        rows,
    ));
    if operation
        .refusals
        .iter()
        .all(|refusal| refusal.status != StatusMatch::Default)
    {
        page.block("Any other status is an error, too, and keeps its body.");
    }
}

fn success_row(krate: &Crate, variant: &StatusVariant) -> [String; 4] {
    [
        status(variant.status),
        name(&variant.ident),
        types::of_contents(krate, &variant.payload),
        markdown::inline(&variant.description),
    ]
}

fn refusal_row(krate: &Crate, refusal: &Refusal, of: Option<&ErrorEnum>) -> [String; 4] {
    let variant = of.and_then(|of| {
        let variant = of
            .variants
            .iter()
            .find(|variant| variant.status == refusal.status)?;
        Some(name(format!("{}::{}", of.ident, variant.ident)))
    });
    [
        status(refusal.status),
        variant.unwrap_or_default(),
        types::of_contents(krate, &refusal.payload),
        markdown::inline(&refusal.description),
    ]
}

fn error_enum<'a>(krate: &'a Crate, error: &ErrorType) -> Option<&'a ErrorEnum> {
    match error {
        ErrorType::None => None,
        ErrorType::Enum { module, ident } => {
            let group = krate.groups.iter().find(|group| group.module == *module)?;
            group.errors.iter().find(|of| of.ident == *ident)
        }
    }
}

fn status(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Class(class) => format!("{class}XX"),
        StatusMatch::Default => "any other".to_owned(),
    }
}

//! What rustdoc says of the method of an operation: the same as its page under `docs/`.

use super::reference::{self, bounds};
use super::{answer, deprecation, docs, markdown, operation};
use crate::rust::{Crate, ErrorType, Group, Input, Operation, Refusal};

/// What is said of the method of an operation: the prose, the wire, the arguments, the answers, an example.
pub(super) fn method_docs(
    krate: &Crate,
    group: &Group,
    operation: &Operation,
    program: &str,
) -> String {
    let route = format!("{} {}", operation::method(operation.method), operation.path);
    let about = docs::text(
        &operation.docs,
        &format!("Calls {}.", markdown::code(&operation.id.0)),
    );
    let parts = [
        about,
        deprecation::link(&operation.docs),
        markdown::code(&route),
        reference::server(operation).unwrap_or_default(),
        parameters(operation),
        reference::redirect(operation)
            .unwrap_or_default()
            .to_owned(),
        pages(operation),
        conditions(krate, operation),
        errors(group, operation),
        "# Example".to_owned(),
        markdown::fence("no_run", &hidden(program)),
    ];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The arguments, and the setters of what is optional.
fn parameters(operation: &Operation) -> String {
    let line = |input: &Input| {
        let about = docs::text(&input.docs, &operation::default_docs(input));
        let about = docs::with_stop(&markdown::inline(&about));
        let bounds = bounds::sentences(&input.bounds, &input.ty, input.default.as_ref());
        let name = if input.required {
            format!("`{}`", input.ident)
        } else {
            format!("[`{0}`]({1}::{0})", input.ident.text(), operation.call)
        };
        format!("- {name}: {}", format!("{about} {bounds}").trim_end())
    };
    let arguments: Vec<_> = operation.arguments().map(line).collect();
    let options: Vec<_> = operation.options().map(line).collect();
    let mut parts = Vec::new();
    if !arguments.is_empty() {
        parts.push(format!("# Parameters\n\n{}", arguments.join("\n")));
    }
    if !options.is_empty() {
        parts.push(format!(
            "Optional, set on the call before it is awaited:\n\n{}",
            options.join("\n")
        ));
    }
    parts.join("\n\n")
}

/// How to come by all pages, if there are several.
fn pages(operation: &Operation) -> String {
    let Some(paging) = &operation.paging else {
        return String::new();
    };
    let call = &operation.call;
    let token = paging.token.text();
    let start = if operation.options().any(|input| input.ident == paging.token) {
        format!("[`{token}`]({call}::{token})")
    } else {
        format!("`{token}`")
    };
    format!(
        "It answers in pages: [`items`]({call}::items), in the place of awaiting the call, hands out what is on all \
         of them, and [`pages`]({call}::pages) the pages themselves, both from the one that {start} names or from the first."
    )
}

/// What it takes to make the call, how often it may be made, and whether it may be made again.
fn conditions(krate: &Crate, operation: &Operation) -> String {
    let repeated = reference::repeatable(operation.safety);
    let credentials = match reference::credentials(krate, operation) {
        Some(credentials) => format!("Credentials: {credentials}."),
        None => "It takes no credentials.".to_owned(),
    };
    let limits = reference::limits(operation).map(|limits| format!(" {limits}"));
    let limits = limits.unwrap_or_default();
    format!("{credentials}{limits} When is it repeated? {repeated}")
}

fn errors(group: &Group, operation: &Operation) -> String {
    let error = match &operation.error {
        ErrorType::None => String::new(),
        ErrorType::Enum { module, ident } => {
            let target = if *module == group.module {
                String::new()
            } else {
                format!("(crate::{}::{})", module.text(), ident.text())
            };
            format!(", whose [`body`](crate::Error::body) is a [`{ident}`]{target}")
        }
    };
    let mut text = format!("# Errors\n\nFails with an [`Error`](crate::Error){error}.");
    if !operation.refusals.is_empty() {
        text.push_str(" The API declares these:\n\n");
    }
    let line = |refusal: &Refusal| {
        let (status, description) = (
            answer::status_text(refusal.status),
            markdown::inline(&refusal.description),
        );
        format!("- {status}: {description}")
            .trim_end_matches([' ', ':'])
            .to_owned()
    };
    text.push_str(
        &operation
            .refusals
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n"),
    );
    text
}

/// The program as a doctest: only what a reader needs is shown.
fn hidden(program: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for line in program.lines() {
        match line {
            "#[tokio::main]" => text.push_str("# #[tokio::main]\n"),
            "}" if inside => text.push_str("# }\n"),
            line if line.starts_with("async fn main") => {
                inside = true;
                text.extend(["# ", line, "\n"]);
            }
            "    Ok(())" => text.push_str("#     Ok(())\n"),
            line => {
                text.push_str(line.strip_prefix("    ").filter(|_| inside).unwrap_or(line));
                text.push('\n');
            }
        }
    }
    text
}

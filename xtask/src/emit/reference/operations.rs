//! The page of a group: all its operations in a table, then each by itself.

use super::page::{Page, name, table};
use super::{errors, inputs, security, types};
use crate::emit::{example, markdown};
use crate::ir::Safety;
use crate::rust::{Crate, Group, Ident, Operation, Server, UrlPiece};

/// The page of a group; `program` gives the example of an operation by its index.
pub(super) fn page<'a>(krate: &Crate, group: &Group, program: impl Fn(usize) -> &'a str) -> String {
    let mut page = Page::default();
    page.block(format!("# {}", markdown::literal(group.ident.text())))
        .block(
            group
                .description
                .as_deref()
                .map(markdown::sanitize)
                .unwrap_or_default(),
        );
    servers(krate, &mut page);
    page.block("## Operations").block(index(group, "")).block(format!(
        "They are methods of what {} returns. Required values are arguments of the method, in the order of its \
         tables; optional ones are set on the call that it returns, before it is awaited.",
        markdown::code(&format!("client.{}()", group.accessor)),
    ));
    for (index, operation) in group.operations.iter().enumerate() {
        section(krate, operation, program(index), &mut page);
    }
    page.finish()
}

/// The table of a group's operations, for a page from which the group's page has this address.
pub(super) fn index(group: &Group, address: &str) -> String {
    let rows = group.operations.iter().map(|operation| {
        let label = markdown::code(operation.function.text());
        [
            markdown::link(
                &label,
                &format!("{address}#{}", anchor(&operation.function)),
            ),
            request(operation, markdown::cell_code),
            markdown::inline(&summary(operation)),
        ]
    });
    table(["Method", "HTTP request", "Description"], rows)
}

fn section(krate: &Crate, operation: &Operation, program: &str, page: &mut Page) {
    page.block(format!(
        "## {}",
        markdown::literal(operation.function.text())
    ))
    .docs(&operation.docs)
    .block(request(operation, markdown::code))
    .block(server(operation).unwrap_or_default())
    .block("**Example**")
    .block(markdown::fence("rust,no_run", program));
    inputs::tables(krate, operation, page);
    errors::return_type(krate, operation, page);
    page.block(redirect(operation).unwrap_or_default());
    pages(krate, operation, page);
    security::authorization(krate, operation, page);
    headers(operation, page);
    errors::errors(krate, operation, page);
    if let Some(limits) = limits(operation) {
        page.block(format!("**How often?** {limits}"));
    }
    page.block(format!(
        "**When is it repeated?** {}",
        repeatable(operation.safety)
    ))
    .block(
        "[Back to the operations](#operations) · [Back to the models](../README.md#models) · \
         [Back to the README](../README.md)",
    );
}

/// How to come by all pages, if there are several.
fn pages(krate: &Crate, operation: &Operation, page: &mut Page) {
    let Some(paging) = &operation.paging else {
        return;
    };
    let items = types::linked(krate, &paging.item, |ty| ty);
    let token = name(&paging.token);
    page.block(format!(
        "**Pages**: in the place of `await`, `items()` gives a stream of all {items}, and `pages()` one of the pages, \
         from the one that {token} names or from the first."
    ));
}

fn headers(operation: &Operation, page: &mut Page) {
    let header = |header: &str, value: &Option<String>| {
        let value = value.as_ref().map(|value| markdown::code(value));
        format!(
            "- {}: {}",
            markdown::code(header),
            value.as_deref().unwrap_or("not sent")
        )
    };
    let content_type = header("Content-Type", &operation.content_type);
    let accept = header("Accept", &operation.accept);
    page.block("**HTTP request headers**")
        .block(format!("{content_type}\n{accept}"));
}

/// Where the operation is, if it is elsewhere than the API, in a sentence.
pub(crate) fn server(operation: &Operation) -> Option<String> {
    let url = markdown::code(operation.server.as_deref()?);
    Some(format!(
        "Its server is {url}, unless the client was given a base URL."
    ))
}

/// What to do with an answer that leads elsewhere, in a sentence.
pub(crate) fn redirect(operation: &Operation) -> Option<&'static str> {
    operation.answers_with_redirect.then_some(
        "It answers with a redirect, which the client does not follow: the header `Location` of the response says where to go on.",
    )
}

/// How often the operation may be called, in a sentence.
pub(crate) fn limits(operation: &Operation) -> Option<String> {
    let limits: Vec<_> = operation.limits.iter().map(ToString::to_string).collect();
    (!limits.is_empty()).then(|| format!("At most {}.", limits.join(", and at most ")))
}

pub(crate) fn repeatable(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => {
            "After every failure that may pass, as the client's `RetryPolicy` says: it changes nothing (safe)."
        }
        Safety::Idempotent => {
            "After every failure that may pass, as the client's `RetryPolicy` says: twice is as good as once (idempotent)."
        }
        Safety::Unsafe => {
            "Only after a failure in which nothing can have been done, as the client's `RetryPolicy` says: sent twice, it \
             may do its work twice (unsafe). After an error, `delivery()` tells whether the API may have done it."
        }
    }
}

fn servers(krate: &Crate, page: &mut Page) {
    page.block(match (&krate.base_url, &krate.base_path) {
        (Some(url), _) => {
            let url = markdown::code(url);
            format!("Base URL: {url}, unless the client is given another one.")
        }
        (None, Some(path)) => format!(
            "Base URL: the API's description names the path {}, but no host; the client must be given both, such as {}.",
            markdown::code(path),
            markdown::code(&example::some_base_url(krate))
        ),
        (None, None) => {
            "Base URL: the API's description names none; the client must be given one.".to_owned()
        }
    });
    let rows = krate.servers.iter().map(|server| {
        [
            name(&server.ident),
            markdown::cell_code(&url(server)),
            server
                .description
                .as_deref()
                .map(markdown::inline)
                .unwrap_or_default(),
        ]
    });
    page.block(table(["Server", "URL", "Description"], rows));
}

fn url(server: &Server) -> String {
    let pieces = server.url.iter().map(|piece| match piece {
        UrlPiece::Literal(text) => text.clone(),
        UrlPiece::Variable(index) => {
            let variable = server.variables.get(*index);
            variable.map_or_else(String::new, |variable| format!("{{{}}}", variable.ident))
        }
    });
    pieces.collect()
}

fn request(operation: &Operation, code: impl Fn(&str) -> String) -> String {
    code(&format!("{} {}", operation.method, operation.path))
}

/// What the operation does, in a sentence.
fn summary(operation: &Operation) -> String {
    let docs = &operation.docs;
    let text = docs.summary.as_deref().or(docs.description.as_deref());
    let summary = text.map(markdown::sentence).unwrap_or_default();
    let mark = if docs.deprecation.is_some() {
        "**Deprecated.** "
    } else {
        ""
    };
    format!("{mark}{summary}").trim_end().to_owned()
}

/// The anchor that GitHub and docs.rs give to the heading of an operation, by its method. The page has one of its own.
pub(crate) fn anchor(function: &Ident) -> String {
    let anchor = function.text().to_lowercase();
    let suffix = if anchor == "operations" { "-1" } else { "" };
    format!("{anchor}{suffix}")
}

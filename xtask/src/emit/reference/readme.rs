//! The README, which is the documentation of the crate, too: each block of Rust in it is a doctest.

use super::page::{Page, table};
use super::programs::Programs;
use super::{operations, security};
use crate::emit::{markdown, mock};
use crate::ir::Safety;
use crate::rust::Crate;

const ERRORS: &str = "\
A call fails with an `Error<E>`, where `E` has the error bodies that the API declares for it, by status: \
`body()` is that of the answer. `status()`, `is_rate_limited()` and `retry_after()` tell of an answer, and `delivery()` says of every error \
whether the call may have taken effect:";

const CONFIGURATION: &str = "\
- `base_url`: where the API is, with or without a path and a slash at its end.
- `timeout`: how long a call may take, from connecting to the last byte of its answer. Every call has a `timeout` of its own, too.
- `http_client`: your own `reqwest::Client`, with its proxies and certificates. Give it `reqwest::redirect::Policy::none()`: by default it would follow a redirect to another host with your key.
- `service`: any `tower::Service` in its place: middleware, limits, a mock.
- `validate_requests`: whether arguments are checked against the bounds of the API's description before they are sent. They are by default.
- `max_response_bytes`: how long an answer may be.

Features of the crate: `rustls` (TLS in Rust, the default), `native-tls` (that of the platform), `http2`, `mock` (see below).";

const TESTS: &str = "\
With the feature `mock` the crate has a server for the tests of your own code. It has a method for each operation, which takes the \
values that the arguments must have, and then the answer: `respond` a success, `respond_error` an error that the API declares, \
`respond_status` anything else, and `respond_with` what a function makes of the arguments that came. What is not expected is \
answered with 404, and the error says in what it differs.";

/// The README.
pub(super) fn page(krate: &Crate, programs: &Programs) -> String {
    let mut page = Page::default();
    introduction(krate, &mut page);
    page.block("## Install").block(markdown::fence(
        "sh",
        &format!(
            "cargo add {}\ncargo add tokio --features full",
            krate.package.name
        ),
    ));
    if let Some(program) = first_program(krate, programs) {
        page.block("## Example")
            .block(markdown::fence("rust,no_run", program));
    }
    authentication(krate, &mut page);
    page.block("## Errors")
        .block(ERRORS)
        .block(markdown::fence("rust,no_run", &advice(krate)));
    page.block("An answer with an unknown field or value is no error: unknown values are kept.");
    page.block("## Configuration")
        .block("Methods of `Client::builder()`:")
        .block(CONFIGURATION);
    tests(krate, &mut page);
    all_operations(krate, &mut page);
    models(krate, &mut page);
    closing(krate, &mut page);
    page.finish()
}

fn introduction(krate: &Crate, page: &mut Page) {
    let version = markdown::literal(&krate.api_version);
    page.block(format!("# {}", markdown::literal(&krate.package.name)))
        .block(
            format!(
                "An asynchronous Rust client of the API “{}”, version {version}. {}",
                markdown::literal(&krate.title),
                krate
                    .description
                    .as_deref()
                    .map(markdown::sentence)
                    .unwrap_or_default(),
            )
            .trim_end(),
        );
    page.block("This is an unofficial client, generated from the API's OpenAPI description.");
}

fn authentication(krate: &Crate, page: &mut Page) {
    page.block("## Authentication");
    if krate.schemes.is_empty() {
        page.block("The API asks for no credentials.");
        return;
    }
    page.block(security::schemes(krate)).block(
        "Each operation names the credentials that it takes. One that lacks them fails before anything is sent. \
         Credentials are never part of `Debug`, of a log or of an error.",
    );
}

fn advice(krate: &Crate) -> String {
    let name = krate.package.crate_name();
    format!(
        "\
use {name}::{{Delivery, Error}};

/// What to do about an error of any call.
fn advice<E>(error: &Error<E>) -> &'static str {{
    if error.is_rate_limited() {{
        return \"wait, then send it again\";
    }}
    match error.delivery() {{
        Delivery::NotSent => \"nothing was sent: mend the cause and send it again\",
        Delivery::MaybeApplied => \"look whether it took effect before you send it again\",
        Delivery::Rejected => \"the API said no: its status and its body say why\",
    }}
}}"
    )
}

fn tests(krate: &Crate, page: &mut Page) {
    let install = format!("cargo add --dev {} --features mock", krate.package.name);
    page.block("## Tests")
        .block(TESTS)
        .block(markdown::fence("sh", &install));
    if let Some(program) = mock::example::program(krate) {
        page.block(markdown::fence("rust", &program));
    }
}

fn all_operations(krate: &Crate, page: &mut Page) {
    page.block("## Operations");
    for group in &krate.groups {
        let address = format!("docs/{}.md", group.page);
        let title = markdown::link(&markdown::literal(group.ident.text()), &address);
        let description = group
            .description
            .as_deref()
            .map(markdown::sentence)
            .unwrap_or_default();
        page.block(format!("### {title}")).block(description);
        page.block(operations::index(group, &address));
    }
}

fn models(krate: &Crate, page: &mut Page) {
    let rows = krate.models.iter().map(|model| {
        let docs = &model.docs;
        let text = docs.summary.as_deref().or(docs.description.as_deref());
        let label = markdown::code(model.ident.text());
        [
            markdown::link(&label, &format!("docs/{}.md", model.page)),
            markdown::inline(&text.map(markdown::sentence).unwrap_or_default()),
        ]
    });
    page.block("## Models");
    page.block(match krate.models.as_slice() {
        [] => "None.".to_owned(),
        [..] => table(["Model", "Description"], rows),
    });
}

fn closing(krate: &Crate, page: &mut Page) {
    let about = krate.description.as_deref().unwrap_or_default();
    let text = markdown::sanitize(about);
    if text != markdown::sentence(about) {
        page.block(if text.is_empty() {
            ""
        } else {
            "## About the API"
        })
        .block(text);
    }
    let license = markdown::literal(&krate.package.license);
    if !license.is_empty() {
        page.block("## Licence").block(format!("{license}."));
    }
}

/// The program of the first operation that changes nothing, or else of the first one.
fn first_program<'a>(krate: &Crate, programs: &'a Programs) -> Option<&'a str> {
    let mut all = krate
        .groups
        .iter()
        .enumerate()
        .flat_map(|(group, operations)| {
            let operations = operations.operations.iter().enumerate();
            operations.map(move |(index, operation)| (operation, (group, index)))
        });
    let first = all.clone().next()?;
    let (_, (group, operation)) = all
        .find(|(operation, _)| operation.safety == Safety::Safe)
        .unwrap_or(first);
    Some(programs.of(group, operation))
}

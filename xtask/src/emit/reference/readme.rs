//! The README, which is the documentation of the crate, too: each block of Rust in it is a doctest.

use super::page::{Page, table};
use super::programs::Programs;
use super::{operations, security};
use crate::emit::{markdown, mock};
use crate::ir::Safety;
use crate::rust::{Crate, Operation};

const ERRORS: &str = "\
A call fails with an `Error<E>`, where `E` has the error bodies that the API declares for it, by status: \
`body()` is that of the answer. `status()`, `is_rate_limited()` and `retry_after()` tell of an answer, and `delivery()` says of every error \
whether the call may have taken effect. A redirect is followed to the same origin alone, and where the method stays what it is; any other is such an answer:";

const PAGES: &str = "\
In the place of `await`, an operation that answers in pages has `items()`, a stream of what is on all pages, and `pages()`, a stream of the pages. \
A page is asked for when it is waited for, with all that is set on the call. After an error, waiting again asks for the same page again, after a pause that grows with each. \
`Items::resume_token` and `Pages::next_token` are where another call can go on. A server that names a page twice is an error, never a loop. \
Both are a `Stream` of `futures-core`, and need none of its extension traits:";

const CONFIGURATION: &str = "\
- `base_url`: where the API is, with or without a path and a slash at its end.
- `timeout`: how long a call may take, from connecting to the last byte of its answer, with all attempts and the waits between them: 60 seconds, if nothing is said. \
`attempt_timeout`: how long each attempt may take: 30 seconds. Every call has both of its own, too. `no_timeout`, `no_attempt_timeout`: as long as the other allows. \
`connect_timeout`: how long a connection may take to come about: 10 seconds.
- `retry`: how often a call is repeated, and how soon (`RetryPolicy`); `no_retry`: never. Every call has both of its own, too.
- `http_client`: your own `reqwest::Client`, with its proxies and certificates. Give it `reqwest::redirect::Policy::none()`: by default it would follow a redirect to another host with your key.
- `service`: any `tower::Service` in its place: middleware, limits, a mock.
- `validate_requests`: whether arguments are checked against the bounds of the API's description before they are sent. They are by default.
- `max_response_bytes`: how many bytes the body of an answer may have: 64 MiB, if nothing is said.
- `user_agent`, `default_header`: what every request has; `header` of a call: what this one has besides.

Features of the crate: `rustls` (TLS in Rust, the default), `native-tls` (that of the platform), `http2`, `blocking` (`send_blocking()` on \
every call, and iterators of pages, for programs without `async`), `oauth2` (tokens that renew themselves), `mock` (see below).

Each call is told to `tracing`: a span `request` with the operation, the method, the path without its values, the status and the number of attempts, and in it what is sent, \
waited for and repeated, all at the level of debugging. No value of an argument, a header or a body is among it.";

const REPEATED: &str = "\
A call is repeated by itself, up to three attempts in all. Any call is, if nothing was sent (no connection), and if the API answers that it did not \
do it and when to come again (420, 429, or 503 with `Retry-After`). After a lost answer, a time-out or a failure of the server only a call is that may safely be done twice; \
each operation says whether it may. If the source of the credentials fails, it is asked again likewise, unless what it gave cannot be sent or OAuth 2.0 \
refused the token. `Retry-After` is waited for up to 30 seconds; a longer one is told at once, by `retry_after()`. `attempts()` of an answer and of an error tells \
how many there were.";

const TESTS: &str = "\
With the feature `mock` the crate has a server for the tests of your own code. It has a method for each operation, which takes the \
values that the arguments must have, and then the answer: `respond` a success, `respond_error` an error that the API declares, \
`respond_status` anything else, and `respond_with` what a function makes of the arguments that came. An operation that answers in \
pages also has `respond_pages`, which makes each page lead to the next one. What is not expected is \
answered with 501, and the error says in what it differs.";

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
    pages(krate, programs, &mut page);
    authentication(krate, &mut page);
    page.block("## Errors")
        .block(ERRORS)
        .block(markdown::fence("rust,no_run", &advice(krate)));
    page.block("An answer with an unknown field or value is no error: unknown values are kept.");
    page.block("## Attempts").block(REPEATED);
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
    page.block("This is an unofficial client, generated from the API's OpenAPI description. It needs a runtime of tokio with time and input and output (`enable_all`).");
}

fn authentication(krate: &Crate, page: &mut Page) {
    page.block("## Authentication");
    if krate.schemes.is_empty() {
        page.block("The API asks for no credentials.");
        return;
    }
    page.block(security::schemes(krate)).block(
        "Each operation names the credentials that it takes. One that lacks them fails before anything is sent. \
         Credentials are never part of `Debug`, of a log or of an error, even if the server repeats them (what it sent is whole in `raw_body()` and in typed bodies), and go over plain http only to this machine itself, unless \
         `allow_plain_http` names another host. Credentials that do not stay the same come from a source, which each of these methods has \
         a twin for whose name ends in `_provider`: it is asked when one expires, and once after a 401.",
    );
}

/// How to come by all pages, if an operation answers in pages.
fn pages(krate: &Crate, programs: &Programs, page: &mut Page) {
    let paged = |operation: &Operation| operation.paging.is_some();
    if let Some(program) = first(krate, programs, paged) {
        page.block("## Pages")
            .block(PAGES)
            .block(markdown::fence("rust,no_run", program));
    }
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

/// The program of the first operation that changes nothing, if there is one, and that has one answer.
fn first_program<'a>(krate: &Crate, programs: &'a Programs) -> Option<&'a str> {
    let is_safe = |operation: &Operation| operation.safety == Safety::Safe;
    let is_simple = |operation: &Operation| is_safe(operation) && operation.paging.is_none();
    first(krate, programs, is_simple)
        .or_else(|| first(krate, programs, is_safe))
        .or_else(|| first(krate, programs, |_| true))
}

/// The program of the first operation of a kind.
fn first<'a>(
    krate: &Crate,
    programs: &'a Programs,
    is_meant: impl Fn(&Operation) -> bool,
) -> Option<&'a str> {
    krate.groups.iter().enumerate().find_map(|(index, group)| {
        let operation = group.operations.iter().position(&is_meant)?;
        Some(programs.of(index, operation))
    })
}

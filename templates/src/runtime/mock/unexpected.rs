//! The answer to a request that nothing expects.

use std::fmt::Write as _;
use std::sync::Arc;

use wiremock::ResponseTemplate;

use super::content::text;
use super::expected::Expected;
use super::incoming::Incoming;

/// 501, which no API declares, so that it is taken for no answer of it; with a text that says in what the request differs
/// from what is expected of its operation, what came, and what is expected.
#[inline]
pub(super) fn refusal(incoming: &Incoming<'_>, expected: &[Arc<Expected>]) -> ResponseTemplate {
    let (own, others): (Vec<_>, Vec<_>) = expected.iter().partition(|one| one.is_of(incoming));
    // The client shows the beginning of it.
    let mut said = "the mock expects no such request".to_owned();
    for (number, expected) in own.iter().enumerate() {
        let problems = match expected.problems(incoming).as_slice() {
            [] => "it has given its last answer".to_owned(),
            problems => problems.join("; "),
        };
        let word = if number == 0 { ":" } else { "; or" };
        _ = write!(said, "{word} {problems}");
    }
    _ = write!(said, ". {}", shown(incoming));
    for expected in own {
        _ = write!(said, " Expected is {expected}.");
    }
    let mut names: Vec<_> = others.iter().map(|one| one.operation().id).collect();
    names.dedup();
    match names.as_slice() {
        [] if expected.is_empty() => said.push_str(" Nothing is expected."),
        [] => {}
        names => {
            let names = names.join(", ");
            _ = write!(said, " Other operations are expected: {names}.");
        }
    }
    ResponseTemplate::new(501).set_body_string(said)
}

/// What came, without its headers.
#[inline]
pub(super) fn shown(incoming: &Incoming<'_>) -> String {
    let request = incoming.request();
    let name = incoming
        .operation()
        .map_or("no operation of the API", |operation| operation.id);
    let mut shown = format!("{} {}", request.method, request.url.path());
    if let Some(query) = request.url.query() {
        _ = write!(shown, "?{query}");
    }
    _ = write!(shown, " ({name}) came");
    if !request.body.is_empty() {
        _ = write!(shown, " with {}", text(&request.body));
    }
    shown.push('.');
    shown
}

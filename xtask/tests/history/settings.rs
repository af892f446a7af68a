//! What the settings alone change: the server is as it was, whatever the code has to follow.

use super::{Run, Session, description, first, plain};
use xtask::history::Previous;

/// A description of one operation that sends an identifier, answers in pages, and another one.
fn shop() -> String {
    let parameters = "{in: query, name: from, schema: {type: string}}, {in: query, name: id, required: true, schema: {type: string, format: uuid, maxLength: 36}}";
    let page = "{type: object, properties: {then: {type: string}, all: {type: array, items: {type: integer}}}}";
    description("1", parameters, &format!("    Page: {page}\n"))
        .replace("schemas/Chat'", "schemas/Page'")
        .replace("components:", "  /orders:\n    put: {tags: [orders], operationId: putOrder, responses: {'204': {description: d}}}\ncomponents:")
}

/// The version that other settings alone make, and the first one with the settings of before.
fn after(before: &'static str, now: &'static str) -> Run {
    let first = Session::with(before).run(Previous::nothing(), &shop());
    Session::with(now).run(first.left(), &shop())
}

const PAGING: &str =
    "paging.getChats = {token-parameter = 'from', next-token = 'then', items = 'all'}";

#[test]
fn a_client_that_is_in_use_works_whatever_other_settings_say() {
    for (before, now) in [
        ("", "formats.uuid = {type = 'std::string::String'}"),
        ("formats.uuid = {type = 'std::string::String'}", ""),
        ("", "select.tags = ['chats']"),
        ("", "skip.operations = ['putOrder']"),
        ("", "operations.unsafe = ['putOrder']"),
        ("operations.read-only = ['putOrder']", ""),
        (PAGING, ""),
        ("", PAGING),
    ] {
        let run = after(before, now);
        let log = run.changelog();
        let says = "clients of that version work as before";
        assert!(log.contains(says), "{before} → {now}: {log}");
        assert!(!log.contains("On the wire"), "{before} → {now}: {log}");
    }
}

#[test]
fn what_the_server_does_no_more_is_told_though_the_settings_followed() {
    let session = Session::with(PAGING);
    let first = session.run(Previous::nothing(), &shop());
    let without = first.next(&shop().replace("then: {type: string}, ", ""));
    assert!(without.changelog().contains("may fail with the server"));
}

#[test]
fn an_operation_that_is_gone_may_fail_but_not_one_that_is_only_not_wanted() {
    let both = plain().replace(
        "components:",
        "  /orders:\n    put: {tags: [orders], operationId: putOrder, responses: {'204': {description: d}}}\ncomponents:",
    );
    let gone = first(&both).next(&plain());
    assert!(gone.changelog().contains("may fail with the server"));
}

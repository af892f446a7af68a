//! What the settings name and the old description does not have yet.

use super::{BEFORE, HERE, ROOT, Workspace, stderr, stdout};

const ADDED: &str =
    "    post: {tags: [new], operationId: newOp, responses: {'204': {description: None.}}}\n";

/// The operation that comes, and the settings that name it.
fn with_a_new_operation(before: &str, now: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write("shop/client.toml", before);
    workspace.commit();
    workspace.write("shop/client.toml", now);
    workspace.write(HERE, &format!("{ROOT}{ADDED}"));
    workspace
}

#[test]
fn an_operation_may_come_with_the_settings_that_name_it() {
    for (before, now) in [
        (
            "select.operations = ['getChats']",
            "select.operations = ['getChats', 'newOp']",
        ),
        ("select.tags = ['chats']", "select.tags = ['chats', 'new']"),
        (
            "select.operations = ['getChats']",
            "select.operations = ['newOp']",
        ),
        ("", "operations.idempotent = ['newOp']"),
        ("", "rename.operations.newOp = 'other'"),
        ("", "rename.groups.new = 'other'"),
    ] {
        let workspace = with_a_new_operation(before, now);
        // Settings that are named are those of both.
        for named in [&[][..], &["--config", "shop/client.toml"]] {
            let output = workspace.diff(&[&[BEFORE, HERE], named].concat());
            assert_eq!(output.status.code(), Some(0), "{now}: {}", stderr(&output));
            assert!(stderr(&output).is_empty(), "{now}: {}", stderr(&output));
            let said = stdout(&output);
            assert!(said.contains("operation added"), "{now}: {said}");
        }
    }
}

#[test]
fn an_operation_that_is_gone_is_told_though_the_settings_name_it_no_more() {
    let before = "select.operations = ['getChats', 'getOrders']";
    for (now, orders, told) in [
        (
            "['getChats', 'listOrders']",
            "listOrders",
            "operation renamed",
        ),
        ("['getChats']", "listOrders", "operation removed"),
        ("['getChats']", "getOrders", "no changes"),
    ] {
        let workspace = Workspace::new();
        workspace.write("shop/client.toml", before);
        workspace.commit();
        workspace.write("shop/client.toml", &format!("select.operations = {now}"));
        workspace.write(HERE, &ROOT.replace("getOrders", orders));
        let output = workspace.diff(&[BEFORE, HERE]);
        let said = stdout(&output);
        assert!(said.contains(told), "{now}: {said}{}", stderr(&output));
    }
}

#[test]
fn what_was_skipped_is_not_told_as_gone() {
    let workspace = Workspace::new();
    workspace.write("shop/client.toml", "skip.operations = ['getOrders']");
    workspace.commit();
    workspace.write("shop/client.toml", "");
    workspace.write(HERE, ROOT.split("  /orders:").next().unwrap());
    let output = workspace.diff(&[BEFORE, HERE]);
    let said = stdout(&output);
    assert!(said.starts_with("no changes"), "{said}{}", stderr(&output));
}

#[test]
fn what_is_skipped_need_not_have_been_there() {
    let workspace = with_a_new_operation("", "skip.operations = ['newOp']");
    let output = workspace.diff(&[BEFORE, HERE]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = stdout(&output);
    assert!(said.starts_with("no changes"), "{said}");
}

#[test]
fn paging_may_come_with_the_settings_that_say_it() {
    let paged = ROOT.replace(
        "get: {tags: [orders], operationId: getOrders, responses: {'204': {description: None.}}}",
        "get: {tags: [orders], operationId: getOrders, parameters: [{in: query, name: from, schema: {type: string}}], responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {then: {type: string}, all: {type: array, items: {type: string}}}}}}}}}",
    );
    let workspace = Workspace::new();
    workspace.write(HERE, &paged);
    let settings =
        "paging.getOrders = {token-parameter = 'from', next-token = 'then', items = 'all'}\n";
    workspace.write("shop/client.toml", settings);
    let output = workspace.diff(&[BEFORE, HERE, "--config", "shop/client.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_name_that_neither_description_has_is_an_error_of_the_new_one() {
    for settings in [
        "select.operations = ['getChats', 'newOps']",
        "select.tags = ['none']",
        "skip.operations = ['newOps']",
        "operations.idempotent = ['newOps']",
        "rename.operations.newOps = 'other'",
    ] {
        let workspace = with_a_new_operation("", settings);
        let output = workspace.diff(&[BEFORE, HERE]);
        assert_eq!(output.status.code(), Some(2), "{settings}");
        let said = stderr(&output);
        assert!(
            !said.contains(BEFORE) && said.contains("error["),
            "{settings}: {said}"
        );
    }
}

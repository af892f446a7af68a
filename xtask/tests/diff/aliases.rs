//! Which old names are left behind, and what the report says of them.

use xtask::diff::{self, Api, ChangeKind, Positions, report::Report};

use super::{changes, read, whole};

/// One operation that answers with a type of this name, and has a parameter of this name.
fn shop(operation: &str, parameter: &str, ty: &str) -> String {
    format!(
        "paths: {{/a: {{get: {{operationId: {operation}, parameters: [{{in: query, name: {parameter}, schema: {{type: string}}}}], responses: {{'200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{ty}'}}}}}}}}}}}}}}}}\ncomponents: {{schemas: {{{ty}: {{type: object, properties: {{f: {{type: string}}}}}}}}}}\n"
    )
}

/// Two operations, one of which stays in the group `a`.
fn two(operation: &str, tag: &str) -> String {
    let one = |path: &str, tag: &str, id: &str| {
        format!("{path}: {{get: {{tags: [{tag}], operationId: {id}, responses: {{}}}}}}")
    };
    format!(
        "paths: {{{}, {}}}\n",
        one("/stays", "a", "stays"),
        one("/moves", tag, operation)
    )
}

/// `in: old -> new` of all names that are left behind, in order.
fn left(old: &str, new: &str) -> Vec<String> {
    let changes = changes(old, new);
    let aliases = changes.iter().flat_map(|change| &change.aliases);
    let mut left: Vec<_> = aliases
        .map(|alias| {
            let to = alias.moved_to.iter().map(|place| format!(" in {place}"));
            let to: String = to.collect();
            format!("{}: {} -> {}{to}", alias.owner, alias.old, alias.new)
        })
        .collect();
    left.sort();
    left
}

#[test]
fn all_names_of_what_is_renamed_are_left_behind() {
    let (old, new) = (
        shop("getChats", "order", "Chat"),
        shop("listChats", "orders", "ChatDTO"),
    );
    assert_eq!(
        left(&old, &new),
        [
            "api: GetChats -> ListChats",
            "api::Api: get_chats -> list_chats",
            "api::ListChats: order -> orders",
            "api::ListChats::Expectation: with_order -> with_orders",
            "api::mock: GetChatsArguments -> ListChatsArguments",
            "mock::MockServer: get_chats -> list_chats",
            "models: Chat -> ChatDto",
        ]
    );
    // A test that has received the parameter names the field that it is in.
    assert_eq!(diff::verdicts(&changes(&old, &new)).1, Api::Major);
    let new = shop("listChats", "order", "ChatDTO");
    assert_eq!(diff::verdicts(&changes(&old, &new)).1, Api::Minor);
}

#[test]
fn a_name_that_something_else_has_taken_is_not_left_behind() {
    let old = shop("getChats", "order", "Chat");
    let more = "Chat: {type: string}, ChatDTO: {type: object,";
    let new = shop("getChats", "order", "ChatDTO").replace("ChatDTO: {type: object,", more);
    // `Chat` is another type by now, so that this is no new name.
    assert_eq!(left(&old, &new), [] as [&str; 0]);
    let old = shop("getChats", "page_size", "Chat");
    let more =
        "{in: header, name: page_size, schema: {type: integer}}, {in: query, name: pageSizes,";
    let new = shop("getChats", "pageSizes", "Chat").replace("{in: query, name: pageSizes,", more);
    assert_eq!(left(&old, &new), [] as [&str; 0]);
}

#[test]
fn an_operation_that_moves_leaves_its_names_in_the_group_where_it_stood() {
    let old = two("sendFile", "a");
    let new = two("sendFile", "b");
    let expected = [
        "a: SendFile -> SendFile in b",
        "a::A: send_file -> send_file in b::B",
        "a::mock: SendFileArguments -> SendFileArguments in b::mock",
    ];
    assert_eq!(left(&old, &new), expected);
    assert_eq!(diff::verdicts(&changes(&old, &new)).1, Api::Minor);
    // It may have a new name, too: then two changes tell of the same.
    let new = two("sendFiles", "b");
    let mut left = left(&old, &new);
    left.dedup();
    let expected = [
        "a: SendFile -> SendFiles in b",
        "a::A: send_file -> send_files in b::B",
        "a::mock: SendFileArguments -> SendFilesArguments in b::mock",
        "mock::MockServer: send_file -> send_files",
    ];
    assert_eq!(left, expected);
    assert_eq!(diff::verdicts(&changes(&old, &new)).1, Api::Minor);
}

#[test]
fn an_operation_that_moves_leaves_nothing_where_no_group_is_or_something_else_has_its_name() {
    let old = two("sendFile", "b");
    let new = two("sendFile", "a");
    assert_eq!(left(&old, &new), [] as [&str; 0]);
    assert_eq!(diff::verdicts(&changes(&old, &new)).1, Api::Major);
    let taken = new.replace("operationId: stays", "operationId: send_file");
    assert_eq!(diff::verdicts(&changes(&old, &taken)).1, Api::Major);
}

#[test]
fn a_group_whose_operations_all_stand_in_a_new_one_leaves_its_name_behind() {
    let old = shop("getChats", "order", "Chat");
    let new = old.replace("{operationId", "{tags: [b], operationId");
    let expected = [": api -> b", "Client: api -> b", "b: Api -> B"];
    assert_eq!(left(&old, &new), expected);
    assert_eq!(diff::verdicts(&changes(&old, &new)).1, Api::Minor);
    // With operations from two groups it is neither of them.
    let both = two("sendFile", "b").replace("tags: [a]", "tags: [c]");
    let both = both.replace("tags: [b]", "tags: [c]");
    assert_eq!(left(&two("sendFile", "b"), &both), [] as [&str; 0]);
    // One that has split up is neither of its parts.
    let split = two("sendFile", "b").replace("tags: [a]", "tags: [c]");
    assert_eq!(left(&two("sendFile", "a"), &split), [] as [&str; 0]);
}

#[test]
fn a_variant_of_a_union_leaves_its_name_behind_for_values_but_not_for_patterns() {
    let union = |person: &str, word: &str| {
        let payment = format!(
            "{{oneOf: [{{$ref: '#/components/schemas/{person}'}}, {{title: {word}, type: string}}]}}"
        );
        let person = format!("{person}: {{type: object, properties: {{f: {{type: string}}}}}}");
        let shop = shop("getChats", "order", "Payment");
        let (paths, _) = shop.split_once("components:").expect("there are some");
        format!("{paths}components: {{schemas: {{Payment: {payment}, {person}}}}}\n")
    };
    let old = union("Person", "word");
    let expected = [
        "models: Person -> PersonDto",
        "models::Payment: Person -> PersonDto",
    ];
    assert_eq!(left(&old, &union("PersonDTO", "word")), expected);
    let new = union("Person", "words");
    assert_eq!(left(&old, &new), ["models::Payment: Word -> Words"]);
    assert_eq!(diff::verdicts(&changes(&old, &new)).1, Api::Major);
    // The other one is called so by now: it says something else.
    let swapped = old.replace(
        "title: word, type: string}",
        "title: words, type: string}, {title: word, type: integer}",
    );
    assert_eq!(left(&old, &swapped), [] as [&str; 0]);
}

#[test]
fn the_report_says_which_changes_leave_an_alias() {
    let texts = [
        shop("getChats", "order", "Chat"),
        shop("listChats", "order", "Chat"),
    ];
    let [old, new] = texts.map(|text| read("shop.yaml", &whole(&text)));
    let changes = diff::compare(old.side(), new.side());
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].kind, ChangeKind::OperationRenamed);
    let places = [&old, &new].map(|one| Positions::new(&one.document, &one.api, &one.sink));
    let report = Report::new(&changes, (&old.api, &places[0]), (&new.api, &places[1]));
    let said = "operation renamed: getChats -> listChats (an alias is left)";
    assert!(report.text().contains(said), "{}", report.text());
    assert!(report.markdown().contains("(an alias is left)"));
    let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
    let aliases = &json["changes"][0]["aliases"];
    let call = serde_json::json!({"in": "api", "old": "GetChats", "new": "ListChats"});
    assert!(aliases.as_array().unwrap().contains(&call), "{aliases}");
}

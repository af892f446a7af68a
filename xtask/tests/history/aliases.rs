//! What is left of names that things had before, from one version to the next.

use semver::Version;
use xtask::history::LOCK;
use xtask::sync::Left;

use super::{LIMIT, REQUIRED, Run, Session, description, first, plain};

/// The description with these schemas, each of them in a property of its own.
fn schemas(schemas: &[(&str, &str)]) -> String {
    let properties = schemas.iter().enumerate().map(|(index, (name, _))| {
        format!(", property{index}: {{$ref: '#/components/schemas/{name}'}}")
    });
    let properties = properties.collect::<String>();
    let schemas = schemas
        .iter()
        .map(|(name, schema)| format!("    {name}: {schema}\n"));
    let description = description("1", "", &schemas.collect::<String>());
    let id = "id: {type: integer}";
    description.replace(id, &format!("{id}{properties}"))
}

/// The description with an operation of another name.
fn operation(id: &str) -> String {
    plain().replace("getChats", id)
}

/// The version of a run, and the names that the methods of its group have.
fn methods(run: &Run) -> (String, Vec<&str>) {
    let group = run.file("src/chats.rs").lines();
    let methods = group.filter_map(|line| line.trim().strip_prefix("pub fn "));
    let names = methods.filter_map(|method| method.split('(').next());
    (run.release.version.to_string(), names.collect())
}

#[test]
fn a_new_name_is_no_breaking_change_and_the_changelog_says_what_to_use() {
    let next = first(&plain()).next(&operation("listChats"));
    let (version, methods) = methods(&next);
    assert_eq!(version, "0.1.1");
    assert_eq!(methods, ["list_chats", "get_chats"]);
    let group = next.file("src/chats.rs");
    let note = "#[deprecated(since = \"0.1.1\", note = \"renamed to `list_chats`\")]";
    assert!(group.contains(note), "{group}");
    let log = next.changelog();
    let entry = log.split("### Deprecated").nth(1).unwrap();
    let now = "`chats::Chats::get_chats` (now `chats::Chats::list_chats`)";
    assert!(entry.contains(now), "{log}");
    assert!(!log.contains("Breaking"), "{log}");
}

#[test]
fn a_name_that_changes_once_more_leaves_both_behind() {
    let second = first(&plain()).next(&operation("listChats"));
    let third = second.next(&operation("listsChats"));
    let (version, names) = methods(&third);
    assert_eq!(version, "0.1.2");
    assert_eq!(names, ["lists_chats", "get_chats", "list_chats"]);
    let group = third.file("src/chats.rs");
    for since in ["0.1.1", "0.1.2"] {
        let note = format!("since = \"{since}\", note = \"renamed to `lists_chats`\"");
        assert!(group.contains(&note), "{group}");
    }
}

#[test]
fn names_stay_behind_until_a_version_that_breaks_code_anyway() {
    let renamed = operation("listChats");
    let second = first(&plain()).next(&renamed);
    let third = second.next(&renamed.replace("All.", "All chats."));
    assert_eq!(
        methods(&third),
        ("0.1.2".to_owned(), vec!["list_chats", "get_chats"])
    );
    let again = third.next(&renamed.replace("All.", "All chats."));
    assert_eq!(again.files, third.files);
    let breaking = description("1", REQUIRED, "").replace("getChats", "listChats");
    let fourth = third.next(&breaking);
    assert_eq!(methods(&fourth), ("0.2.0".to_owned(), vec!["list_chats"]));
    assert!(!fourth.file(LOCK).contains("[[alias]]"));
    let log = fourth.changelog();
    let gone = "- **Breaking**: the name `chats::Chats::get_chats`, deprecated since 0.1.1: it is `chats::Chats::list_chats`";
    assert!(log.contains(gone), "{log}");
}

#[test]
fn nothing_that_comes_takes_a_name_that_is_left_behind() {
    let [text, integer] = ["string", "integer"]
        .map(|ty| format!("{{type: object, required: [a], properties: {{a: {{type: {ty}}}}}}}"));
    let (text, integer) = (text.as_str(), integer.as_str());
    let second = first(&schemas(&[("Talk", text)])).next(&schemas(&[("Talks", text)]));
    let models = second.file("src/models.rs");
    assert!(models.contains("pub type Talk = Talks;"), "{models}");
    // What was called so has another name; what comes is something else.
    let third = second.next(&schemas(&[("Talks", text), ("Talk", integer)]));
    let models = third.file("src/models.rs");
    assert!(models.contains("pub type Talk = Talks;"), "{models}");
    assert!(models.contains("::Talk2;"), "{models}");
    assert_eq!(third.release.version, Version::new(0, 1, 2));
}

#[test]
fn a_thing_gets_the_name_back_that_it_had() {
    let second = first(&plain()).next(&operation("listChats"));
    let third = second.next(&plain());
    let (version, names) = methods(&third);
    assert_eq!(version, "0.1.2");
    assert_eq!(names, ["get_chats", "list_chats"]);
    let group = third.file("src/chats.rs");
    assert!(
        group.contains("note = \"renamed to `get_chats`\""),
        "{group}"
    );
}

#[test]
fn a_name_that_its_thing_has_got_back_is_not_told_as_gone_by_a_version_that_breaks_code() {
    let breaking = description("1", REQUIRED, "");
    let renamed = first(&plain()).next(&operation("listChats"));
    let session = Session::with("rename.operations.getChats = 'all'");
    let chosen = session.run(first(&plain()).left(), &plain());
    for second in [renamed, chosen] {
        assert!(second.changelog().contains("deprecated: "));
        let third = second.next(&breaking);
        assert_eq!(methods(&third).0, "0.2.0");
        let log = third.changelog();
        assert!(!log.contains("deprecated since"), "{log}");
    }
}

#[test]
fn a_name_that_the_settings_give_to_something_else_ends_what_was_left_behind() {
    let two = |id: &str| {
        let more = "  /more: {get: {tags: [chats], operationId: more, responses: {'204': {description: d}}}}\ncomponents:";
        operation(id).replace("components:", more)
    };
    let second = first(&two("getChats")).next(&two("listChats"));
    assert_eq!(second.release.version, Version::new(0, 1, 1));
    let session = Session::with("rename.operations.more = 'get_chats'");
    let third = session.run(second.left(), &two("listChats"));
    let (version, names) = methods(&third);
    assert_eq!(version, "0.2.0");
    assert_eq!(names, ["list_chats", "get_chats", "more"]);
    assert!(third.changelog().contains("deprecated since 0.1.1"));
}

#[test]
fn while_the_version_is_kept_names_are_left_behind_and_the_next_version_tells_of_them() {
    let start = first(&plain());
    let held = Session::held().run(start.left(), &operation("listChats"));
    assert_eq!(
        methods(&held),
        ("0.1.0".to_owned(), vec!["list_chats", "get_chats"])
    );
    assert!(!held.file(LOCK).contains("[[alias]]"));
    let next = held.next(&operation("listChats"));
    let group = next.file("src/chats.rs");
    assert_eq!(methods(&next).0, "0.1.1");
    assert!(group.contains("since = \"0.1.1\""), "{group}");
    assert!(next.file(LOCK).contains("[[alias]]"));
}

#[test]
fn setters_and_variants_leave_their_names_behind_too() {
    let with = |limit: &str| {
        let parameters = format!("parameters: [{}]", LIMIT.replace("limit", limit));
        let kind = [("Kind", "{type: string, enum: [one]}")];
        schemas(&kind).replace("parameters: []", &parameters)
    };
    let session = Session::with("rename.variants.Kind.one = 'First'");
    let next = session.run(first(&with("limit")).left(), &with("limits"));
    let call = next.file("src/chats/get_chats.rs");
    assert!(call.contains("self.limits(limits)"), "{call}");
    let model = next.file("src/models/kind.rs");
    assert!(
        model.contains("pub const One: Self = Self::First;"),
        "{model}"
    );
    // A variant is not all there, which breaks code.
    assert_eq!(next.release.version, Version::new(0, 2, 0));
    let log = next.changelog();
    let told = "deprecated: `models::Kind::One` (now `models::Kind::First`)";
    assert!(log.contains(told), "{log}");
}

#[test]
fn names_that_a_version_lets_go_are_free_for_others_in_that_version() {
    let of = |schema: &str| schemas(&[("Pet", schema)]);
    let second = first(&of("{type: object, properties: {note: {type: string}}}"))
        .next(&of("{type: object, properties: {notes: {type: string}}}"));
    assert!(second.file("src/models/pet.rs").contains("fn with_note("));
    let last = of("{type: object, properties: {note: {type: integer}}}");
    let third = second.next(&last);
    assert_eq!(third.release.version, Version::new(0, 3, 0));
    assert!(third.file("src/models/pet.rs").contains("fn with_note("));
    assert_eq!(third.next(&last).files, third.files);
}

#[test]
fn names_that_were_left_behind_and_that_nothing_tells_of_any_more_make_a_version_that_breaks_code()
{
    let second = first(&plain()).next(&operation("listChats"));
    let mut left = second.left();
    left.lock = Left::Gone;
    let (third, warnings) = Session::default().run_and_warn(left, &operation("listChats"));
    assert_eq!(methods(&third).0, "0.2.0");
    assert!(warnings[0].contains("not known"), "{warnings:?}");
    // A version that is kept for now does not make it known.
    let mut left = second.left();
    left.lock = Left::Gone;
    let kept = Session::held().run(left, &operation("listChats"));
    assert_eq!(methods(&kept).0, "0.1.1");
    assert_eq!(methods(&kept.next(&operation("listChats"))).0, "0.2.0");
    // A lock of which no more than a comment is edited still tells of them.
    let mut left = second.left();
    left.lock = Left::Edited(format!("{}# mine\n", second.file(LOCK)));
    let third = Session::default().run(left, &operation("listChats"));
    assert_eq!(third.files, second.files);
}

/// Operations in groups: their ids and tags.
fn operations(all: &[(&str, &str)]) -> String {
    let all = all.iter();
    let paths = all.map(|(id, tag)| {
        format!("  /{id}: {{get: {{operationId: {id}, tags: [{tag}], responses: {{'204': {{description: None.}}}}}}}}\n")
    });
    let paths: String = paths.collect();
    format!("openapi: 3.0.3\ninfo: {{title: Shop, version: '1'}}\npaths:\n{paths}")
}

#[test]
fn an_operation_that_moves_leaves_its_names_until_a_version_breaks_code() {
    let away = first(&operations(&[("files", "a"), ("get_x", "a")]))
        .next(&operations(&[("files", "a"), ("get_x", "b")]));
    assert_eq!(away.release.version, Version::new(0, 1, 1));
    let group = away.file("src/a.rs");
    assert!(group.contains("self.client.b().get_x()"), "{group}");
    let told = "deprecated: `a::A::get_x` (now `b::B::get_x`)";
    assert!(away.changelog().contains(told), "{}", away.changelog());
    // All of its group is gone once it is back, which breaks code.
    let old = operations(&[("files", "a"), ("get_x", "a")]);
    let back = away.next(&old);
    assert_eq!(back.release.version, Version::new(0, 2, 0));
    assert!(!back.file(LOCK).contains("[[alias]]"));
    assert_eq!(back.next(&old).files, back.files);
}

#[test]
fn an_operation_that_comes_back_leaves_its_names_where_it_has_been() {
    let with = |tag: &str| operations(&[("files", "a"), ("get_x", tag), ("notes", "b")]);
    let there = first(&with("a")).next(&with("b"));
    let back = there.next(&with("a"));
    assert_eq!(back.release.version, Version::new(0, 1, 2));
    let [a, b] = ["src/a.rs", "src/b.rs"].map(|path| back.file(path));
    assert!(a.contains("fn get_x(") && !a.contains("deprecated"), "{a}");
    assert!(b.contains("self.client.a().get_x()"), "{b}");
    assert_eq!(back.next(&with("a")).files, back.files);
}

#[test]
fn a_name_that_two_changes_leave_behind_is_told_once() {
    let next = first(&operations(&[("files", "a"), ("get_x", "a")]))
        .next(&operations(&[("files", "a"), ("get_xs", "b")]).replace("/get_xs:", "/get_x:"));
    let log = next.changelog();
    assert_eq!(log.matches("`a::A::get_x`").count(), 1, "{log}");
    assert_eq!(next.release.version, Version::new(0, 1, 1));
}

#[test]
fn nothing_that_comes_takes_a_name_of_an_operation_that_has_moved() {
    let moved = [("files", "a"), ("get_x", "b")];
    let away = first(&operations(&[("files", "a"), ("get_x", "a")])).next(&operations(&moved));
    let more = operations(&[moved[0], moved[1], ("getX", "a")]);
    let next = away.next(&more);
    assert_eq!(next.release.version, Version::new(0, 1, 2));
    let group = next.file("src/a.rs");
    assert!(group.contains("fn get_x2("), "{group}");
    assert!(group.contains("self.client.b().get_x()"), "{group}");
    assert_eq!(next.next(&more).files, next.files);
}

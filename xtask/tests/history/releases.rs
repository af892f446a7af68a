//! Which version a change makes, and what is said of it.

use semver::Version;
use xtask::diff::Api;
use xtask::history::{LOCK, Previous, Reason, Step};
use xtask::sync::Left;

use super::{LIMIT, REQUIRED, Session, description, first, plain};

fn version(text: &str) -> Version {
    text.parse().unwrap()
}

#[test]
fn a_first_run_has_the_version_of_the_settings_and_says_what_there_is() {
    let run = Session::with("package.version = '0.3.0'").run(Previous::nothing(), &plain());
    assert_eq!(run.release.step, Step::First);
    assert_eq!(run.release.version, version("0.3.0"));
    assert!(run.file("Cargo.toml").contains("version = \"0.3.0\""));
    insta::assert_snapshot!(run.changelog());
}

#[test]
fn a_run_with_nothing_new_leaves_every_file_as_it_is() {
    let run = first(&plain());
    let again = run.next(&plain());
    assert_eq!(again.release.step, Step::Same);
    assert_eq!(again.files, run.files);
}

#[test]
fn a_change_that_breaks_code_shows_the_call_before_and_now() {
    let run = first(&description("1", LIMIT, "")).next(&description("2", REQUIRED, ""));
    assert_eq!(run.release.version, version("0.2.0"));
    let line = run.release.to_string();
    assert_eq!(line, "0.1.0 → 0.2.0 (major: 1 change breaks Rust code)");
    let report = run.release.report.as_deref().unwrap();
    assert!(report.contains("the parameter is required now"), "{report}");
    insta::assert_snapshot!(run.changelog());
}

#[test]
fn changes_of_types_show_how_they_are_named_made_and_read() {
    let schemas = |status: &str, fields: &str, required: &str| {
        let text = format!(
            "    Order: {{type: object, required: [{required}], properties: {{{fields}}}}}\n    Status: {{type: string, enum: [{status}]}}\n"
        );
        let body = "requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}";
        description("1", "", &text).replace(
            "      parameters: []",
            &format!("      parameters: [{{in: query, name: s, schema: {{$ref: '#/components/schemas/Status'}}}}]\n      {body}"),
        )
    };
    let old = schemas("NEW, OLD", "a: {type: string}, b: {type: string}", "a");
    let new = schemas("NEW", "a: {type: string}, c: {type: integer}", "a, c");
    let old = old.replace(
        "id: {type: integer}",
        "id: {type: integer}, words: {type: string}",
    );
    let new = new.replace("id: {type: integer}", "id: {type: string}");
    let run = first(&old).next(&new);
    assert_eq!(run.release.version, version("0.2.0"));
    insta::assert_snapshot!(run.changelog());
}

#[test]
fn something_new_is_a_minor_change_and_words_are_a_patch() {
    let settings = "package.version = '1.0.0'";
    let start = Session::with(settings).run(Previous::nothing(), &plain());
    let minor = Session::with(settings).run(start.left(), &description("1", LIMIT, ""));
    assert_eq!(minor.release.version, version("1.1.0"));
    assert!(
        !minor.changelog().contains("Breaking"),
        "{}",
        minor.changelog()
    );
    let new = description("2", LIMIT, "").replace("All.", "All of them.");
    let patch = Session::with(settings).run(minor.left(), &new);
    assert_eq!(patch.release.version, version("1.1.1"));
    insta::assert_snapshot!(patch.changelog());
}

#[test]
fn a_version_that_is_kept_tells_of_all_changes_later() {
    let start = first(&plain());
    let one = Session::held().run(start.left(), &description("1", LIMIT, ""));
    let due = version("0.1.1");
    let reason = Reason::Changes(Api::Minor, 1);
    assert_eq!(one.release.step, Step::Held { due, reason });
    assert_eq!(one.changelog(), start.changelog());
    assert_eq!(one.file("Cargo.toml"), start.file("Cargo.toml"));
    let both = description("1", LIMIT, "").replace("/chats:", "/talks:");
    let two = Session::held().run(one.left(), &both);
    let again = Session::held().run(two.left(), &both);
    assert_eq!(again.files, two.files);
    let told = two.next(&both);
    assert_eq!(told.release.version, version("0.1.1"));
    let log = told.changelog();
    assert!(
        log.contains("optional parameter added") && log.contains("the path changed"),
        "{log}"
    );
}

#[test]
fn a_change_that_is_taken_back_while_the_version_is_kept_is_none() {
    let start = first(&plain());
    let one = Session::held().run(start.left(), &description("1", REQUIRED, ""));
    let back = one.next(&plain());
    assert_eq!(back.release.step, Step::Same);
    assert_eq!(back.files, start.files);
}

/// A description with further types.
fn with_types(names: &[&str]) -> String {
    let types = names.iter();
    let types = types.map(|name| format!("    {name}: {{type: object}}\n"));
    let types: Vec<String> = types.collect();
    let uses = names.iter();
    let uses = uses.map(|name| format!("{name}: {{$ref: '#/components/schemas/{name}'}}, "));
    let uses: Vec<String> = uses.collect();
    let fields = format!("{{{}id: {{type: integer}}}}", uses.concat());
    description("1", "", &types.concat()).replace("{id: {type: integer}}", &fields)
}

#[test]
fn names_that_are_given_while_the_version_is_kept_stay() {
    let start = first(&plain());
    let one = Session::held().run(start.left(), &with_types(&["line_item"]));
    let two = Session::held().run(one.left(), &with_types(&["LineItem", "line_item"]));
    let lock = two.file(LOCK);
    assert!(lock.contains("line_item = \"LineItem\"\n"), "{lock}");
    assert!(lock.contains("LineItem = \"LineItem2\"\n"), "{lock}");
}

#[test]
fn names_of_what_is_gone_while_the_version_is_kept_are_still_told() {
    let start = first(&with_types(&["LineItem"])).next(&with_types(&["line_item", "LineItem"]));
    let start = start.next(&with_types(&["line_item"]));
    let held = Session::held().run(start.left(), &plain());
    let log = held.next(&plain()).changelog().to_owned();
    let newest = log.split("\n## ").nth(1).unwrap();
    assert!(
        newest.contains("`models::LineItem2` (type `line_item`)"),
        "{newest}"
    );
}

#[test]
fn settings_that_raise_the_version_are_heeded_and_lower_ones_are_not() {
    let start = Session::with("package.version = '0.1.0'").run(Previous::nothing(), &plain());
    let raised = Session::with("package.version = '1.0.0'").run(start.left(), &plain());
    assert_eq!(
        raised.release.to_string(),
        "0.1.0 → 1.0.0 (the settings ask for it)"
    );
    insta::assert_snapshot!(raised.changelog());
    let lowered = Session::with("package.version = '0.5.0'").run(raised.left(), &plain());
    assert_eq!(lowered.release.version, version("1.0.0"));
    assert_eq!(lowered.release.step, Step::Same);
    assert_eq!(lowered.changelog(), raised.changelog());
}

#[test]
fn settings_of_which_the_crate_says_nothing_make_no_version() {
    let start = Session::with("# One.\n").run(Previous::nothing(), &plain());
    let next = Session::with("# Another.\n").run(start.left(), &plain());
    assert_eq!(next.release.step, Step::Same);
    assert_ne!(next.file(LOCK), start.file(LOCK));
    assert_eq!(next.file("Cargo.toml"), start.file("Cargo.toml"));
    let again = Session::with("# Another.\n").run(next.left(), &plain());
    assert_eq!(again.files, next.files);
}

#[test]
fn settings_that_change_what_cargo_knows_make_a_patch() {
    let start = Session::with("package.description = 'One.'").run(Previous::nothing(), &plain());
    let next = Session::with("package.description = 'Two.'").run(start.left(), &plain());
    let reason = Reason::Package;
    let from = version("0.1.0");
    assert_eq!(next.release.step, Step::Next { from, reason });
    assert_eq!(next.release.version, version("0.1.1"));
}

#[test]
fn another_order_makes_a_patch_that_says_so() {
    let fields = |fields: &str| {
        let all = format!("properties: {{{fields}}}");
        plain().replace("properties: {id: {type: integer}}", &all)
    };
    let start = first(&fields("a: {type: string}, b: {type: string}"));
    let run = start.next(&fields("b: {type: string}, a: {type: string}"));
    let line = run.release.to_string();
    assert_eq!(
        line,
        "0.1.0 → 0.1.1 (patch: the order of things, or how the crate works inside)"
    );
    assert!(run.changelog().contains("The order in which things stand"));
}

#[test]
fn a_name_that_the_settings_change_breaks_code_that_uses_it() {
    let start = first(&plain());
    let next = Session::with("rename.fields.Chat.id = 'number'").run(start.left(), &plain());
    assert_eq!(next.release.version, version("0.2.0"));
    let log = next.changelog();
    assert!(log.contains(".with_id("), "{log}");
    assert!(log.contains("chat.number"), "{log}");
}

#[test]
fn another_type_for_a_format_breaks_code() {
    let text = plain().replace("{type: integer}", "{type: string, format: uuid}");
    let old =
        "formats.uuid = { type = 'uuid::Uuid', dependency = { name = 'uuid', version = '1' } }";
    let new =
        "formats.uuid = { type = 'other::Id', dependency = { name = 'other', version = '1' } }";
    let start = Session::with(old).run(Previous::nothing(), &text);
    let next = Session::with(new).run(start.left(), &text);
    assert_eq!(next.release.version, version("0.2.0"));
    let log = next.changelog();
    assert!(
        log.contains("`uuid` are `other::Id`, and were `uuid::Uuid`"),
        "{log}"
    );
}

#[test]
fn settings_that_name_what_is_not_wanted_are_no_fault_of_what_was_recorded() {
    let two = |limit: &str| {
        let other = "  /other:\n    get:\n      operationId: other\n      tags: [other]\n      responses: {'204': {description: None.}}\ncomponents:";
        description("1", limit, "").replace("components:", other)
    };
    let settings = "rename.operations.other = 'another'\nskip.tags = ['other']";
    let start = Session::with(settings).run(Previous::nothing(), &two(""));
    let next = Session::with(settings).run(start.left(), &two(LIMIT));
    assert_eq!(
        next.release.version,
        version("0.1.1"),
        "{}",
        next.changelog()
    );
}

#[test]
fn another_generator_alone_makes_a_patch_that_says_so() {
    let newer = Session {
        generator: Version::new(1, 1, 0),
        ..Session::default()
    };
    let start = first(&plain());
    let next = newer.run(start.left(), &plain());
    assert_eq!(next.release.version, version("0.1.1"));
    assert!(next.changelog().contains("version 1.1.0 of the generator"));
    assert!(next.file(LOCK).contains("generator = \"1.1.0\""));
    assert_eq!(newer.run(next.left(), &plain()).release.step, Step::Same);
}

#[test]
fn a_lock_that_is_missing_or_edited_is_made_anew_of_what_was_recorded() {
    let start = first(&plain()).next(&description("2", REQUIRED, ""));
    let lock = start.file(LOCK).to_owned();
    let conflict = format!("<<<<<<< ours\n{lock}=======\n{lock}>>>>>>> theirs\n");
    for (left, words) in [
        (Left::Gone, "is missing"),
        (Left::Edited(format!("{lock}# mine\n")), "has been edited"),
        (Left::Edited(conflict), "has been edited"),
        (Left::AsWritten("no lock".to_owned()), "cannot be read"),
    ] {
        let mut previous = start.left();
        previous.lock = left;
        let session = Session::default();
        let (run, warnings) =
            session.run_and_warn(previous.clone(), &description("2", REQUIRED, ""));
        assert_eq!(run.files, start.files, "{words}");
        assert!(
            warnings[0].contains(words) && warnings[0].contains("0.2.0"),
            "{warnings:?}"
        );
        let changed = session.run(previous, &plain());
        assert_eq!(changed.release.version, version("0.3.0"), "{words}");
    }
}

#[test]
fn without_a_lock_and_a_record_all_may_be_new() {
    let start = first(&plain()).next(&description("2", REQUIRED, ""));
    let mut previous = start.left();
    previous.lock = Left::Gone;
    previous.description = Left::Edited("{}".to_owned());
    let session = Session::default();
    let (run, warnings) = session.run_and_warn(previous.clone(), &plain());
    assert_eq!(run.release.version, version("0.3.0"));
    assert!(
        warnings[0].contains("what changed is not known"),
        "{warnings:?}"
    );
    // All that people have in a conflict of a merge.
    previous.manifest = Left::Edited("<<<<<<< ours".to_owned());
    assert_eq!(
        session.run(previous, &plain()).release.version,
        version("0.3.0")
    );
}

#[test]
fn a_crate_of_a_generator_that_left_no_lock_has_a_version_before_all_the_same() {
    let start = first(&plain()).next(&description("2", REQUIRED, ""));
    let previous = Previous {
        lock: Left::Never,
        description: Left::Never,
        settings: Left::Never,
        ..start.left()
    };
    let (run, warnings) = Session::default().run_and_warn(previous, &plain());
    assert_eq!(run.release.version, version("0.3.0"));
    assert!(
        warnings[0].contains("is missing") && warnings[0].contains("0.2.0"),
        "{warnings:?}"
    );
    assert_eq!(run.next(&plain()).release.step, Step::Same);
}

#[test]
fn what_is_only_received_is_shown_as_tests_make_it() {
    let chat = |required: &str| {
        let fields = "properties: {id: {type: integer}, name: {type: string}}";
        let schema = format!("required: [{required}], {fields}");
        plain().replace("properties: {id: {type: integer}}", &schema)
    };
    let run = first(&chat("id")).next(&chat("id, name"));
    let log = run.changelog();
    let (before, now) = (log.find("Chat::new(1)"), log.find("Chat::new(1, \"text\")"));
    assert!(before < now && before.is_some(), "{log}");
}

#[test]
fn a_description_that_changed_since_a_record_that_is_lost_breaks_code() {
    let start = first(&plain());
    let mut previous = start.left();
    previous.description = Left::Edited("nonsense".to_owned());
    let session = Session::default();
    let (same, warnings) = session.run_and_warn(previous.clone(), &plain());
    assert_eq!(same.files, start.files);
    assert!(
        warnings[0].contains("not what was recorded"),
        "{warnings:?}"
    );
    let run = session.run(previous, &description("1", LIMIT, ""));
    assert_eq!(run.release.version, version("0.2.0"));
    assert!(run.changelog().contains("it is not known what changed"));
}

#[test]
fn a_changelog_that_is_gone_begins_anew() {
    let start = first(&plain());
    let mut previous = start.left();
    previous.changelog = None;
    let run = Session::default().run(previous, &plain());
    assert_eq!(run.files, start.files);
}

#[test]
fn nothing_of_a_description_becomes_markdown_of_the_changelog() {
    let hostile = "x\n## [9.9.9]\n</details><b>`` ` ";
    let quoted = serde_json::to_string(hostile).unwrap();
    let evil = |rest: &str| {
        plain()
            .replace("version: '1'", &format!("version: {quoted}"))
            .replace("tags: [chats]", &format!("tags: [{quoted}]"))
            .replace("operationId: getChats", &format!("operationId: {quoted}"))
            .replace(
                "{id: {type: integer}}",
                &format!("{{{quoted}: {{type: {rest}}}}}"),
            )
    };
    let run = first(&evil("integer")).next(&evil("string"));
    assert_eq!(run.release.version, version("0.2.0"));
    let log = run.changelog();
    let headings: Vec<_> = log.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## [0.2.0]", "## [0.1.0]"], "{log}");
    // Outside of code, that is.
    assert!(
        !log.lines()
            .any(|line| line.trim_start().starts_with("</details>")),
        "{log}"
    );
}

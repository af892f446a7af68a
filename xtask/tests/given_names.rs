//! Names are given once: what is still there is called as before, whatever comes beside it.

use std::path::Path;

use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::diff::{self, ChangeKind, Side};
use xtask::ir;
use xtask::rust::{self, Crate, GivenNames};
use xtask::spec::Input;
use xtask::spec::select::UnusedTypes;

/// A description, and settings.
struct Version<'a> {
    description: &'a str,
    settings: &'a str,
}

/// What is made of it.
struct Made {
    api: ir::Api,
    krate: Crate,
    config: Config,
}

fn make(version: &Version<'_>, given: &GivenNames) -> Made {
    let name = Some("shop".parse().unwrap());
    let mut config = Config::parse(Path::new("a.toml"), version.settings, name).unwrap();
    config.selection.unused_types = UnusedTypes::Kept;
    let mut sink = Sink::default();
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{}",
        version.description
    );
    let Ok((_, api)) = xtask::meaning(Input::text("a.yaml", text), &config, &mut sink) else {
        panic!("{}", diagnostics::render(&sink, false));
    };
    let krate = rust::plan(&api, &config, given, &mut sink);
    assert!(
        sink.checkpoint().is_ok(),
        "{}",
        diagnostics::render(&sink, false)
    );
    Made { api, krate, config }
}

/// The names that changed between two versions, the second of which knows those of the first or not.
fn changed(old: &Version<'_>, new: &Version<'_>, knows: bool) -> Vec<String> {
    let old = make(old, &GivenNames::default());
    let given = GivenNames::of(&old.krate, &old.config.renames);
    let new = make(new, &if knows { given } else { GivenNames::default() });
    let side = |api, krate| Side { api, krate };
    let changes = diff::compare(side(&old.api, &old.krate), side(&new.api, &new.krate));
    changes
        .into_iter()
        .filter(|change| change.kind == ChangeKind::RustNameChanged)
        .map(|change| {
            let detail = change.detail.unwrap();
            format!("{} -> {}", detail.old, detail.new)
        })
        .collect()
}

const OK: &str = "responses: {'204': {description: d}}";

fn schemas(schemas: &str) -> String {
    format!("paths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n")
}

fn object(fields: &str) -> String {
    schemas(&format!("M: {{type: object, properties: {{{fields}}}}}"))
}

/// Operations, `get` each, by path: what they are called, and what else they say.
fn operations(operations: &[(&str, &str, &str)]) -> String {
    let paths = operations
        .iter()
        .map(|(path, id, rest)| format!("  {path}: {{get: {{operationId: {id}, {rest}}}}}\n"));
    format!("paths:\n{}", paths.collect::<Vec<_>>().concat())
}

fn parameters(names: &[&str]) -> String {
    let parameters = names.iter();
    let parameters: Vec<String> = parameters
        .map(|name| format!("{{in: query, name: {name}, schema: {{type: string}}}}"))
        .collect();
    let rest = format!("parameters: [{}], {OK}", parameters.join(", "));
    operations(&[("/a", "a", &rest)])
}

fn keys(names: &[&str]) -> String {
    let keys = names.iter();
    let keys: Vec<String> = keys
        .map(|name| format!("{name}: {{type: apiKey, in: header, name: K}}"))
        .collect();
    let keys = keys.join(", ");
    format!("paths: {{}}\ncomponents: {{securitySchemes: {{{keys}}}}}\n")
}

fn servers(urls: &[&str]) -> String {
    let servers: Vec<String> = urls.iter().map(|url| format!("{{url: '{url}'}}")).collect();
    format!("paths: {{}}\nservers: [{}]\n", servers.join(", "))
}

/// Answers of which one is an error with such a body.
fn error(body: &str) -> String {
    format!(
        "responses: {{'204': {{description: d}}, '400': {{description: d, content: {{application/json: {{schema: {{type: {body}}}}}}}}}}}"
    )
}

/// Something comes that would take the name of what is there, and comes before it.
fn takeovers() -> Vec<(&'static str, String, String)> {
    let [text, number] = ["string", "integer"].map(error);
    let two = "responses: {'200': {description: d, content: {application/json: {schema: {type: string}}}}, '204': {description: d}}";
    let [one_tag, other_tag] = ["my chats", "my-chats"].map(|tag| format!("tags: ['{tag}'], {OK}"));
    vec![
        (
            "a type",
            schemas("ChatInfo: {type: object}"),
            schemas("chat_info: {type: object}, ChatInfo: {type: object}"),
        ),
        (
            "a field",
            object("orderId: {type: string}"),
            object("order_id: {type: string}, orderId: {type: string}"),
        ),
        (
            "a variant",
            schemas("S: {type: string, enum: [IN_WORK]}"),
            schemas("S: {type: string, enum: [inWork, IN_WORK]}"),
        ),
        (
            "a variant of numbers",
            schemas("S: {type: integer, enum: [1], x-enum-varnames: [First]}"),
            schemas("S: {type: integer, enum: [0, 1], x-enum-varnames: [first, First]}"),
        ),
        (
            "a parameter",
            parameters(&["pageToken"]),
            parameters(&["page_token", "pageToken"]),
        ),
        (
            "an operation",
            operations(&[("/b", "getChats", OK)]),
            operations(&[("/a", "get_chats", OK), ("/b", "getChats", OK)]),
        ),
        (
            "a group",
            operations(&[("/b", "b", &one_tag)]),
            operations(&[("/a", "a", &other_tag), ("/b", "b", &one_tag)]),
        ),
        (
            "the error of a group",
            operations(&[("/b", "b", &text)]),
            operations(&[("/a", "a", &number), ("/b", "b", &text)]),
        ),
        (
            "an answer",
            operations(&[("/b", "b", two)]),
            operations(&[("/a", "bAnswer", OK), ("/b", "b", two)]),
        ),
        (
            "a way to authenticate",
            keys(&["apiKey"]),
            keys(&["api_key", "apiKey"]),
        ),
        (
            "a server",
            servers(&["https://b.example", "https://c.example"]),
            servers(&[
                "https://a.example",
                "https://b.example",
                "https://c.example",
            ]),
        ),
    ]
}

#[test]
fn what_is_there_keeps_its_name_whatever_comes_before_it() {
    for (what, old, new) in takeovers() {
        let [old, new] = [&old, &new].map(|description| Version {
            description,
            settings: "",
        });
        assert_ne!(changed(&old, &new, false), [""; 0], "{what} shows nothing");
        assert_eq!(changed(&old, &new, true), [""; 0], "{what}");
    }
}

#[test]
fn what_came_first_keeps_its_number_when_the_other_is_gone() {
    for (what, alone, both) in takeovers() {
        let [both, alone] = [&both, &alone].map(|description| Version {
            description,
            settings: "",
        });
        assert_eq!(changed(&both, &alone, true), [""; 0], "{what}");
    }
}

const TWO: &str = "paths: {}\ncomponents: {schemas: {A: {type: object}, B: {type: object}}}\n";

#[test]
fn a_name_that_the_settings_choose_goes_before_the_one_that_was_given() {
    let old = Version {
        description: TWO,
        settings: "",
    };
    let new = Version {
        description: TWO,
        settings: "[rename.types]\nA = 'Chosen'",
    };
    assert_eq!(changed(&old, &new, true), ["A -> Chosen"]);
    // Nothing is left of the choice when it is taken back.
    assert_eq!(changed(&new, &old, true), ["Chosen -> A"]);
}

#[test]
fn a_name_that_the_settings_choose_for_another_thing_gives_way() {
    let description = "paths: {}\ncomponents: {schemas: {chat: {type: object}, Chat: {type: object}, Talk: {type: object}}}\n";
    let old = Version {
        description,
        settings: "",
    };
    let new = Version {
        description,
        settings: "[rename.types]\nTalk = 'Chat2'",
    };
    let mut names = changed(&old, &new, true);
    names.sort();
    assert_eq!(names, ["Chat2 -> Chat3", "Talk -> Chat2"]);
}

#[test]
fn what_follows_from_a_chosen_name_follows_it() {
    let description = format!("paths: {{/a: {{get: {{operationId: getA, {OK}}}}}}}\n");
    let [old, new] = ["", "[rename.operations]\ngetA = 'list_a'"].map(|settings| Version {
        description: &description,
        settings,
    });
    let old = make(&old, &GivenNames::default());
    let given = GivenNames::of(&old.krate, &old.config.renames);
    let new = make(&new, &given);
    let operation = &new.krate.groups[0].operations[0];
    assert_eq!(operation.call.to_string(), "ListA");
    assert_eq!(operation.mocking.method.to_string(), "list_a");
}

#[test]
fn a_setter_that_sends_null_and_further_properties_keep_their_names() {
    let patch = |fields: &str| {
        format!(
            "paths: {{/a: {{put: {{operationId: a, {OK}, requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/M'}}}}}}}}}}}}}}\ncomponents: {{schemas: {{M: {{type: object, additionalProperties: {{type: string}}, properties: {{{fields}}}}}}}}}\n"
        )
    };
    let old = patch("a: {type: string, nullable: true}");
    let new = patch(
        "a_null: {type: string}, additional_properties: {type: string}, a: {type: string, nullable: true}",
    );
    let [old, new] = [&old, &new].map(|description| Version {
        description,
        settings: "",
    });
    let names = |made: &Made| {
        let rust::ModelKind::Struct(model) = &made.krate.models[0].kind else {
            panic!("M is a struct");
        };
        let field = model
            .fields
            .iter()
            .find(|field| field.wire.0 == "a")
            .unwrap();
        let further = model.additional.as_ref().unwrap();
        [
            field.null_setter.as_ref().unwrap().to_string(),
            further.ident.to_string(),
        ]
    };
    let old = make(&old, &GivenNames::default());
    let given = GivenNames::of(&old.krate, &old.config.renames);
    assert_ne!(names(&make(&new, &GivenNames::default())), names(&old));
    assert_eq!(names(&make(&new, &given)), names(&old));
}

#[test]
fn a_second_plan_is_the_same_as_the_first() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let text = std::fs::read_to_string(root.join("spec/chats.yaml")).unwrap();
    let description = text.split_once("paths:").unwrap().1;
    let description = format!("paths:{description}");
    let version = Version {
        description: &description,
        settings: "",
    };
    let first = make(&version, &GivenNames::default());
    let given = GivenNames::of(&first.krate, &first.config.renames);
    let second = make(&version, &given);
    assert_eq!(format!("{:?}", first.krate), format!("{:?}", second.krate));
    assert_eq!(given, GivenNames::of(&second.krate, &second.config.renames));
}

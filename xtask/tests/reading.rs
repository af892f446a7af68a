//! The binary on descriptions of many files: what is read and what is not, and which operations are wanted.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const ROOT: &str = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /chats: {$ref: paths/chats.yaml}
  /orders: {$ref: paths/orders.yaml}
";
const CHATS: &str = "get:
  tags: [chats]
  operationId: getChats
  responses:
    '200': {description: All., content: {application/json: {schema: {$ref: ../schemas/Chat.json}}}}
";
const ORDERS: &str = "get:
  tags: [orders]
  operationId: getOrders
  responses:
    '200': {description: All., content: {application/json: {schema: {$ref: ../../types/Order.yaml}}}}
";
const CHAT: &str =
    "\u{feff}{\"type\": \"object\", \"properties\": {\"text\": {\"type\": \"string\"}}}";
const ORDER: &str = "type: object\nproperties: {number: {type: string}}\n";

/// A folder with a description in `shop/`, and a file beside that folder.
struct Workspace {
    root: tempfile::TempDir,
}

impl Workspace {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let workspace = Self { root };
        for folder in ["shop/paths", "shop/schemas", "types"] {
            fs::create_dir_all(workspace.path(folder)).unwrap();
        }
        for (path, text) in [
            ("shop/openapi.yaml", ROOT),
            ("shop/paths/chats.yaml", CHATS),
            ("shop/paths/orders.yaml", ORDERS),
            ("shop/schemas/Chat.json", CHAT),
            ("types/Order.yaml", ORDER),
        ] {
            fs::write(workspace.path(path), text).unwrap();
        }
        workspace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn run(&self, command: &str, arguments: &[&str]) -> Output {
        self.run_in(".", "shop/openapi.yaml", command, arguments)
    }

    fn run_in(&self, folder: &str, spec: &str, command: &str, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args([command, "--spec", spec])
            .args(arguments)
            .current_dir(self.path(folder))
            .output()
            .unwrap()
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_reference_out_of_the_folder_is_followed_if_that_is_allowed() {
    let workspace = Workspace::new();
    let refused = workspace.run("bundle", &[]);
    assert_eq!(refused.status.code(), Some(2));
    insta::assert_snapshot!(stderr(&refused));
    assert_eq!(stdout(&refused), "");
    let allowed = workspace.run("bundle", &["--allow-refs-outside"]);
    assert_eq!(allowed.status.code(), Some(0), "{}", stderr(&allowed));
    insta::assert_snapshot!(stdout(&allowed));
}

#[test]
fn a_reference_out_of_the_folder_and_back_is_followed_and_its_file_is_one() {
    let workspace = Workspace::new();
    let orders = ORDERS.replace("../../types/Order.yaml", "../../shop/schemas/Chat.json");
    fs::write(workspace.path("shop/paths/orders.yaml"), orders).unwrap();
    for (folder, spec) in [(".", "shop/openapi.yaml"), ("shop", "openapi.yaml")] {
        let bundled = workspace.run_in(folder, spec, "bundle", &["--format", "json"]);
        assert_eq!(stderr(&bundled), "");
        let document: serde_json::Value = serde_json::from_str(&stdout(&bundled)).unwrap();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        assert_eq!(schemas.keys().collect::<Vec<_>>(), ["Chat"]);
    }
}

#[cfg(unix)]
#[test]
fn a_way_out_and_back_that_ends_in_a_link_out_of_the_folder_is_outside() {
    let workspace = Workspace::new();
    let orders = ORDERS.replace("../../types/", "../../shop/schemas/");
    fs::write(workspace.path("shop/paths/orders.yaml"), orders).unwrap();
    let link = workspace.path("shop/schemas/Order.yaml");
    std::os::unix::fs::symlink(workspace.path("types/Order.yaml"), &link).unwrap();
    let refused = stderr(&workspace.run("bundle", &[]));
    assert!(refused.contains("error[reference-outside]"), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_outside_and_one_within_is_not() {
    let workspace = Workspace::new();
    let orders = ORDERS.replace("../../types", "../schemas");
    fs::write(workspace.path("shop/paths/orders.yaml"), orders).unwrap();
    let link = workspace.path("shop/schemas/Order.yaml");
    std::os::unix::fs::symlink(workspace.path("types/Order.yaml"), &link).unwrap();
    let refused = workspace.run("bundle", &[]);
    assert!(
        stderr(&refused).contains("error[reference-outside]"),
        "{}",
        stderr(&refused)
    );
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("Chat.json", &link).unwrap();
    let followed = workspace.run("bundle", &[]);
    assert_eq!(followed.status.code(), Some(0), "{}", stderr(&followed));
}

#[cfg(unix)]
#[test]
fn the_references_of_a_root_that_is_a_link_are_relative_to_its_file() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::new();
    let orders = ORDERS.replace("../../types/Order.yaml", "../schemas/Chat.json");
    fs::write(workspace.path("shop/paths/orders.yaml"), orders).unwrap();
    fs::create_dir_all(workspace.path("clients/paths")).unwrap();
    symlink("../shop/openapi.yaml", workspace.path("clients/shop.yaml")).unwrap();
    symlink("shop.yaml", workspace.path("clients/again.yaml")).unwrap();
    let bundle = |spec| workspace.run_in(".", spec, "bundle", &[]);
    let direct = stdout(&bundle("shop/openapi.yaml"));
    assert!(direct.contains("/orders"));
    for link in ["clients/shop.yaml", "clients/again.yaml"] {
        let linked = bundle(link);
        assert_eq!(stderr(&linked), "");
        assert_eq!(stdout(&linked), direct);
    }
    // What is beside the link is no part of the description, and a link is no way to it.
    let orders = workspace.path("shop/paths/orders.yaml");
    fs::rename(&orders, workspace.path("clients/paths/orders.yaml")).unwrap();
    insta::assert_snapshot!(stderr(&bundle("clients/shop.yaml")));
    symlink("../../clients/paths/orders.yaml", &orders).unwrap();
    let outside = stderr(&bundle("clients/shop.yaml"));
    assert!(outside.contains("error[reference-outside]"), "{outside}");
}

#[test]
fn a_description_in_the_network_is_to_be_downloaded_first() {
    let workspace = Workspace::new();
    let refused = workspace.run_in(".", "https://shop.example/openapi.yaml", "bundle", &[]);
    assert_eq!(
        stderr(&refused),
        "error: `https://shop.example/openapi.yaml` is not read: there is no such file\n  \
         help: nothing is read from the network: download it, and name the file\n"
    );
}

#[cfg(unix)]
#[test]
fn a_root_that_is_a_link_to_nothing_is_told_by_its_name() {
    let workspace = Workspace::new();
    std::os::unix::fs::symlink("nowhere.yaml", workspace.path("link.yaml")).unwrap();
    let missing = stderr(&workspace.run_in(".", "link.yaml", "bundle", &[]));
    assert_eq!(
        missing,
        "error: `link.yaml` is not read: there is no such file\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_no_file_and_a_file_without_end_is_not_read_to_it() {
    let workspace = Workspace::new();
    let orders = ORDERS.replace("../../types/Order.yaml", "/dev/zero");
    fs::write(workspace.path("shop/paths/orders.yaml"), orders).unwrap();
    let device = workspace.run("bundle", &["--allow-refs-outside"]);
    assert!(
        stderr(&device).contains("is not a file"),
        "{}",
        stderr(&device)
    );

    let huge = fs::File::create(workspace.path("shop/huge.yaml")).unwrap();
    huge.set_len(1 << 40).unwrap();
    let orders = ORDERS.replace("../../types/Order.yaml", "../huge.yaml");
    fs::write(workspace.path("shop/paths/orders.yaml"), orders).unwrap();
    let refused = workspace.run("bundle", &[]);
    assert!(
        stderr(&refused).contains("error[too-large]"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn the_faults_of_what_is_not_wanted_are_of_no_matter() {
    let workspace = Workspace::new();
    for choice in [
        ["--tag", "chats"],
        ["--operation", "getChats"],
        ["--path", "/chat*"],
    ] {
        let bundled = workspace.run("bundle", &[&choice[..], &["--format", "json"]].concat());
        assert_eq!(stderr(&bundled), "");
        let document: serde_json::Value = serde_json::from_str(&stdout(&bundled)).unwrap();
        assert!(document["paths"]["/chats"].is_object());
        assert!(document["paths"]["/orders"].is_null());
    }
}

#[test]
fn what_no_description_may_have_is_of_matter_only_where_it_is_wanted() {
    let workspace = Workspace::new();
    let write = |path, text: &str| fs::write(workspace.path(path), text).unwrap();
    let chats = CHATS.replace("'200': {", "'200': {x-a: !here a, ");
    let more =
        "delete:\n  tags: [orders]\n  x-a: !away a\n  responses: {'204': {description: None.}}\n";
    write("shop/paths/chats.yaml", &format!("{chats}{more}"));
    let orders = ORDERS.replace("../../types/Order.yaml", "../schemas/Order.yaml");
    write(
        "shop/paths/orders.yaml",
        &format!("{orders}  <<: 1\n  [list]: a\n"),
    );
    write("shop/schemas/Order.yaml", "type: !away string\n");
    let in_root =
        "  /old: {get: {tags: [old], x-a: !away a, responses: {'204': {description: None.}}}}\n";
    write(
        "shop/openapi.yaml",
        &format!("{ROOT}  /again: {{$ref: paths/chats.yaml}}\n{in_root}"),
    );

    for choice in [["--tag", "chats"], ["--path", "/chats"]] {
        let report = stderr(&workspace.run("bundle", &choice));
        assert!(
            report.contains("the tag `!here` has no meaning"),
            "{report}"
        );
        assert_eq!(
            report.contains("`!away`"),
            choice[0] == "--path",
            "{report}"
        );
        assert!(!report.contains("wrong-shape"), "{report}");
    }
    let report = stderr(&workspace.run("bundle", &[]));
    assert_eq!(report.matches("the tag `!here`").count(), 1, "{report}");
    assert_eq!(report.matches("the tag `!away`").count(), 3, "{report}");
    assert_eq!(report.matches("error[wrong-shape]").count(), 2, "{report}");
    assert!(report.contains("\n6 errors\n"), "{report}");
}

#[test]
fn an_overlay_mends_what_no_description_may_have() {
    let workspace = Workspace::new();
    let orders = "get: {tags: [orders], x-a: !here a, responses: {'204': {description: None.}}}\n";
    fs::write(workspace.path("shop/paths/orders.yaml"), orders).unwrap();
    let report = stderr(&workspace.run("bundle", &[]));
    assert!(
        report.contains("the tag `!here` has no meaning"),
        "{report}"
    );
    let overlay = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions: [{target: \"$.paths['/orders'].get\", update: {x-a: b}}]\n";
    fs::write(workspace.path("overlay.yaml"), overlay).unwrap();
    let mended = workspace.run("bundle", &["--overlay", "overlay.yaml"]);
    assert_eq!(stderr(&mended), "");
}

#[test]
fn a_choice_is_part_of_the_command_that_mends() {
    let workspace = Workspace::new();
    let choice = ["--out", "out", "--name", "shop", "--tag", "chats"];
    let checked = workspace.run("codegen", &[&choice[..], &["--check"]].concat());
    assert_eq!(checked.status.code(), Some(1));
    let command = "--spec shop/openapi.yaml --out out --name shop --tag chats`";
    assert!(stderr(&checked).contains(command), "{}", stderr(&checked));
    assert_eq!(workspace.run("codegen", &choice).status.code(), Some(0));
    let checked = workspace.run("codegen", &[&choice[..], &["--check"]].concat());
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    assert!(workspace.path("out/src/models/chat.rs").exists());
    assert!(!workspace.path("out/src/models/order.rs").exists());
}

#[test]
fn the_settings_beside_a_description_can_choose_and_the_command_line_goes_first() {
    let workspace = Workspace::new();
    let settings =
        "[package]\nname = 'shop'\n[select]\ntags = ['orders']\n[skip]\npaths = ['/orders']\n";
    fs::write(workspace.path("shop/client.toml"), settings).unwrap();
    let nothing = stdout(&workspace.run("inspect", &["--stage", "ir"]));
    assert!(!nothing.contains("operation"), "{nothing}");
    let chats = stdout(&workspace.run("inspect", &["--stage", "ir", "--tag", "chats"]));
    assert!(chats.contains("operation getChats"), "{chats}");
}

#[test]
fn a_bundle_means_what_the_files_mean() {
    let workspace = Workspace::new();
    let bundled = workspace.run("bundle", &["--tag", "chats"]);
    fs::write(workspace.path("shop/bundled.yaml"), &bundled.stdout).unwrap();
    let ir = |spec: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["inspect", "--stage", "ir", "--tag", "chats", "--spec", spec]);
        let output = command.current_dir(workspace.root.path()).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    assert_eq!(ir("shop/bundled.yaml"), ir("shop/openapi.yaml"));
}

#[test]
fn what_a_bundle_cannot_say_is_told() {
    let workspace = Workspace::new();
    let response = "{description: d, content: {application/json: {schema: {type: array, prefixItems: [{type: string}, {type: integer}]}}}}";
    let description = format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{/a: {{get: {{responses: {{'200': {response}}}}}}}}}\n"
    );
    fs::write(workspace.path("shop/openapi.yaml"), description).unwrap();
    let bundled = workspace.run("bundle", &[]);
    assert_eq!(bundled.status.code(), Some(0));
    let report = stderr(&bundled);
    assert!(report.contains("warning[tuple-unsupported]"), "{report}");
    assert!(report.contains("is not in the bundle"), "{report}");
}

const PARTLY_SUPPORTED: &str = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /chats:
    get: {operationId: getChats, responses: {default: {description: All.}}}
    post: {operationId: addChat, requestBody: {$ref: '#/components/requestBodies/Xml'}, responses: {default: {description: Added.}}}
  /orders:
    post: {operationId: addOrder, requestBody: {$ref: '#/components/requestBodies/Xml'}, responses: {default: {description: Added.}}}
components:
  requestBodies:
    Xml: {content: {application/xml: {schema: {type: object}}}}
";

#[test]
fn a_bundle_is_without_what_is_not_supported_if_that_is_asked_for() {
    let workspace = Workspace::new();
    fs::write(workspace.path("shop/openapi.yaml"), PARTLY_SUPPORTED).unwrap();
    let whole = workspace.run("bundle", &[]);
    assert_eq!(whole.status.code(), Some(0), "{}", stderr(&whole));
    assert!(stdout(&whole).contains("addOrder"));
    let part = workspace.run("bundle", &["--skip-unsupported"]);
    assert_eq!(part.status.code(), Some(0), "{}", stderr(&part));
    assert_eq!(stderr(&part).matches("operation-left-out").count(), 2);
    insta::assert_snapshot!(stdout(&part));
}

#[test]
fn a_client_of_which_nothing_is_left_is_not_made() {
    let workspace = Workspace::new();
    let first = PARTLY_SUPPORTED
        .lines()
        .filter(|line| !line.contains("getChats"));
    let none: String = first.flat_map(|line| [line, "\n"]).collect();
    fs::write(workspace.path("shop/openapi.yaml"), none).unwrap();
    for command in ["bundle", "codegen"] {
        let arguments: &[&str] = match command {
            "codegen" => &["--skip-unsupported", "--name", "shop", "--out", "client"],
            _ => &["--skip-unsupported"],
        };
        let made = workspace.run(command, arguments);
        assert_eq!(made.status.code(), Some(2));
        assert_eq!(stdout(&made), "");
        let report = stderr(&made);
        assert!(
            report.contains("error[nothing-selected]: no operation is left"),
            "{report}"
        );
    }
    assert!(!workspace.path("client").exists());
}

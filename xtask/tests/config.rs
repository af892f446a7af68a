//! The configuration: what is read, and what the messages say.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use xtask::config::{Config, ConfigError, OwnFeature};
use xtask::diagnostics::Sink;
use xtask::spec::Input;

#[test]
fn everything_that_can_be_said_is_read() {
    let config = parse(
        r#"
        [package]
        name = "petstore-client"
        version = "1.2.3-beta.1"
        description = "A client"
        license = "MIT OR Apache-2.0"
        keywords = ["pets", "api-client"]
        categories = ["api-bindings"]
        repository = "https://example.com/repository"
        authors = ["A <a@example.com>"]
        [operations]
        read-only = ["searchPets"]
        [paging.searchPets]
        token-parameter = "page_token"
        next-token = "paging.next"
        items = "pets"
        [rename.operations]
        searchPets = "search"
        [rename.fields."Pet.owner"]
        fullName = "name"
        [formats.uuid]
        type = "uuid::Uuid"
        dependency = { name = "uuid", version = "1", features = ["serde"], default-features = false }
        "#,
    )
    .unwrap();
    assert_eq!(config.package.name.as_str(), "petstore-client");
    assert_eq!(config.package.version.to_string(), "1.2.3-beta.1");
    assert_eq!(config.operations.read_only[0].get_ref(), "searchPets");
    assert_eq!(config.paging["searchPets"].items.get_ref(), "pets");
    let renames = &config.renames;
    assert_eq!(renames.operations["searchPets"].get_ref(), "search");
    assert_eq!(renames.fields["Pet.owner"]["fullName"].get_ref(), "name");
    let uuid = &config.formats["uuid"];
    assert_eq!(uuid.ty.to_string(), "uuid::Uuid");
    let dependency = uuid.dependency.as_ref().unwrap().get_ref();
    assert_eq!(dependency.name.as_str(), "uuid");
    assert_eq!(dependency.version.as_str(), "1");
    assert_eq!(dependency.features[0].as_str(), "serde");
    assert_eq!(dependency.default_features, Some(false));
}

#[test]
fn a_given_name_goes_before_the_one_in_the_file() {
    let text = "[package]\nname = \"one\"";
    let config = Config::parse(Path::new("x.toml"), text, Some("two".parse().unwrap())).unwrap();
    assert_eq!(config.package.name.as_str(), "two");
}

#[test]
fn an_unknown_key_is_refused_with_those_that_are_known() {
    assert_snapshot!(refuse("[package]\nname = \"a\"\nlicence = \"MIT\""), @r#"
    `spec/chats.toml` is not a valid configuration
    TOML parse error at line 3, column 1
      |
    3 | licence = "MIT"
      | ^^^^^^^
    unknown field `licence`, expected one of `name`, `version`, `description`, `license`, `keywords`, `categories`, `repository`, `homepage`, `documentation`, `authors`
      help: did you mean `license`?
    "#);
    assert_snapshot!(refuse("[package]\nname = \"a\"\n[operations]\nraed-olny = []"), @r#"
    `spec/chats.toml` is not a valid configuration
    TOML parse error at line 4, column 1
      |
    4 | raed-olny = []
      | ^^^^^^^^^
    unknown field `raed-olny`, expected one of `read-only`, `idempotent`, `unsafe`
      help: did you mean `read-only`?
    "#);
    assert_snapshot!(refuse("[package]\nname = \"a\"\n[rename.type]\n"), @r#"
    `spec/chats.toml` is not a valid configuration
    TOML parse error at line 3, column 9
      |
    3 | [rename.type]
      |         ^^^^
    unknown field `type`, expected one of `operations`, `groups`, `types`, `fields`, `variants`, `parameters`
      help: did you mean `types`?
    "#);
    assert_snapshot!(refuse("[package]\nname = \"a\"\n[nothing]\n"), @r#"
    `spec/chats.toml` is not a valid configuration
    TOML parse error at line 3, column 2
      |
    3 | [nothing]
      |  ^^^^^^^
    unknown field `nothing`, expected one of `package`, `select`, `skip`, `operations`, `paging`, `rename`, `formats`, `overlays`, `extras`
    "#);
    assert_snapshot!(refuse("[package]\nname = \"a\"\n[operation]\n"), @r#"
    `spec/chats.toml` is not a valid configuration
    TOML parse error at line 3, column 2
      |
    3 | [operation]
      |  ^^^^^^^^^
    unknown field `operation`, expected one of `package`, `select`, `skip`, `operations`, `paging`, `rename`, `formats`, `overlays`, `extras`
      help: did you mean `operations`?
    "#);
}

#[test]
fn a_key_of_the_package_that_stands_outside_of_its_table_is_told_where_it_belongs() {
    for key in ["name", "license", "documentation"] {
        let refused = refuse(&format!("{key} = \"a\""));
        let help = format!("\n  help: write `{key}` under `[package]`");
        assert!(refused.ends_with(&help), "{refused}");
    }
    let elsewhere = refuse("[package]\nname = \"a\"\n[operations]\nname = []");
    assert!(!elsewhere.contains("under `[package]`"), "{elsewhere}");
}

#[test]
fn a_bad_value_is_refused_with_its_line_and_the_rule() {
    for (value, rule) in [
        ("name = \"1st\"", "must start with an ASCII letter"),
        (
            "name = \"naïve\"",
            "ASCII letters, digits, `-` and `_` only",
        ),
        ("name = \"match\"", "is a keyword of Rust"),
        ("name = \"std\"", "is reserved"),
        ("name = \"\"", "must start with an ASCII letter"),
        ("license = \"Beer\"", "SPDX"),
        ("keywords = [\"a b\"]", "is not a keyword"),
        (
            "keywords = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]",
            "at most 5",
        ),
        ("repository = \"example.com\"", "https://"),
    ] {
        let message = refuse(&format!("[package]\n{value}"));
        assert!(
            message.contains(rule) && message.contains("line 2"),
            "{message}"
        );
    }
    assert_snapshot!(refuse("[package]\nname = \"a\"\nversion = \"LATEST\""), @r#"
    `spec/chats.toml` is not a valid configuration
    TOML parse error at line 3, column 11
      |
    3 | version = "LATEST"
      |           ^^^^^^^^
    `LATEST` is not a version, such as `1.0.0`: unexpected character 'L' while parsing major version number
    "#);
}

#[test]
fn the_path_of_a_type_is_nothing_but_names() {
    for path in [
        "uuid::Uuid",
        "u64",
        "std::net::IpAddr",
        "a::b::C<d::E, u8>",
        "fixed::Decimal<fixed::Point<u8>>",
    ] {
        let config = parse(&format!(
            "[package]\nname = \"a\"\n[formats.x]\ntype = \"{path}\""
        ))
        .unwrap();
        assert_eq!(config.formats["x"].ty.to_string(), path);
    }
    for path in [
        "",
        "Uuid",
        "crate::models::Pet",
        "self::A",
        "super::A",
        "::uuid::Uuid",
        "<u8 as a::B>::C",
        "a::B<'static>",
        "a::B<3>",
        "a::B<{ panic!() }>",
        "a::B<dyn a::C>",
        "a::B(u8) -> u8",
        "&a::B",
        "(a::B, a::C)",
        "[a::B; 2]",
        "impl a::B",
        "a::b!()",
        "a::B; fn main() {}",
        "a::Ärger",
        "a::r#type",
    ] {
        let text = format!("[package]\nname = \"a\"\n[formats.x]\ntype = \"{path}\"");
        let message = refuse(&text);
        assert!(message.contains("line 4"), "{path}: {message}");
    }
    assert_snapshot!(refuse("[package]\nname = \"a\"\n[formats.uuid]\ntype = \"Uuid\""), @r#"
    `spec/chats.toml` is not a valid configuration
    TOML parse error at line 4, column 8
      |
    4 | type = "Uuid"
      |        ^^^^^^
    `Uuid` has no crate before it, as `uuid::Uuid` has
    "#);
}

#[test]
fn a_dependency_is_one_that_cargo_takes() {
    for (line, rule) in [
        ("name = \"a b\", version = \"1\"", "name of a crate"),
        ("name = \"a\", version = \"new\"", "not a version"),
        (
            "name = \"a\", version = \"1\", features = [\"dep:b\"]",
            "name of a feature",
        ),
        ("name = \"a\"", "missing field `version`"),
        (
            "name = \"a\", version = \"1\", git = \"https://example.com\"",
            "unknown field `git`",
        ),
    ] {
        let message = refuse(&format!(
            "[package]\nname = \"a\"\n[formats.x]\ntype = \"a::B\"\ndependency = {{ {line} }}"
        ));
        assert!(
            message.contains(rule) && message.contains("line 5"),
            "{message}"
        );
    }
}

#[test]
fn a_crate_without_a_name_is_refused() {
    assert_snapshot!(refuse("[package]\nversion = \"1.0.0\""), @r#"
    the crate has no name
      help: give one with `--name`, or write it to `spec/chats.toml`:

        [package]
        name = "my-client"
    "#);
    let missing = Config::read(Path::new("nowhere/spec.yaml"), None, None);
    assert!(matches!(missing, Err(ConfigError::NoName { .. })));
}

#[test]
fn a_configuration_that_was_named_must_be_there() {
    let missing = Config::read(
        Path::new("spec.yaml"),
        Some(Path::new("nowhere.toml")),
        None,
    );
    assert!(matches!(missing, Err(ConfigError::Refused { .. })));
}

#[test]
fn extra_files_are_read_in_order_and_relative_to_the_configuration() {
    let folder = extras();
    let config = Config::read(&folder.path().join("spec.yaml"), None, None).unwrap();
    let paths: Vec<_> = config
        .extras
        .iter()
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(paths, ["README.md", "examples/a.rs", "examples/b.rs"]);
}

#[test]
fn cargo_is_told_what_the_examples_need() {
    let manifest = |settings: &str| {
        let folder = extras();
        fs::create_dir(folder.path().join("extra/examples/long")).unwrap();
        for path in [
            "examples/long/main.rs",
            "examples/long/part.rs",
            "examples/notes.md",
        ] {
            fs::write(folder.path().join("extra").join(path), "text\n").unwrap();
        }
        let config = folder.path().join("spec.toml");
        let text = fs::read_to_string(&config).unwrap();
        fs::write(&config, text + settings).unwrap();
        let config = Config::read(&folder.path().join("spec.yaml"), None, None).unwrap();
        let text = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n";
        let input = Input::text("spec.yaml", text);
        let made = xtask::generate(input, &config, &mut Sink::default()).unwrap();
        let manifest = made
            .files
            .into_iter()
            .find(|file| file.path == "Cargo.toml");
        manifest.unwrap().contents
    };
    let told = manifest("example-features = [\"mock\", \"native-tls\"]\n");
    let features = "required-features = [\"mock\", \"native-tls\"]\n";
    for name in ["a", "b", "long"] {
        let example = format!("\n[[example]]\nname = \"{name}\"\n{features}");
        assert!(told.contains(&example), "{told}");
    }
    assert_eq!(told.matches("[[example]]").count(), 3, "{told}");
    assert!(!manifest("").contains("[[example]]"));
}

#[test]
fn the_features_of_examples_are_those_that_every_crate_has() {
    let manifest = fs::read_to_string("../templates/Cargo.toml").unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let features = manifest["features"].as_table().unwrap();
    let mut there: Vec<_> = features.keys().filter(|name| *name != "default").collect();
    there.sort();
    assert_eq!(there, OwnFeature::ALL.map(OwnFeature::name));
    for feature in OwnFeature::ALL {
        let text = format!("\"{}\"", feature.name());
        assert_eq!(
            toml::from_str(&format!("it = {text}")),
            Ok(Named { it: feature })
        );
    }
    let refusal = refuse(
        "[package]\nname = \"a\"\n[extras]\ndirectory = \"b\"\nexample-features = [\"mok\"]\n",
    );
    assert!(
        refusal.contains("unknown variant `mok`, expected one of `blocking`"),
        "{refusal}"
    );
}

#[test]
fn an_extra_file_that_is_not_text_is_refused() {
    let folder = extras();
    fs::write(folder.path().join("extra/image"), [0xff, 0xfe]).unwrap();
    let error = Config::read(&folder.path().join("spec.yaml"), None, None);
    assert!(matches!(error, Err(ConfigError::NotText(path)) if path.ends_with("image")));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_extra_files_is_refused_and_one_inside_is_followed() {
    use std::os::unix::fs::symlink;
    let folder = extras();
    let read = || Config::read(&folder.path().join("spec.yaml"), None, None);
    symlink("README.md", folder.path().join("extra/LINK.md")).unwrap();
    assert_eq!(read().unwrap().extras.len(), 4);
    symlink("../spec.toml", folder.path().join("extra/outside")).unwrap();
    assert!(matches!(read(), Err(ConfigError::Link(path)) if path.ends_with("outside")));
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Named {
    it: OwnFeature,
}

fn extras() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("extra/examples")).unwrap();
    for path in ["README.md", "examples/b.rs", "examples/a.rs"] {
        fs::write(folder.path().join("extra").join(path), "text\n").unwrap();
    }
    let text = "[package]\nname = \"a\"\n[extras]\ndirectory = \"extra\"\n";
    fs::write(folder.path().join("spec.toml"), text).unwrap();
    folder
}

fn parse(text: &str) -> Result<Config, ConfigError> {
    Config::parse(Path::new("spec/chats.toml"), text, None)
}

fn refuse(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

#[test]
fn overlays_are_read_relative_to_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.yaml"), "overlay: b").unwrap();
    fs::write(folder.path().join("a.yaml"), "overlay: a").unwrap();
    let read = |files: &str| {
        let text = format!("package.name = 'a'\noverlays.files = {files}");
        Config::parse(&folder.path().join("x.toml"), &text, None)
    };
    let overlays = read("['b.yaml', 'a.yaml']").unwrap().overlays;
    let texts: Vec<_> = overlays
        .iter()
        .map(|overlay| overlay.text.as_str())
        .collect();
    assert_eq!(texts, ["overlay: b", "overlay: a"]);
    assert!(overlays[0].path.ends_with("b.yaml"));
    let missing = read("['no.yaml']").unwrap_err().to_string();
    assert!(missing.contains("no.yaml"), "{missing}");
}

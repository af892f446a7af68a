//! The clients that are made of some fixtures, on a socket: the programs beside this one are compiled against them, and
//! run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::GeneratedFile;
use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::spec::Input;

const TESTS: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn unions_are_read_and_written_as_the_description_says() {
    runs("unions", "unions", &read("clients/unions.rs"));
}

#[test]
fn unions_of_scalars_are_sent_as_parameters_and_read_again() {
    runs(
        "union-scalars",
        "union_scalars",
        &read("clients/union_scalars.rs"),
    );
}

#[test]
fn parameters_are_written_by_their_places_and_styles() {
    runs("parameters", "parameters", &read("clients/parameters.rs"));
}

#[test]
fn pages_end_where_the_answer_says_so() {
    runs("paging", "paging", &read("clients/paging.rs"));
}

#[test]
fn integers_without_a_sign_are_sent_and_read() {
    runs("numbers", "numbers", &read("clients/numbers.rs"));
}

#[test]
fn fields_of_forms_are_written_by_their_styles_and_read_again() {
    runs(
        "form-styles",
        "form_styles",
        &read("clients/form_styles.rs"),
    );
}

/// All other Rust in the README is for the Chats API, and is compiled in `src/lib.rs`.
#[test]
fn what_the_readme_shows_of_unions_compiles_and_runs() {
    let readme = read("../README.md");
    let blocks: Vec<&str> = readme.split("```rust,ignore\n").skip(1).collect();
    let [block] = blocks.as_slice() else {
        panic!("{} blocks are passed by", blocks.len());
    };
    let (shown, _) = block.split_once("```").expect("the block ends");
    let program = format!(
        "use unions::models::*;\n\nfn main() {{\n    let order = Order::new(Cash::new(\"cash\", \"EUR\"));\n{shown}\n    drop((order, refusal));\n}}\n"
    );
    runs("unions", "readme", &program);
}

fn read(path: &str) -> String {
    fs::read_to_string(format!("{TESTS}/{path}")).expect("it is there")
}

/// Compiles a program against the client of a fixture, and runs it.
fn runs(fixture: &str, name: &str, program: &str) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("clients")
        .join(name);
    let _ = fs::remove_dir_all(&root);
    for file in generate(fixture) {
        write(&root.join(&file.path), &file.contents);
    }
    write(&root.join(format!("examples/{name}.rs")), program);
    write(&root.join("examples/wire/mod.rs"), &read("clients/wire.rs"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("there is a manifest");
    let alone = format!("{manifest}\n[workspace]\n\n[profile.dev]\ndebug = false\n");
    write(&root.join("Cargo.toml"), &alone);
    let lock = Path::new(TESTS).join("../Cargo.lock");
    fs::copy(lock, root.join("Cargo.lock")).expect("the lock file can be copied");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", name])
        .current_dir(&root)
        // What the crates of the fixtures need is built there already.
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures/target"),
        )
        .output()
        .expect("cargo can be started");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success(), "{said}");
}

fn generate(fixture: &str) -> Vec<GeneratedFile> {
    let path = PathBuf::from(format!("{TESTS}/fixtures/{fixture}/spec.yaml"));
    let name = fixture.parse().expect("it is the name of a crate");
    let config = Config::read(&path, None, Some(name)).expect("the settings are valid");
    let text = fs::read_to_string(&path).expect("it can be read");
    let mut sink = Sink::default();
    let made = xtask::generate(Input::text("spec.yaml", text), &config, &mut sink);
    let Ok(generated) = made else {
        panic!("{}", diagnostics::render(&sink, false));
    };
    generated.files
}

fn write(path: &Path, contents: &str) {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("a folder can be made");
    fs::write(path, contents).expect("a file can be written");
}

//! The clients that are made of some fixtures, on a socket: the programs beside this one are compiled against them, and
//! run.

#[path = "../workspace.rs"]
mod workspace;

use std::fs;
use std::path::PathBuf;

use xtask::GeneratedFile;
use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::spec::Input;

use workspace::Workspace;

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
fn what_is_made_of_another_component_says_what_it_is_and_keeps_what_it_said() {
    runs(
        "union-parents",
        "union_parents",
        &read("clients/union_parents.rs"),
    );
}

#[test]
fn constants_tell_alternatives_apart_and_are_sent() {
    runs(
        "union-constants",
        "union_constants",
        &read("clients/union_constants.rs"),
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
fn a_redirect_may_be_the_answer_and_an_error_is_what_it_looks_like() {
    runs("responses", "responses", &read("clients/responses.rs"));
}

#[test]
fn integers_without_a_sign_or_of_few_bits_are_sent_and_read() {
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
        "use unions::models::*;\n\nfn main() {{\n    let order = Order::new(Cash::new(\"EUR\"));\n{shown}\n    drop((order, refusal));\n}}\n"
    );
    runs("unions", "readme", &program);
}

fn read(path: &str) -> String {
    fs::read_to_string(format!("{TESTS}/{path}")).expect("it is there")
}

/// Compiles a program against the client of a fixture, and runs it.
fn runs(fixture: &str, name: &str, program: &str) {
    let mut files = generate(fixture);
    for (path, text) in [(name, program), ("wire/mod", &read("clients/wire.rs"))] {
        files.push(GeneratedFile {
            path: format!("examples/{path}.rs"),
            contents: text.to_owned().into(),
        });
    }
    let mut workspace = Workspace::new(&format!("clients/{name}"));
    workspace.add(fixture, &files);
    workspace.complete();
    workspace.cargo("run", &["--example", name], &[]);
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

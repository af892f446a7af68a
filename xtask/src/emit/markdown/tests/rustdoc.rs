//! The judges themselves: rustdoc and clippy with their lints over all hostile texts.

use std::fmt::Write as _;
use std::process::{Command, Output};

use super::super::{inline, sanitize, sentence};
use super::HOSTILE;

fn source() -> String {
    let mut source = "//! Texts.\n#![deny(rustdoc::all, warnings)]\n".to_owned();
    for (index, text) in HOSTILE.iter().enumerate() {
        for docs in [sanitize(text), inline(text), sentence(text)] {
            for line in docs.lines() {
                let _ = writeln!(
                    source,
                    "///{}{line}",
                    if line.is_empty() { "" } else { " " }
                );
            }
            source.push_str("///\n/// End.\n///\n");
        }
        let _ = writeln!(source, "/// The type.\npub struct Text{index};");
    }
    source
}

/// What a tool says of the texts.
fn judge(tool: &str, arguments: &[&str]) -> Output {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("texts.rs");
    std::fs::write(&file, source()).expect("a file");
    Command::new(tool)
        .args(["--edition=2024", "--crate-type=lib"])
        .args(arguments)
        .arg(&file)
        .current_dir(directory.path())
        .output()
        .expect("the tool runs")
}

fn assert_silent(output: &Output) {
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && messages.is_empty(), "{messages}");
}

#[test]
fn rustdoc_is_silent() {
    assert_silent(&judge("rustdoc", &["--document-private-items"]));
}

#[test]
fn rustdoc_finds_nothing_to_run() {
    let output = judge("rustdoc", &["--test"]);
    let messages = String::from_utf8_lossy(&output.stdout);
    assert!(messages.contains("running 0 tests"), "{messages}");
}

/// `doc_markdown` asks for backticks around words such as `page_token`: that is up to the description.
#[test]
fn clippy_is_silent() {
    let lints = [
        "-Dclippy::all",
        "-Dclippy::pedantic",
        "-Aclippy::doc_markdown",
    ];
    assert_silent(&judge("clippy-driver", &lints));
}

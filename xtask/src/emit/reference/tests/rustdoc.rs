//! The judge itself: rustdoc and its lints over all pages.

use std::fmt::Write as _;
use std::process::Command;

use super::{files, hostile, programs, sample};

#[test]
fn rustdoc_is_silent() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut source = "//! Pages.\n#![deny(rustdoc::all, warnings)]\n".to_owned();
    let mut number = 0;
    for tail in hostile::TAILS.iter().chain(&[""]) {
        let krate = sample::krate(tail);
        for file in files(&krate, &programs(&krate)) {
            let name = format!("page{number}");
            std::fs::write(
                directory.path().join(format!("{name}.md")),
                file.contents.as_bytes(),
            )
            .expect("a page");
            let _ = writeln!(
                source,
                "#[doc = include_str!(\"{name}.md\")]\npub mod {name} {{}}"
            );
            number += 1;
        }
    }
    std::fs::write(directory.path().join("pages.rs"), source).expect("a file");
    let output = Command::new("rustdoc")
        .args(["--edition=2024", "pages.rs"])
        .current_dir(directory.path())
        .output()
        .expect("rustdoc runs");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && messages.is_empty(), "{messages}");
}

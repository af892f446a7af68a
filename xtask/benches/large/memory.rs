//! The most memory that a run holds, and that reading the same text as one file does, each measured in a process of its
//! own.

use std::env;
use std::process::Command;

use super::{Large, STEPS, description, generate, generate_from, parse};
use xtask::spec::Input;

/// Names what a process is to measure: a number of operations, or `large`.
const DESCRIPTION: &str = "CODEGEN_BENCH_MEMORY_OF";

/// Names, beside it, the text of the description in one file: reading that is measured then.
const READING: &str = "CODEGEN_BENCH_MEMORY_OF_READING";

/// Whether this process was started to measure something; it is done then.
pub(crate) fn is_measured_here() -> bool {
    if let Some(file) = env::var_os(READING) {
        let text = std::fs::read_to_string(file).expect("the text was written");
        drop(parse(&text));
    } else if let Ok(what) = env::var(DESCRIPTION) {
        if let Ok(operations) = what.parse::<usize>() {
            drop(generate(Input::text(
                "ladder.yaml",
                description::of(operations),
            )));
        } else {
            drop(generate_from(
                &Large::root().expect("a description is named"),
            ));
        }
    } else {
        return false;
    }
    println!("{}", most_held().unwrap_or_default());
    true
}

/// Prints what runs of all sizes hold, beside `serde_yaml` reading the same into openapiv3.
pub(crate) fn print() {
    if most_held().is_none() {
        return;
    }
    println!("memory          description       held   ratio    reading alone");
    for operations in STEPS {
        row(&operations.to_string(), &description::of(operations));
    }
    if let Some(root) = Large::root() {
        row("large", &Large::at(root).bundled);
    }
}

fn row(what: &str, text: &str) {
    let file = env::temp_dir().join(format!("codegen-bench-{}.yaml", std::process::id()));
    std::fs::write(&file, text).expect("the folder for temporary files takes one");
    let run = held_by(Command::new(program()).env(DESCRIPTION, what));
    let reading = held_by(Command::new(program()).env(READING, &file));
    std::fs::remove_file(&file).expect("the file was written");
    let (Some(run), Some(reading)) = (run, reading) else {
        println!("{what:>12}  failed");
        return;
    };
    let size = u64::try_from(text.len().div_ceil(1_024)).unwrap_or(u64::MAX);
    let (ratio, alone) = (ratio(run, size), ratio(reading, size));
    println!("{what:>12} {size:>11} KB {run:>7} KB {ratio:>7.1} {reading:>7} KB {alone:>7.1}");
}

fn program() -> std::path::PathBuf {
    env::current_exe().expect("the program has a path")
}

/// What a process says that it held.
fn held_by(process: &mut Command) -> Option<u64> {
    let output = process.output().expect("the program can be started");
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

#[expect(clippy::cast_precision_loss, reason = "a ratio is told to one place")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// The most memory that this process has held, in KB.
fn most_held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

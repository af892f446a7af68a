//! The most memory that a run holds, measured in a process of its own.

use std::env;
use std::process::Command;

use super::{Large, STEPS, description, generate, generate_from};
use xtask::spec::Input;

/// Names what a process is to measure: a number of operations, or `large`.
const VARIABLE: &str = "CODEGEN_BENCH_MEMORY_OF";

/// Whether this process was started to measure one run; it is done then.
pub(crate) fn is_measured_here() -> bool {
    let Ok(what) = env::var(VARIABLE) else {
        return false;
    };
    let (size, held) = if let Ok(operations) = what.parse::<usize>() {
        let text = description::of(operations);
        let size = text.len();
        drop(generate(Input::text("ladder.yaml", text)));
        (size, most_held())
    } else {
        let root = Large::root().expect("a description is named");
        drop(generate_from(&root));
        // What the size takes to know is no part of it.
        let held = most_held();
        (Large::at(root).bundled.len(), held)
    };
    println!("{size} {}", held.unwrap_or_default());
    true
}

/// Prints what runs of all sizes hold.
pub(crate) fn print() {
    if most_held().is_none() {
        return;
    }
    println!("memory          description       held   ratio");
    let ladder = STEPS.iter().map(ToString::to_string);
    let large = env::var_os("CODEGEN_BENCH_SPEC").map(|_| "large".to_owned());
    for what in ladder.chain(large) {
        let program = env::current_exe().expect("the program has a path");
        let output = Command::new(program).env(VARIABLE, &what).output();
        let output = output.expect("the program can be started").stdout;
        let line = String::from_utf8_lossy(&output).into_owned();
        let mut numbers = line.split_whitespace().filter_map(|word| word.parse().ok());
        let (Some(size), Some(held)): (Option<u64>, Option<u64>) = (numbers.next(), numbers.next())
        else {
            println!("{what:>12}  failed");
            continue;
        };
        let kilobytes = size.div_ceil(1_024);
        println!(
            "{what:>12} {kilobytes:>11} KB {held:>7} KB {:>7.1}",
            ratio(held, kilobytes)
        );
    }
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

//! Any bytes as a description, from text to files.

#![no_main]

#[path = "../run.rs"]
mod run;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        run::run(text);
    }
});

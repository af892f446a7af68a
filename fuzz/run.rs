//! The whole pipeline, and what must hold of it for any text.

use xtask::config::Config;
use xtask::diagnostics::{Sink, render};
use xtask::spec::select::UnusedTypes;
use xtask::spec::Input;

/// Makes a crate of a text.
pub(crate) fn run(text: &str) {
    let mut config = Config::named("fuzzed".parse().expect("it is the name of a crate"));
    config.selection.unused_types = UnusedTypes::Kept;
    let mut sink = Sink::default();
    let made = xtask::generate(Input::text("fuzzed.yaml", text), &config, &mut sink);
    let report = render(&sink, false);
    assert_eq!(made.is_err(), sink.checkpoint().is_err(), "{report}");
}

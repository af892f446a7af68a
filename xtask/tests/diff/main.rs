//! What changed between two descriptions: one small pair of descriptions a kind of change.

mod aliases;
mod catalogue;
mod command;
mod laws;
mod report;

use xtask::config::Config;
use xtask::diagnostics::{self, Sink, Stopped};
use xtask::diff::{self, Change};
use xtask::ir;
use xtask::rust::{self, Crate, GivenNames};
use xtask::spec::select::UnusedTypes;
use xtask::spec::{Input, SpecDocument};

/// What a description says besides its head.
fn whole(rest: &str) -> String {
    let paths = if rest.contains("paths:") {
        ""
    } else {
        "paths: {}\n"
    };
    let info = if rest.contains("info:") {
        ""
    } else {
        "info: {title: Test, version: '1'}\n"
    };
    format!("openapi: 3.0.3\n{info}{paths}{rest}")
}

struct Read {
    document: SpecDocument,
    api: ir::Api,
    krate: Crate,
    sink: Sink,
}

impl Read {
    fn side(&self) -> diff::Side<'_> {
        diff::Side {
            api: &self.api,
            krate: &self.krate,
        }
    }
}

/// Reads a description, which has no fault.
fn read(path: &str, text: &str) -> Read {
    let mut sink = Sink::default();
    let config = config();
    match xtask::meaning(Input::text(path, text), &config, &mut sink) {
        Ok((document, api)) => Read {
            document,
            krate: rust::plan(&api, &config, &GivenNames::default(), &mut sink),
            api,
            sink,
        },
        Err(Stopped) => panic!("{}\n{text}", diagnostics::render(&sink, false)),
    }
}

fn config() -> Config {
    let mut config = Config::named("shop".parse().unwrap());
    config.selection.unused_types = UnusedTypes::Kept;
    config
}

fn changes(old: &str, new: &str) -> Vec<Change> {
    let [old, new] = [old, new].map(|rest| read("test.yaml", &whole(rest)));
    diff::compare(old.side(), new.side())
}

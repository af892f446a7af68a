//! The versions of the Chats API, each made of the one before.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize as _;
use serde_yaml::Value;
use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::ir;
use xtask::rust::{self, Crate, GivenNames};
use xtask::spec::{Folder, Input, Text};
use xtask::{BundleFormat, GeneratedFile};

/// What changed from one version to the next, and what is to be said of it.
pub(crate) struct Step {
    pub(crate) overlay: String,
    pub(crate) kinds: BTreeMap<String, usize>,
    pub(crate) wire: String,
    pub(crate) rust: String,
}

/// The API as it was once.
pub(crate) struct Version {
    /// The name of the crate, such as `v03`.
    pub(crate) name: String,
    /// What led here; the first version has none.
    pub(crate) step: Option<Step>,
    overlays: Vec<Text>,
}

/// All versions, the oldest first.
pub(crate) fn versions() -> Vec<Version> {
    let mut overlays = Vec::new();
    let mut versions = vec![Version {
        name: "v01".to_owned(),
        step: None,
        overlays: Vec::new(),
    }];
    for step in steps() {
        let text = fs::read_to_string(folder().join(&step.overlay));
        overlays.push(Text {
            path: step.overlay.clone(),
            text: text.expect("the overlay can be read"),
        });
        versions.push(Version {
            name: format!("v{:02}", versions.len() + 1),
            step: Some(step),
            overlays: overlays.clone(),
        });
    }
    versions
}

/// What the table says.
pub(crate) fn steps() -> Vec<Step> {
    let text = fs::read_to_string(folder().join("steps.yaml")).expect("there is a table");
    let table: Vec<Value> = serde_yaml::from_str(&text).expect("it is a list");
    let text = |step: &Value, key: &str| step[key].as_str().expect(key).to_owned();
    let steps = table.iter().map(|step| Step {
        overlay: text(step, "overlay"),
        kinds: BTreeMap::deserialize(&step["kinds"]).expect("kinds are counted"),
        wire: text(step, "wire"),
        rust: text(step, "rust"),
    });
    steps.collect()
}

/// The overlays that there are.
pub(crate) fn overlays() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("there are overlays");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.into_string().expect("ASCII"))
        .collect();
    names.retain(|name| name.starts_with(|first: char| first.is_ascii_digit()));
    names.sort();
    names
}

impl Version {
    /// Without the files of `generated/` that are written by hand: they are for the first version.
    pub(crate) fn config(&self) -> Config {
        Config::named(self.name.parse().expect("it is the name of a crate"))
    }

    /// What it means.
    pub(crate) fn meaning(&self) -> ir::Api {
        self.read(|input, config, sink| xtask::meaning(input, config, sink).ok())
            .1
            .expect("it has no fault")
            .1
    }

    /// The client as a plan, with the names that were given before.
    pub(crate) fn plan(&self, api: &ir::Api, given: &GivenNames) -> Crate {
        rust::plan(api, &self.config(), given, &mut Sink::default())
    }

    /// The client.
    pub(crate) fn files(&self) -> Vec<GeneratedFile> {
        self.read(|input, config, sink| xtask::generate(input, config, sink).ok())
            .1
            .expect("it has no fault")
            .files
    }

    /// The description with all overlays in it.
    pub(crate) fn description(&self) -> String {
        let format = BundleFormat::Yaml;
        self.read(|input, config, sink| xtask::bundle(input, config, format, sink).ok())
            .1
            .expect("it has no fault")
    }

    /// What the generator has to say of it: nothing.
    pub(crate) fn report(&self) -> String {
        self.read(|input, config, sink| xtask::generate(input, config, sink).ok())
            .0
    }

    fn read<T>(&self, act: impl FnOnce(Input<'_>, &Config, &mut Sink) -> T) -> (String, T) {
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/chats.yaml");
        let text = fs::read_to_string(&spec).expect("the description can be read");
        let files = Folder::of(&spec, false);
        let input = Input {
            overlays: self.overlays.clone(),
            files: &files,
            ..Input::text("chats.yaml", text)
        };
        let mut sink = Sink::default();
        let result = act(input, &self.config(), &mut sink);
        (diagnostics::render(&sink, false), result)
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("versions")
}

//! What the generator makes of the last time: versions, the changelog, and what is left of damaged files.

mod aliases;
mod command;
mod laws;
mod releases;
mod settings;

use std::path::Path;

use semver::Version;
use xtask::Generated;
use xtask::config::{Config, CrateName};
use xtask::diagnostics::{self, Sink};
use xtask::history::{Bump, CHANGELOG, Past, Previous, Release};
use xtask::spec::Input;

/// A crate, and how it came to be.
struct Run {
    release: Release,
    generated: Generated,
    /// All files: the path and the contents.
    files: Vec<(String, String)>,
}

fn name() -> CrateName {
    "shop".parse().unwrap()
}

impl Run {
    fn file(&self, path: &str) -> &str {
        let file = self.files.iter().find(|(name, _)| name == path);
        &file.unwrap_or_else(|| panic!("{path} is written")).1
    }

    fn changelog(&self) -> &str {
        self.file(CHANGELOG)
    }

    /// What the next run finds, if nobody touches it.
    fn left(&self) -> Previous {
        Previous::of(&name(), &self.generated)
    }

    /// The run after this one.
    fn next(&self, description: &str) -> Self {
        Session::default().run(self.left(), description)
    }
}

/// The first run.
fn first(description: &str) -> Run {
    Session::default().run(Previous::nothing(), description)
}

/// What a run is made with.
struct Session {
    settings: Option<&'static str>,
    bump: Bump,
    generator: Version,
    skip_unsupported: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            settings: None,
            bump: Bump::Raise,
            generator: Version::new(1, 0, 0),
            skip_unsupported: false,
        }
    }
}

impl Session {
    fn with(settings: &'static str) -> Self {
        Self {
            settings: Some(settings),
            ..Self::default()
        }
    }

    fn held() -> Self {
        Self {
            bump: Bump::Keep,
            ..Self::default()
        }
    }

    fn run(&self, previous: Previous, description: &str) -> Run {
        self.run_and_warn(previous, description).0
    }

    fn run_and_warn(&self, previous: Previous, description: &str) -> (Run, Vec<String>) {
        let name = name();
        let mut config = match self.settings {
            Some(text) => Config::parse(Path::new("a.toml"), text, Some(name)).unwrap(),
            None => Config::named(name),
        };
        config.skip_unsupported = self.skip_unsupported;
        let past = Past::of(previous, &config.package.name, &self.generator).unwrap();
        let mut sink = Sink::default();
        let input = Input::text("a.yaml", description);
        let made = xtask::regenerate(input, &config, &past, self.bump, &mut sink);
        let Ok((generated, release)) = made else {
            panic!("{}\n{description}", diagnostics::render(&sink, false));
        };
        let own = generated.files.iter();
        let own = own.map(|file| (file.path.clone(), file.contents.clone().into_owned()));
        let shared = generated.additions.iter();
        let shared = shared.map(|file| (file.path.clone(), file.contents.clone()));
        let files = own.chain(shared).collect();
        let run = Run {
            release,
            generated,
            files,
        };
        (run, past.warnings)
    }
}

/// A description: its version, the parameters of its one operation, and its schemas.
fn description(version: &str, parameters: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{title: Shop, version: '{version}'}}
paths:
  /chats:
    get:
      operationId: getChats
      tags: [chats]
      parameters: [{parameters}]
      responses:
        '200':
          description: All.
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Chat'}}}}}}
components:
  schemas:
    Chat: {{type: object, properties: {{id: {{type: integer}}}}}}
{schemas}"
    )
}

/// The smallest description of all.
fn plain() -> String {
    description("1", "", "")
}

const LIMIT: &str = "{in: query, name: limit, schema: {type: integer}}";
const REQUIRED: &str = "{in: query, name: limit, required: true, schema: {type: integer}}";

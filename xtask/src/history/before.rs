//! The last version, made anew of what was recorded of it.

use std::path::Path;

use super::lock::{DESCRIPTION, SETTINGS};
use crate::config::{Config, CrateName};
use crate::diagnostics::Sink;
use crate::ir::Api;
use crate::rust::{self, Aliases, Crate, FormerName, GivenNames, Surface};
use crate::spec::{Input, SpecDocument};
use crate::sync::Manifest;
use crate::{diff, emit, lower};

/// The last version.
pub(super) struct Before {
    pub(super) document: SpecDocument,
    pub(super) api: Api,
    pub(super) krate: Crate,
    pub(super) config: Config,
    /// Has the files of the description.
    pub(super) sink: Sink,
}

impl Before {
    /// Makes it of a description, settings and names; `None` if the generator does not understand them any more.
    pub(super) fn of(
        name: &CrateName,
        description: &str,
        settings: Option<&str>,
        names: &GivenNames,
    ) -> Option<Self> {
        let mut config = match settings {
            Some(text) => Config::recorded(Path::new(SETTINGS), text, name.clone()).ok()?,
            None => Config::named(name.clone()),
        };
        // If there was something that is not supported, it was left out.
        config.skip_unsupported = true;
        let mut sink = Sink::default();
        let input = Input::text(DESCRIPTION, description);
        let document = SpecDocument::read(input, &config.selection, &mut sink)?;
        if let Some(file) = &config.file {
            sink.take_settings(file);
        }
        let api = lower::api(&document, &(&config).into(), &mut sink);
        // Settings may name what was left out.
        if sink.has_errors_besides_settings() {
            return None;
        }
        let krate = rust::plan(&api, &config, names, &mut Sink::default());
        Some(Self {
            document,
            api,
            krate,
            config,
            sink,
        })
    }

    /// Leaves names of before behind in the crate.
    pub(super) fn leave_behind(&mut self, former: &[FormerName]) {
        self.krate.aliases = Aliases::of(&Surface::of(&self.krate), former);
    }

    /// Whether the code of the crate is what was written for it.
    pub(super) fn is_as_written(&self, written: &Manifest) -> bool {
        let files = emit::files(&self.krate);
        let mut code = files.iter().filter(|file| file.path.starts_with("src/"));
        code.all(|file| written.is_as_written(&file.path, file.contents.as_bytes()))
    }

    pub(super) fn side(&self) -> diff::Side<'_> {
        diff::Side {
            api: &self.api,
            krate: &self.krate,
        }
    }
}

//! The last version, made anew of what was recorded of it.

use std::path::Path;

use super::lock::{DESCRIPTION, SETTINGS};
use crate::config::{Config, CrateName};
use crate::diagnostics::Sink;
use crate::ir::Api;
use crate::rust::{self, Crate, GivenNames};
use crate::spec::{Input, SpecDocument};
use crate::{diff, lower};

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
        sink.checkpoint().ok()?;
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

    pub(super) fn side(&self) -> diff::Side<'_> {
        diff::Side {
            api: &self.api,
            krate: &self.krate,
        }
    }
}

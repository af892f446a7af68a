//! Decides how the Rust crate looks: `ir::Api` → [`Crate`].
//!
//! Whatever the IR holds has a shape in Rust: what can be wrong is only what the user chose, and then this reports it,
//! decides by itself and goes on. Everything is decided in the order of the description, so that the same description
//! gives the same crate.

mod boxing;
mod choice;
mod constants;
mod dependencies;
mod examples;
mod foreign;
mod groups;
mod input_names;
mod inputs;
mod kept;
mod mocking;
mod models;
mod operations;
mod paging;
mod parts;
mod replacements;
#[cfg(test)]
mod reserved;
mod responses;
mod security;
mod servers;
mod types;
mod unions;

use super::{Aliases, Crate, Expression, Field, GivenNames, Model, Package};
use crate::config::Config;
use crate::diagnostics::Sink;
use crate::ir::Api;
use choice::Choice;
use examples::Examples;
pub(super) use groups::{CLIENT_METHODS, RESERVED_MODULES};
pub(super) use input_names::CALL_METHODS;
pub(super) use mocking::SERVER_METHODS;
pub(super) use security::BUILDER_METHODS;
pub(super) use types::RESERVED_TYPES;

/// An example of a struct with what it must have, and with the fields that are to be shown; impossible for what is no
/// struct.
pub(super) fn example(
    models: &[Model],
    model: &Model,
    is_shown: impl Fn(&Field) -> bool,
) -> Expression {
    Examples::new(models).made(model, is_shown)
}

/// Plans the crate for an API. What has a name already keeps it.
pub fn plan(api: &Api, config: &Config, given: &GivenNames, sink: &mut Sink) -> Crate {
    let package = Package::from(&config.package);
    let dependencies = dependencies::dependencies(api, config, sink);
    let mut choice = Choice {
        renames: &config.renames,
        given,
        sink,
    };
    let types = types::Types::name(api, config, &mut choice);
    let mut models = models::models(&types, &mut choice);
    unions::mark_tagged(&mut models);
    constants::mark(&mut models);
    let schemes = security::schemes(api, given);
    let servers = servers::servers(&api.servers, given);
    let mut groups = operations::groups(api, &types, &models, &mut choice);
    replacements::name(api, &mut models, &mut groups);
    Crate {
        package,
        examples: Vec::new(),
        dependencies,
        title: api.title.clone(),
        api_version: api.version.clone(),
        description: api.description.clone(),
        base_url: servers::base_url(&api.servers),
        base_path: servers::base_path(&api.servers),
        foreign_types: foreign::types(&models, &groups),
        parts: parts::parts(&models, &groups),
        groups,
        models,
        schemes,
        servers,
        aliases: Aliases::default(),
    }
}

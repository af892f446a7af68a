//! Decides how the Rust crate looks: `ir::Api` → [`Crate`].
//!
//! Cannot fail: whatever the IR holds has a shape in Rust. Everything is decided in the order of the
//! description, so that the same description gives the same crate.

mod boxing;
mod examples;
mod inputs;
mod mocking;
mod models;
mod operations;
mod paging;
mod responses;
mod security;
mod servers;
mod types;

use super::{Crate, Package};
use crate::ir::Api;

/// Plans the crate for an API.
#[must_use]
pub fn plan(api: &Api, package: Package) -> Crate {
    let types = types::Types::name(api);
    let models = models::models(&types);
    let schemes = security::schemes(api);
    let servers = servers::servers(&api.servers);
    Crate {
        package,
        title: api.title.clone(),
        api_version: api.version.clone(),
        description: api.description.clone(),
        base_url: servers::base_url(&api.servers),
        groups: operations::groups(api, &types, &models),
        models,
        schemes,
        servers,
    }
}

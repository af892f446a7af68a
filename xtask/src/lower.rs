//! From a description to its meaning: [`SpecDocument`] → [`ir::Api`].
//!
//! Lowering reports a fault, repairs it and goes on, so that one run shows every fault and the result
//! is always a whole [`ir::Api`]. It knows OpenAPI and must not know Rust: no identifier, no keyword,
//! no casing.

mod alias;
mod annotation;
mod binary;
mod body;
mod composition;
mod constraints;
mod context;
mod enumeration;
mod head;
mod keywords;
mod media_type;
mod object;
mod operation;
mod paging;
mod parameter;
mod path;
mod response;
mod schema;
mod security;
mod server;
mod site;
mod support;
mod usage;

use std::collections::BTreeMap;

use crate::config::{self, Config};
use crate::diagnostics::Sink;
use crate::ir;
use crate::spec::SpecDocument;
use context::Context;

/// What the user says about an API that its description does not.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The `operationId`s of operations that change nothing, whatever their method.
    pub read_only: Vec<String>,
    /// How the pages of an operation follow each other, by `operationId`.
    pub paging: BTreeMap<String, config::Paging>,
    /// Leaves out an operation that needs what is not supported, instead of failing.
    pub skip_unsupported: bool,
}

impl From<&Config> for Options {
    fn from(config: &Config) -> Self {
        let paging = config
            .paging
            .iter()
            .map(|(operation, paging)| (operation.clone(), paging.clone()));
        Self {
            read_only: config.operations.read_only.clone(),
            paging: paging.collect(),
            skip_unsupported: config.skip_unsupported,
        }
    }
}

/// What a description means.
pub fn api(document: &SpecDocument, options: &Options, sink: &mut Sink) -> ir::Api {
    let mut context = Context::new(document, options, sink);
    schema::define_all(&mut context);
    alias::break_cycles(&mut context);
    let security = security::Schemes::lower(&mut context);
    let mut drafts = operation::lower_all(&mut context, &security);
    schema::define_all(&mut context);
    parameter::check_all(&mut context, &mut drafts);
    support::leave_out(&mut context, &mut drafts);
    paging::find_all(&mut context, &mut drafts);
    operation::check_options(&mut context, &drafts);
    usage::propagate(&mut context, &drafts);
    binary::replace_in_json(&mut context, &mut drafts);
    usage::relax_one_way_fields(&mut context);
    let info = &document.openapi.info;
    ir::Api {
        title: info.title.clone(),
        version: info.version.clone(),
        description: info.description.clone(),
        servers: server::lower_all(&mut context),
        security_schemes: security.into_ir(),
        groups: operation::group(&context, drafts),
        types: context.types,
    }
}

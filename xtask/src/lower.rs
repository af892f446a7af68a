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
mod deprecation;
mod enumeration;
mod form;
mod head;
mod header;
mod keywords;
mod lacking;
mod limit;
mod media_type;
mod object;
mod operation;
mod paging;
mod parameter;
mod parts;
mod path;
mod redundant;
mod response;
mod scalar;
mod schema;
mod security;
mod server;
mod settings;
mod site;
mod support;
mod union;
mod usage;
mod walk;

use indexmap::IndexMap;
use toml::Spanned;

use crate::config::{self, Config};
use crate::diagnostics::Sink;
use crate::ir;
use crate::spec::SpecDocument;
use context::Context;

/// What the user says about an API that its description does not.
///
/// Where its names have a place, it is one in the settings.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which operations may be repeated, by `operationId`, whatever their method says.
    pub operations: config::Operations,
    /// How the pages of an operation follow each other, by `operationId`.
    pub paging: IndexMap<Spanned<String>, config::Paging>,
    /// What is called otherwise in the client. Here it is only looked at whether it is there.
    pub renames: config::Renames,
    /// The formats whose values have a type that the user chose.
    pub formats: Vec<Spanned<String>>,
    /// Leaves out an operation that needs what is not supported, instead of failing.
    pub skip_unsupported: bool,
    /// Whether all this was said of a later version of the description: what it names need not be there.
    pub allows_unknown_names: bool,
}

impl From<&Config> for Options {
    fn from(config: &Config) -> Self {
        Self {
            operations: config.operations.clone(),
            paging: config.paging.clone(),
            renames: config.renames.clone(),
            formats: config.formats.keys().cloned().collect(),
            skip_unsupported: config.skip_unsupported,
            allows_unknown_names: config.selection.allows_unknown_names,
        }
    }
}

/// What a description means.
pub fn api(document: &SpecDocument, options: &Options, sink: &mut Sink) -> ir::Api {
    let mut context = Context::new(document, options, sink);
    schema::define_all(&mut context);
    alias::break_cycles(&mut context);
    union::break_cycles(&mut context);
    let security = security::Schemes::lower(&mut context);
    let servers = server::lower_all(&mut context);
    let mut drafts = operation::lower_all(&mut context, &security, &servers);
    schema::define_all(&mut context);
    union::settle_tagging(&mut context);
    parameter::check_all(&mut context, &mut drafts);
    form::check_all(&mut context, &mut drafts);
    let had_any = !drafts.is_empty();
    support::leave_out(&mut context, &mut drafts);
    if had_any && drafts.is_empty() {
        operation::report_none(&mut context);
    }
    paging::find_all(&mut context, &mut drafts);
    usage::propagate(&mut context, &drafts);
    usage::find_left_over(&mut context);
    object::report_absent(&mut context);
    context.name_merged_apart();
    if !options.allows_unknown_names {
        settings::check(&mut context, &drafts);
    }
    binary::replace_in_json(&mut context, &mut drafts);
    usage::relax_one_way_fields(&mut context);
    let info = &document.openapi.info;
    ir::Api {
        title: info.title.clone(),
        version: info.version.clone(),
        description: info.description.clone(),
        servers,
        security_schemes: security.into_ir(),
        groups: operation::group(&context, drafts),
        left_out: settings::left_out(&context),
        formats: settings::formats(&context),
        types: context.types,
    }
}

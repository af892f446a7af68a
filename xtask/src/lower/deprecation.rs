//! `deprecated`, and what `x-deprecation-config` adds to it.
//!
//! What is malformed `spec/lint` has reported: here it says nothing.

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::context::Context;
use crate::diagnostics::Code;
use crate::ir::{Deprecation, Docs, WireName};
use crate::spec::extension::DeprecationConfig;
use crate::spec::{Pointer, instead};

/// What is said of something. An `x-deprecation-config` says it by itself.
pub(super) fn of(deprecated: bool, extensions: &IndexMap<String, Json>) -> Option<Deprecation> {
    said(deprecated, extensions.get(DeprecationConfig::KEY))
}

/// The same, of what has this configuration.
pub(super) fn said(deprecated: bool, config: Option<&Json>) -> Option<Deprecation> {
    let read = config.and_then(|config| DeprecationConfig::read(config, &mut Vec::new()));
    let Some(config) = read else {
        return deprecated.then(Deprecation::default);
    };
    Some(Deprecation {
        degradation_start: config.degradation_start,
        shutdown: config.shutdown,
        operation: config.operation.map(WireName),
        sibling: config.field.map(WireName),
    })
}

/// What is said further out, and of the rest what is said further in.
pub(super) fn overlaid(
    outer: Option<Deprecation>,
    inner: Option<Deprecation>,
) -> Option<Deprecation> {
    match (outer, inner) {
        (Some(outer), Some(inner)) => Some(outer.or(inner)),
        (outer, inner) => outer.or(inner),
    }
}

/// One of several things of which one may replace another.
pub(super) struct Sibling<'a> {
    /// What each of them is, such as `property`.
    pub(super) noun: &'static str,
    /// What this one is called.
    pub(super) name: &'a WireName,
    /// Its place.
    pub(super) at: &'a Pointer,
}

/// Takes a replacement out that is none of the siblings, and reports it. `names` are those of all siblings.
pub(super) fn check_sibling(
    context: &mut Context<'_>,
    docs: &mut Docs,
    this: &Sibling<'_>,
    names: &[String],
) {
    let Some(deprecation) = &mut docs.deprecation else {
        return;
    };
    let Some(WireName(name)) = deprecation
        .sibling
        .take_if(|name| name == this.name || !names.contains(&name.0))
    else {
        return;
    };
    let (noun, at) = (this.noun, this.at.key(DeprecationConfig::KEY));
    let message = format!("there is no other {noun} `{name}` here");
    let others = names.iter().filter(|other| **other != this.name.0);
    let report = context.warning(
        &at.key(DeprecationConfig::FIELD),
        Code::UnknownReplacement,
        message,
    );
    if let Some(help) = instead(&name, others.map(String::as_str)) {
        report.help(help);
    }
}

/// Takes a sibling out of what has none, and reports it. `noun` says what it is, such as `an operation`.
pub(super) fn check_alone(context: &mut Context<'_>, docs: &mut Docs, noun: &str, at: &Pointer) {
    let sibling = docs
        .deprecation
        .as_mut()
        .and_then(|said| said.sibling.take());
    if sibling.is_some() {
        let at = at.key(DeprecationConfig::KEY).key(DeprecationConfig::FIELD);
        let message = format!("{noun} has no fields beside it");
        context
            .warning(&at, Code::UnknownReplacement, message)
            .help("name an operation as `replacement-operation-id`");
    }
}

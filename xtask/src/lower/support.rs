//! What is not supported, and the operations that need it.

use std::collections::BTreeSet;

use super::context::{Context, Unsupported};
use super::keywords::Keywords;
use super::operation::Draft;
use super::site::Site;
use super::usage;
use crate::diagnostics::Code;
use crate::ir::{Constraints, TypeId};
use crate::spec::Pointer;

/// Reports the keywords that are not supported, and those that are not checked.
pub(super) fn report(context: &mut Context<'_>, site: &Site<'_>, keywords: &Keywords<'_>) {
    if let Some(found) = context.document.unsupported_at(&site.at) {
        context
            .unsupported(&found.at, found.code, found.message)
            .help(found.help);
        return;
    }
    if keywords.not {
        let message = "values are not checked against this `not`";
        context
            .warning(&site.at.key("not"), Code::KeywordNotChecked, message)
            .help("the type takes values that the API refuses");
    }
    for keyword in &keywords.restrictions {
        let message = format!("values are not checked against this `{keyword}`");
        context
            .note(&site.at.key(keyword), Code::KeywordNotChecked, message)
            .help("none of its alternatives has a type of its own: the type is what stands beside them");
    }
}

/// Reports bounds of the number of properties: only those of a map are counted.
pub(super) fn report_not_counted(context: &mut Context<'_>, at: &Pointer, bounds: &Constraints) {
    for (keyword, limit) in [
        ("minProperties", bounds.min_properties),
        ("maxProperties", bounds.max_properties),
    ] {
        if limit.is_some_and(|limit| limit > 0) {
            let message = format!("values are not checked against this `{keyword}`");
            context
                .warning(&at.key(keyword), Code::KeywordNotChecked, message)
                .help("the properties of an object that names them, or contains itself, are not counted");
        }
    }
}

/// Leaves out the operations that need what is not supported, if the user wants that.
pub(super) fn leave_out(context: &mut Context<'_>, drafts: &mut Vec<Draft>) {
    if !context.options.skip_unsupported {
        return;
    }
    drafts.retain(|draft| {
        let needed = draft.unsupported.clone();
        let Some(needed) = needed.or_else(|| reached(context, draft)) else {
            return true;
        };
        let message = format!("the operation `{}` is left out", draft.operation.id.0);
        context
            .warning(&draft.at, Code::OperationLeftOut, message)
            .label(&needed.at, needed.message)
            .help("it needs something that is not supported");
        false
    });
}

/// What a type of an operation needs that is not supported.
fn reached(context: &Context<'_>, draft: &Draft) -> Option<Unsupported> {
    let types = usage::types_of(context, &draft.operation);
    let mut waiting: Vec<TypeId> = types
        .into_iter()
        .filter_map(|(ty, _)| usage::named(ty))
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if let Some(needed) = context.unsupported_types.get(&id) {
            return Some(needed.clone());
        }
        if seen.insert(id) {
            waiting.extend(usage::inner(&context.types[id.0]));
        }
    }
    None
}

//! What is not supported, and the operations that need it.

use std::collections::BTreeSet;

use super::context::Context;
use super::keywords::Keywords;
use super::operation::Draft;
use super::site::Site;
use super::usage;
use crate::diagnostics::Code;
use crate::ir::TypeId;

/// Reports the keywords that are not supported yet.
pub(super) fn report(context: &mut Context<'_>, site: &Site<'_>, keywords: &Keywords<'_>) {
    if let Some(found) = context.document.unsupported_at(&site.at) {
        context
            .unsupported(&found.at, found.code, found.message)
            .help(found.help);
        return;
    }
    let choice = keywords.one_of.len() > 1 || keywords.any_of.len() > 1;
    let found = [
        (keywords.one_of.len() > 1, "oneOf", Code::OneOfUnsupported),
        (keywords.any_of.len() > 1, "anyOf", Code::AnyOfUnsupported),
        (keywords.not, "not", Code::NotUnsupported),
        (
            keywords.data.discriminator.is_some() && !choice && keywords.one_of.is_empty(),
            "discriminator",
            Code::DiscriminatorUnsupported,
        ),
    ];
    for (is_there, keyword, code) in found {
        if is_there {
            context.unsupported(
                &site.at.key(keyword),
                code,
                format!("`{keyword}` is not supported"),
            );
        }
    }
}

/// Leaves out the operations that need what is not supported, if the user wants that.
pub(super) fn leave_out(context: &mut Context<'_>, drafts: &mut Vec<Draft>) {
    if !context.options.skip_unsupported {
        return;
    }
    drafts.retain(|draft| {
        let stays = !draft.unsupported && !reaches_unsupported(context, draft);
        if !stays {
            let message = format!("the operation `{}` is left out", draft.operation.id.0);
            context
                .warning(&draft.at, Code::OperationLeftOut, message)
                .help("it needs something that is not supported");
        }
        stays
    });
}

fn reaches_unsupported(context: &Context<'_>, draft: &Draft) -> bool {
    let types = usage::types_of(context, &draft.operation);
    let mut waiting: Vec<TypeId> = types
        .into_iter()
        .filter_map(|(ty, _)| usage::named(ty))
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if context.unsupported_types.contains(&id) {
            return true;
        }
        if seen.insert(id) {
            waiting.extend(usage::inner(&context.types[id.0]));
        }
    }
    false
}

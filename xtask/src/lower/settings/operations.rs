//! What the settings say of operations.

use std::collections::BTreeMap;

use toml::Spanned;

use super::unknown;
use crate::diagnostics::Code;
use crate::ir::{Body, Operation};
use crate::lower::context::Context;
use crate::lower::operation::Draft;

/// Reports operations and parameters that do not exist, and what is said of one operation twice.
pub(super) fn check(context: &mut Context<'_>, drafts: &[Draft]) {
    let options = context.options;
    let known = identifiers(context);
    let safety = &options.operations;
    let lists = [
        &safety.read_only,
        &safety.idempotent,
        &safety.not_repeatable,
    ];
    let names = lists.into_iter().flatten();
    let names = names.chain(options.paging.keys());
    let names = names.chain(options.renames.operations.keys());
    let names = names.chain(options.renames.parameters.keys());
    for name in names {
        let is_left_out = context
            .document
            .left_out
            .operations
            .contains(name.get_ref());
        let may_be_lost = context.document.gaps.lack_operations();
        if !known.contains(name.get_ref()) && !is_left_out && !may_be_lost {
            let message = format!(
                "the configuration names an operation `{}`, and there is none",
                name.get_ref()
            );
            unknown(context, name, Code::UnknownOperation, message, &known);
        }
    }
    report_contradictions(context, lists);
    check_parameters(context, drafts);
}

/// The names of all operations, also of those that are left out since they are not supported.
fn identifiers(context: &Context<'_>) -> Vec<String> {
    let operations = context.document.openapi.operations();
    let names = operations.map(|(path, method, operation)| {
        let name = operation.operation_id.clone();
        name.unwrap_or_else(|| format!("{method} {path}"))
    });
    names.collect()
}

fn check_parameters(context: &mut Context<'_>, drafts: &[Draft]) {
    for (outer, names) in &context.options.renames.parameters {
        let is_meant = |draft: &&Draft| draft.operation.id.0 == *outer.get_ref();
        let Some(draft) = drafts.iter().find(is_meant) else {
            continue;
        };
        let known = inputs(&draft.operation);
        for name in names.keys().filter(|name| !known.contains(name.get_ref())) {
            let (outer, name_text) = (outer.get_ref(), name.get_ref());
            let message = format!("`{outer}` has no parameter `{name_text}`");
            unknown(
                context,
                name,
                Code::UnknownRenamedParameter,
                message,
                &known,
            );
        }
    }
}

/// The names of the parameters and of the fields of a form.
fn inputs(operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.name);
    let fields = match &operation.body {
        Some(Body::Form { fields, .. }) => fields.as_slice(),
        Some(Body::Json { .. } | Body::Text { .. } | Body::Binary { .. }) | None => &[],
    };
    let names = parameters.chain(fields.iter().map(|field| &field.name));
    names.map(|name| name.0.clone()).collect()
}

/// Reports operations of which two of `[operations]` are said, or one of them twice.
fn report_contradictions(context: &mut Context<'_>, lists: [&Vec<Spanned<String>>; 3]) {
    let mut said: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for name in lists.into_iter().flatten() {
        let Some(first) = said.insert(name.get_ref(), name) else {
            continue;
        };
        let message = format!("`{}` is named twice in `[operations]`", name.get_ref());
        let first = context.settings_place(first);
        context
            .settings_error(name, Code::SafetyTwice, message)
            .label(first, "here, too")
            .help("an operation is one of `read-only`, `idempotent` and `unsafe`");
    }
}

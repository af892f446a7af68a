//! Operations: each once, under its first tag.

use std::collections::BTreeMap;

use openapiv3::{PathItem, ReferenceOr};
use serde_json::Value as Json;
use toml::Spanned;

use super::context::{Context, Unsupported};
use super::parameter::ParameterPlace;
use super::path::Agreement;
use super::security::Schemes;
use super::{body, deprecation, limit, parameter, path, response, server};
use crate::diagnostics::Code;
use crate::ir::{Docs, Group, Method, Operation, Safety, Server, WireName};
use crate::spec::Pointer;

/// An operation, and what the later steps of lowering must know of it.
pub(super) struct Draft {
    /// The operation.
    pub(super) operation: Operation,
    /// Its place.
    pub(super) at: Pointer,
    /// The places of its parameters.
    pub(super) parameter_places: Vec<ParameterPlace>,
    /// The place of the media type of its body.
    pub(super) body_place: Option<Pointer>,
    /// What it needs that is not supported.
    pub(super) unsupported: Option<Unsupported>,
    tag: Option<String>,
}

/// All operations, in the order of the document.
pub(super) fn lower_all(
    context: &mut Context<'_>,
    security: &Schemes,
    servers: &[Server],
) -> Vec<Draft> {
    path::check_keys(context);
    let default_server = servers.first().map(Server::default_url);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut identifiers: BTreeMap<String, Pointer> = BTreeMap::new();
    let mut agreement = Agreement::default();
    let paths = &context.document.openapi.paths;
    for (template, item) in paths.iter() {
        let at = Pointer::root().key("paths").key(template);
        // `spec` has put there what a reference leads to, or has reported it.
        let ReferenceOr::Item(item) = item else {
            continue;
        };
        for (method, operation) in methods(item) {
            let source = Source {
                template,
                item,
                item_at: at.clone(),
                method,
                operation,
                at: at.key(&method.to_string().to_lowercase()),
            };
            report_same_identifier(context, &source, &mut identifiers);
            let server = server::of_operation(context, &source, default_server.as_deref());
            let known = (security, &mut agreement);
            let (mut draft, unsupported) =
                context.meeting(|context| lower(context, known, &source, server));
            draft.unsupported = unsupported;
            drafts.push(draft);
        }
    }
    agreement.report(context);
    path::report_same_routes(context, &drafts);
    drafts
}

/// Reports that nothing is left to be called: a client without an operation is of no use.
pub(super) fn report_none(context: &mut Context<'_>) {
    let message = "no operation is left: each needs something that is not supported";
    context
        .error(
            &Pointer::root().key("paths"),
            Code::NothingSelected,
            message,
        )
        .at_key()
        .help("see the warnings; an overlay can describe it otherwise");
}

/// Sorts the operations by their first tag.
pub(super) fn group(context: &Context<'_>, drafts: Vec<Draft>) -> Vec<Group> {
    let declared = &context.document.openapi.tags;
    let mut groups: Vec<Group> = Vec::new();
    for draft in drafts {
        let tag = draft.tag.map(WireName);
        let index = groups.iter().position(|group| group.tag == tag);
        let index = index.unwrap_or_else(|| {
            let told = declared
                .iter()
                .find(|told| tag.as_ref().is_some_and(|tag| tag.0 == told.name));
            groups.push(Group {
                description: told.and_then(|told| told.description.clone()),
                tag,
                operations: Vec::new(),
            });
            groups.len() - 1
        });
        groups[index].operations.push(draft.operation);
    }
    groups.sort_by_key(|group| match &group.tag {
        Some(tag) => declared
            .iter()
            .position(|declared| declared.name == tag.0)
            .unwrap_or(declared.len()),
        None => usize::MAX,
    });
    groups
}

/// An operation as the document has it.
pub(super) struct Source<'a> {
    /// The path that it belongs to.
    pub(super) template: &'a str,
    /// What is at the path.
    pub(super) item: &'a PathItem,
    /// The place of the path.
    pub(super) item_at: Pointer,
    /// The method.
    pub(super) method: Method,
    /// The operation.
    pub(super) operation: &'a openapiv3::Operation,
    /// Its place.
    pub(super) at: Pointer,
}

impl Source<'_> {
    /// `operationId`, or the method and the path.
    pub(super) fn identifier(&self) -> String {
        self.operation.operation_id.clone().unwrap_or_else(|| {
            let method = self.method.to_string().to_lowercase();
            format!("{method} {}", self.template)
        })
    }
}

fn lower<'a>(
    context: &mut Context<'a>,
    (schemes, agreement): (&Schemes, &mut Agreement),
    source: &Source<'a>,
    server: Option<String>,
) -> Draft {
    report_left_out(context, source);
    let security = schemes.requirements(context, source);
    let parameters = parameter::lower_all(context, source);
    let parameters = schemes.take_out_credentials(context, &security, parameters);
    let (mut parameters, mut parameter_places): (Vec<_>, Vec<_>) = parameters.into_iter().unzip();
    let all = (&mut parameters, &mut parameter_places);
    let path = path::segments(context, source, all, agreement);
    let (successes, errors) = response::lower_all(context, source);
    let (body, body_place) = body::lower(context, source).unzip();
    let described_safety = described_safety(source);
    let operation = Operation {
        id: WireName(source.identifier()),
        method: source.method,
        path,
        server,
        docs: docs(context, source),
        body,
        security,
        safety: safety(context, source).unwrap_or(described_safety),
        described_safety,
        limits: limit::of(&source.operation.extensions),
        paging: None,
        parameters,
        successes,
        errors,
    };
    Draft {
        operation,
        at: source.at.clone(),
        parameter_places,
        body_place,
        unsupported: None,
        tag: source.operation.tags.first().cloned(),
    }
}

fn docs(context: &mut Context<'_>, source: &Source<'_>) -> Docs {
    let operation = source.operation;
    let mut docs = Docs {
        summary: operation
            .summary
            .clone()
            .or_else(|| source.item.summary.clone()),
        description: operation
            .description
            .clone()
            .or_else(|| source.item.description.clone()),
        deprecation: deprecation::of(operation.deprecated, &operation.extensions),
    };
    deprecation::check_alone(context, &mut docs, "an operation", &source.at);
    docs
}

/// Whether an operation may be repeated, if the settings say it.
fn safety(context: &Context<'_>, source: &Source<'_>) -> Option<Safety> {
    let said = &context.options.operations;
    let name = source.identifier();
    let is_in = |names: &[Spanned<String>]| names.iter().any(|said| *said.get_ref() == name);
    let said = [
        (&said.not_repeatable, Safety::Unsafe),
        (&said.idempotent, Safety::Idempotent),
        (&said.read_only, Safety::Safe),
    ];
    let found = said.into_iter().find(|(names, _)| is_in(names));
    found.map(|(_, safety)| safety)
}

fn described_safety(source: &Source<'_>) -> Safety {
    let scopes = source.operation.extensions.get("x-auth-scopes");
    let is_read_only = scopes.and_then(Json::as_array).is_some_and(|scopes| {
        let mut scopes = scopes.iter().filter_map(Json::as_str);
        scopes.any(|scope| scope.ends_with(":read-only"))
    });
    if is_read_only {
        return Safety::Safe;
    }
    match source.method {
        Method::Get | Method::Head | Method::Options | Method::Trace => Safety::Safe,
        Method::Put | Method::Delete => Safety::Idempotent,
        Method::Post | Method::Patch => Safety::Unsafe,
    }
}

fn report_left_out(context: &mut Context<'_>, source: &Source<'_>) {
    if !source.operation.callbacks.is_empty() {
        let at = source.at.key("callbacks");
        context.warning(
            &at,
            Code::CallbacksIgnored,
            "callbacks concern no call and are ignored",
        );
    }
}

fn report_same_identifier(
    context: &mut Context<'_>,
    source: &Source<'_>,
    identifiers: &mut BTreeMap<String, Pointer>,
) {
    let identifier = source.identifier();
    let at = source.at.key("operationId");
    let Some(first) = identifiers.get(&identifier) else {
        identifiers.insert(identifier, at);
        return;
    };
    let is_shared = context.are_one(first, &at);
    let message = format!("two operations are called `{identifier}`");
    let report = context.error(&at, Code::DuplicateOperation, message);
    if is_shared {
        report.help("it is at several paths: remove it, and each is called by its method and path");
    } else {
        report
            .label(first, "the other one")
            .help("give one of them another `operationId`");
    }
}

fn methods(item: &PathItem) -> impl Iterator<Item = (Method, &openapiv3::Operation)> {
    [
        (Method::Get, &item.get),
        (Method::Put, &item.put),
        (Method::Post, &item.post),
        (Method::Delete, &item.delete),
        (Method::Options, &item.options),
        (Method::Head, &item.head),
        (Method::Patch, &item.patch),
        (Method::Trace, &item.trace),
    ]
    .into_iter()
    .filter_map(|(method, operation)| operation.as_ref().map(|operation| (method, operation)))
}

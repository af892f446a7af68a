//! The groups and their operations.

use super::choice::Choice;
use super::examples::Examples;
use super::responses::ErrorTypes;
use super::types::Types;
use super::{inputs, mocking, paging, responses};
use crate::ir;
use crate::rust::names::{Kind, Named, Scope};
use crate::rust::{Group, Ident, Input, Model, Operation, RESERVED_IN_GROUPS};

/// What the root of the crate has already, the crates that generated code names, and the files that mean
/// something to Cargo or the compiler.
const RESERVED_MODULES: &[&str] = &[
    "alloc",
    "aux",
    "base64",
    "bin",
    "builder",
    "clippy",
    "diagnostic",
    "bytes",
    "chrono",
    "client",
    "con",
    "core",
    "fmt",
    "clone",
    "http",
    "http_body",
    "http_body_util",
    "hyper",
    "lib",
    "main",
    "mime_guess",
    "mod",
    "miri",
    "mock",
    "models",
    "nul",
    "oauth2",
    "pages",
    "percent_encoding",
    "prn",
    "regex_lite",
    "reqwest",
    "runtime",
    "rust_analyzer",
    "rustfmt",
    "secrecy",
    "serde",
    "serde_json",
    "servers",
    "std",
    "tokio",
    "tokio_util",
    "tower_service",
    "tracing",
    "wire",
    "wiremock",
];

/// The methods that every client has.
pub(super) const CLIENT_METHODS: &[&str] = &["builder", "clone", "core", "fmt", "new"];

/// Files of a group that are no operation.
const RESERVED_CALL_MODULES: &[&str] = &["aux", "con", "error", "mock", "mod", "nul", "prn"];

/// Plans every group, in the order of the description.
pub(super) fn groups(
    api: &ir::Api,
    types: &Types<'_>,
    models: &[Model],
    choice: &mut Choice<'_>,
) -> Vec<Group> {
    let (mut groups, mut scopes) = empty_groups(api, types, choice);
    let functions: Vec<_> = api
        .groups
        .iter()
        .map(|group| functions(group, choice))
        .collect();
    let bases: Vec<String> = api
        .operations()
        .zip(functions.iter().flatten())
        .map(|(operation, function)| base(operation, function, choice))
        .collect();
    let errors = ErrorTypes::plan(api, &bases, &mut groups, &mut scopes, types);
    let mut server = mocking::Server::new();
    let mut number = 0;
    for (index, group) in api.groups.iter().enumerate() {
        let mut names = Names {
            types: &mut scopes[index],
            modules: call_modules(&groups[index], types),
            group: groups[index].module.text().to_owned(),
            server: &mut server,
            arguments: mocking::arguments(),
        };
        for (operation, function) in group.operations.iter().zip(&functions[index]) {
            let inputs = inputs::inputs(operation, types, Examples::new(models), choice);
            groups[index].operations.push(plan(
                operation,
                OperationNames {
                    base: &bases[number],
                    function,
                },
                errors.of(number),
                inputs,
                &mut names,
                types,
                models,
            ));
            number += 1;
        }
    }
    groups
}

/// The methods of a group.
fn functions(group: &ir::Group, choice: &mut Choice<'_>) -> Vec<Ident> {
    let chosen = &choice.renames.operations;
    let named: Vec<_> = group
        .operations
        .iter()
        .map(|operation| Named {
            wire: &operation.id.0,
            derived: &operation.id.0,
            chosen: Choice::of(chosen, &operation.id.0),
        })
        .collect();
    let idents = choice.siblings("operation", Kind::Function);
    idents.claim(&mut Scope::new(&[]), &named)
}

/// What all else is named after that belongs to an operation.
fn base(operation: &ir::Operation, function: &Ident, choice: &Choice<'_>) -> String {
    match Choice::of(&choice.renames.operations, &operation.id.0) {
        Some(_) => function.text().to_owned(),
        None => operation.id.0.clone(),
    }
}

/// The names of the modules of a group's calls.
fn call_modules(group: &Group, types: &Types<'_>) -> Scope {
    let mut modules = Scope::new(RESERVED_CALL_MODULES);
    modules.reserve(types.foreign_crates());
    // A module called as the one that it is in confuses a reader.
    modules.claim(group.module.text(), Kind::Module);
    modules
}

/// The groups without their operations, and the names of types that they have.
fn empty_groups(
    api: &ir::Api,
    types: &Types<'_>,
    choice: &mut Choice<'_>,
) -> (Vec<Group>, Vec<Scope>) {
    let modules = modules(api, types, choice);
    let mut accessors = Scope::new(CLIENT_METHODS);
    let mut pages = Scope::new(&[]);
    // The pages of models stand in the same folder.
    for (_, _, model) in types.models() {
        pages.claim(model.text(), Kind::Type);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut scopes = Vec::new();
    for (group, module) in api.groups.iter().zip(modules) {
        let tag = group.tag.as_ref().map_or("api", |tag| &tag.0);
        let chosen = Choice::of(&choice.renames.groups, tag);
        let name = if chosen.is_some() { module.text() } else { tag };
        let accessor = accessors.claim(name, Kind::Function);
        if let Some(said) = chosen.filter(|_| accessor.text() != name) {
            choice.report_reserved(said);
        }
        let mut scope = Scope::new(RESERVED_IN_GROUPS);
        let ident = scope.claim(name, Kind::Type);
        groups.push(Group {
            tag: group.tag.clone(),
            description: group.description.clone(),
            accessor,
            page: pages
                .claim(&page(ident.text()), Kind::Type)
                .text()
                .to_owned(),
            operations: Vec::new(),
            errors: Vec::new(),
            ident,
            module,
        });
        scopes.push(scope);
    }
    (groups, scopes)
}

/// The modules of the groups.
fn modules(api: &ir::Api, types: &Types<'_>, choice: &mut Choice<'_>) -> Vec<Ident> {
    let mut scope = Scope::new(RESERVED_MODULES);
    scope.reserve(types.foreign_crates());
    let chosen = &choice.renames.groups;
    let named: Vec<_> = api
        .groups
        .iter()
        .map(|group| {
            let tag = group.tag.as_ref();
            Named {
                wire: tag.map_or("api", |tag| &tag.0),
                derived: tag.map_or("api", |tag| &tag.0),
                chosen: tag.and_then(|tag| Choice::of(chosen, &tag.0)),
            }
        })
        .collect();
    let idents = choice.siblings("tag", Kind::Module);
    idents.claim(&mut scope, &named)
}

/// The name of a group's page.
fn page(group: &str) -> String {
    if group.ends_with("Api") {
        group.to_owned()
    } else {
        format!("{group} api")
    }
}

struct Names<'a> {
    types: &'a mut Scope,
    modules: Scope,
    /// The group, as part of a name.
    group: String,
    server: &'a mut mocking::Server,
    arguments: Scope,
}

/// How an operation is called.
struct OperationNames<'n> {
    /// What all else is named after.
    base: &'n str,
    /// The method.
    function: &'n Ident,
}

fn plan(
    operation: &ir::Operation,
    OperationNames { base, function }: OperationNames<'_>,
    error: crate::rust::ErrorType,
    inputs: Vec<Input>,
    names: &mut Names<'_>,
    types: &Types<'_>,
    models: &[Model],
) -> Operation {
    let with_noun = [base.to_owned(), format!("{base} call")];
    let call = names.types.claim_first(&with_noun, Kind::Type);
    let success = responses::success(operation, base, names.types, types);
    let mocking = names.server.operation(
        operation,
        (&names.group, base),
        &mut names.arguments,
        &success,
        Examples::new(models),
    );
    Operation {
        id: operation.id.clone(),
        method: operation.method,
        path: path(&operation.path),
        docs: (&operation.docs).into(),
        module: names.modules.claim_first(&with_noun, Kind::Module),
        function: function.clone(),
        paging: paging::paging(operation, &inputs, &success, models),
        inputs,
        content_type: operation.body.as_ref().map(content_type),
        accept: accept(operation),
        security: operation
            .security
            .iter()
            .map(|requirement| requirement.0.iter().map(|scheme| scheme.0).collect())
            .collect(),
        safety: operation.safety,
        limits: operation.limits.clone(),
        refusals: responses::refusals(operation, types),
        success,
        error,
        call,
        mocking,
    }
}

fn path(segments: &[ir::PathSegment]) -> String {
    segments
        .iter()
        .map(|segment| match segment {
            ir::PathSegment::Literal(text) => text.clone(),
            ir::PathSegment::Parameter(name) => format!("{{{}}}", name.0),
        })
        .collect()
}

fn content_type(body: &ir::Body) -> String {
    match body {
        ir::Body::Json { media_type, .. }
        | ir::Body::Text { media_type, .. }
        | ir::Body::Binary { media_type, .. } => media_type.clone(),
        ir::Body::Form {
            encoding: ir::FormEncoding::Multipart,
            ..
        } => "multipart/form-data".to_owned(),
        ir::Body::Form {
            encoding: ir::FormEncoding::UrlEncoded,
            ..
        } => "application/x-www-form-urlencoded".to_owned(),
    }
}

/// The media types of all answers, each once: those of success first.
fn accept(operation: &ir::Operation) -> Option<String> {
    let mut accepted: Vec<&str> = Vec::new();
    for response in operation.successes.iter().chain(&operation.errors) {
        let media_type = match &response.content {
            ir::Content::Empty => continue,
            ir::Content::Json { media_type, .. }
            | ir::Content::Text { media_type }
            | ir::Content::Binary { media_type } => media_type,
        };
        if !accepted.contains(&media_type.as_str()) {
            accepted.push(media_type);
        }
    }
    (!accepted.is_empty()).then(|| accepted.join(", "))
}

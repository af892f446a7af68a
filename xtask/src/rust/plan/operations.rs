//! The groups and their operations.

use super::examples::Examples;
use super::responses::ErrorTypes;
use super::types::Types;
use super::{inputs, mocking, paging, responses};
use crate::ir;
use crate::rust::names::{Kind, Scope};
use crate::rust::{Group, Model, Operation, RESERVED_IN_GROUPS};

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
const CLIENT_METHODS: &[&str] = &["builder", "clone", "core", "fmt", "new"];

/// Files of a group that are no operation.
const RESERVED_CALL_MODULES: &[&str] = &["aux", "con", "error", "mock", "mod", "nul", "prn"];

/// Plans every group, in the order of the description.
pub(super) fn groups(api: &ir::Api, types: &Types<'_>, models: &[Model]) -> Vec<Group> {
    let mut modules = Scope::new(RESERVED_MODULES);
    let mut accessors = Scope::new(CLIENT_METHODS);
    let mut pages = Scope::new(&[]);
    // The pages of models stand in the same folder.
    for (_, _, model) in types.models() {
        pages.claim(model.text(), Kind::Type);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut scopes = Vec::new();
    for group in &api.groups {
        let name = group.tag.as_ref().map_or("api", |tag| &tag.0);
        let mut scope = Scope::new(RESERVED_IN_GROUPS);
        let ident = scope.claim(name, Kind::Type);
        groups.push(Group {
            tag: group.tag.clone(),
            description: group.description.clone(),
            module: modules.claim(name, Kind::Module),
            accessor: accessors.claim(name, Kind::Function),
            page: pages
                .claim(&page(ident.text()), Kind::Type)
                .text()
                .to_owned(),
            operations: Vec::new(),
            errors: Vec::new(),
            ident,
        });
        scopes.push(scope);
    }
    let errors = ErrorTypes::plan(api, &mut groups, &mut scopes, types);
    let mut server = mocking::Server::new();
    let mut number = 0;
    for (index, group) in api.groups.iter().enumerate() {
        let mut names = Names {
            types: &mut scopes[index],
            modules: Scope::new(RESERVED_CALL_MODULES),
            functions: Scope::new(&[]),
            group: groups[index].module.text().to_owned(),
            server: &mut server,
            arguments: mocking::arguments(),
        };
        // A module called as the one that it is in confuses a reader.
        names
            .modules
            .claim(groups[index].module.text(), Kind::Module);
        for operation in &group.operations {
            groups[index].operations.push(plan(
                operation,
                errors.of(number),
                &mut names,
                types,
                models,
            ));
            number += 1;
        }
    }
    groups
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
    functions: Scope,
    /// The group, as part of a name.
    group: String,
    server: &'a mut mocking::Server,
    arguments: Scope,
}

fn plan(
    operation: &ir::Operation,
    error: crate::rust::ErrorType,
    names: &mut Names<'_>,
    types: &Types<'_>,
    models: &[Model],
) -> Operation {
    let id = &operation.id.0;
    let with_noun = [id.clone(), format!("{id} call")];
    let call = names.types.claim_first(&with_noun, Kind::Type);
    let success = responses::success(operation, names.types, types);
    let inputs = inputs::inputs(operation, types, Examples::new(models));
    let mocking = names.server.operation(
        operation,
        &names.group,
        &mut names.arguments,
        &success,
        Examples::new(models),
    );
    Operation {
        id: operation.id.clone(),
        method: operation.method,
        path: path(&operation.path),
        docs: operation.docs.clone(),
        module: names.modules.claim_first(&with_noun, Kind::Module),
        function: names.functions.claim(id, Kind::Function),
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

//! The groups: modules, and the methods of the client that lead to them.

use super::choice::Choice;
use super::types::Types;
use crate::ir;
use crate::rust::names::given::{self, Given};
use crate::rust::names::{Kind, Named, Scope};
use crate::rust::{Group, Ident, RESERVED_IN_GROUPS, owner};

/// What the root of the crate has already, the crates that generated code names, and the files that mean
/// something to Cargo or the compiler.
pub(in crate::rust) const RESERVED_MODULES: &[&str] = &[
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
    "unions",
    "wire",
    "wiremock",
];

/// The methods that every client has.
pub(in crate::rust) const CLIENT_METHODS: &[&str] = &["builder", "clone", "core", "fmt", "new"];

/// The groups without their operations, and the names of types that they have.
pub(super) fn without_operations(
    api: &ir::Api,
    types: &Types<'_>,
    choice: &mut Choice<'_>,
) -> (Vec<Group>, Vec<Scope>) {
    let modules = modules(api, types, choice);
    let accessors = accessors(api, &modules, choice);
    let mut pages = Scope::new(&[]);
    // The pages of models stand in the same folder.
    for (_, _, model) in types.models() {
        pages.claim(model.text(), Kind::Type);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut scopes = Vec::new();
    for ((group, module), accessor) in api.groups.iter().zip(modules).zip(accessors) {
        let mut scope = Scope::new(RESERVED_IN_GROUPS);
        choice.given.leave(&mut scope, &owner::group(&module));
        let ident = scope.claim(name(group, &module, choice), Kind::Type);
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

/// The name in the description.
fn tag(group: &ir::Group) -> &str {
    group.tag.as_ref().map_or("api", |tag| &tag.0)
}

/// What all else is named after that belongs to a group: its module, if the user chose that.
fn name<'g>(group: &'g ir::Group, module: &'g Ident, choice: &Choice<'_>) -> &'g str {
    match Choice::of(&choice.renames.groups, tag(group)) {
        Some(_) => module.text(),
        None => tag(group),
    }
}

/// The name that something of a group had.
fn given<'g>(names: &'g Given, group: &ir::Group) -> Option<&'g str> {
    let tag = group.tag.as_ref().map_or(given::NO_TAG, |tag| &tag.0);
    names.get(tag).map(String::as_str)
}

/// The methods of the client, those whose names follow from what the user chose first.
fn accessors(api: &ir::Api, modules: &[Ident], choice: &mut Choice<'_>) -> Vec<Ident> {
    let mut scope = Scope::new(CLIENT_METHODS);
    choice.given.leave(&mut scope, owner::CLIENT);
    let mut settled = Vec::with_capacity(api.groups.len());
    for (group, module) in api.groups.iter().zip(modules) {
        let said = Choice::of(&choice.renames.groups, tag(group));
        settled.push(said.map(|said| {
            let accessor = scope.claim(module.text(), Kind::Function);
            if accessor.text() != module.text() {
                choice.report_reserved(said);
            }
            accessor
        }));
    }
    for (accessor, group) in settled.iter_mut().zip(&api.groups) {
        if accessor.is_none() {
            *accessor = scope.keep(given(&choice.given.accessors, group), Kind::Function);
        }
    }
    let settled = settled.into_iter().zip(&api.groups);
    settled
        .map(|(kept, group)| kept.unwrap_or_else(|| scope.claim(tag(group), Kind::Function)))
        .collect()
}

/// The modules of the groups.
fn modules(api: &ir::Api, types: &Types<'_>, choice: &mut Choice<'_>) -> Vec<Ident> {
    let mut scope = Scope::new(RESERVED_MODULES);
    choice.given.leave(&mut scope, owner::ROOT);
    scope.reserve(types.foreign_crates());
    let chosen = &choice.renames.groups;
    let named: Vec<_> = api
        .groups
        .iter()
        .map(|group| {
            let own = group.tag.as_ref();
            Named {
                wire: tag(group),
                derived: tag(group),
                chosen: own.and_then(|tag| Choice::of(chosen, &tag.0)),
                given: given(&choice.given.groups, group),
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

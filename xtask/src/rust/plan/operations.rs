//! The groups and their operations.

use super::choice::Choice;
use super::examples::Examples;
use super::groups;
use super::kept::{Kept, Scopes};
use super::responses::ErrorTypes;
use super::types::Types;
use super::{inputs, mocking, paging, responses};
use crate::ir;
use crate::rust::names::{Kind, Named, Scope};
use crate::rust::{GivenNames, Group, Ident, Input, Model, Operation, owner};

/// Files of a group that are no operation.
const RESERVED_CALL_MODULES: &[&str] = &["aux", "con", "error", "mock", "mod", "nul", "prn"];

/// Plans every group, in the order of the description.
pub(super) fn groups(
    api: &ir::Api,
    types: &Types<'_>,
    models: &[Model],
    choice: &mut Choice<'_>,
) -> Vec<Group> {
    let (mut groups, types_of_groups) = groups::without_operations(api, types, choice);
    let mut scopes = Scopes {
        arguments: groups
            .iter()
            .map(|group| mocking::arguments(group, choice.given))
            .collect(),
        types: types_of_groups,
        server: mocking::Server::new(choice.given),
    };
    let functions: Vec<_> = api
        .groups
        .iter()
        .zip(&groups)
        .map(|(group, planned)| functions(group, planned, choice))
        .collect();
    let bases = bases(api, &functions, choice);
    let mut kept = scopes.keep(api, choice).into_iter();
    let errors = ErrorTypes::plan(api, &bases, &mut groups, &mut scopes.types, types, choice);
    let mut number = 0;
    for (index, group) in api.groups.iter().enumerate() {
        let mut names = Names {
            types: &mut scopes.types[index],
            modules: call_modules(&groups[index], types),
            group: groups[index].module.clone(),
            server: &mut scopes.server,
            arguments: &mut scopes.arguments[index],
            given: choice.given,
        };
        let operations = group.operations.iter().zip(&functions[index]);
        for ((operation, function), kept) in operations.zip(&mut kept) {
            let call = kept.call.as_ref();
            let call = call.map(|call| owner::of_group(&groups[index].module, call));
            let examples = Examples::new(models);
            let inputs = inputs::inputs((operation, call.as_deref()), types, examples, choice);
            groups[index].operations.push(plan(
                operation,
                OperationNames {
                    base: &bases[number],
                    function,
                    kept,
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
fn functions(group: &ir::Group, planned: &Group, choice: &mut Choice<'_>) -> Vec<Ident> {
    let chosen = &choice.renames.operations;
    let named: Vec<_> = group
        .operations
        .iter()
        .map(|operation| Named {
            wire: &operation.id.0,
            derived: &operation.id.0,
            chosen: Choice::of(chosen, &operation.id.0),
            given: choice.given_to(&choice.given.operations, &operation.id),
        })
        .collect();
    let given = choice.given;
    let idents = choice.siblings("operation", Kind::Function);
    let mut scope = Scope::new(&[]);
    given.leave(&mut scope, &owner::methods(planned));
    idents.claim(&mut scope, &named)
}

/// What all else is named after that belongs to an operation, for each of them.
fn bases(api: &ir::Api, functions: &[Vec<Ident>], choice: &Choice<'_>) -> Vec<String> {
    let chosen = &choice.renames.operations;
    let named = api.operations().zip(functions.iter().flatten());
    named
        .map(
            |(operation, function)| match Choice::of(chosen, &operation.id.0) {
                Some(_) => function.text().to_owned(),
                None => operation.id.0.clone(),
            },
        )
        .collect()
}

/// The names of the modules of a group's calls.
fn call_modules(group: &Group, types: &Types<'_>) -> Scope {
    let mut modules = Scope::new(RESERVED_CALL_MODULES);
    modules.reserve(types.foreign_crates());
    // A module called as the one that it is in confuses a reader.
    modules.claim(group.module.text(), Kind::Module);
    modules
}

struct Names<'a> {
    types: &'a mut Scope,
    modules: Scope,
    /// The group, as part of a name.
    group: Ident,
    server: &'a mut mocking::Server,
    arguments: &'a mut Scope,
    given: &'a GivenNames,
}

/// How an operation is called.
struct OperationNames<'n> {
    /// What all else is named after.
    base: &'n str,
    /// The method.
    function: &'n Ident,
    /// What else is called as before.
    kept: Kept,
}

fn plan(
    operation: &ir::Operation,
    OperationNames {
        base,
        function,
        kept,
    }: OperationNames<'_>,
    error: crate::rust::ErrorType,
    inputs: Vec<Input>,
    names: &mut Names<'_>,
    types: &Types<'_>,
    models: &[Model],
) -> Operation {
    let with_noun = [base.to_owned(), format!("{base} call")];
    let call = kept.call;
    let call = call.unwrap_or_else(|| names.types.claim_first(&with_noun, Kind::Type));
    let success = responses::success(operation, types, (names.given, &names.group), || {
        let name = format!("{base} answer");
        let answer = kept.answer;
        answer.unwrap_or_else(|| names.types.claim(&name, Kind::Type))
    });
    let mocking = names.server.operation(
        operation,
        (names.group.text(), base, kept.mocking),
        names.arguments,
        &success,
        Examples::new(models),
    );
    Operation {
        id: operation.id.clone(),
        method: operation.method,
        path: path(&operation.path),
        server: operation.server.clone(),
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
        answers_with_redirect: operation.answers_with_redirect(),
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
        let media_types = match &response.content {
            ir::Content::Empty => continue,
            ir::Content::Json { media_type, .. } | ir::Content::Text { media_type } => {
                std::slice::from_ref(media_type)
            }
            ir::Content::Binary { media_types } => media_types,
        };
        for media_type in media_types {
            if !accepted.contains(&media_type.as_str()) {
                accepted.push(media_type);
            }
        }
    }
    (!accepted.is_empty()).then(|| accepted.join(", "))
}

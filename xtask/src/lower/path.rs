//! Path templates: their pieces, and whether they and the parameters agree.

use std::collections::BTreeMap;

use super::context::Context;
use super::operation::{Draft, Source};
use crate::diagnostics::Code;
use crate::ir::{Parameter, ParameterLocation, PathSegment, WireName};
use crate::spec::Pointer;

/// Reports paths that are none. openapiv3 drops those that do not begin with `/`.
pub(super) fn check_keys(context: &mut Context<'_>) {
    let paths = context.document.raw.get("paths");
    let Some(serde_yaml::Value::Mapping(paths)) = paths else {
        return;
    };
    let root = Pointer::root().key("paths");
    for key in paths.keys().filter_map(serde_yaml::Value::as_str) {
        let at = root.key(key);
        if key.contains(['?', '#']) {
            context
                .error(
                    &at,
                    Code::InvalidPath,
                    format!("the path `{key}` has a query or a fragment"),
                )
                .help("a query is described by parameters");
        }
    }
}

/// The pieces of the path of an operation.
pub(super) fn segments(
    context: &mut Context<'_>,
    source: &Source<'_>,
    parameters: &[Parameter],
) -> Vec<PathSegment> {
    let Some(segments) = split(source.template) else {
        let message = format!("the braces of the path `{}` do not pair", source.template);
        context
            .error(&source.item_at, Code::InvalidPath, message)
            .help("write the place of a parameter as `{name}`");
        return vec![PathSegment::Literal(source.template.to_owned())];
    };
    let declared: Vec<_> = parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Path)
        .map(|parameter| &parameter.name)
        .collect();
    for name in placeholders(&segments) {
        if !declared.contains(&name) {
            let message = format!(
                "the path has a place for `{}`, and no parameter is called so",
                name.0
            );
            context
                .error(&source.at, Code::PathParameterMissing, message)
                .help("declare a parameter of this name with `in: path`");
        }
    }
    for name in declared {
        if !placeholders(&segments).any(|placeholder| placeholder == name) {
            let message = format!("the path has no place for its parameter `{}`", name.0);
            context
                .error(&source.at, Code::PathParameterUnused, message)
                .help(format!("the path needs a `{{{}}}`", name.0));
        }
    }
    segments
}

/// Reports operations that no server can tell apart.
pub(super) fn report_same_routes(context: &mut Context<'_>, drafts: &[Draft]) {
    let mut routes: BTreeMap<String, &Draft> = BTreeMap::new();
    for draft in drafts {
        let mut route = draft.operation.method.to_string();
        for segment in &draft.operation.path {
            match segment {
                PathSegment::Literal(text) => route.push_str(text),
                PathSegment::Parameter(_) => route.push_str("{}"),
            }
        }
        if let Some(first) = routes.get(&route) {
            context
                .warning(
                    &draft.at,
                    Code::SameRoute,
                    "another operation has the same method and path",
                )
                .label(&first.at, "the other one")
                .help("write both as one operation: a server cannot tell them apart");
        } else {
            routes.insert(route, draft);
        }
    }
}

fn split(template: &str) -> Option<Vec<PathSegment>> {
    let mut segments = Vec::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if literal.contains('}') || name.contains('{') || name.is_empty() {
            return None;
        }
        if !literal.is_empty() {
            segments.push(PathSegment::Literal(literal.to_owned()));
        }
        segments.push(PathSegment::Parameter(WireName(name.to_owned())));
        rest = after;
    }
    if rest.contains('}') {
        return None;
    }
    if !rest.is_empty() {
        segments.push(PathSegment::Literal(rest.to_owned()));
    }
    Some(segments)
}

fn placeholders(segments: &[PathSegment]) -> impl Iterator<Item = &WireName> {
    segments.iter().filter_map(|segment| match segment {
        PathSegment::Parameter(name) => Some(name),
        PathSegment::Literal(_) => None,
    })
}

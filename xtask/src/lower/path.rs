//! Path templates: their pieces, and whether they and the parameters agree. A query that a path has with it is a part of
//! its text, so that it is sent with each call.

mod agreement;
mod query;

use std::collections::BTreeMap;

use super::context::Context;
use super::operation::{Draft, Source};
use super::parameter::ParameterPlace;
use crate::diagnostics::Code;
use crate::ir::{Parameter, PathSegment, WireName};
use crate::spec::Pointer;
pub(super) use agreement::Agreement;

/// Reports what a path is not to have: a query, which is sent all the same, and a fragment, which never is. openapiv3
/// drops the paths that do not begin with `/`.
pub(super) fn check_keys(context: &mut Context<'_>) {
    let root = Pointer::root().key("paths");
    for (key, _) in context.document.openapi.paths.iter() {
        let template = Template::of(key);
        match template.fragment {
            Some(_) if template.has_places_in_fragment() => {
                let message = format!(
                    "the path `{key}` has places behind a `#`, which begins a fragment: that is never sent"
                );
                context
                    .error(&root.key(key), Code::InvalidPath, message)
                    .at_key()
                    .help("write `%23` if the server wants the sign itself, or take it away");
            }
            Some(_) => {
                let message = format!("the path `{key}` has a fragment, which is never sent");
                context
                    .warning(&root.key(key), Code::InvalidPath, message)
                    .at_key()
                    .help(
                        "what the fragment tells apart is one operation to the server: take it away",
                    );
            }
            None => {}
        }
        if template.query.is_some() {
            let message = format!("the path `{key}` has a query");
            context
                .warning(&root.key(key), Code::InvalidPath, message)
                .at_key()
                .help("it is sent with each call; a query is described by parameters");
        }
    }
}

/// What is written as the path of an operation.
struct Template<'a> {
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

impl<'a> Template<'a> {
    fn of(template: &'a str) -> Self {
        let (rest, fragment) = cut(template, '#');
        let (path, query) = cut(rest, '?');
        Self {
            path,
            query,
            fragment,
        }
    }

    /// The pairs of the query.
    fn pairs(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.query.into_iter().flat_map(|query| query.split('&'))
    }

    /// What of the query is left to parameters that nothing describes.
    fn undescribed(&self, parameters: &[Parameter]) -> Vec<Parameter> {
        let mut found: Vec<Parameter> = Vec::new();
        for pair in self.pairs() {
            let parameter = query::undescribed(pair, self.path, parameters);
            let is_new = |other: &Parameter| found.iter().all(|known| known.name != other.name);
            let new = parameter.filter(is_new);
            found.extend(new);
        }
        found
    }

    fn has_places_in_fragment(&self) -> bool {
        self.fragment.is_some_and(|fragment| fragment.contains('{'))
    }

    /// The path, with what of the query is the same in each call; the rest is left to parameters.
    fn fixed(&self, parameters: &mut [Parameter]) -> String {
        let pairs: Vec<&str> = self
            .pairs()
            .filter(|pair| {
                !pair.is_empty() && !query::leave_to_parameter(pair, self.path, parameters)
            })
            .collect();
        if pairs.is_empty() {
            self.path.to_owned()
        } else {
            format!("{}?{}", self.path, pairs.join("&"))
        }
    }
}

/// What is before a sign, and what is behind it.
fn cut(text: &str, sign: char) -> (&str, Option<&str>) {
    match text.split_once(sign) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

/// The pieces of the path of an operation, and of the query that it has with it. A parameter that has its place in that
/// query becomes one of the query.
pub(super) fn segments(
    context: &mut Context<'_>,
    source: &Source<'_>,
    (parameters, places): (&mut Vec<Parameter>, &mut Vec<ParameterPlace>),
    agreement: &mut Agreement,
) -> Vec<PathSegment> {
    let template = Template::of(source.template);
    for parameter in template.undescribed(parameters) {
        let name = &parameter.name.0;
        let message = format!("no parameter describes `{name}`, which the path has in its query");
        context
            .warning(&source.at, Code::InvalidPath, message)
            .help("it is taken for a text that need not be sent: describe it by a parameter with `in: query`");
        parameters.push(parameter);
        places.push(ParameterPlace {
            at: source.at.clone(),
            listed_at: source.at.clone(),
        });
    }
    let template = template.fixed(parameters);
    if let Some(name) = placeholder_in_query(&template) {
        let message = format!("the query of the path has a place for `{name}`");
        context
            .error(&source.at, Code::InvalidPath, message)
            .help("describe it by a parameter with `in: query`, and take it away here");
        return vec![PathSegment::Literal(template)];
    }
    let Some(segments) = split(&template) else {
        let problem = if source.template.contains("{}") {
            "has a place without a name"
        } else {
            "has braces that do not pair"
        };
        let message = format!("the path `{}` {problem}", source.template);
        context
            .error(&source.item_at, Code::InvalidPath, message)
            .help("write the place of a parameter as `{name}`");
        return vec![PathSegment::Literal(source.template.to_owned())];
    };
    // What is behind a `#` was reported as that.
    if !Template::of(source.template).has_places_in_fragment() {
        agreement.add(context, source, &segments, (parameters, places));
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

fn placeholder_in_query(template: &str) -> Option<&str> {
    let (_, query) = template.split_once('?')?;
    let (_, rest) = query.split_once('{')?;
    rest.split('}').next()
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

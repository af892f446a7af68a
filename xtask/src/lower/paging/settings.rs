//! Paging as the user says it, checked against the description.
//!
//! Each of the three settings is checked by itself, so that one run shows all that is wrong.

use toml::Spanned;

use super::{is_array, is_in_query, is_text, object, page, takes_text};
use crate::config;
use crate::diagnostics::Code;
use crate::ir::{Field, Object, Paging, Type, TypeId, WireName};
use crate::lower::context::Context;
use crate::lower::operation::Draft;
use crate::spec::{Pointer, nearest};

/// The paging that the settings say, unless something is wrong with it.
pub(super) fn checked(
    context: &mut Context<'_>,
    draft: &Draft,
    (operation, said): (&Spanned<String>, &config::Paging),
) -> Option<Paging> {
    // What a fault has taken out of the operation or of its answer is not there to be found.
    let parameters = draft.at.parent().key("parameters");
    let gaps = &context.document.gaps;
    if gaps.are_behind(&draft.at) || gaps.are_behind(&parameters) {
        return None;
    }
    let token_parameter = token_parameter(context, draft, said.token_parameter.get_ref());
    let token_parameter = reported(context, &said.token_parameter, token_parameter);
    let Some((status, page)) = page(context, &draft.operation) else {
        let id = &draft.operation.id.0;
        let message = format!("the configuration pages `{id}`, which answers with no object");
        let fault = Fault::new(&draft.at, Code::PagingAnswer, message);
        return reported(context, operation, Err(fault));
    };
    let next_token = path(context, draft, page, said.next_token.get_ref(), &TOKEN);
    let next_token = reported(context, &said.next_token, next_token);
    let items = path(context, draft, page, said.items.get_ref(), &ITEMS);
    let items = reported(context, &said.items, items);
    Some(Paging {
        status,
        token_parameter: token_parameter?,
        next_token: next_token?,
        has_more: None,
        items: items?,
    })
}

/// What is wrong with a setting.
struct Fault {
    /// What the description has instead.
    at: Pointer,
    code: Code,
    message: String,
    help: Option<String>,
}

impl Fault {
    fn new(at: &Pointer, code: Code, message: String) -> Self {
        Self {
            at: at.clone(),
            code,
            message,
            help: None,
        }
    }
}

/// Reports a fault at the setting that it is about.
fn reported<T>(
    context: &mut Context<'_>,
    said: &Spanned<String>,
    result: Result<T, Fault>,
) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(_) if context.options.allows_unknown_names => None,
        Err(fault) => {
            let report = context.settings_error(said, fault.code, fault.message);
            report.label(&fault.at, "in the description");
            if let Some(help) = fault.help {
                report.help(help);
            }
            None
        }
    }
}

fn token_parameter(context: &Context<'_>, draft: &Draft, name: &str) -> Result<WireName, Fault> {
    let id = &draft.operation.id.0;
    let message =
        |problem| format!("the configuration pages `{id}` by the parameter `{name}`, {problem}");
    let parameters = draft.operation.parameters.iter();
    let parameters = parameters.zip(&draft.parameter_places);
    let mut parameters = parameters.filter(|(parameter, _)| is_in_query(parameter));
    let known = parameters.clone();
    let found = parameters.find(|(parameter, _)| parameter.name.0 == name);
    let Some((parameter, at)) = found else {
        let message = message("which its query does not have");
        let known = known.map(|(parameter, _)| parameter.name.0.as_str());
        return Err(Fault {
            help: choice(name, known),
            ..Fault::new(&draft.at, Code::PagingParameterMissing, message)
        });
    };
    if !takes_text(context, parameter) {
        let message = message("which takes no text as it is");
        return Err(Fault::new(&at.at, Code::PagingParameterType, message));
    }
    Ok(parameter.name.clone())
}

/// What a path must lead to.
struct Goal {
    name: &'static str,
    is_there: fn(&Context<'_>, &Type) -> bool,
    code: Code,
    problem: &'static str,
}

const TOKEN: Goal = Goal {
    name: "the next token",
    is_there: is_text,
    code: Code::PagingTokenType,
    problem: "that is no text",
};

const ITEMS: Goal = Goal {
    name: "the items",
    is_there: is_array,
    code: Code::PagingItemsType,
    problem: "that is no array",
};

/// The steps of a path, which leads from the page through objects to its goal.
fn path(
    context: &Context<'_>,
    draft: &Draft,
    page: TypeId,
    path: &str,
    goal: &Goal,
) -> Result<Vec<WireName>, Fault> {
    let fault = |at, code, problem: &str| {
        let (id, name) = (&draft.operation.id.0, goal.name);
        let message =
            format!("the configuration finds {name} of `{id}` at `{path}`, and {problem}");
        Fault::new(at, code, message)
    };
    let mut names: Vec<WireName> = Vec::new();
    let mut ty = &Type::Named(page);
    let mut at = &context.sites[page.0].at;
    let mut rest = Some(path);
    while let Some(wanted) = rest {
        let Some((id, object)) = object(context, ty) else {
            let last = names.last().map_or("", |name| &name.0);
            let problem = format!("`{last}` is no object");
            return Err(fault(at, Code::PagingPath, &problem));
        };
        let site = &context.sites[id.0];
        at = &site.at;
        let Some((field, after)) = step(object, wanted) else {
            let name = wanted.split('.').next().unwrap_or_default();
            let problem = format!("`{}` has no property `{name}`", site.name.join("."));
            let known = object.fields.iter().map(|field| field.name.0.as_str());
            return Err(Fault {
                help: choice(name, known),
                ..fault(at, Code::PagingPath, &problem)
            });
        };
        names.push(field.name.clone());
        (ty, rest) = (&field.value.ty, after);
    }
    if (goal.is_there)(context, ty) {
        Ok(names)
    } else {
        Err(fault(at, goal.code, goal.problem))
    }
}

/// The property that a path begins with, and the rest of the path. A name may have dots in it: the
/// longest that fits is meant.
fn step<'o, 'p>(object: &'o Object, path: &'p str) -> Option<(&'o Field, Option<&'p str>)> {
    let fits = |field: &'o Field| {
        let after = path.strip_prefix(&field.name.0)?;
        match after.strip_prefix('.') {
            Some(rest) => Some((field, Some(rest))),
            None => after.is_empty().then_some((field, None)),
        }
    };
    let fitting = object.fields.iter().filter_map(fits);
    fitting.max_by_key(|(field, _)| field.name.0.len())
}

/// The way out where a name is not known.
fn choice<'k>(name: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<String> {
    if let Some(near) = nearest(name, known.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    (!known.is_empty()).then(|| format!("it has {}", known.join(", ")))
}

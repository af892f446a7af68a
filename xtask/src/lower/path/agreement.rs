//! Whether the places in paths and the parameters agree, once all operations are known: a fault is one, however many
//! operations have it.

use std::collections::{BTreeMap, BTreeSet};

use super::placeholders;
use crate::diagnostics::Code;
use crate::ir::{Parameter, ParameterLocation, PathSegment};
use crate::lower::context::Context;
use crate::lower::operation::Source;
use crate::lower::parameter::ParameterPlace;
use crate::spec::{Pointer, nearest};

/// What the operations have by now.
#[derive(Default)]
pub(in crate::lower) struct Agreement {
    operations: Vec<Operation>,
    /// The places of the parameters that fit some path.
    fitting: BTreeSet<Pointer>,
}

/// The places and the parameters of an operation that do not fit each other.
struct Operation {
    at: Pointer,
    item_at: Pointer,
    /// The names in the path that no parameter has.
    missing: Vec<String>,
    /// The parameters that have no place in the path.
    unused: Vec<Unused>,
}

struct Unused {
    name: String,
    place: ParameterPlace,
}

impl Agreement {
    /// Takes an operation in. What was taken out of a faulty description may have been a parameter of it: then nothing is
    /// said of it.
    pub(super) fn add(
        &mut self,
        context: &Context<'_>,
        source: &Source<'_>,
        segments: &[PathSegment],
        parameters: (&[Parameter], &[ParameterPlace]),
    ) {
        let mut operation = Operation {
            at: source.at.clone(),
            item_at: source.item_at.clone(),
            missing: Vec::new(),
            unused: Vec::new(),
        };
        let (parameters, places) = parameters;
        let declared = parameters.iter().zip(places);
        let declared = declared.filter(|(one, _)| one.location == ParameterLocation::Path);
        for (parameter, place) in declared.clone() {
            if placeholders(segments).any(|name| *name == parameter.name) {
                self.fitting.insert(place.at.clone());
            } else {
                operation.unused.push(Unused {
                    name: parameter.name.0.clone(),
                    place: place.clone(),
                });
            }
        }
        let is_declared = |name: &str| {
            declared
                .clone()
                .any(|(parameter, _)| parameter.name.0 == name)
        };
        let missing = placeholders(segments).filter(|name| !is_declared(&name.0));
        operation.missing = missing.map(|name| name.0.clone()).collect();
        operation.missing.dedup();
        // A parameter that is described in a way that is not supported may be one of these.
        let is_left_out = context.options.skip_unsupported && context.has_met_unsupported();
        if !is_left_out && !may_lack_parameters(context, source, places) {
            self.operations.push(operation);
        }
    }

    /// Reports what does not agree.
    pub(in crate::lower) fn report(self, context: &mut Context<'_>) {
        let mut alone: BTreeMap<(&Pointer, &str), Vec<&Pointer>> = BTreeMap::new();
        for operation in &self.operations {
            let mut missing: Vec<&str> = operation.missing.iter().map(String::as_str).collect();
            for unused in &operation.unused {
                let meant = take_meant(&unused.name, &mut missing, operation.unused.len());
                self.report_unused(context, operation, unused, meant);
            }
            for name in missing {
                let operations = alone.entry((&operation.item_at, name)).or_default();
                operations.push(&operation.at);
            }
        }
        for ((path, name), operations) in alone {
            let count = self.operations.iter().filter(|one| one.item_at == *path);
            let all_lack_it = operations.len() == count.count();
            report_missing(context, name, path, &operations, all_lack_it);
        }
    }

    /// Reports a parameter where it is, or, if it fits another path, where it is referred to.
    fn report_unused(
        &self,
        context: &mut Context<'_>,
        operation: &Operation,
        unused: &Unused,
        meant: Option<&str>,
    ) {
        let Unused { name, place } = unused;
        let at = if self.fitting.contains(&place.at) {
            place.listed_at.clone()
        } else {
            place.at.key("name")
        };
        let message = format!("the path has no place for its parameter `{name}`");
        let help = match meant {
            Some(meant) if nearest(name, [meant]).is_some() => format!("did you mean `{meant}`?"),
            Some(meant) => format!("the path calls it `{meant}`: give both the same name"),
            None => format!("the path needs a `{{{name}}}`"),
        };
        let report = context.error(&at, Code::PathParameterUnused, message);
        report.help(help).labels = vec![(
            crate::diagnostics::Place::Key(operation.item_at.clone()),
            "the path".to_owned(),
        )];
    }
}

/// The name in the path that was meant by the name of a parameter, which is no longer missing then: the one that looks
/// like it, or the only one, if there is one parameter for it.
fn take_meant<'a>(name: &str, missing: &mut Vec<&'a str>, unused: usize) -> Option<&'a str> {
    let near = nearest(name, missing.iter().copied());
    let only = || (unused == 1 && missing.len() == 1).then(|| missing[0]);
    let meant = near.or_else(only)?;
    missing.retain(|other| *other != meant);
    Some(meant)
}

/// Reports a place in a path: there, if no operation has a parameter for it; else at those that have none.
fn report_missing(
    context: &mut Context<'_>,
    name: &str,
    path: &Pointer,
    operations: &[&Pointer],
    all_lack_it: bool,
) {
    let message = format!("the path has a place for `{name}`, and no parameter is called so");
    let help = "declare a parameter of this name with `in: path`";
    if all_lack_it {
        let report = context.error(path, Code::PathParameterMissing, message);
        report.at_key().help(help);
        return;
    }
    for at in operations {
        let report = context.error(at, Code::PathParameterMissing, message.clone());
        report.help(help);
    }
}

/// Whether a parameter may have been taken out of an operation, or its name or place.
fn may_lack_parameters(
    context: &Context<'_>,
    source: &Source<'_>,
    places: &[ParameterPlace],
) -> bool {
    let gaps = &context.document.gaps;
    let lists = [&source.at, &source.item_at].map(|around| around.key("parameters"));
    lists.iter().any(|list| gaps.lack_part_of(list))
        || places.iter().any(|place| {
            let at = &place.at;
            gaps.lack(&at.key("name")) || gaps.lack(&at.key("in"))
        })
}

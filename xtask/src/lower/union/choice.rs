//! Which alternatives a schema offers, wherever in its parts they stand.

use std::collections::BTreeSet;

use super::discriminator;
use openapiv3::{Discriminator, ReferenceOr, Schema};

use crate::diagnostics::Code;
use crate::lower::context::Context;
use crate::lower::keywords::Keywords;
use crate::lower::site::{Node, Site};
use crate::spec::Pointer;

/// The alternatives that a schema offers.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Choice<'a> {
    /// The alternatives, each with its place as seen from the schema.
    pub(super) branches: Vec<Site<'a>>,
    /// The same in their own places, which are others if another component offers them. What is in them is lowered there:
    /// it is the same for all who take the alternatives over, and may be one of those itself.
    pub(super) origins: Vec<Site<'a>>,
    /// The schema in which they stand; `None` if they follow from other components.
    pub(super) owner: Option<Pointer>,
    /// What tells them apart, and its place.
    pub(super) discriminator: Option<(&'a Discriminator, Pointer)>,
    /// Whether something stands beside them.
    pub(super) has_base: bool,
}

impl<'a> Choice<'a> {
    /// Alternatives that no schema offers as such.
    pub(in crate::lower) fn of_branches(branches: Vec<Site<'a>>) -> Self {
        Self {
            origins: branches.clone(),
            branches,
            owner: None,
            discriminator: None,
            has_base: false,
        }
    }
}

/// The alternatives of a schema; `None` if it has none. Reports it if it has more of them than can be told apart.
pub(in crate::lower) fn of<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Option<Choice<'a>> {
    let may_have = keywords.choices().next().is_some() || !keywords.parts(site).is_empty();
    let Search {
        found,
        discriminator,
    } = if may_have && !context.without_choice.contains(&site.at) {
        Search::of(context, site)
    } else {
        Search::default()
    };
    let mut found = found.into_iter();
    let Some(first) = found.next() else {
        return children(context, site);
    };
    if let Some(second) = found.next() {
        context
            .unsupported(
                &second.at,
                Code::UnionUnsupported,
                "a schema that offers alternatives twice is not supported",
            )
            .label(&first.at, "the other alternatives")
            .help("write one `oneOf` with all that a value can be");
    }
    Some(Choice {
        branches: first.branches,
        origins: first.origins,
        owner: Some(first.owner),
        discriminator,
        has_base: !first.is_alone,
    })
}

/// Alternatives that are found in a schema or its parts.
struct Found<'a> {
    branches: Vec<Site<'a>>,
    origins: Vec<Site<'a>>,
    owner: Pointer,
    at: Pointer,
    is_alone: bool,
}

/// What is found in a schema and its parts.
#[derive(Default)]
struct Search<'a> {
    found: Vec<Found<'a>>,
    discriminator: Option<(&'a Discriminator, Pointer)>,
}

impl<'a> Search<'a> {
    /// Looks through a schema and its parts, from the outside in, each once.
    fn of(context: &mut Context<'a>, root: &Site<'a>) -> Self {
        let mut search = Self::default();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![root.clone()];
        let mut is_certain = true;
        while let Some(site) = waiting.pop() {
            if context.without_choice.contains(&site.at) || !seen.insert(site.at.clone()) {
                continue;
            }
            match site.node {
                Node::Reference(reference) => {
                    waiting.extend(context.target(reference).map(|(_, target)| target.clone()));
                }
                Node::Schema(schema) => {
                    let keywords = Keywords::of(schema);
                    is_certain &= search.schema(context, root, &site, &keywords);
                    waiting.extend(keywords.parts(&site).into_iter().rev());
                }
            }
        }
        if search.found.is_empty() && is_certain {
            // What has none has none for whoever is made of it.
            context.without_choice.extend(seen);
        }
        search
    }

    /// Takes what a schema itself offers; whether that would be the same for every schema that it is a part of.
    fn schema(
        &mut self,
        context: &Context<'a>,
        root: &Site<'a>,
        site: &Site<'a>,
        keywords: &Keywords<'a>,
    ) -> bool {
        if let Some(said) = &keywords.data.discriminator {
            let at = || site.at.key("discriminator");
            self.discriminator.get_or_insert_with(|| (said, at()));
        }
        let is_root = site.at == root.at;
        // The place as seen from the root: what it has of another component is its own.
        let is_inside = site.at.ancestors().any(|around| around == root.at);
        let at = if is_inside { &site.at } else { &root.at };
        let mut is_certain = true;
        if !is_root && super::enumerated(context, site, keywords).is_some() {
            // It is an enumeration.
            return is_certain;
        }
        for (keyword, branches) in keywords.choices() {
            // A component that is one of the alternatives does not offer them.
            if !is_root
                && branches
                    .iter()
                    .any(|branch| leads_to(context, branch, root))
            {
                is_certain = false;
                continue;
            }
            let places = branches.iter().enumerate().map(|(index, branch)| {
                let seen = Site {
                    at: at.key(keyword).index(index),
                    ..root.part(keyword, index, branch)
                };
                (seen, site.part(keyword, index, branch))
            });
            let (branches, origins) = places
                .filter(|(branch, _)| !is_null(context, branch))
                .unzip();
            self.found.push(Found {
                branches,
                origins,
                owner: site.at.clone(),
                at: at.key(keyword),
                is_alone: is_root && keywords.all_of.is_empty() && !keywords.adds_fields(),
            });
        }
        is_certain
    }
}

fn leads_to(context: &Context<'_>, branch: &ReferenceOr<Schema>, root: &Site<'_>) -> bool {
    match branch {
        ReferenceOr::Reference { reference } => {
            let target = context.target(reference);
            target.is_some_and(|(_, target)| target.at == root.at)
        }
        ReferenceOr::Item(_) => false,
    }
}

/// The components that are made of this one, if it says by which property they are told apart.
fn children<'a>(context: &mut Context<'a>, site: &Site<'a>) -> Option<Choice<'a>> {
    let (said, at) = discriminator::said_by(site)?;
    let Some(name) = site.at.component("schemas") else {
        let message = "this `discriminator` has no alternatives to tell apart";
        context
            .warning(&at, Code::DiscriminatorIgnored, message)
            .help("write the alternatives as `oneOf` beside it, or make a component of the schema, which others name in `allOf`");
        return None;
    };
    let mut branches = context.descendants_of(&name);
    if branches.is_empty() {
        return None;
    }
    let names_itself = said
        .mapping
        .values()
        .any(|target| discriminator::component(target).is_some_and(|target| target == name));
    if names_itself {
        branches.insert(
            0,
            Site {
                at: site.at.key("discriminator"),
                ..site.clone()
            },
        );
    }
    Some(Choice {
        origins: branches.clone(),
        branches,
        owner: None,
        discriminator: Some((said, at)),
        has_base: false,
    })
}

/// Whether nothing but null fits an alternative: then it is none.
pub(super) fn is_null(context: &Context<'_>, branch: &Site<'_>) -> bool {
    match context.resolve(branch).node {
        Node::Reference(_) => false,
        Node::Schema(schema) => Keywords::of(schema).is_null(),
    }
}

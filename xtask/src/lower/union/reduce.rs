//! Alternatives that are no union: texts or integers of which some are listed are an enumeration, which is open anyway.

use super::choice::{self, Choice};
use crate::ir::{FormatBase, IntegerFormat, Scalar};
use crate::lower::context::Context;
use crate::lower::keywords::{JsonType, Keywords};
use crate::lower::site::{Node, Site};
use crate::lower::{enumeration, scalar};

/// What the alternatives of a schema come down to.
pub(in crate::lower) enum Reduced<'a> {
    /// One enumeration, whose values stand in these alternatives.
    Enumeration(Vec<Site<'a>>),
    /// This one, which includes all others.
    Part(Site<'a>),
    /// A union.
    Union(Choice<'a>),
}

/// What the alternatives of a schema come down to; `None` if it has none.
pub(in crate::lower) fn reduced<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Option<Reduced<'a>> {
    let choice = choice::of(context, site, keywords)?;
    if choice.has_base || choice.discriminator.is_some() {
        return Some(Reduced::Union(choice));
    }
    if let Some(branches) = enumerated(context, site, keywords) {
        return Some(Reduced::Enumeration(branches));
    }
    match choice.branches.as_slice() {
        [] => None,
        [only] => Some(Reduced::Part(only.clone())),
        branches => Some(match beside_the_rest(context, branches) {
            Some(only) => Reduced::Part(only),
            None => Reduced::Union(choice),
        }),
    }
}

/// The alternative that lists values of which all others allow any.
fn beside_the_rest<'a>(context: &Context<'a>, branches: &[Site<'a>]) -> Option<Site<'a>> {
    LISTED.into_iter().find_map(|ty| {
        let is_rest = |branch: &&Site<'_>| !is_inline(branch, |keywords| is_any(ty, keywords));
        let mut others = branches.iter().filter(is_rest);
        let only = others.next().filter(|_| others.next().is_none())?;
        is_enumeration(ty, context, only).then(|| only.clone())
    })
}

/// The types whose values are enumerated.
const LISTED: [JsonType; 2] = [JsonType::String, JsonType::Integer];

/// The alternatives that list texts, if all others are any text, and likewise of integers. Only those that stand in the
/// schema itself count: a component has a name that users know.
pub(in crate::lower) fn enumerated<'a>(
    context: &Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Option<Vec<Site<'a>>> {
    let mut types = LISTED.into_iter();
    types.find_map(|ty| enumerated_of(ty, context, site, keywords))
}

fn enumerated_of<'a>(
    ty: JsonType,
    context: &Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Option<Vec<Site<'a>>> {
    let mut choices = keywords.choices();
    let (keyword, branches) = choices.next()?;
    if choices.next().is_some() || !keywords.all_of.is_empty() || keywords.adds_fields() {
        return None;
    }
    let mut listed = Vec::new();
    for (index, branch) in branches.iter().enumerate() {
        let branch = site.part(keyword, index, branch);
        if is_inline(&branch, |keywords| lists(ty, keywords)) {
            listed.push(branch);
        } else if !is_inline(&branch, |keywords| is_any(ty, keywords))
            && !choice::is_null(context, &branch)
        {
            return None;
        }
    }
    (!listed.is_empty()).then_some(listed)
}

fn is_inline(branch: &Site<'_>, is_so: impl Fn(&Keywords<'_>) -> bool) -> bool {
    match branch.node {
        Node::Reference(_) => false,
        Node::Schema(schema) => is_so(&Keywords::of(schema)),
    }
}

fn lists(ty: JsonType, keywords: &Keywords<'_>) -> bool {
    keywords.ty == Some(ty) && enumeration::is_enumeration(keywords)
}

/// Whether a schema allows what an enumeration keeps that does not know it. Bounds of one alternative hold for no other
/// one, and so for none here.
fn is_any(ty: JsonType, keywords: &Keywords<'_>) -> bool {
    keywords.ty == Some(ty)
        && keywords.enumeration.is_empty()
        && keywords.format.is_none()
        && keywords.all_of.is_empty()
        && keywords.choices().next().is_none()
        && !is_beyond_signed(ty, keywords)
}

/// Whether some values are integers that no enumeration has.
fn is_beyond_signed(ty: JsonType, keywords: &Keywords<'_>) -> bool {
    let plain = scalar::within(Scalar::of(FormatBase::Integer, None), keywords);
    ty == JsonType::Integer && plain != Scalar::Integer(IntegerFormat::Int64)
}

fn is_enumeration(ty: JsonType, context: &Context<'_>, branch: &Site<'_>) -> bool {
    let target = context.resolve(branch);
    let Node::Schema(schema) = target.node else {
        return false;
    };
    let keywords = Keywords::of(schema);
    lists(ty, &keywords) || enumerated_of(ty, context, &target, &keywords).is_some()
}

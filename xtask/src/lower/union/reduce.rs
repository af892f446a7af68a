//! Alternatives that are no union: texts of which some are listed are an enumeration, which is open anyway.

use super::choice::{self, Choice};
use crate::lower::context::Context;
use crate::lower::enumeration;
use crate::lower::keywords::{JsonType, Keywords};
use crate::lower::site::{Node, Site};

/// What the alternatives of a schema come down to.
pub(in crate::lower) enum Reduced<'a> {
    /// One enumeration of text, whose values stand in these alternatives.
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
    if let Some(branches) = texts(context, site, keywords) {
        return Some(Reduced::Enumeration(branches));
    }
    let mut others: Vec<&Site<'a>> = Vec::new();
    for branch in &choice.branches {
        if !is_inline(branch, is_any_text) {
            others.push(branch);
        }
    }
    match (others.as_slice(), choice.branches.as_slice()) {
        ([], []) => None,
        ([only], [_]) => Some(Reduced::Part((*only).clone())),
        ([only], _) if is_text_enumeration(context, only) => Some(Reduced::Part((*only).clone())),
        (_, [only]) => Some(Reduced::Part(only.clone())),
        _ => Some(Reduced::Union(choice)),
    }
}

/// The alternatives that list texts, if all others are any text. Only those that stand in the schema itself count: a
/// component has a name that users know.
pub(in crate::lower) fn texts<'a>(
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
        if is_inline(&branch, lists_texts) {
            listed.push(branch);
        } else if !is_inline(&branch, is_any_text) && !choice::is_null(context, &branch) {
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

fn lists_texts(keywords: &Keywords<'_>) -> bool {
    keywords.ty == Some(JsonType::String) && enumeration::is_enumeration(keywords)
}

/// Bounds of one alternative hold for no other one, and so for none here.
fn is_any_text(keywords: &Keywords<'_>) -> bool {
    keywords.ty == Some(JsonType::String)
        && keywords.enumeration.is_empty()
        && keywords.format.is_none()
        && keywords.all_of.is_empty()
        && keywords.choices().next().is_none()
}

fn is_text_enumeration(context: &Context<'_>, branch: &Site<'_>) -> bool {
    match context.resolve(branch).node {
        Node::Reference(_) => false,
        Node::Schema(schema) => lists_texts(&Keywords::of(schema)),
    }
}

//! Unions: values of one of several types (`oneOf`, `anyOf`, and types that say by a property what they are).
//!
//! `oneOf` and `anyOf` are the same here. What stands beside them belongs to each alternative, which then is a
//! type of its own. Alternatives that only say more of a type that stands elsewhere are none: they are taken out
//! before (`keywords`). This module must not know what the alternatives are called in Rust.

mod choice;
mod cycle;
mod discriminator;
mod naming;
mod reduce;
mod tagging;

use std::collections::BTreeSet;
use std::hash::Hash;

use indexmap::{IndexMap, IndexSet};

use super::context::{Context, Merged};
use super::enumeration;
use super::keywords::Keywords;
use super::object::Merge;
use super::schema;
use super::site::{Node, Site};
use crate::diagnostics::Code;
use crate::ir::{
    Enumeration, EnumerationValue, Tagging, Type, TypeKind, Union, UnionVariant, Value, WireName,
};
use crate::spec::Pointer;

pub(super) use choice::Choice;
pub(super) use cycle::break_cycles;
pub(super) use discriminator::{alternatives, said_by};
pub(super) use reduce::{Reduced, enumerated, reduced};
pub(super) use tagging::settle as settle_tagging;

/// What a union is: a union, or what is left if its alternatives are the same.
pub(super) fn define<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    choice: &Choice<'a>,
) -> TypeKind {
    let discriminator = choice.discriminator.as_ref();
    let property = discriminator.map(|(said, _)| said.property_name.as_str());
    let names = naming::names(context, &choice.branches, property);
    let base = Base::of(context, site, choice);
    let mut variants: Vec<UnionVariant> = Vec::new();
    let mut branches: Vec<&Site<'a>> = Vec::new();
    for ((branch, origin), name) in choice.branches.iter().zip(&choice.origins).zip(names) {
        let is_itself = branch.at == site.at.key("discriminator");
        let last = if is_itself { ITSELF } else { &name };
        let within = |branch: &Site<'a>, around: &[String]| Site {
            name: [around, &[last.to_owned()]].concat(),
            ..branch.clone()
        };
        let branch_site = within(branch, &site.name);
        let origin = if origin.at == branch.at {
            branch_site.clone()
        } else {
            within(origin, &origin.name)
        };
        let lowered = base.join(context, site, (&branch_site, &origin));
        let value = Value {
            nullable: false,
            default: None,
            ..lowered.value
        };
        let first = variants.iter().position(|other| other.value.ty == value.ty);
        if let Some(first) = first {
            report_twice(context, branch, branches[first]);
            // Bounds of one do not hold for the other.
            variants[first].value = schema::of_type(value.ty);
            continue;
        }
        let is_component =
            matches!(branch.node, Node::Reference(_)) || branch.at.component("schemas").is_some();
        let docs = lowered.annotation.docs;
        variants.push(UnionVariant {
            name,
            description: docs.description.filter(|_| !is_component),
            value,
            tags: Vec::new(),
            tagging: Tagging::Value,
        });
        branches.push(branch);
    }
    if let ([only], None) = (variants.as_slice(), discriminator) {
        return TypeKind::Alias(only.value.clone());
    }
    let tags = discriminator.map(|said| discriminator::tags(context, said, &branches));
    for (variant, tags) in variants.iter_mut().zip(tags.into_iter().flatten()) {
        variant.tags = tags;
    }
    TypeKind::Union(Union {
        discriminator: property.map(|name| WireName(name.to_owned())),
        variants,
    })
}

/// What the type is called within the union that it gives its name to, if it is one of the alternatives itself.
const ITSELF: &str = "itself";

/// The values of all alternatives, which are enumerations of one type.
pub(super) fn enumeration<'a>(context: &mut Context<'a>, branches: &[Site<'a>]) -> Enumeration {
    let (mut texts, mut integers) = (IndexMap::new(), IndexMap::new());
    for branch in branches {
        let Node::Schema(inner) = branch.node else {
            continue;
        };
        let keywords = Keywords::of(inner);
        match enumeration::define(context, branch, &keywords) {
            Enumeration::Text(more) => add(&mut texts, more, &keywords),
            Enumeration::Integer(more) => add(&mut integers, more, &keywords),
        }
    }
    if integers.is_empty() {
        Enumeration::Text(texts.into_values().collect())
    } else {
        Enumeration::Integer(integers.into_values().collect())
    }
}

/// Adds the values of an alternative that are not there yet. Of one value, words about all of them are words about it.
fn add<T: Clone + Eq + Hash>(
    values: &mut IndexMap<T, EnumerationValue<T>>,
    more: Vec<EnumerationValue<T>>,
    keywords: &Keywords<'_>,
) {
    let is_one = more.len() == 1;
    let words = |words: &Option<String>| words.clone().filter(|_| is_one);
    for mut value in more {
        value.name = value.name.or_else(|| words(&keywords.data.title));
        let said = || words(&keywords.data.description);
        value.description = value.description.or_else(said);
        values.entry(value.value.clone()).or_insert(value);
    }
}

/// What stands beside the alternatives, and so belongs to each of them.
struct Base<'a> {
    /// The schema around the alternatives, if it says more than that there are some.
    site: Option<Site<'a>>,
    /// The places of alternatives that are looked into by the union itself.
    expanded: BTreeSet<Pointer>,
    fields: IndexSet<String>,
    required: IndexSet<String>,
    is_open: bool,
}

impl<'a> Base<'a> {
    fn of(context: &mut Context<'a>, site: &Site<'a>, choice: &Choice<'a>) -> Self {
        let expanded: BTreeSet<Pointer> = choice.owner.iter().cloned().collect();
        let mut base = Self {
            site: None,
            expanded,
            fields: IndexSet::new(),
            required: IndexSet::new(),
            is_open: false,
        };
        if choice.has_base {
            let merged = Merge::of(context, std::slice::from_ref(site), &base.expanded);
            base.fields = merged.names().map(str::to_owned).collect();
            base.required = merged.required().map(str::to_owned).collect();
            base.is_open = merged.is_open();
            let says_more = !base.fields.is_empty() || !base.required.is_empty() || base.is_open;
            base.site = says_more.then(|| site.clone());
        }
        base
    }

    /// An alternative, as it is seen and in its own place, and with it what stands beside it.
    fn join(
        &self,
        context: &mut Context<'a>,
        site: &Site<'a>,
        (branch, origin): (&Site<'a>, &Site<'a>),
    ) -> schema::Lowered {
        if branch.at.component("schemas").is_some() {
            let id = context.type_at(branch);
            return schema::Lowered {
                value: schema::of_type(Type::Named(id)),
                annotation: super::annotation::Annotation::silent(),
            };
        }
        let itself = branch.at == site.at.key("discriminator");
        let base = self
            .site
            .as_ref()
            .filter(|_| !self.is_said_by(context, branch));
        if base.is_none() && !itself {
            return schema::value(context, origin);
        }
        let mut parts: Vec<Site<'a>> = base.into_iter().cloned().collect();
        parts.push(if itself { site.clone() } else { origin.clone() });
        let merged = Merged {
            parts,
            expanded: self.expanded.clone(),
        };
        let id = context.merged_type_at(branch, merged);
        schema::Lowered {
            value: schema::of_type(Type::Named(id)),
            annotation: super::annotation::Annotation::silent(),
        }
    }

    /// Whether a component says by itself all that stands beside the alternatives.
    fn is_said_by(&self, context: &mut Context<'a>, branch: &Site<'a>) -> bool {
        if !matches!(branch.node, Node::Reference(_)) || self.is_open {
            return false;
        }
        if schema::json_type(context, branch) != Some(super::keywords::JsonType::Object) {
            return false;
        }
        let merged = Merge::of(context, std::slice::from_ref(branch), &self.expanded);
        let has = |name: &String| merged.names().any(|other| other == name);
        let requires = |name: &String| merged.required().any(|other| other == name);
        self.fields.iter().all(has) && self.required.iter().all(requires)
    }
}

fn report_twice(context: &mut Context<'_>, branch: &Site<'_>, first: &Site<'_>) {
    let same = match (branch.node, first.node) {
        (Node::Reference(branch), Node::Reference(first)) => branch == first,
        (Node::Reference(_) | Node::Schema(_), _) => false,
    };
    if same {
        context
            .warning(
                &branch.at,
                Code::DuplicateVariant,
                "this alternative stands here twice",
            )
            .label(&first.at, "the other one")
            .help("remove one of them");
    }
}

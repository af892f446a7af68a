//! Objects: their properties, with those that `allOf` brings in, as one flat list.
//!
//! A part is merged once, whatever number of ways lead to it, and a chain of parts has a greatest
//! length: a description that refers to itself ends in a report, never in endless work.

mod absent;
mod finished;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema};

use super::context::{Context, MAXIMUM_DEPTH, Merged};
use super::keywords::{JsonType, Keywords};
use super::schema::{self, Lowered};
use super::site::{Node, Site};
use super::{composition, support};
use crate::diagnostics::Code;
use crate::ir::{Object, Type, TypeKind, Value};
use crate::spec::Pointer;
pub(super) use absent::{Absent, report_absent};

/// What the type of an object is: an object, or a map if it names no property.
pub(super) fn define<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> TypeKind {
    let merged = Merge::of(context, std::slice::from_ref(site), &BTreeSet::new());
    if merged.fields.is_empty() && merged.required.is_empty() && !merged.closed {
        let values = merged
            .additional
            .unwrap_or_else(|| schema::of_type(Type::Any));
        let ty = Type::Map(Box::new(values));
        return TypeKind::Alias(Value {
            constraints: super::constraints::of(context, site, keywords, &ty),
            ..schema::of_type(ty)
        });
    }
    support::report_not_counted(context, &site.at, &keywords.bounds);
    TypeKind::Object(merged.into_type(context))
}

/// What schemas make together, of which a union has one for each of its alternatives.
pub(super) fn merged<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    merged: &Merged<'a>,
) -> TypeKind {
    let Merged { parts, expanded } = merged;
    TypeKind::Object(Merge::named(context, &site.name, parts, expanded).into_type(context))
}

/// The object that a schema describes, its parts and references merged.
pub(super) fn flattened<'a>(context: &mut Context<'a>, site: &Site<'a>) -> Object {
    let (object, absent) =
        Merge::of(context, std::slice::from_ref(site), &BTreeSet::new()).into_object(context);
    for absent in absent {
        absent.report(context);
    }
    object
}

/// An object in the making.
#[derive(Default)]
pub(super) struct Merge {
    /// What is merged is called so.
    name: Vec<String>,
    fields: IndexMap<String, (Lowered, Pointer)>,
    required: IndexMap<String, Pointer>,
    additional: Option<Value>,
    closed: bool,
    open: Vec<Pointer>,
    done: BTreeSet<Pointer>,
    /// The schemas whose alternatives are looked into elsewhere.
    expanded: BTreeSet<Pointer>,
}

impl Merge {
    /// Merges schemas that all hold. Alternatives in those that are `expanded` are passed by.
    pub(super) fn of<'a>(
        context: &mut Context<'a>,
        sites: &[Site<'a>],
        expanded: &BTreeSet<Pointer>,
    ) -> Self {
        let name = sites.last().map_or(&[][..], |site| &site.name);
        Self::named(context, name, sites, expanded)
    }

    /// The same for what has a name of its own.
    fn named<'a>(
        context: &mut Context<'a>,
        name: &[String],
        sites: &[Site<'a>],
        expanded: &BTreeSet<Pointer>,
    ) -> Self {
        let mut merge = Self {
            name: name.to_vec(),
            expanded: expanded.clone(),
            ..Self::default()
        };
        for site in sites {
            merge.part(context, site, &site.at);
        }
        merge
    }

    /// The names of the properties.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }

    /// The names of the properties that must be there.
    pub(super) fn required(&self) -> impl Iterator<Item = &str> {
        self.required.keys().map(String::as_str)
    }

    /// Whether other properties are told of.
    pub(super) fn is_open(&self) -> bool {
        self.additional.is_some()
    }

    /// Merges a part; `from` is the place that asks for it.
    fn part<'a>(&mut self, context: &mut Context<'a>, site: &Site<'a>, from: &Pointer) {
        if self.open.contains(&site.at) {
            context
                .error(from, Code::AllOfCycle, "this `allOf` leads back to itself")
                .label(&site.at, "the schema that contains itself")
                .help("take this part out: it says nothing new");
            return;
        }
        if self.open.len() >= MAXIMUM_DEPTH {
            let message = format!("`allOf` nests deeper than {MAXIMUM_DEPTH} levels");
            context
                .error(from, Code::TooDeep, message)
                .help("merge some of the schemas on the way into one");
            return;
        }
        if !self.done.insert(site.at.clone()) {
            return;
        }
        self.open.push(site.at.clone());
        match site.node {
            Node::Reference(reference) => {
                if let Some((_, target)) = context.target(reference) {
                    let target = target.clone();
                    self.part(context, &target, &site.at);
                } else {
                    context.met_reference(&site.at);
                }
            }
            Node::Schema(schema) => self.keywords(context, site, &Keywords::of(schema)),
        }
        self.open.pop();
    }

    fn keywords<'a>(
        &mut self,
        context: &mut Context<'a>,
        site: &Site<'a>,
        keywords: &Keywords<'a>,
    ) {
        for part in keywords.parts(site) {
            self.part(context, &part, &part.at);
        }
        support::report(context, site, keywords);
        self.report_choice(context, site, keywords);
        match keywords.ty {
            None => {}
            Some(JsonType::Object) => self.own(context, site, keywords),
            Some(
                JsonType::String
                | JsonType::Number
                | JsonType::Integer
                | JsonType::Boolean
                | JsonType::Array,
            ) => {
                context
                    .error(
                        &site.at,
                        Code::AllOfConflict,
                        "a part of an `allOf` is an object, and this one is not",
                    )
                    .help(composition::CONFLICT);
            }
        }
    }

    /// Reports alternatives in a part: which of them holds is not known here. A schema that is one of them itself, or
    /// is looked into as one, has no need to know.
    fn report_choice(&self, context: &mut Context<'_>, site: &Site<'_>, keywords: &Keywords<'_>) {
        let is_open = |branch: &ReferenceOr<Schema>| match branch {
            ReferenceOr::Reference { reference } => {
                let target = context.target(reference);
                target.is_some_and(|(_, target)| self.open.contains(&target.at))
            }
            ReferenceOr::Item(_) => false,
        };
        if self.expanded.contains(&site.at) {
            return;
        }
        let mut choices = keywords.choices();
        let Some((keyword, _)) = choices.find(|(_, branches)| !branches.iter().any(is_open)) else {
            return;
        };
        context
            .unsupported(
                &site.at.key(keyword),
                Code::UnionUnsupported,
                "alternatives are not supported here, where their fields are to be those of another schema",
            )
            .help("write them where a value has that type, or list its properties instead");
    }

    fn own<'a>(&mut self, context: &mut Context<'a>, site: &Site<'a>, keywords: &Keywords<'a>) {
        for (name, property) in keywords.properties.into_iter().flatten() {
            let property = site.property(name, property);
            let lowered = schema::value(context, &property);
            self.field(context, name, lowered, &property);
        }
        for (index, name) in keywords.required.iter().enumerate() {
            let at = || site.at.key("required").index(index);
            self.required.entry(name.clone()).or_insert_with(at);
        }
        if let Some(additional) = schema::additional(context, site, keywords) {
            self.additional = Some(match &self.additional {
                Some(earlier) => self.values_of_both(context, earlier, additional, site),
                None => additional,
            });
        } else if keywords.additional.is_some() {
            self.closed = true;
        }
    }

    /// What fits what two parts say of the properties that neither names.
    fn values_of_both<'a>(
        &self,
        context: &mut Context<'a>,
        earlier: &Value,
        later: Value,
        site: &Site<'a>,
    ) -> Value {
        let around = Site {
            name: [self.name.as_slice(), &["value".to_owned()]].concat(),
            ..site.clone()
        };
        if let Some(both) = composition::intersect(context, earlier, &later, &around) {
            return both;
        }
        context
            .warning(
                &site.at.key("additionalProperties"),
                Code::AllOfConflict,
                "no value fits this and what another part says of further properties",
            )
            .help(format!("this is taken: {}", composition::CONFLICT));
        later
    }

    fn field<'a>(
        &mut self,
        context: &mut Context<'a>,
        name: &str,
        later: Lowered,
        property: &Site<'a>,
    ) {
        let at = property.at.clone();
        let Some((earlier, earlier_at)) = self.fields.get(name) else {
            self.fields.insert(name.to_owned(), (later, at));
            return;
        };
        let around = Site {
            name: [self.name.as_slice(), &[name.to_owned()]].concat(),
            ..property.clone()
        };
        let value = composition::intersect(context, &earlier.value, &later.value, &around);
        if value.is_some() {
            let places = [(&earlier.annotation, earlier_at), (&later.annotation, &at)];
            let said = places.map(|(said, at)| Some((said.format.clone()?, at.clone())));
            composition::format::check(context, said.into_iter().flatten());
        }
        let value = value.unwrap_or_else(|| {
            let message = format!("property `{name}` has another type in another part");
            context
                .warning(&property.at, Code::AllOfConflict, message)
                .label(earlier_at, "the other type")
                .help(
                    "it is taken for any value: give both the same type, or leave one of them out",
                );
            schema::of_type(Type::Any)
        });
        let outer = super::annotation::Layer::Said(Box::new(later.annotation));
        let mut annotation = earlier.annotation.clone().overlaid_with(outer);
        annotation.nullable = value.nullable;
        self.fields
            .insert(name.to_owned(), (Lowered { value, annotation }, at));
    }
}

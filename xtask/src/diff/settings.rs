//! What changed for a client because its settings did: the server is as it was.
//!
//! Settings choose operations, types for formats, how pages follow each other and what may be repeated. Where they
//! differ, code that uses the crate may have to follow; a client that is in use works as before.

use super::{Comparison, values};
use crate::ir::{Api, Content, Operation, Paging, Parameter, Scalar, Type, TypeKind, WireName};

impl Comparison<'_> {
    /// Whether two types differ only because one side has settings that choose a type for their format.
    pub(super) fn is_chosen(&self, old: &Type, new: &Type) -> bool {
        let (Type::Scalar(old), Type::Scalar(new)) = (old, new) else {
            return false;
        };
        let is_chosen = choice_of(self.old, self.new, *old) || choice_of(self.new, self.old, *new);
        is_chosen && unchosen(self.old, *old) == unchosen(self.new, *new)
    }

    /// Whether the pages that a client knows still follow each other as they did. `parameters` are those that both have.
    pub(super) fn still_pages(
        &self,
        old: &Paging,
        new: &Operation,
        parameters: &[(&Parameter, &Parameter)],
    ) -> bool {
        let mut parameters = parameters.iter();
        let token = parameters.any(|(a, b)| a.name == old.token_parameter && a.name == b.name);
        let mut answers = new.successes.iter();
        let page = answers.find_map(|answer| match &answer.content {
            Content::Json { ty, .. } => (answer.status == old.status).then_some(ty),
            Content::Empty | Content::Text { .. } | Content::Binary { .. } => None,
        });
        let leads = |way: &[WireName]| page.is_some_and(|page| leads(self.new, page, way));
        token && leads(&old.next_token) && leads(&old.items)
    }
}

/// Whether a scalar is of a format that only the settings of this side have a type for.
fn choice_of(own: &Api, other: &Api, scalar: Scalar) -> bool {
    scalar.chosen().is_some_and(|(id, _)| {
        let name = &own.formats[id.0].name;
        other.formats.iter().all(|format| format.name != *name)
    })
}

/// What a scalar is if the settings say nothing of its format.
fn unchosen(api: &Api, scalar: Scalar) -> Scalar {
    let chosen = scalar.chosen();
    chosen.map_or(scalar, |(id, base)| {
        Scalar::of(base, Some(&api.formats[id.0].name.0))
    })
}

/// Whether a way leads from a type through properties to something.
fn leads(api: &Api, from: &Type, way: &[WireName]) -> bool {
    let mut ty = from;
    for name in way {
        let Type::Named(id) = values::unaliased(api, ty) else {
            return false;
        };
        let TypeKind::Object(object) = &api.type_definition(*id).kind else {
            return false;
        };
        let Some(field) = object.fields.iter().find(|field| field.name == *name) else {
            return false;
        };
        ty = &field.value.ty;
    }
    true
}

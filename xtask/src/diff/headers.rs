//! The headers of answers. Their names are the same in any case of letters.

use std::collections::BTreeMap;

use super::place::At;
use super::{ChangeKind, Comparison, Step, values};
use crate::ir::{AnswerHeader, Api, Enumeration, IntegerFormat, Scalar, Type, TypeKind};

impl Comparison<'_> {
    /// Compares the headers of an answer.
    pub(super) fn headers(&mut self, at: &At, old: &[AnswerHeader], new: &[AnswerHeader]) {
        let (olds, news) = (by_name(old), by_name(new));
        for header in old {
            match news.get(&key(header)) {
                Some(other) => self.header(at, header, other),
                None if header.required => {
                    let at = header_at(at, header, header);
                    self.removed(ChangeKind::RequiredAnswerHeaderRemoved, &at);
                }
                None => {
                    let at = header_at(at, header, header);
                    self.removed(ChangeKind::OptionalAnswerHeaderRemoved, &at);
                }
            }
        }
        for header in new {
            if !olds.contains_key(&key(header)) {
                let at = header_at(at, header, header);
                self.added(ChangeKind::AnswerHeaderAdded, &at);
            }
        }
    }

    fn header(&mut self, at: &At, old: &AnswerHeader, new: &AnswerHeader) {
        let at = header_at(at, old, new);
        match (old.required, new.required) {
            (false, true) => self.changed(ChangeKind::AnswerHeaderBecameRequired, &at),
            (true, false) => self.changed(ChangeKind::AnswerHeaderBecameOptional, &at),
            (true, true) | (false, false) => {}
        }
        let types = (plain_name(self.old, &old.ty), plain_name(self.new, &new.ty));
        let is_same = self.is_same_name(&old.ty, &new.ty) || self.is_chosen(&old.ty, &new.ty);
        if types.0 != types.1 && !is_same {
            self.changed_from(ChangeKind::AnswerHeaderTypeChanged, &at, types.0, types.1);
        }
        // Rust does not warn of a header, so that its deprecation is no more than words.
        self.words(&at, &old.docs, &new.docs);
    }
}

fn header_at(at: &At, old: &AnswerHeader, new: &AnswerHeader) -> At {
    let step = |header: &AnswerHeader| Step::Header(header.name.clone());
    at.steps(step(old), step(new))
}

fn by_name(headers: &[AnswerHeader]) -> BTreeMap<String, &AnswerHeader> {
    headers.iter().map(|header| (key(header), header)).collect()
}

fn key(header: &AnswerHeader) -> String {
    header.name.0.to_ascii_lowercase()
}

/// The type in a few words. A header whose schema stands by itself is told of as the plain type, and so must one be that
/// refers to a component.
fn plain_name(api: &Api, ty: &Type) -> String {
    match values::unaliased(api, ty) {
        Type::Named(id) => match &api.type_definition(*id).kind {
            TypeKind::Enumeration(Enumeration::Text(_)) => {
                values::name(api, &Type::Scalar(Scalar::String))
            }
            TypeKind::Enumeration(Enumeration::Integer(_)) => {
                values::name(api, &Type::Scalar(Scalar::Integer(IntegerFormat::Int64)))
            }
            TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Alias(_) => values::name(api, ty),
        },
        plain @ (Type::Scalar(_) | Type::Array(_) | Type::Map(_) | Type::Any) => {
            values::name(api, plain)
        }
    }
}

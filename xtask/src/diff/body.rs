//! What an operation sends as a whole.

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Step, media_type};
use crate::ir::{Body, Constraints, Docs, Scalar, Type, Value};

impl Comparison<'_> {
    /// Compares what an operation sends.
    pub(super) fn body(&mut self, at: &At, old: Option<&Body>, new: Option<&Body>) {
        let body_at = at.step(Step::Body).going(Flow::SENT, Flow::SENT);
        match (old, new) {
            (None, None) => {}
            (None, Some(new)) if needs_something(new) => {
                self.added(ChangeKind::RequiredBodyAdded, &body_at);
            }
            (None, Some(_)) => self.added(ChangeKind::OptionalBodyAdded, &body_at),
            (Some(_), None) => self.removed(ChangeKind::BodyRemoved, &body_at),
            (Some(old), Some(new)) => self.bodies(at, &body_at, old, new),
        }
    }

    fn bodies(&mut self, at: &At, body_at: &At, old: &Body, new: &Body) {
        if let (
            Body::Form {
                encoding: a,
                fields: olds,
                docs: old_docs,
            },
            Body::Form {
                encoding: b,
                fields: news,
                docs: new_docs,
            },
        ) = (old, new)
        {
            self.docs(body_at, old_docs, new_docs);
            if a != b {
                self.changed(ChangeKind::BodyKindChanged, body_at);
            }
            return self.form(at, *b, olds, news);
        }
        let (Some(old), Some(new)) = (Single::of(old), Single::of(new)) else {
            return self.changed(ChangeKind::BodyKindChanged, body_at);
        };
        if old.kind != new.kind {
            return self.changed(ChangeKind::BodyKindChanged, body_at);
        }
        match (old.required, new.required) {
            (false, true) => self.changed(ChangeKind::BodyBecameRequired, body_at),
            (true, false) => self.changed(ChangeKind::BodyBecameOptional, body_at),
            (true, true) | (false, false) => {}
        }
        if old.media_type != new.media_type {
            let (old, new) = (old.media_type, new.media_type);
            self.changed_from(ChangeKind::BodyMediaTypeChanged, body_at, old, new);
            if media_type::are_same(old, new) {
                self.breaks_nobody();
            }
        }
        self.docs(body_at, old.docs, new.docs);
        self.value(body_at, &old.value, &new.value);
    }
}

/// A body that is one value.
struct Single<'a> {
    kind: u8,
    media_type: &'a str,
    required: bool,
    docs: &'a Docs,
    value: Value,
}

impl<'a> Single<'a> {
    fn of(body: &'a Body) -> Option<Self> {
        let scalar = |scalar, constraints: &Constraints| Value {
            ty: Type::Scalar(scalar),
            nullable: false,
            constraints: constraints.clone(),
            default: None,
            example: None,
        };
        let (kind, media_type, required, docs, value) = match body {
            Body::Json {
                media_type,
                value,
                required,
                docs,
            } => (0, media_type, *required, docs, value.clone()),
            Body::Text {
                media_type,
                required,
                constraints,
                docs,
            } => {
                let value = scalar(Scalar::String, constraints);
                (1, media_type, *required, docs, value)
            }
            Body::Binary {
                media_type,
                required,
                constraints,
                docs,
            } => {
                let value = scalar(Scalar::Binary, constraints);
                (2, media_type, *required, docs, value)
            }
            Body::Form { .. } => return None,
        };
        Some(Self {
            kind,
            media_type,
            required,
            docs,
            value,
        })
    }
}

fn needs_something(body: &Body) -> bool {
    match body {
        Body::Json { required, .. }
        | Body::Text { required, .. }
        | Body::Binary { required, .. } => *required,
        Body::Form { fields, .. } => fields.iter().any(|field| field.required),
    }
}

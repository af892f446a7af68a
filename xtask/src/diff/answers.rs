//! What an operation answers, status by status.

use std::collections::BTreeMap;

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Step, media_type};
use crate::ir::{Constraints, Content, Operation, Response, StatusMatch, Type, Value};

impl Comparison<'_> {
    /// Compares the answers of an operation.
    pub(super) fn answers(&mut self, at: &At, old: &Operation, new: &Operation) {
        let at = at.clone().going(Flow::RECEIVED, Flow::RECEIVED);
        let step = |response: &Response| at.step(Step::Answer(response.status));
        let (olds, news) = (by_status(&old.successes), by_status(&new.successes));
        for response in &old.successes {
            match news.get(&response.status) {
                Some(other) => self.answer(&step(response), response, other),
                None if self.is_like(response, &new.successes) => {
                    self.removed(ChangeKind::SuccessRemoved, &step(response));
                }
                None => self.removed(ChangeKind::OtherSuccessRemoved, &step(response)),
            }
        }
        for response in &new.successes {
            if olds.contains_key(&response.status) {
                continue;
            }
            let like = old
                .successes
                .iter()
                .all(|other| self.is_same(&other.content, &response.content));
            let kind = if like {
                ChangeKind::SuccessAdded
            } else {
                ChangeKind::OtherSuccessAdded
            };
            self.added(kind, &step(response));
        }
        self.errors(&at, old, new);
    }

    fn errors(&mut self, at: &At, old: &Operation, new: &Operation) {
        let step = |response: &Response| at.step(Step::Answer(response.status));
        let (olds, news) = (by_status(&old.errors), by_status(&new.errors));
        for response in &old.errors {
            let empty = response.content == Content::Empty;
            match news.get(&response.status) {
                Some(other) => self.answer(&step(response), response, other),
                None if empty => self.removed(ChangeKind::ErrorRemoved, &step(response)),
                None => self.removed(ChangeKind::ErrorBodyRemoved, &step(response)),
            }
        }
        for response in &new.errors {
            if olds.contains_key(&response.status) {
                continue;
            }
            let kind = if response.content == Content::Empty {
                ChangeKind::ErrorAdded
            } else {
                ChangeKind::ErrorBodyAdded
            };
            self.added(kind, &step(response));
        }
    }

    /// Whether an answer of the old description has the content of all of the new.
    fn is_like(&self, old: &Response, new: &[Response]) -> bool {
        let mut new = new.iter();
        new.all(|new| self.is_same(&old.content, &new.content))
    }

    fn is_same(&self, old: &Content, new: &Content) -> bool {
        match (old, new) {
            (Content::Empty, Content::Empty)
            | (Content::Text { .. }, Content::Text { .. })
            | (Content::Binary { .. }, Content::Binary { .. }) => true,
            (
                Content::Json {
                    ty: old,
                    nullable: a,
                    ..
                },
                Content::Json {
                    ty: new,
                    nullable: b,
                    ..
                },
            ) => {
                a == b
                    && match (old, new) {
                        (Type::Named(old), Type::Named(new)) => {
                            self.types.new_of(*old) == Some(*new)
                        }
                        (old, new) => old == new,
                    }
            }
            (
                Content::Empty
                | Content::Json { .. }
                | Content::Text { .. }
                | Content::Binary { .. },
                _,
            ) => false,
        }
    }

    fn answer(&mut self, at: &At, old: &Response, new: &Response) {
        self.words(at, &old.description, &new.description);
        self.headers(at, &old.headers, &new.headers);
        let kind = match (&old.content, &new.content) {
            (Content::Empty, Content::Empty) => return,
            (Content::Empty, _) => ChangeKind::AnswerGainedContent,
            (_, Content::Empty) => ChangeKind::AnswerLostContent,
            (
                Content::Json { media_type, .. },
                Content::Json {
                    media_type: new_media_type,
                    ..
                },
            ) => {
                self.media_type(at, media_type, new_media_type);
                return self.json(at, &old.content, &new.content);
            }
            (Content::Text { media_type: old }, Content::Text { media_type: new }) => {
                return self.media_type(at, old, new);
            }
            (Content::Binary { media_types: old }, Content::Binary { media_types: new }) => {
                return self.media_type(at, &old.join(", "), &new.join(", "));
            }
            (Content::Json { .. } | Content::Text { .. } | Content::Binary { .. }, _) => {
                ChangeKind::AnswerContentChanged
            }
        };
        self.changed(kind, at);
    }

    fn json(&mut self, at: &At, old: &Content, new: &Content) {
        if let (Some(old), Some(new)) = (as_value(old), as_value(new)) {
            self.value(at, &old, &new);
        }
    }

    fn media_type(&mut self, at: &At, old: &str, new: &str) {
        if old != new {
            self.changed_from(ChangeKind::AnswerMediaTypeChanged, at, old, new);
            if media_type::are_same(old, new) {
                self.breaks_nobody();
            }
        }
    }
}

fn as_value(content: &Content) -> Option<Value> {
    match content {
        Content::Json { ty, nullable, .. } => Some(Value {
            ty: ty.clone(),
            nullable: *nullable,
            constraints: Constraints::default(),
            default: None,
            example: None,
        }),
        Content::Empty | Content::Text { .. } | Content::Binary { .. } => None,
    }
}

fn by_status(responses: &[Response]) -> BTreeMap<StatusMatch, &Response> {
    let responses = responses.iter();
    responses
        .map(|response| (response.status, response))
        .collect()
}

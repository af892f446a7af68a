//! How often an operation may be called.

use super::place::At;
use super::{ChangeKind, Comparison};
use crate::ir::CallLimit;

impl Comparison<'_> {
    /// Compares the limits of an operation: those of the same time with each other, and of the rest the first with
    /// the first.
    pub(super) fn limits(&mut self, at: &At, old: &[CallLimit], new: &[CallLimit]) {
        let mut come: Vec<CallLimit> = new.to_vec();
        let mut gone = Vec::new();
        for limit in old {
            let same_time =
                |other: &CallLimit| (other.periods, other.period) == (limit.periods, limit.period);
            match come.iter().position(same_time) {
                Some(index) => self.limit(at, *limit, come.remove(index)),
                None => gone.push(*limit),
            }
        }
        let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
        loop {
            let (kind, old, new) = match (gone.next(), come.next()) {
                (Some(old), Some(new)) => (ChangeKind::LimitChanged, told(old), told(new)),
                (Some(old), None) => (ChangeKind::LimitRemoved, told(old), NONE.to_owned()),
                (None, Some(new)) => (ChangeKind::LimitAdded, NONE.to_owned(), told(new)),
                (None, None) => return,
            };
            self.changed_from(kind, at, old, new);
        }
    }

    fn limit(&mut self, at: &At, old: CallLimit, new: CallLimit) {
        let kind = match old.amount.cmp(&new.amount) {
            std::cmp::Ordering::Less => ChangeKind::LimitRaised,
            std::cmp::Ordering::Equal => return,
            std::cmp::Ordering::Greater => ChangeKind::LimitLowered,
        };
        self.changed_from(kind, at, told(old), told(new));
    }
}

const NONE: &str = "none";

fn told(limit: CallLimit) -> String {
    limit.to_string()
}

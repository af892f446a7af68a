//! What came of a text before: a description says the same of many things, and each is said on several pages.
//!
//! Invariant: what is remembered is what working it out anew would give. Each thread has a memory of its own, and
//! forgets all when it is full.

use std::cell::RefCell;
use std::collections::HashMap;
use std::thread::LocalKey;

/// Texts, and what came of them.
#[derive(Debug)]
pub(super) struct Memo<T> {
    known: HashMap<String, T>,
    /// How many bytes the texts have.
    bytes: usize,
    /// How many they may have.
    capacity: usize,
}

/// What comes of a text.
pub(super) fn remembered<T: Clone>(
    memo: &'static LocalKey<RefCell<Memo<T>>>,
    text: &str,
    work_out: impl FnOnce() -> T,
) -> T {
    if let Some(known) = memo.with_borrow(|memo| memo.known.get(text).cloned()) {
        return known;
    }
    let result = work_out();
    memo.with_borrow_mut(|memo| memo.remember(text, &result));
    result
}

impl<T: Clone> Memo<T> {
    /// A memory of texts with so many bytes in all.
    pub(super) fn holding(capacity: usize) -> Self {
        Self {
            known: HashMap::new(),
            bytes: 0,
            capacity,
        }
    }

    fn remember(&mut self, text: &str, result: &T) {
        if self.bytes + text.len() > self.capacity {
            *self = Self::holding(self.capacity);
        }
        if text.len() <= self.capacity {
            self.bytes += text.len();
            self.known.insert(text.to_owned(), result.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPACITY: usize = 64;

    thread_local! {
        static MEMO: RefCell<Memo<String>> = RefCell::new(Memo::holding(CAPACITY));
    }

    fn known() -> (usize, usize) {
        MEMO.with_borrow(|memo| (memo.known.len(), memo.bytes))
    }

    #[test]
    fn a_text_is_written_once() {
        let write = || remembered(&MEMO, "a", || "b".to_owned());
        assert_eq!(write(), "b");
        assert_eq!(remembered(&MEMO, "a", || unreachable!("it is known")), "b");
        assert_eq!(known(), (1, 1));
    }

    #[test]
    fn a_full_memory_is_emptied_and_a_text_that_is_too_long_is_not_kept() {
        let half = CAPACITY / 2;
        for letter in ["a", "b", "c"] {
            remembered(&MEMO, &letter.repeat(half), || letter.to_owned());
        }
        assert_eq!(known(), (1, half));
        remembered(&MEMO, &"d".repeat(CAPACITY + 1), || "d".to_owned());
        assert_eq!(known(), (0, 0));
    }
}

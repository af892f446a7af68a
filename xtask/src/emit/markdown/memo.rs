//! What was written of a text before: a description says the same of many things, and each is said on several pages.
//!
//! Invariant: what is remembered is what writing it anew would give. Each thread has a memory of its own, and
//! forgets all when it is full.

use std::cell::RefCell;
use std::collections::HashMap;
use std::thread::LocalKey;

/// How many bytes a memory holds.
const CAPACITY: usize = 1 << 20;

/// Texts, and what was written of them.
#[derive(Debug, Default)]
pub(super) struct Memo {
    written: HashMap<String, String>,
    bytes: usize,
}

/// What is written of a text.
pub(super) fn remembered(
    memo: &'static LocalKey<RefCell<Memo>>,
    text: &str,
    write: impl FnOnce() -> String,
) -> String {
    if let Some(known) = memo.with_borrow(|memo| memo.written.get(text).cloned()) {
        return known;
    }
    let written = write();
    memo.with_borrow_mut(|memo| memo.remember(text, &written));
    written
}

impl Memo {
    fn remember(&mut self, text: &str, written: &str) {
        let bytes = text.len() + written.len();
        if self.bytes + bytes > CAPACITY {
            *self = Self::default();
        }
        if bytes <= CAPACITY {
            self.bytes += bytes;
            self.written.insert(text.to_owned(), written.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    thread_local! {
        static MEMO: RefCell<Memo> = RefCell::default();
    }

    fn known() -> (usize, usize) {
        MEMO.with_borrow(|memo| (memo.written.len(), memo.bytes))
    }

    #[test]
    fn a_text_is_written_once() {
        let write = || remembered(&MEMO, "a", || "b".to_owned());
        assert_eq!(write(), "b");
        assert_eq!(remembered(&MEMO, "a", || unreachable!("it is known")), "b");
        assert_eq!(known(), (1, 2));
    }

    #[test]
    fn a_full_memory_is_emptied_and_a_text_that_is_too_long_is_not_kept() {
        let half = CAPACITY / 2;
        for letter in ["a", "b", "c"] {
            remembered(&MEMO, &letter.repeat(half - 1), || letter.to_owned());
        }
        assert_eq!(known(), (1, half));
        remembered(&MEMO, &"d".repeat(CAPACITY), || "d".to_owned());
        assert_eq!(known(), (0, 0));
    }
}

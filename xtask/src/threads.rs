//! When the work on a description is shared between threads.
//!
//! Invariant: what comes of it is the same. To wake a thread takes as long as checking some hundred lines, so of a short
//! description only that is shared which takes long: reading its text, and writing the files.

use crate::spec::Sources;

/// How many bytes of text make a description long.
const LONG: usize = 128 * 1024;

/// Whether the work on what was read from some files is shared.
pub(crate) fn are_worth_it(sources: &Sources) -> bool {
    let lengths = sources.files().iter().map(|file| file.text.len());
    lengths.sum::<usize>() >= LONG
}

/// Does two things, at the same time if that is worth it.
pub(crate) fn join<A: Send, B: Send>(
    is_worth_it: bool,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    if is_worth_it {
        rayon::join(first, second)
    } else {
        (first(), second())
    }
}

/// Drops what is large, on another thread if that is worth it.
pub(crate) fn dispose(is_worth_it: bool, large: impl Send + 'static) {
    if is_worth_it {
        rayon::spawn(move || drop(large));
    }
}

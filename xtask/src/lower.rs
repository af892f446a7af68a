//! From a description to its meaning.

//! The Rust blocks of the workspace's README, compiled.

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}

//! The test kit of the generated Chats client: what a user's tests expect is what the real client
//! sends, and what they answer is what it reads.
//!
//! Invariant: every test has a mock server of its own, and calls it by the client's own methods.

mod answers;
mod counts;
mod functions;
mod mismatches;
mod operations;
mod pages;
mod values;

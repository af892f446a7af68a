//! Unofficial client of the Chats part of the Yandex Market Partner API, through which sellers talk
//! to their buyers.
//!
//! It begins with [`Client::builder`]. The operations are methods of their group:
//!
//! - [`Client::chats`]: Chats with buyers.
//!
//! What is sent and received is in [`models`]. A call fails with an [`Error`], which says whether
//! it may be repeated.
#![allow(
    clippy::doc_markdown,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    clippy::similar_names,
    reason = "the API's own words"
)]
#![allow(clippy::large_enum_variant, reason = "an answer has its own size")]
#![allow(clippy::needless_pass_by_value, reason = "a call takes what it sends")]

#[rustfmt::skip]
mod client;

#[rustfmt::skip]
pub mod chats;

#[rustfmt::skip]
pub mod models;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the runtime serves every API, and this one may not need all of it"
)]
mod runtime;

#[rustfmt::skip]
mod wire;

pub use runtime::{ApiError, BuildError, DecodeError, Delivery, Error, NoErrorBody};
pub use runtime::{Body, Bytes, HeaderMap, Part, StatusCode};
pub use runtime::{Client, ClientBuilder, Patch, Response, Sending};
pub use runtime::{InvalidRequest, MissingCredentials, Violation};
pub use runtime::{TimeoutError, TransportError};

/// The examples of the README and of the pages under `docs/`, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod pages {
    #[doc = include_str!("../docs/ChatsApi.md")]
    mod page {}
}

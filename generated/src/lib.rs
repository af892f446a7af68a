#![doc = include_str!("../README.md")]
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

/// The examples of the pages under `docs/`, compiled.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../docs/ChatsApi.md")]
    mod page {}
}

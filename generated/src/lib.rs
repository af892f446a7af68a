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
    clippy::disallowed_names,
    clippy::doc_markdown,
    clippy::fn_params_excessive_bools,
    clippy::ignored_unit_patterns,
    clippy::large_enum_variant,
    clippy::many_single_char_names,
    clippy::needless_pass_by_value,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    clippy::similar_names,
    clippy::struct_excessive_bools,
    clippy::too_many_lines,
    clippy::type_complexity,
    clippy::unreadable_literal,
    reason = "the description decides on names, sizes and texts, and a call takes what it sends"
)]

#[rustfmt::skip]
mod client;

#[rustfmt::skip]
pub mod chats;

#[cfg(feature = "mock")]
#[rustfmt::skip]
pub mod mock;

#[rustfmt::skip]
pub mod models;

#[cfg(feature = "oauth2")]
#[rustfmt::skip]
pub mod oauth2;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "the runtime serves every API, and this one may not need all of it"
)]
mod runtime;

#[rustfmt::skip]
mod wire;

pub use runtime::{ApiError, BuildError, DecodeError, Delivery, Error, NoErrorBody};
#[cfg(feature = "blocking")]
pub use runtime::{BlockingItems, BlockingPages};
pub use runtime::{Body, Bytes, HeaderMap, Part, StatusCode};
pub use runtime::{Client, ClientBuilder, Patch, Response, Sending};
pub use runtime::{Credential, Credentials, CredentialsError, MissingCredentials};
pub use runtime::{InvalidRequest, Violation};
pub use runtime::{Items, Pages};
pub use runtime::{PagingError, RetryPolicy, TimeoutError, TransportError};

/// The examples of the README and of the pages under `docs/`, compiled; of the README with the test kit,
/// which it shows.
#[cfg(doctest)]
#[cfg_attr(feature = "mock", doc = include_str!("../README.md"))]
mod pages {
    #[doc = include_str!("../docs/ChatsApi.md")]
    mod page {}
}

#![doc = include_str!("../README.md")]
#![allow(clippy::doc_markdown, reason = "the texts are those of the description")]

#[rustfmt::skip]
mod client;

#[rustfmt::skip]
pub mod chats;

#[rustfmt::skip]
pub mod models;

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the runtime serves every API, and this one may not need all of it"
)]
mod runtime;

#[rustfmt::skip]
mod wire;

pub use runtime::{
    ApiError, Body, BuildError, Bytes, Client, ClientBuilder, DecodeError, Delivery,
    Error, HeaderMap, InvalidRequest, MissingCredentials, NoErrorBody, Part, Patch,
    Response, Sending, StatusCode, TimeoutError, TransportError, Violation,
};

/// The examples of the pages under `docs/`, compiled.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../docs/ChatsApi.md")]
    mod page {}
}

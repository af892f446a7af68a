//! A server for the tests of whoever uses the client: the feature `mock`.
//!
//! Invariant: what is expected of a request is put together as a call, by the code of the client
//! itself, so that the two cannot disagree on how anything is written. A request belongs to one
//! operation, that with the most literal path. What is wrong in a test, not on the wire, panics.

mod arguments;
mod content;
mod count;
mod difference;
mod encode;
mod expectation;
mod expected;
mod form;
mod incoming;
mod pages;
mod received;
mod reply;
mod route;
mod server;
mod times;
mod unexpected;
mod value;
mod written;

pub use self::arguments::{Argument, Arguments, Unreadable};
pub use self::encode::{Encode, Encoded, Refusal, Statuses};
pub use self::expectation::{Expectation, Mocked, Stub};
pub use self::form::ReceivedPart;
pub use self::incoming::Incoming;
pub use self::pages::{FirstPage, Paged};
pub use self::received::{Received, ReceivedRequest};
pub use self::reply::Reply;
pub use self::server::{Api, MockServer};
pub use self::times::Times;

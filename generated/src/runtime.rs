//! What every generated client runs on: putting calls together, sending them, reading answers.
//!
//! Invariant: nothing here is special to one API. Generated code is data and thin calls into this
//! module; sending is one function whatever the number of operations, and only reading a value is
//! generic.

#![allow(
    unused_imports,
    unused_macros,
    reason = "it serves every API, and one may not need all of it"
)]

pub(crate) mod answer;
mod base_url;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod bounds;
mod builder;
mod call;
mod client;
mod content;
mod credentials;
mod decode;
mod encode;
mod error;
mod exchange;
mod field_path;
mod form;
mod header;
pub(crate) mod json_path;
#[cfg(feature = "mock")]
pub mod mock;
mod model;
pub(crate) mod multipart;
#[cfg(feature = "oauth2")]
pub mod oauth2;
mod operation;
mod paging;
mod parameter;
mod part;
mod patch;
mod redirect;
mod request;
mod response;
mod retry;
mod sending;
mod telling;
mod text;
mod transport;
mod validate;

pub use bytes::Bytes;
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

pub use self::answer::Answer;
pub use self::body::Body;
pub use self::bounds::{Bounds, Limit, Pattern};
pub use self::builder::{ClientBuilder, Defaults};
pub use self::call::Call;
pub use self::client::Client;
pub use self::credentials::{Credential, CredentialPlace, Credentials, SecurityScheme};
pub use self::decode::*;
pub use self::error::{
    ApiError, BuildError, CredentialsError, DecodeError, Delivery, Error, InvalidRequest,
    MissingCredentials, PagingError, TimeoutError, TransportError,
};
pub use self::field_path::within;
pub use self::form::FormField;
pub use self::model::{Fields, Missing, Model, Values, read_model, required};
pub use self::operation::{Operation, Safety};
#[cfg(feature = "blocking")]
pub use self::paging::{BlockingItems, BlockingPages};
pub use self::paging::{Items, Pages, Paging};
pub use self::parameter::{Location, Parameter, ParameterValue, Style, ToParameter, UNION};
pub use self::part::Part;
pub use self::patch::Patch;
pub use self::response::Response;
pub use self::retry::RetryPolicy;
pub use self::sending::Sending;
pub use self::text::{Text, read_text};
pub use self::validate::{Checker, Validate, Violation};

#[cfg(feature = "blocking")]
pub(crate) use self::blocking::{is_in_runtime, wait};
// Within its module a macro begins with `_`: a name alone in a `use` may be a crate, and tests know the client as one.
pub(crate) use self::{bounds::pattern, call::call, call::pages, model::model, text::text};

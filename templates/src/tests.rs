//! The runtime, as generated code uses it, on a real socket.

mod answers;
mod api;
mod base_urls;
mod bodies;
mod credentials;
mod deadlines;
mod errors;
mod inlining;
mod json_path;
mod mock;
mod models;
mod multipart;
#[cfg(feature = "oauth2")]
mod oauth2;
mod paging;
mod parameters;
mod paths;
mod plain_http;
mod redirects;
mod renewals;
mod retries;
mod script;
mod secrets;
mod server;
mod services;
mod styles;
mod traces;
mod unions;
mod validation;
mod waits;

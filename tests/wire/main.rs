//! What the generated Chats client sends and reads, byte by byte, on a real socket.
//!
//! Invariant: every test has a server of its own on the loopback, which answers what the test tells it
//! to, and nothing waits for time to pass. Where "nothing is sent", the server saw no connection.

mod support;

mod authentication;
mod base_url;
mod blocking;
mod bounds;
mod broken;
mod cancelling;
mod deadlines;
mod encoding;
mod errors;
mod file_names;
mod file_sizes;
mod files;
mod headers;
mod models;
mod oauth2;
mod operations;
mod paging;
mod redirects;
mod secrets;
mod states;
mod successes;
mod traits;
mod transports;
mod unreadable;

//! What the tests share.

mod answer;
mod connection;
mod request;
mod server;

pub(crate) use answer::Answer;
pub(crate) use connection::Connection;
pub(crate) use request::Request;
pub(crate) use server::Server;

/// The key that the tests' clients have.
pub(crate) const KEY: &str = "ACMA:the-key-of-the-tests";

/// A chat as the API answers with it.
pub(crate) const CHAT: &str = r#"{"status":"OK","result":{"chatId":5086217,"orderId":32811973,"type":"CHAT","status":"WAITING_FOR_PARTNER","createdAt":"2017-11-21T00:00:00+03:00","updatedAt":"2017-11-21T10:42:07+03:00"}}"#;

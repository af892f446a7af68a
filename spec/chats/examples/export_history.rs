//! Writes the messages of all chats to a file, each as a line of JSON.
//!
//! `cargo run --example export_history -- chats.jsonl`, or without a name to the terminal: from a
//! server that this program starts itself.

mod server;

use std::env;
use std::error::Error as StdError;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use serde_json::json;
use server::Server;
use yandex_market_chats::Client;
use yandex_market_chats::models::{GetChatHistoryRequest, GetChatsRequest};

type Outcome<T> = Result<T, Box<dyn StdError>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let server = Server::start_busy().await?;
    let client = Client::builder()
        .base_url(server.url())
        .api_key("any key will do here")
        .build()?;
    let mut out: Box<dyn Write> = match env::args().nth(1) {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(io::stdout()),
    };
    let count = export(&client, 1_046_587, &mut out).await?;
    out.flush()?;
    eprintln!("{count} messages written");
    Ok(())
}

/// Writes all messages of all chats, page by page: no more than two pages are in memory, whatever the
/// number of chats. How many messages there were.
async fn export(client: &Client, business_id: i64, out: &mut dyn Write) -> Outcome<usize> {
    let mut count = 0;
    let mut chats = client
        .chats()
        .get_chats(business_id, GetChatsRequest::new())
        .limit(2)
        .items();
    while let Some(chat) = chats.try_next().await? {
        let mut messages = client
            .chats()
            .get_chat_history(business_id, chat.chat_id, GetChatHistoryRequest::new())
            .limit(50)
            .items();
        while let Some(message) = messages.try_next().await? {
            let line = json!({ "chatId": chat.chat_id, "message": message });
            writeln!(out, "{line}")?;
            count += 1;
        }
    }
    Ok(count)
}

//! Writes the messages of all chats to a file, each as a line of JSON.
//!
//! `cargo run --example export_history -- chats.jsonl`, or without a name to the terminal: from the
//! server of the test kit, which this program starts itself.

mod shop;

use std::env;
use std::error::Error as StdError;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use serde_json::json;
use yandex_market_chats::Client;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{
    ChatMessagesResultDto, GetChatHistoryRequest, GetChatHistoryResponse, GetChatsRequest,
};

use shop::BUSINESS_ID;

type Outcome<T> = Result<T, Box<dyn StdError>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mock = MockServer::start().await;
    expect_calls(&mock).await;
    let client = mock.client_builder().build()?;
    let mut out: Box<dyn Write> = match env::args().nth(1) {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(io::stdout()),
    };
    let count = export(&client, &mut out).await?;
    out.flush()?;
    eprintln!("{count} messages written");
    Ok(())
}

/// What the server expects, and how it answers: two chats on a page, and one message.
async fn expect_calls(mock: &MockServer) {
    let chats = shop::chats();
    mock.get_chats()
        .with_business_id(BUSINESS_ID)
        .with_limit(2)
        .expect(1)
        .respond_pages(shop::pages(&chats))
        .await;
    for chat in &chats {
        let page = |message| ChatMessagesResultDto::new(chat.order_id, [message]);
        let pages = shop::messages(chat).map(page);
        mock.get_chat_history()
            .with_chat_id(chat.chat_id)
            .with_limit(1)
            .expect(1)
            .respond_pages(pages.map(|page| GetChatHistoryResponse::new().with_result(page)))
            .await;
    }
}

/// Writes all messages of all chats, page by page: no more than two pages are in memory, whatever the
/// number of chats. How many messages there were.
async fn export(client: &Client, out: &mut dyn Write) -> Outcome<usize> {
    let mut count = 0;
    let mut chats = client
        .chats()
        .get_chats(BUSINESS_ID, GetChatsRequest::new())
        .limit(2)
        .items();
    while let Some(chat) = chats.try_next().await? {
        let mut messages = client
            .chats()
            .get_chat_history(BUSINESS_ID, chat.chat_id, GetChatHistoryRequest::new())
            .limit(1)
            .items();
        while let Some(message) = messages.try_next().await? {
            let line = json!({ "chatId": chat.chat_id, "message": message });
            writeln!(out, "{line}")?;
            count += 1;
        }
    }
    Ok(count)
}

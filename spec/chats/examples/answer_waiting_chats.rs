//! Answers every chat in which the buyer waits for the seller: once each, whatever happens on the way.
//!
//! `cargo run --example answer_waiting_chats`: against a server that this program starts itself.

mod server;

use std::error::Error as StdError;

use server::Server;
use yandex_market_chats::models::{
    ChatMessageSenderType, ChatStatusType, GetChatHistoryRequest, GetChatInfoDto, GetChatsRequest,
    SendMessageToChatRequest,
};
use yandex_market_chats::{Client, Delivery};

type Outcome<T> = Result<T, Box<dyn StdError>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let server = Server::start_busy().await?;
    let client = Client::builder()
        .base_url(server.url())
        .api_key("any key will do here")
        .build()?;
    let business_id = 1_046_587;

    // All of them first: an answer takes a chat out of the list, and would move its pages.
    let mut waiting = Vec::new();
    let wanted = GetChatsRequest::new().with_statuses([ChatStatusType::WaitingForPartner]);
    let mut chats = client
        .chats()
        .get_chats(business_id, wanted)
        .limit(2)
        .items();
    while let Some(chat) = chats.try_next().await? {
        waiting.push(chat);
    }
    println!("{} chats wait for an answer", waiting.len());
    for chat in &waiting {
        let text = format!("We look into order {} and write today.", chat.order_id);
        match answer(&client, business_id, chat, &text).await {
            Ok(()) => println!("chat {}: answered", chat.chat_id),
            // The others are answered all the same.
            Err(error) => eprintln!("chat {}: {error}", chat.chat_id),
        }
    }
    println!("What reached the server: {:?}", server.calls());
    Ok(())
}

/// Sends a message once. The client repeats a call only where nothing can have been sent; where the
/// message may be there, this looks instead of sending it again.
async fn answer(
    client: &Client,
    business_id: i64,
    chat: &GetChatInfoDto,
    text: &str,
) -> Outcome<()> {
    let message = SendMessageToChatRequest::new(text);
    let sent = client
        .chats()
        .send_message_to_chat(business_id, chat.chat_id, message)
        .await;
    match sent {
        Ok(_) => Ok(()),
        Err(error) => match error.delivery() {
            Delivery::MaybeApplied if has_said(client, business_id, chat, text).await? => Ok(()),
            // As far as the chat shows the buyer has not got it: another run may try again.
            Delivery::MaybeApplied | Delivery::NotSent | Delivery::Rejected => Err(error.into()),
        },
    }
}

/// Whether the seller's message is in the chat, among those that came after it was read.
async fn has_said(
    client: &Client,
    business_id: i64,
    chat: &GetChatInfoDto,
    text: &str,
) -> Outcome<bool> {
    let mut messages = client
        .chats()
        .get_chat_history(business_id, chat.chat_id, GetChatHistoryRequest::new())
        .items();
    while let Some(message) = messages.try_next().await? {
        let is_ours = message.sender == ChatMessageSenderType::Partner;
        let is_new = message.created_at > chat.updated_at;
        if is_ours && is_new && message.message.as_deref() == Some(text) {
            return Ok(true);
        }
    }
    Ok(false)
}

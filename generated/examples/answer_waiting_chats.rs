//! Answers every chat in which the buyer waits for the seller: once each, whatever happens on the way.
//!
//! `cargo run --example answer_waiting_chats`: against the server of the test kit, which this program starts itself.

mod shop;

use std::error::Error as StdError;

use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{
    ChatMessageSenderType, ChatMessagesResultDto, ChatStatusType, EmptyApiResponse,
    GetChatHistoryRequest, GetChatHistoryResponse, GetChatInfoDto, GetChatsRequest,
    SendMessageToChatRequest,
};
use yandex_market_chats::{Client, Delivery};

use shop::BUSINESS_ID;

type Outcome<T> = Result<T, Box<dyn StdError>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mock = MockServer::start().await;
    expect_calls(&mock).await;
    // As any client is: a call is repeated where that is safe.
    let client = mock.client_builder().build()?;

    // All of them first: an answer takes a chat out of the list, and would move its pages.
    let mut waiting = Vec::new();
    let mut chats = client
        .chats()
        .get_chats(BUSINESS_ID, waiting_chats())
        .limit(2)
        .items();
    while let Some(chat) = chats.try_next().await? {
        waiting.push(chat);
    }
    println!("{} chats wait for an answer", waiting.len());
    for chat in &waiting {
        match answer(&client, chat).await {
            Ok(()) => println!("chat {}: answered", chat.chat_id),
            // The others are answered all the same.
            Err(error) => eprintln!("chat {}: {error}", chat.chat_id),
        }
    }
    println!("What reached the server: {:?}", shop::calls(&mock).await);
    Ok(())
}

/// What the server expects, and how it answers. When it is dropped, each must have come so often.
async fn expect_calls(mock: &MockServer) {
    let chats = shop::chats();
    mock.get_chats()
        .with_business_id(BUSINESS_ID)
        .with_body(waiting_chats())
        .with_limit(2)
        .expect(1)
        .respond_pages(shop::pages(&chats))
        .await;
    // One message arrives, but the server fails to say so.
    let unlucky = &chats[2];
    mock.send_message_to_chat()
        .with_chat_id(unlucky.chat_id)
        .expect(1)
        .respond_status(500)
        .await;
    let ours = shop::message(3, ChatMessageSenderType::Partner).with_message(text(unlucky));
    let messages = shop::messages(unlucky).into_iter().chain([ours]);
    let history = ChatMessagesResultDto::new(unlucky.order_id, messages);
    mock.get_chat_history()
        .with_chat_id(unlucky.chat_id)
        .expect(1)
        .respond(GetChatHistoryResponse::new().with_result(history))
        .await;
    for chat in chats.iter().filter(|chat| *chat != unlucky) {
        mock.send_message_to_chat()
            .with_business_id(BUSINESS_ID)
            .with_chat_id(chat.chat_id)
            .with_body(SendMessageToChatRequest::new(text(chat)))
            .expect(1)
            .respond(EmptyApiResponse::new())
            .await;
    }
}

fn waiting_chats() -> GetChatsRequest {
    GetChatsRequest::new().with_statuses([ChatStatusType::WaitingForPartner])
}

/// What a buyer is told.
fn text(chat: &GetChatInfoDto) -> String {
    format!("We look into order {} and write today.", chat.order_id)
}

/// Sends a message once. The client repeats a call only where nothing can have been sent; where the
/// message may be there, this looks instead of sending it again.
async fn answer(client: &Client, chat: &GetChatInfoDto) -> Outcome<()> {
    let text = text(chat);
    let message = SendMessageToChatRequest::new(&text);
    let sent = client
        .chats()
        .send_message_to_chat(BUSINESS_ID, chat.chat_id, message)
        .await;
    match sent {
        Ok(_) => Ok(()),
        Err(error) => match error.delivery() {
            Delivery::MaybeApplied if has_said(client, chat, &text).await? => Ok(()),
            // As far as the chat shows the buyer has not got it: another run may try again.
            Delivery::MaybeApplied | Delivery::NotSent | Delivery::Rejected => Err(error.into()),
        },
    }
}

/// Whether the seller's message is in the chat, among those that came after it was read.
async fn has_said(client: &Client, chat: &GetChatInfoDto, text: &str) -> Outcome<bool> {
    let mut messages = client
        .chats()
        .get_chat_history(BUSINESS_ID, chat.chat_id, GetChatHistoryRequest::new())
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

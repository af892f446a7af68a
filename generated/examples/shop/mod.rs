//! The chats of one seller, as the examples find them: what the server of the test kit answers with.

#![allow(dead_code, reason = "not every example needs all of it")]

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};
use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{
    ApiErrorDto, ApiLimitErrorResponse, ChatMessageDto, ChatMessageSenderType, ChatStatusType,
    ChatType, GetChatInfoDto, GetChatsInfoDto, GetChatsResponse,
};

/// The number of the business whose chats they are.
pub const BUSINESS_ID: i64 = 1_046_587;

/// What the buyers ask.
const QUESTIONS: [&str; 5] = [
    "When will my order arrive?",
    "Does it come in blue?",
    "May I have the invoice?",
    "The parcel is open. What now?",
    "Can you send a photo?",
];

/// Some chats, in each of which the buyer had the last word.
pub fn chats() -> Vec<GetChatInfoDto> {
    let numbers = (5_086_217..).zip(32_811_973..).take(QUESTIONS.len());
    numbers.map(|(id, order)| chat(id, order)).collect()
}

/// A chat with two messages.
pub fn chat(id: i64, order_id: i64) -> GetChatInfoDto {
    let (kind, status) = (ChatType::Chat, ChatStatusType::WaitingForPartner);
    GetChatInfoDto::new(id, order_id, kind, status, minute(0), minute(2))
}

/// What was said in a chat of [`chats`].
pub fn messages(chat: &GetChatInfoDto) -> [ChatMessageDto; 2] {
    let place = chats().iter().position(|one| one.chat_id == chat.chat_id);
    let question = QUESTIONS[place.unwrap_or_default()];
    [
        message(1, ChatMessageSenderType::Partner).with_message("Thank you for your order!"),
        message(2, ChatMessageSenderType::Customer).with_message(question),
    ]
}

/// A message with nothing in it so far, by its place in its chat.
pub fn message(place: u32, sender: ChatMessageSenderType) -> ChatMessageDto {
    ChatMessageDto::new(1000 + i64::from(place), minute(place), sender)
}

/// Chats as the API lists them, two on a page.
pub fn pages(chats: &[GetChatInfoDto]) -> impl Iterator<Item = GetChatsResponse> {
    let page = |chats: &[GetChatInfoDto]| GetChatsInfoDto::new(chats.to_vec());
    let pages = chats.chunks(2).map(page);
    pages.map(|page| GetChatsResponse::new().with_result(page))
}

/// What the API answers when the limit of an operation is reached.
pub fn limit_reached(reason: &str) -> ChatsError {
    let reason = ApiErrorDto::new("LIMIT_EXCEEDED").with_message(reason);
    ChatsError::LimitExceeded(ApiLimitErrorResponse::new().with_errors([reason]))
}

/// How often each operation was called, by its name in the description.
pub async fn calls(mock: &MockServer) -> BTreeMap<&'static str, usize> {
    let mut calls = BTreeMap::new();
    for request in mock.received_requests().await {
        let operation = request.operation().unwrap_or("no operation of the API");
        *calls.entry(operation).or_default() += 1;
    }
    calls
}

/// A time so many minutes after a chat was opened: the same on each run.
fn minute(minute: u32) -> DateTime<FixedOffset> {
    let opening = DateTime::parse_from_rfc3339("2025-05-20T12:00:00+03:00").unwrap_or_default();
    opening + TimeDelta::minutes(minute.into())
}

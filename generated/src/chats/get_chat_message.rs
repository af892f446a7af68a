use crate::client;
use crate::models::GetChatMessageResponse;
use crate::runtime::{Bounds, Call, Method, Operation, Parameter, Safety, call};
use super::ChatsError;

pub(super) static OPERATION: Operation = Operation {
    id: "getChatMessage",
    method: Method::GET,
    path: "/businesses/{businessId}/chats/message",
    server: None,
    content_type: None,
    accept: Some("application/json"),
    security: &[&[&client::API_KEY], &[&client::OAUTH]],
    safety: Safety::Safe,
    answers_with_redirect: false,
};

pub(super) static BUSINESS_ID: Parameter = Parameter::path("businessId")
    .bounds(&Bounds::new().minimum(1));

pub(super) static CHAT_ID: Parameter = Parameter::query("chatId")
    .bounds(&Bounds::new().minimum(1));

pub(super) static MESSAGE_ID: Parameter = Parameter::query("messageId")
    .bounds(&Bounds::new().minimum(1));

/// A call of [`Chats::get_chat_message`](super::Chats::get_chat_message): await it to send it.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetChatMessage {
    pub(super) call: Call,
}

call!(GetChatMessage -> GetChatMessageResponse, ChatsError);

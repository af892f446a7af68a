use crate::client;
use crate::models::EmptyApiResponse;
use crate::runtime::{Bounds, Call, Method, Operation, Parameter, Safety, call};
use super::ChatsError;

pub(super) static OPERATION: Operation = Operation {
    id: "sendMessageToChat",
    method: Method::POST,
    path: "/businesses/{businessId}/chats/message",
    server: None,
    content_type: Some("application/json"),
    accept: Some("application/json"),
    security: &[&[&client::API_KEY], &[&client::OAUTH]],
    safety: Safety::Unsafe,
    answers_with_redirect: false,
};

pub(super) static BUSINESS_ID: Parameter = Parameter::path("businessId")
    .bounds(&Bounds::new().minimum(1));

pub(super) static CHAT_ID: Parameter = Parameter::query("chatId")
    .bounds(&Bounds::new().minimum(1));

/// A call of [`Chats::send_message_to_chat`](super::Chats::send_message_to_chat): await it to send it.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct SendMessageToChat {
    pub(super) call: Call,
}

call!(SendMessageToChat -> EmptyApiResponse, ChatsError);

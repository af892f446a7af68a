use crate::client;
use crate::models::GetChatResponse;
use crate::runtime::{Bounds, Call, Method, Operation, Parameter, Safety, call};
use super::ChatsError;

pub(super) static OPERATION: Operation = Operation {
    id: "getChat",
    method: Method::GET,
    path: "/businesses/{businessId}/chat",
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

/// A call of [`Chats::get_chat`](super::Chats::get_chat): await it to send it.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetChat {
    pub(super) call: Call,
}

call!(GetChat -> GetChatResponse, ChatsError);

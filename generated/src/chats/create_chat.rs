use crate::client;
use crate::models::CreateChatResponse;
use crate::runtime::{Bounds, Call, Method, Operation, Parameter, Safety, call};
use super::ChatsError;

pub(super) static OPERATION: Operation = Operation {
    id: "createChat",
    method: Method::POST,
    path: "/businesses/{businessId}/chats/new",
    server: None,
    content_type: Some("application/json"),
    accept: Some("application/json"),
    security: &[&[&client::API_KEY], &[&client::OAUTH]],
    safety: Safety::Unsafe,
    answers_with_redirect: false,
};

pub(super) static BUSINESS_ID: Parameter = Parameter::path("businessId")
    .bounds(&Bounds::new().minimum(1));

/// A call of [`Chats::create_chat`](super::Chats::create_chat): await it to send it.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct CreateChat {
    pub(super) call: Call,
}

call!(CreateChat -> CreateChatResponse, ChatsError);

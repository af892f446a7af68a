use crate::client;
use crate::models::EmptyApiResponse;
use crate::runtime::{
    Bounds, Call, FormField, Method, Operation, Parameter, Safety, call,
};
use super::ChatsError;

pub(super) static OPERATION: Operation = Operation {
    id: "sendFileToChat",
    method: Method::POST,
    path: "/businesses/{businessId}/chats/file/send",
    server: None,
    content_type: Some("multipart/form-data"),
    accept: Some("application/json"),
    security: &[&[&client::API_KEY], &[&client::OAUTH]],
    safety: Safety::Unsafe,
    answers_with_redirect: false,
};

pub(super) static BUSINESS_ID: Parameter = Parameter::path("businessId")
    .bounds(&Bounds::new().minimum(1));

pub(super) static CHAT_ID: Parameter = Parameter::query("chatId")
    .bounds(&Bounds::new().minimum(1));

pub(super) static FILE: FormField = FormField::new("file")
    .bounds(&Bounds::new().max_length(5_242_880));

/// A call of [`Chats::send_file_to_chat`](super::Chats::send_file_to_chat): await it to send it.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct SendFileToChat {
    pub(super) call: Call,
}

call!(SendFileToChat -> EmptyApiResponse, ChatsError);

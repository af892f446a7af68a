use crate::client;
use crate::models::{ChatMessageDto, GetChatHistoryResponse};
use crate::runtime::{
    Bounds, Call, Method, Operation, Paging, Parameter, Safety, call, pages,
};
use super::ChatsError;

pub(super) static OPERATION: Operation = Operation {
    id: "getChatHistory",
    method: Method::POST,
    path: "/businesses/{businessId}/chats/history",
    server: None,
    content_type: Some("application/json"),
    accept: Some("application/json"),
    security: &[&[&client::API_KEY], &[&client::OAUTH]],
    safety: Safety::Safe,
    answers_with_redirect: false,
};

pub(super) static BUSINESS_ID: Parameter = Parameter::path("businessId")
    .bounds(&Bounds::new().minimum(1));

pub(super) static CHAT_ID: Parameter = Parameter::query("chatId")
    .bounds(&Bounds::new().minimum(1));

pub(super) static PAGE_TOKEN: Parameter = Parameter::query("page_token");

pub(super) static LIMIT: Parameter = Parameter::query("limit");

static PAGING: Paging<GetChatHistoryResponse, ChatMessageDto> = Paging {
    token: &PAGE_TOKEN,
    next_token: |page| page.result.as_ref()?.paging.as_ref()?.next_page_token.as_deref(),
    items: |page| Some(page.result?.messages),
};

/// A call of [`Chats::get_chat_history`](super::Chats::get_chat_history): await it to send it.
#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct GetChatHistory {
    pub(super) call: Call,
}

impl GetChatHistory {
    /// Which page to return: the `nextPageToken` of the answer before. Leave it out to get the first
    /// page.
    #[inline]
    pub fn page_token(self, page_token: impl AsRef<str>) -> Self {
        Self {
            call: self.call.parameter(&PAGE_TOKEN, &page_token.as_ref()),
        }
    }

    /// The most entries that a page may have.
    #[inline]
    pub fn limit(self, limit: i32) -> Self {
        Self {
            call: self.call.parameter(&LIMIT, &limit),
        }
    }
}

call!(GetChatHistory -> GetChatHistoryResponse, ChatsError);

pages!(GetChatHistory -> GetChatHistoryResponse of ChatMessageDto, ChatsError);

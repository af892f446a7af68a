use crate::models::{GetChatsRequest, GetChatsResponse};
use crate::runtime::{Json, Operation, Parameter, mock};
use crate::chats::get_chats as operation;

impl mock::Mocked for operation::GetChats {
    type Success = Json<GetChatsResponse>;
    type Error = crate::chats::ChatsError;
    type Arguments = GetChatsArguments;

    const OPERATION: &'static Operation = &operation::OPERATION;
    const STATUS: u16 = 200;
}

impl mock::Paged for operation::GetChats {
    const TOKEN: &'static Parameter = &operation::PAGE_TOKEN;
    const FIRST: mock::FirstPage = mock::FirstPage::NoToken;
    const NEXT_TOKEN: &'static [&'static str] = &["result", "paging", "nextPageToken"];
}

impl mock::Expectation<'_, operation::GetChats> {
    /// Only requests with this `business_id`.
    ///
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    #[inline]
    pub fn with_business_id(mut self, business_id: i64) -> Self {
        self.call = self.call.parameter(&operation::BUSINESS_ID, &business_id);
        self
    }

    /// Only requests with this `body`.
    ///
    /// Which chats to list. An empty object asks for all of them.
    #[inline]
    pub fn with_body(mut self, body: GetChatsRequest) -> Self {
        self.call = self.call.json(&body);
        self
    }

    /// Only requests with this `page_token`.
    ///
    /// Which page to return: the `nextPageToken` of the answer before. Leave it out to get the first
    /// page.
    #[inline]
    pub fn with_page_token(mut self, page_token: impl AsRef<str>) -> Self {
        self.call = self.call.parameter(&operation::PAGE_TOKEN, &page_token.as_ref());
        self
    }

    /// Only requests with this `limit`.
    ///
    /// The most entries that a page may have.
    #[inline]
    pub fn with_limit(mut self, limit: i32) -> Self {
        self.call = self.call.parameter(&operation::LIMIT, &limit);
        self
    }
}

/// The arguments of a call of [`Chats::get_chats`](super::super::Chats::get_chats), as they came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetChatsArguments {
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    pub business_id: i64,
    /// Which chats to list. An empty object asks for all of them.
    pub body: GetChatsRequest,
    /// Which page to return: the `nextPageToken` of the answer before. Leave it out to get the first
    /// page.
    pub page_token: Option<String>,
    /// The most entries that a page may have.
    pub limit: Option<i32>,
}

impl mock::Arguments for GetChatsArguments {
    fn read(request: &mock::Incoming<'_>) -> Result<Self, mock::Unreadable> {
        Ok(Self {
            business_id: request.parameter(&operation::BUSINESS_ID).required()?,
            body: request.json().required()?,
            page_token: request.parameter(&operation::PAGE_TOKEN).optional()?,
            limit: request.parameter(&operation::LIMIT).optional()?,
        })
    }
}

use crate::models::GetChatResponse;
use crate::runtime::{Json, Operation, mock};
use crate::chats::get_chat as operation;

impl mock::Mocked for operation::GetChat {
    type Success = Json<GetChatResponse>;
    type Error = crate::chats::ChatsError;
    type Arguments = GetChatArguments;

    const OPERATION: &'static Operation = &operation::OPERATION;
    const STATUS: u16 = 200;
}

impl mock::Expectation<'_, operation::GetChat> {
    /// Only requests with this `business_id`.
    ///
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    #[inline]
    pub fn with_business_id(mut self, business_id: i64) -> Self {
        self.call = self.call.parameter(&operation::BUSINESS_ID, &business_id);
        self
    }

    /// Only requests with this `chat_id`.
    ///
    /// Identifier of the chat.
    #[inline]
    pub fn with_chat_id(mut self, chat_id: i64) -> Self {
        self.call = self.call.parameter(&operation::CHAT_ID, &chat_id);
        self
    }
}

/// The arguments of a call of [`Chats::get_chat`](super::super::Chats::get_chat), as they came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetChatArguments {
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    pub business_id: i64,
    /// Identifier of the chat.
    pub chat_id: i64,
}

impl mock::Arguments for GetChatArguments {
    fn read(request: &mock::Incoming<'_>) -> Result<Self, mock::Unreadable> {
        Ok(Self {
            business_id: request.parameter(&operation::BUSINESS_ID).required()?,
            chat_id: request.parameter(&operation::CHAT_ID).required()?,
        })
    }
}

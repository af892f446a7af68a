use crate::models::GetChatMessageResponse;
use crate::runtime::{Json, Operation, mock};
use crate::chats::get_chat_message as operation;

impl mock::Mocked for operation::GetChatMessage {
    type Success = Json<GetChatMessageResponse>;
    type Error = crate::chats::ChatsError;
    type Arguments = GetChatMessageArguments;

    const OPERATION: &'static Operation = &operation::OPERATION;
    const STATUS: u16 = 200;
}

impl mock::Expectation<'_, operation::GetChatMessage> {
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

    /// Only requests with this `message_id`.
    ///
    /// Identifier of the message.
    #[inline]
    pub fn with_message_id(mut self, message_id: i64) -> Self {
        self.call = self.call.parameter(&operation::MESSAGE_ID, &message_id);
        self
    }
}

/// The arguments of a call of [`Chats::get_chat_message`](super::super::Chats::get_chat_message),
/// as they came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetChatMessageArguments {
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    pub business_id: i64,
    /// Identifier of the chat.
    pub chat_id: i64,
    /// Identifier of the message.
    pub message_id: i64,
}

impl mock::Arguments for GetChatMessageArguments {
    fn read(request: &mock::Incoming<'_>) -> Result<Self, mock::Unreadable> {
        Ok(Self {
            business_id: request.parameter(&operation::BUSINESS_ID).required()?,
            chat_id: request.parameter(&operation::CHAT_ID).required()?,
            message_id: request.parameter(&operation::MESSAGE_ID).required()?,
        })
    }
}

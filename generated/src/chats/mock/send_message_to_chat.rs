use crate::models::{EmptyApiResponse, SendMessageToChatRequest};
use crate::runtime::{Json, Operation, mock};
use crate::chats::send_message_to_chat as operation;

impl mock::Mocked for operation::SendMessageToChat {
    type Success = Json<EmptyApiResponse>;
    type Error = crate::chats::ChatsError;
    type Arguments = SendMessageToChatArguments;

    const OPERATION: &'static Operation = &operation::OPERATION;
    const STATUS: u16 = 200;
}

impl mock::Expectation<'_, operation::SendMessageToChat> {
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

    /// Only requests with this `body`.
    ///
    /// The text to send.
    #[inline]
    pub fn with_body(mut self, body: SendMessageToChatRequest) -> Self {
        self.call = self.call.json(&body);
        self
    }
}

/// The arguments of a call of [`Chats::send_message_to_chat`](super::super::Chats::send_message_to_chat),
/// as they came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SendMessageToChatArguments {
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    pub business_id: i64,
    /// Identifier of the chat.
    pub chat_id: i64,
    /// The text to send.
    pub body: SendMessageToChatRequest,
}

impl mock::Arguments for SendMessageToChatArguments {
    fn read(request: &mock::Incoming<'_>) -> Result<Self, mock::Unreadable> {
        Ok(Self {
            business_id: request.parameter(&operation::BUSINESS_ID).required()?,
            chat_id: request.parameter(&operation::CHAT_ID).required()?,
            body: request.json().required()?,
        })
    }
}

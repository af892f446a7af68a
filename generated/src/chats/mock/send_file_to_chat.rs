use crate::models::EmptyApiResponse;
use crate::runtime::{Json, Operation, Part, mock};
use crate::chats::send_file_to_chat as operation;

impl mock::Mocked for operation::SendFileToChat {
    type Success = Json<EmptyApiResponse>;
    type Error = crate::chats::ChatsError;
    type Arguments = SendFileToChatArguments;

    const OPERATION: &'static Operation = &operation::OPERATION;
    const STATUS: u16 = 200;
}

impl mock::Expectation<'_, operation::SendFileToChat> {
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

    /// Only requests with this `file`.
    ///
    /// The bytes of the file, at most 5 MB (5,242,880 bytes).
    #[inline]
    pub fn with_file(mut self, file: impl Into<Part>) -> Self {
        self.call = self.call.part(&operation::FILE, file.into());
        self
    }
}

/// The arguments of a call of [`Chats::send_file_to_chat`](super::super::Chats::send_file_to_chat),
/// as they came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SendFileToChatArguments {
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    pub business_id: i64,
    /// Identifier of the chat.
    pub chat_id: i64,
    /// The bytes of the file, at most 5 MB (5,242,880 bytes).
    pub file: mock::ReceivedPart,
}

impl mock::Arguments for SendFileToChatArguments {
    fn read(request: &mock::Incoming<'_>) -> Result<Self, mock::Unreadable> {
        Ok(Self {
            business_id: request.parameter(&operation::BUSINESS_ID).required()?,
            chat_id: request.parameter(&operation::CHAT_ID).required()?,
            file: request.part(&operation::FILE).required()?,
        })
    }
}

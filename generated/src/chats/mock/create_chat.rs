use crate::models::{CreateChatRequest, CreateChatResponse};
use crate::runtime::{Json, Operation, mock};
use crate::chats::create_chat as operation;

impl mock::Mocked for operation::CreateChat {
    type Success = Json<CreateChatResponse>;
    type Error = crate::chats::ChatsError;
    type Arguments = CreateChatArguments;

    const OPERATION: &'static Operation = &operation::OPERATION;
    const STATUS: u16 = 200;
}

impl mock::Expectation<'_, operation::CreateChat> {
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
    /// The order to talk about.
    #[inline]
    pub fn with_body(mut self, body: CreateChatRequest) -> Self {
        self.call = self.call.json(&body);
        self
    }
}

/// The arguments of a call of [`Chats::create_chat`](super::super::Chats::create_chat), as they
/// came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateChatArguments {
    /// Identifier of the business: the seller's account on the Market, which owns one or more shops.
    pub business_id: i64,
    /// The order to talk about.
    pub body: CreateChatRequest,
}

impl mock::Arguments for CreateChatArguments {
    fn read(request: &mock::Incoming<'_>) -> Result<Self, mock::Unreadable> {
        Ok(Self {
            business_id: request.parameter(&operation::BUSINESS_ID).required()?,
            body: request.json().required()?,
        })
    }
}

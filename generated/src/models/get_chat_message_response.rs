use crate::models::{ApiResponseStatusType, ChatMessageDto};

/// The answer of `getChatMessage`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetChatMessageResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
    /// The message.
    pub result: Option<ChatMessageDto>,
}

impl GetChatMessageResponse {
    /// A value with nothing in it.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`status`](Self::status).
    #[inline]
    #[must_use]
    pub fn with_status(mut self, status: ApiResponseStatusType) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets [`result`](Self::result).
    #[inline]
    #[must_use]
    pub fn with_result(mut self, result: ChatMessageDto) -> Self {
        self.result = Some(result);
        self
    }
}

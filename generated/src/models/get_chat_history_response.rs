use crate::models::{ApiResponseStatusType, ChatMessagesResultDto};

/// The answer of `getChatHistory`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetChatHistoryResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
    /// The page of messages.
    pub result: Option<ChatMessagesResultDto>,
}

impl GetChatHistoryResponse {
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
    pub fn with_result(mut self, result: ChatMessagesResultDto) -> Self {
        self.result = Some(result);
        self
    }
}

use crate::models::{ApiResponseStatusType, GetChatInfoDto};

/// The answer of `getChat`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetChatResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
    /// The chat.
    pub result: Option<GetChatInfoDto>,
}

impl GetChatResponse {
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
    pub fn with_result(mut self, result: GetChatInfoDto) -> Self {
        self.result = Some(result);
        self
    }
}

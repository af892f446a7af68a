use crate::models::{ApiResponseStatusType, CreateChatResultDto};

/// The answer of `createChat`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateChatResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
    /// The new chat.
    pub result: Option<CreateChatResultDto>,
}

impl CreateChatResponse {
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
    pub fn with_result(mut self, result: CreateChatResultDto) -> Self {
        self.result = Some(result);
        self
    }
}

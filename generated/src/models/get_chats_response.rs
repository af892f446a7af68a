use crate::models::{ApiResponseStatusType, GetChatsInfoDto};

/// The answer of `getChats`.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetChatsResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
    /// The page of chats.
    pub result: Option<GetChatsInfoDto>,
}

impl GetChatsResponse {
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
    pub fn with_result(mut self, result: GetChatsInfoDto) -> Self {
        self.result = Some(result);
        self
    }
}

use crate::models::ApiResponseStatusType;

/// What every answer has in common.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ApiResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
}

impl ApiResponse {
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
}

use crate::models::ApiResponseStatusType;

/// An answer that says no more than how the call ended.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EmptyApiResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
}

impl EmptyApiResponse {
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

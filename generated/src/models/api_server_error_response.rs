use crate::models::{ApiErrorDto, ApiResponseStatusType};

/// Status 500: the server failed to handle the request.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ApiServerErrorResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
    /// Why the call failed.
    ///
    /// At least 1 item.
    pub errors: Option<Vec<ApiErrorDto>>,
}

impl ApiServerErrorResponse {
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

    /// Sets [`errors`](Self::errors).
    #[inline]
    #[must_use]
    pub fn with_errors(mut self, errors: impl IntoIterator<Item = ApiErrorDto>) -> Self {
        self.errors = Some(errors.into_iter().collect());
        self
    }
}

use crate::models::{ApiErrorDto, ApiResponseStatusType};

/// Status 400: the request is malformed, or a value in it is not allowed.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ApiClientDataErrorResponse {
    /// Whether the call succeeded.
    pub status: Option<ApiResponseStatusType>,
    /// Why the call failed.
    ///
    /// At least 1 item.
    pub errors: Option<Vec<ApiErrorDto>>,
}

impl ApiClientDataErrorResponse {
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

/// One reason why a call failed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ApiErrorDto {
    /// The reason as a code, for programs.
    pub code: String,
    /// The reason in words, for people.
    pub message: Option<String>,
}

impl ApiErrorDto {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: None,
        }
    }

    /// Sets [`message`](Self::message).
    #[inline]
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }
}

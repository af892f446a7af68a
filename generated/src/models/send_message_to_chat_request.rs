/// The text to send to a chat.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SendMessageToChatRequest {
    /// The text, of 1 to 4,096 characters.
    ///
    /// 1 to 4,096 characters.
    pub message: String,
}

impl SendMessageToChatRequest {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

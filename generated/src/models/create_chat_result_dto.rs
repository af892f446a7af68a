/// A chat that was just opened.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateChatResultDto {
    /// Identifier of the chat.
    ///
    /// At least 1.
    pub chat_id: i64,
}

impl CreateChatResultDto {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(chat_id: i64) -> Self {
        Self { chat_id }
    }
}

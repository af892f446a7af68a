/// Which messages of a chat to list.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetChatHistoryRequest {
    /// Identifier of the message to start from, which is listed as well. Leave it out to list all
    /// messages.
    ///
    /// At least 1.
    pub message_id_from: Option<i64>,
}

impl GetChatHistoryRequest {
    /// A value with nothing in it.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`message_id_from`](Self::message_id_from).
    #[inline]
    #[must_use]
    pub fn with_message_id_from(mut self, message_id_from: i64) -> Self {
        self.message_id_from = Some(message_id_from);
        self
    }
}

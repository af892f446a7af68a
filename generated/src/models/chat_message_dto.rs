use chrono::{DateTime, FixedOffset};

use crate::models::{ChatMessagePayloadDto, ChatMessageSenderType};

/// A message in a chat.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ChatMessageDto {
    /// Identifier of the message.
    ///
    /// At least 1.
    pub message_id: i64,
    /// When the message was written, in ISO 8601 with an offset from UTC.
    pub created_at: DateTime<FixedOffset>,
    /// Who sent the message.
    pub sender: ChatMessageSenderType,
    /// The text. Absent when the message has a `payload`.
    pub message: Option<String>,
    /// The files in the message. Absent when the message is a text.
    ///
    /// At least 1 item.
    pub payload: Option<Vec<ChatMessagePayloadDto>>,
}

impl ChatMessageDto {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(
        message_id: i64,
        created_at: DateTime<FixedOffset>,
        sender: ChatMessageSenderType,
    ) -> Self {
        Self {
            message_id,
            created_at,
            sender,
            message: None,
            payload: None,
        }
    }

    /// Sets [`message`](Self::message).
    #[inline]
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets [`payload`](Self::payload).
    #[inline]
    #[must_use]
    pub fn with_payload(
        mut self,
        payload: impl IntoIterator<Item = ChatMessagePayloadDto>,
    ) -> Self {
        self.payload = Some(payload.into_iter().collect());
        self
    }
}

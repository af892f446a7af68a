use chrono::{DateTime, FixedOffset};

use crate::models::{ChatStatusType, ChatType};

/// A chat, without its messages.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetChatInfoDto {
    /// Identifier of the chat.
    ///
    /// At least 1.
    pub chat_id: i64,
    /// Identifier of the order that the chat is about.
    ///
    /// At least 1.
    pub order_id: i64,
    /// Whether it is a chat with the buyer or a dispute.
    pub r#type: ChatType,
    /// How far the chat is, and who is to answer next.
    pub status: ChatStatusType,
    /// When the chat was opened, in ISO 8601 with an offset from UTC.
    pub created_at: DateTime<FixedOffset>,
    /// When the newest message came in, in ISO 8601 with an offset from UTC.
    pub updated_at: DateTime<FixedOffset>,
}

impl GetChatInfoDto {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(
        chat_id: i64,
        order_id: i64,
        r#type: ChatType,
        status: ChatStatusType,
        created_at: DateTime<FixedOffset>,
        updated_at: DateTime<FixedOffset>,
    ) -> Self {
        Self {
            chat_id,
            order_id,
            r#type,
            status,
            created_at,
            updated_at,
        }
    }
}

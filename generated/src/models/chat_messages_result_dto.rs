use crate::models::{ChatMessageDto, ForwardScrollingPagerDto};

/// One page of the messages of a chat.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ChatMessagesResultDto {
    /// Identifier of the order that the chat is about.
    pub order_id: i64,
    /// The messages on this page.
    pub messages: Vec<ChatMessageDto>,
    /// Where the next page is.
    pub paging: Option<ForwardScrollingPagerDto>,
}

impl ChatMessagesResultDto {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(
        order_id: i64,
        messages: impl IntoIterator<Item = ChatMessageDto>,
    ) -> Self {
        Self {
            order_id,
            messages: messages.into_iter().collect(),
            paging: None,
        }
    }

    /// Sets [`paging`](Self::paging).
    #[inline]
    #[must_use]
    pub fn with_paging(mut self, paging: ForwardScrollingPagerDto) -> Self {
        self.paging = Some(paging);
        self
    }
}

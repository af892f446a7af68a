use crate::models::{ForwardScrollingPagerDto, GetChatInfoDto};

/// One page of chats.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetChatsInfoDto {
    /// The chats on this page.
    pub chats: Vec<GetChatInfoDto>,
    /// Where the next page is.
    pub paging: Option<ForwardScrollingPagerDto>,
}

impl GetChatsInfoDto {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(chats: impl IntoIterator<Item = GetChatInfoDto>) -> Self {
        Self {
            chats: chats.into_iter().collect(),
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

/// The way from one page of a list to the next.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ForwardScrollingPagerDto {
    /// The token of the next page, to be sent as `page_token`. Absent on the last page.
    pub next_page_token: Option<String>,
}

impl ForwardScrollingPagerDto {
    /// A value with nothing in it.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`next_page_token`](Self::next_page_token).
    #[inline]
    #[must_use]
    pub fn with_next_page_token(mut self, next_page_token: impl Into<String>) -> Self {
        self.next_page_token = Some(next_page_token.into());
        self
    }
}

/// The order that a new chat is about.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateChatRequest {
    /// Identifier of the order.
    pub order_id: i64,
}

impl CreateChatRequest {
    /// A value with all that is required.
    #[inline]
    #[must_use]
    pub fn new(order_id: i64) -> Self {
        Self { order_id }
    }
}

use crate::models::{ChatStatusType, ChatType};
use crate::runtime::Patch;

/// Which chats to list. A filter that is absent lets every chat through.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetChatsRequest {
    /// Only chats about these orders, each named once.
    ///
    /// At least 1 item, no duplicates.
    pub order_ids: Patch<Vec<i64>>,
    /// Only chats of these types.
    ///
    /// At least 1 item.
    pub types: Patch<Vec<ChatType>>,
    /// Only chats in these statuses.
    ///
    /// At least 1 item.
    pub statuses: Patch<Vec<ChatStatusType>>,
}

impl GetChatsRequest {
    /// A value with nothing in it.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`order_ids`](Self::order_ids).
    #[inline]
    #[must_use]
    pub fn with_order_ids(mut self, order_ids: impl IntoIterator<Item = i64>) -> Self {
        self.order_ids = Patch::Value(order_ids.into_iter().collect());
        self
    }

    /// Sends [`order_ids`](Self::order_ids) as null.
    #[inline]
    #[must_use]
    pub fn with_order_ids_null(mut self) -> Self {
        self.order_ids = Patch::Null;
        self
    }

    /// Sets [`types`](Self::types).
    #[inline]
    #[must_use]
    pub fn with_types(mut self, types: impl IntoIterator<Item = ChatType>) -> Self {
        self.types = Patch::Value(types.into_iter().collect());
        self
    }

    /// Sends [`types`](Self::types) as null.
    #[inline]
    #[must_use]
    pub fn with_types_null(mut self) -> Self {
        self.types = Patch::Null;
        self
    }

    /// Sets [`statuses`](Self::statuses).
    #[inline]
    #[must_use]
    pub fn with_statuses(
        mut self,
        statuses: impl IntoIterator<Item = ChatStatusType>,
    ) -> Self {
        self.statuses = Patch::Value(statuses.into_iter().collect());
        self
    }

    /// Sends [`statuses`](Self::statuses) as null.
    #[inline]
    #[must_use]
    pub fn with_statuses_null(mut self) -> Self {
        self.statuses = Patch::Null;
        self
    }
}

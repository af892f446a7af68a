//! Making a generated type one whose answers are streamed page by page.
//!
//! Invariant: how the pages follow each other stands in the static `PAGING` beside the type.

/// Gives a type with a field `call` its streams: `pages!(GetChats -> GetChatsResponse of Chat, ChatsError)`
/// where a page is a model as JSON, `pages!(GetChats by Answered of Chat, ChatsError)` where something
/// else decodes it.
macro_rules! _pages {
    ($call:ident -> $page:ident of $item:ident, $error:ident) => {
        $crate::runtime::pages!(@ $call, $crate::runtime::Json<$page>, $page, $item, $error);
    };
    ($call:ident by $decoder:ident of $item:ident, $error:ident) => {
        $crate::runtime::pages!(@ $call, $decoder, <$decoder as $crate::runtime::Decode>::Output, $item, $error);
    };
    (@ $call:ident, $decoder:ty, $page:ty, $item:ident, $error:ident) => {
        impl $call {
            /// What is on all pages, from the one on that the call asks for: the pages are asked for
            /// one after the other, each when it is needed and with all that is set on this call.
            #[inline]
            pub fn items(self) -> $crate::runtime::Items<$page, $item, $error> {
                PAGING.items::<$decoder, $error>(self.call)
            }

            /// [`items`](Self::items), waited for by the thread, outside of any async runtime.
            #[cfg(feature = "blocking")]
            #[inline]
            pub fn items_blocking(self) -> $crate::runtime::BlockingItems<$page, $item, $error> {
                PAGING.items_blocking::<$decoder, $error>(self.call)
            }

            /// [`pages`](Self::pages), waited for by the thread, outside of any async runtime.
            #[cfg(feature = "blocking")]
            #[inline]
            pub fn pages_blocking(self) -> $crate::runtime::BlockingPages<$page, $error> {
                PAGING.pages_blocking::<$decoder, $error>(self.call)
            }

            /// All pages, from the one on that the call asks for, one after the other, each when it is
            /// waited for and with all that is set on this call.
            #[inline]
            pub fn pages(self) -> $crate::runtime::Pages<$page, $error> {
                PAGING.pages::<$decoder, $error>(self.call)
            }
        }
    };
}
pub(crate) use _pages as pages;

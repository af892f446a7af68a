//! Answers that come in pages, as streams.
//!
//! Invariant: nothing is fetched ahead, and no more than one page is in memory, with the tokens that
//! were asked for. A page that failed, or that nobody waited for, is not lost: it is asked for again.

#[cfg(feature = "blocking")]
mod blocking;
mod course;
mod items;
mod pages;

#[cfg(feature = "blocking")]
pub use self::blocking::{BlockingItems, BlockingPages};
pub use self::items::Items;
pub use self::pages::Pages;

use super::{Call, Decode, ErrorBody, Parameter};

/// How the pages of an operation follow each other, as data: `P` is a page, `I` an item on it.
pub struct Paging<P, I> {
    /// The parameter of the query that asks for a page.
    pub token: &'static Parameter,
    /// The token of the next page. Absent or empty: there is none.
    pub next_token: fn(&P) -> Option<&str>,
    /// What is on a page. `None`: nothing.
    pub items: fn(P) -> Option<Vec<I>>,
}

impl<P, I> Paging<P, I> {
    /// The pages, from the one on that the call asks for.
    pub fn pages<D: Decode<Output = P>, E: ErrorBody>(&self, call: Call) -> Pages<P, E> {
        Pages::new::<D>(call, self.token, self.next_token)
    }

    /// The pages, waited for by the thread.
    #[cfg(feature = "blocking")]
    pub fn pages_blocking<D: Decode<Output = P>, E: ErrorBody>(
        &self,
        call: Call,
    ) -> BlockingPages<P, E> {
        BlockingPages::new(self.pages::<D, E>(call))
    }

    /// What is on the pages, waited for by the thread.
    #[cfg(feature = "blocking")]
    pub fn items_blocking<D: Decode<Output = P>, E: ErrorBody>(
        &self,
        call: Call,
    ) -> BlockingItems<P, I, E> {
        BlockingItems::new(self.items::<D, E>(call))
    }

    /// What is on the pages, from the one on that the call asks for.
    pub fn items<D: Decode<Output = P>, E: ErrorBody>(&self, call: Call) -> Items<P, I, E> {
        Items::new(self.pages::<D, E>(call), self.items)
    }
}

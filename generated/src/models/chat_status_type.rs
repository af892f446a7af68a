/// The status of a chat: `NEW`, `FINISHED`, or in between, whose answer it waits for: the buyer's
/// (`WAITING_FOR_CUSTOMER`), the seller's (`WAITING_FOR_PARTNER`), the arbiter's
/// (`WAITING_FOR_ARBITER`) or the Market's (`WAITING_FOR_MARKET`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChatStatusType {
    /// The chat is new.
    New,
    /// It is the buyer's turn to answer.
    WaitingForCustomer,
    /// It is the seller's turn to answer.
    WaitingForPartner,
    /// It is the arbiter's turn to answer.
    WaitingForArbiter,
    /// It is the Market's turn to answer.
    WaitingForMarket,
    /// The chat is over.
    Finished,
    /// A value that this version of the client does not know.
    Unknown(String),
}

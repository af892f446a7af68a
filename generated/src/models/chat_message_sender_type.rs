/// The sender of a message: the seller (`PARTNER`), the buyer (`CUSTOMER`), the Market (`MARKET`)
/// or its support staff (`SUPPORT`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChatMessageSenderType {
    /// The seller.
    Partner,
    /// The buyer.
    Customer,
    /// The Market.
    Market,
    /// A member of the Market's support staff.
    Support,
    /// A value that this version of the client does not know.
    Unknown(String),
}

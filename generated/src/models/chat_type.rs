/// The type of a chat: `CHAT` with a buyer, or `ARBITRAGE` for a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChatType {
    /// A chat with a buyer.
    Chat,
    /// A dispute.
    Arbitrage,
    /// A value that this version of the client does not know.
    Unknown(String),
}

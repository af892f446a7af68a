use crate::models::ChatType;
use crate::runtime::{Text, text};

text!(ChatType);

impl Text for ChatType {
    #[inline]
    fn read(text: &str) -> Self {
        match text {
            "CHAT" => Self::Chat,
            "ARBITRAGE" => Self::Arbitrage,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    #[inline]
    fn as_str(&self) -> &str {
        match self {
            Self::Chat => "CHAT",
            Self::Arbitrage => "ARBITRAGE",
            Self::Unknown(text) => text,
        }
    }
}

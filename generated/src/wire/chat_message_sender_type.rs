use crate::models::ChatMessageSenderType;
use crate::runtime::{Text, text};

text!(ChatMessageSenderType);

impl Text for ChatMessageSenderType {
    #[inline]
    fn read(text: &str) -> Self {
        match text {
            "PARTNER" => Self::Partner,
            "CUSTOMER" => Self::Customer,
            "MARKET" => Self::Market,
            "SUPPORT" => Self::Support,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    #[inline]
    fn as_str(&self) -> &str {
        match self {
            Self::Partner => "PARTNER",
            Self::Customer => "CUSTOMER",
            Self::Market => "MARKET",
            Self::Support => "SUPPORT",
            Self::Unknown(text) => text,
        }
    }
}

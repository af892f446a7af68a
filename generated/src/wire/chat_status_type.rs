use crate::models::ChatStatusType;
use crate::runtime::{Text, text};

text!(ChatStatusType);

impl Text for ChatStatusType {
    #[inline]
    fn read(text: &str) -> Self {
        match text {
            "NEW" => Self::New,
            "WAITING_FOR_CUSTOMER" => Self::WaitingForCustomer,
            "WAITING_FOR_PARTNER" => Self::WaitingForPartner,
            "WAITING_FOR_ARBITER" => Self::WaitingForArbiter,
            "WAITING_FOR_MARKET" => Self::WaitingForMarket,
            "FINISHED" => Self::Finished,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    #[inline]
    fn as_str(&self) -> &str {
        match self {
            Self::New => "NEW",
            Self::WaitingForCustomer => "WAITING_FOR_CUSTOMER",
            Self::WaitingForPartner => "WAITING_FOR_PARTNER",
            Self::WaitingForArbiter => "WAITING_FOR_ARBITER",
            Self::WaitingForMarket => "WAITING_FOR_MARKET",
            Self::Finished => "FINISHED",
            Self::Unknown(text) => text,
        }
    }
}

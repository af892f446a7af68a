use crate::models::ApiResponseStatusType;
use crate::runtime::{Text, text};

text!(ApiResponseStatusType);

impl Text for ApiResponseStatusType {
    #[inline]
    fn read(text: &str) -> Self {
        match text {
            "OK" => Self::Ok,
            "ERROR" => Self::Error,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    #[inline]
    fn as_str(&self) -> &str {
        match self {
            Self::Ok => "OK",
            Self::Error => "ERROR",
            Self::Unknown(text) => text,
        }
    }
}

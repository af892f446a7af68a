//! Values that the tests share.

use chrono::{DateTime, FixedOffset};
use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::models::{
    ApiErrorDto, ApiLimitErrorResponse, ApiNotFoundErrorResponse, ChatMessageDto,
    ChatMessageSenderType, ChatStatusType, ChatType, GetChatInfoDto,
};

pub(crate) const BUSINESS: i64 = 1_046_587;
pub(crate) const CHAT: i64 = 5_086_217;
pub(crate) const MESSAGE: i64 = 90_417_733;

fn time() -> DateTime<FixedOffset> {
    "2025-05-20T12:00:00+03:00".parse().expect("a time")
}

pub(crate) fn chat() -> GetChatInfoDto {
    let (kind, status) = (ChatType::Chat, ChatStatusType::WaitingForPartner);
    GetChatInfoDto::new(CHAT, 32_811_973, kind, status, time(), time())
}

pub(crate) fn message() -> ChatMessageDto {
    ChatMessageDto::new(MESSAGE, time(), ChatMessageSenderType::Customer).with_message("Hello")
}

pub(crate) fn not_found() -> ChatsError {
    let error = ApiErrorDto::new("NOT_FOUND").with_message("there is no such chat");
    ChatsError::NotFound(ApiNotFoundErrorResponse::new().with_errors([error]))
}

pub(crate) fn limit_exceeded() -> ChatsError {
    ChatsError::LimitExceeded(ApiLimitErrorResponse::new())
}

use crate::models::{
    ApiClientDataErrorResponse, ApiForbiddenErrorResponse, ApiLimitErrorResponse,
    ApiNotFoundErrorResponse, ApiServerErrorResponse, ApiUnauthorizedErrorResponse,
};
use crate::runtime::{Answer, DecodeFailure, ErrorBody, Json};

/// What the API answers when it refuses a call, by status.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ChatsError {
    /// 400: The request is malformed, or a value in it is not allowed.
    BadRequest(ApiClientDataErrorResponse),
    /// 401: The request carries no credentials.
    Unauthorized(ApiUnauthorizedErrorResponse),
    /// 403: The credentials are not valid, or they give no access to what was asked for.
    Forbidden(ApiForbiddenErrorResponse),
    /// 404: There is no such business, chat, message or order.
    NotFound(ApiNotFoundErrorResponse),
    /// 420: The operation was called more often than its limit allows. The API has this status of its
    /// own and does not use 429.
    LimitExceeded(ApiLimitErrorResponse),
    /// 500: The server failed to handle the request.
    InternalServerError(ApiServerErrorResponse),
}

impl ErrorBody for ChatsError {
    #[inline]
    fn decode(answer: &Answer) -> Result<Option<Self>, DecodeFailure> {
        match answer.status().as_u16() {
            400 => Json::decode(answer).map(|body| Some(Self::BadRequest(body))),
            401 => Json::decode(answer).map(|body| Some(Self::Unauthorized(body))),
            403 => Json::decode(answer).map(|body| Some(Self::Forbidden(body))),
            404 => Json::decode(answer).map(|body| Some(Self::NotFound(body))),
            420 => Json::decode(answer).map(|body| Some(Self::LimitExceeded(body))),
            500 => Json::decode(answer).map(|body| Some(Self::InternalServerError(body))),
            _ => Ok(None),
        }
    }
}

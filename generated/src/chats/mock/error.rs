use crate::runtime::mock;

impl mock::Refusal for crate::chats::ChatsError {
    #[inline]
    fn encode(self) -> mock::Encoded {
        match self {
            Self::BadRequest(body) => {
                mock::Encoded::json(&body).by(mock::Statuses::Code(400))
            }
            Self::Unauthorized(body) => {
                mock::Encoded::json(&body).by(mock::Statuses::Code(401))
            }
            Self::Forbidden(body) => {
                mock::Encoded::json(&body).by(mock::Statuses::Code(403))
            }
            Self::NotFound(body) => {
                mock::Encoded::json(&body).by(mock::Statuses::Code(404))
            }
            Self::LimitExceeded(body) => {
                mock::Encoded::json(&body).by(mock::Statuses::Code(420))
            }
            Self::InternalServerError(body) => {
                mock::Encoded::json(&body).by(mock::Statuses::Code(500))
            }
        }
    }
}

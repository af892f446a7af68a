//! The seven operations, as values.

use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::models::{
    CreateChatRequest, GetChatHistoryRequest, GetChatsRequest, SendMessageToChatRequest,
};
use yandex_market_chats::{Client, Delivery, Error, Part};

/// What comes of a call: how many attempts it took, if it succeeded.
pub(crate) type Outcome = Result<u32, Error<ChatsError>>;

/// How many attempts a call took.
pub(crate) fn attempts(outcome: &Outcome) -> usize {
    let attempts = match outcome {
        Ok(attempts) => *attempts,
        Err(error) => error.attempts(),
    };
    usize::try_from(attempts).expect("few")
}

/// What the error says of its delivery, if there is one.
pub(crate) fn delivery(outcome: &Outcome) -> Option<Delivery> {
    outcome.as_ref().err().map(Error::delivery)
}

/// How long the file is that is sent: longer than what fits between the client and a server that
/// does not read.
const FILE_LENGTH: usize = 4 * 1024 * 1024;

/// An operation of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    CreateChat,
    GetChat,
    GetChatHistory,
    GetChatMessage,
    GetChats,
    SendFileToChat,
    SendMessageToChat,
}

impl Operation {
    /// All of them.
    pub(crate) const ALL: [Self; 7] = [
        Self::CreateChat,
        Self::GetChat,
        Self::GetChatHistory,
        Self::GetChatMessage,
        Self::GetChats,
        Self::SendFileToChat,
        Self::SendMessageToChat,
    ];

    /// Whether it only reads, so that it may be done twice.
    pub(crate) const fn is_safe(self) -> bool {
        match self {
            Self::GetChat | Self::GetChatHistory | Self::GetChatMessage | Self::GetChats => true,
            Self::CreateChat | Self::SendFileToChat | Self::SendMessageToChat => false,
        }
    }

    /// Calls it for this business.
    pub(crate) async fn call(self, client: &Client, business: i64) -> Outcome {
        let file = Part::bytes(vec![b'x'; FILE_LENGTH]);
        Box::pin(self.call_with(client, business, file)).await
    }

    /// Calls it for this business; if it sends a file, this one.
    pub(crate) async fn call_with(self, client: &Client, business: i64, file: Part) -> Outcome {
        let chats = client.chats();
        match self {
            Self::CreateChat => {
                let call = chats.create_chat(business, CreateChatRequest::new(3));
                call.await.map(|response| response.attempts())
            }
            Self::GetChat => {
                let call = chats.get_chat(business, 2);
                call.await.map(|response| response.attempts())
            }
            Self::GetChatHistory => {
                let call = chats.get_chat_history(business, 2, GetChatHistoryRequest::new());
                call.await.map(|response| response.attempts())
            }
            Self::GetChatMessage => {
                let call = chats.get_chat_message(business, 2, 3);
                call.await.map(|response| response.attempts())
            }
            Self::GetChats => {
                let call = chats.get_chats(business, GetChatsRequest::new());
                call.await.map(|response| response.attempts())
            }
            Self::SendFileToChat => {
                let call = chats.send_file_to_chat(business, 2, file);
                call.await.map(|response| response.attempts())
            }
            Self::SendMessageToChat => {
                let body = SendMessageToChatRequest::new("Hello");
                let call = chats.send_message_to_chat(business, 2, body);
                call.await.map(|response| response.attempts())
            }
        }
    }
}

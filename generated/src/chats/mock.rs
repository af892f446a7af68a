//! What a [`MockServer`] expects and answers, as [`Chats`](super::Chats) calls it.

mod error;
mod create_chat;
mod get_chat;
mod get_chat_history;
mod get_chat_message;
mod send_message_to_chat;
mod get_chats;
mod send_file_to_chat;

use crate::runtime::Operation;
use crate::runtime::mock::{Expectation, MockServer};

pub use create_chat::CreateChatArguments;
pub use get_chat::GetChatArguments;
pub use get_chat_history::GetChatHistoryArguments;
pub use get_chat_message::GetChatMessageArguments;
pub use send_message_to_chat::SendMessageToChatArguments;
pub use get_chats::GetChatsArguments;
pub use send_file_to_chat::SendFileToChatArguments;

pub(crate) static OPERATIONS: &[&Operation] = &[
    &super::create_chat::OPERATION,
    &super::get_chat::OPERATION,
    &super::get_chat_history::OPERATION,
    &super::get_chat_message::OPERATION,
    &super::send_message_to_chat::OPERATION,
    &super::get_chats::OPERATION,
    &super::send_file_to_chat::OPERATION,
];

impl MockServer {
    /// Expects calls of [`Chats::create_chat`](super::Chats::create_chat):
    /// `POST /businesses/{businessId}/chats/new`.
    #[inline]
    pub fn create_chat(&self) -> Expectation<'_, super::CreateChat> {
        Expectation::new(self)
    }

    /// Expects calls of [`Chats::get_chat`](super::Chats::get_chat):
    /// `GET /businesses/{businessId}/chat`.
    #[inline]
    pub fn get_chat(&self) -> Expectation<'_, super::GetChat> {
        Expectation::new(self)
    }

    /// Expects calls of [`Chats::get_chat_history`](super::Chats::get_chat_history):
    /// `POST /businesses/{businessId}/chats/history`.
    #[inline]
    pub fn get_chat_history(&self) -> Expectation<'_, super::GetChatHistory> {
        Expectation::new(self)
    }

    /// Expects calls of [`Chats::get_chat_message`](super::Chats::get_chat_message):
    /// `GET /businesses/{businessId}/chats/message`.
    #[inline]
    pub fn get_chat_message(&self) -> Expectation<'_, super::GetChatMessage> {
        Expectation::new(self)
    }

    /// Expects calls of [`Chats::send_message_to_chat`](super::Chats::send_message_to_chat):
    /// `POST /businesses/{businessId}/chats/message`.
    #[inline]
    pub fn send_message_to_chat(&self) -> Expectation<'_, super::SendMessageToChat> {
        Expectation::new(self)
    }

    /// Expects calls of [`Chats::get_chats`](super::Chats::get_chats):
    /// `POST /businesses/{businessId}/chats`.
    #[inline]
    pub fn get_chats(&self) -> Expectation<'_, super::GetChats> {
        Expectation::new(self)
    }

    /// Expects calls of [`Chats::send_file_to_chat`](super::Chats::send_file_to_chat):
    /// `POST /businesses/{businessId}/chats/file/send`.
    #[inline]
    pub fn send_file_to_chat(&self) -> Expectation<'_, super::SendFileToChat> {
        Expectation::new(self)
    }
}

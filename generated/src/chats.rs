//! Chats with buyers.

mod error;
mod create_chat;
mod get_chat;
mod get_chat_history;
mod get_chat_message;
mod send_message_to_chat;
mod get_chats;
mod send_file_to_chat;

#[cfg(feature = "mock")]
pub mod mock;

use crate::models::{
    CreateChatRequest, GetChatHistoryRequest, GetChatsRequest, SendMessageToChatRequest,
};
use crate::runtime::{Call, Client, Part};

pub use error::ChatsError;
pub use create_chat::CreateChat;
pub use get_chat::GetChat;
pub use get_chat_history::GetChatHistory;
pub use get_chat_message::GetChatMessage;
pub use send_message_to_chat::SendMessageToChat;
pub use get_chats::GetChats;
pub use send_file_to_chat::SendFileToChat;

/// Chats with buyers.
#[derive(Debug, Clone, Copy)]
pub struct Chats<'a> {
    pub(crate) client: &'a Client,
}

impl Chats<'_> {
    /// Open a chat with a buyer.
    ///
    /// Opens a chat with the buyer of an order and answers with its identifier, which the operations
    /// on messages and files take.
    ///
    /// Fails with 404 if there is no such business or order, and with 403 if the credentials give no
    /// access to it. Do not repeat the call blindly after a timeout: the chat may already be open.
    ///
    /// Limit: 1,000 requests per hour.
    ///
    /// `POST /businesses/{businessId}/chats/new`
    ///
    /// # Parameters
    ///
    /// - `business_id`: Identifier of the business: the seller's account on the Market, which owns one
    ///   or more shops. At least 1.
    /// - `body`: The order to talk about.
    ///
    /// Credentials: `ApiKey` (set by `ClientBuilder::api_key`), or `OAuth` (set by
    /// `ClientBuilder::oauth_token`). When is it repeated? Only after a failure in which nothing can
    /// have been done, as the client's `RetryPolicy` says: sent twice, it may do its work twice (unsafe).
    /// After an error, `delivery()` tells whether the API may have done it.
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`](crate::Error), whose [`body`](crate::Error::body) is a [`ChatsError`].
    /// The API declares these:
    ///
    /// - 400: The request is malformed, or a value in it is not allowed.
    /// - 401: The request carries no credentials.
    /// - 403: The credentials are not valid, or they give no access to what was asked for.
    /// - 404: There is no such business, chat, message or order.
    /// - 420: The operation was called more often than its limit allows. The API has this status of its
    ///   own and does not use 429.
    /// - 500: The server failed to handle the request.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use yandex_market_chats::models::CreateChatRequest;
    /// use yandex_market_chats::Client;
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::builder().api_key("key").build()?;
    /// let answer = client
    ///     .chats()
    ///     .create_chat(1046587, CreateChatRequest::new(32811973))
    ///     .await?;
    /// println!("{}: {answer:?}", answer.status());
    /// #     Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn create_chat(&self, business_id: i64, body: CreateChatRequest) -> CreateChat {
        CreateChat {
            call: Call::new(self.client, &create_chat::OPERATION)
                .parameter(&create_chat::BUSINESS_ID, &business_id)
                .json(&body),
        }
    }

    /// Get a chat.
    ///
    /// Answers with one chat: its order, its type, who is to answer next and when the newest message
    /// came in. The messages themselves are not part of it; `getChatHistory` lists those.
    ///
    /// Fails with 404 if there is no such business or chat, and with 403 if the credentials give no
    /// access to it.
    ///
    /// Limit: 1,000 requests per hour.
    ///
    /// `GET /businesses/{businessId}/chat`
    ///
    /// # Parameters
    ///
    /// - `business_id`: Identifier of the business: the seller's account on the Market, which owns one
    ///   or more shops. At least 1.
    /// - `chat_id`: Identifier of the chat. At least 1.
    ///
    /// Credentials: `ApiKey` (set by `ClientBuilder::api_key`), or `OAuth` (set by
    /// `ClientBuilder::oauth_token`). When is it repeated? After every failure that may pass, as the
    /// client's `RetryPolicy` says: it changes nothing (safe).
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`](crate::Error), whose [`body`](crate::Error::body) is a [`ChatsError`].
    /// The API declares these:
    ///
    /// - 400: The request is malformed, or a value in it is not allowed.
    /// - 401: The request carries no credentials.
    /// - 403: The credentials are not valid, or they give no access to what was asked for.
    /// - 404: There is no such business, chat, message or order.
    /// - 420: The operation was called more often than its limit allows. The API has this status of its
    ///   own and does not use 429.
    /// - 500: The server failed to handle the request.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use yandex_market_chats::Client;
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::builder().api_key("key").build()?;
    /// let answer = client.chats().get_chat(1046587, 5086217).await?;
    /// println!("{}: {answer:?}", answer.status());
    /// #     Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn get_chat(&self, business_id: i64, chat_id: i64) -> GetChat {
        GetChat {
            call: Call::new(self.client, &get_chat::OPERATION)
                .parameter(&get_chat::BUSINESS_ID, &business_id)
                .parameter(&get_chat::CHAT_ID, &chat_id),
        }
    }

    /// List the messages of a chat.
    ///
    /// Answers with the messages of one chat, page by page: all of them, or those from a given
    /// message on. It only reads and may be repeated safely, although it is a POST.
    ///
    /// Fails with 404 if there is no such business or chat, and with 403 if the credentials give no
    /// access to it.
    ///
    /// Limit: 10,000 requests per hour.
    ///
    /// `POST /businesses/{businessId}/chats/history`
    ///
    /// # Parameters
    ///
    /// - `business_id`: Identifier of the business: the seller's account on the Market, which owns one
    ///   or more shops. At least 1.
    /// - `chat_id`: Identifier of the chat. At least 1.
    /// - `body`: Where in the chat to start. An empty object asks for the whole history.
    ///
    /// Optional, set on the call before it is awaited:
    ///
    /// - [`page_token`](GetChatHistory::page_token): Which page to return: the `nextPageToken` of the
    ///   answer before. Leave it out to get the first page.
    /// - [`limit`](GetChatHistory::limit): The most entries that a page may have.
    ///
    /// It answers in pages: [`items`](GetChatHistory::items), in the place of awaiting the call, hands
    /// out what is on all of them, and [`pages`](GetChatHistory::pages) the pages themselves, both from
    /// the one that [`page_token`](GetChatHistory::page_token) names or from the first.
    ///
    /// Credentials: `ApiKey` (set by `ClientBuilder::api_key`), or `OAuth` (set by
    /// `ClientBuilder::oauth_token`). When is it repeated? After every failure that may pass, as the
    /// client's `RetryPolicy` says: it changes nothing (safe).
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`](crate::Error), whose [`body`](crate::Error::body) is a [`ChatsError`].
    /// The API declares these:
    ///
    /// - 400: The request is malformed, or a value in it is not allowed.
    /// - 401: The request carries no credentials.
    /// - 403: The credentials are not valid, or they give no access to what was asked for.
    /// - 404: There is no such business, chat, message or order.
    /// - 420: The operation was called more often than its limit allows. The API has this status of its
    ///   own and does not use 429.
    /// - 500: The server failed to handle the request.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use yandex_market_chats::models::GetChatHistoryRequest;
    /// use yandex_market_chats::Client;
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::builder().api_key("key").build()?;
    /// let mut items = client
    ///     .chats()
    ///     .get_chat_history(
    ///         1046587,
    ///         5086217,
    ///         GetChatHistoryRequest::new().with_message_id_from(90417733),
    ///     )
    ///     .limit(20)
    ///     .items();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{item:?}");
    /// }
    /// #     Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn get_chat_history(
        &self,
        business_id: i64,
        chat_id: i64,
        body: GetChatHistoryRequest,
    ) -> GetChatHistory {
        GetChatHistory {
            call: Call::new(self.client, &get_chat_history::OPERATION)
                .parameter(&get_chat_history::BUSINESS_ID, &business_id)
                .parameter(&get_chat_history::CHAT_ID, &chat_id)
                .json(&body),
        }
    }

    /// Get a message of a chat.
    ///
    /// Answers with one message of a chat: who sent it and when, and its text or its files.
    ///
    /// Fails with 404 if there is no such business, chat or message, and with 403 if the credentials
    /// give no access to it.
    ///
    /// Limit: 1,000 requests per hour.
    ///
    /// `GET /businesses/{businessId}/chats/message`
    ///
    /// # Parameters
    ///
    /// - `business_id`: Identifier of the business: the seller's account on the Market, which owns one
    ///   or more shops. At least 1.
    /// - `chat_id`: Identifier of the chat. At least 1.
    /// - `message_id`: Identifier of the message. At least 1.
    ///
    /// Credentials: `ApiKey` (set by `ClientBuilder::api_key`), or `OAuth` (set by
    /// `ClientBuilder::oauth_token`). When is it repeated? After every failure that may pass, as the
    /// client's `RetryPolicy` says: it changes nothing (safe).
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`](crate::Error), whose [`body`](crate::Error::body) is a [`ChatsError`].
    /// The API declares these:
    ///
    /// - 400: The request is malformed, or a value in it is not allowed.
    /// - 401: The request carries no credentials.
    /// - 403: The credentials are not valid, or they give no access to what was asked for.
    /// - 404: There is no such business, chat, message or order.
    /// - 420: The operation was called more often than its limit allows. The API has this status of its
    ///   own and does not use 429.
    /// - 500: The server failed to handle the request.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use yandex_market_chats::Client;
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::builder().api_key("key").build()?;
    /// let answer = client.chats().get_chat_message(1046587, 5086217, 90417733).await?;
    /// println!("{}: {answer:?}", answer.status());
    /// #     Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn get_chat_message(
        &self,
        business_id: i64,
        chat_id: i64,
        message_id: i64,
    ) -> GetChatMessage {
        GetChatMessage {
            call: Call::new(self.client, &get_chat_message::OPERATION)
                .parameter(&get_chat_message::BUSINESS_ID, &business_id)
                .parameter(&get_chat_message::CHAT_ID, &chat_id)
                .parameter(&get_chat_message::MESSAGE_ID, &message_id),
        }
    }

    /// Send a message to a chat.
    ///
    /// Sends a text to the buyer, as a message of the seller in an existing chat.
    ///
    /// Fails with 400 if the text is empty or longer than 4,096 characters, with 404 if there is no
    /// such business or chat, and with 403 if the credentials give no access to it. Do not repeat the
    /// call blindly after a timeout: the buyer may get the message twice.
    ///
    /// Limit: 1,000 requests per hour.
    ///
    /// `POST /businesses/{businessId}/chats/message`
    ///
    /// # Parameters
    ///
    /// - `business_id`: Identifier of the business: the seller's account on the Market, which owns one
    ///   or more shops. At least 1.
    /// - `chat_id`: Identifier of the chat. At least 1.
    /// - `body`: The text to send.
    ///
    /// Credentials: `ApiKey` (set by `ClientBuilder::api_key`), or `OAuth` (set by
    /// `ClientBuilder::oauth_token`). When is it repeated? Only after a failure in which nothing can
    /// have been done, as the client's `RetryPolicy` says: sent twice, it may do its work twice (unsafe).
    /// After an error, `delivery()` tells whether the API may have done it.
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`](crate::Error), whose [`body`](crate::Error::body) is a [`ChatsError`].
    /// The API declares these:
    ///
    /// - 400: The request is malformed, or a value in it is not allowed.
    /// - 401: The request carries no credentials.
    /// - 403: The credentials are not valid, or they give no access to what was asked for.
    /// - 404: There is no such business, chat, message or order.
    /// - 420: The operation was called more often than its limit allows. The API has this status of its
    ///   own and does not use 429.
    /// - 500: The server failed to handle the request.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use yandex_market_chats::models::SendMessageToChatRequest;
    /// use yandex_market_chats::Client;
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::builder().api_key("key").build()?;
    /// let answer = client
    ///     .chats()
    ///     .send_message_to_chat(
    ///         1046587,
    ///         5086217,
    ///         SendMessageToChatRequest::new(
    ///             "Good afternoon! Your order leaves our warehouse today.",
    ///         ),
    ///     )
    ///     .await?;
    /// println!("{}: {answer:?}", answer.status());
    /// #     Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn send_message_to_chat(
        &self,
        business_id: i64,
        chat_id: i64,
        body: SendMessageToChatRequest,
    ) -> SendMessageToChat {
        SendMessageToChat {
            call: Call::new(self.client, &send_message_to_chat::OPERATION)
                .parameter(&send_message_to_chat::BUSINESS_ID, &business_id)
                .parameter(&send_message_to_chat::CHAT_ID, &chat_id)
                .json(&body),
        }
    }

    /// List chats.
    ///
    /// Answers with the chats of a business, page by page, optionally only those about given orders,
    /// of given types or in given statuses. It only reads and may be repeated safely, although it is
    /// a POST.
    ///
    /// Fails with 400 if a filter is an empty list, with 404 if there is no such business, and with
    /// 403 if the credentials give no access to it.
    ///
    /// Limit: 10,000 requests per hour.
    ///
    /// `POST /businesses/{businessId}/chats`
    ///
    /// # Parameters
    ///
    /// - `business_id`: Identifier of the business: the seller's account on the Market, which owns one
    ///   or more shops. At least 1.
    /// - `body`: Which chats to list. An empty object asks for all of them.
    ///
    /// Optional, set on the call before it is awaited:
    ///
    /// - [`page_token`](GetChats::page_token): Which page to return: the `nextPageToken` of the answer
    ///   before. Leave it out to get the first page.
    /// - [`limit`](GetChats::limit): The most entries that a page may have.
    ///
    /// It answers in pages: [`items`](GetChats::items), in the place of awaiting the call, hands out
    /// what is on all of them, and [`pages`](GetChats::pages) the pages themselves, both from the one
    /// that [`page_token`](GetChats::page_token) names or from the first.
    ///
    /// Credentials: `ApiKey` (set by `ClientBuilder::api_key`), or `OAuth` (set by
    /// `ClientBuilder::oauth_token`). When is it repeated? After every failure that may pass, as the
    /// client's `RetryPolicy` says: it changes nothing (safe).
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`](crate::Error), whose [`body`](crate::Error::body) is a [`ChatsError`].
    /// The API declares these:
    ///
    /// - 400: The request is malformed, or a value in it is not allowed.
    /// - 401: The request carries no credentials.
    /// - 403: The credentials are not valid, or they give no access to what was asked for.
    /// - 404: There is no such business, chat, message or order.
    /// - 420: The operation was called more often than its limit allows. The API has this status of its
    ///   own and does not use 429.
    /// - 500: The server failed to handle the request.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use yandex_market_chats::models::{ChatStatusType, ChatType, GetChatsRequest};
    /// use yandex_market_chats::Client;
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::builder().api_key("key").build()?;
    /// let mut items = client
    ///     .chats()
    ///     .get_chats(
    ///         1046587,
    ///         GetChatsRequest::new()
    ///             .with_order_ids([32811973, 32812046])
    ///             .with_types([ChatType::Chat])
    ///             .with_statuses([ChatStatusType::New, ChatStatusType::WaitingForPartner]),
    ///     )
    ///     .limit(20)
    ///     .items();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{item:?}");
    /// }
    /// #     Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn get_chats(&self, business_id: i64, body: GetChatsRequest) -> GetChats {
        GetChats {
            call: Call::new(self.client, &get_chats::OPERATION)
                .parameter(&get_chats::BUSINESS_ID, &business_id)
                .json(&body),
        }
    }

    /// Send a file to a chat.
    ///
    /// Sends a file of at most 5 MB to the buyer, as a message of the seller in an existing chat.
    ///
    /// Fails with 404 if there is no such business or chat, and with 403 if the credentials give no
    /// access to it. Do not repeat the call blindly after a timeout: the buyer may get the file
    /// twice.
    ///
    /// Limit: 1,000 requests per hour.
    ///
    /// `POST /businesses/{businessId}/chats/file/send`
    ///
    /// # Parameters
    ///
    /// - `business_id`: Identifier of the business: the seller's account on the Market, which owns one
    ///   or more shops. At least 1.
    /// - `chat_id`: Identifier of the chat. At least 1.
    /// - `file`: The bytes of the file, at most 5 MB (5,242,880 bytes). At most 5,242,880 bytes.
    ///
    /// Credentials: `ApiKey` (set by `ClientBuilder::api_key`), or `OAuth` (set by
    /// `ClientBuilder::oauth_token`). When is it repeated? Only after a failure in which nothing can
    /// have been done, as the client's `RetryPolicy` says: sent twice, it may do its work twice (unsafe).
    /// After an error, `delivery()` tells whether the API may have done it.
    ///
    /// # Errors
    ///
    /// Fails with an [`Error`](crate::Error), whose [`body`](crate::Error::body) is a [`ChatsError`].
    /// The API declares these:
    ///
    /// - 400: The request is malformed, or a value in it is not allowed.
    /// - 401: The request carries no credentials.
    /// - 403: The credentials are not valid, or they give no access to what was asked for.
    /// - 404: There is no such business, chat, message or order.
    /// - 420: The operation was called more often than its limit allows. The API has this status of its
    ///   own and does not use 429.
    /// - 500: The server failed to handle the request.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use yandex_market_chats::{Client, Part};
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::builder().api_key("key").build()?;
    /// let answer = client
    ///     .chats()
    ///     .send_file_to_chat(1046587, 5086217, Part::path("document.pdf").await?)
    ///     .await?;
    /// println!("{}: {answer:?}", answer.status());
    /// #     Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn send_file_to_chat(
        &self,
        business_id: i64,
        chat_id: i64,
        file: impl Into<Part>,
    ) -> SendFileToChat {
        SendFileToChat {
            call: Call::new(self.client, &send_file_to_chat::OPERATION)
                .parameter(&send_file_to_chat::BUSINESS_ID, &business_id)
                .parameter(&send_file_to_chat::CHAT_ID, &chat_id)
                .part(&send_file_to_chat::FILE, file.into()),
        }
    }
}

//! A server for tests that stands in for the API: the feature `mock` of the crate.
//!
//! [`MockServer`] has a method for each operation. It takes the values that the arguments must
//! have, and what is then answered: a success or an error of the API as the types that the client
//! gives, any other status, or what a function makes of the arguments that came.
//!
//! ```
//! use yandex_market_chats::models::GetChatResponse;
//! use yandex_market_chats::mock::MockServer;
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let mock = MockServer::start().await;
//!     let expected = GetChatResponse::new();
//!     mock.get_chat().with_business_id(1046587).expect(1).respond(expected.clone()).await;
//!     let client = mock.client();
//!     let answer = client.chats().get_chat(1046587, 5086217).await?;
//!     assert_eq!(answer.into_inner(), expected);
//!     Ok(())
//! }
//! ```

use crate::runtime::mock::Api;
use crate::runtime::{Client, ClientBuilder};

pub use crate::runtime::mock::{
    Expectation, MockServer, Received, ReceivedPart, ReceivedRequest, Reply, Stub,
};

impl MockServer {
    /// Starts a server on a port that is free. Nothing is expected yet.
    #[inline]
    pub async fn start() -> Self {
        Self::serve(&API).await
    }
}

static API: Api = Api {
    operations: &[crate::chats::mock::OPERATIONS],
    builder,
};

fn builder() -> ClientBuilder {
    Client::builder().api_key("made-up").oauth_token("made-up")
}

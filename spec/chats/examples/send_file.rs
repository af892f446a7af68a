//! Sends a file from a reader of one's own: here one that tells how far it is.
//!
//! `cargo run --example send_file`: to the server of the test kit, which this program starts itself.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
use yandex_market_chats::Part;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::EmptyApiResponse;

const BUSINESS_ID: i64 = 1_046_587;
const CHAT_ID: i64 = 5_086_217;

/// The length of the file, in bytes.
const LENGTH: u64 = 1_000_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let mock = MockServer::start().await;
    mock.send_file_to_chat()
        .with_business_id(BUSINESS_ID)
        .with_chat_id(CHAT_ID)
        .expect(1)
        .respond(EmptyApiResponse::new())
        .await;
    let client = mock.client_builder().build()?;

    let picture = Progress::new(tokio::io::repeat(0x42).take(LENGTH));
    // The length lets the server know how much comes, and the client refuse what is too much.
    let file = Part::reader(picture)
        .with_length(LENGTH)
        .with_file_name("photo.jpg")
        .with_content_type("image/jpeg");
    let sent = client
        .chats()
        .send_file_to_chat(BUSINESS_ID, CHAT_ID, file)
        .await;
    match sent {
        Ok(answer) => println!("{}: sent in one piece", answer.status()),
        // A reader can be read only once, so the client did not try again. From `Part::path` or
        // `Part::bytes` it would have.
        Err(error) if error.is_body_spent() => println!("send it again: {error}"),
        Err(error) => return Err(error.into()),
    }
    for came in mock.send_file_to_chat().received().await {
        let (name, length) = (came.file.file_name.as_deref(), came.file.bytes.len());
        println!(
            "the server has {}, {length} bytes",
            name.unwrap_or_default()
        );
    }
    Ok(())
}

/// A reader that tells each tenth of what it has read.
struct Progress<R> {
    inner: R,
    read: u64,
}

impl<R> Progress<R> {
    fn new(inner: R) -> Self {
        Self { inner, read: 0 }
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Progress<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(context, buffer))?;
        let tenth = |read: u64| read * 10 / LENGTH;
        let told = tenth(self.read);
        self.read += (buffer.filled().len() - before) as u64;
        if tenth(self.read) > told {
            println!("{} bytes read", self.read);
        }
        Poll::Ready(Ok(()))
    }
}

//! Sends a file from a reader of one's own: here one that tells how far it is.
//!
//! `cargo run --example send_file`: to a server that this program starts itself.

mod server;

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use server::Server;
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
use yandex_market_chats::{Client, Part};

/// The length of the file, in bytes.
const LENGTH: u64 = 1_000_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let server = Server::start_busy().await?;
    let client = Client::builder()
        .base_url(server.url())
        .api_key("any key will do here")
        .build()?;

    let picture = Progress::new(tokio::io::repeat(0x42).take(LENGTH));
    // The length lets the server know how much comes, and the client refuse what is too much.
    let file = Part::reader(picture)
        .with_length(LENGTH)
        .with_file_name("photo.jpg")
        .with_content_type("image/jpeg");
    let sent = client
        .chats()
        .send_file_to_chat(1_046_587, 5_086_217, file)
        .await;
    match sent {
        Ok(answer) => println!("{}: sent in one piece", answer.status()),
        // A reader can be read only once, so the client did not try again. From `Part::path` or
        // `Part::bytes` it would have.
        Err(error) if error.is_body_spent() => println!("send it again: {error}"),
        Err(error) => return Err(error.into()),
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

//! One connection of the server, read and written step by step.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Answer, Request};

/// A connection that a client opened.
pub(crate) struct Connection {
    stream: TcpStream,
    /// What was read and not yet taken.
    unread: Vec<u8>,
}

impl Connection {
    pub(crate) const fn new(stream: TcpStream) -> Self {
        let unread = Vec::new();
        Self { stream, unread }
    }

    /// Reads a request to its end.
    pub(crate) async fn request(&mut self) -> Request {
        let head = self.head().await;
        let text = String::from_utf8_lossy(&head).to_lowercase();
        let length = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let body = if let Some(length) = length {
            self.take(length.parse().expect("a length is a number"))
                .await
        } else if text.contains("\r\ntransfer-encoding: chunked\r\n") {
            self.chunks().await
        } else {
            Vec::new()
        };
        Request::new(&head, body)
    }

    /// Reads until the bytes came, whatever is before them.
    pub(crate) async fn wait_for(&mut self, bytes: &[u8]) {
        self.take_through(bytes).await;
    }

    /// Reads on until what came is as long as this, whatever it is.
    pub(crate) async fn wait_for_length(&mut self, length: usize) {
        while self.unread.len() < length {
            self.read().await;
        }
    }

    /// Writes bytes of an answer.
    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.expect("it can be sent");
    }

    /// Writes an answer and ends the connection.
    pub(crate) async fn answer(mut self, answer: &Answer) {
        // The client may have hung up, as it does when it has read enough.
        let _ = self.stream.write_all(answer.bytes()).await;
        let _ = self.stream.shutdown().await;
    }

    /// Waits until the client hangs up.
    pub(crate) async fn end(mut self) {
        let mut rest = Vec::new();
        // Whether it says goodbye or not.
        let _ = self.stream.read_to_end(&mut rest).await;
    }

    /// The head of a request, with the empty line after it.
    async fn head(&mut self) -> Vec<u8> {
        self.take_through(b"\r\n\r\n").await
    }

    async fn chunks(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let line = self.take_through(b"\r\n").await;
            let size = std::str::from_utf8(&line).expect("a size is text").trim();
            let size = usize::from_str_radix(size, 16).expect("a size is a number");
            let chunk = self.take(size + 2).await;
            if size == 0 {
                return body;
            }
            body.extend_from_slice(&chunk[..size]);
        }
    }

    async fn take_through(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut searched = 0;
        loop {
            let start = searched;
            let found = self.unread[start..]
                .windows(bytes.len())
                .position(|window| window == bytes);
            if let Some(position) = found {
                return self.take(start + position + bytes.len()).await;
            }
            searched = (self.unread.len() + 1).saturating_sub(bytes.len());
            self.read().await;
        }
    }

    async fn take(&mut self, length: usize) -> Vec<u8> {
        self.wait_for_length(length).await;
        let rest = self.unread.split_off(length);
        std::mem::replace(&mut self.unread, rest)
    }

    async fn read(&mut self) {
        let count = self.stream.read_buf(&mut self.unread).await;
        assert_ne!(count.expect("it can be read"), 0, "the client hung up");
    }
}

//! A server that records what it gets, byte for byte, and answers what it was told to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// Writes these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Writes these bytes and then nothing more, with the connection open.
    Stall(Vec<u8>),
    /// Writes these bytes, and then `x` without an end.
    Endless(Vec<u8>),
}

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    /// The request line and the headers, without the empty line.
    pub(crate) head: String,
    /// The body with its transfer coding undone.
    pub(crate) body: Vec<u8>,
}

impl Received {
    /// `POST /chats HTTP/1.1`
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// What is asked for: `/chats?limit=1`.
    pub(crate) fn target(&self) -> &str {
        self.line().split(' ').nth(1).unwrap_or_default()
    }

    /// All values of a header.
    pub(crate) fn headers(&self, name: &str) -> Vec<&str> {
        let lines = self
            .head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "));
        lines
            .filter(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .collect()
    }

    /// The only value of a header.
    pub(crate) fn header(&self, name: &str) -> &str {
        match self.headers(name).as_slice() {
            [value] => value,
            values => panic!("{} values of {name} in {}", values.len(), self.head),
        }
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("a body in UTF-8")
    }
}

/// A running server.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    /// `http://127.0.0.1:4711`
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// Starts a server that gives these replies, one after the other, and the last one again and again.
    pub(crate) async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::start_slow(Duration::ZERO, replies).await
    }

    /// Starts a server that takes this time for each reply.
    pub(crate) async fn start_slow(
        time: Duration,
        replies: impl IntoIterator<Item = Reply>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let received = Arc::new(Mutex::new(Vec::new()));
        let replies: Vec<Reply> = replies.into_iter().collect();
        tokio::spawn(serve(listener, time, replies, Arc::clone(&received)));
        Self { url, received }
    }

    /// A server that answers JSON with 200.
    pub(crate) async fn json(body: &str) -> Self {
        Self::start([json(200, body)]).await
    }

    /// What came so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no panic").clone()
    }

    /// The only request that came.
    pub(crate) fn request(&self) -> Received {
        let mut received = self.received();
        assert_eq!(received.len(), 1, "{received:?}");
        received.remove(0)
    }
}

/// An answer with a JSON body.
pub(crate) fn json(status: u16, body: &str) -> Reply {
    answer(status, "Content-Type: application/json\r\n", body)
}

/// An answer with these further headers, each with its line end.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> Reply {
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    Reply::Bytes(text.into_bytes())
}

async fn serve(
    listener: TcpListener,
    time: Duration,
    replies: Vec<Reply>,
    received: Arc<Mutex<Vec<Received>>>,
) {
    let mut count = 0;
    while let Ok((mut stream, _)) = listener.accept().await {
        let reply = replies[count.min(replies.len() - 1)].clone();
        count += 1;
        let received = Arc::clone(&received);
        tokio::spawn(async move {
            let Some(request) = read_request(&mut stream).await else {
                return;
            };
            received.lock().expect("no panic").push(request);
            if !time.is_zero() {
                tokio::time::sleep(time).await;
            }
            // The client may be gone, which is what some tests are about.
            let _ = give(&mut stream, reply).await;
        });
    }
}

async fn give(stream: &mut TcpStream, reply: Reply) -> std::io::Result<()> {
    match reply {
        Reply::Bytes(bytes) => {
            stream.write_all(&bytes).await?;
            stream.shutdown().await
        }
        Reply::Stall(bytes) => {
            stream.write_all(&bytes).await?;
            stream.flush().await?;
            tokio::time::sleep(Duration::from_secs(3600)).await;
            Ok(())
        }
        Reply::Endless(bytes) => {
            stream.write_all(&bytes).await?;
            loop {
                stream.write_all(&[b'x'; 16 * 1024]).await?;
            }
        }
    }
}

/// Reads a request to its end; `None` if it breaks off.
async fn read_request(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        fill(stream, &mut bytes).await?;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut rest = bytes.split_off(end + 4);
    let received = Received {
        head,
        body: Vec::new(),
    };
    let body = if received.headers("transfer-encoding") == ["chunked"] {
        read_chunks(stream, rest).await?
    } else {
        let length = received
            .headers("content-length")
            .first()
            .map_or(0, |length| length.parse().expect("a number"));
        while rest.len() < length {
            fill(stream, &mut rest).await?;
        }
        rest
    };
    Some(Received { body, ..received })
}

async fn read_chunks(stream: &mut TcpStream, mut rest: Vec<u8>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = loop {
            if let Some(end) = rest.windows(2).position(|window| window == b"\r\n") {
                break end;
            }
            fill(stream, &mut rest).await?;
        };
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..line]).ok()?, 16).ok()?;
        rest.drain(..line + 2);
        while rest.len() < size + 2 {
            fill(stream, &mut rest).await?;
        }
        body.extend(rest.drain(..size));
        rest.drain(..2);
        if size == 0 {
            return Some(body);
        }
    }
}

async fn fill(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let mut buffer = vec![0; 16 * 1024];
    match stream.read(&mut buffer).await {
        Ok(0) | Err(_) => None,
        Ok(count) => {
            bytes.extend_from_slice(&buffer[..count]);
            Some(())
        }
    }
}

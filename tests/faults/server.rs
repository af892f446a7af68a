//! A server whose every answer can go wrong, and its record.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use yandex_market_chats::{Client, ClientBuilder, RetryPolicy};

use crate::fault::{Fault, Reads, Then};

/// How long an attempt may take. Nothing waits so long: the clock is put forward.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
const ALWAYS: Duration = Duration::from_secs(24 * 60 * 60);

/// The most that a client reads of a success here, in bytes.
const CAP: usize = 64 * 1024;

/// How much a server says of an answer without end, in bytes: more than the system holds back between
/// it and a client that reads no more than it may.
const ABSURD: usize = 96 * 1024 * 1024;

/// A server on a port of its own.
pub(crate) struct Server {
    url: String,
    record: Arc<Mutex<Record>>,
    accepting: JoinHandle<()>,
}

/// What the server knows.
#[derive(Debug, Default, Clone)]
pub(crate) struct Record {
    /// What goes wrong with the requests to come; after that, nothing does.
    plan: Vec<Fault>,
    elsewhere: String,
    /// Connections of which the server reads nothing more and which it does not end.
    held: Vec<Arc<TcpStream>>,
    /// How many connections there were.
    pub(crate) connections: usize,
    /// How many requests came, whole or in part.
    pub(crate) reached: usize,
    /// How many connections were ended by both sides after an answer.
    pub(crate) retired: usize,
    /// How often what a request asks was done.
    pub(crate) applied: usize,
    /// How many answers without end were taken as far as the server went.
    pub(crate) flooded: usize,
    /// The keys that came, one for each request of which the head was read.
    pub(crate) keys: Vec<String>,
}

impl Server {
    /// Starts a server with whose requests this goes wrong, one after the other.
    pub(crate) async fn start(plan: impl IntoIterator<Item = Fault>) -> Self {
        Self::start_beside("", plan).await
    }

    /// As [`start`](Self::start), with redirects to this URL.
    pub(crate) async fn start_beside(
        elsewhere: &str,
        plan: impl IntoIterator<Item = Fault>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let record = Arc::new(Mutex::new(Record {
            plan: plan.into_iter().collect(),
            elsewhere: elsewhere.to_owned(),
            ..Record::default()
        }));
        let accepting = tokio::spawn(accept(listener, Arc::clone(&record)));
        Self {
            url,
            record,
            accepting,
        }
    }

    /// Where it is.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What it knows so far.
    pub(crate) fn record(&self) -> Record {
        self.record.lock().expect("no panic").clone()
    }

    /// A builder of a client of this server.
    pub(crate) fn builder(&self) -> ClientBuilder {
        builder(&self.url)
    }

    /// A client of this server with a key.
    pub(crate) fn client(&self) -> Client {
        let builder = self.builder().api_key("k");
        builder.build().expect("a client")
    }
}

/// A builder of a client that waits for nothing but its deadline.
pub(crate) fn builder(url: &str) -> ClientBuilder {
    let policy = RetryPolicy::new()
        .with_backoff(Duration::ZERO, Duration::ZERO)
        .with_max_elapsed(ALWAYS);
    Client::builder()
        .base_url(url)
        .retry(policy)
        .timeout(ALWAYS)
        .attempt_timeout(PATIENCE)
        .max_response_bytes(CAP)
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, record: Arc<Mutex<Record>>) {
    loop {
        let (stream, _) = listener.accept().await.expect("a connection");
        record.lock().expect("no panic").connections += 1;
        let record = Arc::clone(&record);
        // A connection ends when it ends, by whichever side.
        tokio::spawn(async move { serve(stream, &record).await });
    }
}

/// Serves a connection to its end.
async fn serve(mut stream: TcpStream, record: &Mutex<Record>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    loop {
        // Nothing of it is read yet: a reset finds it unread.
        stream.peek(&mut [0]).await.and_then(some)?;
        let (fault, elsewhere) = begin(record);
        let is_whole = match fault.reads {
            Reads::Begin => false,
            Reads::Head => {
                head(&mut stream, record).await?;
                false
            }
            Reads::All => {
                request(&mut stream, record).await?;
                true
            }
        };
        if is_whole && fault.applies {
            record.lock().expect("no panic").applied += 1;
        }
        match act(&mut stream, fault.then, &elsewhere).await? {
            Next::Request => {}
            Next::End => return Ok(()),
            Next::Flooded => {
                record.lock().expect("no panic").flooded += 1;
                return Ok(());
            }
            Next::Retired => {
                record.lock().expect("no panic").retired += 1;
                return Ok(());
            }
            Next::Nothing => {
                let held = Arc::new(stream);
                record.lock().expect("no panic").held.push(held);
                return Ok(());
            }
        }
    }
}

/// Notes that a request came, and says what goes wrong with it.
fn begin(record: &Mutex<Record>) -> (Fault, String) {
    let mut record = record.lock().expect("no panic");
    let fault = record.plan.get(record.reached).copied();
    record.reached += 1;
    (fault.unwrap_or(Fault::NONE), record.elsewhere.clone())
}

/// What becomes of a connection.
enum Next {
    Request,
    Nothing,
    Retired,
    End,
    Flooded,
}

/// Does what is to be done.
async fn act(stream: &mut TcpStream, then: Then, elsewhere: &str) -> io::Result<Next> {
    let text = |text: &str| text.replace("ELSEWHERE", elsewhere);
    match then {
        Then::Reset => stream.set_zero_linger()?,
        Then::Close(answer) => {
            stream.write_all(text(answer).as_bytes()).await?;
            stream.shutdown().await?;
        }
        Then::Retire(answer) => {
            stream.write_all(text(answer).as_bytes()).await?;
            stream.shutdown().await?;
            let rest = tokio::io::copy(stream, &mut tokio::io::sink()).await?;
            assert_eq!(rest, 0, "nothing is sent on a connection that has ended");
            return Ok(Next::Retired);
        }
        Then::Keep(answer) => {
            stream.write_all(text(answer).as_bytes()).await?;
            return Ok(Next::Request);
        }
        Then::Hold(answer) => {
            stream.write_all(text(answer).as_bytes()).await?;
            return Ok(Next::Nothing);
        }
        Then::Stall(start) => {
            stream.write_all(start.as_bytes()).await?;
            // Until the client has read it.
            tokio::task::yield_now().await;
            tokio::time::pause();
            tokio::time::advance(PATIENCE).await;
            tokio::time::resume();
            return Ok(Next::Nothing);
        }
        Then::Endless(start, again) => {
            stream.write_all(start.as_bytes()).await?;
            let again = again.repeat(4096);
            for _ in 0..=ABSURD / again.len() {
                if stream.write_all(again.as_bytes()).await.is_err() {
                    return Ok(Next::End);
                }
            }
            return Ok(Next::Flooded);
        }
    }
    Ok(Next::End)
}

/// Reads a request to its end.
async fn request(stream: &mut TcpStream, record: &Mutex<Record>) -> io::Result<()> {
    let head = head(stream, record).await?;
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().expect("a number"));
    let read = tokio::io::copy(&mut stream.take(length), &mut tokio::io::sink()).await?;
    some(usize::from(read == length)).map(drop)
}

/// Reads the head of a request, in lower case, and nothing after it.
async fn head(stream: &mut TcpStream, record: &Mutex<Record>) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).expect("text").to_lowercase();
    let mut lines = head.lines();
    let key = lines.find_map(|line| {
        line.strip_prefix("api-key: ")
            .or_else(|| line.strip_prefix("authorization: bearer "))
    });
    let key = key.unwrap_or_default().to_owned();
    record.lock().expect("no panic").keys.push(key);
    Ok(head)
}

/// Fails where there is nothing more.
fn some(count: usize) -> io::Result<usize> {
    if count == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(count)
}

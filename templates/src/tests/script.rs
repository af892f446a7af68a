//! A transport that does what it is told to, and notes when it was asked: no socket, so that time can be
//! tokio's own.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use tokio::time::Instant;

use crate::runtime::{Body, Bytes, Client, ClientBuilder};

/// What becomes of a request.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// It is answered.
    Answer(u16, Vec<(&'static str, String)>, &'static str),
    /// It is lost on its way.
    Lose,
    /// Nothing comes, for this long; then an answer.
    Stall(Duration),
}

/// An answer with an empty object in it.
pub(super) fn status(status: u16) -> Act {
    Act::Answer(status, Vec::new(), "{}")
}

/// An answer that says when to come again.
pub(super) fn after(code: u16, retry_after: &str) -> Act {
    Act::Answer(code, vec![("retry-after", retry_after.to_owned())], "{}")
}

/// An answer of `getChats` that is a success.
pub(super) fn success() -> Act {
    Act::Answer(200, Vec::new(), r#"{"chats":[]}"#)
}

/// The requests that came, with the time since the first one.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen(Arc<Mutex<Vec<(Instant, http::request::Parts, Bytes)>>>);

impl Seen {
    pub(super) fn count(&self) -> usize {
        self.0.lock().expect("no panic").len()
    }

    /// When each request came, counted from the first.
    pub(super) fn times(&self) -> Vec<Duration> {
        let seen = self.0.lock().expect("no panic");
        seen.iter().map(|(time, ..)| *time - seen[0].0).collect()
    }

    /// The values of a header, one for each request.
    pub(super) fn headers(&self, name: &str) -> Vec<String> {
        let seen = self.0.lock().expect("no panic");
        let values = seen.iter().map(|(_, head, _)| &head.headers[name]);
        values
            .map(|value| value.to_str().expect("text").to_owned())
            .collect()
    }

    /// The bodies, without the boundaries of their forms.
    pub(super) fn bodies(&self) -> Vec<Bytes> {
        let seen = self.0.lock().expect("no panic");
        seen.iter().map(|(_, _, body)| body.clone()).collect()
    }
}

/// A builder of a client with a key whose requests become what is said here, the last act again and
/// again.
pub(super) fn play(acts: impl IntoIterator<Item = Act>) -> (ClientBuilder, Seen) {
    let (builder, seen) = play_without_key(acts);
    (builder.api_key("k"), seen)
}

/// As [`play`], and without credentials.
pub(super) fn play_without_key(acts: impl IntoIterator<Item = Act>) -> (ClientBuilder, Seen) {
    let acts: Vec<Act> = acts.into_iter().collect();
    let seen = Seen::default();
    let noted = seen.clone();
    let service = tower::service_fn(move |request: Request<Body>| {
        let (acts, noted) = (acts.clone(), noted.clone());
        async move {
            let now = Instant::now();
            let (head, body) = request.into_parts();
            let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
            let number = {
                let mut noted = noted.0.lock().expect("no panic");
                noted.push((now, head, body));
                noted.len()
            };
            perform(acts[number.min(acts.len()) - 1].clone()).await
        }
    });
    let builder = Client::builder()
        .base_url("https://api.example.com")
        .service(service);
    (builder, seen)
}

async fn perform(act: Act) -> io::Result<Response<Full<Bytes>>> {
    match act {
        Act::Answer(status, headers, body) => {
            let mut response = Response::builder().status(status);
            for (name, value) in headers {
                response = response.header(name, value);
            }
            let response = response.header("content-type", "application/json");
            Ok(response.body(Full::from(body)).expect("an answer"))
        }
        Act::Lose => Err(io::ErrorKind::ConnectionReset.into()),
        Act::Stall(time) => {
            tokio::time::sleep(time).await;
            Ok(Response::new(Full::from(r#"{"chats":[]}"#)))
        }
    }
}

//! A stand-in for the API of GitLab, as far as merge requests go.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What the API is asked with.
pub(crate) const TOKEN: &str = "glpat-made-up";

pub(crate) struct GitLab {
    url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// The merge requests that are open, as JSON.
    open: String,
    /// The requests that change something: method, path, and the form that was sent.
    changes: Vec<String>,
}

impl GitLab {
    /// Serves on a port that is free, until the test ends.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/api/v4", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let gitlab = Self {
            url,
            state: Arc::clone(&state),
        };
        gitlab.opens("[]");
        thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &mut state.lock().unwrap());
            }
        });
        gitlab
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// These merge requests are open from now on.
    pub(crate) fn opens(&self, requests: &str) {
        requests.clone_into(&mut self.state.lock().unwrap().open);
    }

    /// What was asked since the last time that changes something.
    pub(crate) fn changes(&self) -> Vec<String> {
        std::mem::take(&mut self.state.lock().unwrap().changes)
    }
}

fn answer(mut stream: TcpStream, state: &mut State) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        lines.push(line.to_owned());
    }
    let header = |name: &str| {
        let mut headers = lines.iter().filter_map(|line| line.split_once(": "));
        let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_owned())
    };
    let length = header("Content-Length").map_or(0, |length| length.parse().unwrap());
    let mut form = vec![0; length];
    reader.read_exact(&mut form).unwrap();
    let form = String::from_utf8(form).unwrap().replace('+', " ");
    let form = percent_encoding::percent_decode_str(&form).decode_utf8_lossy();
    let request = lines[0].trim_end_matches(" HTTP/1.1");
    let (status, body) = if header("PRIVATE-TOKEN").as_deref() != Some(TOKEN) {
        ("401 Unauthorized", "{}".to_owned())
    } else if request.starts_with("GET ") {
        ("200 OK", state.open.clone())
    } else {
        state.changes.push(format!("{request} {form}"));
        ("200 OK", "{}".to_owned())
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
    write!(stream, "{head}Connection: close\r\n\r\n{body}").unwrap();
}

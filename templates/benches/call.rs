//! What one call costs beyond a bare call of reqwest with the same headers and body, in instructions and
//! allocations of the client alone: they are the same on every run, as time is not.
//!
//! Runs itself under callgrind and DHAT (of valgrind), for each of the two, against a server in this process.

#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::struct_field_names,
    reason = "a benchmark, with a runtime of its own"
)]

#[path = "shared/get_chats.rs"]
mod get_chats;
#[path = "../src"]
mod source {
    pub mod runtime;
}

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use get_chats::{API_KEY, BUSINESS_ID, DEFAULTS, GET_CHATS, LIMIT, PAGE_TOKEN};
use source::runtime::{self, Call, Client, ClientBuilder, Json, NoErrorBody, Validate};

const ANSWER: &str = r#"{"status":"OK","chats":[{"chatId":1},{"chatId":2}]}"#;
const BODY: &str = r#"{"orderIds":[1,2,3],"types":["CHAT"]}"#;

fn main() {
    match std::env::var("CALL_BENCH") {
        Ok(task) => child(&task),
        Err(_) => parent(),
    }
}

/// Counts, and prints what came of it.
fn parent() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        listener
            .incoming()
            .flatten()
            .for_each(|stream| drop(std::thread::spawn(|| serve(stream))));
    });
    for what in COUNTED {
        let (Some(bare), Some(ours)) = (what.a_call("bare", &url), what.a_call("ours", &url))
        else {
            println!("no valgrind here: nothing counted");
            return;
        };
        let (name, more) = (what.name, (ours - bare) / bare * 100.0);
        println!(
            "{name} a call: bare reqwest {bare:.0}, through the client {ours:.0}: {more:+.2} %"
        );
    }
}

/// Something that a tool of valgrind counts.
struct Counted {
    name: &'static str,
    arguments: [&'static str; 2],
    /// What stands before the number in what the tool says.
    before: &'static str,
}

const CALLGRIND: [&str; 2] = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
const DHAT: [&str; 2] = ["--tool=dhat", "--dhat-out-file=/dev/null"];

const COUNTED: [Counted; 3] = [
    Counted {
        name: "instructions",
        arguments: CALLGRIND,
        before: "Collected : ",
    },
    Counted {
        name: "allocations",
        arguments: DHAT,
        before: " bytes in ",
    },
    Counted {
        name: "allocated bytes",
        arguments: DHAT,
        before: "Total:",
    },
];

impl Counted {
    /// What one call costs once the connection is there: the difference of many and of more.
    fn a_call(&self, mode: &str, url: &str) -> Option<f64> {
        Some((self.count(mode, url, 600)? - self.count(mode, url, 100)?) / 500.0)
    }

    /// Counts so many calls. None, if there is no valgrind.
    fn count(&self, mode: &str, url: &str, calls: u32) -> Option<f64> {
        let this = std::env::current_exe().expect("a path");
        let run = Command::new("valgrind")
            .args(self.arguments)
            .arg(this)
            .env("CALL_BENCH", format!("{mode} {url} {calls}"))
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&run.stderr);
        let count = said.split(self.before).nth(1);
        let count = count.and_then(|rest| rest.split_whitespace().next());
        let count = count.unwrap_or_else(|| panic!("{said}")).replace(',', "");
        Some(count.parse().expect("a number"))
    }
}

/// Answers every request, on a connection that stays open.
fn serve(mut stream: TcpStream) {
    let mut buffer = [0; 8192];
    let mut length = 0;
    while let Ok(count @ 1..) = stream.read(&mut buffer[length..]) {
        length += count;
        // The body is the last thing that a request has, and no part of anything else.
        if buffer[..length].ends_with(BODY.as_bytes()) {
            length = 0;
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT";
            let answer = format!("{head}\r\nContent-Length: {}\r\n\r\n{ANSWER}", ANSWER.len());
            stream.write_all(answer.as_bytes()).expect("a client");
        }
    }
}

/// Makes calls, to be counted.
fn child(task: &str) {
    let [mode, url, calls] = task.split(' ').collect::<Vec<_>>()[..] else {
        panic!("{task}")
    };
    let calls: u32 = calls.parse().expect("a number");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    match mode {
        "ours" => runtime.block_on(ours(url, calls)),
        _ => runtime.block_on(bare(url, calls)),
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    order_ids: Vec<i64>,
    types: Vec<&'static str>,
}

impl Validate for Request {}

fn request() -> Request {
    Request {
        order_ids: vec![1, 2, 3],
        types: vec!["CHAT"],
    }
}

async fn bare(url: &str, calls: u32) {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(60))
        .build()
        .expect("a client");
    for _ in 0..calls {
        let (business, token, limit) = (7, "eyBu", 20);
        let response = client
            .post(format!(
                "{url}/businesses/{business}/chats?page_token={token}&limit={limit}"
            ))
            .header("User-Agent", "chats/1.0")
            .header("Api-Key", "s3cret")
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .body(serde_json::to_vec(&request()).expect("JSON"))
            .send()
            .await
            .expect("an answer");
        assert!(response.status().is_success());
        let body = response.bytes().await.expect("a body");
        let value: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(value["status"], "OK");
    }
}

async fn ours(url: &str, calls: u32) {
    let builder = ClientBuilder::new(&DEFAULTS).base_url(url);
    let client: Client = builder
        .credential(&API_KEY, "s3cret".to_owned())
        .build()
        .expect("a client");
    for _ in 0..calls {
        let response = Call::new(&client, &GET_CHATS)
            .parameter(&BUSINESS_ID, &7_i64)
            .parameter(&PAGE_TOKEN, &"eyBu")
            .parameter(&LIMIT, &20)
            .json(&request())
            .send::<Json<serde_json::Value>, NoErrorBody>()
            .await
            .expect("an answer");
        assert_eq!(response["status"], "OK");
    }
}

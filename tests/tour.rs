//! The example `tour`, run as a newcomer runs it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};
use std::thread;

const OPERATIONS: [&str; 7] = [
    "createChat",
    "getChat",
    "getChatHistory",
    "getChatMessage",
    "getChats",
    "sendFileToChat",
    "sendMessageToChat",
];

const KEY: &str = "a-key-that-nobody-may-see";

#[test]
fn all_seven_calls_reach_the_server() {
    let output = tour(&[], &[]);
    let (said, tally) = text(&output.stdout)
        .split_once("What reached the server:")
        .map(|(said, tally)| (said.to_owned(), tally.to_owned()))
        .expect("the tour ends with what the server saw");
    for operation in OPERATIONS {
        assert!(has_line(&said, operation), "{operation} is shown:\n{said}");
        assert!(
            has_line(&tally, operation),
            "{operation} was made:\n{tally}"
        );
    }
    assert!(output.status.success());
}

#[test]
fn pages_limits_and_bounds_are_shown() {
    let output = text(&tour(&[], &[]).stdout);
    let reached = |operation: &str| format!("{operation:<18} ");
    assert!(
        output.contains(&(reached("getChatHistory") + "page 2")),
        "{output}"
    );
    assert!(
        output.contains("no more than 1 chat an hour here; Rejected"),
        "{output}"
    );
    assert!(
        output.contains("`message` must have at least 1 character"),
        "{output}"
    );
    // The empty message never left.
    assert!(
        output.contains(&(reached("sendMessageToChat") + "1")),
        "{output}"
    );
}

#[test]
fn the_real_api_needs_a_key_and_a_business() {
    for settings in [&[][..], &[("MARKET_API_KEY", KEY)]] {
        let output = tour(&["--live"], settings);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("MARKET_API_KEY and MARKET_BUSINESS_ID"),
            "{said}"
        );
        assert!(!said.contains(KEY), "{said}");
    }
}

#[test]
fn the_real_api_is_only_read() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("it is bound"));
    let server = thread::spawn(move || ANSWERS.map(|answer| serve(&listener, answer)));
    let settings = [
        ("MARKET_API_KEY", KEY),
        ("MARKET_BUSINESS_ID", "7"),
        ("MARKET_BASE_URL", &url),
    ];
    let output = tour(&["--live"], &settings);
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(!said.contains(KEY), "{said}");
    let requests = server.join().expect("all four requests came");
    assert_eq!(
        requests,
        [
            "POST /businesses/7/chats?limit=20 HTTP/1.1",
            "GET /businesses/7/chat?chatId=5 HTTP/1.1",
            "POST /businesses/7/chats/history?chatId=5&limit=20 HTTP/1.1",
            "GET /businesses/7/chats/message?chatId=5&messageId=9 HTTP/1.1",
        ]
    );
}

#[test]
fn a_business_with_no_chats_is_no_error() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("it is bound"));
    let server = thread::spawn(move || serve(&listener, r#"{"result":{"chats":[]}}"#));
    let settings = [
        ("MARKET_API_KEY", KEY),
        ("MARKET_BUSINESS_ID", "7"),
        ("MARKET_BASE_URL", &url),
    ];
    let output = tour(&["--live"], &settings);
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("has no chats"));
    server.join().expect("one request came");
}

#[test]
fn help_is_there_and_nonsense_is_refused() {
    let help = tour(&["--help"], &[]);
    assert!(help.status.success());
    assert!(text(&help.stdout).contains("MARKET_API_KEY"));
    assert_eq!(tour(&["--nonsense"], &[]).status.code(), Some(2));
}

/// What the real API might answer to the four calls, in their order.
const ANSWERS: [&str; 4] = [
    r#"{"result":{"chats":[{"chatId":5,"orderId":6,"type":"CHAT","status":"NEW","createdAt":"2025-05-20T12:00:00+03:00","updatedAt":"2025-05-20T12:00:00+03:00"}]}}"#,
    r#"{"result":{"chatId":5,"orderId":6,"type":"CHAT","status":"NEW","createdAt":"2025-05-20T12:00:00+03:00","updatedAt":"2025-05-20T12:00:00+03:00"}}"#,
    r#"{"result":{"orderId":6,"messages":[{"messageId":9,"createdAt":"2025-05-20T12:00:00+03:00","sender":"CUSTOMER","message":"Hello"}]}}"#,
    r#"{"result":{"messageId":9,"createdAt":"2025-05-20T12:00:00+03:00","sender":"CUSTOMER","message":"Hello"}}"#,
];

/// Runs the tour with nothing of the caller's own settings.
fn tour(arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["run", "--quiet", "--package", "yandex-market-chats"])
        .args(["--example", "tour", "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in ["MARKET_API_KEY", "MARKET_BUSINESS_ID", "MARKET_BASE_URL"] {
        cargo.env_remove(name);
    }
    let output = cargo.envs(settings.iter().copied()).output();
    output.expect("cargo runs")
}

/// Answers one request and says how it began.
fn serve(listener: &TcpListener, answer: &str) -> String {
    let (stream, _) = listener.accept().expect("a connection");
    let mut stream = BufReader::new(stream);
    let first = line(&mut stream);
    let mut length = 0;
    loop {
        let header = line(&mut stream).to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
    }
    stream.read_exact(&mut vec![0; length]).expect("a body");
    let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json";
    let length = answer.len();
    write!(
        stream.get_mut(),
        "{head}\r\nContent-Length: {length}\r\n\r\n{answer}"
    )
    .expect("a reader");
    first
}

fn line(stream: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    stream.read_line(&mut line).expect("a line");
    line.trim_end().to_owned()
}

fn has_line(text: &str, start: &str) -> bool {
    let start = format!("{start} ");
    text.lines().any(|line| line.starts_with(&start))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

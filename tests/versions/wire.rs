//! What clients of several versions send and read, on a socket: `v01` is the client of 2025-05, and each is of the
//! step in `steps.yaml` with its number.
#![cfg(test)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// What a server was sent.
struct Sent {
    /// Method and target, such as `GET /v2/…`.
    line: String,
    body: String,
}

/// Answers one request with this JSON: gives what was sent and what became of the call.
fn exchange<T>(answer: &'static str, call: impl FnOnce(&str) -> T) -> (Sent, T) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        serve(stream, answer)
    });
    let result = call(&url);
    (server.join().unwrap(), result)
}

fn serve(mut stream: TcpStream, answer: &str) -> Sent {
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "{head}");
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.parse().unwrap())
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    let head = head.lines().next().unwrap().trim_end_matches(" HTTP/1.1");
    let length = answer.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
    )
    .unwrap();
    Sent {
        line: head.to_owned(),
        body: String::from_utf8(body).unwrap(),
    }
}

/// A client of a version.
macro_rules! client {
    ($version:ident, $url:expr) => {
        $version::Client::builder()
            .base_url($url)
            .api_key("key")
            .no_retry()
            .build()
            .unwrap()
    };
}

const OK: &str = r#"{"status":"OK"}"#;

#[test]
fn paths_have_the_prefix_from_the_second_version_on() {
    let (old, _) = exchange(OK, |url| {
        client!(v01, url)
            .chats()
            .get_chat(7, 5)
            .send_blocking()
            .unwrap()
    });
    assert_eq!(old.line, "GET /businesses/7/chat?chatId=5");
    let (new, _) = exchange(OK, |url| {
        client!(v02, url)
            .chats()
            .get_chat(7, 5)
            .send_blocking()
            .unwrap()
    });
    assert_eq!(new.line, "GET /v2/businesses/7/chat?chatId=5");
}

#[test]
fn the_token_of_a_page_has_another_name_from_the_third_version_on() {
    let (old, _) = exchange(OK, |url| {
        let call = client!(v02, url)
            .chats()
            .get_chats(7, v02::models::GetChatsRequest::new());
        call.page_token("a b").send_blocking().unwrap()
    });
    assert_eq!(old.line, "POST /v2/businesses/7/chats?page_token=a%20b");
    let (new, _) = exchange(OK, |url| {
        let call = client!(v03, url)
            .chats()
            .get_chats(7, v03::models::GetChatsRequest::new());
        call.page_token("a b").send_blocking().unwrap()
    });
    assert_eq!(new.line, "POST /v2/businesses/7/chats?pageToken=a%20b");
}

#[test]
fn a_limit_out_of_bounds_is_sent_by_the_third_version_and_not_by_the_fourth() {
    let (old, _) = exchange(OK, |url| {
        let call = client!(v03, url)
            .chats()
            .get_chats(7, v03::models::GetChatsRequest::new());
        call.limit(101).send_blocking().unwrap()
    });
    assert_eq!(old.line, "POST /v2/businesses/7/chats?limit=101");
    // Nobody listens there: it would be another error if it were sent.
    let call = client!(v04, "http://127.0.0.1:9")
        .chats()
        .get_chats(7, v04::models::GetChatsRequest::new());
    let error = call.limit(101).send_blocking().unwrap_err();
    assert!(matches!(error, v04::Error::Invalid(_)), "{error}");
    // The default is the server's matter.
    let (new, _) = exchange(OK, |url| {
        let request = v04::models::GetChatsRequest::new();
        client!(v04, url)
            .chats()
            .get_chats(7, request)
            .send_blocking()
            .unwrap()
    });
    assert_eq!(new.line, "POST /v2/businesses/7/chats");
}

#[test]
fn an_address_that_is_longer_than_allowed_is_read_all_the_same() {
    const ANSWER: &str = r#"{"result":{"messageId":1,"createdAt":"2025-10-01T00:00:00+03:00","sender":"PARTNER","payload":[{"name":"a","url":"","size":1}]}}"#;
    let (_, answer) = exchange(ANSWER, |url| {
        client!(v06, url)
            .chats()
            .get_chat_message(7, 5, 1)
            .send_blocking()
            .unwrap()
    });
    let message = answer.into_inner().result.unwrap();
    assert_eq!(message.payload.unwrap()[0].url, "");
}

#[test]
fn a_type_is_named_twice_by_the_sixth_version_and_not_by_the_seventh() {
    let (old, _) = exchange(OK, |url| {
        use v06::models::{ChatType, GetChatsRequest};
        let request = GetChatsRequest::new().with_types([ChatType::Chat, ChatType::Chat]);
        client!(v06, url)
            .chats()
            .get_chats(7, request)
            .send_blocking()
            .unwrap()
    });
    assert_eq!(old.body, r#"{"types":["CHAT","CHAT"]}"#);
    use v07::models::{ChatType, GetChatsRequest};
    let request = GetChatsRequest::new().with_types([ChatType::Chat, ChatType::Chat]);
    let call = client!(v07, "http://127.0.0.1:9")
        .chats()
        .get_chats(7, request);
    let error = call.send_blocking().unwrap_err();
    assert!(matches!(error, v07::Error::Invalid(_)), "{error}");
}

#[test]
fn a_chat_is_opened_about_a_return_from_the_eighth_version_on() {
    let (old, _) = exchange(OK, |url| {
        let request = v07::models::CreateChatRequest::new(5);
        client!(v07, url)
            .chats()
            .create_chat(7, request)
            .send_blocking()
            .unwrap()
    });
    assert_eq!(old.body, r#"{"orderId":5}"#);
    let (new, _) = exchange(OK, |url| {
        use v08::models::{ChatContextDto, ChatContextType, CreateChatRequest};
        let context = ChatContextDto::new(ChatContextType::Return, 9);
        let request = CreateChatRequest::new().with_context(context);
        client!(v08, url)
            .chats()
            .create_chat(7, request)
            .send_blocking()
            .unwrap()
    });
    assert_eq!(new.line, "POST /v2/businesses/7/chats/new");
    assert_eq!(new.body, r#"{"context":{"type":"RETURN","id":9}}"#);
}

const CHAT: &str = r#"{"result":{"chatId":5,"context":{"type":"RETURN","returnId":9},"type":"CHAT","status":"NEW","createdAt":"2026-02-01T00:00:00+03:00","updatedAt":"2026-02-01T00:00:00+03:00"}}"#;

#[test]
fn a_chat_without_an_order_breaks_the_eighth_version_and_not_the_ninth() {
    let (_, old) = exchange(CHAT, |url| {
        client!(v08, url).chats().get_chat(7, 5).send_blocking()
    });
    let error = old.unwrap_err();
    assert!(error.to_string().contains("orderId"), "{error}");
    let (_, new) = exchange(CHAT, |url| {
        client!(v09, url).chats().get_chat(7, 5).send_blocking()
    });
    let chat = new.unwrap().into_inner().result.unwrap();
    assert_eq!(chat.context.return_id, Some(9));
}

#[test]
fn a_history_without_an_order_breaks_the_ninth_version_and_not_the_tenth() {
    const HISTORY: &str = r#"{"result":{"context":{"type":"RETURN","returnId":9},"messages":[]}}"#;
    let (_, old) = exchange(HISTORY, |url| {
        let request = v09::models::GetChatHistoryRequest::new();
        client!(v09, url)
            .chats()
            .get_chat_history(7, 5, request)
            .send_blocking()
    });
    assert!(old.unwrap_err().to_string().contains("orderId"));
    let (_, new) = exchange(HISTORY, |url| {
        let request = v10::models::GetChatHistoryRequest::new();
        client!(v10, url)
            .chats()
            .get_chat_history(7, 5, request)
            .send_blocking()
    });
    assert!(
        new.unwrap()
            .into_inner()
            .result
            .unwrap()
            .messages
            .is_empty()
    );
}

const DIRECT: &str = r#"{"result":{"chatId":5,"context":{"type":"DIRECT","customer":{"name":"Anna"}},"type":"CHAT","status":"NEW","createdAt":"2026-02-01T00:00:00+03:00","updatedAt":"2026-02-01T00:00:00+03:00"}}"#;

#[test]
fn a_value_that_arrives_on_a_running_system_is_kept_by_the_version_before_it() {
    let (_, old) = exchange(DIRECT, |url| {
        client!(v10, url).chats().get_chat(7, 5).send_blocking()
    });
    let context = old.unwrap().into_inner().result.unwrap().context;
    assert_eq!(
        context.r#type,
        v10::models::ChatFullContextType::Unknown("DIRECT".to_owned())
    );
    let (_, new) = exchange(DIRECT, |url| {
        client!(v11, url).chats().get_chat(7, 5).send_blocking()
    });
    let context = new.unwrap().into_inner().result.unwrap().context;
    assert_eq!(context.r#type, v11::models::ChatFullContextType::Direct);
}

#[test]
fn chats_are_found_by_their_context_from_the_twelfth_version_on() {
    let (new, _) = exchange(OK, |url| {
        use v12::models::{ChatContextDto, ChatContextType, ChatFullContextType, GetChatsRequest};
        let request = GetChatsRequest::new()
            .with_contexts([ChatContextDto::new(ChatContextType::Order, 5)])
            .with_context_types([ChatFullContextType::Direct]);
        client!(v12, url)
            .chats()
            .get_chats(7, request)
            .send_blocking()
            .unwrap()
    });
    assert_eq!(
        new.body,
        r#"{"contexts":[{"type":"ORDER","id":5}],"contextTypes":["DIRECT"]}"#
    );
}

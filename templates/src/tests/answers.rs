//! Answers, good and bad.

mod lenient;

use std::sync::Arc;

use super::api::{ChatType, ChatsError, GetChatsRequest, GetChatsResponse, client};
use super::server::{Reply, Server, answer, json};
use crate::runtime::answer::Collected;
use crate::runtime::{
    Binary, Bytes, Call, Client, Decode, Delivery, Empty, Error, Json, Method, NoErrorBody,
    Operation, PlainText, Response, Safety,
};

static GET: Operation = Operation {
    id: "get",
    method: Method::GET,
    path: "/",
    server: None,
    content_type: None,
    accept: None,
    security: &[],
    safety: Safety::Safe,
    answers_with_redirect: false,
};

type Outcome = Result<Response<GetChatsResponse>, Error<ChatsError>>;

async fn get_chats(reply: Reply) -> Outcome {
    let server = Server::start([reply]).await;
    client(&server.url)
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
}

async fn get<D: Decode>(reply: Reply) -> Result<Response<D::Output>, Error<NoErrorBody>> {
    let server = Server::start([reply]).await;
    let client = Client::builder()
        .base_url(&server.url)
        .max_response_bytes(100_000)
        .build()
        .expect("a client");
    Call::new(&client, &GET).send::<D, NoErrorBody>().await
}

const CHAT: &str =
    r#"{"chatId":1,"type":"CHAT","createdAt":"2017-11-21T00:00:00+03:00","note":null}"#;

#[tokio::test]
async fn a_success_is_typed_and_has_its_status_and_headers() {
    let body = format!(r#"{{"status":"OK","chats":[{CHAT}]}}"#);
    let reply = answer(
        201,
        "Content-Type: application/json\r\nX-Request-Id: r1\r\n",
        &body,
    );
    let response = get_chats(reply).await.expect("an answer");
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["x-request-id"], "r1");
    assert_eq!(response.chats[0].r#type, ChatType::Chat);
    assert_eq!(
        response.chats[0].created_at.to_rfc3339(),
        "2017-11-21T00:00:00+03:00"
    );
    assert!(format!("{response:?}").contains("chat_id: 1"));
    let (status, headers, body) = response.into_parts();
    assert_eq!(
        (status.as_u16(), headers.len(), body.status.as_deref()),
        (201, 4, Some("OK"))
    );
}

#[tokio::test]
async fn text_bytes_and_nothing_are_read() {
    assert_eq!(
        *get::<PlainText>(answer(200, "", "при\0вет"))
            .await
            .expect("text"),
        "при\0вет"
    );
    assert_eq!(
        *get::<Binary>(answer(200, "", "\u{1}\u{2}"))
            .await
            .expect("bytes"),
        Bytes::from_static(&[1, 2])
    );
    get::<Empty>(answer(204, "", "")).await.expect("nothing");
    get::<Empty>(answer(200, "", "<html>"))
        .await
        .expect("whatever");
    assert_eq!(
        *get::<Json<i64>>(answer(200, "Content-Type: text/plain\r\n", "5"))
            .await
            .expect("JSON"),
        5
    );
}

#[tokio::test]
async fn text_that_is_not_utf8_is_undecodable() {
    let reply = Reply::Bytes(
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n\xff".to_vec(),
    );
    let error = get::<PlainText>(reply).await.expect_err("no text");
    assert!(error.to_string().contains("no text in UTF-8"), "{error}");
}

#[tokio::test]
async fn text_in_another_charset_is_read_only_where_it_is_the_same() {
    let text = |charset: &str, body: &str| {
        let head = format!("Content-Type: text/csv; header=present; Charset={charset}\r\n");
        get::<PlainText>(answer(200, &head, body))
    };
    for (charset, body) in [
        ("utf-8", "é"),
        ("\"UTF-8\"", "é"),
        ("us-ascii", "e"),
        ("ISO-8859-1", "e,1"),
    ] {
        let read = text(charset, body).await.expect(charset);
        assert_eq!(*read, body);
    }
    for (charset, body) in [("ISO-8859-1", "é"), ("utf-16le", "a\0,\0b\0")] {
        let error = text(charset, body).await.expect_err(charset).to_string();
        assert!(error.contains(&format!("Charset={charset}")), "{error}");
    }
}

#[tokio::test]
async fn a_compressed_answer_is_said_to_be_one() {
    let head = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";
    let error = get::<Json<i64>>(answer(200, head, "\u{1f}8b")).await;
    let error = error.expect_err("it is compressed").to_string();
    assert!(
        error.contains("cannot be read (`Content-Encoding: gzip`)"),
        "{error}"
    );
    let head = "Content-Type: application/json\r\nContent-Encoding: identity\r\n";
    let error = get::<Json<i64>>(answer(200, head, "[]")).await;
    let error = error.expect_err("it is a list").to_string();
    assert!(!error.contains("Content-Encoding"), "{error}");
}

#[tokio::test]
async fn an_error_is_typed_by_its_status() {
    let error = get_chats(json(420, r#"{"status":"ERROR"}"#))
        .await
        .expect_err("refused");
    assert!(matches!(error.body(), Some(ChatsError::Status420(body)) if body.status == "ERROR"));
    assert!(error.is_rate_limited());
    assert_eq!(error.delivery(), Delivery::Rejected);
    assert_eq!(
        error.to_string(),
        r#"getChats: the server answered 420: {"status":"ERROR"}"#
    );
    let error = get_chats(json(400, r#"{"status":"BAD"}"#))
        .await
        .expect_err("refused");
    assert!(matches!(error.body(), Some(ChatsError::BadRequest(body)) if body.status == "BAD"));
    assert!(!error.is_rate_limited());
}

#[tokio::test]
async fn any_other_status_is_kept_with_its_body() {
    for status in [304, 401, 418, 500, 599] {
        let error = get_chats(answer(status, "X-A: b\r\n", ""))
            .await
            .expect_err("no success");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(error.body().is_none());
        assert_eq!(error.headers().expect("headers")["x-a"], "b");
        assert!(
            error
                .to_string()
                .ends_with(&format!("answered {status} with no body")),
            "{error}"
        );
    }
    let error = get_chats(answer(503, "", "busy\n"))
        .await
        .expect_err("no success");
    assert_eq!(error.raw_body().map(|body| &body[..]), Some(&b"busy\n"[..]));
    assert_eq!(
        error.to_string(),
        "getChats: the server answered 503: busy\\n"
    );
}

#[tokio::test]
async fn a_redirect_that_is_not_followed_is_told_as_one() {
    let error = get_chats(answer(302, "", "over there"))
        .await
        .expect_err("no success");
    assert_eq!(
        error.to_string(),
        "getChats: the server answered 302 (a redirect, which is not followed): over there"
    );
}

#[tokio::test]
async fn an_error_whose_body_is_not_the_declared_one_keeps_its_status() {
    let wrong = [
        ("", "it is empty"),
        ("<html>", "it is no JSON (`Content-Type: text/html`)"),
        (
            r#"{"status":5}"#,
            "`status`: invalid type: integer `5`, expected a string",
        ),
        (r#"{"stat"#, "it is no JSON"),
        (
            "[]",
            "invalid type: sequence, expected an object (ErrorResponse)",
        ),
    ];
    for (body, problem) in wrong {
        let error = get_chats(answer(420, "Content-Type: text/html\r\n", body))
            .await
            .expect_err("refused");
        let Error::Api(api) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(api.status().as_u16(), 420);
        assert!(api.body().is_none());
        let found = api.decode_problem().expect("a problem");
        assert!(found.contains(problem), "{found}");
        assert_eq!(&api.raw_body()[..], body.as_bytes());
        assert!(error.is_rate_limited());
    }
}

#[tokio::test]
async fn an_error_that_breaks_off_is_that_error_with_what_came() {
    let reply = Reply::Bytes(b"HTTP/1.1 500 X\r\nContent-Length: 100\r\n\r\nhalf an ans".to_vec());
    let error = get_chats(reply).await.expect_err("refused");
    let Error::Api(api) = &error else {
        panic!("{error:?}")
    };
    assert_eq!((api.status().as_u16(), api.is_truncated()), (500, true));
    assert_eq!(&api.raw_body()[..], b"half an ans");
    assert!(
        error.to_string().ends_with("half an ans (cut off)"),
        "{error}"
    );
}

#[tokio::test]
async fn a_success_that_breaks_off_is_a_transport_error_with_its_status() {
    let heads = ["Content-Length: 100", "Transfer-Encoding: chunked"];
    for (head, body) in heads.iter().zip(["{\"chats\":[]}", "5\r\n{\"cha\r\n"]) {
        let reply = Reply::Bytes(format!("HTTP/1.1 200 X\r\n{head}\r\n\r\n{body}").into_bytes());
        let error = get_chats(reply).await.expect_err("broken");
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
        assert_eq!(error.delivery(), Delivery::MaybeApplied);
        assert!(
            error
                .to_string()
                .starts_with("getChats: the answer (200) broke off"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_no_http_or_none_at_all_is_a_transport_error() {
    for bytes in ["", "garbage\r\n\r\n", "HTTP/1.1 200"] {
        let error = get_chats(Reply::Bytes(bytes.as_bytes().to_vec()))
            .await
            .expect_err("broken");
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert_eq!(
            (error.status(), error.delivery()),
            (None, Delivery::MaybeApplied)
        );
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_was_sent_nothing() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let error = client(&url)
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("nobody there");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert!(error.to_string().contains("nothing was sent: "), "{error}");
}

#[tokio::test]
async fn a_success_that_is_html_is_undecodable_and_says_so() {
    let error = get_chats(answer(
        200,
        "Content-Type: text/html\r\n",
        "<html>Log in</html>",
    ))
    .await
    .expect_err("HTML");
    assert_eq!(
        error.to_string(),
        "getChats: the answer (200) cannot be read: it is no JSON (`Content-Type: text/html`): <html>Log in</html>"
    );
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert_eq!(
        error.raw_body().map(|body| &body[..]),
        Some(&b"<html>Log in</html>"[..])
    );
}

#[tokio::test]
async fn an_undecodable_success_says_where() {
    let body = format!(r#"{{"chats":[{CHAT},{{"chatId":2,"type":"CHAT","note":null}}]}}"#);
    let error = get_chats(json(200, &body))
        .await
        .expect_err("a field is missing");
    let Error::Decode(decode) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(decode.path(), "chats[1].createdAt");
    assert_eq!(decode.message(), "missing field `createdAt`");
    let body = format!(
        r#"{{"chats":[{}]}}"#,
        CHAT.replace("2017-11-21", "yesterday")
    );
    let error = get_chats(json(200, &body)).await.expect_err("a bad date");
    let Error::Decode(decode) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(decode.path(), "chats[0].createdAt");
    let error = get_chats(json(200, "")).await.expect_err("empty");
    assert!(
        error
            .to_string()
            .contains("it is empty, and should be JSON"),
        "{error}"
    );
}

#[tokio::test]
async fn a_success_that_is_too_large_is_not_taken_for_whole() {
    let large = "x".repeat(100_001);
    let error = get::<PlainText>(answer(200, "", &large))
        .await
        .expect_err("too large");
    let Error::Decode(decode) = &error else {
        panic!("{error:?}")
    };
    assert!(decode.is_truncated());
    assert!(
        decode.message().contains("larger than 100000 bytes"),
        "{error}"
    );
    assert_eq!(
        get::<PlainText>(answer(200, "", &large[1..]))
            .await
            .expect("fits")
            .len(),
        100_000
    );
}

#[test]
fn many_small_chunks_keep_no_more_memory_than_they_have_bytes() {
    /// One byte of a buffer that lives as long as the byte does.
    struct Buffer(#[expect(dead_code, reason = "it is counted")] Arc<()>);

    impl AsRef<[u8]> for Buffer {
        fn as_ref(&self) -> &[u8] {
            b"x"
        }
    }

    let alive = Arc::new(());
    let mut collected = Collected::default();
    for _ in 0..10_000 {
        let chunk = Bytes::from_owner(Buffer(Arc::clone(&alive)));
        assert!(!collected.push(chunk, 10_000));
    }
    assert!(
        Arc::strong_count(&alive) <= 2,
        "all but the first are copied"
    );
    assert!(!collected.push(Bytes::from(vec![b'y'; 0]), 10_000));
    assert!(collected.push(Bytes::from_static(b"z"), 10_000));
    assert_eq!(collected.into_bytes(), vec![b'x'; 10_000]);
}

#[test]
fn chunks_of_all_lengths_stay_in_their_order() {
    let chunks: Vec<Vec<u8>> = [1, 5000, 2, 3, 1023, 1024, 7, 4096, 4096, 1]
        .into_iter()
        .zip(b'a'..)
        .map(|(length, byte)| vec![byte; length])
        .collect();
    let mut collected = Collected::default();
    for chunk in &chunks {
        assert!(!collected.push(Bytes::from(chunk.clone()), 1_000_000));
    }
    assert_eq!(collected.into_bytes(), chunks.concat());
}

#[tokio::test]
async fn an_answer_without_an_end_is_cut() {
    let head = b"HTTP/1.1 200 X\r\n\r\n".to_vec();
    let error = get::<Binary>(Reply::Endless(head))
        .await
        .expect_err("endless");
    assert!(
        matches!(&error, Error::Decode(decode) if decode.is_truncated()),
        "{error}"
    );
    let head = b"HTTP/1.1 500 X\r\n\r\n".to_vec();
    let error = get_chats(Reply::Endless(head)).await.expect_err("endless");
    let Error::Api(api) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(
        (
            api.status().as_u16(),
            api.is_truncated(),
            api.raw_body().len()
        ),
        (500, true, 1024 * 1024)
    );
    assert!(error.to_string().len() < 700);
}

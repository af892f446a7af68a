//! A success that is not what the description says.

use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::models::GetChatsRequest;
use yandex_market_chats::{DecodeError, Delivery, Error};

use crate::support::{Answer, KEY, Server};

/// What is said of an answer of `getChats`.
async fn unreadable(answer: Answer) -> Box<DecodeError> {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let error: Error<ChatsError> = server
        .result(call, answer)
        .await
        .expect_err("it cannot be read");
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
    assert_eq!(error.status().unwrap(), 200);
    match error {
        Error::Decode(error) => error,
        other => panic!("{other:?}"),
    }
}

/// A page of so many chats, the last of which lacks a field or has another value there.
fn page(chats: usize, field: &str, value: Option<&str>) -> String {
    let good = r#"{"chatId":1,"orderId":2,"type":"CHAT","status":"NEW","createdAt":"2017-11-21T00:00:00+03:00","updatedAt":"2017-11-21T00:00:00+03:00"}"#;
    let mut bad: serde_json::Value = serde_json::from_str(good).unwrap();
    let fields = bad.as_object_mut().unwrap();
    fields.remove(field);
    if let Some(value) = value {
        fields.insert(field.to_owned(), serde_json::from_str(value).unwrap());
    }
    let mut all = vec![good.to_owned(); chats - 1];
    all.push(bad.to_string());
    format!(
        r#"{{"status":"OK","result":{{"chats":[{}]}}}}"#,
        all.join(",\n ")
    )
}

#[tokio::test]
async fn a_required_field_that_is_missing_is_named_with_the_way_to_it() {
    let body = page(4, "createdAt", None);
    let error = unreadable(Answer::json(200, &body)).await;
    assert_eq!(error.path(), "result.chats[3].createdAt");
    assert_eq!(error.message(), "missing field `createdAt`");
    assert_eq!(error.operation(), "getChats");
    assert_eq!(error.raw_body().as_ref(), body.as_bytes());
    let said = error.to_string();
    assert!(said.contains("`result.chats[3].createdAt`"), "{said}");
}

#[tokio::test]
async fn a_value_of_another_type_is_named_with_the_way_to_it() {
    let values = [
        ("createdAt", "17"),
        ("createdAt", "\"yesterday\""),
        ("createdAt", "null"),
        ("chatId", "\"1\""),
        ("chatId", "1.5"),
        ("chatId", "9223372036854775808"),
        ("type", "{\"a\":[1]}"),
        ("orderId", "[1,2]"),
    ];
    for (field, value) in values {
        let body = page(3, field, Some(value));
        let error = unreadable(Answer::json(200, &body)).await;
        let expected = format!("result.chats[2].{field}");
        assert_eq!(error.path(), expected, "{value}: {error}");
    }
}

#[tokio::test]
async fn a_page_that_is_no_list_is_named_with_the_way_to_it() {
    let error = unreadable(Answer::json(200, r#"{"result":{"chats":{}}}"#)).await;
    assert_eq!(error.path(), "result.chats");
    let error = unreadable(Answer::json(200, r#"{"result":[]}"#)).await;
    assert_eq!(error.path(), "result");
}

#[tokio::test]
async fn html_with_200_is_no_success() {
    let html = "<!doctype html>\n<html>Please sign in</html>";
    let headers = [("Content-Type", "text/html; charset=utf-8")];
    let error = unreadable(Answer::new(200, &headers, html)).await;
    assert_eq!(error.path(), "");
    assert_eq!(error.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(error.raw_body().as_ref(), html.as_bytes());
    let said = error.to_string();
    assert!(
        said.contains("no JSON (`Content-Type: text/html; charset=utf-8`)"),
        "{said}"
    );
    assert!(said.contains("Please sign in"), "{said}");
    assert!(!said.contains('\n'), "{said}");
}

#[tokio::test]
async fn an_empty_answer_is_no_success() {
    let error = unreadable(Answer::json(200, "")).await;
    assert!(error.to_string().contains("empty"), "{error}");
    assert!(error.raw_body().is_empty());
}

#[tokio::test]
async fn json_that_is_something_else_is_no_success() {
    for body in ["null", "[]", "17", "\"OK\"", "{\"status\":", "{}{}"] {
        let error = unreadable(Answer::json(200, body)).await;
        assert_eq!(error.raw_body().as_ref(), body.as_bytes(), "{body}");
    }
}

#[tokio::test]
async fn an_answer_that_never_ends_is_cut_and_says_so() {
    let server = Server::new();
    let builder = server.builder().api_key(KEY).max_response_bytes(1000);
    let client = builder.build().unwrap();
    let serving = async {
        let mut connection = server.accept().await;
        connection.request().await;
        connection
            .write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n")
            .await;
        connection.write(&[b' '; 1001]).await;
        connection.end().await;
    };
    let call = client.chats().get_chat(1, 2);
    let ((), result) = server.beside(serving, call).await;
    let Err(Error::Decode(error)) = result else {
        panic!("{result:?}");
    };
    assert!(error.is_truncated());
    assert!(error.raw_body().len() <= 1000);
    assert!(error.to_string().contains("max_response_bytes"), "{error}");
}

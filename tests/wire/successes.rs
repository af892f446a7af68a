//! What a success says.

use yandex_market_chats::models::{
    ApiResponseStatusType, ChatMessageSenderType, ChatStatusType, ChatType, CreateChatRequest,
    GetChatHistoryRequest, GetChatMessageResponse, GetChatsRequest, SendMessageToChatRequest,
};

use crate::support::{Answer, CHAT, Server};

/// An answer of `getChatMessage` with these fields beside the required ones.
fn message(fields: &str) -> Answer {
    let body = format!(
        r#"{{"status":"OK","result":{{"messageId":9,"createdAt":"2017-11-21T00:00:00+03:00","sender":"CUSTOMER"{fields}}}}}"#
    );
    Answer::json(200, &body)
}

async fn get_message(answer: Answer) -> GetChatMessageResponse {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chat_message(1, 2, 9);
    server.result(call, answer).await.unwrap().into_inner()
}

#[tokio::test]
async fn a_success_has_its_status_its_headers_and_its_body() {
    let server = Server::new();
    let client = server.client();
    let headers = [
        ("Content-Type", "application/json; charset=utf-8"),
        ("X-Request-Id", "7f3a"),
    ];
    let answer = Answer::new(200, &headers, CHAT);
    let response = server.result(client.chats().get_chat(1, 2), answer).await;
    let response = response.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-request-id"], "7f3a");
    let (status, headers, body) = response.into_parts();
    assert_eq!((status.as_u16(), headers.len()), (200, 4));
    let chat = body.result.unwrap();
    assert_eq!((chat.chat_id, chat.order_id), (5_086_217, 32_811_973));
    assert_eq!(chat.r#type, ChatType::Chat);
    assert_eq!(chat.status, ChatStatusType::WaitingForPartner);
}

#[tokio::test]
async fn a_time_keeps_its_offset() {
    let server = Server::new();
    let client = server.client();
    let answer = Answer::json(200, CHAT);
    let response = server.result(client.chats().get_chat(1, 2), answer).await;
    let chat = response.unwrap().into_inner().result.unwrap();
    assert_eq!(chat.created_at.to_rfc3339(), "2017-11-21T00:00:00+03:00");
    assert_eq!(chat.updated_at.to_rfc3339(), "2017-11-21T10:42:07+03:00");
    assert_eq!(chat.created_at.offset().local_minus_utc(), 3 * 60 * 60);
}

#[tokio::test]
async fn the_new_chat_is_what_create_chat_answers() {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().create_chat(1, CreateChatRequest::new(2));
    let answer = Answer::json(200, r#"{"status":"OK","result":{"chatId":5086217}}"#);
    let response = server.result(call, answer).await.unwrap();
    assert_eq!(response.status, Some(ApiResponseStatusType::Ok));
    assert_eq!(response.result.as_ref().unwrap().chat_id, 5_086_217);
}

#[tokio::test]
async fn a_page_has_its_entries_and_the_token_of_the_next() {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let answer = r#"{"result":{"chats":[],"paging":{"nextPageToken":"next"}}}"#;
    let response = server.result(call, Answer::json(200, answer)).await;
    let page = response.unwrap().into_inner().result.unwrap();
    assert!(page.chats.is_empty());
    assert_eq!(page.paging.unwrap().next_page_token.unwrap(), "next");

    let body = GetChatHistoryRequest::new();
    let call = client.chats().get_chat_history(1, 2, body);
    let answer = r#"{"result":{"orderId":3,"messages":[],"paging":{}}}"#;
    let response = server.result(call, Answer::json(200, answer)).await;
    let page = response.unwrap().into_inner().result.unwrap();
    assert_eq!(page.paging.unwrap().next_page_token, None);
}

#[tokio::test]
async fn a_message_has_a_text_or_files() {
    let text = get_message(message(r#","message":"Hello\n\u0451""#)).await;
    let text = text.result.unwrap();
    assert_eq!(text.message.unwrap(), "Hello\nё");
    assert_eq!(text.payload, None);

    let files = r#","payload":[{"name":"a.pdf","url":"https://example.com/a.pdf","size":48213}]"#;
    let files = get_message(message(files)).await.result.unwrap();
    assert_eq!(files.message, None);
    let payload = files.payload.unwrap();
    assert_eq!(payload[0].name, "a.pdf");
    assert_eq!(payload[0].url, "https://example.com/a.pdf");
    assert_eq!(payload[0].size, 48_213);
}

#[tokio::test]
async fn files_that_are_null_are_as_good_as_none() {
    let absent = get_message(message(r#","message":"Hello""#)).await;
    let null = get_message(message(r#","message":"Hello","payload":null"#)).await;
    assert_eq!(absent, null);
    assert_eq!(null.result.unwrap().payload, None);
}

#[tokio::test]
async fn a_value_that_this_client_does_not_know_is_kept_and_goes_back_out_as_it_came() {
    let server = Server::new();
    let client = server.client();
    let body = CHAT
        .replace(r#""type":"CHAT""#, r#""type":"DIRECT""#)
        .replace("WAITING_FOR_PARTNER", "waiting for \\u0451")
        .replace(r#""status":"OK""#, r#""status":"PARTLY""#);
    let answer = Answer::json(200, &body);
    let response = server.result(client.chats().get_chat(1, 2), answer).await;
    let response = response.unwrap().into_inner();
    let chat = response.result.as_ref().unwrap();
    assert_eq!(chat.r#type, ChatType::Unknown("DIRECT".to_owned()));
    assert_eq!(chat.status.to_string(), "waiting for ё");

    let came: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(serde_json::to_value(&response).unwrap(), came);
    let filter = GetChatsRequest::new().with_statuses([chat.status.clone()]);
    let request = server.request(client.chats().get_chats(1, filter)).await;
    assert_eq!(request.text(), r#"{"statuses":["waiting for ё"]}"#);
}

#[tokio::test]
async fn fields_that_this_client_does_not_know_are_ignored() {
    let fields = r#","message":"Hello","context":{"type":"ORDER","ids":[1,{"a":null}]},"":0"#;
    let known = get_message(message(r#","message":"Hello""#)).await;
    assert_eq!(get_message(message(fields)).await, known);
    let sender = known.result.unwrap().sender;
    assert_eq!(sender, ChatMessageSenderType::Customer);
}

#[tokio::test]
async fn any_2xx_is_a_success() {
    let server = Server::new();
    let client = server.client();
    for status in [200, 201, 202, 299] {
        let body = SendMessageToChatRequest::new("Hello");
        let call = client.chats().send_message_to_chat(1, 2, body);
        let answer = Answer::json(status, r#"{"status":"OK"}"#);
        let response = server.result(call, answer).await.unwrap();
        assert_eq!(response.status().as_u16(), status);
    }
}

#[tokio::test]
async fn an_answer_in_chunks_is_read_like_any_other() {
    let server = Server::new();
    let client = server.client();
    let (first, second) = CHAT.split_at(77);
    let answer = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n\
         {:x}\r\n{first}\r\n{:x}\r\n{second}\r\n0\r\n\r\n",
        first.len(),
        second.len()
    );
    let call = client.chats().get_chat(1, 2);
    let response = server.result(call, Answer::raw(answer)).await.unwrap();
    assert_eq!(response.result.as_ref().unwrap().chat_id, 5_086_217);
}

#[tokio::test]
async fn json_with_another_content_type_or_none_is_read_all_the_same() {
    let server = Server::new();
    let client = server.client();
    for headers in [&[("Content-Type", "text/html")][..], &[]] {
        let answer = Answer::new(200, headers, CHAT);
        let response = server.result(client.chats().get_chat(1, 2), answer).await;
        assert_eq!(
            response.unwrap().result.as_ref().unwrap().chat_id,
            5_086_217
        );
    }
}

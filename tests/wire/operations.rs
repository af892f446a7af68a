//! Each operation sends exactly the request that the description gives it.

use yandex_market_chats::Part;
use yandex_market_chats::models::{
    ChatStatusType, ChatType, CreateChatRequest, GetChatHistoryRequest, GetChatsRequest,
    SendMessageToChatRequest,
};

use crate::support::Server;

#[tokio::test]
async fn create_chat_posts_the_order() {
    let server = Server::new();
    let client = server.client();
    let call = client
        .chats()
        .create_chat(1_046_587, CreateChatRequest::new(32_811_973));
    let expected = r#"POST /businesses/1046587/chats/new HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
content-length: 20
content-type: application/json
host: SERVER
user-agent: yandex-market-chats/0.1.0

{"orderId":32811973}"#;
    assert_eq!(server.request(call).await.shown(), expected);
}

#[tokio::test]
async fn get_chat_gets_the_chat_by_its_identifier_in_the_query() {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chat(1_046_587, 5_086_217);
    let expected = "GET /businesses/1046587/chat?chatId=5086217 HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
host: SERVER
user-agent: yandex-market-chats/0.1.0

";
    assert_eq!(server.request(call).await.shown(), expected);
}

#[tokio::test]
async fn get_chat_history_posts_where_to_start_and_pages_in_the_query() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatHistoryRequest::new().with_message_id_from(90_417_733);
    let call = client
        .chats()
        .get_chat_history(1_046_587, 5_086_217, body)
        .page_token("eyBuZXh0SWQ6IDIzNDIgfQ==")
        .limit(20);
    let expected = r#"POST /businesses/1046587/chats/history?chatId=5086217&page_token=eyBuZXh0SWQ6IDIzNDIgfQ%3D%3D&limit=20 HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
content-length: 26
content-type: application/json
host: SERVER
user-agent: yandex-market-chats/0.1.0

{"messageIdFrom":90417733}"#;
    assert_eq!(server.request(call).await.shown(), expected);
}

#[tokio::test]
async fn get_chat_message_gets_the_message_by_its_identifier_in_the_query() {
    let server = Server::new();
    let client = server.client();
    let call = client
        .chats()
        .get_chat_message(1_046_587, 5_086_217, 90_417_733);
    let expected =
        "GET /businesses/1046587/chats/message?chatId=5086217&messageId=90417733 HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
host: SERVER
user-agent: yandex-market-chats/0.1.0

";
    assert_eq!(server.request(call).await.shown(), expected);
}

#[tokio::test]
async fn get_chats_posts_the_filters_in_their_order_and_pages_in_the_query() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatsRequest::new()
        .with_order_ids([32_812_046, 32_811_973])
        .with_types([ChatType::Chat, ChatType::Arbitrage])
        .with_statuses([ChatStatusType::New, ChatStatusType::WaitingForPartner]);
    let call = client
        .chats()
        .get_chats(1_046_587, body)
        .page_token("next")
        .limit(20);
    let expected = r#"POST /businesses/1046587/chats?page_token=next&limit=20 HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
content-length: 102
content-type: application/json
host: SERVER
user-agent: yandex-market-chats/0.1.0

{"orderIds":[32812046,32811973],"types":["CHAT","ARBITRAGE"],"statuses":["NEW","WAITING_FOR_PARTNER"]}"#;
    assert_eq!(server.request(call).await.shown(), expected);
}

#[tokio::test]
async fn send_file_to_chat_posts_a_form_with_the_file() {
    let server = Server::new();
    let client = server.client();
    let file = Part::bytes(b"%PDF-1.7".as_slice())
        .with_file_name("invoice.pdf")
        .with_content_type("application/pdf");
    let call = client.chats().send_file_to_chat(1_046_587, 5_086_217, file);
    let expected = "POST /businesses/1046587/chats/file/send?chatId=5086217 HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
content-length: 186
content-type: multipart/form-data; boundary=BOUNDARY
host: SERVER
user-agent: yandex-market-chats/0.1.0

--BOUNDARY\r
Content-Disposition: form-data; name=\"file\"; filename=\"invoice.pdf\"\r
Content-Type: application/pdf\r
\r
%PDF-1.7\r
--BOUNDARY--\r
";
    assert_eq!(server.request(call).await.shown(), expected);
}

#[tokio::test]
async fn send_message_to_chat_posts_the_text() {
    let server = Server::new();
    let client = server.client();
    let body = SendMessageToChatRequest::new("Доброе утро! \"👋\"\n");
    let call = client
        .chats()
        .send_message_to_chat(1_046_587, 5_086_217, body);
    let expected = r#"POST /businesses/1046587/chats/message?chatId=5086217 HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
content-length: 47
content-type: application/json
host: SERVER
user-agent: yandex-market-chats/0.1.0

{"message":"Доброе утро! \"👋\"\n"}"#;
    assert_eq!(server.request(call).await.shown(), expected);
}

#[tokio::test]
async fn optional_parameters_that_are_not_set_are_not_sent() {
    let server = Server::new();
    let client = server.client();
    let listed = client.chats().get_chats(1, GetChatsRequest::new());
    let request = server.request(listed).await;
    assert_eq!(request.target(), "/businesses/1/chats");
    assert_eq!(request.text(), "{}");

    let read = client
        .chats()
        .get_chat_history(1, 2, GetChatHistoryRequest::new());
    let request = server.request(read).await;
    assert_eq!(request.target(), "/businesses/1/chats/history?chatId=2");
    assert_eq!(request.text(), "{}");
}

#[tokio::test]
async fn sending_a_call_is_the_same_as_awaiting_it() {
    let server = Server::new();
    let client = server.client();
    let awaited = server.request(client.chats().get_chat(1, 2)).await;
    let sent = server.request(client.chats().get_chat(1, 2).send()).await;
    assert_eq!(awaited.shown(), sent.shown());
}

#[tokio::test]
async fn a_parameter_that_is_set_twice_is_sent_as_it_was_set_last() {
    let server = Server::new();
    let client = server.client();
    let call = client
        .chats()
        .get_chats(1, GetChatsRequest::new())
        .limit(20)
        .page_token("first")
        .page_token("second");
    let request = server.request(call).await;
    assert_eq!(
        request.target(),
        "/businesses/1/chats?limit=20&page_token=second"
    );
}

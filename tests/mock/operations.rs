//! Each of the seven operations: what it sends is what is expected, what came has its arguments, and
//! what is answered is what it reads.

use yandex_market_chats::Part;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{
    ChatMessagesResultDto, ChatStatusType, CreateChatRequest, CreateChatResponse,
    CreateChatResultDto, EmptyApiResponse, GetChatHistoryRequest, GetChatHistoryResponse,
    GetChatMessageResponse, GetChatResponse, GetChatsInfoDto, GetChatsRequest, GetChatsResponse,
    SendMessageToChatRequest,
};

use crate::values::{BUSINESS, CHAT, MESSAGE, chat, message};

#[tokio::test]
async fn create_chat() {
    let mock = MockServer::start().await;
    let created = CreateChatResponse::new().with_result(CreateChatResultDto::new(CHAT));
    mock.create_chat()
        .with_business_id(BUSINESS)
        .with_body(CreateChatRequest::new(7))
        .expect(1)
        .respond(created.clone())
        .await;
    let client = mock.client();
    let call = client
        .chats()
        .create_chat(BUSINESS, CreateChatRequest::new(7));
    let answer = call.await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.into_inner(), created);
    let received = &mock.create_chat().received().await[0];
    assert_eq!(received.business_id, BUSINESS);
    assert_eq!(received.body, CreateChatRequest::new(7));
}

#[tokio::test]
async fn get_chat() {
    let mock = MockServer::start().await;
    let found = GetChatResponse::new().with_result(chat());
    mock.get_chat()
        .with_business_id(BUSINESS)
        .with_chat_id(CHAT)
        .expect(1)
        .respond(found.clone())
        .await;
    let answer = mock.client().chats().get_chat(BUSINESS, CHAT).await;
    assert_eq!(answer.expect("an answer").into_inner(), found);
    let received = &mock.get_chat().received().await[0];
    assert_eq!((received.business_id, received.chat_id), (BUSINESS, CHAT));
}

#[tokio::test]
async fn get_chat_history() {
    let mock = MockServer::start().await;
    let page = ChatMessagesResultDto::new(7, [message()]);
    let page = GetChatHistoryResponse::new().with_result(page);
    let from = GetChatHistoryRequest::new().with_message_id_from(MESSAGE);
    mock.get_chat_history()
        .with_business_id(BUSINESS)
        .with_chat_id(CHAT)
        .with_body(from.clone())
        .with_page_token("a/b c+ü")
        .with_limit(20)
        .expect(1)
        .respond(page.clone())
        .await;
    let client = mock.client();
    let call = client
        .chats()
        .get_chat_history(BUSINESS, CHAT, from.clone());
    let answer = call.page_token("a/b c+ü").limit(20).await;
    assert_eq!(answer.expect("an answer").into_inner(), page);
    let received = &mock.get_chat_history().received().await[0];
    assert_eq!(received.page_token.as_deref(), Some("a/b c+ü"));
    assert_eq!(received.limit, Some(20));
    assert_eq!(received.body, from);
}

#[tokio::test]
async fn get_chat_message() {
    let mock = MockServer::start().await;
    let found = GetChatMessageResponse::new().with_result(message());
    mock.get_chat_message()
        .with_business_id(BUSINESS)
        .with_chat_id(CHAT)
        .with_message_id(MESSAGE)
        .expect(1)
        .respond(found.clone())
        .await;
    let client = mock.client();
    let answer = client
        .chats()
        .get_chat_message(BUSINESS, CHAT, MESSAGE)
        .await;
    assert_eq!(answer.expect("an answer").into_inner(), found);
    assert_eq!(
        mock.get_chat_message().received().await[0].message_id,
        MESSAGE
    );
}

#[tokio::test]
async fn get_chats() {
    let mock = MockServer::start().await;
    let page = GetChatsResponse::new().with_result(GetChatsInfoDto::new([chat()]));
    let waiting = GetChatsRequest::new().with_statuses([ChatStatusType::WaitingForPartner]);
    mock.get_chats()
        .with_business_id(BUSINESS)
        .with_body(waiting.clone())
        .with_limit(20)
        .expect(1)
        .respond(page.clone())
        .await;
    let client = mock.client();
    let call = client
        .chats()
        .get_chats(BUSINESS, waiting.clone())
        .limit(20);
    assert_eq!(call.await.expect("an answer").into_inner(), page);
    let received = &mock.get_chats().received().await[0];
    assert_eq!(received.body, waiting);
    assert_eq!(
        (received.page_token.as_ref(), received.limit),
        (None, Some(20))
    );
}

#[tokio::test]
async fn send_message_to_chat() {
    let mock = MockServer::start().await;
    mock.send_message_to_chat()
        .with_chat_id(CHAT)
        .with_body(SendMessageToChatRequest::new("Hi"))
        .expect(1)
        .respond(EmptyApiResponse::new())
        .await;
    let client = mock.client();
    let hi = SendMessageToChatRequest::new("Hi");
    let call = client.chats().send_message_to_chat(BUSINESS, CHAT, hi);
    assert_eq!(
        call.await.expect("an answer").into_inner(),
        EmptyApiResponse::new()
    );
    let received = &mock.send_message_to_chat().received().await[0];
    assert_eq!(received.body.message, "Hi");
}

#[tokio::test]
async fn send_file_to_chat() {
    let mock = MockServer::start().await;
    let invoice = || Part::text("Item 1, paid.\r\n--").with_file_name("Rechnung \"5\"; März.txt");
    mock.send_file_to_chat()
        .with_business_id(BUSINESS)
        .with_chat_id(CHAT)
        .with_file(invoice())
        .expect(2)
        .respond(EmptyApiResponse::new())
        .await;
    let client = mock.client();
    let call = client.chats().send_file_to_chat(BUSINESS, CHAT, invoice());
    assert_eq!(call.await.expect("an answer").status(), 200);
    // The same from a reader, whose length is not known.
    let streamed = Part::reader(b"Item 1, paid.\r\n--".as_slice())
        .with_file_name("Rechnung \"5\"; März.txt")
        .with_content_type("text/plain; charset=utf-8");
    let call = client.chats().send_file_to_chat(BUSINESS, CHAT, streamed);
    assert_eq!(call.await.expect("an answer").status(), 200);
    for received in mock.send_file_to_chat().received().await {
        let file = &received.file;
        assert_eq!(file.text(), "Item 1, paid.\r\n--");
        assert_eq!(file.file_name.as_deref(), Some("Rechnung \"5\"; März.txt"));
        let content_type = file.content_type.as_deref();
        assert_eq!(content_type, Some("text/plain; charset=utf-8"));
    }
}

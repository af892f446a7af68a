//! What the server of the tour expects, and how it answers.

use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{
    ChatMessageDto, ChatMessagePayloadDto, ChatMessageSenderType, ChatMessagesResultDto,
    ChatStatusType, CreateChatRequest, CreateChatResponse, CreateChatResultDto, EmptyApiResponse,
    GetChatHistoryResponse, GetChatMessageResponse, GetChatResponse, GetChatsRequest,
    SendMessageToChatRequest,
};

use crate::calls::GREETING;
use crate::shop::{self, BUSINESS_ID};

/// The order that the chat is about.
pub const ORDER_ID: i64 = 32_811_973;

const CHAT_ID: i64 = 5_086_217;

/// Each of the calls, once. Whatever else comes is refused, and the error says in what it differs.
pub async fn expect_calls(mock: &MockServer) {
    expect_writing(mock).await;
    expect_reading(mock).await;
}

async fn expect_writing(mock: &MockServer) {
    let created = CreateChatResponse::new().with_result(CreateChatResultDto::new(CHAT_ID));
    mock.create_chat()
        .with_business_id(BUSINESS_ID)
        .with_body(CreateChatRequest::new(ORDER_ID))
        .up_to(1)
        .respond(created)
        .await;
    // The API allows 1,000 chats in an hour; one is enough to show what happens then.
    mock.create_chat()
        .expect(1)
        .respond_error(shop::limit_reached("no more than 1 chat an hour here"))
        .with_header("Retry-After", "3600")
        .await;
    mock.send_message_to_chat()
        .with_chat_id(CHAT_ID)
        .with_body(SendMessageToChatRequest::new(GREETING))
        .expect(1)
        .respond(EmptyApiResponse::new())
        .await;
    mock.send_file_to_chat()
        .with_chat_id(CHAT_ID)
        .matching(|request| request.file.file_name.as_deref() == Some("invoice.txt"))
        .expect(1)
        .respond(EmptyApiResponse::new())
        .await;
}

async fn expect_reading(mock: &MockServer) {
    let chat = shop::chat(CHAT_ID, ORDER_ID);
    mock.get_chat()
        .with_chat_id(CHAT_ID)
        .expect(1)
        .respond(GetChatResponse::new().with_result(chat.clone()))
        .await;
    let waiting = GetChatsRequest::new().with_statuses([ChatStatusType::WaitingForPartner]);
    mock.get_chats()
        .with_body(waiting)
        .with_limit(20)
        .expect(1)
        .respond_pages(shop::pages(&[chat]))
        .await;
    let messages = messages();
    let pages = messages.chunks(3).map(|page| {
        let page = ChatMessagesResultDto::new(ORDER_ID, page.to_vec());
        GetChatHistoryResponse::new().with_result(page)
    });
    mock.get_chat_history()
        .with_chat_id(CHAT_ID)
        .with_limit(3)
        .expect(1)
        .respond_pages(pages)
        .await;
    for message in messages {
        mock.get_chat_message()
            .with_chat_id(CHAT_ID)
            .with_message_id(message.message_id)
            .respond(GetChatMessageResponse::new().with_result(message))
            .await;
    }
}

/// What was said by the end of the tour.
fn messages() -> [ChatMessageDto; 4] {
    let (partner, customer) = (
        ChatMessageSenderType::Partner,
        ChatMessageSenderType::Customer,
    );
    let file = ChatMessagePayloadDto::new("invoice.txt", "https://files.example/invoice.txt", 14);
    [
        shop::message(1, partner.clone()).with_message(GREETING),
        shop::message(2, customer.clone()).with_message("Thank you! May I have the invoice?"),
        shop::message(3, partner).with_payload([file]),
        shop::message(4, customer).with_message("Got it, thanks."),
    ]
}

//! The calls of the tour, and what they say of their answers.

use std::error::Error as StdError;

use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::models::{
    ChatMessageDto, CreateChatRequest, GetChatHistoryRequest, GetChatsRequest,
    SendMessageToChatRequest,
};
use yandex_market_chats::{Client, Error, Part};

/// What the buyer is told.
pub const GREETING: &str = "Your order leaves our warehouse today.";

type Outcome<T> = Result<T, Box<dyn StdError>>;

/// `createChat`: opens a chat about an order.
pub async fn open_chat(client: &Client, business_id: i64, order_id: i64) -> Outcome<i64> {
    let answer = client
        .chats()
        .create_chat(business_id, CreateChatRequest::new(order_id))
        .await?;
    let chat_id = answer.into_inner().result.ok_or(NO_RESULT)?.chat_id;
    say(
        "createChat",
        &format!("chat {chat_id} about order {order_id} is open"),
    );
    Ok(chat_id)
}

/// `sendMessageToChat`: writes to the buyer.
pub async fn send_message(client: &Client, business_id: i64, chat_id: i64) -> Outcome<()> {
    let answer = client
        .chats()
        .send_message_to_chat(
            business_id,
            chat_id,
            SendMessageToChatRequest::new(GREETING),
        )
        .await?;
    say(
        "sendMessageToChat",
        &format!("{}: “{GREETING}”", answer.status()),
    );
    Ok(())
}

/// `sendFileToChat`: sends a file from memory. `Part::path` and `Part::reader` stream one instead.
pub async fn send_file(client: &Client, business_id: i64, chat_id: i64) -> Outcome<()> {
    let invoice = Part::text("Item 1, paid.\n").with_file_name("invoice.txt");
    let answer = client
        .chats()
        .send_file_to_chat(business_id, chat_id, invoice)
        .await?;
    say(
        "sendFileToChat",
        &format!("{}: invoice.txt", answer.status()),
    );
    Ok(())
}

/// `getChat`: says how a chat stands.
pub async fn show_chat(client: &Client, business_id: i64, chat_id: i64) -> Outcome<()> {
    let answer = client.chats().get_chat(business_id, chat_id).await?;
    let chat = answer.into_inner().result.ok_or(NO_RESULT)?;
    let (order, status, updated) = (chat.order_id, chat.status, chat.updated_at);
    say(
        "getChat",
        &format!("order {order}, {status:?}, last message at {updated}"),
    );
    Ok(())
}

/// `getChats`: lists the chats on the first page, and answers with their numbers.
pub async fn list_chats(
    client: &Client,
    business_id: i64,
    wanted: GetChatsRequest,
) -> Outcome<Vec<i64>> {
    let answer = client
        .chats()
        .get_chats(business_id, wanted)
        .limit(20)
        .await?;
    let chats = answer.into_inner().result.ok_or(NO_RESULT)?.chats;
    let ids: Vec<_> = chats.iter().map(|chat| chat.chat_id).collect();
    say("getChats", &format!("{} found: {ids:?}", ids.len()));
    Ok(ids)
}

/// `getChatHistory`: reads all pages, one after the other.
pub async fn read_history(
    client: &Client,
    business_id: i64,
    chat_id: i64,
    limit: i32,
) -> Outcome<Vec<ChatMessageDto>> {
    let mut pages = client
        .chats()
        .get_chat_history(business_id, chat_id, GetChatHistoryRequest::new())
        .limit(limit)
        .pages();
    let mut messages = Vec::new();
    let mut number = 0;
    while let Some(page) = pages.try_next().await? {
        number += 1;
        say("getChatHistory", &format!("page {number}"));
        let page = page.into_inner().result.ok_or(NO_RESULT)?;
        page.messages.iter().for_each(print_message);
        messages.extend(page.messages);
    }
    Ok(messages)
}

/// `getChatHistory`: reads the first page.
pub async fn read_page(
    client: &Client,
    business_id: i64,
    chat_id: i64,
) -> Outcome<Vec<ChatMessageDto>> {
    let answer = client
        .chats()
        .get_chat_history(business_id, chat_id, GetChatHistoryRequest::new())
        .limit(20)
        .await?;
    let messages = answer.into_inner().result.ok_or(NO_RESULT)?.messages;
    say(
        "getChatHistory",
        &format!("{} messages on the first page", messages.len()),
    );
    Ok(messages)
}

/// `getChatMessage`: reads one message.
pub async fn show_message(
    client: &Client,
    business_id: i64,
    chat_id: i64,
    message_id: i64,
) -> Outcome<()> {
    let answer = client
        .chats()
        .get_chat_message(business_id, chat_id, message_id)
        .await?;
    let message = answer.into_inner().result.ok_or(NO_RESULT)?;
    say("getChatMessage", &format!("message {message_id}"));
    print_message(&message);
    Ok(())
}

/// An argument that breaks the API's rules is found before anything is sent.
pub async fn be_refused_by_the_client(
    client: &Client,
    business_id: i64,
    chat_id: i64,
) -> Outcome<()> {
    let empty = SendMessageToChatRequest::new("");
    let result = client
        .chats()
        .send_message_to_chat(business_id, chat_id, empty)
        .await;
    let Err(Error::Invalid(problem)) = result else {
        return Err("an empty message was not refused".into());
    };
    for violation in problem.violations() {
        say("not sent", &violation.to_string());
    }
    Ok(())
}

/// The answer to one call too many is an error with a type of its own.
pub async fn be_refused_by_the_server(
    client: &Client,
    business_id: i64,
    order_id: i64,
) -> Outcome<()> {
    let wanted = CreateChatRequest::new(order_id);
    let Err(error) = client.chats().create_chat(business_id, wanted).await else {
        return Err("the limit did not hold".into());
    };
    let Some(ChatsError::LimitExceeded(body)) = error.body() else {
        return Err(error.into());
    };
    let reason = body
        .errors
        .iter()
        .flatten()
        .find_map(|reason| reason.message.as_deref());
    let reason = reason.unwrap_or("no reason given");
    let (wait, delivery) = (error.retry_after().unwrap_or_default(), error.delivery());
    say(
        "420",
        &format!("{reason}; {delivery:?}, to be repeated after {wait:?}"),
    );
    Ok(())
}

const NO_RESULT: &str = "the answer has no result";

/// Prints a line: what was done, and what came of it.
pub fn say(what: &str, text: &str) {
    println!("{what:<18} {text}");
}

fn print_message(message: &ChatMessageDto) {
    let (id, sender) = (message.message_id, &message.sender);
    let files = message.payload.iter().flatten();
    let files = files.map(|file| format!("[{}, {} bytes]", file.name, file.size));
    let text: Vec<_> = message.message.iter().cloned().chain(files).collect();
    println!("{:<18} {id} {sender:?}: {}", "", text.join(" "));
}

//! A tour of the client: all seven calls against a server that this program starts, or, with `--live`,
//! the four that only read against the real API.
//!
//! `cargo run --example tour`, or `cargo run --example tour -- --live`

mod server;

use std::env;
use std::error::Error as StdError;
use std::process::ExitCode;

use server::Server;
use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::models::{
    ChatMessageDto, ChatStatusType, CreateChatRequest, GetChatHistoryRequest, GetChatsRequest,
    SendMessageToChatRequest,
};
use yandex_market_chats::{Client, Error, Part};

const HELP: &str = "\
All seven calls of the Chats API, one after the other.

Usage: tour [--live]

Without an option the calls go to a server that this program starts on this machine: no key is
needed, and nothing leaves it.

  --live   Read the real API instead: the four calls that change nothing. Set
             MARKET_API_KEY      the API key
             MARKET_BUSINESS_ID  the number of the business
             MARKET_BASE_URL     another address of the API, if you have one
  --help   Print this";

type Outcome = Result<(), Box<dyn StdError>>;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => rehearsal().await,
        ["--live"] => match Account::from_environment() {
            Ok(account) => live(&account).await,
            Err(problem) => return misused(&problem),
        },
        ["--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => return misused("the only options are `--live` and `--help`"),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn misused(problem: &str) -> ExitCode {
    eprintln!("error: {problem}\n\n{HELP}");
    ExitCode::from(2)
}

/// All seven calls, and two that do not succeed.
async fn rehearsal() -> Outcome {
    let server = Server::start().await?;
    println!(
        "A server of this program's own listens at {}.\n",
        server.url()
    );
    let client = Client::builder()
        .base_url(server.url())
        .api_key("any key will do here")
        .build()?;
    let (business_id, order_id) = (1_046_587, 32_811_973);

    let chat_id = open_chat(&client, business_id, order_id).await?;
    send_message(&client, business_id, chat_id).await?;
    send_file(&client, business_id, chat_id).await?;
    show_chat(&client, business_id, chat_id).await?;
    let waiting = GetChatsRequest::new().with_statuses([ChatStatusType::WaitingForPartner]);
    list_chats(&client, business_id, waiting).await?;
    let messages = read_history(&client, business_id, chat_id, 3).await?;
    let with_file = messages.iter().find(|message| message.payload.is_some());
    let message = with_file.ok_or("the file is not in the history")?;
    show_message(&client, business_id, chat_id, message.message_id).await?;
    be_refused_by_the_client(&client, business_id, chat_id).await?;
    be_refused_by_the_server(&client, business_id, order_id).await?;

    println!("\nWhat reached the server:");
    for (operation, times) in server.calls() {
        say(operation, &times.to_string());
    }
    Ok(())
}

/// The four calls that only read.
async fn live(account: &Account) -> Outcome {
    let mut builder = Client::builder().api_key(&account.api_key);
    if let Some(url) = &account.base_url {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let business_id = account.business_id;

    let chats = list_chats(&client, business_id, GetChatsRequest::new()).await?;
    let Some(&chat_id) = chats.first() else {
        println!("Business {business_id} has no chats: there is nothing more to read.");
        return Ok(());
    };
    show_chat(&client, business_id, chat_id).await?;
    let messages = read_page(&client, business_id, chat_id).await?;
    let Some(message) = messages.first() else {
        println!("Chat {chat_id} has no messages: there is nothing more to read.");
        return Ok(());
    };
    show_message(&client, business_id, chat_id, message.message_id).await
}

/// Whose chats to read. It has no `Debug`, for the key is in it.
struct Account {
    api_key: String,
    business_id: i64,
    base_url: Option<String>,
}

impl Account {
    fn from_environment() -> Result<Self, String> {
        let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
        let (Some(api_key), Some(business_id)) = (set("MARKET_API_KEY"), set("MARKET_BUSINESS_ID"))
        else {
            return Err("`--live` needs MARKET_API_KEY and MARKET_BUSINESS_ID".to_owned());
        };
        let business_id = business_id
            .parse()
            .map_err(|_| "MARKET_BUSINESS_ID is not a number")?;
        Ok(Self {
            api_key,
            business_id,
            base_url: set("MARKET_BASE_URL"),
        })
    }
}

/// `createChat`: opens a chat about an order.
async fn open_chat(
    client: &Client,
    business_id: i64,
    order_id: i64,
) -> Result<i64, Box<dyn StdError>> {
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
async fn send_message(client: &Client, business_id: i64, chat_id: i64) -> Outcome {
    let text = "Your order leaves our warehouse today.";
    let answer = client
        .chats()
        .send_message_to_chat(business_id, chat_id, SendMessageToChatRequest::new(text))
        .await?;
    say(
        "sendMessageToChat",
        &format!("{}: “{text}”", answer.status()),
    );
    Ok(())
}

/// `sendFileToChat`: sends a file from memory. `Part::path` and `Part::reader` stream one instead.
async fn send_file(client: &Client, business_id: i64, chat_id: i64) -> Outcome {
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
async fn show_chat(client: &Client, business_id: i64, chat_id: i64) -> Outcome {
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
async fn list_chats(
    client: &Client,
    business_id: i64,
    wanted: GetChatsRequest,
) -> Result<Vec<i64>, Box<dyn StdError>> {
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
async fn read_history(
    client: &Client,
    business_id: i64,
    chat_id: i64,
    limit: i32,
) -> Result<Vec<ChatMessageDto>, Box<dyn StdError>> {
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
async fn read_page(
    client: &Client,
    business_id: i64,
    chat_id: i64,
) -> Result<Vec<ChatMessageDto>, Box<dyn StdError>> {
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
async fn show_message(client: &Client, business_id: i64, chat_id: i64, message_id: i64) -> Outcome {
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
async fn be_refused_by_the_client(client: &Client, business_id: i64, chat_id: i64) -> Outcome {
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
async fn be_refused_by_the_server(client: &Client, business_id: i64, order_id: i64) -> Outcome {
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

fn say(what: &str, text: &str) {
    println!("{what:<18} {text}");
}

fn print_message(message: &ChatMessageDto) {
    let (id, sender) = (message.message_id, &message.sender);
    let files = message.payload.iter().flatten();
    let files = files.map(|file| format!("[{}, {} bytes]", file.name, file.size));
    let text: Vec<_> = message.message.iter().cloned().chain(files).collect();
    println!("{:<18} {id} {sender:?}: {}", "", text.join(" "));
}

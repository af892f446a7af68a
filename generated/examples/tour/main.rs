//! A tour of the client: all seven calls against the server of the test kit, which this program starts, or, with
//! `--live`, the four that only read against the real API.
//!
//! `cargo run --example tour`, or `cargo run --example tour -- --live`

mod calls;
mod expected;
#[path = "../shop/mod.rs"]
mod shop;

use std::env;
use std::error::Error as StdError;
use std::process::ExitCode;

use yandex_market_chats::Client;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{ChatStatusType, GetChatsRequest};

use calls::{
    be_refused_by_the_client, be_refused_by_the_server, list_chats, open_chat, read_history,
    read_page, say, send_file, send_message, show_chat, show_message,
};
use expected::ORDER_ID;
use shop::BUSINESS_ID;

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
    let mock = MockServer::start().await;
    expected::expect_calls(&mock).await;
    println!("The server of the test kit listens at {}.\n", mock.uri());
    let client = mock.client_builder().build()?;
    let (business_id, order_id) = (BUSINESS_ID, ORDER_ID);

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
    for (operation, times) in shop::calls(&mock).await {
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

//! The chats of one seller, and what the API answers about them.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};
use http::header::RETRY_AFTER;
use http::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use yandex_market_chats::models::{
    ApiErrorDto, ApiErrorResponse, ApiResponseStatusType, ChatMessageDto, ChatMessagePayloadDto,
    ChatMessageSenderType, ChatMessagesResultDto, ChatStatusType, ChatType, CreateChatRequest,
    CreateChatResponse, CreateChatResultDto, EmptyApiResponse, ForwardScrollingPagerDto,
    GetChatHistoryRequest, GetChatHistoryResponse, GetChatInfoDto, GetChatMessageResponse,
    GetChatResponse, GetChatsInfoDto, GetChatsRequest, GetChatsResponse, SendMessageToChatRequest,
};

use super::http_message;

/// How many chats may be opened in an hour. The API allows 1,000; one is enough to show what happens
/// then.
const CHATS_PER_HOUR: usize = 1;

/// What the buyers of a busy shop ask.
const QUESTIONS: [&str; 5] = [
    "When will my order arrive?",
    "Does it come in blue?",
    "May I have the invoice?",
    "The parcel is open. What now?",
    "Can you send a photo?",
];

/// Everything that the server knows.
#[derive(Default)]
pub struct Shop {
    chats: Vec<Chat>,
    calls: BTreeMap<&'static str, usize>,
}

struct Chat {
    info: GetChatInfoDto,
    messages: Vec<ChatMessageDto>,
}

/// An answer that is not a success.
struct Refusal {
    status: u16,
    code: &'static str,
    message: String,
}

type Reply = Result<String, Refusal>;
type Handler = fn(&mut Shop, &Request<Vec<u8>>) -> Reply;

/// The operations: method, path below the business, name, and what answers.
const OPERATIONS: [(&str, &str, &str, Handler); 7] = [
    ("POST", "chats/new", "createChat", Shop::create_chat),
    ("GET", "chat", "getChat", Shop::get_chat),
    (
        "POST",
        "chats/history",
        "getChatHistory",
        Shop::get_chat_history,
    ),
    (
        "GET",
        "chats/message",
        "getChatMessage",
        Shop::get_chat_message,
    ),
    ("POST", "chats", "getChats", Shop::get_chats),
    (
        "POST",
        "chats/file/send",
        "sendFileToChat",
        Shop::send_file_to_chat,
    ),
    (
        "POST",
        "chats/message",
        "sendMessageToChat",
        Shop::send_message_to_chat,
    ),
];

impl Shop {
    /// A shop with some chats, in each of which the buyer had the last word.
    pub fn busy() -> Self {
        let mut shop = Self::default();
        for (order, question) in (32_811_973..).zip(QUESTIONS) {
            let mut chat = Chat::new(shop.next_chat_id(), order);
            chat.say(ChatMessageSenderType::Partner, "Thank you for your order!");
            chat.say(ChatMessageSenderType::Customer, question);
            shop.chats.push(chat);
        }
        shop
    }

    fn next_chat_id(&self) -> i64 {
        5_086_217 + i64::try_from(self.chats.len()).unwrap_or_default()
    }

    /// How often each operation was called.
    pub fn calls(&self) -> BTreeMap<&'static str, usize> {
        self.calls.clone()
    }

    /// The answer to a request.
    pub fn answer(&mut self, request: &Request<Vec<u8>>) -> Response<String> {
        let reply = self.dispatch(request);
        let mut answer = Response::new(String::new());
        match reply {
            Ok(body) => *answer.body_mut() = body,
            Err(refusal) => {
                if refusal.status == 420 {
                    answer.headers_mut().insert(RETRY_AFTER, 3600.into());
                }
                *answer.status_mut() = refusal.status.try_into().unwrap_or_default();
                *answer.body_mut() = refusal.body();
            }
        }
        answer
    }

    fn dispatch(&mut self, request: &Request<Vec<u8>>) -> Reply {
        if !request.headers().contains_key("api-key") {
            return refuse(401, "UNAUTHORIZED", "there is no API key");
        }
        // `/businesses/{businessId}/…`
        let path = request
            .uri()
            .path()
            .splitn(4, '/')
            .nth(3)
            .unwrap_or_default();
        let operation = OPERATIONS
            .iter()
            .find(|(method, below, ..)| request.method() == method && path == *below);
        let Some((_, _, name, handler)) = operation else {
            return refuse(404, "NOT_FOUND", "there is no such operation");
        };
        *self.calls.entry(name).or_default() += 1;
        handler(self, request)
    }

    fn create_chat(&mut self, request: &Request<Vec<u8>>) -> Reply {
        let wanted: CreateChatRequest = read(request)?;
        if self.chats.len() >= CHATS_PER_HOUR {
            let message = format!("no more than {CHATS_PER_HOUR} chat an hour here");
            return refuse(420, "LIMIT_EXCEEDED", message);
        }
        let chat_id = self.next_chat_id();
        self.chats.push(Chat::new(chat_id, wanted.order_id));
        let result = CreateChatResultDto::new(chat_id);
        json(
            &CreateChatResponse::new()
                .with_status(OK)
                .with_result(result),
        )
    }

    fn get_chat(&mut self, request: &Request<Vec<u8>>) -> Reply {
        let info = self.chat(request)?.info.clone();
        json(&GetChatResponse::new().with_status(OK).with_result(info))
    }

    fn get_chats(&mut self, request: &Request<Vec<u8>>) -> Reply {
        let wanted: GetChatsRequest = read(request)?;
        let chats = self.chats.iter().map(|chat| chat.info.clone());
        let chats: Vec<_> = chats.filter(|chat| is_wanted(chat, &wanted)).collect();
        let (chats, next) = page(&chats, request);
        let result = GetChatsInfoDto::new(chats).with_paging(next);
        json(&GetChatsResponse::new().with_status(OK).with_result(result))
    }

    fn get_chat_history(&mut self, request: &Request<Vec<u8>>) -> Reply {
        let wanted: GetChatHistoryRequest = read(request)?;
        let chat = self.chat(request)?;
        let first = wanted.message_id_from.unwrap_or_default();
        let messages = chat.messages.iter().filter(|one| one.message_id >= first);
        let (messages, next) = page(&messages.cloned().collect::<Vec<_>>(), request);
        let result = ChatMessagesResultDto::new(chat.info.order_id, messages).with_paging(next);
        json(
            &GetChatHistoryResponse::new()
                .with_status(OK)
                .with_result(result),
        )
    }

    fn get_chat_message(&mut self, request: &Request<Vec<u8>>) -> Reply {
        let id = number(request, "messageId")?;
        let mut messages = self.chat(request)?.messages.iter();
        let Some(message) = messages.find(|message| message.message_id == id) else {
            return refuse(404, "NOT_FOUND", format!("there is no message {id}"));
        };
        json(
            &GetChatMessageResponse::new()
                .with_status(OK)
                .with_result(message.clone()),
        )
    }

    fn send_message_to_chat(&mut self, request: &Request<Vec<u8>>) -> Reply {
        let wanted: SendMessageToChatRequest = read(request)?;
        let chat = self.chat(request)?;
        chat.say(ChatMessageSenderType::Partner, &wanted.message);
        chat.say(
            ChatMessageSenderType::Customer,
            "Thank you! May I have the invoice?",
        );
        json(&EmptyApiResponse::new().with_status(OK))
    }

    fn send_file_to_chat(&mut self, request: &Request<Vec<u8>>) -> Reply {
        let chat = self.chat(request)?;
        let Some((name, length)) = http_message::file(request) else {
            return refuse(400, "BAD_REQUEST", "there is no file in the form");
        };
        let url = format!("https://files.example/{name}");
        let size = i32::try_from(length).unwrap_or(i32::MAX);
        let file = ChatMessagePayloadDto::new(name, url, size);
        let message = chat
            .message(ChatMessageSenderType::Partner)
            .with_payload([file]);
        chat.add(message);
        chat.say(ChatMessageSenderType::Customer, "Got it, thanks.");
        json(&EmptyApiResponse::new().with_status(OK))
    }

    /// The chat that a request is about.
    fn chat(&mut self, request: &Request<Vec<u8>>) -> Result<&mut Chat, Refusal> {
        let id = number(request, "chatId")?;
        let mut chats = self.chats.iter_mut();
        chats
            .find(|chat| chat.info.chat_id == id)
            .ok_or_else(|| Refusal {
                status: 404,
                code: "NOT_FOUND",
                message: format!("there is no chat {id}"),
            })
    }
}

impl Chat {
    fn new(id: i64, order_id: i64) -> Self {
        let (kind, status) = (ChatType::Chat, ChatStatusType::New);
        Self {
            info: GetChatInfoDto::new(id, order_id, kind, status, opening(), opening()),
            messages: Vec::new(),
        }
    }

    fn say(&mut self, sender: ChatMessageSenderType, text: &str) {
        let message = self.message(sender).with_message(text);
        self.add(message);
    }

    /// An empty message, a minute after the one before.
    fn message(&self, sender: ChatMessageSenderType) -> ChatMessageDto {
        let id = 1001 + i64::try_from(self.messages.len()).unwrap_or_default();
        ChatMessageDto::new(id, self.info.updated_at + TimeDelta::minutes(1), sender)
    }

    fn add(&mut self, message: ChatMessageDto) {
        self.info.updated_at = message.created_at;
        self.info.status = match message.sender {
            ChatMessageSenderType::Partner => ChatStatusType::WaitingForCustomer,
            _ => ChatStatusType::WaitingForPartner,
        };
        self.messages.push(message);
    }
}

impl Refusal {
    fn body(&self) -> String {
        let error = ApiErrorDto::new(self.code).with_message(&self.message);
        let body = ApiErrorResponse::new().with_status(ApiResponseStatusType::Error);
        json(&body.with_errors([error])).unwrap_or_default()
    }
}

const OK: ApiResponseStatusType = ApiResponseStatusType::Ok;

/// When every chat of this server was opened, so that each run tells the same story.
fn opening() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2025-05-20T12:00:00+03:00").unwrap_or_default()
}

fn is_wanted(chat: &GetChatInfoDto, wanted: &GetChatsRequest) -> bool {
    admits(wanted.order_ids.value(), &chat.order_id)
        && admits(wanted.types.value(), &chat.r#type)
        && admits(wanted.statuses.value(), &chat.status)
}

/// Whether a value passes a filter; one that is not set lets all pass.
fn admits<T: PartialEq>(filter: Option<&Vec<T>>, value: &T) -> bool {
    filter.is_none_or(|filter| filter.contains(value))
}

/// The page that a request asks for, and the way to the next one. A token is the place to go on from.
fn page<T: Clone>(all: &[T], request: &Request<Vec<u8>>) -> (Vec<T>, ForwardScrollingPagerDto) {
    let asked = |name| http_message::query(request, name)?.parse::<usize>().ok();
    let limit = asked("limit").unwrap_or(20).max(1);
    let start = asked("page_token").unwrap_or(0).min(all.len());
    let end = start.saturating_add(limit).min(all.len());
    let mut next = ForwardScrollingPagerDto::new();
    if end < all.len() {
        next = next.with_next_page_token(end.to_string());
    }
    (all[start..end].to_vec(), next)
}

fn number(request: &Request<Vec<u8>>, name: &str) -> Result<i64, Refusal> {
    let text = http_message::query(request, name).unwrap_or_default();
    text.parse()
        .or_else(|_| refuse(400, "BAD_REQUEST", format!("{name}: no number")))
}

fn read<T: DeserializeOwned>(request: &Request<Vec<u8>>) -> Result<T, Refusal> {
    serde_json::from_slice(request.body())
        .or_else(|error| refuse(400, "BAD_REQUEST", error.to_string()))
}

fn json<T: Serialize>(body: &T) -> Reply {
    serde_json::to_string(body).or_else(|error| refuse(500, "SERVER_ERROR", error.to_string()))
}

fn refuse<T>(status: u16, code: &'static str, message: impl Into<String>) -> Result<T, Refusal> {
    let message = message.into();
    Err(Refusal {
        status,
        code,
        message,
    })
}

//! Both lists of the API, page by page.

mod course;
mod ends;
mod failures;

use yandex_market_chats::chats::{ChatsError, GetChatHistory, GetChats};
use yandex_market_chats::models::{
    ChatMessageDto, ChatStatusType, ChatType, GetChatHistoryRequest, GetChatHistoryResponse,
    GetChatInfoDto, GetChatsRequest, GetChatsResponse,
};
use yandex_market_chats::{Items, Pages};

use crate::support::{Answer, Request, Server};

type Chats = Items<GetChatsResponse, GetChatInfoDto, ChatsError>;
type ChatPages = Pages<GetChatsResponse, ChatsError>;
type Messages = Items<GetChatHistoryResponse, ChatMessageDto, ChatsError>;

fn list(server: &Server) -> GetChats {
    let client = server.client();
    client.chats().get_chats(1, GetChatsRequest::new())
}

fn history(server: &Server) -> GetChatHistory {
    let client = server.client();
    let body = GetChatHistoryRequest::new();
    client.chats().get_chat_history(1, 2, body)
}

/// A page with chats of these numbers, and this much of `paging`, with its comma.
fn chats(ids: &[i64], paging: &str) -> Answer {
    let chats: Vec<_> = ids
        .iter()
        .map(|id| {
            format!(
                r#"{{"chatId":{id},"orderId":1,"type":"CHAT","status":"NEW","createdAt":"2017-11-21T00:00:00+03:00","updatedAt":"2017-11-21T00:00:00+03:00"}}"#
            )
        })
        .collect();
    let chats = chats.join(",");
    Answer::json(
        200,
        &format!(r#"{{"result":{{"chats":[{chats}]{paging}}}}}"#),
    )
}

/// A page with a chat of this number, which names this page as the next.
fn chat(id: i64, next: &str) -> Answer {
    chats(&[id], &paging(next))
}

/// A page with a message of this number, which names this page as the next.
fn message(id: i64, next: &str) -> Answer {
    let paging = paging(next);
    let message = format!(
        r#"{{"messageId":{id},"createdAt":"2017-11-21T00:00:00+03:00","sender":"CUSTOMER","message":"?"}}"#
    );
    let body = format!(r#"{{"result":{{"orderId":1,"messages":[{message}]{paging}}}}}"#);
    Answer::json(200, &body)
}

fn paging(next: &str) -> String {
    format!(r#","paging":{{"nextPageToken":"{next}"}}"#)
}

/// Gives these answers, each on a connection of its own, and returns what was asked.
async fn serve(server: &Server, answers: Vec<Answer>) -> Vec<Request> {
    let mut requests = Vec::new();
    for answer in answers {
        let mut connection = server.accept().await;
        requests.push(connection.request().await);
        connection.answer(&answer).await;
    }
    requests
}

/// The numbers of all chats that are left.
async fn rest(mut items: Chats) -> Vec<i64> {
    let mut ids = Vec::new();
    while let Some(chat) = items.try_next().await.expect("no page fails") {
        ids.push(chat.chat_id);
    }
    ids
}

#[tokio::test]
async fn every_page_of_the_chats_is_asked_for_with_all_that_is_set() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatsRequest::new()
        .with_types([ChatType::Chat])
        .with_statuses([ChatStatusType::WaitingForPartner]);
    let call = client.chats().get_chats(1_046_587, body);
    let items = call.limit(20).header("X-Trace", "abc").items();
    let answers = vec![
        chats(&[1, 2], &paging("a+b/=&?#%é")),
        chat(3, "eyBuZXh0SWQ6IDIzNDIgfQ=="),
        chats(&[4], ""),
    ];
    let (requests, ids) = server.beside(serve(&server, answers), rest(items)).await;
    assert_eq!(ids, [1, 2, 3, 4]);
    let asked = |query: &str| {
        format!(
            r#"POST /businesses/1046587/chats?limit=20{query} HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
content-length: 53
content-type: application/json
host: SERVER
user-agent: yandex-market-chats/0.1.0
x-trace: abc

{{"types":["CHAT"],"statuses":["WAITING_FOR_PARTNER"]}}"#
        )
    };
    let expected = [
        asked(""),
        asked("&page_token=a%2Bb%2F%3D%26%3F%23%25%C3%A9"),
        asked("&page_token=eyBuZXh0SWQ6IDIzNDIgfQ%3D%3D"),
    ];
    assert_eq!(shown(&requests), expected);
    server.saw_nothing();
}

#[tokio::test]
async fn every_page_of_the_history_is_asked_for_with_all_that_is_set() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatHistoryRequest::new().with_message_id_from(90_417_733);
    let call = client
        .chats()
        .get_chat_history(1_046_587, 5_086_217, body)
        .limit(1)
        .page_token("saved/");
    let reading = async {
        let mut items: Messages = call.items();
        let mut ids = Vec::new();
        while let Some(message) = items.try_next().await.expect("no page fails") {
            ids.push(message.message_id);
        }
        ids
    };
    let answers = vec![message(7, "next page"), message(8, "")];
    let (requests, ids) = server.beside(serve(&server, answers), reading).await;
    assert_eq!(ids, [7, 8]);
    let asked = |token: &str| {
        let query = format!("chatId=5086217&limit=1&page_token={token}");
        format!(
            r#"POST /businesses/1046587/chats/history?{query} HTTP/1.1
accept: application/json
api-key: ACMA:the-key-of-the-tests
content-length: 26
content-type: application/json
host: SERVER
user-agent: yandex-market-chats/0.1.0

{{"messageIdFrom":90417733}}"#
        )
    };
    assert_eq!(shown(&requests), [asked("saved%2F"), asked("next%20page")]);
    server.saw_nothing();
}

fn shown(requests: &[Request]) -> Vec<String> {
    requests.iter().map(Request::shown).collect()
}

fn targets(requests: &[Request]) -> Vec<&str> {
    requests.iter().map(Request::target).collect()
}

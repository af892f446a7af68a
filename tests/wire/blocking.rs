//! Calls that wait without `async`.

use std::thread::{self, JoinHandle};

use yandex_market_chats::models::{GetChatsRequest, SendMessageToChatRequest};
use yandex_market_chats::{Delivery, Error, Part, RetryPolicy};

use crate::support::{Answer, CHAT, Request, Server};

/// A server on a thread of its own that gives these answers, one connection each.
fn serve(answers: Vec<Answer>) -> (Server, JoinHandle<Vec<Request>>) {
    let server = Server::new();
    let serving = server.clone();
    let thread = thread::spawn(move || {
        runtime().block_on(async {
            let mut requests = Vec::new();
            for answer in answers {
                let mut connection = serving.accept().await;
                requests.push(connection.request().await);
                connection.answer(&answer).await;
            }
            requests
        })
    });
    (server, thread)
}

fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap()
}

#[test]
fn a_call_can_be_made_outside_of_any_runtime() {
    let (server, serving) = serve(vec![Answer::json(200, CHAT), Answer::empty_ok()]);
    let client = server.client();
    let chat = client.chats().get_chat(1, 5_086_217).send_blocking();
    assert_eq!(chat.unwrap().result.as_ref().unwrap().chat_id, 5_086_217);
    let file = Part::reader(std::io::Cursor::new(b"bytes")).with_file_name("a.txt");
    let sent = client.chats().send_file_to_chat(1, 2, file).send_blocking();
    assert_eq!(sent.unwrap().status(), 200);
    let requests = serving.join().unwrap();
    assert_eq!(requests[0].target(), "/businesses/1/chat?chatId=5086217");
    assert_eq!(requests[1].only_part().1, b"bytes");
}

#[test]
fn many_threads_can_wait_at_once() {
    let answers = (0..20).map(|_| Answer::json(200, CHAT)).collect();
    let (server, serving) = serve(answers);
    let client = server.client();
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            thread::spawn(move || client.chats().get_chat(1, 2).send_blocking().map(drop))
        })
        .collect();
    for thread in waiting {
        thread.join().unwrap().unwrap();
    }
    assert_eq!(serving.join().unwrap().len(), 20);
}

#[test]
fn a_blocking_call_is_repeated_by_the_same_policy() {
    let limited = Answer::new(420, &[("Retry-After", "0")], "{}");
    let (server, serving) = serve(vec![limited, Answer::empty_ok()]);
    let builder = server.builder().api_key("k").retry(RetryPolicy::new());
    let client = builder.build().unwrap();
    let message = SendMessageToChatRequest::new("Hello");
    let call = client.chats().send_message_to_chat(1, 2, message);
    assert_eq!(call.send_blocking().unwrap().attempts(), 2);
    assert_eq!(serving.join().unwrap().len(), 2);
}

/// A page with the chats of these numbers, which names this one as the next.
fn page(ids: &[i64], next: &str) -> Answer {
    let chats = ids.iter().map(|id| {
        format!(r#"{{"chatId":{id},"orderId":1,"type":"CHAT","status":"NEW","createdAt":"2017-11-21T00:00:00+03:00","updatedAt":"2017-11-21T00:00:00+03:00"}}"#)
    });
    let chats = chats.collect::<Vec<_>>().join(",");
    let paging = format!(r#"{{"nextPageToken":"{next}"}}"#);
    Answer::json(
        200,
        &format!(r#"{{"result":{{"chats":[{chats}],"paging":{paging}}}}}"#),
    )
}

#[test]
fn pages_and_items_can_be_waited_for() {
    let (server, serving) = serve(vec![page(&[1, 2], "b"), page(&[3], "")]);
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new()).limit(2);
    let ids: Result<Vec<_>, _> = call
        .items_blocking()
        .map(|chat| chat.map(|chat| chat.chat_id))
        .collect();
    assert_eq!(ids.unwrap(), [1, 2, 3]);
    let requests = serving.join().unwrap();
    assert_eq!(
        requests[1].target(),
        "/businesses/1/chats?limit=2&page_token=b"
    );

    let (server, serving) = serve(vec![page(&[1], "b"), page(&[2], "")]);
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let mut pages = call.pages_blocking();
    pages.next().unwrap().unwrap();
    assert_eq!(pages.next_token(), Some("b"));
    pages.next().unwrap().unwrap();
    assert!(pages.next().is_none());
    serving.join().unwrap();
}

#[test]
fn inside_of_a_runtime_pages_end_after_one_error_and_go_on_outside() {
    let (server, serving) = serve(vec![page(&[1], "")]);
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let mut items = call.items_blocking();
    let found = runtime().block_on(async { items.by_ref().collect::<Vec<_>>() });
    let [Err(Error::Transport(error))] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert!(error.to_string().contains("would stop the async runtime"));
    items.next().unwrap().unwrap();
    assert!(items.next().is_none());
    serving.join().unwrap();
}

#[test]
fn inside_of_a_runtime_a_blocking_call_fails_and_sends_nothing() {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let error = runtime()
        .block_on(async { call.send_blocking() })
        .unwrap_err();
    assert!(matches!(error, Error::Transport(_)));
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(
        error.to_string(),
        "getChats: not sent: a blocking call would stop the async runtime that it is made in; \
         await the call instead, in a thread of `spawn_blocking` by `Handle::block_on`"
    );
    server.saw_nothing();
}

//! From page to page: what is fetched when, and where one can go on.

use std::pin::Pin;

use futures_core::Stream;

use super::{
    Answer, ChatPages, Chats, Messages, Server, chat, chats, history, list, message, paging, rest,
    serve, targets,
};

#[tokio::test]
async fn nothing_is_fetched_ahead() {
    let server = Server::new();
    let mut items = list(&server).items();
    server.saw_nothing();
    let first = chats(&[1, 2], &paging("b"));
    let id = server.result(next_id(&mut items), first).await;
    assert_eq!(id, Some(1));
    assert_eq!(next_id(&mut items).await, Some(2));
    // Whatever might run in the background gets its turn.
    tokio::task::yield_now().await;
    server.saw_nothing();
    let id = server.result(next_id(&mut items), chats(&[3], "")).await;
    assert_eq!(id, Some(3));
    assert_eq!(next_id(&mut items).await, None);
    server.saw_nothing();
}

async fn next_id(items: &mut Chats) -> Option<i64> {
    let chat = items.try_next().await.expect("no page fails");
    chat.map(|chat| chat.chat_id)
}

#[tokio::test]
async fn pages_are_responses_and_a_saved_token_goes_on_with_the_next_one() {
    let server = Server::new();
    let mut pages = list(&server).limit(1).pages();
    assert_eq!(pages.next_token(), None);
    let page = server.result(pages.try_next(), chat(1, "t/2")).await;
    let page = page.unwrap().expect("a page");
    assert_eq!(page.status(), 200);
    assert_eq!(page.headers()["content-type"], "application/json");
    assert_eq!(page.result.as_ref().unwrap().chats[0].chat_id, 1);
    let saved = pages.next_token().expect("there is a next page").to_owned();
    assert_eq!(saved, "t/2");
    drop(pages);

    let again = list(&server).limit(1).page_token(&saved).pages();
    assert_eq!(again.next_token(), Some("t/2"));
    let answers = vec![chat(2, "t/3"), chats(&[3], "")];
    let (requests, count) = server.beside(serve(&server, answers), counted(again)).await;
    assert_eq!(count, 2);
    let expected = [
        "/businesses/1/chats?limit=1&page_token=t%2F2",
        "/businesses/1/chats?limit=1&page_token=t%2F3",
    ];
    assert_eq!(targets(&requests), expected);
}

async fn counted(mut pages: ChatPages) -> usize {
    let mut count = 0;
    while pages.try_next().await.expect("no page fails").is_some() {
        count += 1;
    }
    assert_eq!(pages.next_token(), None);
    count
}

#[tokio::test]
async fn from_the_resume_token_of_items_none_is_lost() {
    let server = Server::new();
    let mut items = list(&server).items();
    assert_eq!(items.resume_token(), None);
    let first = chats(&[1, 2], &paging("b"));
    server.result(next_id(&mut items), first).await;
    assert_eq!(items.resume_token(), None, "2 is still to come");
    next_id(&mut items).await;
    assert_eq!(items.resume_token(), Some("b"));
    server.result(next_id(&mut items), chats(&[3, 4], "")).await;
    assert_eq!(items.resume_token(), Some("b"), "4 is still to come");
    assert_eq!(rest(items).await, [4]);
}

#[tokio::test]
async fn a_next_that_is_dropped_half_way_loses_nothing() {
    let server = Server::new();
    let mut items = history(&server).items();
    let mut connection = {
        let serving = async {
            let mut connection = server.accept().await;
            connection.request().await;
            connection
        };
        tokio::select! {
            connection = serving => connection,
            result = items.next() => panic!("{result:?}"),
        }
    };
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"result\":";
    connection.write(half.as_bytes()).await;
    // Dropped a second time, in the middle of the answer.
    tokio::select! {
        biased;
        result = items.next() => panic!("{result:?}"),
        () = tokio::task::yield_now() => {}
    }
    let full = message(9, "");
    let body = String::from_utf8(full.bytes().to_vec()).expect("it is text");
    let (_, body) = body.split_once("{\"result\":").expect("it is a page");
    let padded = format!("{body:width$}", width = 1000 - "{\"result\":".len());
    let serving = connection.write(padded.as_bytes());
    let ((), result) = server.beside(serving, items.next()).await;
    assert_eq!(result.unwrap().unwrap().message_id, 9);
    // It was the first request all the time.
    server.saw_nothing();
}

#[tokio::test]
async fn dropping_the_stream_ends_the_request_under_way() {
    let server = Server::new();
    let mut items = list(&server).items();
    let serving = async {
        let mut connection = server.accept().await;
        connection.request().await;
        connection
    };
    let connection = tokio::select! {
        connection = serving => connection,
        result = items.next() => panic!("{result:?}"),
    };
    drop(items);
    server.beside(connection.end(), async {}).await;
}

#[tokio::test]
async fn a_stream_can_be_sent_to_another_task_and_outlives_its_client() {
    let server = Server::new();
    let spawned = tokio::spawn(rest(list(&server).items()));
    let answers = vec![chat(1, "b"), chats(&[2], "")];
    let (_, ids) = server.beside(serve(&server, answers), spawned).await;
    assert_eq!(ids.expect("the task ends"), [1, 2]);
}

#[tokio::test]
async fn streams_are_streams_for_whoever_wants_one() {
    let server = Server::new();
    let mut stream = boxed(list(&server).items());
    let next = std::future::poll_fn(|context| stream.as_mut().poll_next(context));
    let answer: Option<Result<_, _>> = server.result(next, chats(&[1, 2], "")).await;
    assert_eq!(answer.unwrap().unwrap().chat_id, 1);
    assert_eq!(stream.size_hint(), (1, None), "2 is there already");
    drop(boxed::<ChatPages>(list(&server).pages()));
    drop(boxed::<Messages>(history(&server).items()));
}

fn boxed<S>(stream: S) -> Pin<Box<dyn Stream<Item = S::Item> + Send>>
where
    S: Stream + Send + Unpin + 'static,
{
    Box::pin(stream)
}

#[tokio::test]
async fn a_stream_that_nobody_waits_for_asks_nothing() {
    let server = Server::new();
    drop(list(&server).items());
    drop(list(&server).pages());
    server.saw_nothing();
}

#[tokio::test]
async fn one_call_alone_is_one_page() {
    let server = Server::new();
    let answer: Answer = chat(1, "b");
    let page = server.result(list(&server), answer).await.unwrap();
    assert_eq!(page.result.as_ref().unwrap().chats.len(), 1);
    server.saw_nothing();
}

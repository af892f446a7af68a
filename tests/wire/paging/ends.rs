//! Where the pages end.

use yandex_market_chats::{Delivery, Error};

use super::{Answer, Chats, Server, chat, chats, list, rest, serve, targets};

#[tokio::test]
async fn a_page_that_names_no_other_one_is_the_last() {
    let ends = [
        "",
        r#","paging":null"#,
        r#","paging":{}"#,
        r#","paging":{"nextPageToken":null}"#,
        r#","paging":{"nextPageToken":""}"#,
        r#","paging":{"next":"another field"}"#,
    ];
    for end in ends {
        let server = Server::new();
        let items = list(&server).items();
        let ids = server.result(rest(items), chats(&[1], end)).await;
        assert_eq!(ids, [1], "{end}");
        server.saw_nothing();
    }
}

#[tokio::test]
async fn a_page_without_a_result_is_the_last_and_has_no_items() {
    for body in [r#"{"status":"OK"}"#, r#"{"result":null}"#, "{}"] {
        let server = Server::new();
        let items = list(&server).items();
        let ids = server.result(rest(items), Answer::json(200, body)).await;
        assert_eq!(ids, [0; 0], "{body}");
        server.saw_nothing();
    }
}

#[tokio::test]
async fn a_page_without_items_is_not_the_last() {
    let server = Server::new();
    let items = list(&server).items();
    let empty = chats(&[], r#","paging":{"nextPageToken":"b"}"#);
    let answers = vec![empty, chats(&[1], "")];
    let (_, ids) = server.beside(serve(&server, answers), rest(items)).await;
    assert_eq!(ids, [1]);
}

/// Reads to the error that must come, and tells the chats before it.
async fn until_error(items: &mut Chats) -> (Vec<i64>, Error<super::ChatsError>) {
    let mut ids = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(chat)) => ids.push(chat.chat_id),
            Ok(None) => panic!("the end after {ids:?}"),
            Err(error) => return (ids, error),
        }
    }
}

#[tokio::test]
async fn a_token_that_comes_again_ends_the_stream_with_an_error() {
    // The page itself, a circle of three, and the token that the caller began with.
    for (start, tokens) in [
        (None, vec!["s3cret", "s3cret"]),
        (None, vec!["a", "b", "s3cret", "a"]),
        (Some("s3cret"), vec!["b", "s3cret"]),
    ] {
        let server = Server::new();
        let call = list(&server);
        let call = match start {
            Some(token) => call.page_token(token),
            None => call,
        };
        let mut items = call.items();
        let count = tokens.len();
        let answers = tokens.into_iter().map(|token| chat(1, token)).collect();
        let serving = serve(&server, answers);
        let (requests, (ids, error)) = server.beside(serving, until_error(&mut items)).await;
        assert_eq!(ids.len(), count, "the pages before count");
        assert!(matches!(error, Error::Paging(_)), "{error:?}");
        assert_eq!(error.delivery(), Delivery::NotSent);
        assert_eq!(error.operation(), "getChats");
        let told = format!("{error} {error:?}");
        assert!(
            told.contains("getChats") && !told.contains("s3cret"),
            "{told}"
        );
        assert!(items.next().await.is_none() && items.next().await.is_none());
        server.saw_nothing();
        let mut asked = targets(&requests);
        asked.sort_unstable();
        asked.dedup();
        assert_eq!(asked.len(), count, "no page was asked for twice");
    }
}

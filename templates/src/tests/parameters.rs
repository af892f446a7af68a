//! Parameters in queries, headers and cookies, and the options of a call.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};

use super::api::{ChatType, GetChatsRequest, Priority, client};
use super::server::Server;
use crate::runtime::{
    Bounds, Call, Client, Empty, Error, Method, NoErrorBody, Operation, Parameter, Patch, Safety,
    Style, ToParameter,
};

static GET: Operation = Operation {
    id: "list",
    method: Method::GET,
    path: "/list",
    server: None,
    content_type: None,
    accept: None,
    security: &[],
    safety: Safety::Safe,
    answers_with_redirect: false,
};

async fn target(parameter: &'static Parameter, value: &dyn ToParameter) -> String {
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let call = Call::new(&client, &GET).parameter(parameter, value);
    call.send::<Empty, NoErrorBody>().await.expect("an answer");
    server.request().target().to_owned()
}

#[tokio::test]
async fn a_call_sends_what_it_was_given_and_nothing_else() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let request = GetChatsRequest {
        order_ids: Patch::Null,
        types: Patch::Value(vec![ChatType::Chat, "SOON".into()]),
        priority: None,
    };
    let call = client(&server.url)
        .chats()
        .get_chats(7, request)
        .page_token("eyBu==")
        .limit(20);
    let response = call.await.expect("an answer");
    assert_eq!(response.status(), 200);
    let received = server.request();
    assert_eq!(
        received.line(),
        "POST /businesses/7/chats?page_token=eyBu%3D%3D&limit=20 HTTP/1.1"
    );
    assert_eq!(
        received.text(),
        r#"{"orderIds":null,"types":["CHAT","SOON"]}"#
    );
    let mut names: Vec<_> = received
        .head
        .lines()
        .skip(1)
        .filter_map(|line| line.split(": ").next())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "accept",
            "api-key",
            "content-length",
            "content-type",
            "host",
            "user-agent"
        ]
    );
    assert_eq!(received.header("api-key"), "s3cret");
    assert_eq!(received.header("content-type"), "application/json");
    assert_eq!(received.header("accept"), "application/json");
    assert_eq!(received.header("user-agent"), "chats/1.0");
}

#[tokio::test]
async fn a_parameter_that_is_set_twice_counts_once_as_it_was_set_last() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let call = client(&server.url)
        .chats()
        .get_chats(7, GetChatsRequest::default());
    call.limit(1)
        .page_token("a")
        .limit(2)
        .await
        .expect("an answer");
    assert_eq!(
        server.request().target(),
        "/businesses/7/chats?limit=2&page_token=a"
    );
}

#[tokio::test]
async fn a_parameter_that_was_wrong_and_set_right_is_right() {
    static SMALL: Parameter = Parameter::query("n").bounds(&Bounds::new().maximum(5));
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let call = Call::new(&client, &GET)
        .parameter(&SMALL, &9_i64)
        .parameter(&SMALL, &5_i64);
    call.send::<Empty, NoErrorBody>().await.expect("an answer");
    assert_eq!(server.request().target(), "/list?n=5");
}

#[tokio::test]
async fn every_type_of_value_becomes_text() {
    static P: Parameter = Parameter::query("p");
    let moment = DateTime::parse_from_rfc3339("2017-11-21T00:00:00+03:00").expect("a date");
    let day = NaiveDate::from_ymd_opt(2017, 11, 21).expect("a date");
    let values: [(&dyn ToParameter, &str); 15] = [
        (&i8::MIN, "-128"),
        (&i16::MIN, "-32768"),
        (&u8::MAX, "255"),
        (&u16::MAX, "65535"),
        (&i32::MIN, "-2147483648"),
        (&i64::MAX, "9223372036854775807"),
        (&1.5_f32, "1.5"),
        (&0.1_f64, "0.1"),
        (&true, "true"),
        (&"a&b=c d+e", "a%26b%3Dc%20d%2Be"),
        (&String::from("é"), "%C3%A9"),
        (&moment, "2017-11-21T00%3A00%3A00%2B03%3A00"),
        (&day, "2017-11-21"),
        (&ChatType::Unknown("A B".into()), "A%20B"),
        (&Priority::Unknown(9), "9"),
    ];
    for (value, text) in values {
        assert_eq!(target(&P, value).await, format!("/list?p={text}"));
    }
}

#[tokio::test]
async fn an_empty_text_is_sent_and_an_empty_list_is_not() {
    static P: Parameter = Parameter::query("p");
    assert_eq!(target(&P, &"").await, "/list?p=");
    assert_eq!(target(&P, &Vec::<i64>::new()).await, "/list");
}

#[tokio::test]
async fn reserved_characters_are_sent_as_they_are_where_that_is_allowed() {
    static P: Parameter = Parameter::query("p").allow_reserved();
    assert_eq!(target(&P, &"a/b?c=d:e").await, "/list?p=a/b?c=d:e");
    assert_eq!(
        target(&P, &"a&b#c+d%e f").await,
        "/list?p=a%26b%23c%2Bd%25e%20f"
    );
}

#[tokio::test]
async fn headers_and_cookies_are_sent() {
    static TRACE: Parameter = Parameter::header("X-Trace");
    static SESSION: Parameter = Parameter::cookie("session");
    static IDS: Parameter = Parameter::cookie("ids").explode(false);
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let call = Call::new(&client, &GET)
        .parameter(&TRACE, &vec![1_i64, 2])
        .parameter(&SESSION, &"a;b")
        .parameter(&IDS, &vec![1_i64, 2]);
    call.send::<Empty, NoErrorBody>().await.expect("an answer");
    assert_eq!(server.request().header("x-trace"), "1,2");
    assert_eq!(server.request().header("cookie"), "session=a%3Bb; ids=1,2");
}

#[tokio::test]
async fn a_header_that_would_add_another_one_is_refused() {
    static TRACE: Parameter = Parameter::header("X-Trace");
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    for value in ["a\r\nX-Admin: 1", "a\nb", "\0", "é"] {
        let call = Call::new(&client, &GET).parameter(&TRACE, &value);
        let error = call
            .send::<Empty, NoErrorBody>()
            .await
            .expect_err("refused");
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        assert!(error.to_string().contains("`X-Trace`"), "{error}");
        let call = Call::new(&client, &GET).header("X-Own", value);
        let error = call
            .send::<Empty, NoErrorBody>()
            .await
            .expect_err("refused");
        assert!(error.to_string().contains("`X-Own`"), "{error}");
    }
    let call = Call::new(&client, &GET).header("a b", "c");
    assert!(matches!(
        call.send::<Empty, NoErrorBody>().await,
        Err(Error::Invalid(_))
    ));
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_header_of_the_call_wins_over_one_of_the_client() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let builder = Client::builder()
        .base_url(&server.url)
        .api_key("k")
        .user_agent("bot/2");
    let client = builder
        .default_header("X-Team", "a")
        .default_header("X-Shop", "1")
        .build()
        .expect("a client");
    let call = client.chats().get_chats(7, GetChatsRequest::default());
    call.header("x-team", "b").send().await.expect("an answer");
    let received = server.request();
    assert_eq!(received.header("x-team"), "b");
    assert_eq!(received.header("x-shop"), "1");
    assert_eq!(received.header("user-agent"), "bot/2");
}

#[tokio::test]
async fn objects_in_a_query_are_flat_deep_or_json() {
    static DEEP: Parameter = Parameter::query("f").style(Style::DeepObject);
    static FORM: Parameter = Parameter::query("f");
    static JSON: Parameter = Parameter::query("f");
    let value = GetChatsRequest {
        order_ids: Patch::Value(vec![1, 2]),
        types: Patch::Null,
        priority: Some(Priority::Value1),
    };
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let calls = [
        Call::new(&client, &GET).parameter_object(&DEEP, &value),
        Call::new(&client, &GET).parameter_object(&FORM, &value),
        Call::new(&client, &GET).parameter_json(&JSON, &value),
    ];
    for call in calls {
        call.send::<Empty, NoErrorBody>().await.expect("an answer");
    }
    let received = server.received();
    let targets: Vec<_> = received
        .iter()
        .map(super::server::Received::target)
        .collect();
    assert_eq!(
        targets,
        [
            "/list?f%5BorderIds%5D%5B0%5D=1&f%5BorderIds%5D%5B1%5D=2&f%5Bpriority%5D=1",
            "/list?orderIds=1&orderIds=2&priority=1",
            "/list?f=%7B%22orderIds%22%3A%5B1%2C2%5D%2C%22types%22%3Anull%2C%22priority%22%3A1%7D",
        ]
    );
}

#[tokio::test]
async fn what_is_nested_is_json_or_has_a_key_in_brackets_for_each_step() {
    static DEEP: Parameter = Parameter::query("f").style(Style::DeepObject);
    static FORM: Parameter = Parameter::query("f");
    let range = |from: i64| BTreeMap::from([("from".to_owned(), from)]);
    let by_name = BTreeMap::from([("a b".to_owned(), range(1)), ("c".to_owned(), range(2))]);
    let list = vec![range(1), range(2)];
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let call = || Call::new(&client, &GET);
    let calls = [
        call().parameter_object(&DEEP, &by_name),
        call().parameter_object(&FORM, &by_name),
        call().parameter_object(&DEEP, &list),
        call().parameter_object(&FORM, &list),
        call().parameter_object(&FORM, &vec![vec![1, 2], vec![3]]),
        call().parameter_object(&DEEP, &vec![1, 2]),
        call().parameter_object(&DEEP, &"a&b".to_owned()),
    ];
    for call in calls {
        call.send::<Empty, NoErrorBody>().await.expect("an answer");
    }
    let received = server.received();
    let targets: Vec<_> = received
        .iter()
        .map(super::server::Received::target)
        .collect();
    assert_eq!(
        targets,
        [
            "/list?f%5Ba%20b%5D%5Bfrom%5D=1&f%5Bc%5D%5Bfrom%5D=2",
            "/list?a%20b=%7B%22from%22%3A1%7D&c=%7B%22from%22%3A2%7D",
            "/list?f%5B0%5D%5Bfrom%5D=1&f%5B1%5D%5Bfrom%5D=2",
            "/list?f=%7B%22from%22%3A1%7D&f=%7B%22from%22%3A2%7D",
            "/list?f=%5B1%2C2%5D&f=%5B3%5D",
            "/list?f%5B0%5D=1&f%5B1%5D=2",
            "/list?f=a%26b",
        ]
    );
}

#[tokio::test]
async fn null_is_no_item_of_a_list() {
    static LIST: Parameter = Parameter::query("f");
    static JOINED: Parameter = Parameter::query("f").explode(false);
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    for list in [vec![Some(1), None, Some(2)], vec![None]] {
        for parameter in [&LIST, &JOINED] {
            let call = Call::new(&client, &GET).parameter(parameter, &list);
            call.send::<Empty, NoErrorBody>().await.expect("an answer");
        }
    }
    let received = server.received();
    let targets: Vec<_> = received
        .iter()
        .map(super::server::Received::target)
        .collect();
    assert_eq!(targets, ["/list?f=1&f=2", "/list?f=1,2", "/list", "/list"]);
}

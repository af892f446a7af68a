//! Bodies that are not multipart.

use std::collections::BTreeMap;

use super::api::{GetChatsRequest, Priority};
use super::server::{Received, Server};
use crate::runtime::{
    Bounds, Call, Client, Empty, Error, FormField, Method, NoErrorBody, Operation, Parameter, Part,
    Patch, Response, Safety, Style,
};

type Outcome = Result<Response<()>, Error<NoErrorBody>>;

macro_rules! operation {
    ($name:ident, $content_type:expr) => {
        static $name: Operation = Operation {
            id: "put",
            method: Method::PUT,
            path: "/",
            server: None,
            content_type: $content_type,
            accept: None,
            security: &[],
            safety: Safety::Idempotent,
            answers_with_redirect: false,
        };
    };
}

operation!(JSON, Some("application/merge-patch+json"));
operation!(TEXT, Some("text/plain"));
operation!(BYTES, Some("application/octet-stream"));
operation!(IMAGE, Some("image/*"));
operation!(FORM, Some("application/x-www-form-urlencoded"));

async fn put(
    operation: &'static Operation,
    set: impl FnOnce(Call) -> Call,
) -> (Outcome, Vec<Received>) {
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let outcome = set(Call::new(&client, operation))
        .send::<Empty, NoErrorBody>()
        .await;
    (outcome, server.received())
}

async fn sent(operation: &'static Operation, set: impl FnOnce(Call) -> Call) -> Received {
    let (outcome, mut received) = put(operation, set).await;
    outcome.expect("an answer");
    received.remove(0)
}

#[tokio::test]
async fn json_is_sent_with_the_declared_media_type_and_its_length() {
    let body = GetChatsRequest {
        order_ids: Patch::Value(vec![1]),
        ..Default::default()
    };
    let received = sent(&JSON, |call| call.json(&body)).await;
    assert_eq!(
        received.header("content-type"),
        "application/merge-patch+json"
    );
    assert_eq!(received.header("content-length"), "16");
    assert_eq!(received.text(), r#"{"orderIds":[1]}"#);
}

#[tokio::test]
async fn without_a_body_there_is_no_content_type_and_a_length_of_nothing() {
    let received = sent(&JSON, |call| call).await;
    assert!(received.headers("content-type").is_empty());
    assert_eq!(received.headers("content-length"), ["0"]);
    assert_eq!(received.body, b"");
}

#[tokio::test]
async fn a_method_that_has_no_body_says_nothing_of_one() {
    static GET: Operation = Operation {
        method: Method::GET,
        content_type: None,
        ..JSON
    };
    let received = sent(&GET, |call| call).await;
    assert!(received.headers("content-length").is_empty());
}

#[tokio::test]
async fn text_is_sent_as_it_is() {
    let received = sent(&TEXT, |call| {
        call.text("\u{feff}а\r\nб".to_owned(), Bounds::NONE)
    })
    .await;
    assert_eq!(received.header("content-type"), "text/plain");
    assert_eq!(received.text(), "\u{feff}а\r\nб");
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let received = sent(&BYTES, |call| {
        call.binary(vec![0, 255, 13, 10], Bounds::NONE)
    })
    .await;
    assert_eq!(received.header("content-type"), "application/octet-stream");
    assert_eq!(received.header("content-length"), "4");
    assert_eq!(received.body, [0, 255, 13, 10]);
}

#[tokio::test]
async fn a_range_of_media_types_is_narrowed_to_that_of_the_part() {
    let part = || Part::bytes(vec![1]).with_content_type("image/png");
    let received = sent(&IMAGE, |call| call.binary(part(), Bounds::NONE)).await;
    assert_eq!(received.header("content-type"), "image/png");
}

#[tokio::test]
async fn a_reader_of_unknown_length_is_sent_in_chunks() {
    let part = Part::reader(std::io::Cursor::new(vec![b'x'; 200_000]));
    let received = sent(&BYTES, |call| call.binary(part, Bounds::NONE)).await;
    assert_eq!(received.header("transfer-encoding"), "chunked");
    assert_eq!(received.body, vec![b'x'; 200_000]);
}

#[tokio::test]
async fn a_reader_of_known_length_is_sent_with_it() {
    let part = Part::reader(std::io::Cursor::new(vec![b'x'; 200_000])).with_length(200_000);
    let received = sent(&BYTES, |call| call.binary(part, Bounds::NONE)).await;
    assert_eq!(received.header("content-length"), "200000");
    assert_eq!(received.body, vec![b'x'; 200_000]);
}

#[tokio::test]
async fn a_reader_that_goes_on_after_all_that_it_said_fails_the_call() {
    let said = std::io::Cursor::new(vec![b'x'; 10]);
    let reader = tokio::io::AsyncReadExt::chain(said, std::io::Cursor::new(b"more"));
    let part = Part::reader(reader).with_length(10);
    let (outcome, received) = put(&BYTES, |call| call.binary(part, Bounds::NONE)).await;
    assert!(
        outcome
            .expect_err("a failure")
            .to_string()
            .contains("longer")
    );
    assert!(received.is_empty(), "never taken for a whole request");
}

#[tokio::test]
async fn a_file_that_is_not_in_memory_cannot_be_in_a_form_that_is_text() {
    static FILE: FormField = FormField::new("file");
    let part = Part::reader(tokio::io::empty());
    let (outcome, received) = put(&FORM, |call| call.part(&FILE, part)).await;
    let error = outcome.expect_err("refused");
    assert!(
        error
            .to_string()
            .contains("`file` cannot be in a form of this kind"),
        "{error}"
    );
    assert!(received.is_empty());
}

#[tokio::test]
async fn a_reader_with_more_or_less_than_it_said_fails_the_call() {
    for (length, problem) in [(9, "longer"), (11, "ends 1 bytes before")] {
        let part = Part::reader(std::io::Cursor::new(vec![b'x'; 10])).with_length(length);
        let (outcome, received) = put(&BYTES, |call| call.binary(part, Bounds::NONE)).await;
        let error = outcome.expect_err("a failure");
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert!(error.to_string().contains(problem), "{error}");
        assert!(received.is_empty(), "never taken for a whole request");
    }
}

#[tokio::test]
async fn a_text_that_may_be_something_else_is_itself_unless_it_is_said_to_be_json() {
    static PLAIN: FormField = FormField::new("plain");
    static MARKDOWN: FormField = FormField::new("markdown").content_type("text/markdown");
    static JSON: FormField = FormField::new("json").content_type("application/json");
    let received = sent(&FORM, |call| {
        call.field_json(&PLAIN, &"a b".to_owned())
            .field_json(&MARKDOWN, &"a b".to_owned())
            .field_json(&JSON, &"a b".to_owned())
    })
    .await;
    assert_eq!(received.text(), "plain=a+b&markdown=a+b&json=%22a+b%22");
}

fn map<V, const N: usize>(entries: [(&str, V); N]) -> BTreeMap<String, V> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[tokio::test]
async fn a_field_of_a_form_can_be_written_as_a_parameter_is() {
    static PLAIN: FormField = FormField::new("plain");
    static DEEP: FormField = FormField::styled(Parameter::form("deep").style(Style::DeepObject));
    static TAGS: FormField = FormField::styled(Parameter::form("tags").explode(false));
    static SPREAD: FormField = FormField::styled(Parameter::form("spread"));
    static URL: FormField = FormField::styled(Parameter::form("url").allow_reserved());
    static NONE: FormField = FormField::styled(Parameter::form("none").style(Style::DeepObject));
    let meta = GetChatsRequest {
        order_ids: Patch::Value(vec![1, 2]),
        priority: Some(Priority::Value1),
        ..Default::default()
    };
    let tags = vec!["x".to_owned(), "y z,&+".to_owned()];
    let received = sent(&FORM, |call| {
        call.field_object(&DEEP, &BTreeMap::<String, String>::new())
            .field(&PLAIN, &"a b")
            .field_object(&DEEP, &map([("a", meta.clone())]))
            .field_styled(&TAGS, &tags)
            .field_object(&SPREAD, &map([("k=", "v&".to_owned())]))
            .field_styled(&URL, &"/a?b&c")
            .field_styled(&NONE, &Vec::<String>::new())
    })
    .await;
    assert_eq!(
        received.text(),
        "plain=a+b&deep%5Ba%5D%5BorderIds%5D%5B0%5D=1&deep%5Ba%5D%5BorderIds%5D%5B1%5D=2&deep%5Ba%5D%5Bpriority%5D=1\
         &tags=x,y%20z%2C%26%2B&k%3D=v%26&url=/a?b%26c"
    );
}

#[tokio::test]
async fn a_styled_field_is_held_against_its_bounds() {
    static TAGS: FormField = FormField::styled(Parameter::form("tags").explode(false))
        .bounds(&Bounds::new().max_items(1));
    let two = vec!["x".to_owned(), "y".to_owned()];
    let (outcome, received) = put(&FORM, |call| call.field_styled(&TAGS, &two)).await;
    let error = outcome.expect_err("too many").to_string();
    assert!(error.contains("`tags`"), "{error}");
    assert!(received.is_empty());
}

#[tokio::test]
async fn a_form_is_encoded_as_browsers_do() {
    static TITLE: FormField = FormField::new("ti tle");
    static TAGS: FormField = FormField::new("tags");
    static META: FormField = FormField::new("meta");
    let meta = GetChatsRequest {
        priority: Some(Priority::Value1),
        ..Default::default()
    };
    let received = sent(&FORM, |call| {
        call.field(&TITLE, &"x")
            .field(&TITLE, &"a b&c=d+é~*-._\n")
            .field(&TAGS, &vec!["x".to_owned(), "y z".to_owned()])
            .field_json(&META, &meta)
    })
    .await;
    assert_eq!(
        received.header("content-type"),
        "application/x-www-form-urlencoded"
    );
    assert_eq!(
        received.text(),
        "ti+tle=a+b%26c%3Dd%2B%C3%A9%7E*-._%0A&tags=x&tags=y+z&meta=%7B%22priority%22%3A1%7D"
    );
}

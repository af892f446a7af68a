//! Bodies: forms of both kinds, text, bytes, and JSON.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::operation;
use crate::runtime::mock::{
    Api, Arguments, Expectation, Incoming, MockServer, Mocked, ReceivedPart, Unreadable,
};
use crate::runtime::{
    Bounds, Call, Client, Empty, FormField, Method, NoErrorBody, Operation, Parameter, Part, Style,
};
use crate::tests::api::{GetChatsRequest, Priority};

static MULTIPART: Operation = operation("m", Method::POST, "/m", Some("multipart/form-data"));
static ENCODED: Operation = operation(
    "u",
    Method::POST,
    "/u",
    Some("application/x-www-form-urlencoded"),
);
static TEXT: Operation = operation("t", Method::POST, "/t", Some("text/plain"));
static BYTES: Operation = operation("b", Method::POST, "/b", Some("image/*"));
static JSON: Operation = operation(
    "j",
    Method::POST,
    "/j",
    Some("application/merge-patch+json"),
);
static API: Api = Api {
    operations: &[&[&MULTIPART, &ENCODED, &TEXT, &BYTES, &JSON]],
    builder: Client::builder,
};

static WORDS: FormField = FormField::new("wo\"rds");
static NUMBER: FormField = FormField::new("number");
static EITHER: FormField = FormField::new("either");
static ABOUT: FormField = FormField::new("about");
static PLAIN: FormField = FormField::new("plain");
static TAGS: FormField = FormField::styled(Parameter::form("ta gs").explode(false));
static DEEP: FormField = FormField::styled(Parameter::form("deep").style(Style::DeepObject));
static DEEP_LIST: FormField = FormField::styled(Parameter::form("list").style(Style::DeepObject));
static SPREAD: FormField = FormField::styled(Parameter::form("spread"));
static FILES: FormField = FormField::new("files").content_type("image/png");

/// Gives an operation and its arguments.
macro_rules! mocked {
    ($called:ident, $came:ident {$($field:ident: $ty:ty = |$request:ident| $read:expr),*}, $operation:ident) => {
        struct $called;

        #[derive(Debug, PartialEq)]
        struct $came { $($field: $ty),* }

        impl Arguments for $came {
            fn read(request: &Incoming<'_>) -> Result<Self, Unreadable> {
                Ok(Self { $($field: { let $request = request; $read }),* })
            }
        }

        impl Mocked for $called {
            type Success = Empty;
            type Error = NoErrorBody;
            type Arguments = $came;

            const OPERATION: &'static Operation = &$operation;
            const STATUS: u16 = 204;
        }
    };
}

mocked!(SendMultipart, Multipart {
    words: Vec<String> = |request| request.field(&WORDS).required()?,
    number: Option<Priority> = |request| request.field(&NUMBER).optional()?,
    about: Option<GetChatsRequest> = |request| request.field_json(&ABOUT).optional()?,
    files: Vec<ReceivedPart> = |request| request.parts(&FILES).required()?
}, MULTIPART);
mocked!(SendEncoded, Encoded {
    words: Vec<String> = |request| request.field(&WORDS).required()?,
    number: Priority = |request| request.field(&NUMBER).required()?
}, ENCODED);
mocked!(SendStyled, Styled {
    plain: Option<String> = |request| request.field(&PLAIN).optional()?,
    tags: Option<Vec<String>> = |request| request.field_styled(&TAGS).optional()?,
    deep: Option<BTreeMap<String, Vec<String>>> = |request| request.field_object(&DEEP).optional()?,
    deep_list: Vec<String> = |request| request.field_styled(&DEEP_LIST).required()?
}, ENCODED);
mocked!(SendSpread, Spread {
    pairs: BTreeMap<String, String> = |request| request.field_object(&SPREAD).required()?
}, ENCODED);
mocked!(SendEither, EitherBody {
    either: Option<serde_json::Value> = |request| request.field_json(&EITHER).optional()?
}, ENCODED);
mocked!(SendPart, PartBody {
    either: Option<serde_json::Value> = |request| request.field_json(&EITHER).optional()?
}, MULTIPART);
mocked!(SendText, TextBody { body: Option<String> = |request| request.text().optional()? }, TEXT);
mocked!(
    SendBytes,
    BytesBody {
        body: Bytes = |request| request.binary().required()?
    },
    BYTES
);
mocked!(SendJson, JsonBody { body: Option<i64> = |request| request.json().required()? }, JSON);

/// Expects the first call, makes both, and gives what came of each.
async fn check<M: Mocked<Success = Empty>>(
    mock: &MockServer,
    calls: [fn(Call) -> Call; 2],
) -> Vec<M::Arguments> {
    let mut expected = Expectation::<M>::new(mock);
    expected.call = calls[0](expected.call);
    expected.respond(()).await;
    for (index, put) in calls.into_iter().enumerate() {
        let call = put(Call::new(&mock.client(), M::OPERATION));
        let answer = call.send::<Empty, NoErrorBody>().await;
        assert_eq!(answer.is_ok(), index == 0, "call {index}: {answer:?}");
    }
    let received = Expectation::<M>::new(mock).received().await.into_iter();
    received
        .map(crate::runtime::mock::Received::into_arguments)
        .collect()
}

fn words() -> Vec<String> {
    ["a b+c&d=ü", "", "e"].map(str::to_owned).to_vec()
}

fn map<V, const N: usize>(entries: [(&str, V); N]) -> BTreeMap<String, V> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn owned((key, value): (&'static str, &str)) -> (&'static str, String) {
    (key, value.to_owned())
}

fn files(last: &'static str) -> [Part; 2] {
    let photo = Part::bytes(&b"\r\n--\r\n\r\nphoto"[..]).with_file_name("a\"b; c.png");
    [photo, Part::text(last)]
}

#[tokio::test]
async fn fields_and_files_of_a_multipart_form() {
    let mock = MockServer::serve(&API).await;
    let calls: [fn(Call) -> Call; 2] = [
        |call| {
            call.field(&WORDS, &words())
                .field(&NUMBER, &Priority::Value1)
                .field_json(&ABOUT, &GetChatsRequest::default())
                .parts(&FILES, files("one"))
        },
        |call| call.parts(&FILES, files("two")),
    ];
    let came = check::<SendMultipart>(&mock, calls).await;
    assert_eq!(came[0].words, words());
    assert_eq!(came[0].number, Some(Priority::Value1));
    assert_eq!(came[0].about, Some(GetChatsRequest::default()));
    assert_eq!(came[0].files.len(), 2);
    assert_eq!(came[0].files[0].file_name.as_deref(), Some("a\"b; c.png"));
    assert_eq!(came[0].files[0].content_type.as_deref(), Some("image/png"));
    assert_eq!(&came[0].files[0].bytes[..], b"\r\n--\r\n\r\nphoto");
    assert_eq!(came[1].words, Vec::<String>::new());
    assert_eq!(
        (came[1].number.as_ref(), came[1].about.as_ref()),
        (None, None)
    );
    assert_eq!(came[1].files[1].text(), "two");
}

#[tokio::test]
async fn only_the_fields_that_are_named_are_compared() {
    let mock = MockServer::serve(&API).await;
    let mut expected = Expectation::<SendMultipart>::new(&mock);
    expected.call = expected.call.field(&WORDS, &words());
    expected.respond(()).await;
    let call = Call::new(&mock.client(), &MULTIPART)
        .field(&WORDS, &words())
        .parts(&FILES, files("one"));
    assert!(call.send::<Empty, NoErrorBody>().await.is_ok());
}

#[tokio::test]
#[should_panic(expected = "a file that is expected must be in memory")]
async fn a_file_from_a_reader_cannot_be_expected() {
    let mock = MockServer::serve(&API).await;
    let mut expected = Expectation::<SendMultipart>::new(&mock);
    let file = Part::reader(b"a".as_slice());
    expected.call = expected.call.part(&FILES, file);
    expected.respond(()).await;
}

#[tokio::test]
async fn fields_of_an_encoded_form() {
    let mock = MockServer::serve(&API).await;
    let calls: [fn(Call) -> Call; 2] = [
        |call| {
            call.field(&WORDS, &words())
                .field(&NUMBER, &Priority::Unknown(-7))
        },
        |call| {
            call.field(&WORDS, &words())
                .field(&NUMBER, &Priority::Value1)
        },
    ];
    let came = check::<SendEncoded>(&mock, calls).await;
    assert_eq!(came[0].words, words());
    assert_eq!(came[0].number, Priority::Unknown(-7));
    assert_eq!(came[1].number, Priority::Value1);
}

#[tokio::test]
async fn fields_of_an_encoded_form_that_are_written_as_parameters() {
    let mock = MockServer::serve(&API).await;
    let calls: [fn(Call) -> Call; 2] = [
        |call| {
            call.field(&PLAIN, &"a b")
                .field_styled(&TAGS, &words())
                .field_object(&DEEP, &map([("a b", words())]))
        },
        |call| {
            call.field(&PLAIN, &"a b")
                .field_styled(&TAGS, &words())
                .field_object(&DEEP, &map([("a b", vec!["other".to_owned()])]))
                .field_styled(&DEEP_LIST, &words())
        },
    ];
    let came = check::<SendStyled>(&mock, calls).await;
    assert_eq!(came[0].plain.as_deref(), Some("a b"));
    assert_eq!(came[0].tags, Some(words()));
    assert_eq!(came[0].deep, Some(map([("a b", words())])));
    assert_eq!(came[0].deep_list, Vec::<String>::new());
    assert_eq!(came[1].deep_list, words());

    let calls: [fn(Call) -> Call; 2] = [
        |call| call.field_object(&SPREAD, &map([("a b", "1"), ("c", "d&e")].map(owned))),
        |call| call.field_object(&SPREAD, &map([("a b", "2")].map(owned))),
    ];
    let mock = MockServer::serve(&API).await;
    let came = check::<SendSpread>(&mock, calls).await;
    let pairs = [("a b", "1"), ("c", "d&e")].map(owned);
    assert_eq!(came[0].pairs, map(pairs));
}

#[tokio::test]
async fn a_field_that_is_not_as_expected_is_shown_as_it_is_written() {
    let mock = MockServer::serve(&API).await;
    let mut expected = Expectation::<SendStyled>::new(&mock);
    expected.call = expected.call.field_styled(&TAGS, &words());
    expected.respond(()).await;
    let call = Call::new(&mock.client(), &ENCODED).field_styled(&TAGS, &vec!["x".to_owned()]);
    let error = call.send::<Empty, NoErrorBody>().await;
    let error = error.expect_err("another value").to_string();
    assert!(
        error.contains("`ta gs` is ta%20gs=x, should be ta%20gs=a%20b%2Bc%26d%3D%C3%BC,,e"),
        "{error}"
    );
}

#[tokio::test]
async fn text_bytes_and_json() {
    let mock = MockServer::serve(&API).await;
    let calls: [fn(Call) -> Call; 2] = [
        |call| call.text("1.0".to_owned(), Bounds::NONE),
        // Not the same text, though the same number.
        |call| call.text("1.00".to_owned(), Bounds::NONE),
    ];
    let came = check::<SendText>(&mock, calls).await;
    assert_eq!(came[0].body.as_deref(), Some("1.0"));
    let calls: [fn(Call) -> Call; 2] = [
        |call| call.binary(Part::bytes(&b"\xff\x00"[..]), Bounds::NONE),
        |call| call.binary(Part::bytes(&b"\xff\x01"[..]), Bounds::NONE),
    ];
    let came = check::<SendBytes>(&mock, calls).await;
    assert_eq!(&came[1].body[..], b"\xff\x01");
    let calls: [fn(Call) -> Call; 2] = [|call| call.json(&None::<i64>), |call| call.json(&1_i64)];
    let came = check::<SendJson>(&mock, calls).await;
    assert_eq!((came[0].body, came[1].body), (None, Some(1)));
}

#[tokio::test]
async fn a_field_that_is_a_text_or_an_object() {
    let mock = MockServer::serve(&API).await;
    let calls: [fn(Call) -> Call; 2] = [
        |call| call.field_json(&EITHER, &serde_json::json!("a b")),
        |call| call.field_json(&EITHER, &serde_json::json!({"a": 1})),
    ];
    let came = check::<SendEither>(&mock, calls).await;
    assert_eq!(came[0].either, Some("a b".into()));
    assert_eq!(came[1].either, Some(serde_json::json!({"a": 1})));
}

#[tokio::test]
async fn a_part_that_is_a_text_is_none_of_the_json_that_it_looks_like() {
    let mock = MockServer::serve(&API).await;
    let calls: [fn(Call) -> Call; 2] = [
        |call| call.field_json(&EITHER, &serde_json::json!("5")),
        |call| call.field_json(&EITHER, &serde_json::json!(5)),
    ];
    let came = check::<SendPart>(&mock, calls).await;
    assert_eq!(came[0].either, Some("5".into()));
    assert_eq!(came[1].either, Some(5.into()));
}

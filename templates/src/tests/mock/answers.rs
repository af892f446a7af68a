//! Answers that are not JSON, several successes, and errors that stand for several statuses.

use bytes::Bytes;

use super::operation;
use crate::runtime::mock::{
    Api, Arguments, Encode, Encoded, Expectation, Incoming, MockServer, Mocked, Refusal, Statuses,
    Unreadable,
};
use crate::runtime::{
    Answer, Binary, Call, Client, Decode, DecodeFailure, ErrorBody, Json, Method, Operation,
    PlainText,
};

static GET: Operation = operation("get", Method::GET, "/", None);
static API: Api = Api {
    operations: &[&[&GET]],
    builder: Client::builder,
};

struct Nothing;

impl Arguments for Nothing {
    fn read(_: &Incoming<'_>) -> Result<Self, Unreadable> {
        Ok(Self)
    }
}

/// The operation, with a success that is read in this way.
struct Get<D>(std::marker::PhantomData<D>);

impl<D: Encode + 'static> Mocked for Get<D> {
    type Success = D;
    type Error = Problem;
    type Arguments = Nothing;

    const OPERATION: &'static Operation = &GET;
    const STATUS: u16 = 201;
}

#[derive(Debug, Clone, PartialEq)]
enum Problem {
    Client(String),
    Other(Vec<i32>),
}

impl ErrorBody for Problem {
    fn decode(answer: &Answer) -> Result<Option<Self>, DecodeFailure> {
        match answer.status().as_u16() {
            status if status / 100 == 4 => {
                PlainText::decode(answer).map(|body| Some(Self::Client(body)))
            }
            _ => Json::decode(answer).map(|body| Some(Self::Other(body))),
        }
    }
}

impl Refusal for Problem {
    fn encode(self) -> Encoded {
        match self {
            Self::Client(body) => Encoded::text(&body).by(Statuses::Class(4)),
            Self::Other(body) => Encoded::json(&body).by(Statuses::Any),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Several {
    Text(String),
    Empty,
}

impl Decode for Several {
    type Output = Self;

    fn decode(answer: &Answer) -> Result<Self, DecodeFailure> {
        match answer.status().as_u16() {
            204 => Ok(Self::Empty),
            _ => PlainText::decode(answer).map(Self::Text),
        }
    }
}

impl Encode for Several {
    fn encode(answer: Self) -> Encoded {
        match answer {
            Self::Text(body) => Encoded::text(&body).by(Statuses::Code(202)),
            Self::Empty => Encoded::empty().by(Statuses::Code(204)),
        }
    }
}

#[tokio::test]
async fn text_and_bytes() {
    let mock = MockServer::serve(&API).await;
    Expectation::<Get<PlainText>>::new(&mock)
        .up_to(1)
        .respond("größe")
        .await;
    Expectation::<Get<Binary>>::new(&mock)
        .respond(Bytes::from_static(b"\xff"))
        .await;
    let client = mock.client();
    let answer = Call::new(&client, &GET).send::<PlainText, Problem>().await;
    let answer = answer.expect("an answer");
    assert_eq!((answer.status().as_u16(), &**answer), (201, "größe"));
    assert_eq!(
        answer.headers()["content-type"],
        "text/plain; charset=utf-8"
    );
    let answer = Call::new(&client, &GET).send::<Binary, Problem>().await;
    assert_eq!(&answer.expect("an answer").into_inner()[..], b"\xff");
}

#[tokio::test]
async fn each_of_several_successes_has_its_status() {
    for (sent, status) in [(Several::Text("a".to_owned()), 202), (Several::Empty, 204)] {
        let mock = MockServer::serve(&API).await;
        Expectation::<Get<Several>>::new(&mock)
            .respond(sent.clone())
            .await;
        let call = Call::new(&mock.client(), &GET).send::<Several, Problem>();
        let answer = call.await.expect("an answer");
        assert_eq!(answer.status(), status);
        assert_eq!(answer.into_inner(), sent);
    }
}

#[tokio::test]
async fn an_error_that_stands_for_several_statuses_is_told_which() {
    let errors = [
        (Problem::Client("no".to_owned()), 418),
        (Problem::Other(vec![1]), 507),
    ];
    for (sent, status) in errors {
        let mock = MockServer::serve(&API).await;
        let expected = Expectation::<Get<PlainText>>::new(&mock);
        expected
            .respond_error(sent.clone())
            .with_status(status)
            .await;
        let call = Call::new(&mock.client(), &GET).send::<PlainText, Problem>();
        let error = call.await.expect_err("it is refused");
        assert_eq!(error.status().expect("an answer"), status);
        assert_eq!(error.body(), Some(&sent));
    }
}

#[tokio::test]
#[should_panic(
    expected = "get (GET /): the answer stands for any status 4xx: say for which, by `with_status`"
)]
async fn an_error_of_a_class_needs_a_status() {
    let mock = MockServer::serve(&API).await;
    let expected = Expectation::<Get<PlainText>>::new(&mock);
    expected.respond_error(Problem::Client(String::new())).await;
}

#[tokio::test]
#[should_panic(expected = "the answer stands for any status: say for which, by `with_status`")]
async fn an_error_of_any_status_needs_one() {
    let mock = MockServer::serve(&API).await;
    let expected = Expectation::<Get<PlainText>>::new(&mock);
    expected.respond_error(Problem::Other(Vec::new())).await;
}

#[tokio::test]
#[should_panic(expected = "the answer stands for a status 4xx, not for 500")]
async fn an_error_of_a_class_has_no_other_status() {
    let mock = MockServer::serve(&API).await;
    let expected = Expectation::<Get<PlainText>>::new(&mock);
    expected
        .respond_error(Problem::Client(String::new()))
        .with_status(500)
        .await;
}

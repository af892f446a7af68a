//! Parameters in all places and styles: what the client writes is what is expected, and is read back.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::marker::PhantomData;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::operation;
use crate::runtime::mock::{
    Api, Argument, Arguments, Expectation, Incoming, MockServer, Mocked, Unreadable,
};
use crate::runtime::{
    Call, Client, Empty, Method, NoErrorBody, Operation, Parameter, ParameterValue, Style,
    ToParameter, Validate,
};
use crate::tests::api::{ChatType, GetChatsRequest, Priority};

static IN_PATH: Operation = operation("inPath", Method::GET, "/in/{value}/path", None);
static ELSEWHERE: Operation = operation("elsewhere", Method::GET, "/elsewhere", None);
static API: Api = Api {
    operations: &[&[&IN_PATH], &[&ELSEWHERE]],
    builder: Client::builder,
};

/// A parameter that is alone in its operation.
trait Case: 'static {
    type Value: Debug + PartialEq + 'static;

    const OPERATION: &'static Operation;

    fn set(call: Call, value: &Self::Value) -> Call;

    fn found(request: &Incoming<'_>) -> Argument<Self::Value>;
}

struct Called<C>(PhantomData<C>);

struct Came<C: Case>(Option<C::Value>);

impl<C: Case> Arguments for Came<C> {
    fn read(request: &Incoming<'_>) -> Result<Self, Unreadable> {
        C::found(request).optional().map(Self)
    }
}

impl<C: Case> Mocked for Called<C> {
    type Success = Empty;
    type Error = NoErrorBody;
    type Arguments = Came<C>;

    const OPERATION: &'static Operation = C::OPERATION;
    const STATUS: u16 = 204;
}

/// The client sends each of the values, of which only the first is expected; all are read back.
async fn check<C: Case>(values: impl IntoIterator<Item = C::Value>) {
    let mock = MockServer::serve(&API).await;
    let client = mock.client();
    for (index, value) in values.into_iter().enumerate() {
        if index == 0 {
            let mut expected = Expectation::<Called<C>>::new(&mock);
            expected.call = C::set(expected.call, &value);
            expected.respond(()).await;
        }
        let call = C::set(Call::new(&client, C::OPERATION), &value);
        let answer = call.send::<Empty, NoErrorBody>().await;
        assert_eq!(answer.is_ok(), index == 0, "{value:?}: {answer:?}");
        let came = Expectation::<Called<C>>::new(&mock).received().await;
        let came = came.last().expect("it came");
        assert_eq!(came.0.as_ref(), Some(&value));
    }
}

macro_rules! case {
    ($name:ident: $value:ty, $operation:ident, $parameter:expr, $set:ident, $found:ident) => {
        struct $name;

        impl Case for $name {
            type Value = $value;

            const OPERATION: &'static Operation = &$operation;

            fn set(call: Call, value: &Self::Value) -> Call {
                static PARAMETER: Parameter = $parameter;
                call.$set(&PARAMETER, value)
            }

            fn found(request: &Incoming<'_>) -> Argument<Self::Value> {
                static PARAMETER: Parameter = $parameter;
                request.$found(&PARAMETER)
            }
        }
    };
    ($name:ident: $value:ty, $operation:ident, $parameter:expr) => {
        case!($name: $value, $operation, $parameter, parameter, parameter);
    };
    ($name:ident: {$value:ty}, $operation:ident, $parameter:expr) => {
        case!($name: $value, $operation, $parameter, parameter_object, object);
    };
}

const AWKWARD: &str = "a/b?c#d%20&e=f;g,h|i j+ü'\"[.]";

fn texts() -> [String; 3] {
    [AWKWARD, "plain", "."].map(str::to_owned)
}

fn lists() -> [Vec<String>; 3] {
    let texts = |all: &[&str]| all.iter().map(|&text| text.to_owned()).collect();
    [
        texts(&[AWKWARD, "b"]),
        texts(&["b", AWKWARD]),
        texts(&["b"]),
    ]
}

fn objects() -> [BTreeMap<String, String>; 2] {
    let entry = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    [
        [(AWKWARD, "1"), ("b", AWKWARD)].map(entry).into(),
        [("b", AWKWARD)].map(entry).into(),
    ]
}

const fn path() -> Parameter {
    Parameter::path("value")
}

const fn query() -> Parameter {
    Parameter::query("the value")
}

case!(PathText: String, IN_PATH, path());
case!(PathList: Vec<String>, IN_PATH, path());
case!(PathObject: {BTreeMap<String, String>}, IN_PATH, path());
case!(PathExploded: {BTreeMap<String, String>}, IN_PATH, path().explode(true));
case!(LabelText: String, IN_PATH, path().style(Style::Label));
case!(LabelList: Vec<i64>, IN_PATH, path().style(Style::Label).explode(true));
case!(LabelObject: {BTreeMap<String, String>}, IN_PATH, path().style(Style::Label));
case!(MatrixText: String, IN_PATH, path().style(Style::Matrix));
case!(MatrixList: Vec<String>, IN_PATH, path().style(Style::Matrix));
case!(MatrixExploded: Vec<String>, IN_PATH, path().style(Style::Matrix).explode(true));
case!(MatrixObject: {BTreeMap<String, String>}, IN_PATH, path().style(Style::Matrix).explode(true));

#[tokio::test]
async fn parameters_in_the_path() {
    // A segment that is a dot alone is none, for the client.
    check::<PathText>(texts().into_iter().take(2)).await;
    check::<PathList>(lists()).await;
    check::<PathObject>(objects()).await;
    check::<PathExploded>(objects()).await;
    check::<LabelText>(texts().into_iter().take(2)).await;
    check::<LabelList>([vec![1, -2], vec![1]]).await;
    check::<LabelObject>(objects()).await;
    check::<MatrixText>(texts()).await;
    check::<MatrixList>(lists()).await;
    check::<MatrixExploded>(lists()).await;
    check::<MatrixObject>(objects()).await;
}

case!(QueryText: String, ELSEWHERE, query());
case!(QueryReserved: String, ELSEWHERE, query().allow_reserved());
case!(QueryList: Vec<String>, ELSEWHERE, query());
case!(QueryCommas: Vec<String>, ELSEWHERE, query().explode(false));
case!(QuerySpaces: Vec<String>, ELSEWHERE, query().style(Style::SpaceDelimited).explode(false));
case!(QueryPipes: Vec<String>, ELSEWHERE, query().style(Style::PipeDelimited).explode(false));
case!(QueryObject: {BTreeMap<String, String>}, ELSEWHERE, query().explode(false));
case!(QuerySpread: {BTreeMap<String, String>}, ELSEWHERE, query());
case!(QueryDeep: {BTreeMap<String, String>}, ELSEWHERE, query().style(Style::DeepObject));
case!(QueryDeepList: {Vec<BTreeMap<String, i64>>}, ELSEWHERE, query().style(Style::DeepObject));
case!(QueryDeeper: {BTreeMap<String, BTreeMap<String, String>>}, ELSEWHERE, query().style(Style::DeepObject));
case!(QueryNestedList: {Vec<BTreeMap<String, i64>>}, ELSEWHERE, query());
case!(QueryModel: {GetChatsRequest}, ELSEWHERE, query());
case!(QueryJson: GetChatsRequest, ELSEWHERE, query(), parameter_json, parameter_json);

#[tokio::test]
async fn parameters_in_the_query() {
    check::<QueryText>(texts()).await;
    check::<QueryReserved>(texts()).await;
    check::<QueryList>(lists()).await;
    check::<QueryCommas>(lists()).await;
    // Their delimiters are what a space and a bar in an item are encoded as: the wire tells them not apart.
    let plain = || [["a,b", "c"], ["c", "a,b"]].map(|list| list.map(str::to_owned).to_vec());
    check::<QuerySpaces>(plain()).await;
    check::<QueryPipes>(plain()).await;
    check::<QueryObject>(objects()).await;
    check::<QuerySpread>(objects().into_iter().take(1)).await;
    check::<QueryDeep>(objects()).await;
    let nested = || objects().map(|object| BTreeMap::from([(AWKWARD.to_owned(), object)]));
    check::<QueryDeeper>(nested()).await;
    let range = |from| BTreeMap::from([("from".to_owned(), from)]);
    let ranges = || [vec![range(1), range(2)], vec![range(2)]];
    check::<QueryDeepList>(ranges()).await;
    check::<QueryNestedList>(ranges()).await;
    let request = |order_ids: Vec<i64>| GetChatsRequest {
        order_ids: order_ids.into(),
        priority: Some(Priority::Value1),
        ..GetChatsRequest::default()
    };
    check::<QueryModel>([request(vec![1, 2]), request(vec![1])]).await;
    check::<QueryJson>([request(vec![1, 2]), request(vec![1])]).await;
}

case!(HeaderText: String, ELSEWHERE, Parameter::header("X-Value"));
case!(HeaderList: Vec<i32>, ELSEWHERE, Parameter::header("X-Value"));
case!(HeaderObject: {BTreeMap<String, String>}, ELSEWHERE, Parameter::header("X-Value").explode(true));
case!(CookieText: String, ELSEWHERE, Parameter::cookie("value"));
case!(CookieList: Vec<String>, ELSEWHERE, Parameter::cookie("value").explode(false));

#[tokio::test]
async fn parameters_in_headers_and_cookies() {
    check::<HeaderText>(["a; b=c", "b"].map(str::to_owned)).await;
    check::<HeaderList>([vec![1, 2], vec![2, 1], vec![1]]).await;
    let object =
        BTreeMap::from([("a", "1"), ("b", "2")].map(|(a, b)| (a.to_owned(), b.to_owned())));
    check::<HeaderObject>([object]).await;
    check::<CookieText>(texts()).await;
    check::<CookieList>(lists()).await;
}

case!(Bool: bool, ELSEWHERE, query());
case!(Float: f64, ELSEWHERE, query());
case!(Single: f32, ELSEWHERE, query());
case!(Long: i64, ELSEWHERE, query());
case!(Octet: u8, ELSEWHERE, query());
case!(Short: i16, ELSEWHERE, query());
case!(Date: NaiveDate, ELSEWHERE, query());
case!(Time: DateTime<FixedOffset>, ELSEWHERE, query());
case!(Texts: Vec<ChatType>, ELSEWHERE, query());
case!(Number: Priority, ELSEWHERE, query());
case!(Unsigned: Ticks, ELSEWHERE, query());

/// As a type of another crate that is chosen for a format: it is sent as it displays itself.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
struct Ticks(u64);

impl Validate for Ticks {}

impl ToParameter for Ticks {
    fn to_parameter(&self) -> ParameterValue {
        ParameterValue::Text(self.0.to_string())
    }
}

#[tokio::test]
async fn values_of_all_types() {
    check::<Bool>([true, false]).await;
    check::<Float>([0.1, -1e300, 2.0]).await;
    check::<Single>([0.1, 2.0]).await;
    check::<Long>([i64::MIN, i64::MAX]).await;
    check::<Octet>([u8::MIN, u8::MAX]).await;
    check::<Short>([i16::MIN, i16::MAX]).await;
    check::<Date>(["2017-11-21", "2017-11-22"].map(|day| day.parse().expect("a day"))).await;
    let times = ["2017-11-21T00:00:00.5+03:00", "2017-11-21T00:00:00Z"];
    check::<Time>(times.map(|time| time.parse().expect("a time"))).await;
    let unknown = || ChatType::Unknown("NEW".to_owned());
    check::<Texts>([vec![ChatType::Chat, unknown()], vec![unknown()]]).await;
    check::<Number>([Priority::Value1, Priority::Unknown(-7)]).await;
    check::<Unsigned>([Ticks(0), Ticks(u64::MAX)]).await;
}

#[tokio::test]
async fn an_empty_list_is_expected_to_be_absent() {
    let mock = MockServer::serve(&API).await;
    let mut expected = Expectation::<Called<QueryList>>::new(&mock);
    expected.call = QueryList::set(expected.call, &Vec::new());
    expected.respond(()).await;
    let client = mock.client();
    for (list, is_expected) in [(Vec::new(), true), (vec![AWKWARD.to_owned()], false)] {
        let call = QueryList::set(Call::new(&client, &ELSEWHERE), &list);
        let answer = call.send::<Empty, NoErrorBody>().await;
        assert_eq!(answer.is_ok(), is_expected, "{answer:?}");
    }
    // On the wire it is no value; a list that must be there is then an empty one.
    let came = Expectation::<Called<QueryList>>::new(&mock)
        .received()
        .await;
    assert_eq!(came[0].0, None);
}

//! Every example of the description can be read, and goes back out as it came.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use yandex_market_chats::models;

/// Reads a model and writes it again.
type RoundTrip = fn(&Value) -> serde_json::Result<Value>;

fn round_trip<T: DeserializeOwned + Serialize>(value: &Value) -> serde_json::Result<Value> {
    serde_json::to_value(serde_json::from_value::<T>(value.clone())?)
}

/// The models by the names that their schemas have in the description.
const MODELS: &[(&str, RoundTrip)] = &[
    (
        "ApiClientDataErrorResponse",
        round_trip::<models::ApiClientDataErrorResponse>,
    ),
    ("ApiErrorDTO", round_trip::<models::ApiErrorDto>),
    ("ApiErrorResponse", round_trip::<models::ApiErrorResponse>),
    (
        "ApiForbiddenErrorResponse",
        round_trip::<models::ApiForbiddenErrorResponse>,
    ),
    (
        "ApiLimitErrorResponse",
        round_trip::<models::ApiLimitErrorResponse>,
    ),
    (
        "ApiNotFoundErrorResponse",
        round_trip::<models::ApiNotFoundErrorResponse>,
    ),
    ("ApiResponse", round_trip::<models::ApiResponse>),
    (
        "ApiResponseStatusType",
        round_trip::<models::ApiResponseStatusType>,
    ),
    (
        "ApiServerErrorResponse",
        round_trip::<models::ApiServerErrorResponse>,
    ),
    (
        "ApiUnauthorizedErrorResponse",
        round_trip::<models::ApiUnauthorizedErrorResponse>,
    ),
    ("ChatMessageDTO", round_trip::<models::ChatMessageDto>),
    (
        "ChatMessagePayloadDTO",
        round_trip::<models::ChatMessagePayloadDto>,
    ),
    (
        "ChatMessageSenderType",
        round_trip::<models::ChatMessageSenderType>,
    ),
    (
        "ChatMessagesResultDTO",
        round_trip::<models::ChatMessagesResultDto>,
    ),
    ("ChatStatusType", round_trip::<models::ChatStatusType>),
    ("ChatType", round_trip::<models::ChatType>),
    ("CreateChatRequest", round_trip::<models::CreateChatRequest>),
    (
        "CreateChatResponse",
        round_trip::<models::CreateChatResponse>,
    ),
    (
        "CreateChatResultDTO",
        round_trip::<models::CreateChatResultDto>,
    ),
    ("EmptyApiResponse", round_trip::<models::EmptyApiResponse>),
    (
        "ForwardScrollingPagerDTO",
        round_trip::<models::ForwardScrollingPagerDto>,
    ),
    (
        "GetChatHistoryRequest",
        round_trip::<models::GetChatHistoryRequest>,
    ),
    (
        "GetChatHistoryResponse",
        round_trip::<models::GetChatHistoryResponse>,
    ),
    ("GetChatInfoDTO", round_trip::<models::GetChatInfoDto>),
    (
        "GetChatMessageResponse",
        round_trip::<models::GetChatMessageResponse>,
    ),
    ("GetChatResponse", round_trip::<models::GetChatResponse>),
    ("GetChatsInfoDTO", round_trip::<models::GetChatsInfoDto>),
    ("GetChatsRequest", round_trip::<models::GetChatsRequest>),
    ("GetChatsResponse", round_trip::<models::GetChatsResponse>),
    (
        "SendMessageToChatRequest",
        round_trip::<models::SendMessageToChatRequest>,
    ),
];

/// The schemas of forms, which are no models.
const FORMS: &[&str] = &["SendFileToChatRequest"];

fn description() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/chats.yaml");
    let text = std::fs::read_to_string(path).expect("the description is there");
    serde_yaml::from_str(&text).expect("the description is YAML")
}

fn referred(value: &Value) -> Option<&str> {
    value["$ref"].as_str()?.rsplit('/').next()
}

/// All bodies of the description that are JSON: the name of the schema, and an example.
fn examples<'a>(value: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    if let Some(body) = value.get("application/json") {
        let schema = referred(&body["schema"]).expect("a body is a schema with a name");
        found.push((schema, body.get("example").expect("a body has an example")));
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|value| examples(value, found)),
        Value::Array(items) => items.iter().for_each(|value| examples(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Checks a value against the model of its schema, and what is in it against theirs.
struct Walk<'a> {
    schemas: &'a Value,
    seen: BTreeSet<&'a str>,
}

impl<'a> Walk<'a> {
    fn model(&mut self, name: &'a str, value: &Value) {
        self.seen.insert(name);
        let (_, round_trip) = MODELS
            .iter()
            .find(|(model, _)| *model == name)
            .unwrap_or_else(|| panic!("`{name}` is a model"));
        let back = round_trip(value).unwrap_or_else(|error| panic!("{name}: {error}: {value}"));
        assert_eq!(&back, value, "{name}");
        self.inside(&self.schemas[name], value);
    }

    fn schema(&mut self, schema: &'a Value, value: &Value) {
        match referred(schema) {
            Some(name) => self.model(name, value),
            None => self.inside(schema, value),
        }
    }

    fn inside(&mut self, schema: &'a Value, value: &Value) {
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let fields = self.fields(part);
            let of_part = value.as_object().into_iter().flatten();
            let of_part = of_part.filter(|(name, _)| fields.contains(name.as_str()));
            let of_part: Map<_, _> = of_part.map(|(n, v)| (n.clone(), v.clone())).collect();
            self.schema(part, &Value::Object(of_part));
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if let Some(value) = value.get(name) {
                self.schema(property, value);
            }
        }
        if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
            for value in values {
                self.schema(items, value);
            }
        }
    }

    /// The names of all fields of a schema.
    fn fields(&self, schema: &'a Value) -> BTreeSet<&'a str> {
        let schema = referred(schema).map_or(schema, |name| &self.schemas[name]);
        let own = schema["properties"].as_object().into_iter().flatten();
        let own = own.map(|(name, _)| name.as_str());
        let parts = schema["allOf"].as_array().into_iter().flatten();
        own.chain(parts.flat_map(|part| self.fields(part)))
            .collect()
    }
}

#[test]
fn every_example_goes_back_out_as_it_came() {
    let description = description();
    let mut found = Vec::new();
    examples(&description, &mut found);
    assert!(found.len() >= 17, "{} examples", found.len());
    let mut walk = Walk {
        schemas: &description["components"]["schemas"],
        seen: BTreeSet::new(),
    };
    for (schema, example) in found {
        walk.model(schema, example);
    }
    let schemas = walk.schemas.as_object().expect("there are schemas");
    let expected: BTreeSet<_> = schemas.keys().map(String::as_str).collect();
    walk.seen.extend(FORMS);
    assert_eq!(walk.seen, expected, "each schema is in an example");
}

#[test]
fn every_value_of_every_enumeration_is_known_and_goes_back_out_as_it_came() {
    let description = description();
    let schemas = description["components"]["schemas"].as_object();
    let mut count = 0;
    for (name, schema) in schemas.expect("there are schemas") {
        for value in schema["enum"].as_array().into_iter().flatten() {
            let (_, round_trip) = MODELS.iter().find(|(model, _)| model == name).unwrap();
            assert_eq!(&round_trip(value).unwrap(), value);
            count += 1;
        }
    }
    assert_eq!(count, 14);
}

#[test]
fn every_known_value_is_a_variant_of_its_own() {
    use models::{ApiResponseStatusType as Status, ChatMessageSenderType as Sender};
    use models::{ChatStatusType as Chat, ChatType as Type};
    let unknown = |text: String| text.contains("Unknown");
    let read = |text: &str| {
        [
            format!("{:?}", Status::from(text)),
            format!("{:?}", Sender::from(text)),
            format!("{:?}", Chat::from(text)),
            format!("{:?}", Type::from(text)),
        ]
    };
    let known = "OK ERROR PARTNER CUSTOMER MARKET SUPPORT NEW WAITING_FOR_CUSTOMER \
                 WAITING_FOR_PARTNER WAITING_FOR_ARBITER WAITING_FOR_MARKET FINISHED CHAT ARBITRAGE";
    for text in known.split_whitespace() {
        let strangers = read(text)
            .into_iter()
            .filter(|t| unknown(t.clone()))
            .count();
        assert_eq!(strangers, 3, "{text}");
    }
    assert!(read("ok").into_iter().all(unknown));
}

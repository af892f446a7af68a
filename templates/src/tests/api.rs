//! A small API, in the shape in which the generator writes them.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::needless_pass_by_value,
    clippy::struct_field_names,
    clippy::trivially_copy_pass_by_ref,
    reason = "in a generated crate all of this is exported"
)]

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::runtime::{
    Answer, Bounds, Call, Checker, Client, ClientBuilder, CredentialPlace, DecodeFailure, Defaults,
    ErrorBody, Fields, FormField, Integer, Json, Method, Missing, Model, Operation, Parameter,
    Part, Patch, Safety, SecurityScheme, Text, Validate, Values, call, integer, model, required,
    text,
};

pub(crate) static API_KEY: SecurityScheme = SecurityScheme {
    name: "ApiKey",
    place: CredentialPlace::Header("Api-Key"),
    setter: "api_key",
};
pub(crate) static OAUTH: SecurityScheme = SecurityScheme {
    name: "OAuth",
    place: CredentialPlace::Bearer,
    setter: "oauth_token",
};
static DEFAULTS: Defaults = Defaults {
    base_url: None,
    user_agent: "chats/1.0",
};

impl Client {
    pub(crate) fn builder() -> ClientBuilder {
        ClientBuilder::new(&DEFAULTS)
    }

    pub(crate) fn chats(&self) -> Chats<'_> {
        Chats { client: self }
    }
}

impl ClientBuilder {
    pub(crate) fn api_key(self, key: impl Into<String>) -> Self {
        self.credential(&API_KEY, key.into())
    }

    pub(crate) fn oauth_token(self, token: impl Into<String>) -> Self {
        self.credential(&OAUTH, token.into())
    }
}

/// A client with a key, of the API at this URL, that sends each call once.
pub(crate) fn client(url: &str) -> Client {
    Client::builder()
        .base_url(url)
        .api_key("s3cret")
        .no_retry()
        .build()
        .expect("a client")
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Chats<'a> {
    client: &'a Client,
}

impl Chats<'_> {
    pub(crate) fn get_chats(&self, business_id: i64, body: GetChatsRequest) -> GetChats {
        GetChats::new(self.client, business_id, &body)
    }

    pub(crate) fn send_file(
        &self,
        business_id: i64,
        chat_id: i64,
        file: impl Into<Part>,
    ) -> SendFile {
        SendFile::new(self.client, business_id, chat_id, file.into())
    }
}

pub(crate) static GET_CHATS: Operation = Operation {
    id: "getChats",
    method: Method::POST,
    path: "/businesses/{businessId}/chats",
    server: None,
    content_type: Some("application/json"),
    accept: Some("application/json"),
    security: &[&[&API_KEY], &[&OAUTH]],
    safety: Safety::Safe,
    answers_with_redirect: false,
};

pub(crate) static BUSINESS_ID: Parameter =
    Parameter::path("businessId").bounds(&Bounds::new().minimum(1));
pub(crate) static CHAT_ID: Parameter = Parameter::query("chatId").bounds(&Bounds::new().minimum(1));
static PAGE_TOKEN: Parameter = Parameter::query("page_token");
static LIMIT: Parameter = Parameter::query("limit");

#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub(crate) struct GetChats {
    call: Call,
}

impl GetChats {
    fn new(client: &Client, business_id: i64, body: &GetChatsRequest) -> Self {
        Self {
            call: Call::new(client, &GET_CHATS)
                .parameter(&BUSINESS_ID, &business_id)
                .json(body),
        }
    }

    pub(crate) fn page_token(self, page_token: impl Into<String>) -> Self {
        Self {
            call: self
                .call
                .parameter(&PAGE_TOKEN, &Into::<String>::into(page_token)),
        }
    }

    pub(crate) fn limit(self, limit: i32) -> Self {
        Self {
            call: self.call.parameter(&LIMIT, &limit),
        }
    }
}

call!(GetChats -> GetChatsResponse, ChatsError);

pub(crate) static SEND_FILE: Operation = Operation {
    id: "sendFileToChat",
    method: Method::POST,
    path: "/businesses/{businessId}/chats/file/send",
    server: None,
    content_type: Some("multipart/form-data"),
    accept: Some("application/json"),
    security: &[&[&API_KEY], &[&OAUTH]],
    safety: Safety::Unsafe,
    answers_with_redirect: false,
};

static FILE: FormField = FormField::new("file").bounds(&Bounds::new().max_length(5_242_880));

#[derive(Debug)]
#[must_use = "a call is sent when it is awaited"]
pub(crate) struct SendFile {
    call: Call,
}

impl SendFile {
    fn new(client: &Client, business_id: i64, chat_id: i64, file: Part) -> Self {
        Self {
            call: Call::new(client, &SEND_FILE)
                .parameter(&BUSINESS_ID, &business_id)
                .parameter(&CHAT_ID, &chat_id)
                .part(&FILE, file),
        }
    }
}

type AnyJson = Json<serde_json::Value>;

call!(SendFile by AnyJson, ChatsError);

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub(crate) enum ChatsError {
    BadRequest(ErrorResponse),
    Status420(ErrorResponse),
}

impl ErrorBody for ChatsError {
    fn decode(answer: &Answer) -> Result<Option<Self>, DecodeFailure> {
        match answer.status().as_u16() {
            400 => Json::decode(answer).map(|body| Some(Self::BadRequest(body))),
            420 => Json::decode(answer).map(|body| Some(Self::Status420(body))),
            _ => Ok(None),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct GetChatsRequest {
    pub(crate) order_ids: Patch<Vec<i64>>,
    pub(crate) types: Patch<Vec<ChatType>>,
    pub(crate) priority: Option<Priority>,
}

model!(GetChatsRequest);

impl<'de> Model<'de> for GetChatsRequest {
    const NAME: &'static str = "GetChatsRequest";

    type Slots = (Patch<Vec<i64>>, Patch<Vec<ChatType>>, Option<Priority>);

    const FIELDS: &'static [&'static str] = &["orderIds", "types", "priority"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        match field {
            0 => values.optional(&mut slots.0),
            1 => values.optional(&mut slots.1),
            _ => values.optional(&mut slots.2),
        }
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        let (order_ids, types, priority) = slots;
        Ok(Self {
            order_ids,
            types,
            priority,
        })
    }
}

impl Serialize for GetChatsRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.patch("orderIds", &self.order_ids);
        fields.patch("types", &self.types);
        fields.optional("priority", self.priority.as_ref());
        fields.end()
    }
}

impl Validate for GetChatsRequest {
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const ORDER_IDS: &Bounds = &Bounds::new().min_items(1).unique_items();
        const TYPES: &Bounds = &Bounds::new().min_items(1);
        check.field("orderIds", &self.order_ids, ORDER_IDS);
        check.field("types", &self.types, TYPES);
        check.field("priority", &self.priority, Bounds::NONE);
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GetChatsResponse {
    pub(crate) status: Option<String>,
    pub(crate) chats: Vec<Chat>,
}

model!(GetChatsResponse);

impl<'de> Model<'de> for GetChatsResponse {
    const NAME: &'static str = "GetChatsResponse";

    type Slots = (Option<String>, Option<Vec<Chat>>);

    const FIELDS: &'static [&'static str] = &["status", "chats"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        match field {
            0 => values.optional(&mut slots.0),
            _ => values.required(&mut slots.1),
        }
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        let (status, chats) = slots;
        Ok(Self {
            status,
            chats: required(chats, "chats")?,
        })
    }
}

impl Serialize for GetChatsResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("status", self.status.as_ref());
        fields.required("chats", &self.chats);
        fields.end()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chat {
    pub(crate) chat_id: i64,
    pub(crate) r#type: ChatType,
    pub(crate) created_at: DateTime<FixedOffset>,
    pub(crate) note: Option<String>,
    pub(crate) additional_properties: BTreeMap<String, serde_json::Value>,
}

model!(Chat);

impl<'de> Model<'de> for Chat {
    const NAME: &'static str = "Chat";
    const ADDITIONAL: bool = true;

    type Slots = (
        Option<i64>,
        Option<ChatType>,
        Option<DateTime<FixedOffset>>,
        Option<Option<String>>,
        BTreeMap<String, serde_json::Value>,
    );

    const FIELDS: &'static [&'static str] = &["chatId", "type", "createdAt", "note"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        match field {
            0 => values.required(&mut slots.0),
            1 => values.required(&mut slots.1),
            2 => values.required(&mut slots.2),
            _ => values.required(&mut slots.3),
        }
    }

    fn read_additional<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        key: String,
        values: &mut Values<'de, A>,
    ) {
        values.additional(&mut slots.4, key);
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        let (chat_id, r#type, created_at, note, additional_properties) = slots;
        Ok(Self {
            chat_id: required(chat_id, "chatId")?,
            r#type: required(r#type, "type")?,
            created_at: required(created_at, "createdAt")?,
            note: required(note, "note")?,
            additional_properties,
        })
    }
}

impl Serialize for Chat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("chatId", &self.chat_id);
        fields.required("type", &self.r#type);
        fields.required("createdAt", &self.created_at);
        fields.required("note", &self.note);
        fields.additional(&self.additional_properties);
        fields.end()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ErrorResponse {
    pub(crate) status: String,
}

model!(ErrorResponse);

impl<'de> Model<'de> for ErrorResponse {
    const NAME: &'static str = "ErrorResponse";

    type Slots = (Option<String>,);

    const FIELDS: &'static [&'static str] = &["status"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, _: usize, values: &mut Values<'de, A>) {
        values.required(&mut slots.0);
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            status: required(slots.0, "status")?,
        })
    }
}

impl Serialize for ErrorResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("status", &self.status);
        fields.end()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub(crate) enum ChatType {
    Chat,
    Arbitrage,
    Unknown(String),
}

text!(ChatType);

impl Text for ChatType {
    fn read(text: &str) -> Self {
        match text {
            "CHAT" => Self::Chat,
            "ARBITRAGE" => Self::Arbitrage,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Chat => "CHAT",
            Self::Arbitrage => "ARBITRAGE",
            Self::Unknown(text) => text,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub(crate) enum Priority {
    Value1,
    Unknown(i64),
}

integer!(Priority);

impl Integer for Priority {
    fn read(value: i64) -> Self {
        match value {
            1 => Self::Value1,
            _ => Self::Unknown(value),
        }
    }

    fn value(&self) -> i64 {
        match self {
            Self::Value1 => 1,
            Self::Unknown(value) => *value,
        }
    }
}

//! The messages as the generator writes them.

use chrono::{DateTime, FixedOffset};
use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::runtime::{Fields, Missing, Model, Text, Values, model, required, text};

#[derive(Debug)]
pub struct History {
    pub status: Option<Status>,
    pub result: Option<Messages>,
}

model!(History);

impl<'de> Model<'de> for History {
    const NAME: &'static str = "History";

    type Slots = (Option<Status>, Option<Messages>);

    const FIELDS: &'static [&'static str] = &["status", "result"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        match field {
            0 => values.optional(&mut slots.0),
            _ => values.optional(&mut slots.1),
        }
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            status: slots.0,
            result: slots.1,
        })
    }
}

impl Serialize for History {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("status", self.status.as_ref());
        fields.optional("result", self.result.as_ref());
        fields.end()
    }
}

#[derive(Debug)]
pub struct Messages {
    pub order_id: i64,
    pub messages: Vec<Message>,
    pub paging: Option<Paging>,
}

model!(Messages);

impl<'de> Model<'de> for Messages {
    const NAME: &'static str = "Messages";

    type Slots = (Option<i64>, Option<Vec<Message>>, Option<Paging>);

    const FIELDS: &'static [&'static str] = &["orderId", "messages", "paging"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        match field {
            0 => values.required(&mut slots.0),
            1 => values.required(&mut slots.1),
            _ => values.optional(&mut slots.2),
        }
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            order_id: required(slots.0, "orderId")?,
            messages: required(slots.1, "messages")?,
            paging: slots.2,
        })
    }
}

impl Serialize for Messages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("orderId", &self.order_id);
        fields.required("messages", &self.messages);
        fields.optional("paging", self.paging.as_ref());
        fields.end()
    }
}

#[derive(Debug)]
pub struct Paging {
    pub next_page_token: Option<String>,
}

model!(Paging);

impl<'de> Model<'de> for Paging {
    const NAME: &'static str = "Paging";

    type Slots = (Option<String>,);

    const FIELDS: &'static [&'static str] = &["nextPageToken"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        let _ = field;
        values.optional(&mut slots.0);
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            next_page_token: slots.0,
        })
    }
}

impl Serialize for Paging {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("nextPageToken", self.next_page_token.as_ref());
        fields.end()
    }
}

#[derive(Debug)]
pub struct Message {
    pub message_id: i64,
    pub created_at: DateTime<FixedOffset>,
    pub sender: Sender,
    pub message: Option<String>,
    pub payload: Option<Vec<File>>,
}

model!(Message);

impl<'de> Model<'de> for Message {
    const NAME: &'static str = "Message";

    type Slots = (
        Option<i64>,
        Option<DateTime<FixedOffset>>,
        Option<Sender>,
        Option<String>,
        Option<Vec<File>>,
    );

    const FIELDS: &'static [&'static str] =
        &["messageId", "createdAt", "sender", "message", "payload"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        match field {
            0 => values.required(&mut slots.0),
            1 => values.required(&mut slots.1),
            2 => values.required(&mut slots.2),
            3 => values.optional(&mut slots.3),
            _ => values.optional(&mut slots.4),
        }
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            message_id: required(slots.0, "messageId")?,
            created_at: required(slots.1, "createdAt")?,
            sender: required(slots.2, "sender")?,
            message: slots.3,
            payload: slots.4,
        })
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("messageId", &self.message_id);
        fields.required("createdAt", &self.created_at);
        fields.required("sender", &self.sender);
        fields.optional("message", self.message.as_ref());
        fields.optional("payload", self.payload.as_ref());
        fields.end()
    }
}

#[derive(Debug)]
pub struct File {
    pub name: String,
    pub url: String,
    pub size: i32,
}

model!(File);

impl<'de> Model<'de> for File {
    const NAME: &'static str = "File";

    type Slots = (Option<String>, Option<String>, Option<i32>);

    const FIELDS: &'static [&'static str] = &["name", "url", "size"];

    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>) {
        match field {
            0 => values.required(&mut slots.0),
            1 => values.required(&mut slots.1),
            _ => values.required(&mut slots.2),
        }
    }

    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            name: required(slots.0, "name")?,
            url: required(slots.1, "url")?,
            size: required(slots.2, "size")?,
        })
    }
}

impl Serialize for File {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("name", &self.name);
        fields.required("url", &self.url);
        fields.required("size", &self.size);
        fields.end()
    }
}

#[derive(Debug)]
pub enum Sender {
    Partner,
    Customer,
    Market,
    Support,
    Unknown(String),
}

text!(Sender);

impl Text for Sender {
    fn read(text: &str) -> Self {
        match text {
            "PARTNER" => Self::Partner,
            "CUSTOMER" => Self::Customer,
            "MARKET" => Self::Market,
            "SUPPORT" => Self::Support,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Partner => "PARTNER",
            Self::Customer => "CUSTOMER",
            Self::Market => "MARKET",
            Self::Support => "SUPPORT",
            Self::Unknown(text) => text,
        }
    }
}

#[derive(Debug)]
pub enum Status {
    Ok,
    Error,
    Unknown(String),
}

text!(Status);

impl Text for Status {
    fn read(text: &str) -> Self {
        match text {
            "OK" => Self::Ok,
            "ERROR" => Self::Error,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Ok => "OK",
            Self::Error => "ERROR",
            Self::Unknown(text) => text,
        }
    }
}

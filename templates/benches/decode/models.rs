//! The messages as the generator writes them.

use chrono::{DateTime, FixedOffset};
use serde::de::{self, MapAccess};
use serde::ser::SerializeMap;

use crate::runtime::{Model, Text, model, optional, required, text};

#[derive(Debug)]
pub struct History {
    pub status: Option<Status>,
    pub result: Option<Messages>,
}

model!(History);

impl<'de> Model<'de> for History {
    const NAME: &'static str = "History";

    type Slots = (Option<Status>, Option<Messages>);

    fn index(key: &str) -> Option<usize> {
        match key {
            "status" => Some(0),
            "result" => Some(1),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            0 => slots.0 = map.next_value()?,
            _ => slots.1 = map.next_value()?,
        }
        Ok(())
    }

    fn build<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            status: slots.0,
            result: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        optional(map, "status", self.status.as_ref())?;
        optional(map, "result", self.result.as_ref())?;
        Ok(())
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

    fn index(key: &str) -> Option<usize> {
        match key {
            "orderId" => Some(0),
            "messages" => Some(1),
            "paging" => Some(2),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            0 => slots.0 = Some(map.next_value()?),
            1 => slots.1 = Some(map.next_value()?),
            _ => slots.2 = map.next_value()?,
        }
        Ok(())
    }

    fn build<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            order_id: required(slots.0, "orderId")?,
            messages: required(slots.1, "messages")?,
            paging: slots.2,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("orderId", &self.order_id)?;
        map.serialize_entry("messages", &self.messages)?;
        optional(map, "paging", self.paging.as_ref())?;
        Ok(())
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

    fn index(key: &str) -> Option<usize> {
        match key {
            "nextPageToken" => Some(0),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let _ = field;
        slots.0 = map.next_value()?;
        Ok(())
    }

    fn build<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            next_page_token: slots.0,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        optional(map, "nextPageToken", self.next_page_token.as_ref())?;
        Ok(())
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

    fn index(key: &str) -> Option<usize> {
        match key {
            "messageId" => Some(0),
            "createdAt" => Some(1),
            "sender" => Some(2),
            "message" => Some(3),
            "payload" => Some(4),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            0 => slots.0 = Some(map.next_value()?),
            1 => slots.1 = Some(map.next_value()?),
            2 => slots.2 = Some(map.next_value()?),
            3 => slots.3 = map.next_value()?,
            _ => slots.4 = map.next_value()?,
        }
        Ok(())
    }

    fn build<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            message_id: required(slots.0, "messageId")?,
            created_at: required(slots.1, "createdAt")?,
            sender: required(slots.2, "sender")?,
            message: slots.3,
            payload: slots.4,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("messageId", &self.message_id)?;
        map.serialize_entry("createdAt", &self.created_at)?;
        map.serialize_entry("sender", &self.sender)?;
        optional(map, "message", self.message.as_ref())?;
        optional(map, "payload", self.payload.as_ref())?;
        Ok(())
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

    fn index(key: &str) -> Option<usize> {
        match key {
            "name" => Some(0),
            "url" => Some(1),
            "size" => Some(2),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            0 => slots.0 = Some(map.next_value()?),
            1 => slots.1 = Some(map.next_value()?),
            _ => slots.2 = Some(map.next_value()?),
        }
        Ok(())
    }

    fn build<E: de::Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            name: required(slots.0, "name")?,
            url: required(slots.1, "url")?,
            size: required(slots.2, "size")?,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("url", &self.url)?;
        map.serialize_entry("size", &self.size)?;
        Ok(())
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

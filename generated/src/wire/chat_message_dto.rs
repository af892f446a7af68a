use chrono::{DateTime, FixedOffset};
use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ChatMessageDto, ChatMessagePayloadDto, ChatMessageSenderType};
use crate::runtime::{Model, model, optional, required};

model!(ChatMessageDto);

impl<'de> Model<'de> for ChatMessageDto {
    const NAME: &'static str = "ChatMessageDTO";

    type Slots = (
        Option<i64>,
        Option<DateTime<FixedOffset>>,
        Option<ChatMessageSenderType>,
        Option<String>,
        Option<Vec<ChatMessagePayloadDto>>,
    );

    #[inline]
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

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
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

use chrono::{DateTime, FixedOffset};
use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ChatMessageDto, ChatMessagePayloadDto, ChatMessageSenderType};
use crate::runtime::{Fields, Model, model, read_optional, read_required, required};

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
            0 => read_required(&mut slots.0, map),
            1 => read_required(&mut slots.1, map),
            2 => read_required(&mut slots.2, map),
            3 => read_optional(&mut slots.3, map),
            _ => read_optional(&mut slots.4, map),
        }
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

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("messageId", &self.message_id);
        fields.required("createdAt", &self.created_at);
        fields.required("sender", &self.sender);
        fields.optional("message", self.message.as_ref());
        fields.optional("payload", self.payload.as_ref());
    }
}

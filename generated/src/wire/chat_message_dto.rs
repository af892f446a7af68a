use chrono::{DateTime, FixedOffset};
use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::{ChatMessageDto, ChatMessagePayloadDto, ChatMessageSenderType};
use crate::runtime::{Fields, Missing, Model, Values, model, required};

model!(ChatMessageDto);

impl<'de> Model<'de> for ChatMessageDto {
    const NAME: &'static str = "ChatMessageDTO";
    const FIELDS: &'static [&'static str] = &[
        "messageId",
        "createdAt",
        "sender",
        "message",
        "payload",
    ];

    type Slots = (
        Option<i64>,
        Option<DateTime<FixedOffset>>,
        Option<ChatMessageSenderType>,
        Option<String>,
        Option<Vec<ChatMessagePayloadDto>>,
    );

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.required(&mut slots.0),
            1 => values.required(&mut slots.1),
            2 => values.required(&mut slots.2),
            3 => values.optional(&mut slots.3),
            _ => values.optional(&mut slots.4),
        }
    }

    #[inline]
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

impl Serialize for ChatMessageDto {
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

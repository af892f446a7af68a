use chrono::{DateTime, FixedOffset};
use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::{ChatStatusType, ChatType, GetChatInfoDto};
use crate::runtime::{Fields, Missing, Model, Values, model, required};

model!(GetChatInfoDto);

impl<'de> Model<'de> for GetChatInfoDto {
    const NAME: &'static str = "GetChatInfoDTO";
    const FIELDS: &'static [&'static str] = &[
        "chatId",
        "orderId",
        "type",
        "status",
        "createdAt",
        "updatedAt",
    ];

    type Slots = (
        Option<i64>,
        Option<i64>,
        Option<ChatType>,
        Option<ChatStatusType>,
        Option<DateTime<FixedOffset>>,
        Option<DateTime<FixedOffset>>,
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
            3 => values.required(&mut slots.3),
            4 => values.required(&mut slots.4),
            _ => values.required(&mut slots.5),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            chat_id: required(slots.0, "chatId")?,
            order_id: required(slots.1, "orderId")?,
            r#type: required(slots.2, "type")?,
            status: required(slots.3, "status")?,
            created_at: required(slots.4, "createdAt")?,
            updated_at: required(slots.5, "updatedAt")?,
        })
    }
}

impl Serialize for GetChatInfoDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("chatId", &self.chat_id);
        fields.required("orderId", &self.order_id);
        fields.required("type", &self.r#type);
        fields.required("status", &self.status);
        fields.required("createdAt", &self.created_at);
        fields.required("updatedAt", &self.updated_at);
        fields.end()
    }
}

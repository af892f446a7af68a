use chrono::{DateTime, FixedOffset};
use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ChatStatusType, ChatType, GetChatInfoDto};
use crate::runtime::{Fields, Model, model, read_required, required};

model!(GetChatInfoDto);

impl<'de> Model<'de> for GetChatInfoDto {
    const NAME: &'static str = "GetChatInfoDTO";

    type Slots = (
        Option<i64>,
        Option<i64>,
        Option<ChatType>,
        Option<ChatStatusType>,
        Option<DateTime<FixedOffset>>,
        Option<DateTime<FixedOffset>>,
    );

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "chatId" => Some(0),
            "orderId" => Some(1),
            "type" => Some(2),
            "status" => Some(3),
            "createdAt" => Some(4),
            "updatedAt" => Some(5),
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
            3 => read_required(&mut slots.3, map),
            4 => read_required(&mut slots.4, map),
            _ => read_required(&mut slots.5, map),
        }
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            chat_id: required(slots.0, "chatId")?,
            order_id: required(slots.1, "orderId")?,
            r#type: required(slots.2, "type")?,
            status: required(slots.3, "status")?,
            created_at: required(slots.4, "createdAt")?,
            updated_at: required(slots.5, "updatedAt")?,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("chatId", &self.chat_id);
        fields.required("orderId", &self.order_id);
        fields.required("type", &self.r#type);
        fields.required("status", &self.status);
        fields.required("createdAt", &self.created_at);
        fields.required("updatedAt", &self.updated_at);
    }
}

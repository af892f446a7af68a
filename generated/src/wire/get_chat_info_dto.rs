use chrono::{DateTime, FixedOffset};
use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ChatStatusType, ChatType, GetChatInfoDto};
use crate::runtime::{Model, model, required};

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
            0 => slots.0 = Some(map.next_value()?),
            1 => slots.1 = Some(map.next_value()?),
            2 => slots.2 = Some(map.next_value()?),
            3 => slots.3 = Some(map.next_value()?),
            4 => slots.4 = Some(map.next_value()?),
            _ => slots.5 = Some(map.next_value()?),
        }
        Ok(())
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

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("chatId", &self.chat_id)?;
        map.serialize_entry("orderId", &self.order_id)?;
        map.serialize_entry("type", &self.r#type)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("createdAt", &self.created_at)?;
        map.serialize_entry("updatedAt", &self.updated_at)?;
        Ok(())
    }
}

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ChatMessageDto, ChatMessagesResultDto, ForwardScrollingPagerDto};
use crate::runtime::{Model, model, optional, required};

model!(ChatMessagesResultDto);

impl<'de> Model<'de> for ChatMessagesResultDto {
    const NAME: &'static str = "ChatMessagesResultDTO";

    type Slots = (
        Option<i64>,
        Option<Vec<ChatMessageDto>>,
        Option<ForwardScrollingPagerDto>,
    );

    #[inline]
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

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
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

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ChatMessageDto, ChatMessagesResultDto, ForwardScrollingPagerDto};
use crate::runtime::{Fields, Model, model, read_optional, read_required, required};

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
            0 => read_required(&mut slots.0, map),
            1 => read_required(&mut slots.1, map),
            _ => read_optional(&mut slots.2, map),
        }
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            order_id: required(slots.0, "orderId")?,
            messages: required(slots.1, "messages")?,
            paging: slots.2,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("orderId", &self.order_id);
        fields.required("messages", &self.messages);
        fields.optional("paging", self.paging.as_ref());
    }
}

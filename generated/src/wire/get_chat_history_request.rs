use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::GetChatHistoryRequest;
use crate::runtime::{Bounds, Checker, Fields, Model, Validate, model, read_optional};

model!(GetChatHistoryRequest);

impl<'de> Model<'de> for GetChatHistoryRequest {
    const NAME: &'static str = "GetChatHistoryRequest";

    type Slots = (Option<i64>,);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "messageIdFrom" => Some(0),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        read_optional(&mut slots.0, map)
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self { message_id_from: slots.0 })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.optional("messageIdFrom", self.message_id_from.as_ref());
    }
}

impl Validate for GetChatHistoryRequest {
    #[inline]
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const MESSAGE_ID_FROM: &Bounds = &Bounds::new().minimum(1);
        check.field("messageIdFrom", &self.message_id_from, MESSAGE_ID_FROM);
    }
}

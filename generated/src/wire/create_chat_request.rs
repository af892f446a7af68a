use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::CreateChatRequest;
use crate::runtime::{Model, Validate, model, required};

model!(CreateChatRequest);

impl<'de> Model<'de> for CreateChatRequest {
    const NAME: &'static str = "CreateChatRequest";

    type Slots = (Option<i64>,);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "orderId" => Some(0),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        slots.0 = Some(map.next_value()?);
        Ok(())
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            order_id: required(slots.0, "orderId")?,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("orderId", &self.order_id)?;
        Ok(())
    }
}

impl Validate for CreateChatRequest {}

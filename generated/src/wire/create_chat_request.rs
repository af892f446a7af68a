use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::CreateChatRequest;
use crate::runtime::{Fields, Model, Validate, model, read_required, required};

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
        read_required(&mut slots.0, map)
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            order_id: required(slots.0, "orderId")?,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("orderId", &self.order_id);
    }
}

impl Validate for CreateChatRequest {}

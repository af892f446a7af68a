use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ChatStatusType, ChatType, GetChatsRequest};
use crate::runtime::{
    Bounds, Checker, Fields, Model, Patch, Validate, model, read_optional,
};

model!(GetChatsRequest);

impl<'de> Model<'de> for GetChatsRequest {
    const NAME: &'static str = "GetChatsRequest";

    type Slots = (Patch<Vec<i64>>, Patch<Vec<ChatType>>, Patch<Vec<ChatStatusType>>);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "orderIds" => Some(0),
            "types" => Some(1),
            "statuses" => Some(2),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            0 => read_optional(&mut slots.0, map),
            1 => read_optional(&mut slots.1, map),
            _ => read_optional(&mut slots.2, map),
        }
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            order_ids: slots.0,
            types: slots.1,
            statuses: slots.2,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.patch("orderIds", &self.order_ids);
        fields.patch("types", &self.types);
        fields.patch("statuses", &self.statuses);
    }
}

impl Validate for GetChatsRequest {
    #[inline]
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const ORDER_IDS: &Bounds = &Bounds::new().min_items(1).unique_items();
        const TYPES: &Bounds = &Bounds::new().min_items(1);
        const STATUSES: &Bounds = &Bounds::new().min_items(1);
        check.field("orderIds", &self.order_ids, ORDER_IDS);
        check.field("types", &self.types, TYPES);
        check.field("statuses", &self.statuses, STATUSES);
    }
}

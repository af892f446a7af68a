use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::GetChatsRequest;
use crate::runtime::{Bounds, Checker, Fields, Missing, Model, Validate, Values, model};

model!(GetChatsRequest);

impl<'de> Model<'de> for GetChatsRequest {
    const NAME: &'static str = "GetChatsRequest";
    const FIELDS: &'static [&'static str] = &["orderIds", "types", "statuses"];

    type Slots = Self;

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.optional(&mut slots.order_ids),
            1 => values.optional(&mut slots.types),
            _ => values.optional(&mut slots.statuses),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(slots)
    }
}

impl Serialize for GetChatsRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.patch("orderIds", &self.order_ids);
        fields.patch("types", &self.types);
        fields.patch("statuses", &self.statuses);
        fields.end()
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

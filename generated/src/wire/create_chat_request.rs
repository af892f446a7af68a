use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::CreateChatRequest;
use crate::runtime::{Fields, Missing, Model, Validate, Values, model, required};

model!(CreateChatRequest);

impl<'de> Model<'de> for CreateChatRequest {
    const NAME: &'static str = "CreateChatRequest";
    const FIELDS: &'static [&'static str] = &["orderId"];

    type Slots = (Option<i64>,);

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        values: &mut Values<'de, A>,
    ) {
        values.required(&mut slots.0);
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            order_id: required(slots.0, "orderId")?,
        })
    }
}

impl Serialize for CreateChatRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("orderId", &self.order_id);
        fields.end()
    }
}

impl Validate for CreateChatRequest {}

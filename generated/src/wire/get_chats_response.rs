use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::GetChatsResponse;
use crate::runtime::{Fields, Missing, Model, Values, model};

model!(GetChatsResponse);

impl<'de> Model<'de> for GetChatsResponse {
    const NAME: &'static str = "GetChatsResponse";
    const FIELDS: &'static [&'static str] = &["status", "result"];

    type Slots = Self;

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.optional(&mut slots.status),
            _ => values.optional(&mut slots.result),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(slots)
    }
}

impl Serialize for GetChatsResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("status", self.status.as_ref());
        fields.optional("result", self.result.as_ref());
        fields.end()
    }
}

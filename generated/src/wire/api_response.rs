use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::ApiResponse;
use crate::runtime::{Fields, Missing, Model, Values, model};

model!(ApiResponse);

impl<'de> Model<'de> for ApiResponse {
    const NAME: &'static str = "ApiResponse";
    const FIELDS: &'static [&'static str] = &["status"];

    type Slots = Self;

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        values: &mut Values<'de, A>,
    ) {
        values.optional(&mut slots.status);
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(slots)
    }
}

impl Serialize for ApiResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("status", self.status.as_ref());
        fields.end()
    }
}

use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::ApiClientDataErrorResponse;
use crate::runtime::{Fields, Missing, Model, Values, model};

model!(ApiClientDataErrorResponse);

impl<'de> Model<'de> for ApiClientDataErrorResponse {
    const NAME: &'static str = "ApiClientDataErrorResponse";
    const FIELDS: &'static [&'static str] = &["status", "errors"];

    type Slots = Self;

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.optional(&mut slots.status),
            _ => values.optional(&mut slots.errors),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(slots)
    }
}

impl Serialize for ApiClientDataErrorResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("status", self.status.as_ref());
        fields.optional("errors", self.errors.as_ref());
        fields.end()
    }
}

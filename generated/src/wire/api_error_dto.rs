use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::ApiErrorDto;
use crate::runtime::{Fields, Missing, Model, Values, model, required};

model!(ApiErrorDto);

impl<'de> Model<'de> for ApiErrorDto {
    const NAME: &'static str = "ApiErrorDTO";
    const FIELDS: &'static [&'static str] = &["code", "message"];

    type Slots = (Option<String>, Option<String>);

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.required(&mut slots.0),
            _ => values.optional(&mut slots.1),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            code: required(slots.0, "code")?,
            message: slots.1,
        })
    }
}

impl Serialize for ApiErrorDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("code", &self.code);
        fields.optional("message", self.message.as_ref());
        fields.end()
    }
}

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::ApiErrorDto;
use crate::runtime::{Fields, Model, model, read_optional, read_required, required};

model!(ApiErrorDto);

impl<'de> Model<'de> for ApiErrorDto {
    const NAME: &'static str = "ApiErrorDTO";

    type Slots = (Option<String>, Option<String>);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "code" => Some(0),
            "message" => Some(1),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            0 => read_required(&mut slots.0, map),
            _ => read_optional(&mut slots.1, map),
        }
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            code: required(slots.0, "code")?,
            message: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("code", &self.code);
        fields.optional("message", self.message.as_ref());
    }
}

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::ApiErrorDto;
use crate::runtime::{Model, model, optional, required};

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
            0 => slots.0 = Some(map.next_value()?),
            _ => slots.1 = map.next_value()?,
        }
        Ok(())
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            code: required(slots.0, "code")?,
            message: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("code", &self.code)?;
        optional(map, "message", self.message.as_ref())?;
        Ok(())
    }
}

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::ChatMessagePayloadDto;
use crate::runtime::{Fields, Model, model, read_required, required};

model!(ChatMessagePayloadDto);

impl<'de> Model<'de> for ChatMessagePayloadDto {
    const NAME: &'static str = "ChatMessagePayloadDTO";

    type Slots = (Option<String>, Option<String>, Option<i32>);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "name" => Some(0),
            "url" => Some(1),
            "size" => Some(2),
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
            1 => read_required(&mut slots.1, map),
            _ => read_required(&mut slots.2, map),
        }
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            name: required(slots.0, "name")?,
            url: required(slots.1, "url")?,
            size: required(slots.2, "size")?,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("name", &self.name);
        fields.required("url", &self.url);
        fields.required("size", &self.size);
    }
}

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::ChatMessagePayloadDto;
use crate::runtime::{Model, model, required};

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
            0 => slots.0 = Some(map.next_value()?),
            1 => slots.1 = Some(map.next_value()?),
            _ => slots.2 = Some(map.next_value()?),
        }
        Ok(())
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            name: required(slots.0, "name")?,
            url: required(slots.1, "url")?,
            size: required(slots.2, "size")?,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("url", &self.url)?;
        map.serialize_entry("size", &self.size)?;
        Ok(())
    }
}

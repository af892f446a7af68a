use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::CreateChatResultDto;
use crate::runtime::{Model, model, required};

model!(CreateChatResultDto);

impl<'de> Model<'de> for CreateChatResultDto {
    const NAME: &'static str = "CreateChatResultDTO";

    type Slots = (Option<i64>,);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "chatId" => Some(0),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        slots.0 = Some(map.next_value()?);
        Ok(())
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            chat_id: required(slots.0, "chatId")?,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("chatId", &self.chat_id)?;
        Ok(())
    }
}

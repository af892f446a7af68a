use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::CreateChatResultDto;
use crate::runtime::{Fields, Model, model, read_required, required};

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
        read_required(&mut slots.0, map)
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            chat_id: required(slots.0, "chatId")?,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("chatId", &self.chat_id);
    }
}

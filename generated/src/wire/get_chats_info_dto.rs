use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ForwardScrollingPagerDto, GetChatInfoDto, GetChatsInfoDto};
use crate::runtime::{Fields, Model, model, read_optional, read_required, required};

model!(GetChatsInfoDto);

impl<'de> Model<'de> for GetChatsInfoDto {
    const NAME: &'static str = "GetChatsInfoDTO";

    type Slots = (Option<Vec<GetChatInfoDto>>, Option<ForwardScrollingPagerDto>);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "chats" => Some(0),
            "paging" => Some(1),
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
            chats: required(slots.0, "chats")?,
            paging: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("chats", &self.chats);
        fields.optional("paging", self.paging.as_ref());
    }
}

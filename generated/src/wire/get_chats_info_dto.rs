use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ForwardScrollingPagerDto, GetChatInfoDto, GetChatsInfoDto};
use crate::runtime::{Model, model, optional, required};

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
            0 => slots.0 = Some(map.next_value()?),
            _ => slots.1 = map.next_value()?,
        }
        Ok(())
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            chats: required(slots.0, "chats")?,
            paging: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("chats", &self.chats)?;
        optional(map, "paging", self.paging.as_ref())?;
        Ok(())
    }
}

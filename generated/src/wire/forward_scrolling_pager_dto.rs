use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::ForwardScrollingPagerDto;
use crate::runtime::{Fields, Model, model, read_optional};

model!(ForwardScrollingPagerDto);

impl<'de> Model<'de> for ForwardScrollingPagerDto {
    const NAME: &'static str = "ForwardScrollingPagerDTO";

    type Slots = (Option<String>,);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "nextPageToken" => Some(0),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        read_optional(&mut slots.0, map)
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self { next_page_token: slots.0 })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.optional("nextPageToken", self.next_page_token.as_ref());
    }
}

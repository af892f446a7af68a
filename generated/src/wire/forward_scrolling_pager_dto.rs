use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::ForwardScrollingPagerDto;
use crate::runtime::{Fields, Missing, Model, Values, model};

model!(ForwardScrollingPagerDto);

impl<'de> Model<'de> for ForwardScrollingPagerDto {
    const NAME: &'static str = "ForwardScrollingPagerDTO";
    const FIELDS: &'static [&'static str] = &["nextPageToken"];

    type Slots = Self;

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        values: &mut Values<'de, A>,
    ) {
        values.optional(&mut slots.next_page_token);
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(slots)
    }
}

impl Serialize for ForwardScrollingPagerDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("nextPageToken", self.next_page_token.as_ref());
        fields.end()
    }
}

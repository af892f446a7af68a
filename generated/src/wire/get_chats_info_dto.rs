use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::{ForwardScrollingPagerDto, GetChatInfoDto, GetChatsInfoDto};
use crate::runtime::{Fields, Missing, Model, Values, model, required};

model!(GetChatsInfoDto);

impl<'de> Model<'de> for GetChatsInfoDto {
    const NAME: &'static str = "GetChatsInfoDTO";
    const FIELDS: &'static [&'static str] = &["chats", "paging"];

    type Slots = (Option<Vec<GetChatInfoDto>>, Option<ForwardScrollingPagerDto>);

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.required(&mut slots.0),
            _ => values.optional(&mut slots.1),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            chats: required(slots.0, "chats")?,
            paging: slots.1,
        })
    }
}

impl Serialize for GetChatsInfoDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("chats", &self.chats);
        fields.optional("paging", self.paging.as_ref());
        fields.end()
    }
}

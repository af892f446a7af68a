use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::CreateChatResultDto;
use crate::runtime::{Fields, Missing, Model, Values, model, required};

model!(CreateChatResultDto);

impl<'de> Model<'de> for CreateChatResultDto {
    const NAME: &'static str = "CreateChatResultDTO";
    const FIELDS: &'static [&'static str] = &["chatId"];

    type Slots = (Option<i64>,);

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        values: &mut Values<'de, A>,
    ) {
        values.required(&mut slots.0);
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            chat_id: required(slots.0, "chatId")?,
        })
    }
}

impl Serialize for CreateChatResultDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("chatId", &self.chat_id);
        fields.end()
    }
}

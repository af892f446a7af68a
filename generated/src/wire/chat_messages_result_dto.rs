use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::{ChatMessageDto, ChatMessagesResultDto, ForwardScrollingPagerDto};
use crate::runtime::{Fields, Missing, Model, Values, model, required};

model!(ChatMessagesResultDto);

impl<'de> Model<'de> for ChatMessagesResultDto {
    const NAME: &'static str = "ChatMessagesResultDTO";
    const FIELDS: &'static [&'static str] = &["orderId", "messages", "paging"];

    type Slots = (
        Option<i64>,
        Option<Vec<ChatMessageDto>>,
        Option<ForwardScrollingPagerDto>,
    );

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.required(&mut slots.0),
            1 => values.required(&mut slots.1),
            _ => values.optional(&mut slots.2),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            order_id: required(slots.0, "orderId")?,
            messages: required(slots.1, "messages")?,
            paging: slots.2,
        })
    }
}

impl Serialize for ChatMessagesResultDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("orderId", &self.order_id);
        fields.required("messages", &self.messages);
        fields.optional("paging", self.paging.as_ref());
        fields.end()
    }
}

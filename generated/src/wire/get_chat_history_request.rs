use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::GetChatHistoryRequest;
use crate::runtime::{Bounds, Checker, Fields, Missing, Model, Validate, Values, model};

model!(GetChatHistoryRequest);

impl<'de> Model<'de> for GetChatHistoryRequest {
    const NAME: &'static str = "GetChatHistoryRequest";
    const FIELDS: &'static [&'static str] = &["messageIdFrom"];

    type Slots = Self;

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        values: &mut Values<'de, A>,
    ) {
        values.optional(&mut slots.message_id_from);
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(slots)
    }
}

impl Serialize for GetChatHistoryRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.optional("messageIdFrom", self.message_id_from.as_ref());
        fields.end()
    }
}

impl Validate for GetChatHistoryRequest {
    #[inline]
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const MESSAGE_ID_FROM: &Bounds = &Bounds::new().minimum(1);
        check.field("messageIdFrom", &self.message_id_from, MESSAGE_ID_FROM);
    }
}

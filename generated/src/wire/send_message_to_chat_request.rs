use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::SendMessageToChatRequest;
use crate::runtime::{
    Bounds, Checker, Fields, Missing, Model, Validate, Values, model, required,
};

model!(SendMessageToChatRequest);

impl<'de> Model<'de> for SendMessageToChatRequest {
    const NAME: &'static str = "SendMessageToChatRequest";
    const FIELDS: &'static [&'static str] = &["message"];

    type Slots = (Option<String>,);

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
            message: required(slots.0, "message")?,
        })
    }
}

impl Serialize for SendMessageToChatRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("message", &self.message);
        fields.end()
    }
}

impl Validate for SendMessageToChatRequest {
    #[inline]
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const MESSAGE: &Bounds = &Bounds::new().min_length(1).max_length(4096);
        check.field("message", &self.message, MESSAGE);
    }
}

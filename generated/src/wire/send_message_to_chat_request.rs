use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::SendMessageToChatRequest;
use crate::runtime::{
    Bounds, Checker, Fields, Model, Validate, model, read_required, required,
};

model!(SendMessageToChatRequest);

impl<'de> Model<'de> for SendMessageToChatRequest {
    const NAME: &'static str = "SendMessageToChatRequest";

    type Slots = (Option<String>,);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "message" => Some(0),
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
            message: required(slots.0, "message")?,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.required("message", &self.message);
    }
}

impl Validate for SendMessageToChatRequest {
    #[inline]
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const MESSAGE: &Bounds = &Bounds::new().min_length(1).max_length(4096);
        check.field("message", &self.message, MESSAGE);
    }
}

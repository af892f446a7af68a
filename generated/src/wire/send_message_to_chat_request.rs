use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::SendMessageToChatRequest;
use crate::runtime::{Bounds, Checker, Model, Validate, model, required};

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
        slots.0 = Some(map.next_value()?);
        Ok(())
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            message: required(slots.0, "message")?,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("message", &self.message)?;
        Ok(())
    }
}

impl Validate for SendMessageToChatRequest {
    #[inline]
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const MESSAGE: &Bounds = &Bounds::new().min_length(1).max_length(4096);
        check.field("message", &self.message, MESSAGE);
    }
}

use serde::de::MapAccess;
use serde::ser::{Serialize, Serializer};

use crate::models::ChatMessagePayloadDto;
use crate::runtime::{Fields, Missing, Model, Values, model, required};

model!(ChatMessagePayloadDto);

impl<'de> Model<'de> for ChatMessagePayloadDto {
    const NAME: &'static str = "ChatMessagePayloadDTO";
    const FIELDS: &'static [&'static str] = &["name", "url", "size"];

    type Slots = (Option<String>, Option<String>, Option<i32>);

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        values: &mut Values<'de, A>,
    ) {
        match field {
            0 => values.required(&mut slots.0),
            1 => values.required(&mut slots.1),
            _ => values.required(&mut slots.2),
        }
    }

    #[inline]
    fn build(slots: Self::Slots) -> Result<Self, Missing> {
        Ok(Self {
            name: required(slots.0, "name")?,
            url: required(slots.1, "url")?,
            size: required(slots.2, "size")?,
        })
    }
}

impl Serialize for ChatMessagePayloadDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::new(serializer);
        fields.required("name", &self.name);
        fields.required("url", &self.url);
        fields.required("size", &self.size);
        fields.end()
    }
}

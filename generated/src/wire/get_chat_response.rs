use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ApiResponseStatusType, GetChatInfoDto, GetChatResponse};
use crate::runtime::{Fields, Model, model, read_optional};

model!(GetChatResponse);

impl<'de> Model<'de> for GetChatResponse {
    const NAME: &'static str = "GetChatResponse";

    type Slots = (Option<ApiResponseStatusType>, Option<GetChatInfoDto>);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "status" => Some(0),
            "result" => Some(1),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            0 => read_optional(&mut slots.0, map),
            _ => read_optional(&mut slots.1, map),
        }
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            status: slots.0,
            result: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.optional("status", self.status.as_ref());
        fields.optional("result", self.result.as_ref());
    }
}

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{
    ApiResponseStatusType, ChatMessagesResultDto, GetChatHistoryResponse,
};
use crate::runtime::{Model, model, optional};

model!(GetChatHistoryResponse);

impl<'de> Model<'de> for GetChatHistoryResponse {
    const NAME: &'static str = "GetChatHistoryResponse";

    type Slots = (Option<ApiResponseStatusType>, Option<ChatMessagesResultDto>);

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
            0 => slots.0 = map.next_value()?,
            _ => slots.1 = map.next_value()?,
        }
        Ok(())
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self {
            status: slots.0,
            result: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        optional(map, "status", self.status.as_ref())?;
        optional(map, "result", self.result.as_ref())?;
        Ok(())
    }
}

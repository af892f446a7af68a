use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ApiResponse, ApiResponseStatusType};
use crate::runtime::{Fields, Model, model, read_optional};

model!(ApiResponse);

impl<'de> Model<'de> for ApiResponse {
    const NAME: &'static str = "ApiResponse";

    type Slots = (Option<ApiResponseStatusType>,);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "status" => Some(0),
            _ => None,
        }
    }

    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        _: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        read_optional(&mut slots.0, map)
    }

    fn build<E: Error>(slots: Self::Slots) -> Result<Self, E> {
        Ok(Self { status: slots.0 })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.optional("status", self.status.as_ref());
    }
}

use serde::de::{Error, MapAccess};
use serde::ser::SerializeMap;

use crate::models::{ApiErrorDto, ApiResponseStatusType, ApiServerErrorResponse};
use crate::runtime::{Fields, Model, model, read_optional};

model!(ApiServerErrorResponse);

impl<'de> Model<'de> for ApiServerErrorResponse {
    const NAME: &'static str = "ApiServerErrorResponse";

    type Slots = (Option<ApiResponseStatusType>, Option<Vec<ApiErrorDto>>);

    #[inline]
    fn index(key: &str) -> Option<usize> {
        match key {
            "status" => Some(0),
            "errors" => Some(1),
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
            errors: slots.1,
        })
    }

    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>) {
        fields.optional("status", self.status.as_ref());
        fields.optional("errors", self.errors.as_ref());
    }
}

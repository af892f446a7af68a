//! Integers that few APIs have, as values that are sent: those without a sign, and those of fewer than 32 bits.

use super::values::check_number;
use super::{Checker, Validate};
use crate::runtime::bounds::{Bounds, Limit};
use crate::runtime::{ParameterValue, ToParameter};

macro_rules! integers {
    ($($type:ty),*) => {
        $(
            impl Validate for $type {
                #[inline]
                fn validate(&self, bounds: &Bounds, check: &mut Checker) {
                    check_number(Limit::Integer((*self).into()), bounds, check);
                }
            }

            impl ToParameter for $type {
                #[inline]
                fn to_parameter(&self) -> ParameterValue {
                    ParameterValue::Text(self.to_string())
                }
            }
        )*
    };
}

integers!(i8, i16, u8, u16, u32, u64);

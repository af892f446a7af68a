//! Integers without a sign, as values that are sent.

use super::values::check_number;
use super::{Checker, Validate};
use crate::runtime::bounds::{Bounds, Limit};
use crate::runtime::{ParameterValue, ToParameter};

macro_rules! unsigned {
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

unsigned!(u32, u64);

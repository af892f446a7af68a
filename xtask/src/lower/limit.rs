//! How often an operation may be called: `x-resource-limit-config`.
//!
//! What is malformed `spec/lint` has reported: here it says nothing.

use indexmap::IndexMap;
use serde_json::Value as Json;

use crate::ir::{CallLimit, Period};
use crate::spec::extension::{self, LimitConfig};

/// All limits of an operation, in the order in which they stand.
pub(super) fn of(extensions: &IndexMap<String, Json>) -> Vec<CallLimit> {
    let configs = extensions
        .get(LimitConfig::KEY)
        .map(|config| LimitConfig::read(config, &mut Vec::new()));
    let limits = configs.into_iter().flatten().map(|config| CallLimit {
        amount: config.amount,
        periods: config.periods,
        period: match config.period {
            extension::Period::Second => Period::Second,
            extension::Period::Minute => Period::Minute,
            extension::Period::Hour => Period::Hour,
            extension::Period::Day => Period::Day,
            extension::Period::Week => Period::Week,
            extension::Period::Month => Period::Month,
        },
    });
    limits.collect()
}

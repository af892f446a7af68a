//! Bounds that no value fulfils.

use crate::diagnostics::Code;
use crate::ir::Constraints;
use crate::lower::context::Context;
use crate::lower::site::Site;

/// Drops bounds that no value fulfils, with a report on each.
pub(super) fn drop_impossible(
    context: &mut Context<'_>,
    site: &Site<'_>,
    bounds: &mut Constraints,
) {
    let mut report = |keyword: &str, message: String| {
        context
            .warning(&site.at.key(keyword), Code::ImpossibleBounds, message)
            .help("these bounds are ignored");
    };
    if let (Some(minimum), Some(maximum)) = (bounds.minimum, bounds.maximum) {
        let exclusive = bounds.exclusive_minimum || bounds.exclusive_maximum;
        let (low, high) = (minimum.to_f64(), maximum.to_f64());
        if low > high || (exclusive && low >= high) {
            report("minimum", format!("no value is between {low} and {high}"));
            (bounds.minimum, bounds.maximum) = (None, None);
            (bounds.exclusive_minimum, bounds.exclusive_maximum) = (false, false);
        }
    }
    for (keyword, minimum, maximum) in [
        ("minLength", &mut bounds.min_length, &mut bounds.max_length),
        ("minItems", &mut bounds.min_items, &mut bounds.max_items),
        (
            "minProperties",
            &mut bounds.min_properties,
            &mut bounds.max_properties,
        ),
    ] {
        if let (Some(low), Some(high)) = (*minimum, *maximum)
            && low > high
        {
            report(
                keyword,
                format!("nothing has at least {low} and at most {high}"),
            );
            (*minimum, *maximum) = (None, None);
        }
    }
    if bounds.multiple_of.is_some_and(|step| step.to_f64() <= 0.0) {
        report("multipleOf", "`multipleOf` must be above 0".to_owned());
        bounds.multiple_of = None;
    }
}

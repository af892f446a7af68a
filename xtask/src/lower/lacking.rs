//! Whether what a schema is may only seem so, since a fault was taken out of it.

use super::context::Context;
use super::site::Site;
use crate::spec::Pointer;

/// The keys from which follows what type a schema has.
const OF_TYPE: [&str; 5] = ["type", "format", "enum", "items", "properties"];

/// The keys whose schemas have a say in it.
const PARTS: [&str; 3] = ["allOf", "oneOf", "anyOf"];

/// Whether a fault may have taken something out of a schema from which its type follows.
pub(super) fn may_be_of_another_type(context: &Context<'_>, site: &Site<'_>) -> bool {
    let gaps = &context.document.gaps;
    let may_be = |place: &Pointer| {
        OF_TYPE.iter().any(|key| gaps.lack(&place.key(key)))
            || PARTS.iter().any(|key| gaps.are_behind(&place.key(key)))
    };
    !gaps.are_none() && (may_be(&site.at) || may_be(&context.resolve(site).at))
}

//! Which operation a request is of, and what the parameters in its path are.
//!
//! Invariant: of several operations whose path matches, the one with the literal text where others have
//! a parameter is meant (OAS 3.0.3, "Path Templating Matching").

use http::Method;
use percent_encoding::percent_decode_str;

use crate::runtime::Operation;

/// The operation that a method and a path belong to.
#[inline]
pub(super) fn operation(
    operations: &'static [&'static [&'static Operation]],
    method: &Method,
    path: &str,
) -> Option<&'static Operation> {
    let all = operations.iter().copied().flatten().copied();
    all.filter(|operation| operation.method == *method && values(operation.path, path).is_some())
        .min_by_key(|operation| templated(operation.path))
}

/// The parameters of a path and their values, as they are written in it; `None` if the path is not that
/// of the template.
#[inline]
pub(super) fn values<'p>(
    template: &'static str,
    path: &'p str,
) -> Option<Vec<(&'static str, &'p str)>> {
    let mut values = Vec::new();
    let (mut segments, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (segments.next(), found.next()) {
            (None, None) => return Some(values),
            (Some(segment), Some(found)) => read_segment(segment, found, &mut values)?,
            (Some(_), None) | (None, Some(_)) => return None,
        }
    }
}

/// Which segments have a parameter, to compare by.
#[inline]
fn templated(template: &str) -> Vec<bool> {
    let segments = template.split('/');
    segments.map(|segment| segment.contains('{')).collect()
}

#[inline]
fn read_segment<'p>(
    mut template: &'static str,
    mut found: &'p str,
    values: &mut Vec<(&'static str, &'p str)>,
) -> Option<()> {
    if !template.contains('{') {
        let same = template == found || percent_decode_str(found).eq(template.bytes());
        return same.then_some(());
    }
    while let Some((literal, rest)) = template.split_once('{') {
        let (name, rest) = rest.split_once('}')?;
        found = found.strip_prefix(literal)?;
        // The value ends where the literal text after it begins, or with the segment.
        let next = rest.split('{').next().unwrap_or_default();
        let end = if next.is_empty() {
            found.len()
        } else if rest.contains('{') {
            found.find(next)?
        } else {
            found.rfind(next)?
        };
        values.push((name, &found[..end]));
        (template, found) = (rest, &found[end..]);
    }
    (template == found).then_some(())
}

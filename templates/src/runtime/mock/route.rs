//! Which operation a request is of, and what the parameters in its path are.
//!
//! Invariant: of several operations whose path matches, the one with the literal text where others have
//! a parameter is meant (OAS 3.0.3, "Path Templating Matching"), the one with more of it around a parameter, and
//! of those the one with most of the query.

use http::Method;
use percent_encoding::percent_decode_str;

use crate::runtime::Operation;

/// The operation that a method and a path belong to.
#[inline]
pub(super) fn operation(
    operations: &'static [&'static [&'static Operation]],
    method: &Method,
    path: &str,
    query: &str,
) -> Option<&'static Operation> {
    let all = operations.iter().copied().flatten().copied();
    all.filter(|operation| {
        let mut fixed = fixed_pairs(operation.path);
        operation.method == *method
            && values(operation.path, path).is_some()
            && fixed.all(|pair| query.split('&').any(|found| is_same(found, pair)))
    })
    .min_by_key(|operation| {
        let unfixed = usize::MAX - fixed_pairs(operation.path).count();
        (templated(operation.path), unfixed)
    })
}

/// What every request of an operation has in its query.
#[inline]
fn fixed_pairs(template: &'static str) -> impl Iterator<Item = &'static str> {
    let query = template.split_once('?').map_or("", |(_, query)| query);
    query.split('&').filter(|pair| !pair.is_empty())
}

#[inline]
fn is_same(found: &str, pair: &str) -> bool {
    percent_decode_str(found).eq(percent_decode_str(pair))
}

#[inline]
fn without_query(template: &'static str) -> &'static str {
    template.split('?').next().unwrap_or_default()
}

/// The parameters of a path and their values, as they are written in it; `None` if the path is not that
/// of the template.
#[inline]
pub(super) fn values<'p>(
    template: &'static str,
    path: &'p str,
) -> Option<Vec<(&'static str, &'p str)>> {
    let mut values = Vec::new();
    let mut segments = without_query(template).split('/');
    let mut found = path.split('/');
    loop {
        match (segments.next(), found.next()) {
            (None, None) => return Some(values),
            (Some(segment), Some(found)) => read_segment(segment, found, &mut values)?,
            (Some(_), None) | (None, Some(_)) => return None,
        }
    }
}

/// Which segments have a parameter, and how much of one is no literal text, to compare by.
#[inline]
fn templated(template: &'static str) -> Vec<(bool, usize)> {
    let segments = without_query(template).split('/');
    let literal = |segment: &str| {
        let outside = segment.split('{').map(|part| part.split_once('}'));
        let after: usize = outside.flatten().map(|(_, after)| after.len()).sum();
        segment.find('{').unwrap_or(segment.len()) + after
    };
    segments
        .map(|segment| (segment.contains('{'), usize::MAX - literal(segment)))
        .collect()
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

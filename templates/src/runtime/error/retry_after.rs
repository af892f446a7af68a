//! `Retry-After` (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime};

use chrono::{DateTime, NaiveDateTime, Utc};
use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// How long to wait: seconds as they are, a date from the answer's own `Date` on, or from now if it
/// has none. A date that has passed is no wait at all, and more seconds than can be counted are the
/// longest.
#[inline]
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let then = http_date(text)?;
    let sent = headers
        .get(DATE)
        .and_then(|date| http_date(date.to_str().ok()?.trim()));
    let now = sent.unwrap_or_else(|| DateTime::from(SystemTime::now()));
    Some((then - now).to_std().unwrap_or(Duration::ZERO))
}

/// The three forms of a date (RFC 9110, section 5.6.7).
#[inline]
fn http_date(text: &str) -> Option<DateTime<Utc>> {
    let forms = [
        "%a, %d %b %Y %H:%M:%S GMT",
        "%A, %d-%b-%y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y",
    ];
    forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .map(|date| date.and_utc())
}

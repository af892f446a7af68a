//! `Retry-After` (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::NaiveDateTime;
use http::header::{DATE, RETRY_AFTER};

use crate::runtime::header::text_of;
use http::HeaderMap;

/// How long to wait: seconds as they are, a date from the answer's own `Date` on, or from now if it
/// has none. A date that has passed is no wait at all, and more seconds than can be counted are the
/// longest.
#[inline]
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = text_of(headers, &RETRY_AFTER)?;
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let then = http_date(text)?;
    let sent = text_of(headers, &DATE).and_then(http_date);
    Some(then.saturating_sub(sent.unwrap_or_else(now)))
}

/// The time since the Unix epoch.
#[inline]
fn now() -> Duration {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    elapsed.unwrap_or(Duration::ZERO)
}

/// The three forms of a date (RFC 9110, section 5.6.7), as the time since the Unix epoch.
#[inline]
fn http_date(text: &str) -> Option<Duration> {
    let forms = [
        "%a, %d %b %Y %H:%M:%S GMT",
        "%A, %d-%b-%y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y",
    ];
    let date = forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?;
    let seconds = date.and_utc().timestamp();
    // A date before the epoch has passed, however long ago.
    Some(Duration::from_secs(seconds.try_into().unwrap_or(0)))
}

//! What is left to chance in a wait.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// A random wait before the attempt after this many: evenly distributed between nothing and a bound.
#[inline]
pub(super) fn full_jitter(bound: Duration) -> Duration {
    bound.mul_f64(random())
}

/// The longest wait before the attempt after this many: `initial` at first, twice as long with each attempt, and never
/// longer than `max`.
#[inline]
pub(super) fn bound(initial: Duration, max: Duration, attempts: u32) -> Duration {
    let doublings = attempts.saturating_sub(1);
    let factor = 2_u32.checked_pow(doublings).unwrap_or(u32::MAX);
    initial.saturating_mul(factor).min(max).min(LONGEST)
}

/// A random time to wait longer than the server asks: up to a tenth of that, and a second at most.
#[inline]
pub(super) fn upward_jitter(asked: Duration) -> Duration {
    (asked / 10).min(Duration::from_secs(1)).mul_f64(random())
}

/// Longer than anybody waits, and short enough to be reckoned with.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// A number from 0 to 1. Nothing secret depends on it.
#[inline]
fn random() -> f64 {
    // Each `RandomState` has other keys than the one before.
    let bits = RandomState::new().hash_one(0_u8);
    let upper = u32::try_from(bits >> 32).unwrap_or(u32::MAX);
    f64::from(upper) / f64::from(u32::MAX)
}

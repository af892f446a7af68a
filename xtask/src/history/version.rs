//! The next version, by the rules of Cargo (<https://doc.rust-lang.org/cargo/reference/semver.html>).

use semver::{BuildMetadata, Prerelease, Version};

use crate::diff::Api;

/// The version after a change.
///
/// Below 1.0.0 a change that breaks raises the second number, and below 0.1.0 every change is one that breaks. A
/// version before another one (`1.0.0-beta.2`) promises nothing: the next one before it follows, whatever changed.
pub(super) fn next(version: &Version, change: Api) -> Version {
    if !version.pre.is_empty() {
        return Version {
            pre: next_before(&version.pre),
            build: BuildMetadata::EMPTY,
            ..*version
        };
    }
    let Version {
        major,
        minor,
        patch,
        ..
    } = *version;
    let step = match (major, minor, change) {
        (0, 0, _) | (_, _, Api::Patch) | (0, _, Api::Minor) => (major, minor, patch.checked_add(1)),
        (0, _, Api::Major) | (_, _, Api::Minor) => (major, minor.saturating_add(1), Some(0)),
        (_, _, Api::Major) => (major.saturating_add(1), 0, Some(0)),
    };
    // There is no version after the last one.
    step.2.map_or_else(
        || version.clone(),
        |patch| Version::new(step.0, step.1, patch),
    )
}

/// `beta.2` → `beta.3`, `beta` → `beta.1`
fn next_before(pre: &Prerelease) -> Prerelease {
    let text = pre.as_str();
    let (stem, number) = text.rsplit_once('.').unwrap_or(("", text));
    let raised = number.parse::<u64>().ok().and_then(|n| n.checked_add(1));
    let next = match (raised, stem) {
        (Some(number), "") => number.to_string(),
        (Some(number), stem) => format!("{stem}.{number}"),
        (None, _) => format!("{text}.1"),
    };
    Prerelease::new(&next).unwrap_or_else(|_| pre.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_follows_the_rules_of_cargo() {
        for (version, patch, minor, major) in [
            ("0.0.3", "0.0.4", "0.0.4", "0.0.4"),
            ("0.1.2", "0.1.3", "0.1.3", "0.2.0"),
            ("1.2.3", "1.2.4", "1.3.0", "2.0.0"),
            ("1.0.0+build.7", "1.0.1", "1.1.0", "2.0.0"),
        ] {
            let version: Version = version.parse().unwrap();
            for (change, wanted) in [
                (Api::Patch, patch),
                (Api::Minor, minor),
                (Api::Major, major),
            ] {
                assert_eq!(next(&version, change).to_string(), wanted, "{version}");
            }
        }
    }

    #[test]
    fn a_version_before_another_is_followed_by_the_next_one_before_it() {
        for (version, wanted) in [
            ("1.0.0-alpha", "1.0.0-alpha.1"),
            ("1.0.0-beta.2", "1.0.0-beta.3"),
            ("1.0.0-9", "1.0.0-10"),
            ("1.0.0-rc1", "1.0.0-rc1.1"),
            ("0.1.0-a.9+b", "0.1.0-a.10"),
        ] {
            let version: Version = version.parse().unwrap();
            for change in [Api::Patch, Api::Minor, Api::Major] {
                let next = next(&version, change);
                assert_eq!(next.to_string(), wanted);
                assert!(next > version);
            }
        }
    }

    #[test]
    fn there_is_no_version_after_the_last_one() {
        let last = Version::new(0, 0, u64::MAX);
        assert_eq!(next(&last, Api::Major), last);
    }
}

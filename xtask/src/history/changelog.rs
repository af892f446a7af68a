//! The changelog, in the form of <https://keepachangelog.com>: what people wrote into it stays, byte for byte.

use semver::Version;

const HEADER: &str = "\
# Changelog

What each version of this crate means for code that uses it, in the form of
[Keep a Changelog](https://keepachangelog.com/en/1.1.0/). Versions follow
[the rules of Cargo](https://doc.rust-lang.org/cargo/reference/semver.html).
";

/// The changelog with an entry for a version: above the newest one, below what is not released. As it was, if it has
/// one for that version.
pub(super) fn with_entry(changelog: Option<&str>, version: &Version, entry: &str) -> String {
    let text = changelog.unwrap_or(HEADER);
    if versions(text).contains(version) {
        return text.to_owned();
    }
    let entry = format!("## [{version}]\n\n{}\n", entry.trim_end());
    let is_windows = text.contains("\r\n");
    let entry = if is_windows {
        entry.replace('\n', "\r\n")
    } else {
        entry
    };
    let end = if is_windows { "\r\n" } else { "\n" };
    let newest = headings(text).find(|heading| !heading.is_unreleased());
    let at = newest.map_or(text.len(), |heading| heading.at);
    let (above, below) = text.split_at(at);
    let gap = match (above.is_empty(), above.ends_with('\n')) {
        (true, _) => "",
        (false, false) => &format!("{end}{end}"),
        (false, true) if above.ends_with(&format!("{end}{end}")) => "",
        (false, true) => end,
    };
    let gap_below = if below.is_empty() { "" } else { end };
    format!("{above}{gap}{entry}{gap_below}{below}")
}

/// The versions that have an entry, the newest first.
pub(super) fn versions(text: &str) -> Vec<Version> {
    headings(text)
        .filter_map(|heading| heading.version())
        .collect()
}

/// A heading of the second level.
struct Heading<'t> {
    /// Where it starts.
    at: usize,
    text: &'t str,
}

impl Heading<'_> {
    /// `Unreleased`, `0.1.0`
    fn name(&self) -> &str {
        let name = self.text.trim_start_matches(['#', ' ', '[']);
        let end = name.find([']', ' ', '\t']).unwrap_or(name.len());
        &name[..end]
    }

    fn is_unreleased(&self) -> bool {
        self.name().eq_ignore_ascii_case("unreleased")
    }

    fn version(&self) -> Option<Version> {
        let name = self.name();
        name.strip_prefix('v').unwrap_or(name).parse().ok()
    }
}

/// The headings, without what is in blocks of code.
fn headings(text: &str) -> impl Iterator<Item = Heading<'_>> {
    let mut at = 0;
    let mut fence: Option<&str> = None;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_) | None, _) => {}
        }
        let is_heading = fence.is_none() && line.starts_with("## ");
        is_heading.then(|| Heading {
            at: start,
            text: line.trim_end(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(changelog: &str) -> String {
        with_entry(Some(changelog), &Version::new(0, 2, 0), "Something.\n")
    }

    #[test]
    fn an_entry_stands_above_the_newest_and_below_what_is_not_released() {
        let changelog =
            "# Changelog\n\n## [Unreleased]\n\n- mine\n\n## [0.1.0] - 2026-01-01\n\n- old\n";
        assert_eq!(
            with(changelog),
            "# Changelog\n\n## [Unreleased]\n\n- mine\n\n## [0.2.0]\n\nSomething.\n\n## [0.1.0] - 2026-01-01\n\n- old\n"
        );
    }

    #[test]
    fn all_else_stays_byte_for_byte() {
        for changelog in [
            "",
            "mine",
            "mine\n",
            "# Log\n## 0.1.0\nold \t\n",
            "# Log\r\n\r\n## v0.1.0\r\n- x\r\n",
            "```\n## [9.9.9]\n```\n\n## [0.1.0]\n",
            "<<<<<<< a\n## [0.1.1]\n=======\n## [0.1.0]\n>>>>>>> b\n",
            "## Unreleased\n\n- x",
        ] {
            let new = with(changelog);
            let at = new.find("## [0.2.0]").unwrap();
            let end = new[at..].find("Something.").unwrap() + at + "Something.".len();
            let rest = format!("{}{}", &new[..at], &new[end..]);
            let squeezed = |text: &str| text.replace(['\r', '\n'], "");
            assert_eq!(squeezed(&rest), squeezed(changelog));
            for line in changelog.split_inclusive('\n') {
                assert!(new.contains(line), "{line:?} of {new:?}");
            }
            assert_eq!(with(&new), new, "twice");
            assert_eq!(versions(&new)[0], Version::new(0, 2, 0));
        }
    }

    #[test]
    fn ends_of_lines_are_those_of_the_file() {
        let new = with("# Log\r\n\r\n## [0.1.0]\r\n");
        assert_eq!(
            new,
            "# Log\r\n\r\n## [0.2.0]\r\n\r\nSomething.\r\n\r\n## [0.1.0]\r\n"
        );
    }

    #[test]
    fn a_version_has_one_entry() {
        let changelog = "## [0.2.0]\n\n- written by hand\n";
        assert_eq!(with(changelog), changelog);
    }
}

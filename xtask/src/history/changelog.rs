//! The changelog, in the form of <https://keepachangelog.com>: what people wrote into it stays, byte for byte.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};
use semver::Version;

const HEADER: &str = "\
# Changelog

What each version of this crate means for code that uses it, in the form of
[Keep a Changelog](https://keepachangelog.com/en/1.1.0/). Versions follow
[the rules of Cargo](https://doc.rust-lang.org/cargo/reference/semver.html).
";

/// The changelog with an entry for a version: above the newest one, below what is not released. If people have written
/// one for that version, below what they wrote.
pub(super) fn with_entry(changelog: Option<&str>, version: &Version, entry: &str) -> String {
    let text = changelog.unwrap_or(HEADER);
    let mut own = headings(text).skip_while(|heading| heading.version().as_ref() != Some(version));
    if let Some(heading) = own.next() {
        let end = own.next().map_or(text.len(), |next| next.at);
        let is_there = text[heading.at..end]
            .replace("\r\n", "\n")
            .contains(entry.trim_end());
        return if is_there {
            text.to_owned()
        } else {
            inserted(text, end, entry)
        };
    }
    let newest = headings(text).find(|heading| heading.version().is_some());
    let at = newest.map_or(text.len(), |heading| heading.at);
    inserted(text, at, &format!("## [{version}]\n\n{entry}"))
}

/// The text with a block at a place where a line begins, or at its end.
fn inserted(text: &str, at: usize, block: &str) -> String {
    let mut block = format!("{}\n", block.trim_end());
    let mut end = "\n";
    if text.contains("\r\n") {
        block = block.replace('\n', "\r\n");
        end = "\r\n";
    }
    let (above, below) = text.split_at(at);
    let gap = match (above.is_empty(), above.ends_with('\n')) {
        (true, _) => "",
        (false, false) => &format!("{end}{end}"),
        (false, true) if above.ends_with(&format!("{end}{end}")) => "",
        (false, true) => end,
    };
    let gap_below = if below.is_empty() { "" } else { end };
    format!("{above}{gap}{block}{gap_below}{below}")
}

/// The versions that have an entry, the newest first.
pub(super) fn versions(text: &str) -> Vec<Version> {
    headings(text)
        .filter_map(|heading| heading.version())
        .collect()
}

/// A heading of the second level.
struct Heading {
    /// Where it starts.
    at: usize,
    text: String,
}

impl Heading {
    /// `Unreleased`, `0.1.0`
    fn name(&self) -> &str {
        let name = self.text.trim_start_matches(['#', ' ', '[']);
        let end = name.find([']', ' ', '\t']).unwrap_or(name.len());
        &name[..end]
    }

    fn version(&self) -> Option<Version> {
        let name = self.name();
        name.strip_prefix('v').unwrap_or(name).parse().ok()
    }
}

/// The headings of the second level that stand in nothing else: not in code, a comment, a list.
fn headings(text: &str) -> impl Iterator<Item = Heading> {
    let mut depth = 0_usize;
    let mut heading: Option<Heading> = None;
    let events = Parser::new(text).into_offset_iter();
    events.filter_map(move |(event, range)| {
        match event {
            Event::Start(tag) => {
                let is_heading = matches!(
                    tag,
                    Tag::Heading {
                        level: HeadingLevel::H2,
                        ..
                    }
                );
                heading = heading
                    .take()
                    .or((is_heading && depth == 0).then(|| Heading {
                        // It may be indented.
                        at: text[..range.start].rfind('\n').map_or(0, |end| end + 1),
                        text: String::new(),
                    }));
                depth += 1;
            }
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return heading.take();
                }
            }
            Event::Text(piece) | Event::Code(piece) => {
                if let Some(heading) = &mut heading {
                    heading.text.push_str(&piece);
                }
            }
            _ => {}
        }
        None
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
    fn what_people_wrote_of_a_version_stands_above_what_is_added() {
        assert_eq!(
            with("## [0.2.0]\n\n- by hand\n\n## [0.1.0]\n"),
            "## [0.2.0]\n\n- by hand\n\nSomething.\n\n## [0.1.0]\n"
        );
        assert_eq!(
            with("## 0.2.0\n- by hand"),
            "## 0.2.0\n- by hand\n\nSomething.\n"
        );
    }

    #[test]
    fn an_entry_stands_above_the_newest_version_whatever_looks_like_a_heading() {
        for above in [
            "<!--\n## [0.3.0]\n-->\n\n",
            "````md\n```\n## [0.3.0]\n```\n````\n\n",
            "## About this file\n\n",
            "```text``` is code.\n\n",
        ] {
            let new = with(&format!("{above}## [0.1.0]\n"));
            assert_eq!(
                new,
                format!("{above}## [0.2.0]\n\nSomething.\n\n## [0.1.0]\n")
            );
        }
        assert_eq!(versions("a\n\n  ## v0.1.0\n\n0.0.1\n---\n").len(), 2);
    }
}

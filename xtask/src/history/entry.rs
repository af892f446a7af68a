//! What the changelog says of a version: what it means for code that calls the crate.
//!
//! Whatever stands in a description is data here, too: names are code, and no word of it is Markdown.

mod bullet;
mod code;

use std::fmt::Write as _;

use semver::Version;

use super::formats::Format;
use super::release::Reason;
use crate::diff::{self, Api, Change, ChangeKind, Wire};
use crate::emit::markdown::{code as in_code, literal};
use crate::rust::{Crate, FormerName};
use bullet::Bullet;

/// Two crates, of which one follows the other.
pub(super) struct Subject<'a> {
    /// The version of the old one.
    pub(super) version: &'a Version,
    pub(super) old: &'a Crate,
    pub(super) new: &'a Crate,
    /// The names that were left behind in the old one and are not in the new one.
    pub(super) gone: &'a [FormerName],
}

/// A part of an entry, in the order of <https://keepachangelog.com>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Added,
    Changed,
    Deprecated,
    Removed,
}

impl Section {
    const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Deprecated, Self::Removed];

    fn of(change: &Change) -> Self {
        match (&change.old, &change.new) {
            (Some(_), Some(_)) if change.kind == ChangeKind::Deprecated => Self::Deprecated,
            // All that code has to do with it is to use the new name some day.
            (Some(_), Some(_)) if change.api == Api::Minor && !change.aliases.is_empty() => {
                Self::Deprecated
            }
            (None, _) => Self::Added,
            (_, None) => Self::Removed,
            (Some(_), Some(_)) => Self::Changed,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Changed => "Changed",
            Self::Deprecated => "Deprecated",
            Self::Removed => "Removed",
        }
    }
}

/// The entry of a version before which there was none: what the crate offers.
pub(super) fn whole(krate: &Crate) -> String {
    let groups = krate.groups.iter().map(|group| {
        let methods = group.operations.iter().map(|o| in_code(o.function.text()));
        let methods: Vec<String> = methods.collect();
        let accessor = in_code(&format!("client.{}()", group.accessor));
        format!("- {accessor}: {}\n", methods.join(", "))
    });
    let groups: String = groups.collect();
    let version = in_code(&krate.api_version);
    let title = literal(&krate.title);
    let about = format!("A client of {title}, made from version {version} of its description.\n");
    if groups.is_empty() {
        return about;
    }
    format!("{about}\n### Added\n\n{groups}")
}

/// The entry of a version that the settings ask for, though nothing is new.
pub(super) fn chosen(krate: &Crate) -> String {
    format!(
        "{}\n\nNothing has changed but the number.\n",
        made_from(krate)
    )
}

/// The entry of a version whose changes are not those of the API of the crate.
pub(super) fn unseen(krate: &Crate, reason: Reason, generator: &Version) -> String {
    let what = match reason {
        Reason::Unknown => {
            "- **Breaking**: it is not known what changed, since nothing tells of the version before. Code may not compile."
                .to_owned()
        }
        Reason::Generator => format!("- Written anew by version {generator} of the generator."),
        Reason::Package => {
            "- What Cargo knows of the crate. Code that uses the crate is as before.".to_owned()
        }
        Reason::Changes(..) | Reason::Order | Reason::Chosen => {
            "- The order in which things stand, or how the crate works inside. Code that uses the crate is as before."
                .to_owned()
        }
    };
    format!("{}\n\n### Changed\n\n{what}\n", made_from(krate))
}

/// The entry of a version whose changes are known.
pub(super) fn changes(subject: &Subject<'_>, changes: &[Change], formats: &[Format]) -> String {
    let mut out = format!(
        "{} {}\n",
        made_from(subject.new),
        conclusion(subject, changes, formats)
    );
    for section in Section::ALL {
        let bullets = bullets(subject, changes, section);
        let formats: String = match section {
            Section::Changed => formats.iter().map(replaced).collect(),
            Section::Added | Section::Deprecated | Section::Removed => String::new(),
        };
        let words = match section {
            Section::Changed => words(changes),
            Section::Added | Section::Deprecated | Section::Removed => String::new(),
        };
        let gone = match section {
            Section::Removed => subject.gone.iter().map(gone).collect(),
            Section::Added | Section::Changed | Section::Deprecated => String::new(),
        };
        let text = format!("{formats}{bullets}{gone}{words}");
        if !text.is_empty() {
            let _ = write!(out, "\n### {}\n\n{text}", section.title());
        }
    }
    out
}

/// The description has the date of the changes, as far as it has one.
fn made_from(krate: &Crate) -> String {
    format!(
        "Made from version {} of the description.",
        in_code(&krate.api_version)
    )
}

/// What the changes come to.
fn conclusion(subject: &Subject<'_>, changes: &[Change], formats: &[Format]) -> String {
    let (wire, api) = diff::verdicts(changes);
    let version = subject.version;
    let breaks = !(formats.is_empty() && subject.gone.is_empty());
    let api = if breaks { Api::Major } else { api };
    let api = match api {
        Api::Major => format!("Code that was written for {version} may not compile"),
        Api::Minor | Api::Patch => format!("Code that was written for {version} compiles"),
    };
    let wire = match wire {
        Wire::Breaking => "clients of that version may fail with the server as it is described now",
        Wire::Compatible => "clients of that version work as before",
    };
    format!("{api}; {wire}.")
}

/// The bullets of a section: what belongs together stands together, and what breaks code comes first.
fn bullets(subject: &Subject<'_>, changes: &[Change], section: Section) -> String {
    let mut bullets: Vec<Bullet<'_>> = Vec::new();
    for change in changes {
        if is_of_words(change.kind) || Section::of(change) != section {
            continue;
        }
        let root = &change.place().root;
        match bullets.iter_mut().find(|bullet| bullet.is_of(root)) {
            Some(bullet) => bullet.add(change),
            None => bullets.push(Bullet::of(change)),
        }
    }
    bullets.sort_by_key(|bullet| std::cmp::Reverse(bullet.worst()));
    bullets.iter().map(|bullet| bullet.text(subject)).collect()
}

fn replaced(format: &Format) -> String {
    let [name, old, new] = [&format.name, &format.old, &format.new].map(|text| in_code(text));
    format!("- **Breaking**: values of the format {name} are {new}, and were {old}\n")
}

/// A name that was deprecated since an earlier version.
fn gone(name: &FormerName) -> String {
    let FormerName { rename, since } = name;
    let [old, new] = [rename.old_path(), rename.new_path()].map(|path| in_code(&path));
    format!("- **Breaking**: the name {old}, deprecated since {since}: it is {new}\n")
}

/// How many words changed: of no matter one by one.
fn words(changes: &[Change]) -> String {
    let words = changes.iter().filter(|change| is_of_words(change.kind));
    match words.count() {
        0 => String::new(),
        1 => "- The documentation, in one place\n".to_owned(),
        count => format!("- The documentation, in {count} places\n"),
    }
}

/// Whether only the documentation tells of it. The version of the description stands above all.
fn is_of_words(kind: ChangeKind) -> bool {
    matches!(
        kind,
        ChangeKind::ApiVersionChanged | ChangeKind::DescriptionChanged | ChangeKind::ExampleChanged
    )
}

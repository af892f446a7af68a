//! Decides what a run makes of the last version.

use semver::Version;

use super::before::Before;
use super::entry::{self, Subject};
use super::formats::{self, Format};
use super::past::{Known, LastVersion, Past};
use super::release::{Bump, Reason, Release, Step};
use super::succession::Succession;
use super::{CHANGELOG, Record, changelog, version};
use crate::GeneratedFile;
use crate::config::Config;
use crate::diagnostics::Sink;
use crate::diff::report::Report;
use crate::diff::{self, Api, Change, Positions};
use crate::emit;
use crate::ir;
use crate::rust::{Crate, FormerName, GivenNames};
use crate::spec::SpecDocument;
use crate::sync::Addition;

/// What a run has before it is written down.
pub(crate) struct Present<'a> {
    pub(crate) document: &'a SpecDocument,
    pub(crate) api: &'a ir::Api,
    pub(crate) krate: &'a Crate,
    pub(crate) config: &'a Config,
    /// Has the files of the description.
    pub(crate) sink: &'a Sink,
}

/// The texts that a release leaves to the next run.
pub(crate) struct Texts {
    /// The lock, and what the last version was made of.
    pub(crate) files: Vec<GeneratedFile>,
    pub(crate) changelog: Addition,
}

impl Release {
    /// Decides what becomes of the last version.
    pub(crate) fn decide(past: &Past, present: &Present<'_>, bump: Bump) -> (Self, Texts) {
        let record = Record::of(present.document, present.config);
        let names = GivenNames::of(present.krate, &present.config.renames);
        let wanted = &present.config.package.version;
        let drafted = Draft {
            past,
            present,
            record,
            names,
        };
        match &past.known {
            Known::Nothing => drafted.same(Step::First, wanted.clone(), Vec::new()),
            Known::Version(last) => drafted.after(last, bump),
        }
    }
}

/// What a release is made of.
struct Draft<'a> {
    past: &'a Past,
    present: &'a Present<'a>,
    record: Record,
    names: GivenNames,
}

impl Draft<'_> {
    /// A version of which there is nothing to tell but what it is.
    fn same(self, step: Step, version: Version, former: Vec<FormerName>) -> (Release, Texts) {
        let changelog = match (&step, &self.past.changelog) {
            (Step::Same, Some(changelog)) => changelog.clone(),
            (Step::First, Some(changelog)) if changelog::versions(changelog).contains(&version) => {
                changelog.clone()
            }
            (Step::First | Step::Same | Step::Next { .. } | Step::Held { .. }, changelog) => {
                let entry = entry::whole(self.present.krate);
                changelog::with_entry(changelog.as_deref(), &version, &entry)
            }
        };
        let release = Release {
            version,
            step,
            report: None,
            former,
        };
        self.finish(release, changelog)
    }

    fn after(self, last: &LastVersion, bump: Bump) -> (Release, Texts) {
        let old = &last.lock.version;
        let difference = self.difference(last);
        let (report, entry, reason, former) = if let Some(difference) = difference {
            let Difference {
                report,
                entry,
                reason,
                former,
            } = difference;
            (report, entry, Some(reason), former)
        } else {
            let entry = entry::chosen(self.present.krate);
            (None, entry, None, Succession::unchanged(last, Api::Patch))
        };
        let due = reason.map_or_else(|| old.clone(), |reason| version::next(old, reason.api()));
        let due = due.max(self.present.config.package.version.clone());
        if due <= *old {
            return self.same(Step::Same, old.clone(), last.lock.aliases.clone());
        }
        let reason = reason.unwrap_or(Reason::Chosen);
        let former = former.since(&due);
        match bump {
            Bump::Raise => {
                let changelog = self.past.changelog.as_deref();
                let changelog = changelog::with_entry(changelog, &due, &entry);
                let from = old.clone();
                let release = Release {
                    version: due,
                    step: Step::Next { from, reason },
                    report,
                    former,
                };
                self.finish(release, changelog)
            }
            Bump::Keep => {
                let release = Release {
                    version: old.clone(),
                    step: Step::Held { due, reason },
                    report,
                    former,
                };
                self.held(last, release)
            }
        }
    }

    /// What is new since the last version.
    fn difference(&self, last: &LastVersion) -> Option<Difference> {
        let generator = last.lock.generator != self.past.generator;
        if self.record.is_of(&last.lock) {
            return generator.then(|| Difference::without_report(self, last, Reason::Generator));
        }
        let name = &self.present.config.package.name;
        let before = last.description.as_deref().and_then(|description| {
            Before::of(
                name,
                description,
                last.settings.as_deref(),
                &last.lock.names,
            )
        });
        let Some(mut before) = before else {
            return Some(Difference::without_report(self, last, Reason::Unknown));
        };
        let changes = diff::compare(before.side(), self.side());
        let formats = formats::changed(&before, self.present);
        if changes.is_empty() && formats.is_empty() {
            let version = &self.present.krate.package.version;
            before.krate.package.version.clone_from(version);
            let reason = unseen(&before.krate, self.present.krate);
            let reason = reason.or(generator.then_some(Reason::Generator));
            return reason.map(|reason| Difference::without_report(self, last, reason));
        }
        Some(Difference::of(self, last, &before, &changes, &formats))
    }

    fn side(&self) -> diff::Side<'_> {
        diff::Side {
            api: self.present.api,
            krate: self.present.krate,
        }
    }

    /// The version that is there, and all that is recorded of it.
    fn held(self, last: &LastVersion, release: Release) -> (Release, Texts) {
        let mut lock = last.lock.clone();
        lock.kept = true;
        lock.names.extend(self.names);
        let record = match &last.description {
            Some(description) => Record::new(
                lock.description.version.clone(),
                description.clone(),
                last.settings.clone(),
            ),
            None => self.record,
        };
        let mut files = record.files();
        files.push(lock.file());
        let contents = match &self.past.changelog {
            Some(changelog) => changelog.clone(),
            None => {
                changelog::with_entry(None, &release.version, &entry::whole(self.present.krate))
            }
        };
        (release, texts(self.past, files, contents))
    }

    fn finish(self, release: Release, changelog: String) -> (Release, Texts) {
        let generator = self.past.generator.clone();
        let (version, former) = (release.version.clone(), release.former.clone());
        let lock = self.record.lock(version, generator, self.names, former);
        let mut files = self.record.files();
        files.push(lock.file());
        (release, texts(self.past, files, changelog))
    }
}

/// Why there is a version though `diff` sees nothing; `None` if all that is written is as before.
fn unseen(old: &Crate, new: &Crate) -> Option<Reason> {
    if emit::files(old) == emit::files(new) {
        None
    } else if old.package == new.package {
        Some(Reason::Order)
    } else {
        Some(Reason::Package)
    }
}

fn texts(past: &Past, files: Vec<GeneratedFile>, changelog: String) -> Texts {
    let changelog = Addition {
        path: CHANGELOG.to_owned(),
        before: past.changelog.clone(),
        contents: changelog,
    };
    Texts { files, changelog }
}

/// What is new since the last version.
struct Difference {
    report: Option<String>,
    entry: String,
    reason: Reason,
    former: Succession,
}

impl Difference {
    /// What cannot be told in changes.
    fn without_report(draft: &Draft<'_>, last: &LastVersion, reason: Reason) -> Self {
        Self {
            report: None,
            entry: entry::unseen(draft.present.krate, reason, &draft.past.generator),
            former: Succession::unchanged(last, reason.api()),
            reason,
        }
    }

    fn of(
        draft: &Draft<'_>,
        last: &LastVersion,
        before: &Before,
        changes: &[Change],
        formats: &[Format],
    ) -> Self {
        let present = draft.present;
        let (_, worst) = diff::verdicts(changes);
        let worst = if formats.is_empty() {
            worst
        } else {
            Api::Major
        };
        let former = Succession::of(last, changes, worst, present.krate);
        let worst = if former.ousted == 0 {
            worst
        } else {
            Api::Major
        };
        let alike = changes.iter().filter(|change| change.api == worst).count();
        let count = match worst {
            Api::Major => alike + formats.len() + former.ousted,
            Api::Minor | Api::Patch => alike,
        };
        let old_places = Positions::new(&before.document, &before.api, &before.sink);
        let new_places = Positions::new(present.document, present.api, present.sink);
        let report = Report::new(
            changes,
            (&before.api, &old_places),
            (present.api, &new_places),
        );
        let subject = Subject {
            version: &last.lock.version,
            old: &before.krate,
            new: present.krate,
            gone: &former.gone,
        };
        Self {
            report: (!changes.is_empty()).then(|| report.text()),
            entry: entry::changes(&subject, changes, formats),
            reason: Reason::Changes(worst, count),
            former,
        }
    }
}

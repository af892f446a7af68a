//! What becomes of the names that are left behind, from one version to the next.

use semver::Version;

use super::past::LastVersion;
use crate::diff::{self, Api, Change};
use crate::rust::{self, Crate, FormerName, Rename, Surface};

/// What becomes of the names that are left behind.
pub(super) struct Succession {
    /// Those of the last version that stay, as they are called now.
    kept: Vec<FormerName>,
    /// Those that come.
    come: Vec<Rename>,
    /// Those of the last version that go.
    pub(super) gone: Vec<FormerName>,
    /// How many of those of the last version go though nothing else breaks Rust code: something else has their names.
    pub(super) ousted: usize,
}

impl Succession {
    /// Where nothing is called otherwise than in the last version.
    pub(super) fn unchanged(last: &LastVersion, api: Api) -> Self {
        let before = last.lock.aliases.clone();
        let (kept, gone) = match api {
            Api::Major => (Vec::new(), before),
            Api::Minor | Api::Patch => (before, Vec::new()),
        };
        Self {
            kept,
            come: Vec::new(),
            gone,
            ousted: 0,
        }
    }

    /// After these changes, the worst of which is this. A version that breaks Rust code ends what was left behind before.
    pub(super) fn of(last: &LastVersion, changes: &[Change], worst: Api, krate: &Crate) -> Self {
        let come = diff::renames(changes);
        let before = &last.lock.aliases;
        let kept = match worst {
            Api::Major => Vec::new(),
            Api::Minor | Api::Patch => rust::followed(before, &come),
        };
        let surface = Surface::of(krate);
        let has_room = |name: &&FormerName| surface.has_room_for(&name.rename);
        let ousted = kept.len() - kept.iter().filter(has_room).count();
        if worst == Api::Major || ousted > 0 {
            return Self {
                kept: Vec::new(),
                gone: gone(before, &come),
                come,
                ousted,
            };
        }
        Self {
            kept,
            come,
            gone: Vec::new(),
            ousted,
        }
    }

    /// All that are left behind. Those that come are deprecated from this version on.
    pub(super) fn since(self, version: &Version) -> Vec<FormerName> {
        let mut all = self.kept;
        for rename in self.come {
            let is_known = |name: &FormerName| {
                (&name.rename.owner, &name.rename.old) == (&rename.owner, &rename.old)
            };
            if !all.iter().any(is_known) {
                all.push(FormerName {
                    rename,
                    since: version.to_string(),
                });
            }
        }
        all
    }
}

/// The names that nothing is left of. What has its old name back goes on under it.
fn gone(before: &[FormerName], come: &[Rename]) -> Vec<FormerName> {
    let is_gone = |name: &&FormerName| !rust::followed(std::slice::from_ref(name), come).is_empty();
    before.iter().filter(is_gone).cloned().collect()
}

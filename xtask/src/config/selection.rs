//! Which operations are wanted: `[select]` and `[skip]`.

use serde::Deserialize;

use crate::spec::select::{Names, Selection};

/// `[select]`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Select {
    tags: Vec<String>,
    operations: Vec<String>,
    paths: Vec<String>,
    unused_types: bool,
}

impl Select {
    /// The same of all operations.
    pub(super) fn all(self) -> Self {
        Self {
            unused_types: self.unused_types,
            ..Self::default()
        }
    }
}

/// `[skip]`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Named {
    tags: Vec<String>,
    operations: Vec<String>,
    paths: Vec<String>,
}

/// The choice that the two tables make.
pub(super) fn of(select: Select, skip: Named) -> Selection {
    Selection {
        wanted: Names {
            tags: select.tags,
            operations: select.operations,
            paths: select.paths,
        },
        skipped: Names {
            tags: skip.tags,
            operations: skip.operations,
            paths: skip.paths,
        },
        keeps_unused_types: select.unused_types,
        allows_unknown_names: false,
    }
}

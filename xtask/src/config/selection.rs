//! Which operations are wanted: `[select]` and `[skip]`.

use serde::Deserialize;
use toml::Spanned;

use crate::spec::Text;
use crate::spec::select::{Name, Names, Selection, UnusedTypes};

/// `[select]`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Select {
    tags: Vec<Spanned<String>>,
    operations: Vec<Spanned<String>>,
    paths: Vec<Spanned<String>>,
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
    tags: Vec<Spanned<String>>,
    operations: Vec<Spanned<String>>,
    paths: Vec<Spanned<String>>,
}

/// The choice that the two tables make, in settings of this text.
pub(super) fn of(select: Select, skip: Named, settings: &Text) -> Selection {
    let names = |names: Vec<Spanned<String>>| names.into_iter().map(Name::from).collect();
    let selection = Selection {
        wanted: Names {
            tags: names(select.tags),
            operations: names(select.operations),
            paths: names(select.paths),
        },
        skipped: Names {
            tags: names(skip.tags),
            operations: names(skip.operations),
            paths: names(skip.paths),
        },
        unused_types: if select.unused_types {
            UnusedTypes::Kept
        } else {
            UnusedTypes::LeftOut
        },
        allows_unknown_names: false,
        settings: None,
    };
    let names_any = !selection.wanted.is_empty() || !selection.skipped.is_empty();
    Selection {
        settings: names_any.then(|| settings.clone()),
        ..selection
    }
}

//! Which operations of the old description are wanted.
//!
//! The new settings say it for both: what nobody wants any more is not the server's doing. But what is gone from the
//! description, the new settings cannot name any more: there the old ones count.

use std::collections::BTreeSet;

use xtask::spec::SpecDocument;
use xtask::spec::select::{Name, Names, Selection};

/// The choice of the new settings, for the old description.
pub(super) fn as_now(now: &Selection) -> Selection {
    Selection {
        allows_unknown_names: true,
        ..now.clone()
    }
}

/// Whether the old settings name what the new ones do not.
pub(super) fn named_more(before: &Selection, now: &Selection) -> bool {
    let nothing = Known::default();
    let more = |before: &Names, now: &Names| !gone(before, now, &nothing).is_empty();
    more(&before.wanted, &now.wanted) || more(&before.skipped, &now.skipped)
}

/// The same choice, with what the old settings name and the new description does not have any more.
pub(super) fn with_gone(before: &Selection, now: &Selection, document: &SpecDocument) -> Selection {
    let known = Known::of(document);
    let mut selection = as_now(now);
    // Where all are wanted, those that are gone are, too.
    if !now.wanted.is_empty() {
        add(
            &mut selection.wanted,
            gone(&before.wanted, &now.wanted, &known),
        );
    }
    add(
        &mut selection.skipped,
        gone(&before.skipped, &now.skipped, &known),
    );
    selection
}

/// What a description has, wanted or not.
#[derive(Default)]
struct Known {
    operations: BTreeSet<String>,
    tags: BTreeSet<String>,
}

impl Known {
    fn of(document: &SpecDocument) -> Self {
        let left_out = &document.left_out;
        let mut known = Self {
            operations: left_out.operations.clone(),
            tags: left_out.tags.clone(),
        };
        for (_, _, operation) in document.openapi.operations() {
            known.operations.extend(operation.operation_id.clone());
            known.tags.extend(operation.tags.iter().cloned());
        }
        known
    }
}

/// What was named before and is now neither named nor there. Of a path, nobody knows whether it is meant to be there.
fn gone(before: &Names, now: &Names, known: &Known) -> Names {
    let gone = |before: &[Name], now: &[Name], known: &BTreeSet<String>| {
        let is_named = |name: &Name| now.iter().any(|other| other.text == name.text);
        let names = before.iter();
        let gone = names.filter(|name| !is_named(name) && !known.contains(&name.text));
        gone.cloned().collect()
    };
    Names {
        tags: gone(&before.tags, &now.tags, &known.tags),
        operations: gone(&before.operations, &now.operations, &known.operations),
        paths: Vec::new(),
    }
}

fn add(names: &mut Names, more: Names) {
    names.tags.extend(more.tags);
    names.operations.extend(more.operations);
}

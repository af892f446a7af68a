//! What `codegen --check` says of a crate that is not what the generator writes.

use xtask::annotation::{Annotation, Level, Spot};
use xtask::sync::{Change, ChangeKind};

use super::Arguments;
use crate::cli::console::{Console, Messages};
use crate::cli::repository::Repository;

/// Says which files are not as they would be written, and how they come to be.
pub(super) fn report(arguments: &Arguments, changes: &[Change], console: &Console) {
    let out = arguments.shown_out();
    let title = format!("`{out}` is not what the generator writes");
    let help = format!("run `{}` and commit the result", arguments.command());
    let drifted = changes
        .iter()
        .filter_map(|change| Some((state(change)?, change)));
    match console.form() {
        Messages::Text => {
            console.error(&title);
            for (state, change) in drifted {
                console.message(&format!("{state:>13}  {}\n", change.path));
            }
            console.message(&format!("   help: {help}\n"));
        }
        Messages::Github => {
            let repository = Repository::default();
            // The way out comes first: GitHub shows ten errors of a step.
            console.annotation(&annotation(&title, &help, None));
            for (state, change) in drifted {
                let path = repository.path_of(&format!("{out}/{}", change.path));
                let spot = Some(Spot::File(path));
                console.annotation(&annotation("not what the generator writes", state, spot));
            }
        }
    }
}

fn annotation(title: &str, message: &str, at: Option<Spot>) -> Annotation {
    Annotation {
        level: Level::Error,
        at,
        title: title.to_owned(),
        message: message.to_owned(),
    }
}

/// In a word what is wrong with a file, if something is.
fn state(change: &Change) -> Option<&'static str> {
    match change.kind {
        ChangeKind::Added => Some("missing"),
        ChangeKind::Changed if change.edited => Some("edited"),
        ChangeKind::Changed => Some("changed"),
        ChangeKind::Removed => Some("superfluous"),
        ChangeKind::Unchanged => None,
    }
}

//! What is not supported: reporting it, and keeping what needs it.

use std::collections::HashMap;

use super::Context;
use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::spec::{FileId, Pointer, Spot};

/// Something that is not supported, which an operation or a type needs.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Unsupported {
    /// What it is.
    pub(in crate::lower) at: Pointer,
    /// What was said of it.
    pub(in crate::lower) message: String,
}

/// The way out where there is no better one.
const SKIP: &str = "`--skip-unsupported` leaves out the operations that need it";

impl Context<'_> {
    /// Does something, and says what it met first that is not supported.
    pub(in crate::lower) fn meeting<T>(
        &mut self,
        act: impl FnOnce(&mut Self) -> T,
    ) -> (T, Option<Unsupported>) {
        let before = self.met_unsupported.take();
        let done = act(self);
        let met = std::mem::replace(&mut self.met_unsupported, before);
        (done, met)
    }

    /// Takes note of something that is not supported, which is needed here, too.
    pub(in crate::lower) fn meet(&mut self, unsupported: Unsupported) {
        self.met_unsupported.get_or_insert(unsupported);
    }

    /// Whether something was met that is not supported.
    pub(in crate::lower) fn has_met_unsupported(&self) -> bool {
        self.met_unsupported.is_some()
    }

    /// Reports something that is not supported: an error, or a warning if the user leaves such
    /// operations out.
    pub(in crate::lower) fn unsupported(
        &mut self,
        at: &Pointer,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let message = message.into();
        self.meet(Unsupported {
            at: at.clone(),
            message: message.clone(),
        });
        if self.options.skip_unsupported {
            return self.warning(at, code, message);
        }
        self.error(at, code, message).help(SKIP)
    }

    /// Takes note of a reference that is needed and leads nowhere. If it leads to something of another kind, that is not
    /// supported, and known since the document was read.
    pub(in crate::lower) fn met_reference(&mut self, at: &Pointer) {
        if self.wrong_references.is_empty() {
            return;
        }
        let at = at.key("$ref");
        let spot = self.sink.sources.spot(&(&at).into());
        let Some(&index) = self.wrong_references.get(&spot) else {
            return;
        };
        if self.options.skip_unsupported {
            self.sink.lessen(index..index + 1);
        }
        let message = self.sink.diagnostics()[index].message.clone();
        self.meet(Unsupported { at, message });
    }
}

/// The references that lead to something of another kind, by their places in the files, with the numbers of the reports on
/// them.
pub(super) fn wrong_references(sink: &Sink) -> HashMap<(FileId, Spot), usize> {
    let reports = sink.diagnostics().iter().enumerate();
    let wrong = reports.filter(|(_, report)| report.code == Code::UnsupportedReferenceTarget);
    wrong
        .map(|(index, report)| (sink.sources.spot(&report.at), index))
        .collect()
}

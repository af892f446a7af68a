//! Faults in the language of the files, such as tags. They are found when a file is read, and matter if the document
//! has come to have what they are about: what is not wanted, or was replaced by an overlay, is not judged.

use std::collections::HashMap;

use serde_yaml::Value;

use crate::diagnostics::{Diagnostic, Place, Sink};
use crate::spec::{FileId, Pointer, Sources, Spot};

/// Reports those that matter to a document.
pub(super) fn report(faults: Vec<Diagnostic>, raw: &Value, sink: &mut Sink) {
    if faults.is_empty() {
        return;
    }
    let parts = Parts::of(&sink.sources);
    let matters = |fault: &Diagnostic| match &fault.at {
        Place::In(file, Spot::Value(at) | Spot::Key(at) | Spot::Tag(at)) => {
            parts.are_in(raw, *file, at, &sink.sources)
        }
        Place::In(_, Spot::Text(_)) | Place::Value(_) | Place::Key(_) => true,
    };
    let faults: Vec<_> = faults.into_iter().filter(matters).collect();
    sink.extend(faults);
}

/// The parts of the document that came from elsewhere than their own place in the root: by where they came from.
struct Parts<'s>(HashMap<&'s (FileId, Pointer), Vec<&'s Pointer>>);

impl<'s> Parts<'s> {
    fn of(sources: &'s Sources) -> Self {
        let mut parts: HashMap<_, Vec<_>> = HashMap::new();
        for (part, origin) in sources.origins() {
            parts.entry(origin).or_default().push(part);
        }
        Self(parts)
    }

    /// Whether the document has what stands at a place of a file.
    fn are_in(&self, raw: &Value, file: FileId, at: &Pointer, sources: &Sources) -> bool {
        // A merge key is gone, and what it is merged into remains.
        let is_merge = at.tokens().last().is_some_and(|token| token == "<<");
        let around = at.ancestors().nth(1).filter(|_| is_merge);
        let at = around.as_ref().unwrap_or(at);
        let is_here = |place: &Pointer| {
            let (from, origin) = sources.origin(place);
            from == file && origin == *at && place.find_in(raw).is_some()
        };
        let copied = at.ancestors().any(|base| {
            let way = at.below(&base);
            let parts = self.0.get(&(file, base));
            parts
                .into_iter()
                .flatten()
                .any(|part| is_here(&part.join(&way)))
        });
        copied || is_here(at)
    }
}

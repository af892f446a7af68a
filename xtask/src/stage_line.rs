//! What is told of the stages of a run.

use crate::diagnostics::Sink;
use crate::spec::SpecDocument;
use crate::{GeneratedFile, ir, rust};

/// What came of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageLine {
    /// The name of the stage, such as `lower`.
    pub name: &'static str,
    /// What came of it, such as `7 operations, 28 types`.
    pub outcome: String,
}

impl StageLine {
    /// How much was read.
    pub(crate) fn spec(document: &SpecDocument, sink: &Sink) -> Self {
        let files = sink.sources.files().iter();
        let lines = files.map(|file| line_count(&file.text)).sum();
        let paths = document.openapi.paths.paths.len();
        Self::new("spec", &[count(lines, "line"), count(paths, "path")])
    }

    /// How much it means.
    pub(crate) fn lower(api: &ir::Api) -> Self {
        let operations = count(api.operations().count(), "operation");
        Self::new("lower", &[operations, count(api.types.len(), "type")])
    }

    /// How much becomes of it.
    pub(crate) fn rust(krate: &rust::Crate) -> Self {
        let (groups, models) = (krate.groups.len(), krate.models.len());
        let of = [
            (groups, "group"),
            (models, "model"),
            (groups + models, "module"),
        ];
        Self::new("rust", &of.map(|(number, noun)| count(number, noun)))
    }

    /// How much is to be written.
    pub(crate) fn emit(files: &[GeneratedFile]) -> Self {
        let bytes: usize = files.iter().map(|file| file.contents.len()).sum();
        let size = format!("{} KB", bytes.div_ceil(1024));
        Self::new("emit", &[count(files.len(), "file"), size])
    }

    fn new(name: &'static str, counts: &[String]) -> Self {
        let outcome = counts.join(", ");
        Self { name, outcome }
    }
}

fn line_count(text: &str) -> usize {
    let feeds = memchr::memchr_iter(b'\n', text.as_bytes());
    feeds.count() + usize::from(!text.is_empty() && !text.ends_with('\n'))
}

/// `1 path`, `6 paths`.
fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

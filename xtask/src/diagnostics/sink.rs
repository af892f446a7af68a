//! Where reports are collected.
//!
//! Invariant: what is known of a place in the files is reported of it once, and memory for reports has an end.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::{Code, Diagnostic, Place, Severity, shortened};
use crate::spec::{FileId, Pointer, Sources, Spot, Text};

/// Collects the diagnostics of a run, and the texts that they are about.
#[derive(Debug, Default)]
pub struct Sink {
    /// The files that were read.
    pub sources: Sources,
    /// The file of the settings, once it is taken in.
    settings: Option<FileId>,
    diagnostics: Vec<Diagnostic>,
    /// What was reported, and where in the files. One place of a file may be several of the document.
    told: HashSet<(FileId, Spot, Severity, Code, String)>,
    /// How many more there were of each kind.
    more: BTreeMap<(Severity, Code), usize>,
    /// What is reported when there is no room any more, or once more.
    unheard: Option<Diagnostic>,
}

/// How many diagnostics are kept; of more, only the number is. A description that has so many faults is no
/// description, and each takes memory.
const MOST_KEPT: usize = 10_000;

impl Sink {
    /// Reports a fault that stops the pipeline at the next checkpoint.
    pub fn error(
        &mut self,
        at: impl Into<Place>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.report(Severity::Error, at.into(), code, message.into())
    }

    /// Reports something that the user should know of but that stops nothing.
    pub fn warning(
        &mut self,
        at: impl Into<Place>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.report(Severity::Warning, at.into(), code, message.into())
    }

    /// Reports what the user may like to know of and need do nothing about.
    pub fn note(
        &mut self,
        at: impl Into<Place>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.report(Severity::Note, at.into(), code, message.into())
    }

    /// Lets what was reported, from the report with this number on, say its places in the files: those of the
    /// document are about to change.
    pub(crate) fn pin(
        &mut self,
        first: usize,
        origin: impl Fn(&Sources, &Pointer) -> (FileId, Pointer),
    ) {
        let origin = |at: &Pointer| origin(&self.sources, at);
        for diagnostic in &mut self.diagnostics[first..] {
            let labels = diagnostic.labels.iter_mut().map(|(place, _)| place);
            for place in labels.chain([&mut diagnostic.at]) {
                let (pointer, spot): (_, fn(Pointer) -> Spot) = match place {
                    Place::Value(pointer) => (pointer, Spot::Value),
                    Place::Key(pointer) => (pointer, Spot::Key),
                    Place::In(..) => continue,
                };
                let (file, at) = origin(pointer);
                *place = Place::In(file, spot(at));
            }
        }
    }

    /// Lets some of the reports, by their numbers, be no more than warnings; but for what is too large, after which nobody
    /// reads on.
    pub(crate) fn lessen(&mut self, reports: Range<usize>) {
        for diagnostic in &mut self.diagnostics[reports] {
            if diagnostic.severity == Severity::Error && diagnostic.code != Code::TooLarge {
                diagnostic.severity = Severity::Warning;
            }
        }
    }

    /// Takes in what was reported elsewhere.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.keep(diagnostic);
        }
    }

    /// Whether what is reported now is only counted, so that a way out is of no use.
    pub(crate) fn is_full(&self) -> bool {
        self.diagnostics.len() >= MOST_KEPT
    }

    /// Takes in the file of the settings, so that a report can show a place in it.
    pub fn take_settings(&mut self, file: &Text) {
        self.settings = Some(self.sources.add(&file.path, file.text.clone()));
    }

    /// Some bytes of the settings; the top of the description, if they come from no file.
    #[must_use]
    pub fn in_settings(&self, bytes: Range<usize>) -> Place {
        match self.settings {
            Some(file) => Place::text(file, bytes),
            None => Place::Value(Pointer::root()),
        }
    }

    /// Whether there is an error in anything but the settings.
    pub(crate) fn has_errors_besides_settings(&self) -> bool {
        let is_in_settings = |place: &Place| match place {
            Place::In(file, _) => Some(*file) == self.settings,
            Place::Value(_) | Place::Key(_) => false,
        };
        let errors = self
            .diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error);
        let mut others = errors.filter(|error| !is_in_settings(&error.at));
        others.next().is_some()
            || self
                .more
                .keys()
                .any(|(severity, _)| *severity == Severity::Error)
    }

    /// What was reported, in the order of the reports.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether there is a report of a kind.
    pub(crate) fn has(&self, code: Code) -> bool {
        let mut kept = self.diagnostics.iter();
        kept.any(|report| report.code == code) || self.more.keys().any(|(_, more)| *more == code)
    }

    /// How many diagnostics of each kind there were beside [`Self::diagnostics`], of which there are 10,000 then.
    pub fn more(&self) -> impl Iterator<Item = (Severity, Code, usize)> {
        let counts = self.more.iter();
        counts.map(|((severity, code), count)| (*severity, *code, *count))
    }

    /// Does something whose reports are kept apart.
    pub(crate) fn apart<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> (T, Vec<Diagnostic>) {
        let mut inner = Self {
            sources: std::mem::take(&mut self.sources),
            ..Self::default()
        };
        let result = act(&mut inner);
        self.sources = inner.sources;
        (result, inner.diagnostics)
    }

    /// Takes in what was reported of the parts of something, which each had a sink of its own.
    pub(crate) fn join(&mut self, parts: impl IntoIterator<Item = Self>) {
        for part in parts {
            self.extend(part.diagnostics);
            for (kind, count) in part.more {
                *self.more.entry(kind).or_default() += count;
            }
        }
    }

    /// Whether two places of the document are one in the files, to which there is a reference from two places.
    pub(crate) fn are_one(&self, a: &Pointer, b: &Pointer) -> bool {
        self.sources.origin(a) == self.sources.origin(b)
    }

    /// Fails if an error was reported.
    pub fn checkpoint(&self) -> Result<(), Stopped> {
        let kept = self
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.severity);
        let more = self.more.keys().map(|(severity, _)| *severity);
        let errors = kept.chain(more).any(|severity| severity == Severity::Error);
        if errors { Err(Stopped) } else { Ok(()) }
    }

    fn report(
        &mut self,
        severity: Severity,
        at: Place,
        code: Code,
        message: String,
    ) -> &mut Diagnostic {
        self.keep(Diagnostic {
            severity,
            code,
            message: shortened(message),
            at,
            labels: Vec::new(),
            help: None,
        })
    }

    /// Keeps a diagnostic, unless the same is known of the same place in the files: what is referred to from several
    /// places may be several times in the document, and is to be mended once.
    fn keep(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        let (file, spot) = self.sources.spot(&diagnostic.at);
        let Diagnostic {
            severity,
            code,
            message,
            ..
        } = &diagnostic;
        let told = (file, spot, *severity, *code, message.clone());
        if self.told.contains(&told) {
            return self.unheard.insert(diagnostic);
        }
        if self.diagnostics.len() < MOST_KEPT {
            self.told.insert(told);
            let index = self.diagnostics.len();
            self.diagnostics.push(diagnostic);
            return &mut self.diagnostics[index];
        }
        let kind = (diagnostic.severity, diagnostic.code);
        *self.more.entry(kind).or_default() += 1;
        self.unheard.insert(diagnostic)
    }
}

/// The description has errors; the [`Sink`] has them.
#[derive(Debug)]
pub struct Stopped;

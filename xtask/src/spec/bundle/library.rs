//! The files of a description, each read once.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde_yaml::Value;

use super::Location;
use super::failure::Failure;
use super::reference::{Reference, join};
use crate::diagnostics::{Diagnostic, Sink};
use crate::spec::input::{FileFault, Files};
use crate::spec::lint::MOST_COMPARISONS;
use crate::spec::suggest::nearest_place;
use crate::spec::{FileId, Pointer, load};

/// How many references may follow each other on the way to a place.
const MAXIMUM_STEPS: usize = 128;

/// The files that were read.
pub(super) struct Library<'f> {
    files: &'f dyn Files,
    /// What is in them, by [`FileId`]. There are none for files that are no YAML.
    documents: HashMap<FileId, Arc<Value>>,
    /// Their paths, relative to the folder of the root.
    paths: HashMap<FileId, String>,
    by_path: HashMap<String, Result<FileId, Failure>>,
    /// What was read because it will be asked for.
    ahead: HashMap<String, Ahead>,
    /// What is wrong with them, as far as they could be read.
    faults: Vec<Diagnostic>,
    /// The folder of the root, as it is shown.
    shown_folder: String,
    /// How many names may yet be compared to find what was meant.
    comparisons: usize,
}

/// A file that was read before it was asked for.
struct Ahead {
    text: Result<String, FileFault>,
    /// None, if there is something to be reported of it, or may be.
    value: Option<Value>,
}

impl Ahead {
    fn read(files: &dyn Files, path: &str) -> Self {
        let text = files.read(path);
        let value = text.as_deref().ok().and_then(load::faultless);
        Self { text, value }
    }
}

impl<'f> Library<'f> {
    pub(super) fn new(root: Value, files: &'f dyn Files, sink: &Sink) -> Self {
        let shown = &sink.sources.file(FileId::ROOT).path;
        let (folder, name) = shown
            .rsplit_once('/')
            .map_or(("", &**shown), |(folder, name)| {
                (&shown[..=folder.len()], name)
            });
        Self {
            files,
            documents: HashMap::from([(FileId::ROOT, Arc::new(root))]),
            paths: HashMap::from([(FileId::ROOT, name.to_owned())]),
            by_path: HashMap::from([(name.to_owned(), Ok(FileId::ROOT))]),
            ahead: HashMap::new(),
            faults: Vec::new(),
            shown_folder: folder.to_owned(),
            comparisons: MOST_COMPARISONS,
        }
    }

    pub(super) fn root(&self) -> &Value {
        &self.documents[&FileId::ROOT]
    }

    /// The root, when nothing else is needed any more.
    pub(super) fn into_root(mut self) -> Value {
        let root = self.documents.remove(&FileId::ROOT).unwrap_or_default();
        Arc::unwrap_or_clone(root)
    }

    /// What is in the files, when nothing else is needed any more.
    pub(super) fn into_documents(self) -> impl Send + 'static {
        self.documents
    }

    /// What is wrong with the files that were read.
    pub(super) fn take_faults(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.faults)
    }

    pub(super) fn document(&self, file: FileId) -> Option<&Arc<Value>> {
        self.documents.get(&file)
    }

    /// The path of a file, relative to the folder of the root.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.paths.get(&file).map_or("", String::as_str)
    }

    /// The value at a place that was found.
    pub(super) fn value(&self, location: &Location) -> Option<&Value> {
        location.at.find_in(self.documents.get(&location.file)?)
    }

    /// Reads the files that references lead to, all at once: parsing is most of what reading takes. Each reference
    /// comes with the file that it stands in.
    pub(super) fn read_ahead<'r>(&mut self, references: impl Iterator<Item = (FileId, &'r str)>) {
        let paths: BTreeSet<String> = references
            .filter_map(|(from, text)| self.parse(from, text).ok()?.file)
            .filter(|path| !self.by_path.contains_key(path))
            .collect();
        // To ask other threads takes time, too.
        if paths.is_empty() {
            return;
        }
        let files = self.files;
        let read = paths.into_par_iter().map(|path| {
            let ahead = Ahead::read(files, &path);
            (path, ahead)
        });
        self.ahead.par_extend(read);
    }

    /// A reference of a file, taken apart.
    fn parse<'r>(&self, from: FileId, reference: &'r str) -> Result<Reference<'r>, Failure> {
        let Reference { file, fragment } = Reference::parse(reference, self.path(from))?;
        let file = file.map(|path| self.files.direct(path));
        Ok(Reference { file, fragment })
    }

    /// Where a reference of a file leads.
    pub(super) fn resolve(
        &mut self,
        from: FileId,
        reference: &str,
        sink: &mut Sink,
    ) -> Result<Location, Failure> {
        let mut steps = MAXIMUM_STEPS;
        self.resolve_within(from, reference, &mut steps, sink)
    }

    fn resolve_within(
        &mut self,
        from: FileId,
        reference: &str,
        steps: &mut usize,
        sink: &mut Sink,
    ) -> Result<Location, Failure> {
        *steps = steps.checked_sub(1).ok_or(Failure::Circle)?;
        let parsed = self.parse(from, reference)?;
        let file = match parsed.file {
            Some(path) => self.file(path, sink)?,
            None => from,
        };
        let fragment = parsed.fragment;
        if !fragment.is_empty() && !fragment.starts_with('/') && !fragment.starts_with("%2") {
            return Err(Failure::Anchor);
        }
        let way = Pointer::from_fragment(fragment).ok_or(Failure::Malformed)?;
        self.follow(file, &way, steps, sink)?
            .ok_or_else(|| Failure::Nowhere {
                suggestion: self.suggestion(file, &way, reference),
            })
    }

    /// The place of one of the root's components that a reference names, whether it is there or not.
    pub(super) fn own_component(
        &self,
        from: FileId,
        reference: &str,
        section: &str,
    ) -> Option<Location> {
        let location = self.location(from, reference)?;
        let is_own = location.own_component(section).is_some();
        is_own.then_some(location)
    }

    /// The place that a reference names in a file that was read, whether there is anything or not.
    pub(super) fn location(&self, from: FileId, reference: &str) -> Option<Location> {
        let Reference { file, fragment } = self.parse(from, reference).ok()?;
        let file = match file {
            Some(path) => self.by_path.get(&path)?.clone().ok()?,
            None => from,
        };
        let at = Pointer::from_fragment(fragment)?;
        Some(Location { file, at })
    }

    /// The place at the end of a way through a file, on which references are followed.
    fn follow(
        &mut self,
        file: FileId,
        way: &Pointer,
        steps: &mut usize,
        sink: &mut Sink,
    ) -> Result<Option<Location>, Failure> {
        let Some(document) = self.documents.get(&file).cloned() else {
            return Ok(None);
        };
        if way.find_in(&document).is_some() {
            let at = way.clone();
            return Ok(Some(Location { file, at }));
        }
        // Somewhere on the way there is a reference, if the way leads anywhere.
        let mut here = Pointer::root();
        for token in way.tokens() {
            let value = here.find_in(&document);
            if let Some(Value::String(next)) = value.and_then(|value| value.get("$ref"))
                && here.key(&token).find_in(&document).is_none()
            {
                let target = self.resolve_within(file, next, steps, sink)?;
                let rest = way.below(&here);
                return self.follow(target.file, &target.at.join(&rest), steps, sink);
            }
            here = here.key(&token);
        }
        Ok(None)
    }

    /// The file at a path, read if it was not before.
    fn file(&mut self, path: String, sink: &mut Sink) -> Result<FileId, Failure> {
        if let Some(known) = self.by_path.get(&path) {
            return known.clone();
        }
        let result = self.read(&path, sink);
        self.by_path.insert(path, result.clone());
        result
    }

    fn read(&mut self, path: &str, sink: &mut Sink) -> Result<FileId, Failure> {
        let shown = join(&self.shown_folder, path);
        let ahead = self.ahead.remove(path);
        let Ahead { text, value } = ahead.unwrap_or_else(|| Ahead::read(self.files, path));
        let text = text.map_err(|fault| Failure::File {
            path: shown.clone(),
            fault,
        })?;
        let file = sink.sources.add(&shown, text);
        match sink.apart(|sink| load::parsed_file(value, file, sink)) {
            (Some(value), reported) => {
                self.faults.extend(reported);
                self.documents.insert(file, Arc::new(value));
                self.paths.insert(file, path.to_owned());
                Ok(file)
            }
            // Only whoever needs the file has to hear of it.
            (None, reported) => Err(Failure::Unreadable(reported)),
        }
    }

    /// The nearest reference that would lead somewhere, with one step of it corrected.
    fn suggestion(&mut self, file: FileId, way: &Pointer, reference: &str) -> Option<String> {
        let document = self.documents.get(&file)?;
        let place = nearest_place(way, document, &mut self.comparisons)?;
        let (uri, _) = reference.split_once('#').unwrap_or((reference, ""));
        Some(format!("{uri}#{place}"))
    }
}

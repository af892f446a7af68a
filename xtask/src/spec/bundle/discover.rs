//! Finds everything that references lead to, from the root on.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_yaml::Value;

use super::failure::Failure;
use super::library::Library;
use super::reference::is_own_component;
use super::{Location, Target, Unresolved};
use crate::diagnostics::Sink;
use crate::spec::grammar::{A_DESCRIPTION, COMPONENT_SECTIONS, Shape};
use crate::spec::input::Files;
use crate::spec::lint::shape;
use crate::spec::{FileId, Pointer};

/// What references lead to.
#[derive(Default)]
pub(super) struct Found {
    /// What becomes a component and what it is taken for, in the order in which it was met.
    pub(super) targets: IndexMap<Target, &'static Shape>,
    /// Where each reference leads but for those of the root to its own components: by the file that has it,
    /// and its text.
    locations: HashMap<FileId, HashMap<String, Location>>,
    /// What leads nowhere.
    pub(super) unresolved: Unresolved,
}

impl Found {
    /// Whether every reference is one of the root to its own components, or leads nowhere.
    pub(super) fn is_nothing(&self) -> bool {
        self.locations.is_empty()
    }

    /// Where a reference leads.
    pub(super) fn location(&self, file: FileId, reference: &str) -> Option<&Location> {
        self.locations.get(&file)?.get(reference)
    }
}

/// Reads all files that the root needs, and finds what is referred to.
pub(super) fn all<'f>(root: Value, files: &'f dyn Files, sink: &mut Sink) -> (Library<'f>, Found) {
    let mut discovery = Discovery {
        library: Library::new(root, files, sink),
        found: Found::default(),
        visited: HashSet::new(),
        waiting: Vec::new(),
        sink,
    };
    let location = Location {
        file: FileId::ROOT,
        at: Pointer::root(),
    };
    discovery.visit(location, &A_DESCRIPTION);
    while !discovery.waiting.is_empty() {
        discovery.step();
    }
    (discovery.library, discovery.found)
}

struct Discovery<'f, 's> {
    library: Library<'f>,
    found: Found,
    /// What has been walked through or waits for it, with what it is taken for.
    visited: HashSet<(Location, *const Shape)>,
    waiting: Vec<(Location, &'static Shape)>,
    sink: &'s mut Sink,
}

/// A reference that was met.
struct Met {
    text: String,
    shape: &'static Shape,
    file: FileId,
}

impl Discovery<'_, '_> {
    fn visit(&mut self, location: Location, shape: &'static Shape) {
        if self.visited.insert((location.clone(), shape)) {
            self.waiting.push((location, shape));
        }
    }

    /// Walks through all that waits, and follows the references in it. Their files are read at once.
    fn step(&mut self) {
        let mut met = Vec::new();
        for (Location { file, at }, shape) in std::mem::take(&mut self.waiting) {
            let document = self.library.document(file);
            if let Some(value) = document.and_then(|document| at.find_in(document)) {
                references(value, shape, file, &mut met);
            }
        }
        let texts = met.iter().map(|met| (met.file, met.text.as_str()));
        self.library.read_ahead(texts);
        for Met { text, shape, file } in met {
            self.reference(&text, shape, file);
        }
    }

    fn reference(&mut self, reference: &str, shape: &'static Shape, file: FileId) {
        let section = shape.section();
        match self.locate(reference, shape, file) {
            Ok(location) => {
                let of_file = self.found.locations.entry(file).or_default();
                of_file.insert(reference.to_owned(), location.clone());
                self.take(location, shape);
            }
            Err(failure) => {
                let unresolved = &mut self.found.unresolved;
                unresolved.insert(file, reference, section, failure);
            }
        }
    }

    fn locate(
        &mut self,
        reference: &str,
        shape: &'static Shape,
        file: FileId,
    ) -> Result<Location, Failure> {
        let section = shape.section();
        let location = match self.found.location(file, reference) {
            Some(known) => known.clone(),
            None => match self.library.resolve(file, reference, self.sink) {
                Ok(location) => location,
                // An overlay may bring it.
                Err(failure @ Failure::Nowhere { .. }) => section
                    .and_then(|section| self.library.own_component(file, reference, section))
                    .ok_or(failure)?,
                Err(failure) => return Err(failure),
            },
        };
        let (wanted, found) = match (section, kind_of(&location)) {
            (Some(section), Some(found)) => (one_of(section), found),
            // What is no component may stand anywhere, but not around all.
            (None, Some(found)) if found == THE_DESCRIPTION => {
                (shape::wanted(shape).to_owned(), found)
            }
            (_, None) | (None, Some(_)) => return Ok(location),
        };
        if found == wanted {
            return Ok(location);
        }
        Err(Failure::WrongKind {
            found,
            wanted,
            location,
        })
    }

    /// Takes in what a reference leads to.
    fn take(&mut self, location: Location, shape: &'static Shape) {
        let Some(section) = shape.section() else {
            return self.visit(location, shape);
        };
        // The components of the root are part of the root, which is walked through as a whole.
        if location.own_component(section).is_none() {
            let shape = shape.component();
            let target = Target::new(location.clone(), section);
            if self.found.targets.insert(target, shape).is_none() {
                self.waiting.push((location, shape));
            }
        }
    }
}

/// The references in a value, but for those of the root to its own components.
fn references(value: &Value, shape: &'static Shape, file: FileId, met: &mut Vec<Met>) {
    if let Some(text) = shape.reference_in(value) {
        let section = shape.section();
        let is_own = |section| file == FileId::ROOT && is_own_component(text, section);
        if !section.is_some_and(is_own) {
            let text = text.to_owned();
            met.push(Met { text, shape, file });
        }
    }
    shape.parts(value, &mut |value, shape| {
        references(value, shape, file, met);
    });
}

/// What the root is called as a whole.
const THE_DESCRIPTION: &str = "the description itself";

fn one_of(section: &str) -> String {
    format!("one of `components/{section}`")
}

/// What stands at a place, if its pointer says it.
fn kind_of(location: &Location) -> Option<String> {
    let tokens: Vec<_> = location.at.tokens().take(4).collect();
    match tokens.as_slice() {
        [components, section, _] if components == "components" => {
            let known = COMPONENT_SECTIONS.iter().find(|known| *known == section);
            known.map(|section| one_of(section))
        }
        [paths, _] if paths == "paths" => Some("a path item".to_owned()),
        [paths, _, _] if paths == "paths" => Some("part of a path item".to_owned()),
        [] if location.file == FileId::ROOT => Some(THE_DESCRIPTION.to_owned()),
        _ => None,
    }
}

//! Copies the document, with every target once under `components`, and references that lead there.

use std::collections::HashSet;

use serde_yaml::{Mapping, Value};

use super::discover::Found;
use super::library::Library;
use super::link::Link;
use super::name::Names;
use super::reference::component;
use super::walk::Walk;
use super::{Location, Unresolved};
use crate::diagnostics::Sink;
use crate::spec::grammar::A_DESCRIPTION;
use crate::spec::pointer::Path;
use crate::spec::{FileId, Pointer};
use crate::threads;

/// Makes the document, and says which references in it lead nowhere.
pub(super) fn document(
    library: &Library<'_>,
    mut found: Found,
    names: &Names,
    sink: &mut Sink,
) -> (Value, Unresolved) {
    let mut unresolved = std::mem::take(&mut found.unresolved);
    let inner_targets = inner_targets(names);
    let builder = || Builder {
        library,
        found: &found,
        names,
        files_with_inner_targets: &inner_targets,
        copied: 0,
        open: Vec::new(),
        noted: Noted::default(),
    };
    let ((mut raw, of_root), (components, of_components)) = threads::join(
        threads::are_worth_it(&sink.sources),
        || builder().root(),
        || builder().components(),
    );
    for Component {
        section,
        name,
        value,
    } in components
    {
        if let Some(section) = section_of(&mut raw, section) {
            section.insert(Value::String(name), value);
        }
    }
    let mut links = Vec::new();
    for noted in [of_root, of_components] {
        for (out, Location { file, at }) in noted.origins {
            sink.sources.set_origin(out, file, at);
        }
        unresolved.extend(noted.unresolved);
        links.extend(noted.links);
    }
    for link in links {
        link.follow(&mut raw, &sink.sources);
    }
    (raw, unresolved)
}

/// The files in which something is a target that is not the whole file.
fn inner_targets(names: &Names) -> HashSet<FileId> {
    let locations = names.targets().map(|target| &target.location);
    let inner = locations.filter(|location| location.at != Pointer::root());
    inner.map(|location| location.file).collect()
}

/// What copies the root, or the targets: neither needs to know of the other.
pub(super) struct Builder<'b> {
    pub(super) library: &'b Library<'b>,
    pub(super) found: &'b Found,
    pub(super) names: &'b Names,
    pub(super) files_with_inner_targets: &'b HashSet<FileId>,
    /// What is being copied to where it is referred to, the outermost first.
    pub(super) open: Vec<Location>,
    /// How many values were copied so.
    pub(super) copied: usize,
    pub(super) noted: Noted,
}

/// What was met on the way.
#[derive(Default)]
pub(super) struct Noted {
    /// Where parts of the document came from.
    pub(super) origins: Vec<(Pointer, Location)>,
    pub(super) unresolved: Unresolved,
    /// The links that lead to an operation of a file.
    pub(super) links: Vec<Link>,
}

/// A target, as it becomes a component.
struct Component {
    section: &'static str,
    name: String,
    value: Value,
}

impl Builder<'_> {
    fn root(mut self) -> (Value, Noted) {
        let root = Location {
            file: FileId::ROOT,
            at: Pointer::root(),
        };
        let start = Walk::at(&root, Path::Root, 0);
        let raw = self.copy(self.library.root(), &A_DESCRIPTION, &start);
        (raw, self.noted)
    }

    /// Every target that is not in its section already.
    fn components(mut self) -> (Vec<Component>, Noted) {
        let mut components = Vec::new();
        let targets = self.found.targets.iter();
        for (target, shape) in targets.filter(|(target, _)| !self.names.is_in_place(target)) {
            let (Some(name), Some(value)) =
                (self.names.get(target), self.library.value(&target.location))
            else {
                continue;
            };
            let out = component(target.section, name);
            let origin = (out.clone(), target.location.clone());
            self.noted.origins.push(origin);
            let start = Walk::at(&target.location, Path::At(&out), 0);
            components.push(Component {
                section: target.section,
                name: name.clone(),
                value: self.copy(value, shape, &start),
            });
        }
        (components, self.noted)
    }
}

/// A section of the document's components, made if it is not there.
fn section_of<'v>(raw: &'v mut Value, section: &str) -> Option<&'v mut Mapping> {
    let mut value = raw;
    for key in ["components", section] {
        let entry = value.as_mapping_mut()?.entry(key.into());
        value = entry.or_insert_with(|| Value::Mapping(Mapping::new()));
    }
    value.as_mapping_mut()
}

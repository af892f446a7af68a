//! Copies the document, with every target once under `components`, and references that lead there.

use std::collections::HashSet;

use serde_yaml::{Mapping, Value};

use super::discover::Found;
use super::failure::Failure;
use super::library::Library;
use super::link::Link;
use super::name::Names;
use super::reference::{component, is_own_component, reference_text};
use super::size::{depth, weight};
use super::walk::Walk;
use super::{Location, Target, Unresolved};
use crate::diagnostics::Sink;
use crate::spec::grammar::{A_DESCRIPTION, Shape};
use crate::spec::pointer::Path;
use crate::spec::{DEEPEST, FileId, Pointer};
use crate::threads;

/// How many values may be copied to where they are referred to, by the root or by the targets, where text counts for one
/// more each 32 bytes. A description of a thousand operations has some ten thousand.
const MOST_COPIED: usize = 2_000_000;

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
    files_with_inner_targets: &'b HashSet<FileId>,
    /// What is being copied to where it is referred to, the outermost first.
    open: Vec<Location>,
    /// How many values were copied so.
    copied: usize,
    pub(super) noted: Noted,
}

/// What was met on the way.
#[derive(Default)]
pub(super) struct Noted {
    /// Where parts of the document came from.
    origins: Vec<(Pointer, Location)>,
    unresolved: Unresolved,
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

    fn copy(&mut self, value: &Value, shape: &'static Shape, walk: &Walk<'_>) -> Value {
        if !self.open.is_empty() {
            self.copied += 1;
        }
        if let Some(reference) = shape.reference_in(value) {
            return self.copy_reference(value, reference, shape, walk);
        }
        if let Some(reference) = self.inner_target(shape, walk) {
            return reference_to(&reference);
        }
        self.copy_parts(value, shape, walk)
    }

    fn copy_parts(&mut self, value: &Value, shape: &'static Shape, walk: &Walk<'_>) -> Value {
        match (shape, value) {
            (Shape::Object(object) | Shape::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
                let shape_of = |key: &str| object.shape_in_any_version(key);
                let mut copy = self.copy_entries(mapping, shape_of, walk);
                match shape.section() {
                    Some("schemas") if mapping.contains_key("discriminator") => {
                        self.keep_names(mapping, &mut copy, walk);
                    }
                    Some("links") => self.note_link(mapping, walk),
                    Some(_) | None => {}
                }
                Value::Mapping(copy)
            }
            (Shape::Map(values), Value::Mapping(mapping)) => {
                Value::Mapping(self.copy_entries(mapping, |_| Some(*values), walk))
            }
            (Shape::List(items), Value::Sequence(sequence)) => {
                let items = sequence
                    .iter()
                    .enumerate()
                    .map(|(index, item)| self.copy(item, items, &walk.index(index)));
                Value::Sequence(items.collect())
            }
            _ => self.copy_data(value),
        }
    }

    /// Copies what no reference is looked for in.
    fn copy_data(&mut self, value: &Value) -> Value {
        if !self.open.is_empty() {
            self.copied += weight(value);
        }
        value.clone()
    }

    fn copy_entries(
        &mut self,
        mapping: &Mapping,
        shape_of: impl Fn(&str) -> Option<&'static Shape>,
        walk: &Walk<'_>,
    ) -> Mapping {
        let mut copy = Mapping::with_capacity(mapping.len());
        for (key, value) in mapping {
            let name = key.as_str().unwrap_or_default();
            let value = match shape_of(name) {
                Some(shape) if name != "$ref" => self.copy(value, shape, &walk.key(name)),
                Some(_) | None => self.copy_data(value),
            };
            copy.insert(key.clone(), value);
        }
        copy
    }

    /// The component that what stands here has become, if something refers to it.
    fn inner_target(&self, shape: &'static Shape, walk: &Walk<'_>) -> Option<Pointer> {
        let section = shape.section()?;
        let is_start = matches!(walk.here, Path::At(_));
        if is_start || !self.files_with_inner_targets.contains(&walk.file) {
            return None;
        }
        let location = Location {
            file: walk.file,
            at: walk.here.pointer(),
        };
        let component = self.component_at(location, section)?;
        (component != walk.out.pointer()).then_some(component)
    }

    fn component_at(&self, location: Location, section: &'static str) -> Option<Pointer> {
        let name = self.names.get(&Target::new(location, section))?;
        Some(component(section, name))
    }

    fn copy_reference(
        &mut self,
        value: &Value,
        reference: &str,
        shape: &'static Shape,
        walk: &Walk<'_>,
    ) -> Value {
        let Some(section) = shape.section() else {
            return self.copy_target(value, reference, shape, walk);
        };
        let target = self.rewritten(walk.file, reference, section);
        match (value, target) {
            (Value::String(_), Some(target)) => Value::String(target),
            (_, Some(target)) => {
                let mut copy = self.copy_parts(value, shape, walk);
                copy["$ref"] = Value::String(target);
                copy
            }
            (_, None) => self.copy_parts(value, shape, walk),
        }
    }

    /// The reference to a component in the document that is made; `None` if it is to stay as it is.
    fn rewritten(&self, file: FileId, reference: &str, section: &'static str) -> Option<String> {
        if file == FileId::ROOT && is_own_component(reference, section) {
            return None;
        }
        let location = self.found.location(file, reference)?;
        let target = match location.own_component(section) {
            Some(name) => component(section, &name),
            None => self.component_at(location.clone(), section)?,
        };
        Some(reference_text(&target))
    }

    /// What is no component, copied to where it is referred to, with what stands beside the reference.
    fn copy_target(
        &mut self,
        value: &Value,
        reference: &str,
        shape: &'static Shape,
        walk: &Walk<'_>,
    ) -> Value {
        let Some(location) = self.found.location(walk.file, reference).cloned() else {
            return value.clone();
        };
        let Some(target) = self.library.value(&location) else {
            return value.clone();
        };
        let failure = if self.open.contains(&location) {
            Some(Failure::Circle)
        } else if self.copied > MOST_COPIED || walk.depth + depth(target) > DEEPEST {
            Some(Failure::TooLarge)
        } else {
            None
        };
        if let Some(failure) = failure {
            let unresolved = &mut self.noted.unresolved;
            unresolved.insert(walk.file, reference, None, failure);
            return value.clone();
        }
        let out = walk.out.pointer();
        self.noted.origins.push((out.clone(), location.clone()));
        self.open.push(location.clone());
        let start = Walk::at(&location, Path::At(&out), walk.depth);
        let mut copy = self.copy(target, shape, &start);
        self.open.pop();
        self.add_siblings(&mut copy, value, shape, walk);
        copy
    }

    /// What stands beside a reference to something that is no component: it wins.
    fn add_siblings(
        &mut self,
        copy: &mut Value,
        value: &Value,
        shape: &'static Shape,
        walk: &Walk<'_>,
    ) {
        let Value::Mapping(siblings) = self.copy_parts(value, shape, walk) else {
            return;
        };
        let Value::Mapping(copy) = copy else {
            return;
        };
        for (key, sibling) in siblings {
            let Some(name) = key.as_str().filter(|name| *name != "$ref") else {
                continue;
            };
            let (here, out) = (walk.here.pointer().key(name), walk.out.pointer().key(name));
            let origin = Location {
                file: walk.file,
                at: here,
            };
            self.noted.origins.push((out, origin));
            copy.insert(key, sibling);
        }
    }
}

fn reference_to(target: &Pointer) -> Value {
    let mut mapping = Mapping::new();
    mapping.insert("$ref".into(), reference_text(target).into());
    Value::Mapping(mapping)
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

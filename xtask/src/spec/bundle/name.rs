//! Names for what becomes a component.
//!
//! A file is named by itself (`schemas/Chat.yaml` → `Chat`), a place in a file by what it is called there. A component
//! of the root that is nothing but a reference to it gives it its name, also where the root refers to a file for
//! all of a section. A name that is taken gets that of the file or of the folder before it, and at last a number.

use std::collections::{HashMap, HashSet};

use serde_yaml::Value;

use super::discover::Found;
use super::library::Library;
use super::{Location, Target};
use crate::spec::grammar::COMPONENT_SECTIONS;
use crate::spec::{FileId, Pointer};

/// What stands in a schema before its parts. If a pointer begins so, the file is a schema itself.
const SCHEMA_KEYWORDS: [&str; 6] = [
    "properties",
    "items",
    "additionalProperties",
    "allOf",
    "oneOf",
    "anyOf",
];

/// What stands before a schema that is defined inside of another one.
const DEFINITIONS: [&str; 2] = ["$defs", "definitions"];

/// What each target is called.
#[derive(Default)]
pub(super) struct Names {
    by_target: HashMap<Target, String>,
    /// What targets are called where they stand, if it is not what they are called here.
    elsewhere: HashMap<Target, String>,
    /// The targets that stand in a section which the root takes from a file: they come to their place with it.
    in_place: HashSet<Target>,
}

impl Names {
    pub(super) fn get(&self, target: &Target) -> Option<&String> {
        self.by_target.get(target)
    }

    /// What a target is called where it stands, if it is not what it is called here.
    pub(super) fn own_name(&self, target: &Target) -> Option<&str> {
        self.elsewhere.get(target).map(String::as_str)
    }

    pub(super) fn targets(&self) -> impl Iterator<Item = &Target> {
        self.by_target.keys()
    }

    /// Whether a target comes to its place with the section that it stands in.
    pub(super) fn is_in_place(&self, target: &Target) -> bool {
        self.in_place.contains(target)
    }
}

/// The names that components have, by their sections.
#[derive(Default)]
struct Taken {
    names: HashSet<(&'static str, String)>,
    /// Their letters and digits: names that differ in others, or in case, could be the same in Rust.
    letters: HashSet<(&'static str, String)>,
}

impl Taken {
    /// Takes a name that is given; whether it was free.
    fn claim(&mut self, section: &'static str, name: &str) -> bool {
        self.letters.insert((section, letters(name)));
        self.names.insert((section, name.to_owned()))
    }

    /// Takes a name of our own choice if there is none like it; whether it was free.
    fn take(&mut self, section: &'static str, name: &str) -> bool {
        self.letters.insert((section, letters(name)))
    }
}

fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Names all targets.
pub(super) fn all(library: &Library<'_>, found: &Found) -> Names {
    let mut names = Names::default();
    let mut taken = Taken::default();
    for section in COMPONENT_SECTIONS {
        for place in places_of(section, library, found) {
            claim(&place, section, library, found, &mut names, &mut taken);
        }
    }
    for target in found.targets.keys() {
        if names.by_target.contains_key(target) {
            continue;
        }
        let path = library.path(target.location.file);
        let candidates = candidates(target, path);
        let name = free(&candidates, |name| taken.take(target.section, name));
        if let Some(own_name) = own_name(target, path).filter(|own| *own != name) {
            names.elsewhere.insert(target.clone(), own_name);
        }
        names.by_target.insert(target.clone(), name);
    }
    names
}

/// The places that a section of the root's components is made of: that in the root, and those that references in
/// the place of the section, or of all components, lead to.
fn places_of(section: &str, library: &Library<'_>, found: &Found) -> Vec<Location> {
    let components = Location {
        file: FileId::ROOT,
        at: Pointer::root().key("components"),
    };
    let components = chain(components, library, found);
    let sections = components.into_iter().map(|place| place.key(section));
    sections
        .flat_map(|place| chain(place, library, found))
        .collect()
}

/// A place, and those that references lead to from there on.
fn chain(start: Location, library: &Library<'_>, found: &Found) -> Vec<Location> {
    let mut places = vec![start];
    while let Some(last) = places.last() {
        let reference = library.value(last).and_then(|value| value.get("$ref"));
        let reference = reference.and_then(Value::as_str);
        match reference.and_then(|reference| found.location(last.file, reference)) {
            Some(next) if !places.contains(next) => places.push(next.clone()),
            Some(_) | None => break,
        }
    }
    places
}

/// Takes the names of the components at a place, which are those of what they refer to if they do nothing else.
fn claim(
    place: &Location,
    section: &'static str,
    library: &Library<'_>,
    found: &Found,
    names: &mut Names,
    taken: &mut Taken,
) {
    let entries = library.value(place).and_then(Value::as_mapping);
    for (name, value) in entries.into_iter().flatten() {
        let Some(name) = name.as_str().filter(|name| *name != "$ref") else {
            continue;
        };
        // What stands beside a reference wins.
        if !taken.claim(section, name) {
            continue;
        }
        if let Some(location) = only_reference(value, place.file, found) {
            let target = Target::new(location, section);
            if found.targets.contains_key(&target) {
                let name_of = names.by_target.entry(target);
                name_of.or_insert_with(|| name.to_owned());
            }
        }
        let here = Target::new(place.key(name), section);
        if found.targets.contains_key(&here) {
            names.by_target.insert(here.clone(), name.to_owned());
            names.in_place.insert(here);
        }
    }
}

fn only_reference(value: &Value, file: FileId, found: &Found) -> Option<Location> {
    let mapping = value.as_mapping().filter(|mapping| mapping.len() == 1)?;
    let reference = mapping.get("$ref")?.as_str()?;
    found.location(file, reference).cloned()
}

/// What a target is called where it stands: the key of a definition, or the name of a file.
fn own_name(target: &Target, path: &str) -> Option<String> {
    let steps: Vec<_> = target.location.at.tokens().collect();
    let steps: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
    match steps.as_slice() {
        [] => Some(stem(path).to_owned()),
        [.., definitions, name] if DEFINITIONS.contains(definitions) => Some((*name).to_owned()),
        ["components", section, name] | [section, name] if *section == target.section => {
            Some((*name).to_owned())
        }
        [name] if !SCHEMA_KEYWORDS.contains(name) => Some((*name).to_owned()),
        _ => None,
    }
}

/// The name of a file, without its folders and what it ends with.
fn stem(path: &str) -> &str {
    let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// What a target could be called, the best first.
fn candidates(target: &Target, path: &str) -> Vec<String> {
    let steps: Vec<_> = target.location.at.tokens().collect();
    let steps: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
    let words = words(without_section(&steps));
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let stem = stem(path);
    let mut candidates = Vec::new();
    // What is defined inside of a schema has a name of its own.
    if let Some(definitions) = steps.iter().rposition(|step| DEFINITIONS.contains(step)) {
        candidates.push(self::words(&steps[definitions..]).join("_"));
    }
    let is_part_of_file = steps
        .first()
        .is_some_and(|step| SCHEMA_KEYWORDS.contains(step));
    let mut name = if words.is_empty() {
        stem.to_owned()
    } else {
        if !is_part_of_file {
            candidates.push(words.join("_"));
        }
        format!("{stem}_{}", words.join("_"))
    };
    candidates.push(name.clone());
    for folder in folders
        .rsplit('/')
        .filter(|folder| !matches!(*folder, "" | ".."))
    {
        name = format!("{folder}_{name}");
        candidates.push(name.clone());
    }
    for candidate in &mut candidates {
        *candidate = allowed(candidate);
    }
    candidates
}

/// A way in a file that has sections as `components` has them, but not `components` itself, without the section.
fn without_section<'s, 'a>(steps: &'s [&'a str]) -> &'s [&'a str] {
    match steps {
        [section, rest @ ..] if COMPONENT_SECTIONS.contains(section) && !rest.is_empty() => rest,
        steps => steps,
    }
}

/// The steps of a pointer that are names, with words for those that are not.
fn words<'a>(steps: &[&'a str]) -> Vec<&'a str> {
    match steps {
        [] => Vec::new(),
        ["components", section, rest @ ..] if COMPONENT_SECTIONS.contains(section) => words(rest),
        [step, name, rest @ ..] if *step == "properties" || DEFINITIONS.contains(step) => {
            [vec![*name], words(rest)].concat()
        }
        ["items", rest @ ..] => [vec!["item"], words(rest)].concat(),
        ["additionalProperties", rest @ ..] => [vec!["value"], words(rest)].concat(),
        [name, rest @ ..] => [vec![*name], words(rest)].concat(),
    }
}

/// A name in the letters that a component may have (OpenAPI 3.0.3, section 4.7.7).
fn allowed(name: &str) -> String {
    let letter = |c: char| {
        let fits = c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if fits { c } else { '_' }
    };
    let name: String = deunicode::deunicode(name).chars().map(letter).collect();
    if name.is_empty() {
        "unnamed".to_owned()
    } else {
        name
    }
}

/// The first candidate that could be taken, or the last one with the first number that makes it free.
fn free(candidates: &[String], mut take: impl FnMut(&str) -> bool) -> String {
    if let Some(name) = candidates.iter().find(|name| take(name)) {
        return name.clone();
    }
    let last = candidates.last().map_or("unnamed", String::as_str);
    let mut number = 2_usize;
    loop {
        let name = format!("{last}_{number}");
        if take(&name) {
            return name;
        }
        number += 1;
    }
}

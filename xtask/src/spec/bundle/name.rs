//! Names for what becomes a component.
//!
//! A file is named by itself (`schemas/Chat.yaml` → `Chat`), a place in a file by what it is called there. A component
//! of the root that is nothing but a reference to it gives it its name. A name that is taken gets that
//! of the file or of the folder before it, and at last a number.

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
pub(super) type Names = HashMap<Target, String>;

/// Names all targets.
pub(super) fn all(library: &Library<'_>, found: &Found) -> Names {
    let mut names = Names::new();
    let mut taken = HashSet::new();
    claim_all(library.root(), found, &mut names, &mut taken);
    for target in found.targets.keys() {
        if names.contains_key(target) {
            continue;
        }
        let candidates = candidates(target, library.path(target.location.file));
        let name = free(&candidates, |name| {
            taken.insert((target.section, name.to_owned()))
        });
        names.insert(target.clone(), name);
    }
    names
}

/// Takes the names of the root's own components, which are those of what they refer to if they do nothing else.
fn claim_all(
    root: &Value,
    found: &Found,
    names: &mut Names,
    taken: &mut HashSet<(&'static str, String)>,
) {
    let components = Pointer::root().key("components");
    for section in COMPONENT_SECTIONS {
        let Some(Value::Mapping(entries)) = components.key(section).find_in(root) else {
            continue;
        };
        for (name, value) in entries {
            let name = name.as_str().unwrap_or_default();
            taken.insert((section, name.to_owned()));
            if let Some(location) = only_reference(value, found) {
                let target = Target::new(location, section);
                if found.targets.contains_key(&target) {
                    names.entry(target).or_insert_with(|| name.to_owned());
                }
            }
        }
    }
}

fn only_reference(value: &Value, found: &Found) -> Option<Location> {
    let mapping = value.as_mapping().filter(|mapping| mapping.len() == 1)?;
    let reference = mapping.get("$ref")?.as_str()?;
    found.location(FileId::ROOT, reference).cloned()
}

/// What a target could be called, the best first.
fn candidates(target: &Target, path: &str) -> Vec<String> {
    let steps: Vec<_> = target.location.at.tokens().collect();
    let steps: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
    let words = words(&steps);
    let without_extension = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut folders = without_extension.rsplit('/');
    let stem = folders.next().unwrap_or_default();
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
    for folder in folders.filter(|folder| *folder != "..") {
        name = format!("{folder}_{name}");
        candidates.push(name.clone());
    }
    for candidate in &mut candidates {
        *candidate = allowed(candidate);
    }
    candidates
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

//! The crates that the types of formats come from, beside those that the runtime depends on.
//!
//! Invariant: what is planned here can stand in one `Cargo.toml` with the dependencies of the runtime: a crate has one
//! version there, and no two crates are called the same in code.

use std::collections::BTreeMap;

use toml::Spanned;
use toml_edit::{DocumentMut, Item};

use crate::config::{self, Config, TypePath};
use crate::diagnostics::{Code, Sink};
use crate::ir::Api;
use crate::rust::Dependency;

/// `templates/Cargo.toml`: what the runtime depends on.
const RUNTIME: &str = include_str!("../../../../templates/Cargo.toml");

/// Crates that need no dependency.
const STANDARD: [&str; 3] = ["alloc", "core", "std"];

/// The dependencies of the formats that are used, in the order of their names.
pub(super) fn dependencies(api: &Api, config: &Config, sink: &mut Sink) -> Vec<Dependency> {
    let runtime = runtime();
    let mut found: Vec<Dependency> = Vec::new();
    for (format, (name, chosen)) in api.formats.iter().zip(&config.formats) {
        if let Some(said) = &chosen.dependency {
            let fault = conflict(&runtime, &config.package, &found, said.get_ref());
            if let Some(fault) = fault {
                let at = sink.in_settings(said.span());
                sink.error(at, Code::DependencyConflict, fault);
            } else if format.is_used {
                add(&mut found, said.get_ref());
            }
        }
        report_missing(&runtime, name, chosen, sink);
    }
    found
}

/// What the runtime depends on: versions by names, and whether that is so only with a feature.
type Runtime = BTreeMap<String, (String, bool)>;

fn runtime() -> Runtime {
    let manifest: DocumentMut = RUNTIME
        .parse()
        .unwrap_or_else(|error| panic!("templates/Cargo.toml is TOML: {error}"));
    let dependencies = manifest["dependencies"].as_table_like();
    let dependencies = dependencies.into_iter().flat_map(|table| table.iter());
    let dependencies = dependencies.map(|(name, item)| {
        let key = |key: &str| item.as_table_like().and_then(|table| table.get(key));
        let version = item
            .as_str()
            .or_else(|| key("version").and_then(Item::as_str));
        let is_optional = key("optional").and_then(Item::as_bool).unwrap_or_default();
        let version = version.unwrap_or_default().to_owned();
        (name.to_owned(), (version, is_optional))
    });
    dependencies.collect()
}

/// Why a crate cannot be depended on so.
fn conflict(
    runtime: &Runtime,
    package: &config::Package,
    found: &[Dependency],
    wanted: &config::Dependency,
) -> Option<String> {
    let (name, version) = (wanted.name.as_str(), wanted.version.as_str());
    if in_code(name) == in_code(package.name.as_str()) {
        return Some(format!("the crate `{name}` is the one that is written"));
    }
    let same_in_code = |other: &&str| in_code(other) == in_code(name) && **other != *name;
    let others = runtime.keys().map(String::as_str);
    let mut others = others.chain(found.iter().map(|other| other.name.as_str()));
    if let Some(other) = others.find(same_in_code) {
        return Some(format!(
            "the crates `{name}` and `{other}` are called the same in code"
        ));
    }
    if let Some((needed, is_optional)) = runtime.get(name) {
        if *is_optional {
            return Some(format!(
                "every client depends on `{name}`, but only with a feature"
            ));
        }
        if needed != version {
            return Some(format!(
                "every client depends on `{name}` `{needed}`, and not on `{version}`"
            ));
        }
    }
    let other = found.iter().find(|other| other.name == name);
    let other = other.filter(|other| other.version != version);
    other.map(|other| {
        format!(
            "another format depends on `{name}` `{}`, and not on `{version}`",
            other.version
        )
    })
}

/// The name of a crate as code has it.
fn in_code(name: &str) -> String {
    name.replace('-', "_")
}

/// Takes a dependency in; of one that is there already, its features.
fn add(found: &mut Vec<Dependency>, wanted: &config::Dependency) {
    let features = wanted
        .features
        .iter()
        .map(|feature| feature.as_str().to_owned());
    let known = found
        .iter_mut()
        .find(|other| other.name == wanted.name.as_str());
    let Some(known) = known else {
        let dependency = Dependency {
            name: wanted.name.as_str().to_owned(),
            version: wanted.version.as_str().to_owned(),
            features: features.collect(),
            default_features: wanted.default_features,
        };
        found.push(dependency);
        return;
    };
    for feature in features {
        if !known.features.contains(&feature) {
            known.features.push(feature);
        }
    }
    // A format that says nothing takes the default features for granted.
    if known.default_features != wanted.default_features {
        known.default_features = Some(true);
    }
}

/// Reports a type of a crate that the client would not depend on.
fn report_missing(
    runtime: &Runtime,
    name: &Spanned<String>,
    format: &config::Format,
    sink: &mut Sink,
) {
    let is_there = |root: &str| {
        let is_called = |name: &str| in_code(name) == root;
        let own = format
            .dependency
            .as_ref()
            .map(|own| own.get_ref().name.as_str());
        STANDARD.contains(&root)
            || own.is_some_and(is_called)
            || runtime
                .iter()
                .any(|(name, (_, is_optional))| !is_optional && is_called(name))
    };
    for root in TypePath::crates(&format.ty)
        .into_iter()
        .filter(|root| !is_there(root))
    {
        let (format, ty) = (name.get_ref(), &format.ty);
        let message =
            format!("the type `{ty}` of `{format}` is of a crate `{root}` that nothing depends on");
        let help = format!("add `dependency = {{ name = \"{root}\", version = \"…\" }}`");
        let at = sink.in_settings(name.span());
        sink.error(at, Code::MissingDependency, message).help(help);
    }
}

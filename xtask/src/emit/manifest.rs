//! `Cargo.toml`: publishable, and without anything of a workspace.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};

use super::{bounds, runtime};
use crate::GeneratedFile;
use crate::rust::{Crate, Dependency, ExampleTarget, ModelKind, Package};

/// `Cargo.toml`
pub(super) fn file(krate: &Crate) -> GeneratedFile {
    let template: DocumentMut = runtime::MANIFEST
        .parse()
        .unwrap_or_else(|error| panic!("templates/Cargo.toml is TOML: {error}"));
    let mut document = DocumentMut::new();
    document
        .decor_mut()
        .set_prefix("# Generated from an OpenAPI description. Do not edit.\n\n");
    let mut package = package(&krate.package, &template);
    package.insert("metadata", Item::Table(metadata()));
    document.insert("package", Item::Table(package));
    for table in ["features", "dependencies"] {
        if let Some(item) = template.get(table) {
            document.insert(table, item.clone());
        }
    }
    if uses_patterns(krate) {
        document["dependencies"]["regex-lite"] = value("0.1");
    }
    for dependency in &krate.dependencies {
        depend(&mut document["dependencies"], dependency);
    }
    document.insert("dev-dependencies", Item::Table(development(krate)));
    if !krate.examples.is_empty() {
        let examples = krate.examples.iter().map(example).collect();
        document.insert("example", Item::ArrayOfTables(examples));
    }
    document.insert("lints", Item::Table(lints()));
    GeneratedFile {
        path: "Cargo.toml".to_owned(),
        contents: document.to_string().into(),
    }
}

/// The texts of the licences, where they are the two of the Rust project.
pub(super) fn licences(krate: &Crate) -> Vec<GeneratedFile> {
    let texts = [
        ("MIT", "LICENSE-MIT", include_str!("../../../LICENSE-MIT")),
        (
            "Apache-2.0",
            "LICENSE-APACHE",
            include_str!("../../../LICENSE-APACHE"),
        ),
    ];
    let words: Vec<&str> = krate.package.license.split([' ', '(', ')']).collect();
    texts
        .into_iter()
        .filter(|(name, _, _)| words.contains(name))
        .map(|(_, path, contents)| GeneratedFile {
            path: path.to_owned(),
            contents: contents.into(),
        })
        .collect()
}

fn package(package: &Package, template: &DocumentMut) -> Table {
    let mut table = Table::new();
    let mut text = |key: &str, text: &str| {
        if !text.is_empty() {
            table.insert(key, value(text));
        }
    };
    text("name", &package.name);
    text("version", &package.version);
    text("edition", "2024");
    text(
        "rust-version",
        template["package"]["rust-version"]
            .as_str()
            .unwrap_or_default(),
    );
    text("description", &package.description);
    text("license", &package.license);
    text(
        "repository",
        package.repository.as_deref().unwrap_or_default(),
    );
    text("homepage", package.homepage.as_deref().unwrap_or_default());
    text(
        "documentation",
        package.documentation.as_deref().unwrap_or_default(),
    );
    text("readme", "README.md");
    table.insert(
        "exclude",
        value([".codegen*"].into_iter().collect::<Array>()),
    );
    for (key, list) in [
        ("authors", &package.authors),
        ("keywords", &package.keywords),
        ("categories", &package.categories),
    ] {
        if !list.is_empty() {
            table.insert(key, value(list.iter().collect::<Array>()));
        }
    }
    table
}

/// Adds a dependency; to one that is there already, its features.
fn depend(dependencies: &mut Item, dependency: &Dependency) {
    let item = &mut dependencies[&dependency.name];
    let mut line = match item.as_inline_table() {
        Some(line) => line.clone(),
        None => InlineTable::new(),
    };
    line.insert("version", dependency.version.as_str().into());
    match dependency.default_features {
        Some(false) if item.is_none() => {
            line.insert("default-features", false.into());
        }
        Some(true) => {
            line.remove("default-features");
        }
        Some(false) | None => {}
    }
    let known = line.get("features").and_then(toml_edit::Value::as_array);
    let known = known
        .into_iter()
        .flatten()
        .filter_map(toml_edit::Value::as_str);
    let mut features: Vec<String> = known.map(str::to_owned).collect();
    for feature in &dependency.features {
        if !features.contains(feature) {
            features.push(feature.clone());
        }
    }
    if !features.is_empty() {
        line.insert("features", features.iter().collect::<Array>().into());
    }
    // The crate has all that its runtime needs, and beside that only what the settings say.
    *item = if line.len() == 1 {
        value(dependency.version.as_str())
    } else {
        value(line)
    };
}

/// docs.rs shows what every feature has.
fn metadata() -> Table {
    let mut service = Table::new();
    service.insert("all-features", value(true));
    let within = |key: &str, table: Table| {
        let mut outer = Table::new();
        outer.set_implicit(true);
        outer.insert(key, Item::Table(table));
        outer
    };
    within("docs", within("rs", service))
}

/// What the examples and the doctests need: the crate itself with its optional parts, among others. Of a crate that
/// is published Cargo drops that line.
fn development(krate: &Crate) -> Table {
    let mut table = Table::new();
    let mut own = InlineTable::new();
    own.insert("path", ".".into());
    own.insert(
        "features",
        ["mock", "oauth2"].into_iter().collect::<Array>().into(),
    );
    table.insert(&krate.package.name, value(own));
    let mut tokio = InlineTable::new();
    tokio.insert("version", "1".into());
    tokio.insert("features", ["full"].into_iter().collect::<Array>().into());
    table.insert("tokio", value(tokio));
    table
}

/// Says what an example needs: whoever runs it without reads that from Cargo, and whoever tests all there is does
/// without it.
fn example(example: &ExampleTarget) -> Table {
    let features = example.features.iter().map(|feature| feature.name());
    let mut table = Table::new();
    table.insert("name", value(&example.name));
    table.insert("required-features", value(features.collect::<Array>()));
    table
}

fn lints() -> Table {
    let mut rust = Table::new();
    rust.insert("unsafe_code", value("forbid"));
    rust.insert("missing_docs", value("warn"));
    let mut lints = Table::new();
    lints.set_implicit(true);
    lints.insert("rust", Item::Table(rust));
    lints
}

fn uses_patterns(krate: &Crate) -> bool {
    let in_models = krate.models.iter().any(|model| match &model.kind {
        ModelKind::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| &field.bounds);
            let additional = structure
                .additional
                .iter()
                .map(|additional| &additional.bounds);
            model.validated && fields.chain(additional).any(bounds::has_pattern)
        }
        ModelKind::Union(union) => {
            let mut variants = union.variants.iter().map(|variant| &variant.bounds);
            model.validated && variants.any(bounds::has_pattern)
        }
        ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Alias(_) => false,
    });
    let mut inputs = krate
        .groups
        .iter()
        .flat_map(|group| &group.operations)
        .flat_map(|operation| &operation.inputs);
    in_models || inputs.any(|input| bounds::has_pattern(&input.bounds))
}

//! What Cargo builds of a crate beside its library.

use crate::GeneratedFile;
use crate::config::{Config, OwnFeature};

/// An example that needs more than the crate has by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleTarget {
    /// What Cargo calls it.
    pub name: String,
    /// The features of the crate without which it does not build.
    pub features: Vec<OwnFeature>,
}

impl ExampleTarget {
    /// The examples among the files that the settings bring; none if they need nothing, for then Cargo finds them by itself.
    #[must_use]
    pub fn all(config: &Config) -> Vec<Self> {
        let features = &config.example_features;
        if features.is_empty() {
            return Vec::new();
        }
        let names = config.extras.iter().filter_map(name);
        let target = |name: &str| Self {
            name: name.to_owned(),
            features: features.clone(),
        };
        names.map(target).collect()
    }
}

/// The name of the example whose `main` a file has: `examples/NAME.rs` or `examples/NAME/main.rs`.
fn name(file: &GeneratedFile) -> Option<&str> {
    let path = file.path.strip_prefix("examples/")?;
    match path.split_once('/') {
        Some((folder, rest)) => (rest == "main.rs").then_some(folder),
        None => path.strip_suffix(".rs"),
    }
}

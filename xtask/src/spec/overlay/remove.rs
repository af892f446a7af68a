//! `remove`: takes targets out of the objects and lists that they are in.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::Value;

use super::tree::{Step, Steps};
use super::{Reported, Run};
use crate::diagnostics::Code;

/// What is removed from an object or a list.
#[derive(Default)]
struct Parts {
    keys: BTreeSet<String>,
    indices: BTreeSet<usize>,
}

impl Run<'_> {
    /// Removes all targets, whose ways are those before anything is removed.
    pub(super) fn remove(&mut self, targets: Vec<Steps>) -> Result<(), Reported> {
        let mut containers: BTreeMap<Steps, Parts> = BTreeMap::new();
        for target in targets {
            let Some((container, last)) = target.split_last() else {
                self.sink
                    .error(
                        self.at("target"),
                        Code::TargetKind,
                        "the whole description cannot be removed",
                    )
                    .help("name a part of it, such as `$.paths['/pets']`");
                return Err(Reported);
            };
            let parts = containers.entry(container).or_default();
            match last {
                Step::Key(key) => parts.keys.insert(key),
                Step::Index(index) => parts.indices.insert(index),
            };
        }
        let mut containers: Vec<_> = containers.into_iter().collect();
        // The innermost first: what is removed from a list changes the ways through it.
        containers.sort_by_key(|(container, _)| std::cmp::Reverse(container.depth()));
        for (container, parts) in containers {
            self.remove_from(&container, &parts);
        }
        Ok(())
    }

    fn remove_from(&mut self, container: &Steps, parts: &Parts) {
        let at = container.pointer();
        for key in &parts.keys {
            let key = at.key(key);
            self.sink.sources.forget(&key);
            let (file, action) = (self.overlay.file, self.action.at.clone());
            self.sink.sources.set_removal(key, file, action);
        }
        let length = self.tree.change(container, |value| match value {
            Value::Mapping(mapping) => {
                mapping.retain(|key, _| !key.as_str().is_some_and(|key| parts.keys.contains(key)));
                0
            }
            Value::Sequence(items) => {
                let length = items.len();
                let mut index = 0..;
                items.retain(|_| {
                    !index
                        .next()
                        .is_some_and(|index| parts.indices.contains(&index))
                });
                length
            }
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Tagged(_) => 0,
        });
        let sources = &mut self.sink.sources;
        sources.remove_items(&at, length, &parts.indices);
    }
}

//! The example programs.

use rayon::prelude::*;

use crate::rust::{Crate, Group, Operation};

/// The example program of every operation: written once, shown in several places.
#[derive(Debug, Clone)]
pub struct Programs(Vec<Vec<String>>);

impl Programs {
    /// Writes a program for each operation of the crate.
    #[must_use]
    pub fn new(krate: &Crate, write: impl Fn(&Crate, &Group, &Operation) -> String + Sync) -> Self {
        let of_group = |group: &Group| {
            let operations = group.operations.par_iter();
            operations
                .map(|operation| write(krate, group, operation))
                .collect()
        };
        Self(krate.groups.iter().map(of_group).collect())
    }

    /// The program of an operation, by the index of its group and its index in it.
    #[must_use]
    pub fn of(&self, group: usize, operation: usize) -> &str {
        let program = self
            .0
            .get(group)
            .and_then(|programs| programs.get(operation));
        program.map_or("", String::as_str)
    }
}

//! How far references lead that follow each other: each place is come through once, however many lead to it.

use std::collections::HashMap;

use serde_yaml::Value;

use crate::spec::Pointer;

/// Where a chain of references leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chain {
    /// Somewhere, after so many references.
    Ends(usize),
    /// Into a circle of so many references.
    Circle(usize),
}

/// What is known of the chains of a document.
#[derive(Debug, Default)]
pub(super) struct Chains(HashMap<Pointer, Chain>);

impl Chains {
    /// Where the chain leads that begins with the value at a place.
    pub(super) fn from(&mut self, start: &Pointer, document: &Value) -> Chain {
        let mut steps: Vec<Pointer> = Vec::new();
        let mut met: HashMap<Pointer, usize> = HashMap::new();
        let mut here = start.clone();
        let mut end = loop {
            if let Some(known) = self.0.get(&here) {
                break *known;
            }
            if let Some(first) = met.get(&here) {
                break Chain::Circle(steps.len() - first);
            }
            let Some(next) = next(&here, document) else {
                break Chain::Ends(0);
            };
            met.insert(here.clone(), steps.len());
            steps.push(std::mem::replace(&mut here, next));
        };
        for step in steps.into_iter().rev() {
            end = match end {
                Chain::Ends(length) => Chain::Ends(length + 1),
                Chain::Circle(length) => Chain::Circle(length),
            };
            self.0.insert(step, end);
        }
        end
    }
}

/// Where the value at a place refers to, if it is a reference.
pub(super) fn next(here: &Pointer, document: &Value) -> Option<Pointer> {
    let reference = here
        .find_in(document)?
        .as_mapping()?
        .get("$ref")?
        .as_str()?;
    Pointer::from_reference(reference)
}

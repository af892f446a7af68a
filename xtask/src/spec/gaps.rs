//! What a repaired document lacks: without it, something may seem to be wrong that is not.
//!
//! Invariant: what is asked for as missing is missing only if a fault was reported that says so; whoever finds that
//! something is not there asks here before reporting it, of the very places that it would have been in.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Pointer;

/// The places of a document of which a fault has taken something.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    /// What was taken out, or replaced, or is written under a name that nobody knows.
    places: BTreeSet<Pointer>,
    /// Objects with a key of which nobody knows what was meant: they may lack any.
    open: BTreeSet<Pointer>,
    /// The references that lead to a component with a gap, be it by way of others.
    reached: BTreeSet<Pointer>,
}

impl Gaps {
    /// Notes that something is missing in a place.
    pub(super) fn add(&mut self, place: Pointer) {
        self.places.insert(place);
    }

    /// Notes that an object may lack any key.
    pub(super) fn add_open(&mut self, object: Pointer) {
        self.open.insert(object);
    }

    /// Finds the references that lead to something with a gap, of all references by their places.
    pub(super) fn follow(&mut self, references: Vec<(Pointer, Pointer)>) {
        let mut to: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
        for (place, target) in references {
            to.entry(target).or_default().push(place);
        }
        let gaps = self.places.iter().chain(&self.open);
        let mut waiting: Vec<Pointer> = gaps.filter_map(component_of).collect();
        let mut met: HashSet<Pointer> = waiting.iter().cloned().collect();
        while let Some(component) = waiting.pop() {
            for place in to.remove(&component).into_iter().flatten() {
                let around = component_of(&place);
                waiting.extend(around.filter(|around| met.insert(around.clone())));
                self.reached.insert(place);
            }
        }
    }

    /// Whether nothing was taken out.
    pub(crate) fn are_none(&self) -> bool {
        self.places.is_empty() && self.open.is_empty()
    }

    /// Whether what should be in a place may be missing there.
    pub(crate) fn lack(&self, place: &Pointer) -> bool {
        !self.are_none()
            && (self.open.contains(&place.parent())
                || place
                    .ancestors()
                    .any(|around| self.places.contains(&around)))
    }

    /// Whether something may be missing that should be directly in a place, such as an item of a list.
    pub(crate) fn lack_part_of(&self, place: &Pointer) -> bool {
        self.lack(place) || self.open.contains(place) || are_below(place, &self.places, 1)
    }

    /// Whether something may be missing anywhere in a place, or in what that refers to.
    pub(crate) fn are_behind(&self, place: &Pointer) -> bool {
        let all = [&self.places, &self.open, &self.reached];
        self.lack(place)
            || all
                .iter()
                .any(|set| set.contains(place) || are_below(place, set, usize::MAX))
    }

    /// Whether an operation may be missing, or how it is called.
    pub(crate) fn lack_operations(&self) -> bool {
        let paths = Pointer::root().key("paths");
        let is_name = |gap: &&Pointer| gap.tokens().last().is_some_and(|key| key == "operationId");
        let at_most = |set: &BTreeSet<Pointer>, depth| are_below(&paths, set, depth);
        let mut names = self.places.range(paths.range_below());
        self.lack_part_of(&paths)
            || at_most(&self.places, 2)
            || at_most(&self.open, 2)
            || names.any(|gap| is_name(&gap) && gap.below(&paths).tokens().count() == 3)
    }
}

/// Whether one of some places is below another, by so many steps at most.
fn are_below(place: &Pointer, places: &BTreeSet<Pointer>, steps: usize) -> bool {
    let mut below = places.range(place.range_below());
    below.any(|gap| gap.below(place).tokens().count() <= steps)
}

/// The component that a place is in.
fn component_of(place: &Pointer) -> Option<Pointer> {
    let mut tokens = place.tokens();
    let is_component = tokens.next()? == "components";
    let (section, name) = (tokens.next()?, tokens.next()?);
    let at = || Pointer::root().key("components").key(&section).key(&name);
    is_component.then(at)
}

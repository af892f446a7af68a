//! What of the old description is what of the new one: by name, and where names changed, by shape.

use std::collections::{BTreeMap, BTreeSet};

use strsim::damerau_levenshtein;

use super::shape;
use crate::ir::{Api, Operation, TypeId};

/// How many candidates for a new name are looked at, for each that is gone. What is near stands near.
const CANDIDATES: usize = 64;

/// The types that are the same in both.
pub(super) struct Types {
    new_of: BTreeMap<TypeId, TypeId>,
    old_of: BTreeMap<TypeId, TypeId>,
    renamed: BTreeSet<TypeId>,
}

impl Types {
    /// Pairs the types of both descriptions. `operations` has the operations whose name changed, for the types
    /// that stand inside of them.
    pub(super) fn pair<'a>(old: &'a Api, new: &'a Api, operations: &BTreeMap<&str, &str>) -> Self {
        let mut pairs = Self {
            new_of: BTreeMap::new(),
            old_of: BTreeMap::new(),
            renamed: BTreeSet::new(),
        };
        let name = |api: &'a Api, id: TypeId| api.type_definition(id).name.as_slice();
        let by_name: BTreeMap<&[String], TypeId> = ids(new).map(|id| (name(new, id), id)).collect();
        for id in ids(old) {
            if let Some(same) = by_name.get(name(old, id)) {
                pairs.join(id, *same);
            }
        }
        pairs.rename_components(old, new);
        pairs.follow_roots(old, new, operations, &by_name);
        pairs
    }

    /// The type of the new description that is this one of the old.
    pub(super) fn new_of(&self, old: TypeId) -> Option<TypeId> {
        self.new_of.get(&old).copied()
    }

    /// The type of the old description that is this one of the new.
    pub(super) fn old_of(&self, new: TypeId) -> Option<TypeId> {
        self.old_of.get(&new).copied()
    }

    /// All pairs, in the order of the old description.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (TypeId, TypeId)> {
        self.new_of.iter().map(|(old, new)| (*old, *new))
    }

    /// Whether this type of the old description has a new name.
    pub(super) fn is_renamed(&self, old: TypeId) -> bool {
        self.renamed.contains(&old)
    }

    fn join(&mut self, old: TypeId, new: TypeId) {
        self.new_of.insert(old, new);
        self.old_of.insert(new, old);
    }

    fn rename_components(&mut self, old: &Api, new: &Api) {
        let own = |api: &Api, id: &TypeId| api.type_definition(*id).name.len() == 1;
        let gone = ids(old).filter(|id| self.new_of(*id).is_none() && own(old, id));
        let come = ids(new).filter(|id| self.old_of(*id).is_none() && own(new, id));
        let name = |api: &Api, id: TypeId| api.type_definition(id).name.join(".");
        let gone: Vec<(String, TypeId)> = gone.map(|id| (name(old, id), id)).collect();
        let come: Vec<(String, TypeId)> = come.map(|id| (name(new, id), id)).collect();
        let like = |a: TypeId, b: TypeId| shape::same_type(old, a, new, b);
        for (a, b) in renames(&gone, &come, |a, b| like(*a, *b)) {
            self.join(*a, *b);
            self.renamed.insert(*a);
        }
    }

    /// A type inside of something that has a new name has one, too.
    fn follow_roots(
        &mut self,
        old: &Api,
        new: &Api,
        operations: &BTreeMap<&str, &str>,
        by_name: &BTreeMap<&[String], TypeId>,
    ) {
        let mut roots: BTreeMap<&str, &str> = operations.clone();
        for id in &self.renamed {
            let to = self.new_of[id];
            let (from, to) = (old.type_definition(*id), new.type_definition(to));
            roots.insert(&from.name[0], &to.name[0]);
        }
        for id in ids(old) {
            let name = &old.type_definition(id).name;
            if self.new_of(id).is_some() || name.len() < 2 {
                continue;
            }
            let Some(root) = roots.get(name[0].as_str()) else {
                continue;
            };
            let mut name = name.clone();
            (*root).clone_into(&mut name[0]);
            let found = by_name.get(name.as_slice()).copied();
            if let Some(found) = found.filter(|found| self.old_of(*found).is_none()) {
                self.join(id, found);
                self.renamed.insert(id);
            }
        }
    }
}

/// All types but those that nothing has, which may be called as another one.
fn ids(api: &Api) -> impl Iterator<Item = TypeId> {
    let types = api.types.iter().enumerate();
    types.filter_map(|(index, definition)| (!definition.is_left_over).then_some(TypeId(index)))
}

/// The operations that are the same in both, in the order of the old description.
pub(super) fn operations<'a>(old: &'a Api, new: &'a Api) -> Vec<(&'a Operation, &'a Operation)> {
    let by_id: BTreeMap<&str, &Operation> = by(new, |operation| operation.id.0.as_str());
    let by_place: BTreeMap<(String, String), &Operation> = by(new, route);
    let old_ids: BTreeSet<&str> = old.operations().map(|o| o.id.0.as_str()).collect();
    let mut pairs: BTreeMap<&str, &Operation> = BTreeMap::new();
    for operation in old.operations() {
        let same_id = by_id.get(operation.id.0.as_str());
        let same_place = by_place.get(&route(operation));
        let same_place = same_place.filter(|found| !old_ids.contains(found.id.0.as_str()));
        if let Some(found) = same_id.or(same_place) {
            pairs.insert(&operation.id.0, *found);
        }
    }
    let taken: BTreeSet<&str> = pairs.values().map(|o| o.id.0.as_str()).collect();
    let gone: Vec<_> = old
        .operations()
        .filter(|operation| !pairs.contains_key(operation.id.0.as_str()))
        .map(|operation| (operation.id.0.clone(), operation))
        .collect();
    let come: Vec<_> = new
        .operations()
        .filter(|operation| !taken.contains(operation.id.0.as_str()))
        .map(|operation| (operation.id.0.clone(), operation))
        .collect();
    for (a, b) in renames(&gone, &come, |a, b| shape::same_operation(old, a, new, b)) {
        pairs.insert(&a.id.0, *b);
    }
    old.operations()
        .filter_map(|operation| Some((operation, *pairs.get(operation.id.0.as_str())?)))
        .collect()
}

fn by<'a, K: Ord>(api: &'a Api, key: impl Fn(&'a Operation) -> K) -> BTreeMap<K, &'a Operation> {
    api.operations().map(|o| (key(o), o)).collect()
}

/// The method and the path, whatever its parameters are called.
fn route(operation: &Operation) -> (String, String) {
    (operation.method.to_string(), shape::path(operation))
}

/// What is gone and has come back under a near name with the same shape: each at most once, the nearest
/// first.
pub(super) fn renames<'v, T>(
    gone: &'v [(String, T)],
    come: &'v [(String, T)],
    same_shape: impl Fn(&T, &T) -> bool,
) -> Vec<(&'v T, &'v T)> {
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    for (position, (name, old)) in gone.iter().enumerate() {
        // The window goes along with the position, so that each has its share of a long list.
        let middle = position * come.len() / gone.len().max(1);
        let first = middle.saturating_sub(CANDIDATES / 2);
        let window = come.iter().enumerate().skip(first).take(CANDIDATES);
        let best = window
            .filter(|(index, _)| !taken.contains(index))
            .filter_map(|(index, (other, new))| Some((distance(name, other)?, index, new)))
            .filter(|(_, _, new)| same_shape(old, new))
            .min_by_key(|(distance, index, _)| (*distance, *index));
        if let Some((_, index, new)) = best {
            taken.insert(index);
            found.push((old, new));
        }
    }
    found
}

/// How far two names are from each other, whatever their case and what stands between their words; `None` if
/// they are not near.
fn distance(left: &str, right: &str) -> Option<usize> {
    let [left, right] = [left, right].map(|name| {
        let letters = name.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    });
    let length = left.chars().count().max(right.chars().count());
    let part = !left.is_empty() && !right.is_empty();
    // One name within the other is near, too: `Chat` and `ChatDTO`.
    if part && (left.contains(&right) || right.contains(&left)) {
        return Some(left.len().abs_diff(right.len()));
    }
    let distance = damerau_levenshtein(&left, &right);
    (distance * 3 <= length).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_whatever_their_case() {
        assert_eq!(distance("page_token", "pageToken"), Some(0));
        assert_eq!(distance("Chat", "ChatDTO"), Some(3));
        assert_eq!(distance("colour", "color"), Some(1));
        assert_eq!(distance("name", "size"), None);
        assert_eq!(distance("", "a"), None);
    }

    #[test]
    fn each_name_is_given_once() {
        let gone = [("chat".to_owned(), 1), ("chat1".to_owned(), 1)];
        let come = [("chat2".to_owned(), 1), ("other".to_owned(), 1)];
        assert_eq!(renames(&gone, &come, |a, b| a == b).len(), 1);
        assert!(renames(&gone, &come, |_, _| false).is_empty());
    }
}

//! Groups of operations: which is which, and the operations that move from one to another.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, namings};
use crate::ir::{Api, Operation, WireName};
use crate::rust::Group;

/// The name of a group in the description; none, of the operations without a tag.
type Tag<'a> = Option<&'a WireName>;

/// The groups that are the same in both.
pub(super) struct Groups<'a> {
    new_of: BTreeMap<Tag<'a>, Tag<'a>>,
    /// Where the operations of the old description are, by their ids.
    old_tags: BTreeMap<&'a str, Tag<'a>>,
    /// Where those of the new one are.
    new_tags: BTreeMap<&'a str, Tag<'a>>,
}

impl<'a> Groups<'a> {
    /// Pairs the groups of both descriptions: by their tags, and those whose operations all stand in one group that has
    /// come. `operations` are those that are in both descriptions.
    pub(super) fn pair(
        old: &'a Api,
        new: &'a Api,
        operations: &[(&Operation, &Operation)],
    ) -> Self {
        let (old_tags, new_tags) = (tags(old), tags(new));
        let mut moves: BTreeMap<Tag<'a>, BTreeSet<Tag<'a>>> = BTreeMap::new();
        let mut sources = moves.clone();
        for (old, new) in operations {
            let (from, to) = (old_tags[old.id.0.as_str()], new_tags[new.id.0.as_str()]);
            moves.entry(from).or_default().insert(to);
            sources.entry(to).or_default().insert(from);
        }
        let (olds, news): (BTreeSet<_>, BTreeSet<_>) = (all(old).collect(), all(new).collect());
        let mut new_of = BTreeMap::new();
        for tag in all(old) {
            if news.contains(&tag) {
                new_of.insert(tag, tag);
                continue;
            }
            let to = moves.get(&tag).and_then(only);
            let is_alone = |to: &Tag<'a>| !olds.contains(to) && only(&sources[to]) == Some(tag);
            if let Some(to) = to.filter(is_alone) {
                new_of.insert(tag, to);
            }
        }
        Self {
            new_of,
            old_tags,
            new_tags,
        }
    }

    /// The tag of the group of the new description that is this one of the old.
    pub(super) fn new_of(&self, old: Tag<'_>) -> Option<Tag<'a>> {
        self.new_of.get(&old).copied()
    }
}

impl<'a> Comparison<'a> {
    /// Compares the groups that are in both.
    pub(super) fn groups(&mut self) {
        for old in &self.old.groups {
            let Some(tag) = self.groups.new_of(old.tag.as_ref()) else {
                continue;
            };
            let root = |tag: Tag<'_>| Root::Group(tag.cloned());
            let roots = (root(old.tag.as_ref()), root(tag));
            let at = At::new(roots.0, roots.1, Flow::default(), Flow::default());
            if old.tag.as_ref() != tag {
                self.group_renamed(&at, old.tag.as_ref(), tag);
            }
            let mut groups = self.new.groups.iter();
            if let Some(new) = groups.find(|group| group.tag.as_ref() == tag) {
                self.words(&at, &&old.description, &&new.description);
            }
        }
    }

    fn group_renamed(&mut self, at: &At, old: Tag<'_>, new: Tag<'_>) {
        let find = |groups: &'a [Group], tag: Tag<'_>| {
            groups.iter().find(|group| group.tag.as_ref() == tag)
        };
        let groups = find(&self.before.groups, old).zip(find(&self.after.krate.groups, new));
        let namings = groups.map(|(old, new)| namings::of_group(old, new));
        let names = (word(old), word(new));
        self.renamed(
            ChangeKind::GroupRenamed,
            at,
            names,
            &namings.unwrap_or_default(),
        );
    }

    /// An operation of both descriptions: whether it has moved from one group to another.
    pub(super) fn group_of(&mut self, at: &At, old: &Operation, new: &Operation) {
        let from = self.groups.old_tags[old.id.0.as_str()];
        let to = self.groups.new_tags[new.id.0.as_str()];
        match self.groups.new_of(from) {
            Some(stays) if stays == to => {}
            Some(_) => {
                let namings = self.operation_namings(&old.id, &new.id);
                let names = (word(from), word(to));
                self.renamed(ChangeKind::OperationRegrouped, at, names, &namings);
            }
            None => {
                let (from, to) = (word(from), word(to));
                self.changed_from(ChangeKind::OperationRegrouped, at, from, to);
            }
        }
    }

    /// The group of the new crate that is this one of the old, if there is one.
    pub(super) fn group_after(&self, old: &Group) -> Option<&'a Group> {
        let tag = self.groups.new_of(old.tag.as_ref())?;
        let mut groups = self.after.krate.groups.iter();
        groups.find(|group| group.tag.as_ref() == tag)
    }
}

fn word(tag: Tag<'_>) -> &str {
    tag.map_or("none", |tag| &tag.0)
}

fn all(api: &Api) -> impl Iterator<Item = Tag<'_>> {
    api.groups.iter().map(|group| group.tag.as_ref())
}

/// The groups that operations are in, by the ids of these.
fn tags(api: &Api) -> BTreeMap<&str, Tag<'_>> {
    let groups = api.groups.iter();
    groups
        .flat_map(|group| {
            let operations = group.operations.iter();
            operations.map(|operation| (operation.id.0.as_str(), group.tag.as_ref()))
        })
        .collect()
}

/// What is in a set alone.
fn only<T: Copy + Ord>(set: &BTreeSet<T>) -> Option<T> {
    match set.len() {
        1 => set.first().copied(),
        _ => None,
    }
}

//! What an operation takes, piece by piece: parameters and fields of a form.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, Step, encodings, matching, shape};
use crate::ir::{
    Docs, FieldEncoding, FormEncoding, FormField, Operation, Parameter, ParameterLocation,
    PathSegment, Value, WireName,
};

/// A parameter or a field of a form: what both have.
#[derive(Clone, Copy)]
struct Input<'a> {
    /// `None` of a field of a form.
    location: Option<ParameterLocation>,
    name: &'a WireName,
    docs: &'a Docs,
    required: bool,
    value: &'a Value,
}

impl Input<'_> {
    /// The name as servers read it: that of a header is the same in any case of letters.
    fn wire_name(&self) -> String {
        if self.location == Some(ParameterLocation::Header) {
            self.name.0.to_ascii_lowercase()
        } else {
            self.name.0.clone()
        }
    }
}

impl Comparison<'_> {
    /// Compares the parameters of an operation, and gives those that are in both.
    pub(super) fn parameters<'p>(
        &mut self,
        at: &At,
        old: &'p Operation,
        new: &'p Operation,
    ) -> Vec<(&'p Parameter, &'p Parameter)> {
        let (before, now) = (ordered(old), ordered(new));
        let [olds, news] =
            [&before, &now].map(|list| list.iter().map(|p| of_parameter(p)).collect::<Vec<_>>());
        let in_path = shape::path(old) == shape::path(new);
        let pairs = self.inputs(at, &olds, &news, in_path);
        let pairs = pairs.into_iter().map(|(a, b)| (before[a], now[b]));
        let pairs: Vec<_> = pairs.collect();
        for (a, b) in &pairs {
            let at = input_at(at, &of_parameter(a), &of_parameter(b));
            let old = (self.old, &a.value.ty, a.encoding);
            let new = (self.new, &b.value.ty, b.encoding);
            let is_same = a.encoding == b.encoding || encodings::are_same(old, new);
            if !is_same && a.location == b.location {
                self.changed(ChangeKind::ParameterEncodingChanged, &at);
            }
        }
        pairs
    }

    /// Compares inputs, and gives the pairs of those that are in both.
    fn inputs(
        &mut self,
        at: &At,
        old: &[Input<'_>],
        new: &[Input<'_>],
        by_position: bool,
    ) -> Vec<(usize, usize)> {
        let pairs = self.input_pairs(old, new, by_position);
        let taken: BTreeSet<usize> = pairs.values().copied().collect();
        for (index, input) in old.iter().enumerate() {
            match pairs.get(&index) {
                Some(other) => self.input(at, input, &new[*other]),
                None => self.removed(ChangeKind::ParameterRemoved, &input_at(at, input, input)),
            }
        }
        for (index, input) in new.iter().enumerate() {
            if !taken.contains(&index) {
                let kind = if input.required {
                    ChangeKind::RequiredParameterAdded
                } else {
                    ChangeKind::OptionalParameterAdded
                };
                self.added(kind, &input_at(at, input, input));
            }
        }
        let required = |(old_index, new_index): &(&usize, &usize)| {
            old[**old_index].required && new[**new_index].required
        };
        if !pairs.iter().filter(required).map(|pair| pair.1).is_sorted() {
            self.changed(ChangeKind::ArgumentsReordered, at);
        }
        pairs.into_iter().collect()
    }

    /// By their name, then those of the path by their position, and then those that have a near name.
    fn input_pairs(
        &self,
        old: &[Input<'_>],
        new: &[Input<'_>],
        by_position: bool,
    ) -> BTreeMap<usize, usize> {
        let key = |input: &Input<'_>| (input.location, input.wire_name());
        let indexed = new.iter().enumerate();
        let exact: BTreeMap<_, usize> = indexed.map(|(index, input)| (key(input), index)).collect();
        let mut pairs = BTreeMap::new();
        for (index, input) in old.iter().enumerate() {
            if let Some(other) = exact.get(&key(input)) {
                pairs.insert(index, *other);
            }
        }
        let left = |pairs: &BTreeMap<usize, usize>| {
            let taken: BTreeSet<usize> = pairs.values().copied().collect();
            let gone = (0..old.len()).filter(|index| !pairs.contains_key(index));
            let come = (0..new.len()).filter(|index| !taken.contains(index));
            (gone.collect::<Vec<_>>(), come.collect::<Vec<_>>())
        };
        let (gone, come) = left(&pairs);
        for index in gone {
            let in_path = |input: &Input<'_>| input.location == Some(ParameterLocation::Path);
            // Those of the path come first, in its order.
            let same_position = by_position && in_path(&old[index]) && come.contains(&index);
            let same_name = |other: &&usize| {
                old[index].name == new[**other].name && !pairs.values().any(|v| v == *other)
            };
            if same_position && new.get(index).is_some_and(in_path) {
                pairs.insert(index, index);
            } else if let Some(other) = come.iter().find(same_name) {
                pairs.insert(index, *other);
            }
        }
        let (gone, come) = left(&pairs);
        let named = |list: &[Input<'_>], indices: Vec<usize>| -> Vec<(String, usize)> {
            let indices = indices.into_iter();
            indices
                .map(|index| (list[index].name.0.clone(), index))
                .collect()
        };
        let (gone, come) = (named(old, gone), named(new, come));
        let same = |a: &usize, b: &usize| {
            let (a, b) = (&old[*a], &new[*b]);
            (a.location, a.required) == (b.location, b.required)
                && a.location != Some(ParameterLocation::Path)
                && shape::same_value(self.old, &a.value.ty, self.new, &b.value.ty)
        };
        for (a, b) in matching::renames(&gone, &come, same) {
            pairs.insert(*a, *b);
        }
        pairs
    }

    fn input(&mut self, at: &At, old: &Input<'_>, new: &Input<'_>) {
        let at = input_at(at, old, new);
        if old.location != new.location {
            self.changed(ChangeKind::ParameterMoved, &at);
        } else if old.name != new.name {
            self.input_renamed(&at, old, new);
            if old.wire_name() == new.wire_name() {
                self.breaks_nobody();
            }
        }
        match (old.required, new.required) {
            (false, true) => self.changed(ChangeKind::ParameterBecameRequired, &at),
            (true, false) => self.changed(ChangeKind::ParameterBecameOptional, &at),
            (true, true) | (false, false) => {}
        }
        self.docs_beside(&at, (old.docs, &old.value.ty), (new.docs, &new.value.ty));
        self.value(&at, old.value, new.value);
    }

    fn input_renamed(&mut self, at: &At, old: &Input<'_>, new: &Input<'_>) {
        let names = (old.name.0.as_str(), new.name.0.as_str());
        let kind = match (old.location, old.required) {
            (Some(ParameterLocation::Path), _) => ChangeKind::PathParameterRenamed,
            (_, true) => ChangeKind::RequiredParameterRenamed,
            (_, false) => ChangeKind::OptionalParameterRenamed,
        };
        let (old_step, new_step) = (step(old), step(new));
        let namings = match (&at.old.root, &at.new.root) {
            (Root::Operation(old_id), Root::Operation(new_id)) => {
                self.input_namings((old_id, &old_step), (new_id, &new_step))
            }
            (_, _) => Vec::new(),
        };
        self.renamed(kind, at, names, &namings);
    }

    /// Compares the fields of two forms.
    pub(super) fn form(
        &mut self,
        at: &At,
        encoding: FormEncoding,
        old: &[FormField],
        new: &[FormField],
    ) {
        let olds: Vec<Input<'_>> = old.iter().map(of_form_field).collect();
        let news: Vec<Input<'_>> = new.iter().map(of_form_field).collect();
        for (a, b) in self.inputs(at, &olds, &news, false) {
            let (before, now) = (&old[a].encoding, &new[b].encoding);
            let old = (self.old, &old[a].value.ty, before);
            let new = (self.new, &new[b].value.ty, now);
            if before != now && !encodings::are_same_of_field(old, new, encoding) {
                let at = input_at(at, &olds[a], &news[b]);
                self.changed(of_encodings(before, now), &at);
            }
        }
    }
}

/// In the order of the arguments: path parameters as in the path, then those of the query, the headers and the
/// cookies.
fn ordered(operation: &Operation) -> Vec<&Parameter> {
    let position = |parameter: &Parameter| {
        let name = PathSegment::Parameter(parameter.name.clone());
        let in_path = parameter.location == ParameterLocation::Path;
        in_path.then(|| operation.path.iter().position(|segment| *segment == name))
    };
    let mut parameters: Vec<&Parameter> = operation.parameters.iter().collect();
    parameters.sort_by_key(|parameter| (parameter.location, position(parameter)));
    parameters
}

fn of_parameter(parameter: &Parameter) -> Input<'_> {
    Input {
        location: Some(parameter.location),
        name: &parameter.name,
        docs: &parameter.docs,
        required: parameter.required,
        value: &parameter.value,
    }
}

fn of_form_field(field: &FormField) -> Input<'_> {
    Input {
        location: None,
        name: &field.name,
        docs: &field.docs,
        required: field.required,
        value: &field.value,
    }
}

fn of_encodings(old: &FieldEncoding, new: &FieldEncoding) -> ChangeKind {
    match (old, new) {
        (FieldEncoding::MediaType(_), FieldEncoding::MediaType(_)) => {
            ChangeKind::PartMediaTypeChanged
        }
        (FieldEncoding::Style(_), _) | (_, FieldEncoding::Style(_)) => {
            ChangeKind::ParameterEncodingChanged
        }
    }
}

fn input_at(at: &At, old: &Input<'_>, new: &Input<'_>) -> At {
    let at = at.steps(step(old), step(new));
    at.going(Flow::SENT, Flow::SENT)
}

fn step(input: &Input<'_>) -> Step {
    match input.location {
        Some(location) => Step::Parameter(location, input.name.clone()),
        None => Step::FormField(input.name.clone()),
    }
}

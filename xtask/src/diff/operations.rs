//! Operations: which came and went, where they are, and what may be done with them.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, servers};
use crate::ir::{Operation, Paging, Parameter, ParameterLocation, Safety};

impl Comparison<'_> {
    /// Compares all operations. `pairs` are those that are in both descriptions.
    pub(super) fn operations(&mut self, pairs: &[(&Operation, &Operation)]) {
        self.groups();
        let new_of: BTreeMap<&str, &Operation> = pairs
            .iter()
            .map(|(old, new)| (old.id.0.as_str(), *new))
            .collect();
        for old in self.old.operations() {
            let Some(new) = new_of.get(old.id.0.as_str()) else {
                self.removed(ChangeKind::OperationRemoved, &operation_at(old, old));
                if self.new.left_out.contains(&old.id) {
                    self.breaks_nobody();
                }
                continue;
            };
            let at = operation_at(old, new);
            self.group_of(&at, old, new);
            self.operation(&at, old, new);
        }
        let kept: BTreeSet<&str> = pairs.iter().map(|(_, new)| new.id.0.as_str()).collect();
        for new in self.new.operations() {
            if !kept.contains(new.id.0.as_str()) {
                self.added(ChangeKind::OperationAdded, &operation_at(new, new));
            }
        }
    }

    fn operation(&mut self, at: &At, old: &Operation, new: &Operation) {
        if old.id != new.id {
            let namings = self.operation_namings(&old.id, &new.id);
            let ids = (old.id.0.as_str(), new.id.0.as_str());
            self.renamed(ChangeKind::OperationRenamed, at, ids, &namings);
        }
        if old.method != new.method {
            let [old, new] = [old, new].map(|operation| operation.method.to_string());
            self.changed_from(ChangeKind::OperationMethodChanged, at, old, new);
        }
        if super::shape::path(old) != super::shape::path(new) {
            let (old, new) = (super::locate::path(old), super::locate::path(new));
            self.changed_from(ChangeKind::OperationPathChanged, at, old, new);
        }
        let base = |operation: &Operation| {
            operation
                .server
                .as_deref()
                .map(servers::base)
                .map(str::to_owned)
        };
        if base(old) != base(new) {
            let [old, new] = [old, new].map(|operation| server(operation).to_owned());
            self.changed_from(ChangeKind::OperationServerChanged, at, old, new);
        }
        self.docs(at, &old.docs, &new.docs);
        let parameters = self.parameters(at, old, new);
        self.body(at, old.body.as_ref(), new.body.as_ref());
        self.answers(at, old, new);
        self.limits(at, &old.limits, &new.limits);
        self.security(at, &old.security, &new.security);
        self.safety(at, old, new);
        self.paging(at, (old, new), &parameters);
    }

    fn safety(&mut self, at: &At, old: &Operation, new: &Operation) {
        let [before, now] = [old.safety, new.safety].map(safety);
        if before < now {
            self.changed(ChangeKind::SafetyRaised, at);
        } else if before > now {
            self.changed(ChangeKind::SafetyLowered, at);
            if safety(old.described_safety) <= safety(new.described_safety) {
                self.breaks_nobody();
            }
        }
    }

    /// The parameter of the token may have another name: that is told of the parameter.
    fn paging(
        &mut self,
        at: &At,
        (old, new): (&Operation, &Operation),
        parameters: &[(&Parameter, &Parameter)],
    ) {
        let is_same = |old: &Paging, new: &Paging| {
            let token = |parameter: &Parameter, paging: &Paging| {
                parameter.location == ParameterLocation::Query
                    && parameter.name == paging.token_parameter
            };
            let mut pairs = parameters.iter();
            pairs.any(|(a, b)| token(a, old) && token(b, new))
                && (old.status, &old.next_token, &old.items)
                    == (new.status, &new.next_token, &new.items)
                && old.has_more == new.has_more
        };
        let kind = match (&old.paging, &new.paging) {
            (None, Some(_)) => ChangeKind::PagingAdded,
            (Some(_), None) => ChangeKind::PagingRemoved,
            (Some(old), Some(new)) if !is_same(old, new) => ChangeKind::PagingChanged,
            (Some(_), Some(_)) | (None, None) => return,
        };
        self.changed(kind, at);
        let mut known = old.paging.iter();
        if known.all(|known| self.still_pages(known, new, parameters)) {
            self.breaks_nobody();
        }
    }
}

fn server(operation: &Operation) -> &str {
    operation.server.as_deref().unwrap_or("that of the API")
}

/// The more, the more freely it may be repeated.
fn safety(safety: Safety) -> u8 {
    match safety {
        Safety::Unsafe => 0,
        Safety::Idempotent => 1,
        Safety::Safe => 2,
    }
}

fn operation_at(old: &Operation, new: &Operation) -> At {
    let root = |operation: &Operation| Root::Operation(operation.id.clone());
    At::new(root(old), root(new), Flow::default(), Flow::default())
}

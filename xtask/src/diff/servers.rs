//! Servers, by their URL.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, Step};
use crate::ir::{Api, Server, ServerVariable};

impl Comparison<'_> {
    /// Compares the servers.
    pub(super) fn servers(&mut self) {
        let (olds, news) = (by_url(self.old), by_url(self.new));
        let root = |server: &Server| Root::Server(server.url.clone());
        for old in &self.old.servers {
            match news.get(base(&old.url)) {
                Some(new) => {
                    let flow = Flow::default();
                    self.server(&At::new(root(old), root(new), flow, flow), old, new);
                }
                None => self.removed(ChangeKind::ServerRemoved, &At::same(root(old))),
            }
        }
        for new in &self.new.servers {
            if !olds.contains_key(base(&new.url)) {
                self.added(ChangeKind::ServerAdded, &At::same(root(new)));
            }
        }
        let first = (self.old.servers.first(), self.new.servers.first());
        if let (Some(old), Some(new)) = first
            && base(&old.url) != base(&new.url)
        {
            let (at, kind) = (At::same(Root::Api), ChangeKind::DefaultServerChanged);
            self.changed_from(kind, &at, &old.url, &new.url);
        }
    }

    fn server(&mut self, at: &At, old: &Server, new: &Server) {
        self.words(at, &old.description, &new.description);
        let names = |server: &Server| -> Vec<String> {
            let variables = server.variables.iter();
            variables.map(|variable| variable.name.0.clone()).collect()
        };
        if names(old) != names(new) {
            self.changed(ChangeKind::ServerVariablesReordered, at);
        }
        for a in &old.variables {
            if let Some(b) = new.variables.iter().find(|b| b.name == a.name) {
                self.server_variable(&at.step(Step::Variable(a.name.clone())), a, b);
            }
        }
    }

    fn server_variable(&mut self, at: &At, old: &ServerVariable, new: &ServerVariable) {
        self.words(at, &old.description, &new.description);
        if old.default != new.default {
            let kind = ChangeKind::ServerVariableDefaultChanged;
            self.changed_from(kind, at, &old.default, &new.default);
        }
        let values = |variable: &ServerVariable| -> BTreeSet<String> {
            variable.values.iter().cloned().collect()
        };
        let (olds, news) = (values(old), values(new));
        // No values are any.
        if !news.is_empty() && (olds.is_empty() || !olds.is_subset(&news)) {
            self.changed(ChangeKind::ServerVariableNarrowed, at);
        }
        if !olds.is_empty() && (news.is_empty() || !news.is_subset(&olds)) {
            self.changed(ChangeKind::ServerVariableWidened, at);
        }
    }
}

fn by_url(api: &Api) -> BTreeMap<&str, &Server> {
    let servers = api.servers.iter();
    servers.map(|server| (base(&server.url), server)).collect()
}

/// A path is put after a server's URL, which ends in a `/` or does not.
pub(super) fn base(url: &str) -> &str {
    url.strip_suffix('/').unwrap_or(url)
}

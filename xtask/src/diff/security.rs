//! How callers authenticate.
//!
//! What an operation takes is compared by what the credentials are, not by the names of their schemes; what becomes of a
//! scheme is told of the scheme.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Root, matching, namings};
use crate::ir::{
    Api, CredentialPlace, SecurityRequirement, SecurityScheme, SecuritySchemeId, WireName,
};

/// The credentials of an alternative.
type Credentials = BTreeSet<String>;

impl Comparison<'_> {
    /// Compares the ways to authenticate.
    pub(super) fn security_schemes(&mut self) {
        let pairs = scheme_pairs(self.old, self.new);
        let root = |scheme: &SecurityScheme| Root::SecurityScheme(scheme.name.clone());
        for (index, old) in self.old.security_schemes.iter().enumerate() {
            match pairs.get(&old.name) {
                Some(new) => {
                    let flow = super::Flow::default();
                    let at = At::new(root(old), root(new), flow, flow);
                    self.security_scheme(&at, SecuritySchemeId(index), new);
                }
                None => self.removed(ChangeKind::SecuritySchemeRemoved, &At::same(root(old))),
            }
        }
        let kept: BTreeSet<&WireName> = pairs.values().map(|scheme| &scheme.name).collect();
        for new in &self.new.security_schemes {
            if !kept.contains(&new.name) {
                self.added(ChangeKind::SecuritySchemeAdded, &At::same(root(new)));
            }
        }
    }

    fn security_scheme(&mut self, at: &At, id: SecuritySchemeId, new: &SecurityScheme) {
        let old = self.old.security_scheme(id);
        if old.name != new.name {
            self.scheme_renamed(at, old, new);
        }
        self.words(at, &old.description, &new.description);
        if old.place == new.place {
            return;
        }
        let kind = match (&old.place, &new.place) {
            (CredentialPlace::Header(_), CredentialPlace::Header(_))
            | (CredentialPlace::Query(_), CredentialPlace::Query(_))
            | (CredentialPlace::Cookie(_), CredentialPlace::Cookie(_)) => {
                ChangeKind::CredentialRenamed
            }
            (
                CredentialPlace::Header(_)
                | CredentialPlace::Query(_)
                | CredentialPlace::Cookie(_)
                | CredentialPlace::Bearer
                | CredentialPlace::Basic,
                _,
            ) => ChangeKind::CredentialMoved,
        };
        let [before, now] = [&old.place, &new.place].map(place);
        self.changed_from(kind, at, before, now);
        let mut takers = self.old.operations();
        let is_taken = takers.any(|o| o.security.iter().any(|one| one.0.contains(&id)));
        if !is_taken || credential(old) == credential(new) {
            self.breaks_nobody();
        }
    }

    fn scheme_renamed(&mut self, at: &At, old: &SecurityScheme, new: &SecurityScheme) {
        let (before, after) = (self.before, self.after.krate);
        let mut olds = before.schemes.iter();
        let mut news = after.schemes.iter();
        let schemes = olds
            .find(|scheme| scheme.name == old.name)
            .zip(news.find(|scheme| scheme.name == new.name));
        let namings = schemes.map(|(old, new)| namings::of_scheme(old, new));
        let names = (old.name.0.as_str(), new.name.0.as_str());
        let kind = ChangeKind::SecuritySchemeRenamed;
        self.renamed(
            kind,
            at,
            names,
            &namings.into_iter().flatten().collect::<Vec<_>>(),
        );
    }

    /// Compares the credentials that an operation takes.
    pub(super) fn security(
        &mut self,
        at: &At,
        old: &[SecurityRequirement],
        new: &[SecurityRequirement],
    ) {
        let before = by_name(self.old);
        let olds = alternatives(old, |id| credential(self.old.security_scheme(id)));
        let news = alternatives(new, |id| {
            let scheme = self.new.security_scheme(id);
            credential(before.get(&scheme.name).copied().unwrap_or(scheme))
        });
        // An alternative without credentials is the same as none.
        let is_free =
            |all: &BTreeSet<Credentials>| all.is_empty() || all.contains(&Credentials::new());
        match (is_free(&olds), is_free(&news)) {
            (true, false) => self.changed(ChangeKind::SecurityRequired, at),
            (false, true) => self.changed(ChangeKind::SecurityNoLongerRequired, at),
            (true, true) => self.optional_security(at, &olds, &news),
            (false, false) => {
                // Whoever sends more than is needed is let in.
                let lacks = |some: &BTreeSet<Credentials>, all: &BTreeSet<Credentials>| {
                    let mut some = some.iter();
                    some.any(|one| !all.iter().any(|other| other.is_subset(one)))
                };
                if lacks(&news, &olds) {
                    self.changed(ChangeKind::SecurityAlternativeAdded, at);
                }
                if lacks(&olds, &news) {
                    self.changed(ChangeKind::SecurityAlternativeRemoved, at);
                }
            }
        }
    }

    /// Where nobody needs credentials, nobody is refused for those that are not taken any more.
    fn optional_security(
        &mut self,
        at: &At,
        olds: &BTreeSet<Credentials>,
        news: &BTreeSet<Credentials>,
    ) {
        let has_more = |some: &BTreeSet<Credentials>, others: &BTreeSet<Credentials>| {
            some.difference(others).any(|one| !one.is_empty())
        };
        if has_more(news, olds) {
            self.changed(ChangeKind::SecurityAlternativeAdded, at);
        }
        if has_more(olds, news) {
            self.changed(ChangeKind::SecurityAlternativeRemoved, at);
            self.breaks_nobody();
        }
    }
}

fn by_name(api: &Api) -> BTreeMap<&WireName, &SecurityScheme> {
    let schemes = api.security_schemes.iter();
    schemes.map(|scheme| (&scheme.name, scheme)).collect()
}

/// The schemes of the new description by the names of the old ones that they are.
fn scheme_pairs<'a>(old: &'a Api, new: &'a Api) -> BTreeMap<&'a WireName, &'a SecurityScheme> {
    let (olds, news) = (by_name(old), by_name(new));
    let mut pairs: BTreeMap<_, _> = news.clone();
    pairs.retain(|name, _| olds.contains_key(*name));
    let without = |api: &'a Api, others: &BTreeMap<&WireName, &SecurityScheme>| -> Vec<_> {
        let schemes = api.security_schemes.iter();
        schemes
            .filter(|scheme| !others.contains_key(&scheme.name))
            .map(|scheme| (scheme.name.0.clone(), scheme))
            .collect()
    };
    let (gone, come) = (without(old, &news), without(new, &olds));
    let same = |a: &&SecurityScheme, b: &&SecurityScheme| credential(a) == credential(b);
    for (a, b) in matching::renames(&gone, &come, same) {
        pairs.insert(&a.name, b);
    }
    pairs
}

fn alternatives(
    security: &[SecurityRequirement],
    credential: impl Fn(SecuritySchemeId) -> String,
) -> BTreeSet<Credentials> {
    let alternatives = security.iter();
    alternatives
        .map(|requirement| requirement.0.iter().map(|id| credential(*id)).collect())
        .collect()
}

/// What a caller sends, whatever the scheme is called. The name of a header is the same in any case of letters (RFC 9110,
/// section 5.1).
fn credential(scheme: &SecurityScheme) -> String {
    match &scheme.place {
        CredentialPlace::Header(name) => format!("header {}", name.0.to_ascii_lowercase()),
        CredentialPlace::Query(_)
        | CredentialPlace::Cookie(_)
        | CredentialPlace::Bearer
        | CredentialPlace::Basic => place(&scheme.place),
    }
}

fn place(place: &CredentialPlace) -> String {
    match place {
        CredentialPlace::Header(name) => format!("header {}", name.0),
        CredentialPlace::Query(name) => format!("query parameter {}", name.0),
        CredentialPlace::Cookie(name) => format!("cookie {}", name.0),
        CredentialPlace::Bearer => "bearer token".to_owned(),
        CredentialPlace::Basic => "user and password".to_owned(),
    }
}

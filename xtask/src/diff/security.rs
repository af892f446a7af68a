//! How callers authenticate.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Root};
use crate::ir::{Api, CredentialPlace, SecurityRequirement, SecurityScheme};

impl Comparison<'_> {
    /// Compares the ways to authenticate.
    pub(super) fn security_schemes(&mut self) {
        let (olds, news) = (by_name(self.old), by_name(self.new));
        let at = |scheme: &SecurityScheme| At::same(Root::SecurityScheme(scheme.name.clone()));
        for old in &self.old.security_schemes {
            match news.get(old.name.0.as_str()) {
                Some(new) => self.security_scheme(&at(old), old, new),
                None => self.removed(ChangeKind::SecuritySchemeRemoved, &at(old)),
            }
        }
        for new in &self.new.security_schemes {
            if !olds.contains_key(new.name.0.as_str()) {
                self.added(ChangeKind::SecuritySchemeAdded, &at(new));
            }
        }
    }

    fn security_scheme(&mut self, at: &At, old: &SecurityScheme, new: &SecurityScheme) {
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
        let [old, new] = [&old.place, &new.place].map(place);
        self.changed_from(kind, at, old, new);
    }

    /// Compares the credentials that an operation takes.
    pub(super) fn security(
        &mut self,
        at: &At,
        old: &[SecurityRequirement],
        new: &[SecurityRequirement],
    ) {
        let (olds, news) = (alternatives(self.old, old), alternatives(self.new, new));
        if olds == news {
            return;
        }
        // An alternative without credentials is the same as none.
        let is_free = |all: &BTreeSet<Vec<&str>>| all.is_empty() || all.contains(&Vec::new());
        match (is_free(&olds), is_free(&news)) {
            (true, false) => return self.changed(ChangeKind::SecurityRequired, at),
            (false, true) => return self.changed(ChangeKind::SecurityNoLongerRequired, at),
            (true, true) | (false, false) => {}
        }
        if news.difference(&olds).next().is_some() {
            self.changed(ChangeKind::SecurityAlternativeAdded, at);
        }
        if olds.difference(&news).next().is_some() {
            self.changed(ChangeKind::SecurityAlternativeRemoved, at);
        }
    }
}

fn by_name(api: &Api) -> BTreeMap<&str, &SecurityScheme> {
    let schemes = api.security_schemes.iter();
    schemes
        .map(|scheme| (scheme.name.0.as_str(), scheme))
        .collect()
}

fn alternatives<'a>(api: &'a Api, security: &[SecurityRequirement]) -> BTreeSet<Vec<&'a str>> {
    let alternatives = security.iter().map(|requirement| {
        let schemes = requirement.0.iter();
        let mut names: Vec<&str> = schemes
            .map(|id| api.security_scheme(*id).name.0.as_str())
            .collect();
        names.sort_unstable();
        names
    });
    alternatives.collect()
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

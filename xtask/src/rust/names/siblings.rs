//! Names for things that stand beside each other: the fields of a struct, say.
//!
//! A name that the user chose goes before one that was given before, and that before one that follows from the
//! description. What the user chose and what follows are not changed in silence since the other one is there: that is
//! reported.

use toml::Spanned;

use super::{Ident, Kind, Occupied, Scope};
use crate::diagnostics::{Code, Sink};

/// A thing that wants a name.
pub(in crate::rust) struct Named<'n> {
    /// Its name in the description.
    pub(in crate::rust) wire: &'n str,
    /// What its identifier is made of, if the user chose none.
    pub(in crate::rust) derived: &'n str,
    /// What the user chose.
    pub(in crate::rust) chosen: Option<&'n Spanned<String>>,
    /// The identifier that it had.
    pub(in crate::rust) given: Option<&'n str>,
}

/// Names things that stand beside each other in a scope.
pub(in crate::rust) struct Siblings<'s> {
    /// What each of them is called in a report, such as `property`.
    pub(in crate::rust) noun: &'static str,
    /// What the identifiers name.
    pub(in crate::rust) kind: Kind,
    /// Where reports go.
    pub(in crate::rust) sink: &'s mut Sink,
}

impl Siblings<'_> {
    /// The identifiers, in the order of the things.
    pub(in crate::rust) fn claim(mut self, scope: &mut Scope, named: &[Named<'_>]) -> Vec<Ident> {
        let is_plain = |one: &Named<'_>| one.chosen.is_none() && one.given.is_none();
        if named.iter().all(is_plain) {
            let derived = named.iter().map(|one| scope.claim(one.derived, self.kind));
            return derived.collect();
        }
        let mut settled: Vec<Option<Ident>> = Vec::with_capacity(named.len());
        for (index, one) in named.iter().enumerate() {
            let ident = self.chosen(scope, one, &named[..index], &settled);
            settled.push(ident);
        }
        for (ident, one) in settled.iter_mut().zip(named) {
            if one.chosen.is_none() {
                *ident = scope.keep(one.given, self.kind);
            }
        }
        let idents = settled.iter().zip(named).map(|(ident, one)| match ident {
            Some(ident) => ident.clone(),
            None => self.derived(scope, one, named, &settled),
        });
        idents.collect()
    }

    /// The identifier that the user chose, unless something is wrong with it.
    fn chosen(
        &mut self,
        scope: &mut Scope,
        one: &Named<'_>,
        before: &[Named<'_>],
        idents: &[Option<Ident>],
    ) -> Option<Ident> {
        let said = one.chosen?;
        let ident = match Ident::chosen(said.get_ref(), self.kind) {
            Ok(ident) => ident,
            Err(rule) => {
                let message = format!("`{}` {rule}", said.get_ref());
                self.report(said, Code::InvalidName, message);
                return None;
            }
        };
        match scope.take(&ident) {
            Ok(()) => return Some(ident),
            Err(Occupied::Reserved) => {
                let message = format!("`{ident}` is what generated code calls something else here");
                self.report(said, Code::NameTaken, message);
            }
            Err(Occupied::Taken) => {
                let other = before
                    .iter()
                    .zip(idents)
                    .find(|(_, other)| is_same(other.as_ref(), &ident));
                let other = other.map(|(other, _)| other);
                self.report_taken(said, one, other);
            }
        }
        None
    }

    /// The identifier that follows from the description; a report, if the user gave it to another thing.
    fn derived(
        &mut self,
        scope: &mut Scope,
        one: &Named<'_>,
        named: &[Named<'_>],
        settled: &[Option<Ident>],
    ) -> Ident {
        let wanted = scope.wanted(one.derived, self.kind);
        let owner = named
            .iter()
            .zip(settled)
            .find(|(_, other)| is_same(other.as_ref(), &wanted));
        if one.chosen.is_none()
            && let Some((owner, _)) = owner
            && let Some(said) = owner.chosen
        {
            let noun = self.noun;
            let message = format!(
                "the {noun} `{}` cannot be called `{}`: the {noun} `{}` is",
                owner.wire,
                said.get_ref(),
                one.wire
            );
            self.report(said, Code::NameTaken, message)
                .help("choose another name, or rename the other one, too");
        }
        scope.claim(one.derived, self.kind)
    }

    fn report_taken(&mut self, said: &Spanned<String>, one: &Named<'_>, other: Option<&Named<'_>>) {
        let (noun, name) = (self.noun, said.get_ref());
        let message = match other {
            Some(other) => format!(
                "the {noun} `{}` and the {noun} `{}` cannot both be called `{name}`",
                other.wire, one.wire
            ),
            None => format!(
                "the {noun} `{}` cannot be called `{name}`: something else is",
                one.wire
            ),
        };
        let label = other.and_then(|other| other.chosen);
        let label = label.map(|other| self.sink.in_settings(other.span()));
        let report = self.report(said, Code::NameTaken, message);
        if let Some(at) = label {
            report.label(at, "the other one");
        }
    }

    fn report(
        &mut self,
        said: &Spanned<String>,
        code: Code,
        message: String,
    ) -> &mut crate::diagnostics::Diagnostic {
        let at = self.sink.in_settings(said.span());
        self.sink.error(at, code, message)
    }
}

/// Names that differ in case alone are one: files are called so.
fn is_same(ident: Option<&Ident>, other: &Ident) -> bool {
    ident.is_some_and(|ident| ident.text().eq_ignore_ascii_case(other.text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of properties, each perhaps with a chosen one, and what is reported.
    fn claim(wanted: &[(&str, Option<&str>)]) -> (Vec<String>, Vec<String>) {
        let chosen: Vec<_> = wanted
            .iter()
            .map(|(_, chosen)| chosen.map(|name| Spanned::new(0..0, name.to_owned())))
            .collect();
        let named: Vec<_> = wanted
            .iter()
            .zip(&chosen)
            .map(|((wire, _), chosen)| Named {
                wire,
                derived: wire,
                chosen: chosen.as_ref(),
                given: None,
            })
            .collect();
        let mut sink = Sink::default();
        let siblings = Siblings {
            noun: "property",
            kind: Kind::Field,
            sink: &mut sink,
        };
        let idents = siblings.claim(&mut Scope::new(&["reserved"]), &named);
        let reports = sink.diagnostics().iter();
        (
            idents.iter().map(ToString::to_string).collect(),
            reports.map(|report| report.message.clone()).collect(),
        )
    }

    #[test]
    fn a_chosen_name_is_kept_and_the_others_are_as_without_it() {
        let (idents, reports) = claim(&[("a", None), ("orderId", Some("order")), ("fooBar", None)]);
        assert_eq!(idents, ["a", "order", "foo_bar"]);
        assert!(reports.is_empty(), "{reports:?}");
    }

    #[test]
    fn two_things_can_change_their_names() {
        let (idents, reports) = claim(&[("a", Some("b")), ("b", Some("a"))]);
        assert_eq!(idents, ["b", "a"]);
        assert!(reports.is_empty(), "{reports:?}");
    }

    #[test]
    fn derived_names_that_collide_are_numbered_beside_a_chosen_one() {
        let (idents, reports) = claim(&[("x", Some("y")), ("fooBar", None), ("foo_bar", None)]);
        assert_eq!(idents, ["y", "foo_bar", "foo_bar2"]);
        assert!(reports.is_empty(), "{reports:?}");
    }

    #[test]
    fn a_name_that_is_given_away_is_reported_with_both_things() {
        let (idents, reports) = claim(&[("a", Some("c")), ("b", Some("c"))]);
        assert_eq!(idents, ["c", "b"]);
        assert_eq!(
            reports,
            ["the property `a` and the property `b` cannot both be called `c`"]
        );
        for names in [
            [("a", Some("b")), ("b", None)],
            [("b", None), ("a", Some("b"))],
        ] {
            let (_, reports) = claim(&names);
            assert_eq!(
                reports,
                ["the property `a` cannot be called `b`: the property `b` is"]
            );
        }
    }

    #[test]
    fn a_name_that_will_not_do_is_reported_and_the_derived_one_stands_in() {
        for name in ["reserved", "Order", "match"] {
            let (idents, reports) = claim(&[("a", Some(name))]);
            assert_eq!(idents, ["a"]);
            assert_eq!(reports.len(), 1, "{reports:?}");
        }
    }
}

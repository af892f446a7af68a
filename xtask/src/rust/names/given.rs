//! Names that were given before: a thing that is still there keeps the name that it has.
//!
//! They are text that comes from a file, and so are taken only if they still are what the generator could have
//! given itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::spelling::LONGEST;
use super::{Ident, KEYWORDS, Kind, NEVER_RAW, Scope};
use crate::ir::{ParameterLocation, StatusMatch, WireName};
use crate::rust::FormerName;

/// Names in Rust by names in the description.
pub(in crate::rust) type Given = BTreeMap<String, String>;

/// Names within something that has a name: the fields of a type, say.
pub(in crate::rust) type GivenWithin = BTreeMap<String, Given>;

/// All names that were given to what the description has, without those that the settings choose or that follow from
/// such.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct GivenNames {
    /// Modules of groups, by tag.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: Given,
    /// Methods of the client that lead to groups, by tag.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub accessors: Given,
    /// Methods of groups, by `operationId`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub operations: Given,
    /// Types of calls, by `operationId`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub calls: Given,
    /// Types of answers that differ by status, by `operationId`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Given,
    /// Types of errors with their modules, such as `chats::ChatsError`, by `operationId`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub errors: Given,
    /// Methods of the server for tests, by `operationId`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub mocks: Given,
    /// Types of the arguments that a server for tests has received, by `operationId`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub mock_arguments: Given,
    /// Models, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub types: Given,
    /// The fields for properties that the description does not name, by model.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub further_properties: Given,
    /// Setters of credentials, by the name of the scheme.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub credentials: Given,
    /// Setters of sources of credentials, by the name of the scheme.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub providers: Given,
    /// Servers, by URL.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub servers: Given,
    /// Fields, by model and property.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: GivenWithin,
    /// Setters that send null, by model and property.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub null_setters: GivenWithin,
    /// Variants, by model and value.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub variants: GivenWithin,
    /// Arguments and setters of calls, by `operationId` and what the input is called with its place before it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: GivenWithin,
    /// Variants of answers and errors, by the type with its module and the status.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub statuses: GivenWithin,
    /// The names of before that are left behind: nothing that comes takes them.
    #[serde(skip)]
    pub former: Vec<FormerName>,
}

impl GivenNames {
    /// The names that are left behind in a place of what has one of these names.
    pub(in crate::rust) fn left_of(&self, owner: &str, names: &[String]) -> Vec<String> {
        let former = self.former.iter().map(|name| &name.rename);
        let left = former.filter(|rename| rename.owner == owner && names.contains(&rename.new));
        left.map(|rename| rename.old.clone()).collect()
    }

    /// Keeps the names from being claimed in a scope that are left behind there, in a place as
    /// [`owner`](crate::rust::owner) says it.
    pub(in crate::rust) fn leave(&self, scope: &mut Scope, owner: &str) {
        let former = self.former.iter().map(|name| &name.rename);
        for rename in former.filter(|rename| rename.owner == owner) {
            let stays = rename.moved_to.is_none();
            scope.leave(&rename.old, stays.then_some(rename.new.as_str()));
        }
    }
}

/// What a parameter is called here: two of one operation may differ in nothing but their place.
pub(in crate::rust) fn parameter(location: ParameterLocation, name: &WireName) -> String {
    let location = match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    };
    format!("{location} {}", name.0)
}

/// What a field of a form is called here.
pub(in crate::rust) fn form_field(name: &WireName) -> String {
    format!("form {}", name.0)
}

/// What an answer is called here.
pub(in crate::rust) fn status(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Class(class) => format!("{class}XX"),
        StatusMatch::Default => "default".to_owned(),
    }
}

/// What a type of a group is called here.
pub(in crate::rust) fn path(module: &Ident, ident: &Ident) -> String {
    format!("{}::{}", module.text(), ident.text())
}

/// What the body is called here.
pub(in crate::rust) const BODY: &str = "body";

/// What the operations without a tag are called here.
pub(in crate::rust) const NO_TAG: &str = "";

/// A name within something.
pub(in crate::rust) fn within<'g>(
    given: &'g GivenWithin,
    outer: &str,
    name: &str,
) -> Option<&'g str> {
    given.get(outer)?.get(name).map(String::as_str)
}

/// A thing that wants a name, and that nobody can choose one for.
pub(in crate::rust) struct Wanted<'w> {
    /// What it names.
    pub(in crate::rust) kind: Kind,
    /// The identifier that it had.
    pub(in crate::rust) given: Option<&'w str>,
    /// What its identifier is made of, if it had none.
    pub(in crate::rust) derived: String,
}

impl Scope {
    /// The identifiers of things that stand beside each other: those that had one keep it.
    pub(in crate::rust) fn claim_all(&mut self, wanted: &[Wanted<'_>]) -> Vec<Ident> {
        let kept: Vec<Option<Ident>> = wanted
            .iter()
            .map(|one| self.keep(one.given, one.kind))
            .collect();
        let idents = kept.into_iter().zip(wanted);
        idents
            .map(|(kept, one)| kept.unwrap_or_else(|| self.claim(&one.derived, one.kind)))
            .collect()
    }

    /// The identifier that a thing had, and from now on no other one; `None` if it had none, or if that will not do any
    /// more. To be called before anything else gets a name that follows from the description.
    pub(in crate::rust) fn keep(&mut self, given: Option<&str>, kind: Kind) -> Option<Ident> {
        let ident = Ident::given(given?, kind)?;
        self.take(&ident).ok()?;
        Some(ident)
    }
}

impl Ident {
    /// The identifier of this text, if the generator could have given it.
    pub(in crate::rust) fn given(text: &str, kind: Kind) -> Option<Self> {
        let in_case = match kind {
            Kind::Type | Kind::Variant => text.starts_with(|c: char| c.is_ascii_uppercase()),
            Kind::Field | Kind::Function | Kind::Argument | Kind::Module => {
                !text.contains(|c: char| c.is_ascii_uppercase())
            }
            Kind::Constant => !text.contains(|c: char| c.is_ascii_lowercase()),
        };
        let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            // A number and a word may have been added to the longest.
            && text.len() <= 2 * LONGEST;
        (in_case && is_plain && !NEVER_RAW.contains(&text)).then(|| Self {
            text: text.to_owned(),
            raw: KEYWORDS.contains(&text),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(wanted: &[(Option<&str>, &str)]) -> Vec<String> {
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(given, derived)| Wanted {
                kind: Kind::Field,
                given: *given,
                derived: (*derived).to_owned(),
            })
            .collect();
        let idents = Scope::new(&["reserved"]).claim_all(&wanted);
        idents.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_name_stays_though_another_thing_that_wants_it_comes_first() {
        assert_eq!(
            claim(&[(None, "orderId"), (Some("order_id"), "order_id")]),
            ["order_id2", "order_id"]
        );
    }

    #[test]
    fn a_name_that_was_numbered_stays_so_when_the_other_one_is_gone() {
        assert_eq!(claim(&[(Some("order_id2"), "orderId")]), ["order_id2"]);
    }

    #[test]
    fn a_keyword_is_written_raw_as_before() {
        assert_eq!(claim(&[(Some("type"), "type")]), ["r#type"]);
    }

    #[test]
    fn a_name_that_will_not_do_any_more_gives_way() {
        for given in [
            "reserved", "", "a b", "a-b", "_", "self", "Upper", "r#type", "1a", "a;b", "ä",
        ] {
            assert_eq!(claim(&[(Some(given), "derived")]), ["derived"], "{given}");
        }
        let long = "a".repeat(300);
        assert_eq!(claim(&[(Some(&long), "derived")]), ["derived"]);
    }

    #[test]
    fn of_two_things_with_one_name_the_first_keeps_it() {
        assert_eq!(claim(&[(Some("a"), "b"), (Some("a"), "a")]), ["a", "a2"]);
    }
}

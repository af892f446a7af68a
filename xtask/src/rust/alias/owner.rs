//! Where a name stands: a path in the crate.

use crate::rust::{Group, Ident};

/// What stands between the names of a path.
pub const SEPARATOR: &str = "::";

/// The crate itself: of modules of groups.
pub const ROOT: &str = "";

/// Of the types that go over the wire.
pub const MODELS: &str = "models";

/// Of the methods that lead to groups.
pub const CLIENT: &str = "Client";

/// Of the setters of credentials.
pub const BUILDER: &str = "ClientBuilder";

/// Of the methods of the server for tests.
pub const MOCK_SERVER: &str = "mock::MockServer";

/// What the place of an expectation ends with, after the call that is expected.
const EXPECTATION: &str = "::Expectation";

/// A name with where it stands, as Rust says it.
#[must_use]
pub fn in_rust(place: &str, name: &str) -> String {
    match place.strip_suffix(EXPECTATION) {
        Some(call) => format!("mock::Expectation<{call}>{SEPARATOR}{name}"),
        None => within(place, name),
    }
}

/// The place of what is in something that has a name in a place.
pub(super) fn within(place: &str, name: &str) -> String {
    if place == ROOT {
        name.to_owned()
    } else {
        format!("{place}{SEPARATOR}{name}")
    }
}

/// Of the setters of a model, or of its variants.
#[must_use]
pub fn model(model: &Ident) -> String {
    path(MODELS, model)
}

/// Of the types of a group: its own, those of calls, answers and errors.
#[must_use]
pub fn group(module: &Ident) -> String {
    module.text().to_owned()
}

/// Of the methods of a group.
#[must_use]
pub fn methods(group: &Group) -> String {
    of_group(&group.module, &group.ident)
}

/// Of the methods of a group, or of the setters of a call.
#[must_use]
pub fn of_group(module: &Ident, ty: &Ident) -> String {
    path(module.text(), ty)
}

/// Of the methods by which a test says which arguments it expects a call to have.
#[must_use]
pub fn expectation(module: &Ident, call: &Ident) -> String {
    format!("{}{EXPECTATION}", of_group(module, call))
}

/// Of the types of the arguments that the server for tests has received.
#[must_use]
pub fn mock(module: &Ident) -> String {
    format!("{}{SEPARATOR}mock", module.text())
}

fn path(around: &str, name: &Ident) -> String {
    format!("{around}{SEPARATOR}{}", name.text())
}

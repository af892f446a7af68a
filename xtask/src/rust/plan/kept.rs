//! The names that what belongs to an operation had before, and keeps.

use super::choice::Choice;
use super::mocking;
use crate::ir::{Api, Operation};
use crate::rust::Ident;
use crate::rust::names::{Kind, Scope};

/// The names that an operation keeps; `None` for what had none.
pub(super) struct Kept {
    /// The struct of the call.
    pub(super) call: Option<Ident>,
    /// The enum of the answers, if they differ by status.
    pub(super) answer: Option<Ident>,
    /// How tests stand in for it.
    pub(super) mocking: mocking::Kept,
}

/// The scopes in which the operations have names.
pub(super) struct Scopes {
    /// The types of each group.
    pub(super) types: Vec<Scope>,
    /// The arguments that a server for tests has received, of each group.
    pub(super) arguments: Vec<Scope>,
    /// The server for tests.
    pub(super) server: mocking::Server,
}

impl Scopes {
    /// Takes the names that the operations keep, in the order of the operations. To be called before any is given
    /// anew.
    pub(super) fn keep(&mut self, api: &Api, choice: &Choice<'_>) -> Vec<Kept> {
        let groups = api.groups.iter().enumerate();
        let operations = groups.flat_map(|(index, group)| {
            let operations = group.operations.iter();
            operations.map(move |operation| (index, operation))
        });
        operations
            .map(|(group, operation)| self.keep_one(group, operation, choice))
            .collect()
    }

    fn keep_one(&mut self, group: usize, operation: &Operation, choice: &Choice<'_>) -> Kept {
        let (id, given) = (&operation.id, choice.given);
        let types = &mut self.types[group];
        let arguments = choice.given_to(&given.mock_arguments, id);
        Kept {
            call: types.keep(choice.given_to(&given.calls, id), Kind::Type),
            answer: types.keep(choice.given_to(&given.answers, id), Kind::Type),
            mocking: mocking::Kept {
                method: self.server.keep(choice.given_to(&given.mocks, id)),
                arguments: self.arguments[group].keep(arguments, Kind::Type),
            },
        }
    }
}

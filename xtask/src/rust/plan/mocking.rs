//! How tests stand in for the operations.

use super::examples::Examples;
use crate::ir::{self, StatusMatch};
use crate::rust::names::{Kind, Scope};
use crate::rust::{
    Expression, GivenNames, Group, Ident, MockedInput, Mocking, Payload, RESERVED_IN_GROUPS,
    RustType, Success, owner,
};

/// The methods that every server has.
pub(in crate::rust) const SERVER_METHODS: &[&str] = &[
    "api",
    "client",
    "client_builder",
    "drop",
    "fmt",
    "mount",
    "received_requests",
    "refuse_all_else",
    "reset",
    "serve",
    "start",
    "uri",
    "verify",
];

/// The names that the operations of all groups share.
pub(super) struct Server {
    methods: Scope,
}

/// The names that an operation keeps; `None` for what had none.
pub(super) struct Kept {
    /// The method of the server.
    pub(super) method: Option<Ident>,
    /// The struct of the arguments.
    pub(super) arguments: Option<Ident>,
}

impl Server {
    pub(super) fn new(given: &GivenNames) -> Self {
        let mut methods = Scope::new(SERVER_METHODS);
        given.leave(&mut methods, owner::MOCK_SERVER);
        Self { methods }
    }

    /// The name that a method had.
    pub(super) fn keep(&mut self, given: Option<&str>) -> Option<Ident> {
        self.methods.keep(given, Kind::Function)
    }

    /// Plans an operation of a group. Its method is called as that of the client, with the group before it if
    /// another one is called so.
    pub(super) fn operation(
        &mut self,
        operation: &ir::Operation,
        (group, name, kept): (&str, &str, Kept),
        arguments: &mut Scope,
        success: &Success,
        examples: Examples<'_>,
    ) -> Mocking {
        let names = [name.to_owned(), format!("{group} {name}")];
        Mocking {
            method: kept
                .method
                .unwrap_or_else(|| self.methods.claim_first(&names, Kind::Function)),
            arguments: kept
                .arguments
                .unwrap_or_else(|| arguments.claim(&format!("{name} arguments"), Kind::Type)),
            status: status(operation),
            answer: answer(success, examples),
        }
    }
}

/// The names of the arguments of a group.
pub(super) fn arguments(group: &Group, given: &GivenNames) -> Scope {
    let mut scope = Scope::new(RESERVED_IN_GROUPS);
    given.leave(&mut scope, &owner::mock(&group.module));
    scope
}

/// The names of the inputs of an operation, whether they are required or not.
pub(super) struct Inputs {
    expected: Scope,
    received: Scope,
}

impl Inputs {
    /// Of a call that has kept its name, if it has one, and takes inputs of these names.
    pub(super) fn new(given: &GivenNames, call: Option<&str>, inputs: &[Ident]) -> Self {
        let mut expected = Scope::new(&[]);
        if let Some(call) = call {
            let methods = inputs.iter().map(|input| format!("with_{}", input.text()));
            let methods: Vec<String> = methods.collect();
            let owner = format!("{call}{}Expectation", owner::SEPARATOR);
            expected.reserve(given.left_of(&owner, &methods));
        }
        Self {
            expected,
            received: Scope::new(&[]),
        }
    }

    /// After the argument or the setter of the client.
    pub(super) fn input(&mut self, ident: &Ident) -> MockedInput {
        let name = ident.text();
        MockedInput {
            expected: self.expected.claim(&format!("with {name}"), Kind::Function),
            received: self.received.claim(name, Kind::Field),
        }
    }
}

/// The first status that the description has for a success; of a class, the plainest.
fn status(operation: &ir::Operation) -> u16 {
    match operation.successes.first().map(|response| response.status) {
        Some(StatusMatch::Code(code)) => code,
        Some(StatusMatch::Class(3)) => 302,
        Some(StatusMatch::Class(_) | StatusMatch::Default) | None => 200,
    }
}

fn answer(success: &Success, examples: Examples<'_>) -> Option<Expression> {
    match success {
        Success::One(Payload::Json(ty @ RustType::Model(..))) => {
            let example = examples.exactly(ty);
            matches!(example, Expression::New { .. }).then_some(example)
        }
        Success::One(
            Payload::Json(
                RustType::String
                | RustType::Bool
                | RustType::Integer(_)
                | RustType::F32
                | RustType::F64
                | RustType::Date
                | RustType::DateTime
                | RustType::Foreign(_)
                | RustType::Part
                | RustType::Json
                | RustType::Vec(_)
                | RustType::Map(_)
                | RustType::Option(_)
                | RustType::Box(_),
            )
            | Payload::Empty
            | Payload::Text
            | Payload::Binary,
        )
        | Success::Several(_) => None,
    }
}

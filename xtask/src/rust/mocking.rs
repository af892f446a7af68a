//! How tests stand in for the API: the names that the test kit has, beside those of the client.

use super::{Expression, Ident};

/// How tests stand in for an operation.
#[derive(Debug)]
pub struct Mocking {
    /// The method of the server.
    pub method: Ident,
    /// The struct of the arguments that a request has.
    pub arguments: Ident,
    /// The status of a success, where its contents are the same for all of them.
    pub status: u16,
    /// An example of a success, if it is a struct.
    pub answer: Option<Expression>,
}

/// How tests speak of an input.
#[derive(Debug)]
pub struct MockedInput {
    /// The method that names the value that is expected.
    pub expected: Ident,
    /// The field of the arguments that came.
    pub received: Ident,
}

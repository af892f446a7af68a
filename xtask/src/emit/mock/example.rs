//! A complete test that shows the test kit.

use super::super::expression::{self, Needs};
use super::super::source::{Source, quote};
use super::super::{bounds, example, format};
use crate::ir::Safety;
use crate::rust::{Carrier, Crate, Expression, Group, Input, Operation};

/// A program that runs: it mocks an operation, calls it and looks at what came. None, if no operation
/// has arguments and an answer that are simple enough.
pub(in crate::emit) fn program(krate: &Crate) -> Option<String> {
    let all = krate
        .groups
        .iter()
        .flat_map(|group| group.operations.iter().map(move |one| (group, one)));
    let mut runnable = all
        .filter(|(_, operation)| runs(operation))
        .collect::<Vec<_>>();
    // Those that only read, and whose answer says the most, are the best to show.
    runnable.sort_by_key(|(_, operation)| operation.safety != Safety::Safe);
    let (group, operation) = runnable.first()?;
    Some(format::rust(&tokens(krate, group, operation)?))
}

fn runs(operation: &Operation) -> bool {
    let answer = operation.mocking.answer.as_ref();
    answer.is_some_and(Expression::runs) && operation.arguments().all(is_plain)
}

/// Whether the example of an input is a value that the client takes: of a body, and of a text with a
/// pattern, this is not known.
fn is_plain(input: &Input) -> bool {
    let is_parameter = match &input.carrier {
        Carrier::Parameter { .. } => true,
        Carrier::FormField { .. } | Carrier::Json | Carrier::Text | Carrier::Binary => false,
    };
    is_parameter && input.example.runs() && !bounds::has_pattern(&input.bounds)
}

fn tokens(krate: &Crate, group: &Group, operation: &Operation) -> Option<Source> {
    let mut needs = Needs::default();
    let (method, accessor, function) = (
        &operation.mocking.method,
        &group.accessor,
        &operation.function,
    );
    let answer = expression::tokens(operation.mocking.answer.as_ref()?, &mut needs);
    let expected = operation.arguments().next().map(|input| {
        let method = &input.mocked.expected;
        let value = expression::tokens(&input.example, &mut needs);
        quote! { .#method(#value) }
    });
    let arguments = operation
        .arguments()
        .map(|input| expression::tokens(&input.example, &mut needs))
        .collect::<Vec<_>>();
    let imports = example::imports(krate, &quote! { mock::MockServer }, &needs);
    Some(quote! {
        #imports

        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let mock = MockServer::start().await;
            let expected = #answer;
            mock.#method()#expected.expect(1).respond(expected.clone()).await;

            let client = mock.client();
            let answer = client.#accessor().#function(#(#arguments),*).await?;
            assert_eq!(answer.into_inner(), expected);
            Ok(())
        }
    })
}

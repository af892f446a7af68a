//! Each fault with each operation.

use std::fmt::Write;

use yandex_market_chats::Delivery;

use crate::fault::{Fault, Repeats};
use crate::faults::FAULTS;
use crate::operation::{Operation, Outcome, attempts, delivery};
use crate::server::{Record, Server};

/// How many attempts the client makes at most.
pub(crate) const MOST: usize = 3;

#[tokio::test]
async fn a_fault_that_lasts_is_met_exactly_as_often_as_the_safety_of_the_call_allows() {
    let other = Server::start([]).await;
    let mut wrong = String::new();
    for fault in FAULTS {
        for operation in Operation::ALL {
            let server = Server::start_beside(other.url(), [*fault; 10]).await;
            let outcome = operation.call(&server.client(), 1).await;
            let record = server.record();
            let expected = if repeats(fault, operation) { MOST } else { 1 };
            let is_right = record.reached == expected
                && attempts(&outcome) == expected
                && delivery(&outcome) == Some(fault.delivery);
            if !is_right || !agree(operation, &outcome, &record) {
                let _ = writeln!(
                    wrong,
                    "{} / {operation:?}: {} requests instead of {expected}, done {} times, {outcome:?}",
                    fault.name, record.reached, record.applied
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert_eq!(other.record().connections, 0);
}

#[tokio::test]
async fn a_fault_that_passes_is_overcome_where_the_safety_of_the_call_allows() {
    let other = Server::start([]).await;
    let mut wrong = String::new();
    for fault in FAULTS {
        for operation in Operation::ALL {
            let server = Server::start_beside(other.url(), [*fault]).await;
            let outcome = operation.call(&server.client(), 1).await;
            let record = server.record();
            let is_right = if repeats(fault, operation) {
                outcome.as_ref().is_ok_and(|attempts| *attempts == 2) && record.reached == 2
            } else {
                outcome.is_err() && record.reached == 1
            };
            if !is_right || !agree(operation, &outcome, &record) {
                let _ = writeln!(
                    wrong,
                    "{} / {operation:?}: {} requests, done {} times, {outcome:?}",
                    fault.name, record.reached, record.applied
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Whether a call is sent again after this.
pub(crate) fn repeats(fault: &Fault, operation: Operation) -> bool {
    match fault.repeats {
        Repeats::All => true,
        Repeats::Safe => operation.is_safe(),
        Repeats::None => false,
    }
}

/// Whether what the client says is what the server knows, nothing unsafe was done twice, and nobody read
/// an answer that has no end.
pub(crate) fn agree(operation: Operation, outcome: &Outcome, record: &Record) -> bool {
    let applied = record.applied;
    let is_true = match outcome {
        Ok(_) => applied >= 1,
        Err(error) => match error.delivery() {
            Delivery::NotSent | Delivery::Rejected => applied == 0,
            Delivery::MaybeApplied => true,
        },
    };
    is_true && (operation.is_safe() || applied <= 1) && record.flooded == 0
}

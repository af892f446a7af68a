//! Random sequences of faults.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use yandex_market_chats::Delivery;

use crate::connecting::{Closed, refused_at};
use crate::fault::Fault;
use crate::faults::FAULTS;
use crate::matrix::{MOST, agree, repeats};
use crate::operation::{Operation, attempts, delivery};
use crate::server::Server;

/// What becomes of an attempt. `None`: it finds no connection.
type Plan = Vec<Option<Fault>>;

/// The variable of the environment that chooses other cases.
const SEED: &str = "FAULTS_SEED";

/// Runs the same cases each time, or as many others by the number in [`SEED`], which a failure names.
fn check(cases: u32, case: impl Fn(Operation, Plan) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        // A failure comes again by its seed: no file is needed to keep it.
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let seed = std::env::var(SEED).map_or(0, |seed| seed.parse::<u64>().expect("a number"));
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let step = prop_oneof![
        1 => Just(None),
        5 => any::<Index>().prop_map(|index| Some(*index.get(FAULTS))),
    ];
    let inputs = (select(&Operation::ALL[..]), vec(step, 0..5));
    let mut runner = TestRunner::new_with_rng(config, random);
    let result = runner.run(&inputs, |(operation, plan)| case(operation, plan));
    result.unwrap_or_else(|error| panic!("{SEED}={seed}: {error}"));
}

fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

/// How many requests come to the server, and what the error says, if there is one.
fn expected(operation: Operation, plan: &Plan) -> (usize, Option<Delivery>) {
    let mut reached = 0;
    let mut is_unclear = false;
    for attempt in 1.. {
        let Some(step) = plan.get(attempt - 1) else {
            return (reached + 1, None);
        };
        let (may_repeat, delivery) = match step {
            None => (true, Delivery::NotSent),
            Some(fault) => (repeats(fault, operation), fault.delivery),
        };
        reached += usize::from(step.is_some());
        is_unclear |= delivery == Delivery::MaybeApplied;
        if attempt == MOST || !may_repeat {
            let said = if is_unclear {
                Delivery::MaybeApplied
            } else {
                delivery
            };
            return (reached, Some(said));
        }
    }
    unreachable!("the attempts come to an end")
}

#[test]
fn every_sequence_of_faults_ends_as_the_safety_of_the_call_says() {
    check(150, |operation, plan| {
        runtime().block_on(async {
            let (closed, other) = (Closed::new(), Server::start([]).await);
            let server = Server::start_beside(other.url(), plan.iter().copied().flatten()).await;
            let refused = plan.iter().map(Option::is_none).collect();
            let builder = refused_at(refused, &closed, &server).api_key("k");
            let outcome = operation.call(&builder.build().expect("a client"), 1).await;
            let record = server.record();
            prop_assert_eq!(
                (record.reached, delivery(&outcome)),
                expected(operation, &plan)
            );
            prop_assert!(agree(operation, &outcome, &record), "{:?}", outcome);
            prop_assert_eq!(other.record().connections, 0);
            Ok(())
        })
    });
}

/// The connections of the calls before are there for the next. Whether one that has ended is noticed in
/// time is left to chance, so there may be fewer requests, and never more.
#[test]
fn calls_that_share_their_connections_are_not_made_twice_either() {
    check(60, |operation, plan| {
        runtime().block_on(async {
            let other = Server::start([]).await;
            let faults: Vec<Fault> = plan.iter().copied().flatten().collect();
            let plan = faults.iter().flat_map(|fault| [Fault::NONE, *fault]);
            let server = Server::start_beside(other.url(), plan).await;
            let client = server.client();
            for _ in 0..=2 * faults.len() {
                let before = server.record();
                let outcome = operation.call(&client, 1).await;
                let mut record = server.record();
                record.applied -= before.applied;
                record.reached -= before.reached;
                prop_assert!(agree(operation, &outcome, &record), "{:?}", outcome);
                prop_assert!(record.reached <= attempts(&outcome));
            }
            prop_assert_eq!(other.record().connections, 0);
            Ok(())
        })
    });
}

//! Connections that are used again, and what reqwest and hyper do by themselves when one is gone.
//!
//! They take another connection for a request of which nothing was written yet, and for no other.

use std::iter::repeat_n;

use crate::fault::{Fault, OK, Reads, Repeats, Then};
use crate::matrix::{MOST, agree};
use crate::operation::Operation;
use crate::server::Server;

const fn unread(then: Then) -> Fault {
    Fault::new("unread", Reads::Begin, then, Repeats::Safe)
}

const fn done(then: Then) -> Fault {
    Fault::new("done", Reads::All, then, Repeats::None).applies()
}

#[tokio::test]
async fn a_connection_that_ended_between_calls_harms_no_call() {
    for operation in Operation::ALL {
        let server = Server::start([done(Then::Retire(OK))]).await;
        let client = server.client();
        operation.call(&client, 1).await.expect("a first answer");
        while server.record().retired == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(operation.call(&client, 1).await.expect("a second"), 1);
        let record = server.record();
        let counts = (record.connections, record.reached, record.applied);
        assert_eq!(counts, (2, 2, 2), "{operation:?}");
    }
}

#[tokio::test]
async fn a_request_lost_on_a_connection_that_was_used_before_is_sent_again_by_nobody_but_the_client()
 {
    for then in [Then::Reset, Then::Close("")] {
        for operation in Operation::ALL {
            let plan = [Fault::NONE].into_iter().chain([unread(then); 9]);
            let server = Server::start(plan).await;
            let client = server.client();
            operation.call(&client, 1).await.expect("a first answer");
            let error = operation.call(&client, 1).await.expect_err("lost");
            let attempts = if operation.is_safe() { MOST } else { 1 };
            let record = server.record();
            // The first of them goes over the connection that is there, each other over one of its own.
            assert_eq!(record.connections, attempts, "{operation:?}: {error}");
            assert_eq!(record.reached, 1 + attempts, "{operation:?}: {error}");
            assert_eq!(error.attempts() as usize, attempts, "{operation:?}");
            assert_eq!(record.applied, 1, "{operation:?}");
        }
    }
}

/// Whether the end of the connection or the next request comes first is left to chance.
#[tokio::test]
async fn a_connection_that_ends_while_the_next_call_begins_makes_no_call_twice() {
    for operation in Operation::ALL {
        let server = Server::start(repeat_n(done(Then::Close(OK)), 200)).await;
        let client = server.client();
        for _ in 0..50 {
            let before = server.record();
            let outcome = operation.call(&client, 1).await;
            let mut record = server.record();
            record.applied -= before.applied;
            record.reached -= before.reached;
            assert!(
                agree(operation, &outcome, &record),
                "{outcome:?} {record:?}"
            );
            assert!(operation.is_safe() || record.reached <= 1, "{outcome:?}");
        }
    }
}

#[tokio::test]
async fn what_comes_after_an_answer_is_no_answer_to_the_next_call() {
    let twice = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 404 X\r\nContent-Length: 2\r\n\r\n{}";
    for operation in Operation::ALL {
        let server = Server::start([done(Then::Keep(twice)); 3]).await;
        let client = server.client();
        for count in 1..=3 {
            operation.call(&client, 1).await.expect("an answer");
            assert_eq!(server.record().reached, count);
        }
    }
}

//! Credentials that are refused and renewed, on a server that fails besides.

use std::sync::atomic::{AtomicUsize, Ordering};

use yandex_market_chats::{Client, Credential, Delivery, Part};

use crate::fault::{Fault, Reads, Repeats, Then};
use crate::matrix::{MOST, agree};
use crate::operation::Operation;
use crate::server::{PATIENCE, Server};

const UNAUTHORIZED: Fault = refused(
    Reads::All,
    Then::Keep("HTTP/1.1 401 X\r\nContent-Length: 2\r\n\r\n{}"),
);
const LOST: Fault = Fault::new("lost", Reads::All, Then::Reset, Repeats::Safe).applies();

const fn refused(reads: Reads, then: Then) -> Fault {
    Fault::new("401", reads, then, Repeats::None)
}

/// A client whose first token is `t1`, the next `t2`, and so on.
fn client(server: &Server) -> Client {
    let given = AtomicUsize::new(0);
    let builder = server.builder().oauth_token_provider(move || {
        let number = given.fetch_add(1, Ordering::SeqCst) + 1;
        async move { Ok(Credential::new(format!("t{number}"))) }
    });
    builder.build().expect("a client")
}

#[tokio::test]
async fn a_401_is_followed_by_one_attempt_with_another_credential_for_every_call() {
    let early = refused(
        Reads::Head,
        Then::Hold("HTTP/1.1 401 X\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"),
    );
    for fault in [UNAUTHORIZED, early] {
        for operation in Operation::ALL {
            let server = Server::start([fault]).await;
            let attempts = operation
                .call(&client(&server), 1)
                .await
                .expect("an answer");
            let record = server.record();
            assert_eq!((attempts, record.reached, record.applied), (2, 2, 1));
            assert_eq!(record.keys, ["t1", "t2"]);

            let server = Server::start([fault; 9]).await;
            let error = operation
                .call(&client(&server), 1)
                .await
                .expect_err("refused");
            let record = server.record();
            assert_eq!((record.reached, record.applied), (2, 0), "{operation:?}");
            assert_eq!(error.delivery(), Delivery::Rejected);
            assert_eq!(record.keys, ["t1", "t2"]);
        }
    }
}

#[tokio::test]
async fn a_call_that_is_lost_after_a_401_is_repeated_only_if_it_is_safe() {
    for operation in Operation::ALL {
        let server = Server::start([UNAUTHORIZED].into_iter().chain([LOST; 9])).await;
        let outcome = operation.call(&client(&server), 1).await;
        let record = server.record();
        let expected = if operation.is_safe() { MOST } else { 2 };
        assert_eq!(record.reached, expected, "{operation:?}: {outcome:?}");
        assert!(agree(operation, &outcome, &record), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_401_that_takes_the_time_of_the_call_is_its_failure() {
    let stalled = refused(
        Reads::All,
        Then::Stall("HTTP/1.1 401 X\r\nContent-Length: 99\r\n\r\n{"),
    );
    for operation in Operation::ALL {
        let server = Server::start([stalled]).await;
        let given = server
            .builder()
            .timeout(PATIENCE)
            .oauth_token_provider(|| async { Ok(Credential::new("t")) });
        let client = given.build().expect("a client");
        let error = operation.call(&client, 1).await.expect_err("refused");
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(401),
            "{error}"
        );
        assert_eq!((server.record().reached, error.attempts()), (1, 1));
    }
}

#[tokio::test]
async fn a_reader_is_not_sent_again_and_the_error_says_so() {
    for fault in [
        UNAUTHORIZED,
        Fault {
            repeats: Repeats::All,
            ..LOST
        },
    ] {
        let server = Server::start([fault; 2]).await;
        let file = Part::reader(b"text".as_slice()).with_length(4);
        let sent = Operation::SendFileToChat
            .call_with(&client(&server), 1, file)
            .await;
        let error = sent.expect_err("not sent again");
        assert_eq!((server.record().reached, error.attempts()), (1, 1));
        let is_refused = error.delivery() == Delivery::Rejected;
        assert_eq!(error.is_body_spent(), is_refused, "{error}");
    }
}

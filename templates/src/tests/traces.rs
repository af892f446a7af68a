//! What `tracing` is told.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::api::{GetChatsRequest, client};
use super::server::{Server, json};

/// Writes down all that is told.
#[derive(Clone, Default)]
pub(super) struct Log(Arc<Mutex<String>>);

impl Log {
    /// What was told.
    pub(super) fn text(&self) -> String {
        self.0.lock().expect("no panic").clone()
    }

    fn line(&self, kind: &str, record: impl FnOnce(&mut Fields)) {
        let mut fields = Fields(String::new());
        record(&mut fields);
        let mut log = self.0.lock().expect("no panic");
        writeln!(log, "{kind}{}", fields.0).expect("room");
    }
}

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).expect("room");
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().contains("runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.line(span.metadata().name(), |fields| span.record(fields));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.line("record", |fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.line("event", |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn a_span_tells_the_operation_the_status_and_the_outcome_and_no_value() {
    let log = Log::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    tracing::subscriber::with_default(log.clone(), || {
        runtime.block_on(async {
            let ok = || json(200, r#"{"chats":[]}"#);
            let refused = || json(420, "{}");
            let server = Server::start([ok(), refused(), ok(), refused()]).await;
            let client = client(&server.url);
            let valid = || {
                let call = client
                    .chats()
                    .get_chats(123_456, GetChatsRequest::default());
                call.page_token("t0ken").send()
            };
            let invalid = || {
                client
                    .chats()
                    .get_chats(0, GetChatsRequest::default())
                    .send()
            };
            // Other tests, on other threads, have no subscriber, and whichever is first to tell something
            // decides for all whether it is told. So it is decided once more when all has been told.
            drop((valid().await, valid().await, invalid().await));
            tracing::callsite::rebuild_interest_cache();
            log.0.lock().expect("no panic").clear();
            valid().await.expect("an answer");
            valid().await.expect_err("refused");
            invalid().await.expect_err("invalid");
        });
    });
    let span = "request operation=\"getChats\" method=\"POST\" route=\"/businesses/{businessId}/chats\" attempt=1";
    assert_eq!(
        *log.0.lock().expect("no panic"),
        format!(
            "{span}\nevent message=sends attempt=1\nrecord status=200\nevent outcome=\"success\"\n\
             {span}\nevent message=sends attempt=1\nrecord status=420\nevent outcome=\"refused\"\n\
             {span}\nevent outcome=\"invalid\"\n"
        )
    );
}

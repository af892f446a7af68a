//! Decoding an answer of 1,000 chat messages: models of the runtime beside derived ones of the same shape.

#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::struct_field_names,
    reason = "a benchmark, with a runtime of its own"
)]

#[path = "../../src"]
mod source {
    pub mod runtime;
}

mod derived;
mod models;

use source::runtime;

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// 1,000 messages, some with files, as the server of the Chats API writes them.
fn answer() -> Vec<u8> {
    let messages: Vec<String> = (0..1_000).map(message).collect();
    let paging = r#""paging":{"nextPageToken":"eyBuZXh0SWQ6IDIzNDIgfQ=="}"#;
    format!(
        r#"{{"status":"OK","result":{{"orderId":7,"messages":[{}],{paging}}}}}"#,
        messages.join(",")
    )
    .into_bytes()
}

fn message(index: usize) -> String {
    let sender = ["PARTNER", "CUSTOMER", "MARKET", "SUPPORT"][index % 4];
    let head = format!(
        r#""messageId":{},"createdAt":"2017-11-21T00:00:00+03:00","sender":"{sender}""#,
        index + 1
    );
    if index % 10 == 0 {
        let file = r#"{"name":"invoice.pdf","url":"https://files.example.com/a/b/c","size":51200}"#;
        return format!(r#"{{{head},"payload":[{file},{file}]}}"#);
    }
    format!(
        r#"{{{head},"message":"Здравствуйте! When will order \"{index}\" be here?\n","payload":null}}"#
    )
}

#[divan::bench(sample_count = 300)]
fn runtime_models(bencher: divan::Bencher<'_, '_>) {
    let answer = answer();
    bencher.bench(|| {
        serde_json::from_slice::<models::History>(divan::black_box(&answer)).expect("JSON")
    });
}

#[divan::bench(sample_count = 300)]
fn derived_models(bencher: divan::Bencher<'_, '_>) {
    let answer = answer();
    bencher.bench(|| {
        serde_json::from_slice::<derived::History>(divan::black_box(&answer)).expect("JSON")
    });
}

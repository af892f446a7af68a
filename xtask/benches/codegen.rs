//! How long the generator takes for `spec/chats.yaml`, beside what reading it into `openapiv3` takes alone.
//!
//! The bound: from text to formatted files, at most five times the reading.

use divan::{Bencher, black_box};
use xtask::config::Config;
use xtask::diagnostics::Sink;
use xtask::spec::Input;

/// That of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CHATS: &str = include_str!("../../spec/chats.yaml");

fn main() {
    divan::main();
}

/// What `serde_yaml` takes: the yardstick.
#[divan::bench]
fn read_into_openapiv3() -> openapiv3::OpenAPI {
    serde_yaml::from_str(black_box(CHATS)).expect("the description is valid")
}

/// Everything: read, lint, lower, plan, write down, format.
#[divan::bench]
fn generate(bencher: Bencher<'_, '_>) {
    let config = Config::named("yandex-market-chats".parse().expect("the name is valid"));
    bencher
        .with_inputs(|| CHATS.to_owned())
        .bench_values(|text| {
            xtask::generate(
                Input::text("spec/chats.yaml", text),
                &config,
                &mut Sink::default(),
            )
            .expect("the description is valid")
        });
}

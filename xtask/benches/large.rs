//! How time and memory grow with a description.
//!
//! A ladder of made-up descriptions from 10 to 10,000 operations shows whether the growth is linear; a real
//! description is measured if `CODEGEN_BENCH_SPEC` names its root. The bounds: from files to formatted
//! text at most five times what `serde_yaml` and `openapiv3` take to parse the same text as one file.
//!
//! Memory is the most that a process of its own held (`VmHWM`), and is told on Linux alone.

#[path = "large/description.rs"]
mod description;
#[path = "large/memory.rs"]
mod memory;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use xtask::config::Config;
use xtask::diagnostics::Sink;
use xtask::spec::{Folder, Input};
use xtask::{BundleFormat, Generated};

/// That of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many operations the descriptions of the ladder have.
const STEPS: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() {
    if memory::is_measured_here() {
        return;
    }
    memory::print();
    divan::main();
}

/// What `serde_yaml` takes to read a description of the ladder: the yardstick.
#[divan::bench(args = STEPS, max_time = 3)]
fn ladder_read_into_openapiv3(bencher: Bencher<'_, '_>, operations: usize) {
    let text = description::of(operations);
    bencher
        .counter(ItemsCount::new(operations))
        .bench_local(|| parse(black_box(&text)));
}

/// From the text of a description of the ladder to formatted files.
#[divan::bench(args = STEPS, max_time = 3)]
fn ladder_generate(bencher: Bencher<'_, '_>, operations: usize) {
    let text = description::of(operations);
    bencher
        .counter(ItemsCount::new(operations))
        .bench_local(|| generate(Input::text("ladder.yaml", text.as_str())));
}

/// The real description, if there is one.
static LARGE: LazyLock<Option<Large>> = LazyLock::new(|| Large::root().map(Large::at));

/// What `serde_yaml` takes to read the real description as one file: the yardstick.
#[divan::bench(max_time = 5)]
fn large_read_into_openapiv3(bencher: Bencher<'_, '_>) {
    if let Some(large) = &*LARGE {
        bencher
            .counter(BytesCount::new(large.bundled.len()))
            .bench_local(|| parse(black_box(&large.bundled)));
    }
}

/// From the files of the real description to formatted files.
#[divan::bench(max_time = 5)]
fn large_generate(bencher: Bencher<'_, '_>) {
    if let Some(large) = &*LARGE {
        bencher
            .counter(BytesCount::new(large.bundled.len()))
            .bench_local(|| generate_from(&large.root));
    }
}

/// A description in files.
struct Large {
    root: PathBuf,
    /// The same in one file.
    bundled: String,
}

impl Large {
    /// The root that the environment names.
    fn root() -> Option<PathBuf> {
        env::var_os("CODEGEN_BENCH_SPEC").map(PathBuf::from)
    }

    fn at(root: PathBuf) -> Self {
        let mut sink = Sink::default();
        let files = Folder::of(&root, false);
        let input = input_of(&root, &files);
        let bundled = xtask::bundle(input, &config(), BundleFormat::Yaml, &mut sink);
        let bundled = bundled.expect("the description is valid");
        Self { root, bundled }
    }
}

fn generate_from(root: &Path) -> Generated {
    let files = Folder::of(root, false);
    generate(input_of(root, &files))
}

fn input_of<'f>(root: &Path, files: &'f Folder) -> Input<'f> {
    let text = fs::read_to_string(root).expect("the description can be read");
    Input {
        files,
        ..Input::text(&root.display().to_string(), text)
    }
}

fn parse(text: &str) -> openapiv3::OpenAPI {
    serde_yaml::from_str(text).expect("the description is valid")
}

fn generate(input: Input<'_>) -> Generated {
    xtask::generate(input, &config(), &mut Sink::default()).expect("the description is valid")
}

fn config() -> Config {
    Config::named("measured".parse().expect("the name is valid"))
}

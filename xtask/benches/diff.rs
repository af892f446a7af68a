//! How long the comparison of two large descriptions takes, beside what reading both takes.
//!
//! A made-up description of 1,000 operations, or the one whose root `CODEGEN_BENCH_SPEC` names, as one file each. The
//! bound: from two texts to the report at most three times what the generator takes to read both. What `serde_yaml` and
//! `openapiv3` take to parse them is told, too.

#[path = "diff/changed.rs"]
mod changed;
#[path = "large/description.rs"]
mod description;

use std::env;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use xtask::BundleFormat;
use xtask::config::{Config, Renames};
use xtask::diagnostics::Sink;
use xtask::diff::report::Report;
use xtask::diff::{self, Change, Positions};
use xtask::ir;
use xtask::rust::{self, Crate, GivenNames};
use xtask::spec::{Folder, Input, SpecDocument};

/// That of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many operations the made-up description has.
const OPERATIONS: usize = 1_000;

fn main() {
    divan::main();
}

/// The description before, and after changes all over it.
static TEXTS: LazyLock<[String; 2]> = LazyLock::new(|| {
    let old = match env::var_os("CODEGEN_BENCH_SPEC") {
        Some(root) => bundled(Path::new(&root)),
        None => description::of(OPERATIONS),
    };
    let new = changed::changed(&old);
    [old, new]
});

/// What `serde_yaml` takes to parse both, one after the other.
#[divan::bench(max_time = 10)]
fn read_both_into_openapiv3(bencher: Bencher<'_, '_>) {
    let texts = &*TEXTS;
    bencher.bench_local(|| texts.each_ref().map(|text| parse(black_box(text))));
}

/// What the generator takes to read both, at a time: the yardstick.
#[divan::bench(max_time = 10)]
fn read_both(bencher: Bencher<'_, '_>) {
    let [old, new] = &*TEXTS;
    bencher.bench_local(|| both(black_box(old), black_box(new)));
}

/// From the text of one description, read twice, to the report that nothing changed.
#[divan::bench(max_time = 10)]
fn diff_with_itself(bencher: Bencher<'_, '_>) {
    let [old, _] = &*TEXTS;
    bencher.bench_local(|| report(black_box(old), black_box(old)));
}

/// From the texts of both to the report on what changed.
#[divan::bench(max_time = 10)]
fn diff_with_changes(bencher: Bencher<'_, '_>) {
    let [old, new] = &*TEXTS;
    bencher.bench_local(|| report(black_box(old), black_box(new)));
}

/// The comparison of two that are read, alone.
#[divan::bench(max_time = 10)]
fn compare_alone(bencher: Bencher<'_, '_>) {
    let [old, new] = TEXTS.each_ref().map(|text| Side::read(text));
    bencher.bench_local(|| compare(&old, &new).len());
}

struct Side {
    document: SpecDocument,
    api: ir::Api,
    sink: Sink,
}

impl Side {
    fn read(text: &str) -> Self {
        let mut sink = Sink::default();
        let input = Input::text("large.yaml", text);
        let (document, api) = xtask::meaning(input, &config(), &mut sink).expect("it has no fault");
        Self {
            document,
            api,
            sink,
        }
    }

    fn plan(&self, given: &GivenNames) -> Crate {
        rust::plan(&self.api, &config(), given, &mut Sink::default())
    }

    fn beside<'a>(&'a self, krate: &'a Crate) -> diff::Side<'a> {
        diff::Side {
            api: &self.api,
            krate,
        }
    }
}

fn both(old: &str, new: &str) -> (Side, Side) {
    rayon::join(|| Side::read(old), || Side::read(new))
}

fn compare(old: &Side, new: &Side) -> Vec<Change> {
    let before = old.plan(&GivenNames::default());
    let after = new.plan(&GivenNames::of(&before, &Renames::default()));
    diff::compare(old.beside(&before), new.beside(&after))
}

/// As the command does it. What is read is given back, too: as of the yardstick, its end is not measured.
fn report(old: &str, new: &str) -> (String, Side, Side) {
    let (old, new) = both(old, new);
    let changes = compare(&old, &new);
    let old_places = Positions::new(&old.document, &old.api, &old.sink);
    let new_places = Positions::new(&new.document, &new.api, &new.sink);
    let report = Report::new(&changes, (&old.api, &old_places), (&new.api, &new_places)).text();
    drop((old_places, new_places));
    (report, old, new)
}

fn bundled(root: &Path) -> String {
    let text = fs::read_to_string(root).expect("the description can be read");
    let files = Folder::of(root, false);
    let input = Input {
        files: &files,
        ..Input::text(&root.display().to_string(), text)
    };
    let mut sink = Sink::default();
    let bundled = xtask::bundle(input, &config(), BundleFormat::Yaml, &mut sink);
    bundled.expect("the description is valid")
}

fn config() -> Config {
    let mut config = Config::named("compared".parse().expect("the name is valid"));
    config.skip_unsupported = true;
    config
}

fn parse(text: &str) -> openapiv3::OpenAPI {
    serde_yaml::from_str(text).expect("the description is valid")
}

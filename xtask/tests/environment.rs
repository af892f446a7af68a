//! What the generator writes has nothing of the machine in it: no path, no name, no language, no zone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A place from which the generator is run.
struct Place {
    root: tempfile::TempDir,
    home: &'static str,
    language: &'static str,
    zone: &'static str,
}

#[test]
fn a_crate_is_the_same_whoever_writes_it_and_wherever() {
    let here = Place::new("/home/of-here", "de_DE.UTF-8", "Pacific/Kiritimati");
    let there = Place::new(
        "/nowhere/of-there/its home",
        "tr_TR.UTF-8",
        "America/Los_Angeles",
    );
    for spec in specs() {
        let (written, again) = (here.generate(&spec), there.generate(&spec));
        assert!(
            written == again,
            "{} is not the same everywhere",
            spec.display()
        );
        for (path, contents) in &written {
            for place in [&here, &there] {
                place.assert_no_trace(path, contents);
            }
        }
    }
}

/// The descriptions of all fixtures.
fn specs() -> Vec<PathBuf> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut specs: Vec<_> = fs::read_dir(fixtures)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("spec.yaml"))
        .filter(|spec| spec.exists())
        .collect();
    specs.sort();
    assert!(!specs.is_empty(), "there are fixtures");
    specs
}

impl Place {
    fn new(home: &'static str, language: &'static str, zone: &'static str) -> Self {
        Self {
            root: tempfile::tempdir().unwrap(),
            home,
            language,
            zone,
        }
    }

    /// The files of a crate by their paths; none if the description has faults.
    fn generate(&self, spec: &Path) -> BTreeMap<String, Vec<u8>> {
        let folder = spec.parent().unwrap().file_name().unwrap();
        let out = self.root.path().join(folder);
        let written = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args([
                "codegen",
                "--skip-unsupported",
                "--name",
                "fixture",
                "--spec",
            ])
            .arg(spec)
            .arg("--out")
            .arg(&out)
            .current_dir(&self.root)
            .env_clear()
            .envs([
                ("HOME", self.home),
                ("LANG", self.language),
                ("TZ", self.zone),
            ])
            .output()
            .unwrap();
        match written.status.code() {
            Some(0) => tree(&out),
            Some(2) => BTreeMap::new(),
            other => panic!("{}: exit code {other:?}", spec.display()),
        }
    }

    fn assert_no_trace(&self, path: &str, contents: &[u8]) {
        let text = String::from_utf8_lossy(contents);
        let root = self.root.path().to_str().unwrap();
        for trace in [root, self.home, self.language, self.zone] {
            assert!(!text.contains(trace), "{path} contains `{trace}`");
        }
    }
}

/// Every file below a folder.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(folder).unwrap().to_owned();
                let path = path.to_str().unwrap().to_owned();
                found.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

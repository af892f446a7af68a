//! The rules of the only writer, each by the name of what it does.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::GeneratedFile;
use xtask::sync::{self, Addition, Change, ChangeKind, Left, MANIFEST, SyncError};

#[test]
fn a_first_run_writes_every_file_and_the_manifest() {
    let folder = Folder::new();
    let changes = folder.write(&[("Cargo.toml", "a"), ("src/lib.rs", "b")]);
    assert!(
        changes
            .iter()
            .all(|change| change.kind == ChangeKind::Added)
    );
    assert_eq!(folder.paths(), [MANIFEST, "Cargo.toml", "src/lib.rs"]);
    assert_eq!(folder.read("src/lib.rs"), "b");
}

#[test]
fn the_manifest_is_the_same_for_the_same_files() {
    let (one, two) = (Folder::new(), Folder::new());
    one.write(&[("b", "1"), ("a", "2")]);
    two.write(&[("a", "2"), ("b", "1")]);
    assert_eq!(one.read(MANIFEST), two.read(MANIFEST));
    insta::assert_snapshot!(one.read(MANIFEST), @r"
    # The files of this crate that `cargo xtask codegen` has written. It replaces and removes no others.
    # crate: crate
    d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  a
    6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  b
    ");
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Folder::new();
    folder.write(&[("src/lib.rs", "b")]);
    let before = folder.modified("src/lib.rs");
    let changes = folder.write(&[("src/lib.rs", "b")]);
    assert!(
        changes
            .iter()
            .all(|change| change.kind == ChangeKind::Unchanged)
    );
    assert_eq!(folder.modified("src/lib.rs"), before);
}

#[test]
fn an_unchanged_file_keeps_its_time_when_others_change() {
    let folder = Folder::new();
    folder.write(&[("same", "1"), ("other", "2")]);
    let before = folder.modified("same");
    folder.write(&[("same", "1"), ("other", "3")]);
    assert_eq!(folder.modified("same"), before);
}

#[test]
fn a_file_that_is_not_generated_any_more_is_removed_with_its_folder() {
    let folder = Folder::new();
    folder.write(&[("kept", "1"), ("docs/old/page.md", "2")]);
    let changes = folder.write(&[("kept", "1")]);
    assert_eq!(kind(&changes, "docs/old/page.md"), ChangeKind::Removed);
    assert!(!folder.out().join("docs").exists());
}

#[test]
fn foreign_files_and_folders_stay() {
    let folder = Folder::new();
    folder.write(&[("src/lib.rs", "1"), ("src/old.rs", "1")]);
    folder.put("src/mine.rs", "mine");
    folder.put("target/debug/big", "cache");
    folder.put(".git/HEAD", "ref");
    fs::create_dir(folder.out().join("empty")).unwrap();
    folder.write(&[("src/lib.rs", "2")]);
    assert_eq!(folder.read("src/mine.rs"), "mine");
    assert_eq!(folder.read("target/debug/big"), "cache");
    assert_eq!(folder.read(".git/HEAD"), "ref");
    assert!(folder.out().join("empty").is_dir());
    assert!(!folder.out().join("src/old.rs").exists());
}

#[test]
fn nothing_stays_beside_the_folder() {
    let folder = Folder::new();
    folder.write(&[("a", "1")]);
    folder.write(&[("a", "2")]);
    let beside: Vec<_> = fs::read_dir(folder.root.path()).unwrap().collect();
    assert_eq!(beside.len(), 1, "{beside:?}");
}

#[test]
fn a_foreign_file_in_the_way_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    folder.write(&[("a", "1")]);
    folder.put("b", "mine");
    let error = folder.refuse(&[("a", "2"), ("b", "2")]);
    assert!(matches!(error, SyncError::InTheWay(path) if path.ends_with("b")));
    assert_eq!(
        (folder.read("a"), folder.read("b")),
        ("1".into(), "mine".into())
    );
}

#[test]
fn a_folder_without_our_manifest_is_refused() {
    let folder = Folder::new();
    folder.put("Cargo.toml", "[package]");
    let error = folder.refuse(&[("src/lib.rs", "1")]);
    insta::assert_snapshot!(folder.shown(&error), @r"
    `…/out` holds files, but no `.codegen-manifest`: it was not written by this generator
      help: empty the folder, or name another one with `--out`
    ");
    assert_eq!(folder.paths(), ["Cargo.toml"]);
}

#[test]
fn a_folder_with_another_crate_of_ours_is_refused() {
    let folder = Folder::new();
    folder.write(&[("a", "1")]);
    let error = sync::plan(&folder.out(), "other", files(&[("a", "1")]), Vec::new()).unwrap_err();
    insta::assert_snapshot!(folder.shown(&error), @r"
    `…/out` holds the generated crate `crate`, not `other`
      help: name another folder with `--out`; if `crate` is to be called `other` from now on, write so in its `.codegen-manifest`
    ");
}

#[test]
fn an_empty_folder_and_a_new_repository_are_taken() {
    let folder = Folder::new();
    folder.put(".git/HEAD", "ref");
    folder.write(&[("a", "1")]);
    assert_eq!(folder.paths(), [MANIFEST, ".git/HEAD", "a"]);
}

#[test]
fn a_file_edited_by_hand_is_drift_and_is_said_to_have_been_edited() {
    let folder = Folder::new();
    folder.write(&[("a", "1"), ("b", "1"), ("c", "1")]);
    folder.put("a", "edited");
    folder.put("c", "edited");
    let new = files(&[("a", "1"), ("b", "2")]);
    let plan = sync::plan(&folder.out(), "crate", new.clone(), Vec::new()).unwrap();
    assert!(!plan.is_clean());
    let edited = |path| plan.changes().iter().any(|c| c.path == path && c.edited);
    assert!(edited("a") && !edited("b") && edited("c"));
    plan.write().unwrap();
    assert_eq!(folder.read("a"), "1");
}

#[test]
fn a_checkout_that_has_changed_the_line_ends_is_no_drift_and_no_edit() {
    let folder = Folder::new();
    folder.write(&[("a", "one\ntwo\n"), ("b", "1\n"), ("gone", "3\n")]);
    for path in [MANIFEST, "a", "b", "gone"] {
        let text = folder.read(path);
        folder.put(path, &text.replace('\n', "\r\n"));
    }
    let same = files(&[("a", "one\ntwo\n"), ("b", "1\n"), ("gone", "3\n")]);
    let plan = sync::plan(&folder.out(), "crate", same, Vec::new()).unwrap();
    assert!(plan.is_clean(), "{:?}", plan.changes());
    let changes = folder.write(&[("a", "one\ntwo\n"), ("b", "2\n")]);
    assert_eq!(kind(&changes, "a"), ChangeKind::Unchanged);
    assert_eq!(kind(&changes, "b"), ChangeKind::Changed);
    assert_eq!(kind(&changes, "gone"), ChangeKind::Removed);
    assert!(changes.iter().all(|change| !change.edited));
    assert_eq!(folder.read("a"), "one\r\ntwo\r\n");
    assert_eq!(folder.read("b"), "2\n");
}

#[test]
fn a_plan_writes_nothing() {
    let folder = Folder::new();
    let new = files(&[("a", "1")]);
    let plan = sync::plan(&folder.out(), "crate", new.clone(), Vec::new()).unwrap();
    assert_eq!(plan.changes().len(), 2);
    assert!(!folder.out().exists());
}

#[test]
fn a_tampered_manifest_reaches_nothing_outside() {
    for path in ["../victim", "/etc/passwd", "a/../../victim", "C:\\victim"] {
        let folder = Folder::new();
        fs::write(folder.root.path().join("victim"), "alive").unwrap();
        folder.write(&[("a", "1")]);
        folder.put(
            MANIFEST,
            &format!("{}{}  {path}\n", folder.read(MANIFEST), "0".repeat(64)),
        );
        let error = folder.refuse(&[("a", "2")]);
        assert!(
            matches!(error, SyncError::Manifest { line: 4, .. }),
            "{error}"
        );
        assert!(folder.root.path().join("victim").exists());
    }
}

#[test]
fn a_conflict_in_the_manifest_is_resolved_by_generating_anew() {
    let folder = Folder::new();
    folder.write(&[("a", "1"), ("theirs", "1")]);
    let hash = "0".repeat(64);
    let text = format!(
        "# crate: crate\n<<<<<<< HEAD\n{hash}  a\n=======\n{hash}  a\n{hash}  theirs\n>>>>>>> x\n"
    );
    folder.put(MANIFEST, &text);
    folder.write(&[("a", "2")]);
    assert_eq!(folder.paths(), [MANIFEST, "a"]);
}

#[test]
fn paths_that_leave_the_folder_or_collide_are_refused() {
    let folder = Folder::new();
    for path in ["../a", "/a", "a//b", "./a", "a\\b", "a\nb", ""] {
        assert!(
            matches!(folder.refuse(&[(path, "1")]), SyncError::Path(_)),
            "{path}"
        );
    }
    for pair in [["a/B", "A/b"], ["a", "a"], ["a", "A/b"], ["x", MANIFEST]] {
        let error = folder.refuse(&[(pair[0], "1"), (pair[1], "1")]);
        assert!(matches!(error, SyncError::Collision(..)), "{pair:?}");
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let folder = Folder::new();
    fs::write(folder.out(), "a file").unwrap();
    assert!(matches!(
        folder.refuse(&[("a", "1")]),
        SyncError::NotAFolder(_)
    ));
    let root = sync::plan(Path::new("/"), "crate", Vec::new(), Vec::new());
    assert!(matches!(root, Err(SyncError::NotAFolder(_))));
    let below = sync::plan(&folder.out().join("a/b"), "crate", Vec::new(), Vec::new());
    let error = below.unwrap_err();
    assert!(matches!(&error, SyncError::NotAFolder(file) if *file == folder.out()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_in_which_nothing_can_be_made_is_called_by_its_own_name() {
    // The system's own folder, in which not even root can make one.
    let plan = sync::plan(
        Path::new("/sys/kernel/out"),
        "crate",
        Vec::new(),
        Vec::new(),
    );
    let error = plan.unwrap().write().unwrap_err();
    assert!(matches!(error, SyncError::Around { .. }), "{error}");
    let message = error.to_string();
    let start = "nothing can be written in `/sys/kernel`, the folder around `/sys/kernel/out`: ";
    assert!(message.starts_with(start), "{message}");
    assert!(!message.contains(".out.codegen"), "{message}");
}

#[test]
fn a_second_run_at_the_same_time_is_refused() {
    let folder = Folder::new();
    folder.write(&[("a", "1")]);
    let work = folder.root.path().join(".out.codegen");
    fs::create_dir(&work).unwrap();
    let lock = fs::File::create(work.join("lock")).unwrap();
    lock.lock().unwrap();
    insta::assert_snapshot!(folder.shown(&folder.refuse(&[("a", "2")])), @r"
    another run is writing `…/out` at this moment
      help: wait until it is done
    ");
    lock.unlock().unwrap();
    folder.write(&[("a", "2")]);
    assert!(!work.exists());
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_folder_behind_a_link_is_written_and_the_link_stays() {
        let folder = Folder::new();
        let link = folder.root.path().join("link");
        fs::create_dir(folder.out()).unwrap();
        symlink("out", &link).unwrap();
        let new = files(&[("a", "1")]);
        sync::plan(&link, "crate", new.clone(), Vec::new())
            .unwrap()
            .write()
            .unwrap();
        assert!(link.is_symlink());
        assert_eq!(folder.read("a"), "1");
    }

    #[test]
    fn a_link_in_the_place_of_a_generated_file_is_replaced_and_its_target_stays() {
        let folder = Folder::new();
        folder.write(&[("a", "1"), ("old", "1")]);
        let victim = folder.root.path().join("victim");
        fs::write(&victim, "alive").unwrap();
        for path in ["a", "old"] {
            fs::remove_file(folder.out().join(path)).unwrap();
            symlink(&victim, folder.out().join(path)).unwrap();
        }
        let changes = folder.write(&[("a", "1")]);
        assert_eq!(kind(&changes, "a"), ChangeKind::Changed);
        assert!(!folder.out().join("a").is_symlink());
        assert_eq!(fs::read_to_string(victim).unwrap(), "alive");
    }

    #[test]
    fn a_link_in_the_place_of_a_folder_is_not_followed() {
        let folder = Folder::new();
        folder.write(&[("src/lib.rs", "1"), ("a", "1")]);
        let elsewhere = folder.root.path().join("elsewhere");
        fs::rename(folder.out().join("src"), &elsewhere).unwrap();
        symlink(&elsewhere, folder.out().join("src")).unwrap();
        let error = folder.refuse(&[("src/lib.rs", "2")]);
        assert!(matches!(error, SyncError::InTheWay(path) if path.ends_with("src")));
        folder.write(&[("a", "2")]);
        assert!(folder.out().join("src").is_symlink());
        assert_eq!(fs::read_to_string(elsewhere.join("lib.rs")).unwrap(), "1");
    }

    #[test]
    fn foreign_links_stay_links_even_broken_ones() {
        let folder = Folder::new();
        folder.write(&[("a", "1")]);
        symlink("nowhere", folder.out().join("broken")).unwrap();
        folder.write(&[("a", "2")]);
        let target = fs::read_link(folder.out().join("broken")).unwrap();
        assert_eq!(target, Path::new("nowhere"));
    }
}

/// A folder to write, in one that is removed after the test.
struct Folder {
    root: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        Self { root }
    }

    fn out(&self) -> PathBuf {
        self.root.path().join("out")
    }

    fn write(&self, new: &[(&str, &str)]) -> Vec<Change> {
        let plan = sync::plan(&self.out(), "crate", files(new), Vec::new()).unwrap();
        plan.write().unwrap()
    }

    fn refuse(&self, new: &[(&str, &str)]) -> SyncError {
        let plan = sync::plan(&self.out(), "crate", files(new), Vec::new());
        plan.and_then(sync::Plan::write).unwrap_err()
    }

    fn put(&self, path: &str, contents: &str) {
        let path = self.out().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.out().join(path)).unwrap()
    }

    fn modified(&self, path: &str) -> std::time::SystemTime {
        fs::metadata(self.out().join(path))
            .unwrap()
            .modified()
            .unwrap()
    }

    fn paths(&self) -> Vec<String> {
        let mut found = BTreeMap::new();
        collect(&self.out(), "", &mut found);
        found.into_keys().collect()
    }

    /// A message with the temporary folder left out.
    fn shown(&self, error: &SyncError) -> String {
        let root = fs::canonicalize(self.root.path()).unwrap();
        error.to_string().replace(&*root.to_string_lossy(), "…")
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn files(files: &[(&str, &str)]) -> Vec<GeneratedFile> {
    let file = |&(path, contents): &(&str, &str)| GeneratedFile {
        path: path.to_owned(),
        contents: contents.to_owned().into(),
    };
    files.iter().map(file).collect()
}

fn kind(changes: &[Change], path: &str) -> ChangeKind {
    changes
        .iter()
        .find(|change| change.path == path)
        .unwrap()
        .kind
}

/// A file that the generator adds to.
fn addition(before: Option<&str>, contents: &str) -> Addition {
    Addition {
        path: "LOG.md".to_owned(),
        before: before.map(str::to_owned),
        contents: contents.to_owned(),
    }
}

impl Folder {
    fn add(&self, addition: Addition) -> Result<Vec<Change>, SyncError> {
        let files = files(&[("a", "1")]);
        sync::plan(&self.out(), "crate", files, vec![addition])?.write()
    }
}

#[test]
fn a_file_that_is_added_to_has_no_hash_and_is_nobodys_edit() {
    let folder = Folder::new();
    let changes = folder.add(addition(None, "one")).unwrap();
    assert_eq!(kind(&changes, "LOG.md"), ChangeKind::Added);
    let manifest = folder.read(MANIFEST);
    let lines: Vec<_> = manifest
        .lines()
        .filter(|line| line.contains("LOG.md"))
        .collect();
    assert_eq!(lines, ["# adds to: LOG.md"]);
    folder.put("LOG.md", "one, mine");
    let changes = folder
        .add(addition(Some("one, mine"), "two, one, mine"))
        .unwrap();
    let change = changes
        .iter()
        .find(|change| change.path == "LOG.md")
        .unwrap();
    assert_eq!((change.kind, change.edited), (ChangeKind::Changed, false));
    assert_eq!(folder.read("LOG.md"), "two, one, mine");
    let before = folder.modified("LOG.md");
    let same = folder
        .add(addition(Some("two, one, mine"), "two, one, mine"))
        .unwrap();
    assert_eq!(kind(&same, "LOG.md"), ChangeKind::Unchanged);
    assert_eq!(folder.modified("LOG.md"), before);
}

#[test]
fn a_file_that_is_added_to_no_longer_stays() {
    let folder = Folder::new();
    folder.add(addition(None, "one")).unwrap();
    let changes = folder.write(&[("a", "2")]);
    assert!(
        changes.iter().all(|change| change.path != "LOG.md"),
        "{changes:?}"
    );
    assert_eq!(folder.read("LOG.md"), "one");
}

#[test]
fn a_file_of_somebody_elses_can_be_added_to() {
    let folder = Folder::new();
    folder.write(&[("a", "1")]);
    folder.put("LOG.md", "mine");
    folder.add(addition(Some("mine"), "one, mine")).unwrap();
    assert_eq!(folder.read("LOG.md"), "one, mine");
}

#[test]
fn what_is_written_while_a_run_goes_on_is_not_lost() {
    let folder = Folder::new();
    folder.add(addition(None, "one")).unwrap();
    folder.put("LOG.md", "late");
    for before in [Some("one"), None] {
        let error = folder.add(addition(before, "two")).unwrap_err();
        assert!(matches!(error, SyncError::Overtaken(_)), "{error}");
    }
    assert_eq!(folder.read("LOG.md"), "late");
}

#[test]
fn what_is_left_of_a_file_is_known() {
    let folder = Folder::new();
    let open = || sync::Folder::open(&folder.out(), "crate").unwrap();
    assert_eq!(open().own("a").unwrap(), Left::Never);
    folder.write(&[("a", "1"), ("b", "2"), ("c", "3")]);
    folder.put("b", "edited");
    folder.put("mine", "mine");
    fs::remove_file(folder.out().join("c")).unwrap();
    assert_eq!(open().own("a").unwrap(), Left::AsWritten("1".to_owned()));
    assert_eq!(open().own("b").unwrap(), Left::Edited("edited".to_owned()));
    assert_eq!(open().own("c").unwrap(), Left::Gone);
    assert_eq!(open().own("mine").unwrap(), Left::Never);
    assert_eq!(open().shared("mine").unwrap().as_deref(), Some("mine"));
    assert_eq!(open().shared("none").unwrap(), None);
}

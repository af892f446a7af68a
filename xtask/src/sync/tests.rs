//! What a run that was killed between any two steps leaves, and how the next one goes on.

use std::fs;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::{GeneratedFile, MANIFEST, Plan, stage, swap};

#[test]
fn a_tree_that_was_being_built_is_thrown_away() {
    let (folder, lock) = Folder::staged();
    fs::remove_file(lock.marker()).unwrap();
    fs::remove_file(lock.staged().join("new.rs")).unwrap();
    folder.recovers_to(lock, "old");
}

#[test]
fn a_tree_that_was_ready_is_thrown_away() {
    let (folder, lock) = Folder::staged();
    folder.recovers_to(lock, "old");
}

#[test]
fn a_tree_that_was_being_thrown_away_is_not_taken_for_the_old_one() {
    let (folder, lock) = Folder::staged();
    fs::rename(lock.staged(), lock.discarded()).unwrap();
    fs::remove_file(lock.discarded().join(MANIFEST)).unwrap();
    folder.recovers_to(lock, "old");
}

#[test]
fn an_exchange_is_completed() {
    let (folder, lock) = Folder::staged();
    folder.exchange(&lock);
    folder.recovers_to(lock, "new");
}

#[test]
fn a_sweep_is_completed() {
    let (folder, lock) = Folder::staged();
    folder.exchange(&lock);
    fs::rename(lock.staged(), lock.replaced()).unwrap();
    fs::remove_file(lock.replaced().join("mine/notes")).unwrap();
    folder.recovers_to(lock, "new");
}

#[test]
fn two_renames_are_taken_back_between_them() {
    let (folder, lock) = Folder::staged();
    fs::rename(folder.out(), lock.replaced()).unwrap();
    folder.recovers_to(lock, "old");
}

#[test]
fn two_renames_are_completed_after_them() {
    let (folder, lock) = Folder::staged();
    fs::rename(folder.out(), lock.replaced()).unwrap();
    fs::rename(lock.staged(), folder.out()).unwrap();
    folder.recovers_to(lock, "new");
}

#[test]
fn a_file_that_was_made_while_the_trees_were_exchanged_is_kept() {
    let (folder, lock) = Folder::staged();
    fs::create_dir(folder.out().join("late")).unwrap();
    fs::write(folder.out().join("late/file"), "late").unwrap();
    swap::swap(&lock, &folder.out()).unwrap();
    assert_eq!(folder.read("late/file"), "late");
    folder.recovers_to(lock, "new");
}

#[test]
fn a_file_that_was_saved_while_the_trees_were_exchanged_is_kept_as_saved() {
    let (folder, lock) = Folder::staged();
    let path = folder.out().join("mine/notes");
    fs::remove_file(&path).unwrap();
    fs::write(&path, "saved").unwrap();
    swap::swap(&lock, &folder.out()).unwrap();
    assert_eq!(folder.read("mine/notes"), "saved");
}

#[test]
fn a_file_that_was_changed_after_the_exchange_is_kept_as_changed() {
    let (folder, lock) = Folder::staged();
    folder.exchange(&lock);
    let path = folder.out().join("mine/notes");
    fs::remove_file(&path).unwrap();
    fs::write(&path, "changed").unwrap();
    swap::recover(&lock, &folder.out()).unwrap();
    assert_eq!(folder.read("mine/notes"), "changed");
}

/// A folder that an earlier run has written and a user has added to.
struct Folder {
    root: tempfile::TempDir,
}

impl Folder {
    /// The folder and, beside it, the tree that is to replace it.
    fn staged() -> (Self, Lock) {
        let root = tempfile::tempdir().unwrap();
        let folder = Self { root };
        folder.plan("old").write().unwrap();
        fs::create_dir(folder.out().join("mine")).unwrap();
        fs::write(folder.out().join("mine/notes"), "mine").unwrap();
        let plan = folder.plan("new");
        let lock = Lock::acquire(&plan.out).unwrap();
        stage::build(&plan, &lock).unwrap();
        (folder, lock)
    }

    fn plan(&self, name: &str) -> Plan {
        let file = |path: &str| GeneratedFile {
            path: path.to_owned(),
            contents: name.to_owned().into(),
        };
        let files = [file("both.rs"), file(&format!("{name}.rs"))];
        super::plan(&self.out(), "crate", files.to_vec(), Vec::new()).unwrap()
    }

    fn out(&self) -> PathBuf {
        self.root.path().join("out")
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.out().join(path)).unwrap()
    }

    fn exchange(&self, lock: &Lock) {
        let aside = self.root.path().join("aside");
        fs::rename(self.out(), &aside).unwrap();
        fs::rename(lock.staged(), self.out()).unwrap();
        fs::rename(aside, lock.staged()).unwrap();
    }

    /// Lets the next run clear up: it finds the one tree or the other, and leaves nothing beside it.
    fn recovers_to(&self, lock: Lock, name: &str) {
        swap::recover(&lock, &self.out()).unwrap();
        drop(lock);
        assert_eq!(self.read("both.rs"), name);
        assert_eq!(self.read(&format!("{name}.rs")), name);
        assert_eq!(self.read("mine/notes"), "mine");
        assert!(self.plan(name).is_clean());
        assert!(self.read(MANIFEST).contains(name));
        assert_eq!(names(self.root.path()), ["out"]);
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

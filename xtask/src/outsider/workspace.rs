//! Clients in one workspace, and what rustdoc says that they offer.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest as _, Sha256};
use xtask::GeneratedFile;

/// What the judge documents itself: it looks at what is hidden, too. Warnings are for other tools.
const RUSTDOC: &str = "-Z unstable-options --output-format json --cap-lints allow \
                       --document-private-items --document-hidden-items";

/// What of a client is compared: all but TLS, which is the same in all and takes the longest to build.
const FEATURES: &str = "blocking,mock,oauth2";

/// As what every client is compared: the paths in it begin with its name.
const ONE_NAME: &str = "client";

/// The clients of a run, and what they depend on, which is built once.
pub(super) struct Workspace {
    folder: PathBuf,
}

/// The name of the client of a description: the same for the same text.
pub(super) fn name_of(description: &str) -> String {
    format!("c{}", hash([description.as_bytes()]))
}

impl Workspace {
    pub(super) fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Lets rustdoc describe the clients of which it has not done so before, and gives for each the file with what
    /// it offers. The lock file is that of the repository.
    pub(super) fn document(
        &self,
        repository: &Path,
        clients: &[(&str, &[GeneratedFile])],
    ) -> Result<Vec<PathBuf>, String> {
        let paths = clients.iter().map(|(_, files)| self.offered(files));
        let paths: Vec<PathBuf> = paths.collect();
        let missing = clients.iter().zip(&paths);
        let missing: Vec<_> = missing.filter(|(_, path)| !path.exists()).collect();
        if missing.is_empty() {
            return Ok(paths);
        }
        let members: Vec<_> = missing.iter().map(|(client, _)| **client).collect();
        let written = self.write(repository, &members);
        written.map_err(|error| format!("`{}`: {error}", self.crates().display()))?;
        self.run_rustdoc()?;
        for ((name, _), path) in missing {
            self.take(name, path)
                .map_err(|error| format!("what `{name}` offers: {error}"))?;
        }
        Ok(paths)
    }

    fn write(&self, repository: &Path, clients: &[(&str, &[GeneratedFile])]) -> io::Result<()> {
        let root = self.crates();
        if root.exists() {
            fs::remove_dir_all(&root)?;
        }
        for (name, files) in clients {
            for file in *files {
                write(&root.join(name).join(&file.path), &file.contents)?;
            }
        }
        let members: Vec<&str> = clients.iter().map(|(name, _)| *name).collect();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        write(&root.join("Cargo.toml"), &manifest)?;
        fs::copy(repository.join("Cargo.lock"), root.join("Cargo.lock")).map(drop)
    }

    fn run_rustdoc(&self) -> Result<(), String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["doc", "--quiet", "--workspace", "--no-deps", "--lib"])
            .args(["--no-default-features", "--features", FEATURES])
            .current_dir(self.crates())
            .env("CARGO_TARGET_DIR", self.target())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTDOCFLAGS", RUSTDOC)
            // The form that the judge reads is not stable yet.
            .env("RUSTC_BOOTSTRAP", "1")
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        if output.status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&output.stderr);
        Err(format!("rustdoc cannot describe the clients:\n{text}"))
    }

    /// Takes what rustdoc wrote of a client, under the name that they all have.
    fn take(&self, name: &str, path: &Path) -> io::Result<()> {
        let written = self.target().join("doc").join(name).with_extension("json");
        let offered = fs::read_to_string(&written)?;
        let renamed = offered.replace(&format!("\"{name}\""), &format!("\"{ONE_NAME}\""));
        write(path, &renamed)?;
        fs::remove_file(written)
    }

    /// The file with what a client offers, named by all that it is made of.
    fn offered(&self, files: &[GeneratedFile]) -> PathBuf {
        let parts = files
            .iter()
            .flat_map(|file| [file.path.as_bytes(), file.contents.as_bytes()]);
        let settings = [RUSTDOC.as_bytes(), FEATURES.as_bytes()];
        let name = hash(parts.chain(settings));
        self.folder.join("offered").join(format!("{name}.json"))
    }

    fn crates(&self) -> PathBuf {
        self.folder.join("crates")
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }
}

/// The start of a hash over texts, in the digits of a name.
fn hash<'t>(texts: impl IntoIterator<Item = &'t [u8]>) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update(text.len().to_le_bytes());
        hasher.update(text);
    }
    let digest = hasher.finalize();
    let start = digest.iter().take(8);
    start.fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn write(path: &Path, contents: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, contents)
}

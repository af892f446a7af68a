//! The mock server, as a child process that does not outlive this one.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::cannot_run;

/// How long it may take until the server answers.
const START: Duration = Duration::from_secs(60);

/// Prism, serving the description until it is dropped.
pub(super) struct Prism {
    child: Child,
    address: SocketAddr,
    log: tempfile::NamedTempFile,
}

impl Prism {
    /// Starts it and waits until it answers.
    pub(super) fn start(program: &Path, spec: &Path) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("cannot start Prism: {error}");
        let log = tempfile::NamedTempFile::new().map_err(failed)?;
        let output = log.reopen().map_err(failed)?;
        let address = free_address().map_err(failed)?;
        let mut command = Command::new(program);
        command
            .args(["mock", "--errors", "-h", "127.0.0.1", "-p"])
            .arg(address.port().to_string())
            .arg(spec)
            .stdin(Stdio::null())
            .stdout(output.try_clone().map_err(failed)?)
            .stderr(output);
        own_group(&mut command);
        let child = command
            .spawn()
            .map_err(|error| cannot_run(&command, &error))?;
        let mut prism = Self {
            child,
            address,
            log,
        };
        end_with_this_process(&prism.child)?;
        prism.wait_until_ready()?;
        Ok(prism)
    }

    /// Where it answers.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    fn wait_until_ready(&mut self) -> Result<(), String> {
        let deadline = Instant::now() + START;
        while TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).is_err() {
            let ended = self.child.try_wait().map_err(|error| error.to_string())?;
            let problem = match ended {
                Some(status) => format!("Prism has ended ({status})"),
                None if Instant::now() > deadline => "Prism does not answer".to_owned(),
                None => {
                    thread::sleep(Duration::from_millis(50));
                    continue;
                }
            };
            return Err(format!("{problem}; it said:\n{}", self.output()));
        }
        Ok(())
    }

    /// What it has printed.
    pub(super) fn output(&self) -> String {
        fs::read(self.log.path()).map_or_else(
            |error| error.to_string(),
            |bytes| String::from_utf8_lossy(&bytes).into_owned(),
        )
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        end(self.child.id());
        // The group has been ended already, or this ends the one process of it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that was free a moment ago.
fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

/// Has an interrupt end the child, too, which in a group of its own does not get the terminal's.
fn end_with_this_process(child: &Child) -> Result<(), String> {
    let id = child.id();
    ctrlc::set_handler(move || {
        end(id);
        std::process::exit(130);
    })
    .map_err(|error| error.to_string())
}

/// Puts the child into a process group of its own, so that what it starts ends with it.
#[cfg(unix)]
fn own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

/// Ends a child's process group.
#[cfg(unix)]
fn end(id: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        // It may have ended by itself.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

/// There are no process groups.
#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

/// There are no process groups; the console ends the child.
#[cfg(not(unix))]
fn end(_: u32) {}

//! The mock server, as a child process that does not outlive this one.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::cannot_run;

/// How long it may take until the server is ready.
const START: Duration = Duration::from_secs(60);

/// What it prints when it is ready, before its URL.
const READY: &str = "Prism is listening on ";

/// Prism, serving the description until it is dropped.
pub(super) struct Prism {
    child: Child,
    url: String,
    log: Log,
}

/// What it has printed.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Prism {
    /// Starts it on a port that it finds, and waits until it is ready.
    pub(super) fn start(program: &Path, spec: &Path) -> Result<Self, String> {
        let mut command = Command::new(program);
        command
            .args(["mock", "--errors", "-h", "127.0.0.1", "-p", "0"])
            .arg(spec)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        own_group(&mut command);
        let mut child = command
            .spawn()
            .map_err(|error| cannot_run(&command, &error))?;
        let log = Log::default();
        let (ready, url) = mpsc::channel();
        if let Some(stdout) = child.stdout.take() {
            log.follow(stdout, ready.clone());
        }
        if let Some(stderr) = child.stderr.take() {
            log.follow(stderr, ready);
        }
        let mut prism = Self {
            child,
            url: String::new(),
            log,
        };
        end_with_this_process(&prism.child)?;
        prism.url = match url.recv_timeout(START) {
            Ok(url) => url,
            Err(problem) => return Err(prism.not_ready(problem)),
        };
        Ok(prism)
    }

    /// Where it answers.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// What it has printed.
    pub(super) fn output(&self) -> String {
        let log = self.log.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.clone()
    }

    fn not_ready(&self, problem: RecvTimeoutError) -> String {
        let problem = match problem {
            RecvTimeoutError::Timeout => "is not ready after a minute",
            RecvTimeoutError::Disconnected => "has ended before it was ready",
        };
        format!("Prism {problem}; it said:\n{}", self.output())
    }
}

impl Log {
    /// Writes down what the child prints, until it ends, and says when it is ready.
    fn follow(&self, output: impl Read + Send + 'static, ready: Sender<String>) {
        let log = self.clone();
        thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                let mut text = log.0.lock().unwrap_or_else(PoisonError::into_inner);
                text.push_str(&line);
                text.push('\n');
                if let Some(url) = url_in(&line) {
                    // It is waited for once.
                    let _ = ready.send(url.to_owned());
                }
            }
        });
    }
}

/// The URL in the line that says that the server is ready.
fn url_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once(READY)?;
    // A terminal's colours may follow.
    rest.split(|character: char| character.is_whitespace() || character.is_control())
        .next()
}

impl Drop for Prism {
    fn drop(&mut self) {
        end(self.child.id());
        // The group has been ended already, or this ends the one process of it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
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

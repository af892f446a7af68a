//! Calls without `async`: the thread waits.
//!
//! Invariant: all waiting threads share one runtime of tokio's, started by the first of them, so that
//! connections outlive the call that opened them. Inside another runtime there is an error instead of
//! a panic or a thread that is missing there.

use std::future::Future;
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use super::{Error, Operation, TransportError};

/// Waits for what comes of a call.
pub(crate) fn wait<T, E>(
    operation: &'static Operation,
    future: impl Future<Output = Result<T, Error<E>>>,
) -> Result<T, Error<E>> {
    match runtime(operation) {
        Ok(runtime) => runtime.block_on(future),
        Err(error) => Err(Error::Transport(error)),
    }
}

/// Whether the thread belongs to a runtime, and must not wait.
#[inline]
pub(crate) fn is_in_runtime() -> bool {
    Handle::try_current().is_ok()
}

/// The runtime to wait in.
#[inline]
fn runtime(operation: &'static Operation) -> Result<&'static Runtime, TransportError> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    if is_in_runtime() {
        let problem = "a blocking call would stop the async runtime that it is made in; await the call instead, \
            in a thread of `spawn_blocking` by `Handle::block_on`";
        return Err(TransportError::unstarted(operation, problem.into()));
    }
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let built = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("blocking-client")
        .enable_all()
        .build();
    match built {
        Ok(runtime) => Ok(RUNTIME.get_or_init(|| runtime)),
        Err(error) => {
            let problem = format!("no thread to wait with: {error}");
            Err(TransportError::unstarted(operation, problem.into()))
        }
    }
}

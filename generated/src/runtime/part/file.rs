//! A file that can be sent again.
//!
//! Invariant: each reader starts at the beginning of the file, and none shares its place with another,
//! for the one before may still be on its way.

use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::task::JoinHandle;

use super::Reader;

/// A file, by its path.
pub(crate) struct FileSource {
    path: PathBuf,
    /// The handle by which it was looked at: the first reader.
    opened: Option<File>,
}

impl FileSource {
    #[inline]
    pub(super) fn new(path: PathBuf, opened: std::fs::File) -> Self {
        Self {
            path,
            opened: Some(File::from_std(opened)),
        }
    }

    /// The same file once more.
    #[inline]
    pub(super) fn again(&self) -> Self {
        Self {
            path: self.path.clone(),
            opened: None,
        }
    }

    /// Reads it from the start.
    #[inline]
    pub(crate) fn reader(&mut self) -> Reader {
        match self.opened.take() {
            Some(file) => Box::pin(file),
            None => Box::pin(Reopened::Closed(self.path.clone())),
        }
    }
}

/// A file that is opened when it is first read.
enum Reopened {
    Closed(PathBuf),
    Opening(JoinHandle<io::Result<std::fs::File>>),
    Open(File),
}

impl AsyncRead for Reopened {
    #[inline]
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            *self = match &mut *self {
                Self::Closed(path) => {
                    let path = std::mem::take(path);
                    Self::Opening(tokio::task::spawn_blocking(|| std::fs::File::open(path)))
                }
                Self::Opening(opening) => {
                    let opened = ready!(Pin::new(opening).poll(context));
                    Self::Open(File::from_std(opened.map_err(io::Error::other)??))
                }
                Self::Open(file) => return Pin::new(file).poll_read(context, buffer),
            };
        }
    }
}

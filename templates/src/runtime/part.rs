//! Files on their way to the server.
//!
//! Invariant: what is read from a path or a reader is streamed, never held in memory as a whole. A
//! part does not know in which field, or in which form, it is sent.

mod file;

use std::fmt;
use std::io;
use std::path::Path;
use std::pin::Pin;

use bytes::Bytes;
use tokio::io::AsyncRead;

use self::file::FileSource;
use super::validate::Checker;
use super::{Bounds, Validate};

/// Bytes to send, as a file of a form or as a body: from memory, from a file or from any reader.
///
/// ```text
/// Part::bytes(b"%PDF-1.7 ...".as_slice()).with_file_name("invoice.pdf").with_content_type("application/pdf")
/// Part::path("invoice.pdf").await?
/// Part::reader(socket).with_length(4096).with_file_name("photo.jpg")
/// ```
pub struct Part {
    pub(crate) source: Source,
    pub(crate) length: Option<u64>,
    pub(crate) file_name: Option<String>,
    pub(crate) content_type: Option<String>,
}

/// Where the bytes of a part come from.
pub(crate) enum Source {
    /// Memory: they can be sent again.
    Bytes(Bytes),
    /// A file: they can be read again.
    File(FileSource),
    /// A reader: they are there once.
    Reader(Reader),
    /// A reader that was sent already.
    Spent,
}

/// A reader whose type is forgotten.
pub(crate) type Reader = Pin<Box<dyn AsyncRead + Send>>;

impl Part {
    /// Bytes that are in memory.
    #[must_use]
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let length = Some(bytes.len() as u64);
        Self {
            source: Source::Bytes(bytes),
            length,
            file_name: None,
            content_type: None,
        }
    }

    /// Text, as `text/plain` in UTF-8.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::bytes(text.into()).with_content_type("text/plain; charset=utf-8")
    }

    /// A file. Its name is the last part of the path, its media type is guessed from the ending. If the
    /// call is repeated, the file is opened again and sent as it then is, unless its length has changed.
    ///
    /// # Errors
    ///
    /// Fails if there is no such file or if it cannot be read.
    pub async fn path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        match tokio::task::spawn_blocking(move || Self::open(&path)).await {
            Ok(part) => part,
            Err(error) => Err(io::Error::other(error)),
        }
    }

    /// [`path`](Self::path) without `async`: the thread waits for the file to be opened.
    ///
    /// # Errors
    ///
    /// Fails if there is no such file or if it cannot be read.
    #[cfg(feature = "blocking")]
    pub fn path_blocking(path: impl AsRef<Path>) -> io::Result<Self> {
        Self::open(path.as_ref())
    }

    /// Whatever a reader gives, until it ends. Its length is not known unless
    /// [`with_length`](Self::with_length) tells it; then the request is sent in chunks, and whether it is too long is for
    /// the server to say.
    #[must_use]
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        let source = Source::Reader(Box::pin(reader));
        Self {
            source,
            length: None,
            file_name: None,
            content_type: None,
        }
    }

    /// The length in bytes. If a reader then has more or less to give, the call fails: what arrived
    /// is never taken for the whole.
    #[must_use]
    #[inline]
    pub fn with_length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self
    }

    /// The file name that the server gets to see. Without one, or with an empty one, it is the name of the field.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type, as `image/png`. Without one it is what the description of the API says, or
    /// `application/octet-stream`.
    #[must_use]
    pub fn with_content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// A copy, in which a reader counts as sent already.
    #[inline]
    pub(crate) fn again(&self) -> Self {
        Self {
            source: match &self.source {
                Source::Bytes(bytes) => Source::Bytes(bytes.clone()),
                Source::File(file) => Source::File(file.again()),
                Source::Reader(_) | Source::Spent => Source::Spent,
            },
            length: self.length,
            file_name: self.file_name.clone(),
            content_type: self.content_type.clone(),
        }
    }

    /// Opens a file, which may block.
    #[inline]
    fn open(path: &Path) -> io::Result<Self> {
        let about =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let file = std::fs::File::open(path).map_err(about)?;
        let metadata = file.metadata().map_err(about)?;
        if metadata.is_dir() {
            let kind = io::ErrorKind::IsADirectory;
            return Err(about(io::Error::new(
                kind,
                "a directory is no file to send",
            )));
        }
        let file_name = path.file_name();
        Ok(Self {
            // Of a pipe or a device the metadata tell no length, and what was read of it is gone.
            length: metadata.is_file().then_some(metadata.len()),
            source: if metadata.is_file() {
                Source::File(FileSource::new(std::path::absolute(path)?, file))
            } else {
                Source::Reader(Box::pin(tokio::fs::File::from_std(file)))
            },
            file_name: file_name.map(|name| name.to_string_lossy().into_owned()),
            content_type: mime_guess::from_path(path).first_raw().map(str::to_owned),
        })
    }
}

impl From<Vec<u8>> for Part {
    #[inline]
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Bytes> for Part {
    #[inline]
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

impl From<&'static [u8]> for Part {
    #[inline]
    fn from(bytes: &'static [u8]) -> Self {
        Self::bytes(bytes)
    }
}

impl<const N: usize> From<&'static [u8; N]> for Part {
    fn from(bytes: &'static [u8; N]) -> Self {
        Self::bytes(bytes.as_slice())
    }
}

impl fmt::Debug for Part {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Part")
            .field("length", &self.length)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

/// Lengths are of bytes, and checked only if the length is known.
impl Validate for Part {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        if let Some(length) = self.length {
            super::validate::check_count(
                length,
                bounds.min_length,
                bounds.max_length,
                "byte",
                check,
            );
        }
        if let Source::Bytes(bytes) = &self.source {
            if self.length != Some(bytes.len() as u64) {
                check.impossible(format!(
                    "has {} bytes, not the length that was given",
                    bytes.len()
                ));
            }
        }
        match &self.content_type {
            Some(text) if !is_media_type(text) => {
                check.impossible("has a content type that is none; one is like `image/png`");
            }
            Some(_) | None => {}
        }
    }
}

/// Whether a text can stand in `Content-Type`: visible ASCII, type and subtype (RFC 9110, 8.3.1).
#[inline]
fn is_media_type(text: &str) -> bool {
    let (essence, _) = text.split_once(';').unwrap_or((text, ""));
    match essence.trim().split_once('/') {
        Some((kind, subtype)) => {
            is_token(kind)
                && is_token(subtype)
                && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        }
        None => false,
    }
}

#[inline]
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(is_token_byte)
}

/// `tchar` of RFC 9110, section 5.6.2.
#[inline]
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}

impl Source {
    /// The bytes to send: those in memory and in a file again and again, a reader once.
    #[inline]
    pub(crate) fn take(&mut self) -> Option<Self> {
        match self {
            Self::Bytes(bytes) => Some(Self::Bytes(bytes.clone())),
            Self::File(file) => Some(Self::Reader(file.reader())),
            Self::Reader(_) => Some(std::mem::replace(self, Self::Spent)),
            Self::Spent => None,
        }
    }
}

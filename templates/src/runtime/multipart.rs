//! `multipart/form-data` (RFC 7578) as a stream.
//!
//! Invariant: of a part that is not in memory no more than one chunk is. A part that has more or
//! fewer bytes than was said fails the request. Names cannot end a header: they are escaped as
//! browsers do (WHATWG HTML, "multipart/form-data encoding algorithm").

use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::{Frame, SizeHint};
use tokio::io::{AsyncRead, ReadBuf};

use super::body::BoxError;
use super::part::{Reader, Source};

/// How much of a reader is in memory at a time.
const CHUNK: usize = 64 * 1024;

/// A part, ready to be sent.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) file_name: Option<&'a str>,
    pub(crate) content_type: Option<&'a str>,
    pub(crate) length: Option<u64>,
    pub(crate) source: Source,
}

/// A body made of pieces, one after the other.
#[derive(Default)]
pub(crate) struct Multipart {
    pieces: VecDeque<Piece>,
    buffer: BytesMut,
}

enum Piece {
    Bytes(Bytes),
    Reader {
        reader: Reader,
        name: String,
        rest: Option<u64>,
        /// What completes the length that was said. It waits for the reader's end to be seen, since
        /// nobody asks for more than that length.
        last: Bytes,
    },
}

impl Multipart {
    /// The parts between boundaries.
    #[inline]
    pub(crate) fn new(boundary: &str, entries: Vec<Entry<'_>>) -> Self {
        let mut body = Self::default();
        for entry in entries {
            body.push(Piece::Bytes(Bytes::from(head(boundary, &entry))));
            body.push_source(entry.name, entry.source, entry.length);
            body.push(Piece::Bytes(Bytes::from_static(b"\r\n")));
        }
        body.push(Piece::Bytes(Bytes::from(format!("--{boundary}--\r\n"))));
        body
    }

    /// One part by itself, with nothing around it.
    #[inline]
    pub(crate) fn single(source: Source, length: Option<u64>) -> Self {
        let mut body = Self::default();
        body.push_source("body", source, length);
        body
    }

    #[inline]
    fn push_source(&mut self, name: &str, source: Source, length: Option<u64>) {
        match source {
            Source::Bytes(bytes) => self.push(Piece::Bytes(bytes)),
            Source::File(mut file) => self.push_reader(name, file.reader(), length),
            Source::Reader(reader) => self.push_reader(name, reader, length),
            Source::Spent => {}
        }
    }

    #[inline]
    fn push_reader(&mut self, name: &str, reader: Reader, length: Option<u64>) {
        let last = Bytes::new();
        self.push(Piece::Reader {
            reader,
            name: name.to_owned(),
            rest: length,
            last,
        });
    }

    #[inline]
    fn push(&mut self, piece: Piece) {
        self.pieces.push_back(piece);
    }

    #[inline]
    fn length(&self) -> Option<u64> {
        self.pieces
            .iter()
            .try_fold(0_u64, |sum, piece| match piece {
                Piece::Bytes(bytes) => sum.checked_add(bytes.len() as u64),
                Piece::Reader { rest, .. } => sum.checked_add((*rest)?),
            })
    }
}

impl http_body::Body for Multipart {
    type Data = Bytes;
    type Error = BoxError;

    #[inline]
    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let body = &mut *self;
        loop {
            let (bytes, is_done) = match body.pieces.front_mut() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => (std::mem::take(bytes), true),
                Some(Piece::Reader {
                    reader,
                    name,
                    rest,
                    last,
                }) => {
                    let chunk = ready!(poll_chunk(reader.as_mut(), context, &mut body.buffer));
                    match account(chunk, name, rest) {
                        Err(error) => return Poll::Ready(Some(Err(error.into()))),
                        Ok(chunk) if chunk.is_empty() => (std::mem::take(last), true),
                        Ok(chunk) if *rest == Some(0) => (std::mem::replace(last, chunk), false),
                        Ok(chunk) => (chunk, false),
                    }
                }
            };
            if is_done {
                body.pieces.pop_front();
            }
            if !bytes.is_empty() {
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        self.length()
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// Reads what is there, up to one chunk; nothing at the end.
#[inline]
fn poll_chunk(
    reader: Pin<&mut (dyn AsyncRead + Send)>,
    context: &mut Context<'_>,
    buffer: &mut BytesMut,
) -> Poll<std::io::Result<Bytes>> {
    if buffer.is_empty() {
        buffer.resize(CHUNK, 0);
    }
    let mut chunk = ReadBuf::new(buffer);
    ready!(reader.poll_read(context, &mut chunk))?;
    let length = chunk.filled().len();
    Poll::Ready(Ok(buffer.split_to(length).freeze()))
}

/// Takes a chunk off what a part still has to give, if that is known.
#[inline]
fn account(
    chunk: std::io::Result<Bytes>,
    name: &str,
    rest: &mut Option<u64>,
) -> Result<Bytes, PartError> {
    let chunk = match chunk {
        Ok(chunk) => chunk,
        Err(error) => return Err(PartError::new(name, Problem::Read(error))),
    };
    let Some(expected) = *rest else {
        return Ok(chunk);
    };
    match expected.checked_sub(chunk.len() as u64) {
        None => Err(PartError::new(name, Problem::TooLong)),
        Some(missing) if missing > 0 && chunk.is_empty() => {
            Err(PartError::new(name, Problem::TooShort(missing)))
        }
        Some(left) => {
            *rest = Some(left);
            Ok(chunk)
        }
    }
}

/// Why a part could not be sent.
#[derive(Debug)]
pub(crate) struct PartError {
    name: String,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Read(std::io::Error),
    TooLong,
    TooShort(u64),
}

impl PartError {
    #[inline]
    fn new(name: &str, problem: Problem) -> Self {
        Self {
            name: name.to_owned(),
            problem,
        }
    }
}

impl fmt::Display for PartError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.problem {
            Problem::Read(_) => write!(formatter, "the part `{name}` could not be read"),
            Problem::TooLong => write!(
                formatter,
                "the part `{name}` is longer than its length says"
            ),
            Problem::TooShort(missing) => {
                write!(
                    formatter,
                    "the part `{name}` ends {missing} bytes before its length says"
                )
            }
        }
    }
}

impl Error for PartError {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Read(error) => Some(error),
            Problem::TooLong | Problem::TooShort(_) => None,
        }
    }
}

/// A boundary that nobody can guess, and so no file can hold on purpose: 128 random bits.
#[inline]
pub(crate) fn boundary() -> String {
    let random = || RandomState::new().hash_one(0_u8);
    format!("{:016x}{:016x}", random(), random())
}

/// What stands before the bytes of a part.
#[inline]
fn head(boundary: &str, entry: &Entry<'_>) -> String {
    let mut head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
        escape(entry.name)
    );
    if let Some(file_name) = entry.file_name {
        head.push_str("; filename=\"");
        head.push_str(&escape(file_name));
        head.push('"');
    }
    if let Some(content_type) = entry.content_type {
        head.push_str("\r\nContent-Type: ");
        head.push_str(content_type);
    }
    head.push_str("\r\n\r\n");
    head
}

#[inline]
fn escape(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

//! Where in a JSON text a byte is: `result.chats[3].createdAt`.
//!
//! `serde_json` says at which line and column it stopped. It stops after a value that it does not like
//! (`"x"` where a number should be, `{}` with a field missing), before one that it cannot take at all
//! (`[` where a number should be), or within one that is no JSON. This module scans the text once more
//! up to that place. That costs nothing as long as all goes well, and needs no code a type.
//!
//! Invariant: it works on any bytes, JSON or not, and never fails: the path leads as far as the text
//! can be understood.

use std::borrow::Cow;

use super::field_path::{Step, push_steps};

/// The path to the value at this position, which starts at line 1 and column 0 and counts bytes. Empty
/// for the whole.
#[inline]
pub(crate) fn locate(json: &[u8], line: usize, column: usize) -> String {
    let mut scan = Scan {
        json,
        position: 0,
        target: offset(json, line, column),
        path: Vec::new(),
    };
    // Whether it got there or gave up, the path is as good as it gets.
    let _ = scan.value();
    let mut text = String::new();
    push_steps(&mut text, &scan.path);
    text
}

#[inline]
fn offset(json: &[u8], line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match json[start..].iter().position(|byte| *byte == b'\n') {
            Some(end) => start += end + 1,
            None => return json.len(),
        }
    }
    start.saturating_add(column).min(json.len())
}

struct Scan<'a> {
    json: &'a [u8],
    position: usize,
    target: usize,
    path: Vec<Step>,
}

/// The scan is over: it reached the place, or what is no JSON. Its path stays as it is.
struct Found;

/// How deep the scan goes. `serde_json` itself stops at 128, but where it passes over what nobody asked for.
const DEPTH: usize = 256;

impl Scan<'_> {
    #[inline]
    fn value(&mut self) -> Result<(), Found> {
        self.space();
        if self.position >= self.target || self.path.len() > DEPTH {
            return Err(Found);
        }
        match self.peek() {
            Some(b'{') => self.object()?,
            Some(b'[') => self.array()?,
            Some(b'"') => drop(self.string()?),
            Some(_) => self.word()?,
            None => return Err(Found),
        }
        if self.position >= self.target {
            Err(Found)
        } else {
            Ok(())
        }
    }

    #[inline]
    fn object(&mut self) -> Result<(), Found> {
        self.position += 1;
        self.space();
        if self.skip(b'}') {
            return Ok(());
        }
        loop {
            self.space();
            let key = self.string()?;
            self.space();
            if !self.skip(b':') {
                return Err(Found);
            }
            self.path.push(Step::Name(Cow::Owned(key)));
            self.value()?;
            self.path.pop();
            self.space();
            if self.skip(b'}') {
                return Ok(());
            }
            if !self.skip(b',') {
                return Err(Found);
            }
        }
    }

    #[inline]
    fn array(&mut self) -> Result<(), Found> {
        self.position += 1;
        self.space();
        if self.skip(b']') {
            return Ok(());
        }
        for index in 0.. {
            self.path.push(Step::Index(index));
            self.value()?;
            self.path.pop();
            self.space();
            if self.skip(b']') {
                break;
            }
            if !self.skip(b',') {
                return Err(Found);
            }
        }
        Ok(())
    }

    /// A string, with its escapes resolved, if they are in order.
    #[inline]
    fn string(&mut self) -> Result<String, Found> {
        let start = self.position;
        if !self.skip(b'"') {
            return Err(Found);
        }
        loop {
            match self.peek() {
                None => return Err(Found),
                Some(b'\\') => self.position += 2,
                Some(b'"') => break,
                Some(_) => self.position += 1,
            }
        }
        self.position += 1;
        let raw = self.json.get(start..self.position).ok_or(Found)?;
        let resolved = serde_json::from_slice(raw);
        let unquoted = &raw[1..raw.len() - 1];
        Ok(resolved.unwrap_or_else(|_| String::from_utf8_lossy(unquoted).into_owned()))
    }

    /// A number, `true`, `false` or `null`.
    #[inline]
    fn word(&mut self) -> Result<(), Found> {
        let start = self.position;
        while self
            .peek()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        {
            self.position += 1;
        }
        if self.position == start {
            Err(Found)
        } else {
            Ok(())
        }
    }

    #[inline]
    fn space(&mut self) {
        while self.peek().is_some_and(|byte| b" \t\r\n".contains(&byte)) {
            self.position += 1;
        }
    }

    #[inline]
    fn skip(&mut self, expected: u8) -> bool {
        let is_there = self.peek() == Some(expected);
        if is_there {
            self.position += 1;
        }
        is_there
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.json.get(self.position).copied()
    }
}

//! Messages as workflow commands of GitHub Actions, which shows them beside the lines that they are about.
//!
//! A command is one line, `::error file=a.yaml,line=1::What is wrong`. Whatever the message holds, it stays
//! one command: what would end it, or one of its properties, is escaped.

use std::fmt;

use crate::diagnostics::{Position, Severity};
use crate::hash::sha256;

/// How an annotation is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Something has to be done.
    Error,
    /// Something should be looked at.
    Warning,
    /// Something is worth knowing.
    Notice,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// How it is shown.
    pub level: Level,
    /// Where, if it is about a place.
    pub at: Option<Spot>,
    /// What stands above the message.
    pub title: String,
    /// What it says, in one line or several.
    pub message: String,
}

/// What an annotation stands beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A file as a whole, by its path from the root of the repository.
    File(String),
    /// A place in a file, whose path is from the root of the repository.
    Place(Position),
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Notice,
        }
    }
}

/// Lines in which nothing is taken for a command: no text holds the hash of itself, which ends them.
#[must_use]
pub fn quoted(text: &str) -> String {
    let end = sha256(text.as_bytes());
    let gap = if text.ends_with('\n') { "" } else { "\n" };
    format!("::stop-commands::{end}\n{text}{gap}::{end}::\n")
}

/// The command, with a line feed at the end.
impl fmt::Display for Annotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.level {
            Level::Error => "::error ",
            Level::Warning => "::warning ",
            Level::Notice => "::notice ",
        })?;
        if let Some(spot) = &self.at {
            write_spot(f, spot)?;
        }
        let (title, message) = (property(&self.title), data(&self.message));
        writeln!(f, "title={title}::{message}")
    }
}

fn write_spot(f: &mut fmt::Formatter<'_>, spot: &Spot) -> fmt::Result {
    match spot {
        Spot::File(path) => write!(f, "file={},", property(path)),
        Spot::Place(at) => {
            write!(f, "file={},line={},", property(&at.path), at.line)?;
            write!(f, "endLine={},", at.end_line)?;
            // Columns are of one line; those of several are refused.
            if at.line == at.end_line {
                write!(f, "col={},endColumn={},", at.column, at.end_column)?;
            }
            Ok(())
        }
    }
}

/// The text of a message: a line feed would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property: a colon would end them all, a comma this one.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{Annotation, Level, Spot, quoted};
    use crate::diagnostics::Position;

    fn at(line: usize, end_line: usize) -> Spot {
        Spot::Place(Position {
            path: "a,b:c.yaml".to_owned(),
            line,
            column: 3,
            end_line,
            end_column: 5,
        })
    }

    fn command(at: Option<Spot>) -> String {
        let annotation = Annotation {
            level: Level::Warning,
            at,
            title: "50%, or: more\n::error::".to_owned(),
            message: "one\r\ntwo: 100%,\n::error::".to_owned(),
        };
        annotation.to_string()
    }

    #[test]
    fn no_text_ends_a_command_or_a_property() {
        assert_eq!(
            command(Some(at(2, 2))),
            "::warning file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=3,endColumn=5,\
             title=50%25%2C or%3A more%0A%3A%3Aerror%3A%3A\
             ::one%0D%0Atwo: 100%25,%0A::error::\n"
        );
    }

    #[test]
    fn quoted_lines_stand_between_commands_that_they_do_not_know() {
        let text = quoted("::error::a\n##[add-mask]b");
        let lines: Vec<&str> = text.lines().collect();
        let [stop, "::error::a", "##[add-mask]b", end] = lines.as_slice() else {
            panic!("{text}");
        };
        let token = stop.strip_prefix("::stop-commands::").expect("they stop");
        assert_eq!(*end, format!("::{token}::"));
        assert_eq!(token.len(), 64);
        assert_ne!(quoted("::error::b"), text);
    }

    #[test]
    fn columns_are_of_one_line() {
        let several = command(Some(at(2, 4)));
        assert!(several.contains(",line=2,endLine=4,title="), "{several}");
        let file = command(Some(Spot::File("a.rs".to_owned())));
        assert!(file.starts_with("::warning file=a.rs,title="), "{file}");
        assert!(command(None).starts_with("::warning title="));
    }
}

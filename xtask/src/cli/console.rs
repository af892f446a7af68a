//! Printing: progress and messages on standard error, results on standard output.

use std::io::{self, ErrorKind, IsTerminal, Write};

use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};
use xtask::annotation::{self, Annotation, Level};
use xtask::diagnostics::{self, Sink};

use super::Color;
use super::repository::Repository;

/// Where messages go, and how. A message that nobody can receive is no failure.
pub(super) struct Console {
    styled: bool,
    form: Messages,
}

/// How messages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Messages {
    /// For a person
    Text,
    /// Faults and drift as annotations that GitHub Actions shows beside the lines
    Github,
}

impl Console {
    pub(super) fn new(color: Color, form: Messages) -> Self {
        let styled = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                io::stderr().is_terminal() && !refused
            }
        };
        Self { styled, form }
    }

    /// What was reported of a description; `repository` says where its files are.
    pub(super) fn diagnostics(&self, sink: &Sink, repository: &Repository) {
        self.message(&match self.form {
            Messages::Text => diagnostics::render(sink, self.styled),
            Messages::Github => diagnostics::github(sink, |path| repository.path_of(path)),
        });
    }

    /// How messages are written.
    pub(super) fn form(&self) -> Messages {
        self.form
    }

    /// What a step did.
    pub(super) fn step(&self, name: &str, outcome: &str) {
        let style = AnsiColor::Green.on_default().bold();
        let name = self.paint(style, &format!("{name:>9}"));
        self.message(&format!("{name}  {outcome}\n"));
    }

    /// Why the run has ended.
    pub(super) fn error(&self, message: &str) {
        self.tell(Level::Error, (AnsiColor::Red, "error"), message);
    }

    /// What the user should know of, though the run goes on.
    pub(super) fn warning(&self, message: &str) {
        self.tell(Level::Warning, (AnsiColor::Yellow, "warning"), message);
    }

    fn tell(&self, level: Level, (color, word): (AnsiColor, &str), message: &str) {
        match self.form {
            Messages::Text => {
                let style = color.on_default().bold();
                self.message(&format!("{}: {message}\n", self.paint(style, word)));
            }
            Messages::Github => self.annotation(&Annotation {
                level,
                at: None,
                title: "cargo xtask".to_owned(),
                message: message.to_owned(),
            }),
        }
    }

    /// A message for GitHub.
    pub(super) fn annotation(&self, annotation: &Annotation) {
        self.message(&annotation.to_string());
    }

    /// Lines that quote a description, which GitHub is not to take for commands.
    pub(super) fn quote(&self, text: &str) {
        match self.form {
            Messages::Text => self.message(text),
            Messages::Github => self.message(&annotation::quoted(text)),
        }
    }

    /// Text as it is.
    #[allow(
        clippy::unused_self,
        reason = "the console is the only way to standard error"
    )]
    pub(super) fn message(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.styled {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// Prints a result. A reader that has seen enough (`| head`) is no failure.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

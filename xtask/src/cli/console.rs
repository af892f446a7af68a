//! Printing: progress and messages on standard error, results on standard output.

use std::io::{self, ErrorKind, IsTerminal, Write};

use clap::builder::styling::{AnsiColor, Style};

use super::Color;

/// Where messages go, and whether in colour. A message that nobody can receive is no failure.
pub(super) struct Console {
    styled: bool,
}

impl Console {
    pub(super) fn new(color: Color) -> Self {
        let styled = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                io::stderr().is_terminal() && !refused
            }
        };
        Self { styled }
    }

    /// Whether messages are coloured.
    pub(super) fn styled(&self) -> bool {
        self.styled
    }

    /// What a step did.
    pub(super) fn step(&self, name: &str, outcome: &str) {
        let style = AnsiColor::Green.on_default().bold();
        let name = self.paint(style, &format!("{name:>9}"));
        self.message(&format!("{name}  {outcome}\n"));
    }

    /// Why the run has ended.
    pub(super) fn error(&self, message: &str) {
        let style = AnsiColor::Red.on_default().bold();
        self.message(&format!("{}: {message}\n", self.paint(style, "error")));
    }

    /// What the user should know of, though the run goes on.
    pub(super) fn warning(&self, message: &str) {
        let style = AnsiColor::Yellow.on_default().bold();
        self.message(&format!("{}: {message}\n", self.paint(style, "warning")));
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

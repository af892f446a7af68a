//! What the generator has to say about a description: errors, warnings, and where they are.
//!
//! A stage reports into a [`Sink`], repairs what it can and goes on, so that one run shows every
//! fault; a checkpoint after the stage stops the pipeline. A diagnostic says where by JSON pointer:
//! lines and columns are looked up only when there is something to show.

mod code;

pub use code::Code;

use crate::spec::Pointer;

/// Collects the diagnostics of a run.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Reports a fault that stops the pipeline at the next checkpoint.
    pub fn error(
        &mut self,
        at: &Pointer,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.report(Severity::Error, at, code, message.into())
    }

    /// Reports something that the user should know of but that stops nothing.
    pub fn warning(
        &mut self,
        at: &Pointer,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.report(Severity::Warning, at, code, message.into())
    }

    /// What was reported, in the order of the reports.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Fails if an error was reported.
    pub fn checkpoint(&self) -> Result<(), Stopped> {
        let errors = self
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error);
        if errors { Err(Stopped) } else { Ok(()) }
    }

    fn report(
        &mut self,
        severity: Severity,
        at: &Pointer,
        code: Code,
        message: String,
    ) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic {
            severity,
            code,
            message,
            at: at.clone(),
            labels: Vec::new(),
            help: None,
        });
        self.diagnostics
            .last_mut()
            .expect("a diagnostic was just pushed")
    }
}

/// The description has errors; the [`Sink`] has them.
#[derive(Debug)]
pub struct Stopped;

/// Whether a diagnostic stops the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// The client is generated all the same.
    Warning,
}

/// One message about one place in the description.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Whether it stops the pipeline.
    pub severity: Severity,
    /// The kind of fault: stable, to be searched for.
    pub code: Code,
    /// What is wrong, in one terse sentence without a full stop.
    pub message: String,
    /// Where.
    pub at: Pointer,
    /// Other places that have to do with it.
    pub labels: Vec<(Pointer, String)>,
    /// The way out.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Says the way out.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Points at another place that has to do with it.
    pub fn label(&mut self, at: &Pointer, text: impl Into<String>) -> &mut Self {
        self.labels.push((at.clone(), text.into()));
        self
    }
}

/// Renders what the sink holds. PROVISIONAL: stands in for `diagnostics/render.rs`.
#[must_use]
pub fn render(document_path: &str, _text: &str, sink: &Sink, _styled: bool) -> String {
    let line = |diagnostic: &Diagnostic| {
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (code, message) = (diagnostic.code.as_str(), &diagnostic.message);
        format!(
            "{severity}[{code}]: {message}\n --> {document_path}: {}\n",
            diagnostic.at
        )
    };
    sink.diagnostics().iter().map(line).collect()
}

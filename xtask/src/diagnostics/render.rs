//! Diagnostics as text for a terminal, in the manner of rustc.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::files::{Files, Located};
use super::{Code, Diagnostic, Severity, Sink, printable, without_controls};
use crate::spec::FileId;

/// How wide the output may be. What is longer is trimmed: a description may be one line of a megabyte.
const WIDTH: usize = 120;

/// From how many bytes on a line, or the lines between two places, are cut before the renderer sees them: it takes 30 milliseconds for a
/// megabyte, and there may be thousands of diagnostics.
const LONG_LINE: usize = 100_000;

/// How many diagnostics are shown. Nobody reads more of them, and a fault at the root of all is seldom the last.
const MOST_SHOWN: usize = 100;

/// The diagnostics of a run in the order of the files and of their text, with the lines that they are about,
/// and a last line that counts them. Empty if there are none.
///
/// At most 100 are shown, errors before warnings; the others are counted by their codes. Nothing of the description
/// reaches the terminal as a control sequence.
#[must_use]
pub fn render(sink: &Sink, styled: bool) -> String {
    if sink.diagnostics().is_empty() {
        return String::new();
    }
    let files = Files::of(&sink.sources);
    let reports = Reports::of(sink, &files);
    let summary = reports.summary(sink);
    let Reports { shown, others } = reports;
    let renderer = renderer(styled);
    let mut output = String::new();
    for (place, diagnostic) in shown {
        let group = group(diagnostic, place, &files);
        output.push_str(&renderer.render(&[group]));
        output.push_str("\n\n");
    }
    output.push_str(&not_shown(&others, sink));
    output.push_str(&summary);
    output.push('\n');
    output
}

/// A diagnostic, and where it is.
pub(super) type Found<'a> = (Located, &'a Diagnostic);

/// The diagnostics of a run, each once: an alias of YAML lets one place of a file be several of the document.
pub(super) struct Reports<'a> {
    /// Those that are shown, in the order of the files.
    pub(super) shown: Vec<Found<'a>>,
    /// The others.
    pub(super) others: Vec<Found<'a>>,
}

impl<'a> Reports<'a> {
    pub(super) fn of(sink: &'a Sink, files: &Files<'_>) -> Self {
        let mut told = HashSet::new();
        let located = sink.diagnostics().iter();
        let located = located.map(|diagnostic| (files.locate(&diagnostic.at), diagnostic));
        let mut shown: Vec<_> = located
            .filter(|(place, diagnostic)| {
                let kind = (diagnostic.severity, diagnostic.code);
                told.insert((place.file, place.span.clone(), kind, &diagnostic.message))
            })
            .collect();
        shown
            .sort_by_key(|(place, diagnostic)| (diagnostic.severity, place.file, place.span.start));
        let others = shown.split_off(shown.len().min(MOST_SHOWN));
        shown.sort_by_key(|(place, _)| (place.file, place.span.start));
        Self { shown, others }
    }

    /// `2 errors, 1 warning`
    pub(super) fn summary(&self, sink: &Sink) -> String {
        let reports = self.shown.iter().chain(&self.others);
        let count = |severity| {
            let kept = reports.clone().filter(|(_, one)| one.severity == severity);
            let more = sink.more().filter(|(other, _, _)| *other == severity);
            kept.count() + more.map(|(_, _, count)| count).sum::<usize>()
        };
        let counts = [
            (count(Severity::Error), "error"),
            (count(Severity::Warning), "warning"),
            (count(Severity::Note), "note"),
        ];
        let parts: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
            .collect();
        parts.join(", ")
    }
}

/// How many are not shown, by code; empty if all are.
pub(super) fn not_shown(others: &[Found<'_>], sink: &Sink) -> String {
    let mut counts: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    for (_, diagnostic) in others {
        *counts
            .entry((diagnostic.severity, diagnostic.code))
            .or_default() += 1;
    }
    for (severity, code, count) in sink.more() {
        *counts.entry((severity, code)).or_default() += count;
    }
    if counts.is_empty() {
        return String::new();
    }
    let lines = counts.iter().map(|((severity, code), count)| {
        let severity = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        format!("  {severity}[{}]: {count}\n", code.as_str())
    });
    format!(
        "not shown, after the first {MOST_SHOWN}:\n{}\n",
        lines.collect::<String>()
    )
}

fn renderer(styled: bool) -> Renderer {
    let renderer = if styled {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii)
}

/// One diagnostic: title, lines, where it is as a pointer, and the way out.
fn group<'a>(diagnostic: &'a Diagnostic, place: Located, files: &'a Files<'_>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let (path, text) = files.shown(place.file);
    let is_long_line = is_long(text, &place.span);
    let (here, elsewhere): (Vec<_>, Vec<_>) = diagnostic
        .labels
        .iter()
        .map(|(at, label)| (files.locate(at), printable(label)))
        .partition(|(label, _)| {
            !is_long_line
                && label.file == place.file
                && !is_long(text, &between(&label.span, &place.span))
        });
    let mut group = level
        .primary_title(printable(&diagnostic.message))
        .id(diagnostic.code.as_str())
        .elements(None::<Origin<'_>>);
    if is_long_line {
        group = group
            .element(origin(path, files, place.file, place.span.start))
            .element(window(files, place.file, place.span, None));
    } else {
        let labels = here.into_iter().map(|(label, text)| (label.span, text));
        group = group.element(excerpt(
            files,
            place.file,
            Some(place.span),
            labels.collect(),
        ));
    }
    for (label, said) in elsewhere {
        let (path, text) = files.shown(label.file);
        if is_long(text, &label.span) {
            group = group
                .element(origin(path, files, label.file, label.span.start))
                .element(window(files, label.file, label.span, Some(said)));
        } else {
            group = group.element(excerpt(files, label.file, None, vec![(label.span, said)]));
        }
    }
    if let Some(pointer) = place.pointer {
        let place = printable(&pointer.to_string());
        group = group.element(Level::NOTE.message(format!("at {place}")));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    group
}

/// The bytes from the beginning of the first to the end of the last.
fn between(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

/// Whether the lines of a span are so long, or so many, that the renderer would take long over them.
fn is_long(text: &str, span: &Range<usize>) -> bool {
    line_end(text, span.end) - line_start(text, span.start) > LONG_LINE
}

fn origin<'a>(path: &'a str, files: &Files<'_>, file: FileId, offset: usize) -> Origin<'a> {
    let (_, text) = files.shown(file);
    let start = line_start(text, offset);
    Origin::path(path)
        .line(files.line_number(file, offset))
        .char_column(text[start..offset].chars().count() + 1)
}

/// What is pointed at with a part of its line: more than the width, so that the renderer trims it.
fn window<'a>(
    files: &'a Files<'_>,
    file: FileId,
    span: Range<usize>,
    label: Option<Cow<'static, str>>,
) -> Snippet<'a, Annotation<'a>> {
    let (_, text) = files.shown(file);
    let is_boundary = |byte: &usize| text.is_char_boundary(*byte);
    let from = line_start(text, span.start).max(span.start.saturating_sub(4 * WIDTH));
    let end = span.end.min(span.start + 4 * WIDTH);
    let to = line_end(text, span.end).min(end + 4 * WIDTH);
    let from = (from..=span.start).find(is_boundary).unwrap_or(span.start);
    let end = (span.start..=end)
        .rev()
        .find(is_boundary)
        .unwrap_or(span.start);
    let to = (end..=to).rev().find(is_boundary).unwrap_or(end);
    let marked = span.start - from..end - from;
    let annotation = match label {
        None => AnnotationKind::Primary.span(marked),
        Some(label) => AnnotationKind::Context.span(marked).label(label),
    };
    Snippet::source(without_controls(&text[from..to]))
        .line_start(files.line_number(file, from))
        .annotation(annotation)
}

/// The lines from the first to the last that is pointed at.
fn excerpt<'a>(
    files: &'a Files<'_>,
    file: FileId,
    primary: Option<Range<usize>>,
    labels: Vec<(Range<usize>, Cow<'static, str>)>,
) -> Snippet<'a, Annotation<'a>> {
    let (path, text) = files.shown(file);
    let spans = || primary.iter().chain(labels.iter().map(|(span, _)| span));
    let first = spans().map(|span| span.start).min().unwrap_or_default();
    let last = spans().map(|span| span.end).max().unwrap_or_default();
    let (start, end) = (line_start(text, first), line_end(text, last));
    let inside = |span: Range<usize>| span.start - start..span.end - start;

    Snippet::source(without_controls(&text[start..end]))
        .path(path)
        .line_start(files.line_number(file, start))
        .annotations(primary.map(|span| AnnotationKind::Primary.span(inside(span))))
        .annotations(
            labels
                .into_iter()
                .map(|(span, label)| AnnotationKind::Context.span(inside(span)).label(label)),
        )
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |feed| feed + 1)
}

fn line_end(text: &str, offset: usize) -> usize {
    text[offset..]
        .find('\n')
        .map_or(text.len(), |feed| offset + feed)
}

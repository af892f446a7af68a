//! Diagnostics as text for a terminal, in the manner of rustc.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::files::{Files, Located};
use super::{Diagnostic, Severity, Sink, printable, without_controls};

/// How wide the output may be. What is longer is trimmed: a description may be one line of a megabyte.
const WIDTH: usize = 120;

/// From how many bytes on a line is cut before the renderer sees it: it takes 30 milliseconds for a
/// megabyte, and there may be thousands of diagnostics.
const LONG_LINE: usize = 100_000;

/// The diagnostics of a run in the order of the files and of their text, with the lines that they are about,
/// and a last line that counts them. Empty if there are none.
///
/// Nothing of the description reaches the terminal as a control sequence.
#[must_use]
pub fn render(sink: &Sink, styled: bool) -> String {
    if sink.diagnostics().is_empty() {
        return String::new();
    }
    let files = Files::of(&sink.sources);
    let mut located: Vec<_> = sink
        .diagnostics()
        .iter()
        .map(|diagnostic| (files.locate(&diagnostic.at), diagnostic))
        .collect();
    located.sort_by_key(|(place, _)| (place.file, place.span.start));

    let renderer = renderer(styled);
    let mut output = String::new();
    for (place, diagnostic) in located {
        let group = group(diagnostic, place, &files);
        output.push_str(&renderer.render(&[group]));
        output.push_str("\n\n");
    }
    output.push_str(&summary(sink));
    output.push('\n');
    output
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
    let (here, elsewhere): (Vec<_>, Vec<_>) = diagnostic
        .labels
        .iter()
        .map(|(at, label)| (files.locate(at), printable(label)))
        .partition(|(label, _)| label.file == place.file);
    let (path, text) = files.shown(place.file);
    let title = level
        .primary_title(printable(&diagnostic.message))
        .id(diagnostic.code.as_str());
    let mut group = if here.is_empty() && is_long_line(text, &place.span) {
        title
            .element(origin(path, text, place.span.start))
            .element(window(text, place.span))
    } else {
        let labels = here.into_iter().map(|(label, text)| (label.span, text));
        title.element(excerpt(path, text, Some(place.span), labels.collect()))
    };
    for (label, said) in elsewhere {
        let (path, text) = files.shown(label.file);
        group = group.element(excerpt(path, text, None, vec![(label.span, said)]));
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

/// Whether the line is so long that the renderer would take long over it.
fn is_long_line(text: &str, span: &Range<usize>) -> bool {
    line_end(text, span.end) - line_start(text, span.start) > LONG_LINE
}

fn origin<'a>(path: &'a str, text: &str, offset: usize) -> Origin<'a> {
    let start = line_start(text, offset);
    Origin::path(path)
        .line(line_number(text, start))
        .char_column(text[start..offset].chars().count() + 1)
}

/// What is pointed at with a part of its line: more than the width, so that the renderer trims it.
fn window(text: &str, span: Range<usize>) -> Snippet<'_, Annotation<'_>> {
    let is_boundary = |byte: &usize| text.is_char_boundary(*byte);
    let from = line_start(text, span.start).max(span.start.saturating_sub(4 * WIDTH));
    let to = line_end(text, span.end).min(span.end + 4 * WIDTH);
    let from = (from..=span.start).find(is_boundary).unwrap_or(span.start);
    let to = (span.end..=to).rev().find(is_boundary).unwrap_or(span.end);
    Snippet::source(without_controls(&text[from..to]))
        .line_start(line_number(text, from))
        .annotation(AnnotationKind::Primary.span(span.start - from..span.end - from))
}

/// The lines from the first to the last that is pointed at.
fn excerpt<'a>(
    path: &'a str,
    text: &'a str,
    primary: Option<Range<usize>>,
    labels: Vec<(Range<usize>, Cow<'static, str>)>,
) -> Snippet<'a, Annotation<'a>> {
    let spans = || primary.iter().chain(labels.iter().map(|(span, _)| span));
    let first = spans().map(|span| span.start).min().unwrap_or_default();
    let last = spans().map(|span| span.end).max().unwrap_or_default();
    let (start, end) = (line_start(text, first), line_end(text, last));
    let inside = |span: Range<usize>| span.start - start..span.end - start;

    Snippet::source(without_controls(&text[start..end]))
        .path(path)
        .line_start(line_number(text, start))
        .annotations(primary.map(|span| AnnotationKind::Primary.span(inside(span))))
        .annotations(
            labels
                .into_iter()
                .map(|(span, label)| AnnotationKind::Context.span(inside(span)).label(label)),
        )
}

fn line_number(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |feed| feed + 1)
}

fn line_end(text: &str, offset: usize) -> usize {
    text[offset..]
        .find('\n')
        .map_or(text.len(), |feed| offset + feed)
}

/// `2 errors, 1 warning`
fn summary(sink: &Sink) -> String {
    let count = |severity| {
        let of_severity = |diagnostic: &&Diagnostic| diagnostic.severity == severity;
        sink.diagnostics().iter().filter(of_severity).count()
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

//! Diagnostics as text for a terminal, in the manner of rustc.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::{Diagnostic, Severity, Sink};
use crate::spec::Locator;

/// How wide the output may be. What is longer is trimmed: a description may be one line of a megabyte.
const WIDTH: usize = 120;

/// From how many bytes on a line is cut before the renderer sees it: it takes 30 milliseconds for a
/// megabyte, and there may be thousands of diagnostics.
const LONG_LINE: usize = 100_000;

/// The diagnostics of a run in the order of the text, with the lines that they are about, and a
/// last line that counts them. Empty if there are none.
///
/// Nothing of the description reaches the terminal as a control sequence.
#[must_use]
pub fn render(document_path: &str, text: &str, sink: &Sink, styled: bool) -> String {
    if sink.diagnostics().is_empty() {
        return String::new();
    }
    let locator = Locator::new(text);
    let mut located: Vec<_> = sink
        .diagnostics()
        .iter()
        .map(|diagnostic| (locator.locate(&diagnostic.at), diagnostic))
        .collect();
    located.sort_by_key(|(span, _)| span.start);

    let renderer = renderer(styled);
    let path = printable(document_path);
    let mut output = String::new();
    for (span, diagnostic) in located {
        let group = group(diagnostic, span, &path, text, &locator);
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
fn group<'a>(
    diagnostic: &'a Diagnostic,
    span: Range<usize>,
    path: &'a str,
    text: &'a str,
    locator: &Locator<'_>,
) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let labels: Vec<_> = diagnostic
        .labels
        .iter()
        .map(|(place, label)| (locator.locate(place), printable(label)))
        .collect();
    let title = level
        .primary_title(printable(&diagnostic.message))
        .id(diagnostic.code.as_str());
    let mut group = if labels.is_empty() && is_long_line(text, &span) {
        title
            .element(origin(path, text, span.start))
            .element(window(text, span))
    } else {
        title.element(excerpt(path, text, span, labels))
    };
    if let Some(pointer) = diagnostic.at.pointer() {
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
    span: Range<usize>,
    labels: Vec<(Range<usize>, Cow<'static, str>)>,
) -> Snippet<'a, Annotation<'a>> {
    let first = labels.iter().map(|(label, _)| label.start).min();
    let last = labels.iter().map(|(label, _)| label.end).max();
    let start = line_start(
        text,
        first.map_or(span.start, |first| first.min(span.start)),
    );
    let end = line_end(text, last.map_or(span.end, |last| last.max(span.end)));
    let inside = |span: Range<usize>| span.start - start..span.end - start;

    Snippet::source(without_controls(&text[start..end]))
        .path(path)
        .line_start(line_number(text, start))
        .annotation(AnnotationKind::Primary.span(inside(span)))
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
    ];
    let parts: Vec<_> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
    parts.join(", ")
}

/// A message with every control character made visible, so that none reaches the terminal.
fn printable(message: &str) -> Cow<'static, str> {
    let one_line = message.replace(['\n', '\r'], " ");
    without_controls(&normalize_untrusted_str(&one_line))
        .into_owned()
        .into()
}

/// The text with a sign of the same length for each control character that the renderer lets through
/// (U+0080 to U+009F, which some terminals obey).
fn without_controls(text: &str) -> Cow<'_, str> {
    let second_set = '\u{80}'..='\u{9f}';
    if text.contains(|character| second_set.contains(&character)) {
        text.replace(|character| second_set.contains(&character), "\u{b7}")
            .into()
    } else {
        text.into()
    }
}

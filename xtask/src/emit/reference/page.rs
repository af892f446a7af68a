//! A page: blocks of Markdown with a blank line between two of them.

use crate::emit::{deprecation, markdown};
use crate::rust::Docs;

/// A page while it is written.
#[derive(Debug, Default)]
pub(super) struct Page(Vec<String>);

impl Page {
    /// Adds a block; nothing if it is empty.
    pub(super) fn block(&mut self, block: impl Into<String>) -> &mut Self {
        let block = block.into();
        if !block.is_empty() {
            self.0.push(block);
        }
        self
    }

    /// Adds what the description says: the summary, the prose, and whether its use is discouraged.
    pub(super) fn docs(&mut self, docs: &Docs) -> &mut Self {
        let summary = docs
            .summary
            .as_deref()
            .map(markdown::sentence)
            .unwrap_or_default();
        let description = docs
            .description
            .as_deref()
            .map(markdown::sanitize)
            .unwrap_or_default();
        self.block(deprecation::line(docs, markdown::code).unwrap_or_default());
        if !description.starts_with(summary.trim_end_matches('.')) {
            self.block(summary);
        }
        self.block(description)
    }

    /// The text of the page.
    pub(super) fn finish(&self) -> String {
        let mut text = self.0.join("\n\n");
        text.push('\n');
        text
    }
}

/// A table; nothing if it has no rows.
pub(super) fn table<const COLUMNS: usize>(
    headings: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
) -> String {
    let rows: Vec<String> = rows.into_iter().map(|cells| row(&cells)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let delimiters = ["---"; COLUMNS].map(str::to_owned);
    let lines = [row(&headings.map(str::to_owned)), row(&delimiters)];
    lines.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// A name of Rust in a cell or in prose.
pub(super) fn name(name: impl std::fmt::Display) -> String {
    markdown::code(&name.to_string())
}

/// What the description says, and what else is to be said, in one line.
pub(super) fn cell(docs: &Docs, more: &[String]) -> String {
    let mut words: Vec<String> = deprecation::line(docs, markdown::cell_code)
        .into_iter()
        .collect();
    let prose = docs.description.as_deref().or(docs.summary.as_deref());
    let prose = prose.map(markdown::inline).unwrap_or_default();
    let needs_stop =
        !more.is_empty() && !prose.is_empty() && !prose.ends_with(['.', '!', '?', ':']);
    words.push(format!("{prose}{}", if needs_stop { "." } else { "" }));
    words.extend(more.iter().map(|text| markdown::inline(text)));
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

//! Doc comments from the prose of the description.

use super::source::{DocLine, Source, quote};
use super::wrap::wrap;
use super::{deprecation, markdown};
use crate::rust::{Docs, OnlyValue};

/// Doc comments of what the description says, or of a sentence of our own if it says nothing.
pub(super) fn comment(docs: &Docs, otherwise: &str) -> Source {
    comment_with(docs, otherwise, "")
}

/// The same, and below it what is allowed.
pub(super) fn comment_with(docs: &Docs, otherwise: &str, bounds: &str) -> Source {
    let mut text = text(docs, otherwise);
    for more in [bounds, deprecation::link(docs).as_str()] {
        if !more.is_empty() {
            text.push_str("\n\n");
            text.push_str(more);
        }
    }
    lines(&text)
}

/// The same as text.
pub(super) fn text(docs: &Docs, otherwise: &str) -> String {
    let parts: Vec<String> = [&docs.summary, &docs.description]
        .into_iter()
        .flatten()
        .map(|part| markdown::sanitize(part).trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let summary_is_sentence = docs.summary.is_some() && !parts.is_empty();
    match parts.split_first() {
        None => otherwise.to_owned(),
        Some((first, rest)) => {
            let first = if summary_is_sentence {
                with_stop(first)
            } else {
                first.clone()
            };
            std::iter::once(first)
                .chain(rest.iter().cloned())
                .collect::<Vec<_>>()
                .join("\n\n")
        }
    }
}

/// What the constructor does with a field whose value it knows, after its name.
pub(super) fn sets(only: &OnlyValue) -> String {
    let value = match only {
        OnlyValue::Variant { model, variant } => format!("{}::{}", model.text(), variant.text()),
        OnlyValue::Boolean(value) => value.to_string(),
        OnlyValue::Text(text) => format!("{text:?}"),
    };
    format!("sets it to {}.", markdown::code(&value))
}

/// Doc comments, a line each.
pub(super) fn lines(text: &str) -> Source {
    let text = wrap(text.trim_end());
    let lines = text.lines().map(DocLine);
    quote! { #(#[doc = #lines])* }
}

/// The same for the file that they stand in.
pub(super) fn inner_lines(text: &str) -> Source {
    let text = wrap(text.trim_end());
    let lines = text.lines().map(DocLine);
    quote! { #(#![doc = #lines])* }
}

/// The text as a sentence.
pub(super) fn with_stop(text: &str) -> String {
    if text.ends_with(['.', '!', '?', ':', '`']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

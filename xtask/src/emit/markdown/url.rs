//! Addresses: which of them a text may link to, and how they are written.

use std::fmt::Write as _;

use super::Line;
use super::tree::Inline;

/// What a link of a description may begin with.
const SCHEMES: [&str; 2] = ["http://", "https://"];

/// Whether a link of a description may lead there: to the web, or to a mailbox.
pub(super) fn is_allowed(address: &str) -> bool {
    is_web(address)
        || address.strip_prefix("mailto:").is_some_and(|mailbox| {
            mailbox.contains('.') && mailbox.split('@').filter(|part| !part.is_empty()).count() == 2
        })
}

/// Whether the address is one of the web.
pub(super) fn is_web(address: &str) -> bool {
    SCHEMES.iter().any(|scheme| {
        let (start, rest) = address.split_at_checked(scheme.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(scheme)
            && rest.starts_with(|c: char| c.is_alphanumeric() || c == '{' || c == '[')
    })
}

/// The address as it stands in `[…](…)`.
pub(super) fn destination(address: &str) -> String {
    encode(address, |c| matches!(c, '(' | ')'))
}

/// The address as it stands in `<…>`.
pub(super) fn bare(address: &str) -> String {
    encode(address, |_| false)
}

/// Adds content to a line, cutting a text at the addresses in it.
pub(super) fn cut_at_addresses(inline: Inline, line: &mut Line) {
    let Inline::Text(text) = inline else {
        return line.push(inline);
    };
    let mut rest = text.as_str();
    while let Some((start, length)) = first_address(rest) {
        let (before, from) = rest.split_at(start);
        let (address, after) = from.split_at(length);
        if !before.is_empty() {
            line.push(Inline::Text(before.to_owned()));
        }
        line.push(Inline::Address(address.to_owned()));
        rest = after;
    }
    if rest.len() == text.len() {
        line.push(Inline::Text(text));
    } else if !rest.is_empty() {
        line.push(Inline::Text(rest.to_owned()));
    }
}

/// Where the first address of a text starts, and how long it is.
fn first_address(text: &str) -> Option<(usize, usize)> {
    let starts = text.match_indices("http").map(|(start, _)| start);
    starts.into_iter().find_map(|start| {
        let length = address_length(&text[start..]);
        is_web(&text[start..start + length]).then_some((start, length))
    })
}

/// The length of the address at the start of a text, without the punctuation of the sentence around it.
fn address_length(text: &str) -> usize {
    let is_outside =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\' | '^');
    let mut address = &text[..text.find(is_outside).unwrap_or(text.len())];
    while let Some(last) = address.chars().next_back() {
        let opening = match last {
            ')' => Some('('),
            ']' => Some('['),
            '}' => Some('{'),
            _ => None,
        };
        let is_balanced = opening.is_some_and(|opening| {
            address.matches(opening).count() >= address.matches(last).count()
        });
        if is_balanced || last == '/' || last.is_alphanumeric() {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}

fn encode(address: &str, also: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_whitespace() || c.is_control() || "<>\"`|\\^".contains(c) || also(c) {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                // Writing to a string does not fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}

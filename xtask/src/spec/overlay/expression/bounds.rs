//! Which expressions are read at all.

use super::Fault;

const MAX_LENGTH: usize = 1_000;
/// How deep brackets may nest, round ones included.
const MAX_NESTING: usize = 8;
const MAX_FILTER_NESTING: usize = 2;
/// How often `..` may stand in an expression.
const MAX_DESCENDANTS: usize = 2;
/// The product of the numbers of selectors in all brackets: `[0, 1][0, 1]` finds four things.
const MAX_SELECTORS: usize = 16;
/// The product of the numbers in the braces of a pattern: how many times larger it becomes.
const MAX_REPETITION: usize = 100;

const SIMPLER: &str = "name the place more exactly, or split the action into several";

/// Checks an expression without understanding it: what is in it, outside of its texts. One that is wrong
/// in itself is left to the parser.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    if text.len() > MAX_LENGTH {
        let message = format!("an expression has at most {MAX_LENGTH} bytes");
        return Err(fault(MAX_LENGTH.min(text.len()), text, message));
    }
    let mut scan = Scan {
        text,
        at: 0,
        open: Vec::new(),
        descendants: 0,
        selectors: 1,
        root_in_filter: None,
        spreads_in_filter: false,
    };
    while let Some(character) = text[scan.at..].chars().next() {
        scan.step(character)?;
    }
    match scan.root_in_filter {
        Some(at) if scan.spreads_in_filter => {
            let message = "a filter cannot have both `$` and `*`, `..` or another filter";
            Err(fault(at, text, message.to_owned()))
        }
        Some(_) | None => Ok(()),
    }
}

fn fault(at: usize, text: &str, message: String) -> Fault {
    let at = (0..=at).rev().find(|byte| text.is_char_boundary(*byte));
    Fault {
        at: at.unwrap_or_default(),
        message,
        help: SIMPLER,
    }
}

/// A bracket that is open.
enum Open {
    Square {
        selectors: usize,
        is_filter: bool,
    },
    /// Of a call that takes a pattern.
    Pattern,
    Round,
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
    descendants: usize,
    selectors: usize,
    root_in_filter: Option<usize>,
    spreads_in_filter: bool,
}

impl Scan<'_> {
    fn step(&mut self, character: char) -> Result<(), Fault> {
        let at = self.at;
        self.at += character.len_utf8();
        let in_filter = self.filters() > 0;
        match character {
            '\'' | '"' => return self.quoted(character, at),
            '[' | '(' => return self.open(character, at),
            ']' | ')' => return self.close(at),
            ',' => return self.comma(at),
            '?' => return self.filter(at),
            '.' if self.text[self.at..].starts_with('.') => {
                self.at += 1;
                self.descendants += 1;
                self.spreads_in_filter |= in_filter;
                if self.descendants > MAX_DESCENDANTS {
                    let message =
                        format!("`..` may stand {MAX_DESCENDANTS} times in an expression");
                    return Err(fault(at, self.text, message));
                }
            }
            '*' => self.spreads_in_filter |= in_filter,
            '$' if in_filter => self.root_in_filter = Some(at),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, bracket: char, at: usize) -> Result<(), Fault> {
        let before = self.text[..at].trim_end();
        self.open.push(match bracket {
            '[' => Open::Square {
                selectors: 1,
                is_filter: false,
            },
            _ if before.ends_with("match") || before.ends_with("search") => Open::Pattern,
            _ => Open::Round,
        });
        if self.open.len() > MAX_NESTING {
            let message = format!("brackets may nest {MAX_NESTING} deep");
            return Err(fault(at, self.text, message));
        }
        Ok(())
    }

    fn close(&mut self, at: usize) -> Result<(), Fault> {
        if let Some(Open::Square { selectors, .. }) = self.open.pop() {
            self.selectors = self.selectors.saturating_mul(selectors);
        }
        if self.selectors > MAX_SELECTORS {
            let message = "this selects too much: the numbers of selectors in brackets multiply";
            return Err(fault(at, self.text, message.to_owned()));
        }
        Ok(())
    }

    fn comma(&mut self, at: usize) -> Result<(), Fault> {
        match self.open.last_mut() {
            Some(Open::Square { selectors, .. }) => *selectors += 1,
            Some(Open::Pattern) if !self.text[self.at..].trim_start().starts_with(['\'', '"']) => {
                let message = "a pattern must be written out, in quotes";
                return Err(fault(at, self.text, message.to_owned()));
            }
            Some(Open::Pattern | Open::Round) | None => {}
        }
        Ok(())
    }

    fn filter(&mut self, at: usize) -> Result<(), Fault> {
        self.spreads_in_filter |= self.filters() > 0;
        if let Some(Open::Square { is_filter, .. }) = self.open.last_mut() {
            *is_filter = true;
        }
        if self.filters() > MAX_FILTER_NESTING {
            let message = format!("filters may nest {MAX_FILTER_NESTING} deep");
            return Err(fault(at, self.text, message));
        }
        Ok(())
    }

    /// How many filters are open.
    fn filters(&self) -> usize {
        let is_filter = |open: &&Open| {
            matches!(
                open,
                Open::Square {
                    is_filter: true,
                    ..
                }
            )
        };
        self.open.iter().filter(is_filter).count()
    }

    fn quoted(&mut self, quote: char, at: usize) -> Result<(), Fault> {
        let rest = &self.text[self.at..];
        let mut characters = rest.char_indices();
        let mut end = rest.len();
        while let Some((index, character)) = characters.next() {
            if character == '\\' {
                characters.next();
            } else if character == quote {
                end = index;
                break;
            }
        }
        let literal = &rest[..end];
        self.at = (self.at + end + quote.len_utf8()).min(self.text.len());
        if matches!(self.open.last(), Some(Open::Pattern)) && repetition(literal) > MAX_REPETITION {
            let message = format!(
                "the numbers in braces of a pattern multiply to more than {MAX_REPETITION}"
            );
            return Err(fault(at, self.text, message));
        }
        Ok(())
    }
}

/// The product of the largest numbers in the braces of a pattern.
fn repetition(pattern: &str) -> usize {
    let braces = pattern.split('{').skip(1);
    let numbers = braces.map(|brace| {
        let inside = brace.split('}').next().unwrap_or_default();
        let largest = inside.split(',').filter_map(|number| {
            let number = number.trim();
            let is_number =
                !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
            is_number.then(|| number.parse().unwrap_or(usize::MAX))
        });
        largest.max().unwrap_or(1).max(1)
    });
    numbers.fold(1, usize::saturating_mul)
}

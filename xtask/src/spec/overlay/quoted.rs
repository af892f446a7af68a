//! Where a part of a text stands, when the text stands in quotes in a file.

/// The byte of the file's text where a byte of a value stands; `start` and `raw` are where the value starts
/// and how it is written. `None` if it is written otherwise, such as over several lines.
pub(super) fn find(start: usize, raw: &str, value: &str, byte: usize) -> Option<usize> {
    let mut written = match raw.chars().next()? {
        quote @ ('"' | '\'') => Written {
            quote: Some(quote),
            rest: &raw[1..],
        },
        _ => Written {
            quote: None,
            rest: raw,
        },
    };
    for (index, character) in value.char_indices() {
        if index >= byte {
            break;
        }
        if written.next()? != character {
            return None;
        }
    }
    Some(start + raw.len() - written.rest.len())
}

/// The characters of a text as YAML and JSON write it.
struct Written<'a> {
    quote: Option<char>,
    rest: &'a str,
}

impl Written<'_> {
    fn next(&mut self) -> Option<char> {
        let character = self.rest.chars().next()?;
        let (meant, length) = match (self.quote, character) {
            (Some('\''), '\'') if self.rest.starts_with("''") => ('\'', 2),
            (Some('"'), '\\') => self.escape()?,
            _ => (character, character.len_utf8()),
        };
        self.rest = &self.rest[length..];
        Some(meant)
    }

    /// The character that an escape stands for, and its length.
    fn escape(&self) -> Option<(char, usize)> {
        match self.rest.chars().nth(1)? {
            meant @ ('"' | '\\' | '/') => Some((meant, 2)),
            'u' => {
                let code = u32::from_str_radix(self.rest.get(2..6)?, 16).ok()?;
                Some((char::from_u32(code)?, 6))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_byte_is_found_behind_quotes_and_escapes() {
        assert_eq!(find(10, "$.a.b", "$.a.b", 3), Some(13));
        assert_eq!(find(10, "'$[''a''].b'", "$['a'].b", 6), Some(19));
        assert_eq!(find(10, r#""$[\"a\"].b""#, r#"$["a"].b"#, 6), Some(19));
        assert_eq!(find(10, r#""\u0024.b""#, "$.b", 1), Some(17));
        assert_eq!(find(0, "'$.a'", "$.a", 3), Some(4));
    }

    #[test]
    fn what_is_written_in_another_way_is_not_found() {
        assert_eq!(find(0, "|", "$.a", 2), None);
        assert_eq!(find(0, r#""\x24.a""#, "$.a", 2), None);
    }
}

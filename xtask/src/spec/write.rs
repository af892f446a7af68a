//! Writes a document as YAML that readers of YAML 1.1, of which there are many, take for the same.

use std::sync::LazyLock;

use regex_lite::Regex;
use serde_yaml::{Mapping, Value};

/// What is more than text in YAML 1.1 (<https://yaml.org/type/>), as `PyYAML` and js-yaml have it. What YAML 1.2 takes
/// for more, `serde_yaml` has in quotes anyway.
static NO_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    let kinds = [
        // Booleans, null, a merge key, a default.
        "(?i:y|n|yes|no|on|off|true|false|null)|~|<<|=",
        // Integers: binary, octal, decimal, hexadecimal; and to the base of 60, with or without a fraction.
        r"[-+]?(?:0b[01_]+|0o?[0-7_]+|[0-9][0-9_]*|0x[0-9a-fA-F_]+)",
        r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?",
        r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?",
        r"[-+]?\.(?i:inf|nan)",
        // Dates and times.
        r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?",
    ];
    Regex::new(&format!("^(?:{})$", kinds.join("|"))).expect("it is a pattern")
});

/// A document as YAML.
pub(super) fn yaml(document: &Value) -> String {
    // A value that was read can be written.
    let text = serde_yaml::to_string(document).unwrap_or_default();
    // The writer cannot be told what to put into quotes: so the quotes are written as a letter of private use first.
    let Some(quote) = ('\u{e000}'..='\u{f8ff}').find(|letter| !text.contains(*letter)) else {
        return text;
    };
    let quoted = quoted(document, quote);
    let text = serde_yaml::to_string(&quoted).unwrap_or_default();
    text.replace(quote, "'")
}

/// A value with marks around texts that are to be put into quotes. None of them has quotes in itself.
fn quoted(value: &Value, quote: char) -> Value {
    match value {
        Value::String(text) if is_no_text(text) => format!("{quote}{text}{quote}").into(),
        Value::Sequence(items) => items.iter().map(|item| quoted(item, quote)).collect(),
        Value::Mapping(mapping) => {
            let entries = mapping.iter();
            let entries = entries.map(|(key, value)| (quoted(key, quote), quoted(value, quote)));
            Value::Mapping(entries.collect::<Mapping>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => {
            value.clone()
        }
    }
}

/// Whether a text without quotes could be taken for something else.
fn is_no_text(text: &str) -> bool {
    // Most texts begin otherwise.
    text.starts_with(|c: char| c.is_ascii_digit() || "+-.~<=yYnNoOtTfF".contains(c))
        && NO_TEXT.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_1_1_takes_for_something_else_is_in_quotes() {
        for text in [
            "no",
            "On",
            "y",
            "NULL",
            "~",
            "<<",
            "=",
            "0b1",
            "017",
            "1_000",
            "0x_1",
            "12:30:45",
            "190:20:30.15",
            "1e3",
            "1.",
            ".5",
            "-.INF",
            "2020-01-01",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5",
        ] {
            let quoted = format!("{text:?}").replace('"', "'");
            let value = Value::Sequence(vec![text.into()]);
            assert_eq!(yaml(&value), format!("- {quoted}\n"));
            let mapping = Mapping::from_iter([(Value::from(text), Value::from(text))]);
            assert_eq!(yaml(&mapping.into()), format!("{quoted}: {quoted}\n"));
        }
    }

    #[test]
    fn other_texts_are_written_as_before() {
        for text in [
            "none",
            "note",
            "1.0.0",
            "3.0.3",
            "12:30 o'clock",
            "2020",
            "it's",
            "",
            "a: b",
            "x\ny\n",
            "\u{e000}",
            "1.5",
            "true",
            "https://a.example.com",
            "-",
            "<",
            "10:99",
        ] {
            let value = Value::Sequence(vec![text.into()]);
            let written = serde_yaml::to_string(&value).expect("it can be written");
            assert_eq!(yaml(&value), written);
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        let text = "- 1\n- 1.5\n- true\n- null\n- \u{e000}\n- 'no'\n";
        let value: Value = serde_yaml::from_str(text).expect("it is YAML");
        assert_eq!(yaml(&value), text);
    }
}

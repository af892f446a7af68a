//! Media types that say the same in other letters (RFC 9110, section 8.3.1).

use std::collections::BTreeSet;

/// Whether two media types are the same. JSON is UTF-8 whatever they say (RFC 8259, section 8.1), and so is the text that a
/// client writes: to say it adds nothing.
pub(super) fn are_same(old: &str, new: &str) -> bool {
    meaning(old) == meaning(new)
}

fn meaning(media_type: &str) -> (String, BTreeSet<(String, String)>) {
    let mut parts = media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let parameters = parts.filter_map(|part| part.split_once('='));
    let parameters = parameters.map(|(name, value)| {
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim().trim_matches('"');
        let is_charset = name == "charset";
        let value = if is_charset {
            value.to_ascii_lowercase()
        } else {
            value.to_owned()
        };
        (name, value)
    });
    let says_nothing = |(name, value): &(String, String)| name == "charset" && value == "utf-8";
    let parameters = parameters.filter(|parameter| !says_nothing(parameter));
    (essence, parameters.collect())
}

#[cfg(test)]
mod tests {
    use super::are_same;

    #[test]
    fn letters_and_the_usual_charset_make_no_difference() {
        for same in [
            "Application/JSON",
            "application/json; charset=utf-8",
            "application/json;Charset=\"UTF-8\"",
        ] {
            assert!(are_same("application/json", same), "{same}");
        }
        for other in [
            "application/json; charset=utf-16",
            "application/json; profile=A",
            "text/json",
        ] {
            assert!(!are_same("application/json", other), "{other}");
        }
        assert!(!are_same("a/b; c=D", "a/b; c=d"));
    }
}

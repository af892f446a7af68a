//! "Did you mean …": the known word that is nearest to an unknown one.

use indexmap::IndexSet;
use serde_yaml::Value;
use strsim::damerau_levenshtein;

use super::Pointer;

/// How many letters a word may have to be looked for: comparing takes as long as both words multiplied.
const LONGEST: usize = 256;

/// The nearest of the known words, if one is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    known
        .into_iter()
        .filter_map(|candidate| {
            let candidate_length = candidate.chars().count();
            let tolerance = tolerance(length.max(candidate_length));
            // Each letter that one word has more is one that is wrong.
            if length.abs_diff(candidate_length) > tolerance {
                return None;
            }
            let distance = damerau_levenshtein(&lower, &candidate.to_lowercase());
            (distance <= tolerance).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The nearest place that a document has, with one step of the way to it corrected. Comparing names takes of
/// `comparisons`; when there are none left, nothing is looked for.
pub(super) fn nearest_place(
    way: &Pointer,
    document: &Value,
    comparisons: &mut usize,
) -> Option<Pointer> {
    let mut place = Pointer::root();
    let mut corrected = false;
    for token in way.tokens() {
        let mapping = place.find_in(document)?.as_mapping()?;
        place = if mapping.contains_key(token.as_ref()) {
            place.key(&token)
        } else if corrected {
            return None;
        } else {
            corrected = true;
            *comparisons = comparisons.checked_sub(mapping.len())?;
            let keys = mapping.keys().filter_map(Value::as_str);
            place.key(nearest(&token, keys)?)
        };
    }
    Some(place)
}

/// How many names are listed where none looks like the one that was given.
const MOST_LISTED: usize = 20;

/// The way out for one who gave a name that is not known: the nearest one, or those that there are.
pub(crate) fn instead<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // Several things may have one name, such as a tag.
    let known: IndexSet<&str> = known.into_iter().collect();
    if let Some(near) = nearest(name, known.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let listed: Vec<_> = known
        .iter()
        .take(MOST_LISTED)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = if known.len() > MOST_LISTED {
        ", …"
    } else {
        ""
    };
    let are = if known.len() == 1 { "is" } else { "are" };
    (!known.is_empty()).then(|| format!("there {are} {}{more}", listed.join(", ")))
}

/// How many letters may be wrong in a word of so many: two, or a third of a long one; but one where two would
/// make any word a near one.
fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 => 1,
        4..=8 => 2,
        _ => (letters / 3).min(4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_settings_is_found_by_a_word_that_looks_like_it() {
        let known = ["read-only", "tags", "to"];
        assert_eq!(nearest("raed_only", known), Some("read-only"));
        assert_eq!(nearest("tag", known), Some("tags"));
        assert_eq!(nearest("reix_onli", known), None);
        assert_eq!(nearest("ab", known), None);
    }

    #[test]
    fn what_there_is_is_listed_where_nothing_looks_alike() {
        assert_eq!(
            instead("chat", ["chats", "all"]).as_deref(),
            Some("did you mean `chats`?")
        );
        assert_eq!(
            instead("x", ["chats", "all"]).as_deref(),
            Some("there are `chats`, `all`")
        );
        assert_eq!(instead("x", ["chats"]).as_deref(), Some("there is `chats`"));
        assert_eq!(instead("x", []), None);
        let many: Vec<String> = (0..21).map(|number| format!("name{number}")).collect();
        let help = instead("x", many.iter().map(String::as_str));
        assert!(help.is_some_and(|help| help.ends_with("`name19`, …")));
    }

    #[test]
    fn the_nearest_word_is_found() {
        let known = ["minLength", "maxLength", "pattern"];
        assert_eq!(nearest("maxLenght", known), Some("maxLength"));
        assert_eq!(nearest("MAXLENGTH", known), Some("maxLength"));
        assert_eq!(nearest("colour", known), None);
    }

    #[test]
    fn two_letters_may_be_wrong_unless_that_is_nearly_all() {
        for word in ["tags", "type", "style", "servers", "description"] {
            let mut swapped: Vec<char> = word.chars().collect();
            swapped.remove(1);
            swapped.push('z');
            let wrong: String = swapped.into_iter().collect();
            assert_eq!(nearest(&wrong, [word]), Some(word), "{wrong}");
        }
        assert_eq!(nearest("gte", ["get", "put"]), Some("get"));
        assert_eq!(nearest("abt", ["get", "put"]), None);
        assert_eq!(nearest("xy", ["in"]), None);
        assert_eq!(nearest(&"long".repeat(1_000_000), ["long"]), None);
    }
}

//! "Did you mean …": the known word that is nearest to an unknown one.

use strsim::damerau_levenshtein;

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

/// The nearest of the known words, if at most two letters of it are wrong, and not all.
pub(crate) fn within_two<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 2 && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
    fn a_word_with_two_wrong_letters_is_found_and_one_with_three_is_not() {
        let known = ["read-only", "tags", "to"];
        assert_eq!(within_two("raed_only", known), Some("read-only"));
        assert_eq!(within_two("reed_onli", known), None);
        assert_eq!(within_two("tag", known), Some("tags"));
        assert_eq!(within_two("ab", known), None);
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

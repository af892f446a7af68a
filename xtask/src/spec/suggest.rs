//! "Did you mean …": the known word that is nearest to an unknown one.

use strsim::damerau_levenshtein;

/// The nearest of the known words, if one is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| {
            let distance = damerau_levenshtein(&lower, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= tolerance(candidate))
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

/// How many letters may be wrong in a word.
fn tolerance(word: &str) -> usize {
    (word.chars().count() / 3).clamp(1, 4)
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
}

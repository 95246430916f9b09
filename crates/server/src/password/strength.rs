use gatehouse_contract::Weakness;
use zxcvbn::feedback::Warning;
use zxcvbn::{Entropy, Score, zxcvbn};

/// What makes a password easy to guess, for somebody who knows these things about its owner.
pub(super) fn weakness(password: &str, own: &[String]) -> Option<Weakness> {
    let own: Vec<&str> = own.iter().flat_map(|it| words(it)).chain(["gatehouse"]).collect();
    if is_made_of(password, &own) {
        return Some(Weakness::Personal);
    }
    let guessed = zxcvbn(password, &own);
    if guessed.score() >= Score::Three {
        return None;
    }
    let by_strangers = zxcvbn(password, &[]);
    match by_strangers.score() >= Score::Three {
        true => Some(Weakness::Personal),
        false => Some(reason(&guessed)),
    }
}

/// Letters and digits that must be left of a password without what is known about its owner.
const ENOUGH: usize = 8;

/// Whether little is left of a password without these words.
fn is_made_of(password: &str, own: &[&str]) -> bool {
    let mut own: Vec<String> = own.iter().map(|word| word.to_lowercase()).collect();
    own.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let whole = password.to_lowercase();
    let left = own.iter().fold(whole.clone(), |left, word| left.replace(word, ""));
    left != whole && left.chars().filter(|c| c.is_alphanumeric()).count() < ENOUGH
}

/// A text as a whole, and each of its words.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| !c.is_alphanumeric();
    std::iter::once(text).chain(text.split(is_between).filter(|word| word.chars().count() > 2))
}

fn reason(guessed: &Entropy) -> Weakness {
    let warning = guessed.feedback().and_then(|it| it.warning());
    warning.map_or(Weakness::Predictable, |warning| match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => Weakness::Keyboard,
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => Weakness::Repetition,
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => Weakness::Common,
        Warning::SequencesLikeAbcAreEasyToGuess => Weakness::Sequence,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => Weakness::Date,
        Warning::AWordByItselfIsEasyToGuess
        | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => Weakness::Word,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_ada(password: &str) -> Option<Weakness> {
        let own = ["Ada Osei", "ada@northwind.example", "Northwind Labs"];
        weakness(password, &own.map(ToOwned::to_owned))
    }

    #[test]
    fn a_weak_password_is_told_with_what_makes_it_weak() {
        for (password, expected) in [
            ("qwertyuiop[]", Weakness::Keyboard),
            ("aaaaaaaaaaaaaaa", Weakness::Repetition),
            ("abcabcabcabcabc", Weakness::Repetition),
            ("abcdefghijklmnop", Weakness::Sequence),
            ("passwordpassword", Weakness::Repetition),
            ("northwindlabs", Weakness::Personal),
            ("ada@northwind.example", Weakness::Personal),
            ("Ada.Northwind", Weakness::Personal),
            ("Northwind Labs 2026", Weakness::Personal),
            ("northwind-ada-1!", Weakness::Personal),
            ("Gatehouse-demo1", Weakness::Personal),
        ] {
            assert_eq!(of_ada(password), Some(expected), "{password}");
        }
    }

    #[test]
    fn a_few_words_that_do_not_belong_together_are_strong() {
        for password in [
            "tidal lantern bracket",
            "k7$Wq0-vv2!zP",
            "grünes Sofa im Regen",
            "northwind tidal lantern",
        ] {
            assert_eq!(of_ada(password), None, "{password}");
        }
    }
}

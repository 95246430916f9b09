use gatehouse_contract::Weakness;

use super::Sentence;

/// What a password has to be, before one is typed.
pub const PASSWORD_HINT: &str =
    "At least 15 characters. A few words that don’t belong together are hard to guess.";

/// That a link to set a password was asked for. Nobody learns whether there is such an account.
pub fn link_asked_for(email: &str) -> Sentence {
    Sentence::of(
        format!("If there is an account for {}, a mail is on its way.", email.trim()),
        "Its link works once, for an hour. If no mail comes within a few minutes, look among \
         unwanted mail.",
    )
}

/// What makes a password easy to guess, and what would not.
pub(super) fn weakness(weakness: Weakness) -> String {
    let why = match weakness {
        Weakness::Common => "many people use one like it",
        Weakness::Personal => "it is made of your name, your address or your organization’s name",
        Weakness::Word => "it is little more than a word or a name",
        Weakness::Keyboard => "its keys lie beside each other",
        Weakness::Repetition => "it repeats itself",
        Weakness::Sequence => "it is a sequence, as in abc or 6543",
        Weakness::Date => "it is little more than a date",
        Weakness::Predictable => "it follows a pattern",
    };
    format!("This is easy to guess: {why}. Use a few more words that don’t belong together.")
}

use gatehouse_contract::saml::SecondFactor;

use super::Sentence;

/// Whether a sign-in at the identity provider included a second factor, as its response has it.
pub fn second_factor(second_factor: SecondFactor) -> Sentence {
    match second_factor {
        SecondFactor::Included => Sentence::new("The sign-in included a second factor.", ""),
        SecondFactor::Missing => Sentence::new(
            "The sign-in was by a password alone, or another single factor.",
            "Some identity providers say so of every sign-in, whatever they have asked for.",
        ),
        SecondFactor::Unsaid => Sentence::new(
            "The response does not say.",
            "Look in your identity provider whether it asks for one.",
        ),
    }
}

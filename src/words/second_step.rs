use gatehouse_contract::SecondStepKind;

/// The words on the button that chooses a way to take the second step.
pub fn second_step(kind: SecondStepKind) -> &'static str {
    match kind {
        SecondStepKind::Code => "Use a code from your app instead",
        SecondStepKind::Passkey => "Use a passkey instead",
        SecondStepKind::RecoveryCode => "Use a recovery code instead",
    }
}

/// The verb on the button that takes the second step.
pub fn second_step_verb(kind: SecondStepKind) -> &'static str {
    match kind {
        SecondStepKind::Code | SecondStepKind::RecoveryCode => "Sign in",
        SecondStepKind::Passkey => "Use a passkey",
    }
}

/// That no code was typed.
pub fn missing_code(kind: SecondStepKind) -> &'static str {
    match kind {
        SecondStepKind::RecoveryCode => "Enter a recovery code.",
        SecondStepKind::Code | SecondStepKind::Passkey => "Enter the code that the app shows.",
    }
}

/// That a code is not accepted, and what to do.
pub fn refused_code(kind: SecondStepKind) -> &'static str {
    match kind {
        SecondStepKind::RecoveryCode => {
            "That recovery code isn’t accepted. Check it, or try another: each works once."
        }
        SecondStepKind::Code | SecondStepKind::Passkey => super::wrong_code(),
    }
}

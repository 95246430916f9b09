use crate::place::Page;

/// The first question of all.
const FIRST: &str = "How do I turn on single sign-on and two-factor, and which access do I need?";

/// Questions that somebody may have on a page, the most likely first.
pub fn suggestions(page: Page) -> [&'static str; 3] {
    match page {
        Page::Overview => [
            FIRST,
            "What is the difference between an Owner and an Admin?",
            "How do I ask for more access?",
        ],
        Page::Members => {
            [FIRST, "How do I give somebody admin rights?", "Who has no second factor yet?"]
        }
        Page::AuditLog => [
            FIRST,
            "Who changed a setting?",
            "Can an entry of the audit log be changed or deleted?",
        ],
        Page::Billing => {
            [FIRST, "How do I change whom invoices are for?", "How many seats does our plan have?"]
        }
        Page::Roles => [
            FIRST,
            "What does a Member see of the settings?",
            "What is the difference between an Owner and an Admin?",
        ],
        Page::SingleSignOn | Page::Guide(_) => [
            FIRST,
            "Where do I find the ACS URL and the entity ID?",
            "Will I lock myself out if I require single sign-on?",
        ],
        Page::TwoFactor => [
            FIRST,
            "Can I use two-factor and single sign-on together?",
            "Somebody lost their phone. How do I reset their second factor?",
        ],
        Page::Domains => [
            FIRST,
            "Why does my domain stay pending?",
            "Can I delete the TXT record once the domain is verified?",
        ],
        Page::SignInAndDevices => {
            [FIRST, "How do I set up an authenticator app?", "What if I lose my phone?"]
        }
    }
}

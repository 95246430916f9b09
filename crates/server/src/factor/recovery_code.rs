//! Codes that stand in for a second factor that is lost, each of them once.

pub(crate) mod create;

use gatehouse_contract::RecoveryCodes;

use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::recovery_code;
use crate::visit::Visit;

/// What codes are written with: no letter or digit that is taken for another (Crockford's base32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a code, 5 bits each: 50 bits, which nobody guesses through the waits.
const LENGTH: usize = 10;

/// Makes new codes in place of all that somebody had. They are shown once.
pub(super) async fn make(visit: &mut Visit) -> Outcome<Vec<String>> {
    let (id, now) = (visit.caller.person.person.id.clone(), visit.now);
    let codes: Vec<String> = (0..RecoveryCodes::MADE).map(|_| random()).collect();
    let hashes: Vec<String> = codes.iter().map(|code| hash(&visit.state, &id, code)).collect();
    recovery_code::replace(visit.db(), &id, &hashes, now).await?;
    Ok(codes)
}

/// What the database knows of somebody's code, however it is typed.
pub(crate) fn hash(state: &AppState, person_id: &str, code: &str) -> String {
    state.shared.seal.fingerprint(&format!("recovery code of {person_id}"), &read(code))
}

/// A code without what does not matter: dashes, spaces and case. Letters that are taken for digits
/// are read as those.
fn read(code: &str) -> String {
    let read = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    };
    code.chars().filter(char::is_ascii_alphanumeric).map(read).collect()
}

fn random() -> String {
    let bytes: [u8; LENGTH] = rand::random();
    let text: String =
        bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    let (first, second) = text.split_at(LENGTH / 2);
    format!("{first}-{second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_all_different_and_easy_to_type() {
        let mut codes: Vec<String> = (0..1_000).map(|_| random()).collect();
        for code in &codes {
            assert_eq!((code.len(), code.find('-')), (11, Some(5)), "{code}");
            assert!(!code.contains(['i', 'l', 'o', 'u']), "{code}");
        }
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 1_000);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = read("01abc-de0fg");
        for typed in ["01ABCDE0FG", " o1abc de0fg ", "0Iabc–deOfg", "0labc-deofg"] {
            assert_eq!(read(typed), code, "{typed}");
        }
        assert_ne!(read("01abc-de0fh"), code);
    }
}

use gatehouse_contract::Timestamp;
use totp_rs::{Algorithm, Builder, Secret};

use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::authenticator_app::StoredAuthenticatorApp;

/// Bytes of a secret: as many as HMAC-SHA-1 puts out (RFC 4226, section 4, R6).
const SECRET_LEN: usize = 20;
/// Seconds for which a code is shown (RFC 6238, section 5.2).
const STEP: u64 = 30;
/// Steps by which a clock may be off, either way.
const SKEW: u16 = 1;

/// What an authenticator app computes its codes of: HMAC-SHA-1, six digits, 30 seconds (RFC 6238),
/// which every app knows.
pub(crate) struct Totp(totp_rs::Totp);

impl Totp {
    /// With a new secret.
    pub(crate) fn random() -> Outcome<Self> {
        Self::new(&rand::random::<[u8; SECRET_LEN]>())
    }

    /// With a secret that is there.
    pub(crate) fn new(secret: &[u8]) -> Outcome<Self> {
        builder(secret).build().map(Self).map_err(Refusal::fault)
    }

    /// With a secret in base32, if it is one.
    pub(crate) fn of_base32(secret: &str) -> Option<Self> {
        Self::new(Secret::try_from_base32(secret).ok()?.as_bytes()).ok()
    }

    /// With the secret of a stored authenticator app.
    pub(crate) fn open(state: &AppState, app: &StoredAuthenticatorApp) -> Outcome<Self> {
        Self::new(&state.shared.seal.open(&purpose(&app.factor.id), &app.secret)?)
    }

    /// The secret as it is stored for the authenticator app with this id.
    pub(crate) fn seal(&self, state: &AppState, id: &str) -> Outcome<String> {
        state.shared.seal.seal(&purpose(id), self.secret())
    }

    fn secret(&self) -> &[u8] {
        self.0.secret().as_bytes()
    }

    /// The secret in base32 (RFC 4648, section 6) without padding.
    pub(crate) fn base32(&self) -> String {
        self.0.secret().to_base32()
    }

    /// What authenticator apps scan (Key URI format). The label tells apart several organizations
    /// and several accounts in one app.
    pub(crate) fn uri(&self, organization: &str, account: &str) -> Outcome<String> {
        // A colon stands between the issuer and the account, and nowhere else.
        let [issuer, account] = [format!("Gatehouse ({organization})"), account.to_owned()]
            .map(|part| part.replace(':', " "));
        let named = builder(self.secret()).with_issuer(Some(issuer)).with_account_name(account);
        named.build().and_then(|it| it.to_url()).map_err(Refusal::fault)
    }

    /// The time step for which a code is right: the one at `now`, or the one before or after.
    pub(crate) fn step(&self, code: &str, now: Timestamp) -> Option<i64> {
        let seconds = u64::try_from(now.unix_millis() / 1_000).ok()?;
        i64::try_from(self.0.check(code, seconds)?).ok()
    }
}

fn purpose(id: &str) -> String {
    format!("authenticator app {id}")
}

fn builder(secret: &[u8]) -> Builder {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(STEP)
        .with_skew(SKEW)
        .with_secret(secret)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// The secret of the vectors in RFC 6238, appendix B.
    const RFC: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix_millis(seconds * 1_000).unwrap()
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let totp = Totp::new(RFC).unwrap();
        // The last six digits of the eight in the appendix.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(totp.step(code, at(seconds)), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_off_by_one_step_and_no_more() {
        let totp = Totp::new(RFC).unwrap();
        for (seconds, step) in
            [(29, Some(1)), (59, Some(1)), (89, Some(1)), (90, None), (119, None)]
        {
            assert_eq!(totp.step("287082", at(seconds)), step, "{seconds}");
        }
    }

    #[test]
    fn nothing_but_six_digits_is_a_code() {
        let totp = Totp::new(RFC).unwrap();
        for typed in ["", "28708", "2870820", "+87082", "28708a", "٢٨٧٠٨٢", "94287082"] {
            assert_eq!(totp.step(typed, at(59)), None, "{typed}");
        }
    }

    #[test]
    fn the_label_names_the_product_the_organization_and_the_account() {
        let uri = Totp::new(RFC).unwrap().uri("R&D: Nord", "ada@northwind.example").unwrap();
        assert_eq!(
            uri,
            "otpauth://totp/Gatehouse%20%28R%26D%20%20Nord%29:ada%40northwind.example\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Gatehouse%20%28R%26D%20%20Nord%29"
        );
    }
}

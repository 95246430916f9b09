use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gatehouse_contract::{Person, Problem};
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::problem::{Outcome, Refusal};
use crate::store::passkey::StoredPasskey;

/// Whom passkeys are made for: this server, by its host name (WebAuthn level 3, section 4). Each
/// verifies its user, so that it is two factors at once; which make it is, nobody asks.
pub(crate) struct RelyingParty(Webauthn);

/// A new passkey, as the library writes it down.
pub(super) struct NewPasskey {
    /// The credential ID, in base64url.
    pub id: String,
    /// The public key and what belongs to it, as JSON.
    pub credential: String,
}

/// What a passkey says to a challenge.
pub(crate) struct Assertion(PublicKeyCredential);

impl Assertion {
    /// Reads what the browser gave.
    pub(crate) fn read(credential: Value) -> Outcome<Self> {
        serde_json::from_value(credential).map(Self).map_err(|_| Problem::WrongPasskey.into())
    }

    /// The credential ID of the passkey, in base64url.
    pub(crate) fn passkey_id(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.get_credential_id())
    }

    /// Whether the passkey says whose it is, as it does where nobody knows.
    pub(crate) fn names_owner(&self) -> bool {
        self.owner().is_some()
    }

    /// Whom the passkey takes for its owner, if it says so.
    fn owner(&self) -> Option<&[u8]> {
        self.0.get_user_unique_id()
    }
}

impl RelyingParty {
    /// The one at the address that people type. There is none at an IP address.
    pub(crate) fn at(public_url: &str) -> Option<Self> {
        let origin = Url::parse(public_url).ok()?;
        let builder = WebauthnBuilder::new(origin.domain()?, &origin).ok()?;
        builder.rp_name("Gatehouse").build().ok().map(Self)
    }

    /// What to ask an authenticator for that has none of `there`.
    pub(super) fn register(
        &self,
        person: &Person,
        there: &[StoredPasskey],
    ) -> Outcome<(Value, PasskeyRegistration)> {
        let ids = there.iter().map(|it| Ok(it.key()?.cred_id().clone()));
        let excluded = Some(ids.collect::<Outcome<_>>()?);
        let (id, name) = (handle(&person.id)?, &person.name);
        let started = self.0.start_passkey_registration(id, &person.email, name, excluded);
        let (options, state) = started.map_err(Refusal::fault)?;
        let mut options = serde_json::to_value(options.public_key).map_err(Refusal::fault)?;
        // One that its authenticator finds by itself can be the only step of a sign-in.
        options["authenticatorSelection"]["residentKey"] = json!("preferred");
        Ok((options, state))
    }

    /// The passkey that an authenticator has made.
    ///
    /// # Errors
    /// [`Problem::WrongPasskey`]
    pub(super) fn registered(
        &self,
        state: &PasskeyRegistration,
        credential: Value,
    ) -> Outcome<NewPasskey> {
        let credential: RegisterPublicKeyCredential =
            serde_json::from_value(credential).map_err(|_| Problem::WrongPasskey)?;
        let passkey = self.0.finish_passkey_registration(&credential, state).map_err(wrong)?;
        Ok(NewPasskey {
            id: URL_SAFE_NO_PAD.encode(passkey.cred_id()),
            credential: serde_json::to_string(&passkey).map_err(Refusal::fault)?,
        })
    }

    /// A challenge to any of these passkeys; to any at all, if there are none.
    pub(crate) fn challenge(
        &self,
        passkeys: &[StoredPasskey],
    ) -> Outcome<(Value, DiscoverableAuthentication)> {
        // The answer is held against the passkey as it is stored then, and not as it was now.
        let started = self.0.start_discoverable_authentication();
        let (options, state) = started.map_err(Refusal::fault)?;
        let mut options = serde_json::to_value(options.public_key).map_err(Refusal::fault)?;
        let allowed = passkeys.iter().map(|it| json!({ "type": "public-key", "id": it.factor.id }));
        options["allowCredentials"] = allowed.collect();
        Ok((options, state))
    }

    /// Holds what a passkey says against the challenge, and gives it as it is to be stored from now
    /// on: a counter that has not moved shows that there are two of it.
    ///
    /// # Errors
    /// [`Problem::WrongPasskey`]
    pub(super) fn verify(
        &self,
        challenge: DiscoverableAuthentication,
        assertion: &Assertion,
        passkey: &StoredPasskey,
        person_id: &str,
    ) -> Outcome<String> {
        let mut key = passkey.key()?;
        let verified = self.0.finish_discoverable_authentication_v2(&assertion.0, challenge, &key);
        let handle = handle(person_id)?;
        if assertion.owner().is_some_and(|owner| owner != handle.as_bytes()) {
            return Err(wrong(WebauthnError::InvalidUserUniqueId));
        }
        key.update_credential(&verified.map_err(wrong)?);
        serde_json::to_string(&key).map_err(Refusal::fault)
    }
}

impl StoredPasskey {
    /// As the library reads it.
    fn key(&self) -> Outcome<Passkey> {
        serde_json::from_str(&self.credential).map_err(Refusal::fault)
    }
}

/// What authenticators know a person by.
fn handle(person_id: &str) -> Outcome<Uuid> {
    Uuid::parse_str(person_id).map_err(Refusal::fault)
}

fn wrong(error: WebauthnError) -> Refusal {
    tracing::warn!(?error, "a passkey is not accepted");
    Problem::WrongPasskey.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_a_host_name_and_there_are_none_at_an_ip_address() {
        for url in ["https://gate.example", "http://localhost:8080", "https://gate.example:444"] {
            assert!(RelyingParty::at(url).is_some(), "{url}");
        }
        for url in ["http://127.0.0.1:8080", "https://[::1]", "gate.example"] {
            assert!(RelyingParty::at(url).is_none(), "{url}");
        }
    }
}

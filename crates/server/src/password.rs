//! Passwords: how they are kept, how strong they have to be, and how they are set.

mod strength;
pub(crate) mod update;

use argon2::password_hash::{self, PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use gatehouse_contract::{Field, FieldError, Flaw, OrganizationName, Person, Weakness};
use tokio::sync::Semaphore;

use crate::config::Config;
use crate::problem::{Outcome, Refusal};

/// Argon2id (RFC 9106), away from the threads that answer requests, and only as many at once as
/// there are cores.
pub(crate) struct Passwords {
    argon2: Argon2<'static>,
    permits: Semaphore,
    /// What the password of an unknown person is compared with, so that it takes as long.
    decoy: String,
}

/// What came of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Wrong,
    Right,
    /// Right, and this is its hash at today's cost.
    RightButOutdated(String),
}

impl Passwords {
    pub(crate) fn new(config: &Config) -> Result<Self, argon2::Error> {
        let params = Params::new(
            config.argon2_memory,
            config.argon2_passes,
            config.argon2_lanes,
            Some(Params::DEFAULT_OUTPUT_LEN),
        )?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy =
            hash_now(&argon2, "nobody's password").map_err(|_| argon2::Error::SaltTooShort)?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self { argon2, permits: Semaphore::new(cores), decoy })
    }

    /// The PHC string of `password`.
    pub(crate) async fn hash(&self, password: String) -> Outcome<String> {
        let argon2 = self.argon2.clone();
        self.away(move || hash_now(&argon2, &password)).await?.map_err(Refusal::fault)
    }

    /// Compares `password` with the hash of a person, or with nobody's when there is none.
    pub(crate) async fn verify(&self, hash: Option<String>, password: String) -> Outcome<Verdict> {
        let argon2 = self.argon2.clone();
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        let verdict = self.away(move || verify_now(&argon2, &hash, &password)).await?;
        Ok(if known { verdict } else { Verdict::Wrong })
    }

    /// What makes `password` easy to guess for somebody who knows these things about its owner.
    pub(crate) async fn weakness(
        &self,
        password: &str,
        own: Vec<String>,
    ) -> Outcome<Option<Weakness>> {
        let password = password.to_owned();
        self.away(move || strength::weakness(&password, &own)).await
    }

    /// Whether `password` is hard to guess, also for somebody who knows these things about its owner.
    ///
    /// # Errors
    /// What makes it easy, as a flaw of the field.
    pub(crate) async fn expect_strength(&self, password: &str, own: Vec<String>) -> Outcome<()> {
        match self.weakness(password, own).await? {
            None => Ok(()),
            Some(weakness) => {
                Err(vec![FieldError::new(Field::Password, Flaw::Guessable { weakness })].into())
            }
        }
    }

    async fn away<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Outcome<T> {
        let _permit = self.permits.acquire().await.map_err(Refusal::fault)?;
        tokio::task::spawn_blocking(work).await.map_err(Refusal::fault)
    }
}

/// What whoever guesses a password knows about its owner.
pub(crate) fn known_of(person: &Person, organization: &OrganizationName) -> Vec<String> {
    vec![person.name.clone(), person.email.clone(), organization.as_str().to_owned()]
}

fn hash_now(argon2: &Argon2<'_>, password: &str) -> password_hash::Result<String> {
    Ok(argon2.hash_password(password.as_bytes())?.to_string())
}

fn verify_now(argon2: &Argon2<'_>, hash: &str, password: &str) -> Verdict {
    let Ok(parsed) = PasswordHash::new(hash) else { return Verdict::Wrong };
    if argon2.verify_password(password.as_bytes(), &parsed).is_err() {
        return Verdict::Wrong;
    }
    let costs = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
    let outdated = Params::try_from(&parsed).is_ok_and(|it| costs(&it) != costs(argon2.params()));
    match outdated.then(|| hash_now(argon2, password)) {
        Some(Ok(hash)) => Verdict::RightButOutdated(hash),
        _ => Verdict::Right,
    }
}

//! The first Owner of a real organization.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gatehouse_contract::{EmailAddress, NewPassword, OrganizationName, Person, Role};

use crate::config::NewOwner;
use crate::problem::Refusal;
use crate::state::AppState;
use crate::store::organization;
use crate::store::person::{self, StoredPerson};

/// Why there is no new Owner.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnerError {
    /// The name.
    #[error("an organization's name has 1 to 80 characters")]
    OrganizationName,
    /// The name.
    #[error("a person's name has 1 to 120 characters")]
    PersonName,
    /// The address.
    #[error("{0:?} is not an e-mail address")]
    Email(String),
    /// The password.
    #[error(
        "a password has 15 to 1024 characters and is hard to guess; a few words that do not belong \
         together are"
    )]
    WeakPassword,
    /// There is somebody.
    #[error("{0} has an account already")]
    EmailTaken(String),
    /// There is another organization.
    #[error("this database belongs to the organization {0:?}")]
    OtherOrganization(String),
    /// The database.
    #[error("the database refused; the log says why")]
    Database,
}

impl From<Refusal> for OwnerError {
    fn from(_: Refusal) -> Self {
        Self::Database
    }
}

impl From<sqlx::Error> for OwnerError {
    fn from(error: sqlx::Error) -> Self {
        Refusal::from(error).into()
    }
}

/// Creates an Owner, and the organization if there is none. Answers with their password: the given
/// one, or one made at random.
///
/// # Errors
/// When something about it cannot be taken. Nothing is created then.
pub async fn create(
    state: &AppState,
    owner: &NewOwner,
    password: Option<String>,
) -> Result<String, OwnerError> {
    let name = OrganizationName::parse(&owner.organization);
    let name = name.map_err(|_| OwnerError::OrganizationName)?;
    let (email, person_name) = (email(&owner.email)?, owner.name.trim().to_owned());
    if person_name.is_empty() || person_name.chars().count() > 120 {
        return Err(OwnerError::PersonName);
    }
    let password = password.unwrap_or_else(random_password);
    let own = vec![person_name.clone(), email.clone(), name.as_str().to_owned()];
    if is_weak(state, &password, own).await? {
        return Err(OwnerError::WeakPassword);
    }
    let hash = state.shared.passwords.hash(password.clone()).await?;
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    let organization_id = match organization::first(&mut db).await? {
        Some((id, existing)) if existing == name.as_str() => id,
        Some((_, existing)) => return Err(OwnerError::OtherOrganization(existing)),
        None => {
            let id = new_id();
            organization::create(&mut db, &id, &new_handle(), &name, now).await?;
            id
        }
    };
    let person = Person { id: new_id(), name: person_name, email, role: Role::Owner };
    let person = StoredPerson::new(person, organization_id);
    if !person::create(&mut db, &person, Some(&hash), now).await? {
        return Err(OwnerError::EmailTaken(person.person.email));
    }
    db.commit().await?;
    Ok(password)
}

/// Whether nobody can sign in yet, because there is no organization.
///
/// # Errors
/// [`OwnerError::Database`]
pub async fn is_missing(state: &AppState) -> Result<bool, OwnerError> {
    let mut db = state.store.read().await?;
    Ok(organization::first(&mut db).await?.is_none())
}

pub(crate) fn new_id() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// Six hex digits.
pub(crate) fn new_handle() -> String {
    crate::hex::encode(&rand::random::<[u8; 3]>())
}

/// An address in lower case.
pub(crate) fn email(typed: &str) -> Result<String, OwnerError> {
    let email = EmailAddress::parse(typed).map_err(|_| OwnerError::Email(typed.to_owned()))?;
    Ok(email.into())
}

/// 144 random bits.
fn random_password() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 18]>())
}

/// Whether it could not be set by mail either, for somebody who knows these things of its owner.
async fn is_weak(state: &AppState, password: &str, own: Vec<String>) -> Result<bool, OwnerError> {
    if NewPassword::check_length_of(password).is_err() {
        return Ok(true);
    }
    let weakness = state.shared.passwords.weakness(password, own).await?;
    Ok(weakness.is_some())
}

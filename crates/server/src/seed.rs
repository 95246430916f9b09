//! Filling an empty database: the demo organization, or one from a file.

mod certificate;
mod factor;
mod plan;
mod plant;

use std::path::Path;

pub use plan::Seed;

use crate::password::Verdict;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::person;

/// Why a database is not filled.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The file.
    #[error("the seed cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// What it says.
    #[error("the seed is not as it should be: {0}")]
    Form(#[from] serde_json::Error),
    /// What it says.
    #[error("the seed contradicts itself: {0}")]
    Contradiction(String),
    /// The database.
    #[error("the database refused the seed; the log says why")]
    Database,
}

impl Seed {
    /// The demo organization.
    ///
    /// # Errors
    /// None that a build lets through.
    pub fn demo() -> Result<Self, SeedError> {
        Ok(serde_json::from_str(include_str!("../seeds/demo.json"))?)
    }

    /// The seed in a file.
    ///
    /// # Errors
    /// When it is not there or not as it should be.
    pub fn from_file(path: &Path) -> Result<Self, SeedError> {
        Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
    }

    /// Fills the database, unless there is an organization in it. Answers whether it did.
    ///
    /// # Errors
    /// When the seed contradicts itself or the database refuses it. Nothing is filled then.
    pub async fn plant(&self, state: &AppState) -> Result<bool, SeedError> {
        plant::plant(self, state).await
    }

    /// Whom the seed's passwords sign in: role, name, e-mail address and password. Where the seed
    /// was not `planted` just now, only those with whom it still works.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sign_ins(
        &self,
        state: &AppState,
        planted: bool,
    ) -> Result<Vec<(&str, &str, &str, &str)>, SeedError> {
        let mut sign_ins = Vec::new();
        for person in &self.people {
            let Some(password) = person.password.as_deref() else { continue };
            if planted || works(state, &person.email, password).await? {
                sign_ins.push((person.role.name(), &*person.name, &*person.email, password));
            }
        }
        Ok(sign_ins)
    }
}

async fn works(state: &AppState, email: &str, password: &str) -> Outcome<bool> {
    let mut db = state.store.read().await?;
    let found = person::find_by_email(&mut db, email).await?;
    drop(db);
    let Some((_, Some(hash))) = found else { return Ok(false) };
    let verdict = state.shared.passwords.verify(Some(hash), password.to_owned()).await?;
    Ok(verdict != Verdict::Wrong)
}

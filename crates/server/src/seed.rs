//! Filling an empty database: the demo organization, or one from a file.

mod certificate;
mod plan;
mod plant;

use std::path::Path;

pub use plan::Seed;

use crate::state::AppState;

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

    /// The e-mail addresses and passwords that the seed lets sign in, with names and roles.
    pub fn sign_ins(&self) -> impl Iterator<Item = (&str, &str, &str, &str)> {
        self.people.iter().filter_map(|person| {
            let password = person.password.as_deref()?;
            Some((person.role.name(), person.name.as_str(), person.email.as_str(), password))
        })
    }
}

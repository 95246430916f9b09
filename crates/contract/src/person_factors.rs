use serde::{Deserialize, Serialize};

use crate::{Denial, FactorsHeld, Permission, Permit, Person, Role, Timestamp};

/// A person and their second factors, as whoever manages access security sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonFactors {
    /// Who.
    pub person: Person,
    /// Which kinds of second factor they have.
    pub held: FactorsHeld,
    /// Whether they have a password; whoever has none signs in through the identity provider alone,
    /// and is sent nothing about second factors.
    pub has_password: bool,
    /// When they last used the product, if ever.
    pub last_seen: Option<Timestamp>,
    /// When they were last reminded to set up a second factor, if ever.
    pub reminded_at: Option<Timestamp>,
    /// Whether the viewer may reset their second factors.
    pub reset: Permit,
}

impl PersonFactors {
    /// When they were reminded, if that is too short a time ago for another reminder at `now`.
    pub fn reminded_lately(&self, now: Timestamp) -> Option<Timestamp> {
        reminded_lately(self.reminded_at, now)
    }
}

/// A reminder that is too short a time ago for another one at `now`, if this is such.
pub fn reminded_lately(at: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let earliest = now.plus_seconds(-REMINDED_EVERY_HOURS * 3_600);
    at.filter(|at| *at > earliest)
}

/// Some of many people and their second factors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeopleFactors {
    /// How many there are.
    pub total: u32,
    /// Those of the page that was asked for, by name.
    pub people: Vec<PersonFactors>,
}

impl PeopleFactors {
    /// The most people on a page.
    pub const PAGE: u32 = 50;
}

/// Which people are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FactorFilter {
    /// Everyone.
    #[default]
    Everyone,
    /// Those without a second factor that counts.
    Lacking,
}

/// Who is to be reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Addressees {
    /// Everyone who signs in with a password and has no second factor that counts.
    Everyone,
    /// The person with this id.
    Person(String),
}

/// Who was reminded to set up a second factor. Nobody is reminded twice within a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reminders {
    /// How many were sent a letter now.
    pub sent: u32,
    /// How many had been reminded within the last day.
    pub recent: u32,
    /// The first of those who were to be reminded, by name, as they stand now.
    pub people: Vec<PersonFactors>,
}

/// Hours that pass between two reminders of one person.
const REMINDED_EVERY_HOURS: i64 = 24;

/// All that [`decide_reset`] knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResetFacts {
    /// The role of the person who resets.
    pub viewer: Role,
    /// The role of the person whose second factors are reset.
    pub person: Role,
    /// Whether they are the same person.
    pub is_own: bool,
}

/// Decides whether one person may reset the second factors of another: of somebody strictly below
/// them; an Owner also of another Owner; nobody their own.
///
/// # Errors
/// The first condition that is missing.
pub fn decide_reset(facts: &ResetFacts) -> Result<(), Denial> {
    let permission = Permission::ResetFactors;
    if !permission.is_held_by(facts.viewer) {
        return Err(Denial::RoleRequired { roles: permission.roles().to_vec() });
    }
    if facts.is_own {
        return Err(Denial::OwnFactors);
    }
    if facts.viewer != Role::Owner && !facts.person.is_below(facts.viewer) {
        return Err(Denial::NotBelowYou);
    }
    Ok(())
}

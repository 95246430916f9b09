use std::future::Future;

use gatehouse_contract::domain::DomainSettings;
use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{
    Billing, Current, Factors, Organization, OwnSignIn, Reply, TwoFactorSettings, Version,
};

use crate::api::{self, Answer};

/// What a page shows, and saves change.
pub trait Resource: Sized {
    /// The resource inside the refusal of such a save.
    fn of(current: &Current) -> Option<&Self>;

    /// The resource as the server has it now.
    fn read() -> impl Future<Output = Answer<Reply<Self>>>;

    /// What its changes count up; `None` where only its parts have one, and the last answer counts.
    fn version(&self) -> Option<Version>;
}

impl Resource for Organization {
    fn of(current: &Current) -> Option<&Self> {
        match current {
            Current::Organization(reply) => Some(&reply.resource),
            _ => None,
        }
    }

    fn read() -> impl Future<Output = Answer<Reply<Self>>> {
        api::organization::read()
    }

    fn version(&self) -> Option<Version> {
        Some(self.version)
    }
}

impl Resource for Billing {
    fn of(current: &Current) -> Option<&Self> {
        match current {
            Current::Billing(reply) => Some(&reply.resource),
            _ => None,
        }
    }

    fn read() -> impl Future<Output = Answer<Reply<Self>>> {
        api::billing::read()
    }

    fn version(&self) -> Option<Version> {
        Some(self.version)
    }
}

impl Resource for DomainSettings {
    fn of(current: &Current) -> Option<&Self> {
        match current {
            Current::Domains(reply) => Some(&reply.resource),
            _ => None,
        }
    }

    fn read() -> impl Future<Output = Answer<Reply<Self>>> {
        api::domain::list()
    }

    fn version(&self) -> Option<Version> {
        None
    }
}

impl Resource for OwnSignIn {
    fn of(_: &Current) -> Option<&Self> {
        None
    }

    fn read() -> impl Future<Output = Answer<Reply<Self>>> {
        api::own_sign_in::read()
    }

    fn version(&self) -> Option<Version> {
        None
    }
}

impl Resource for SsoSettings {
    fn of(current: &Current) -> Option<&Self> {
        match current {
            Current::Sso(reply) => Some(&reply.resource),
            _ => None,
        }
    }

    fn read() -> impl Future<Output = Answer<Reply<Self>>> {
        api::sso::read()
    }

    fn version(&self) -> Option<Version> {
        Some(self.version)
    }
}

impl Resource for TwoFactorSettings {
    fn of(current: &Current) -> Option<&Self> {
        match current {
            Current::TwoFactor(reply) => Some(&reply.resource),
            _ => None,
        }
    }

    fn read() -> impl Future<Output = Answer<Reply<Self>>> {
        api::two_factor::read()
    }

    fn version(&self) -> Option<Version> {
        Some(self.version)
    }
}

impl Resource for Factors {
    fn of(_: &Current) -> Option<&Self> {
        None
    }

    fn read() -> impl Future<Output = Answer<Reply<Self>>> {
        api::factor::list()
    }

    fn version(&self) -> Option<Version> {
        None
    }
}

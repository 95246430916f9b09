use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use gatehouse_contract::Denial;

use crate::clock::Clock;
use crate::config::Config;
use crate::dns::{Dns, DnsSetupError};
use crate::factor::RelyingParty;
use crate::mail::{Delivery, MailSetupError};
use crate::password::Passwords;
use crate::problem::Outcome;
use crate::seal::{Seal, SealError};
use crate::session::CookieKind;
use crate::sso::fetch::{FetchSetupError, Fetcher};
use crate::store::{Store, StoreError};
use crate::throttle::{Limit, Network};

/// Requests for a role that one person may make in an hour.
const ACCESS_REQUESTS_PER_HOUR: NonZeroU32 = match NonZeroU32::new(5) {
    Some(count) => count,
    None => NonZeroU32::MIN,
};

/// What every handler shares. Clones are cheap and share everything.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub config: Config,
    pub passwords: Passwords,
    /// Password checks per client.
    pub addresses: Limit<Network>,
    /// Refusals that are written down, per person.
    pub refusals: Limit<String>,
    /// Fetches of metadata, per person.
    pub fetches: Limit<String>,
    /// Invitations that are sent, per organization.
    pub invitations: Limit<String>,
    /// Requests for a role that others are told of, per person.
    pub access_requests: Limit<String>,
    pub fetcher: Fetcher,
    pub dns: Dns,
    pub seal: Seal,
    relying_party: Option<RelyingParty>,
    pub delivery: Delivery,
    pub public_url: String,
    pub cookie: CookieKind,
}

impl AppState {
    /// Connects to the database and brings its schema up to date. `public_url` is the address that
    /// people type, without a slash at its end.
    ///
    /// # Errors
    /// When the database cannot be reached, is from another version or was filled for a trial that
    /// this is not, or a setting is out of range.
    pub async fn start(config: Config, public_url: &str) -> Result<Self, StartError> {
        let store = Store::open(&config.database_url(), config.database_connections).await?;
        if !config.is_trial() && store.is_of_trial().await? {
            return Err(StartError::DatabaseOfTrial);
        }
        let public_url = public_url.trim_end_matches('/').to_owned();
        let clock = Clock::ahead(config.clock_ahead.unwrap_or_default());
        if config.clock_ahead.is_some() && !config.is_trial() {
            return Err(StartError::ClockOutsideOfTrial);
        }
        let shared = Shared {
            passwords: Passwords::new(&config)?,
            addresses: Limit::new(config.sign_ins_per_minute),
            refusals: Limit::new(config.refusals_per_minute),
            fetches: Limit::new(config.fetches_per_minute),
            invitations: Limit::per_hour(config.invitations_per_hour),
            access_requests: Limit::per_hour(ACCESS_REQUESTS_PER_HOUR),
            fetcher: Fetcher::new(&config)?,
            dns: Dns::new(&config.dns)?,
            delivery: Delivery::new(&config, &public_url)?,
            seal: Seal::new(&config)?,
            relying_party: RelyingParty::at(&public_url),
            cookie: CookieKind::of(&public_url, config.is_trial()),
            public_url,
            config,
        };
        Ok(Self { store, clock, shared: Arc::new(shared) })
    }

    /// Whom passkeys are made for.
    ///
    /// # Errors
    /// [`Denial::NoHostName`]
    pub(crate) fn relying_party(&self) -> Outcome<&RelyingParty> {
        self.shared.relying_party.as_ref().ok_or(Denial::NoHostName.into())
    }

    pub(crate) fn idle(&self) -> Duration {
        Duration::from_secs(self.shared.config.session_idle.into())
    }

    pub(crate) fn absolute(&self) -> Duration {
        Duration::from_secs(self.shared.config.session_absolute.into())
    }
}

/// Why a server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The database's people.
    #[error(
        "this database was filled by --demo or --seed, so that passwords in it are no secret: start \
         with that option again, or with another database (--database-url or --data-dir)"
    )]
    DatabaseOfTrial,
    /// The cost of passwords.
    #[error("the Argon2 parameters cannot be used: {0}")]
    Passwords(#[from] argon2::Error),
    /// The DNS servers.
    #[error(transparent)]
    Dns(#[from] DnsSetupError),
    /// The key that secrets are sealed with.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The clock.
    #[error("the clock can be moved only with --demo or --seed")]
    ClockOutsideOfTrial,
    /// The certificates that hosts of metadata may be signed by.
    #[error(transparent)]
    Fetch(#[from] FetchSetupError),
    /// The mail.
    #[error(transparent)]
    Mail(#[from] MailSetupError),
    /// The seed.
    #[error(transparent)]
    Seed(#[from] crate::seed::SeedError),
    /// The port.
    #[error(
        "another program listens on {0} already: end it, or choose another port with --address or \
         GATEHOUSE_ADDRESS"
    )]
    AddressInUse(SocketAddr),
    /// Files and sockets.
    #[error("{what}: {error}")]
    Io {
        /// What was being done.
        what: String,
        /// What came of it.
        error: std::io::Error,
    },
}

impl StartError {
    /// Why nobody can listen there.
    pub fn listening(address: SocketAddr, error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::AddrInUse => Self::AddressInUse(address),
            _ => Self::Io { what: format!("listening on {address}"), error },
        }
    }
}

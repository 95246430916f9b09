//! The database: SQLite or PostgreSQL behind one SQL text.

pub(crate) mod access;
pub(crate) mod access_request;
pub(crate) mod audit;
pub(crate) mod authenticator_app;
pub(crate) mod billing;
pub(crate) mod ceremony;
pub(crate) mod coverage;
pub(crate) mod deletion;
pub(crate) mod domain;
pub(crate) mod factor;
pub(crate) mod folding;
pub(crate) mod impact;
pub(crate) mod invitation;
pub(crate) mod job;
pub(crate) mod mail;
pub(crate) mod member;
mod migrations;
pub(crate) mod organization;
pub(crate) mod passkey;
pub(crate) mod password_link;
pub(crate) mod person;
mod policy;
pub(crate) mod recovery_code;
pub(crate) mod saml;
pub(crate) mod session;
pub(crate) mod signing_key;

use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::{Any, AnyPool, ConnectOptions, Connection, Executor, Transaction};
use tracing::log::LevelFilter;

/// Connections to the database. Clones share them.
#[derive(Clone, Debug)]
pub struct Store {
    readers: AnyPool,
    writers: AnyPool,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres,
}

/// Why the database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached or is not what it should be.
    #[error("the database cannot be used: {0}")]
    Database(#[from] sqlx::Error),
    /// Its schema cannot be brought up to date.
    #[error("the database's schema cannot be brought up to date: {0}")]
    Schema(#[from] sqlx::migrate::MigrateError),
}

impl Store {
    /// Connects, and brings the schema up to date. An SQLite file is made when there is none.
    ///
    /// # Errors
    /// When that cannot be done.
    pub async fn open(url: &str, connections: u32) -> Result<Self, StoreError> {
        install_default_drivers();
        let kind = if url.starts_with("sqlite:") { Kind::Sqlite } else { Kind::Postgres };
        let writers = pool(url, kind, if kind == Kind::Sqlite { 1 } else { connections }).await?;
        migrations::migrator(kind).run(&writers).await?;
        let readers = match kind {
            Kind::Sqlite => pool(url, kind, connections).await?,
            Kind::Postgres => writers.clone(),
        };
        let store = Self { readers, writers, kind };
        let mut db = store.write().await?;
        folding::fold_names(&mut db).await?;
        db.commit().await?;
        Ok(store)
    }

    /// Begins a transaction that sees one moment and changes nothing.
    pub(crate) async fn read(&self) -> sqlx::Result<Transaction<'static, Any>> {
        match self.kind {
            Kind::Sqlite => self.readers.begin().await,
            Kind::Postgres => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                self.readers.begin_with(begin).await
            }
        }
    }

    /// Begins a transaction that may change something. There is one at a time on SQLite.
    pub(crate) async fn write(&self) -> sqlx::Result<Transaction<'static, Any>> {
        match self.kind {
            Kind::Sqlite => self.writers.begin_with("BEGIN IMMEDIATE").await,
            Kind::Postgres => self.writers.begin().await,
        }
    }

    /// Whether it was filled by `--demo` or `--seed`.
    pub(crate) async fn is_of_trial(&self) -> Result<bool, StoreError> {
        let mut db = self.read().await?;
        Ok(organization::is_any_trial(&mut db).await?)
    }

    /// Whether the database answers.
    pub(crate) async fn is_ready(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.readers).await.is_ok()
    }

    /// The connections that write, for tools and tests that look behind the API.
    pub fn pool(&self) -> &AnyPool {
        &self.writers
    }

    /// Whether this is SQLite.
    pub fn is_sqlite(&self) -> bool {
        self.kind == Kind::Sqlite
    }

    /// Lets go of what SQLite's write-ahead log still holds of rows that were deleted, as far as nobody
    /// reads it; their pages are overwritten when they are freed.
    pub(crate) async fn forget_log(&self) -> sqlx::Result<()> {
        if self.is_sqlite() {
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.writers).await?;
        }
        Ok(())
    }

    /// Closes every connection once its work is done.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

async fn pool(url: &str, kind: Kind, connections: u32) -> sqlx::Result<AnyPool> {
    let options = AnyConnectOptions::from_str(url)?
        .log_statements(LevelFilter::Trace)
        .log_slow_statements(LevelFilter::Warn, Duration::from_secs(1));
    let tune = match kind {
        Kind::Sqlite => {
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; \
             PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;"
        }
        Kind::Postgres => {
            "SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s'"
        }
    };
    // Once by itself: a pool would try again and again, and then say no more than that it waited.
    options.connect().await?.close().await?;
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(move |connection, _| {
            Box::pin(async move { connection.execute(sqlx::raw_sql(tune)).await.map(drop) })
        })
        .connect_with(options)
        .await
}

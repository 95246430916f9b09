//! What can be configured, by option and by environment.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Gatehouse: how the people of an organization sign in. Serves the app and its JSON API.
///
/// Every option is also an environment variable; the option wins.
#[derive(Clone, Debug, Parser)]
#[command(version, name = "gatehouse-server", max_term_width = 100)]
pub struct Cli {
    /// What to do; serves when there is nothing.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to do it.
    #[command(flatten)]
    pub config: Config,
}

/// What the binary does besides serving.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Creates an Owner, and the organization if there is none yet.
    ///
    /// Prints a random password, unless --password-stdin is given.
    CreateOwner(NewOwner),
    /// Prints the OpenAPI document of the API.
    Openapi,
    /// What concerns the audit log.
    Audit {
        /// What to do with it.
        #[command(subcommand)]
        command: AuditCommand,
    },
}

/// What can be done with the audit log.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum AuditCommand {
    /// Looks at every entry, and fails when one is missing or was altered.
    Verify,
}

/// The first person of an organization.
#[derive(Clone, Debug, Args)]
pub struct NewOwner {
    /// The organization's name.
    #[arg(long)]
    pub organization: String,
    /// The person's e-mail address.
    #[arg(long)]
    pub email: String,
    /// The person's full name.
    #[arg(long)]
    pub name: String,
    /// Reads the password from the first line of standard input.
    #[arg(long)]
    pub password_stdin: bool,
}

/// The configuration of a server.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Where to listen. Port 0 takes a free one.
    #[arg(long, global = true, env = "GATEHOUSE_ADDRESS", default_value = "127.0.0.1:8080")]
    pub address: SocketAddr,
    /// The address that people type [default: http://localhost with the port of --address].
    #[arg(long, global = true, env = "GATEHOUSE_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Where files are kept, among them the SQLite database.
    #[arg(long, global = true, env = "GATEHOUSE_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// sqlite://… or postgres://… [default: gatehouse.db in the data directory; demo.db with --demo].
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// What secrets in the database are sealed with: 32 bytes in base64. Servers that share a
    /// database share it [default: secret.key in the data directory, made at the first start].
    #[arg(long, global = true, env = "GATEHOUSE_SECRET_KEY", hide_env_values = true)]
    pub secret_key: Option<String>,
    /// The most connections to the database.
    #[arg(long, global = true, env = "GATEHOUSE_DATABASE_CONNECTIONS", default_value_t = 8)]
    pub database_connections: u32,
    /// The built app.
    #[arg(long, global = true, env = "GATEHOUSE_APP_DIR", default_value = "dist")]
    pub app_dir: PathBuf,
    /// What to log: a level, or `target=level` pairs.
    #[arg(long, global = true, env = "GATEHOUSE_LOG", default_value = "info")]
    pub log: String,
    /// How to write the log.
    #[arg(long, global = true, env = "GATEHOUSE_LOG_FORMAT", value_enum, default_value = "json")]
    pub log_format: LogFormat,
    /// Seconds without a request after which a session ends.
    #[arg(long, global = true, env = "GATEHOUSE_SESSION_IDLE", default_value_t = 3_600)]
    pub session_idle: u32,
    /// Seconds after sign-in when a session ends in any case.
    #[arg(long, global = true, env = "GATEHOUSE_SESSION_ABSOLUTE", default_value_t = 86_400)]
    pub session_absolute: u32,
    /// Seconds for which a step-up is good.
    #[arg(long, global = true, env = "GATEHOUSE_STEP_UP", default_value_t = 600)]
    pub step_up: u32,
    /// Password checks that one client address may ask for in a minute.
    #[arg(long, global = true, env = "GATEHOUSE_SIGN_INS_PER_MINUTE", default_value = "60")]
    pub sign_ins_per_minute: std::num::NonZeroU32,
    /// Refusals that one person may have written to the audit log in a minute. Beyond them the
    /// answer is to wait.
    #[arg(long, global = true, env = "GATEHOUSE_REFUSALS_PER_MINUTE", default_value = "60")]
    pub refusals_per_minute: std::num::NonZeroU32,
    /// Takes the client's address from the last entry of X-Forwarded-For. Only behind a proxy that
    /// sets it.
    #[arg(long, global = true, env = "GATEHOUSE_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// DNS servers to look for domains' records and metadata's hosts at, as address:port, in this
    /// order [default: the system's].
    #[arg(long, global = true, env = "GATEHOUSE_DNS", value_delimiter = ',')]
    pub dns: Vec<SocketAddr>,
    /// A PEM file with certificates that hosts of metadata may be signed by, besides those that
    /// browsers trust.
    #[arg(long, global = true, env = "GATEHOUSE_METADATA_CA", value_name = "FILE")]
    pub metadata_ca: Option<PathBuf>,
    /// Fetches metadata from this machine too, for trials and tests. Never where people can sign in
    /// who should not reach what listens here.
    #[arg(long, global = true, env = "GATEHOUSE_METADATA_LOOPBACK")]
    pub metadata_loopback: bool,
    /// Documents that one person may have fetched in a minute.
    #[arg(long, global = true, env = "GATEHOUSE_FETCHES_PER_MINUTE", default_value = "10")]
    pub fetches_per_minute: std::num::NonZeroU32,
    /// Invitations that one organization may send in an hour.
    #[arg(long, global = true, env = "GATEHOUSE_INVITATIONS_PER_HOUR", default_value = "200")]
    pub invitations_per_hour: std::num::NonZeroU32,
    /// How long fetching metadata may take. Only tests change it.
    #[arg(skip = Duration::from_secs(5))]
    pub metadata_timeout: Duration,
    /// The mail server: smtps://user:password@host, or smtp://user:password@host?tls=required
    /// [default: none, letters are written to files in the data directory].
    #[arg(long, global = true, env = "GATEHOUSE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Who letters are from: `Name <address>` [default: gatehouse at the host of --public-url].
    #[arg(long, global = true, env = "GATEHOUSE_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// The email address that people are told to write to where their Owners and Admins cannot help.
    #[arg(long, global = true, env = "GATEHOUSE_SUPPORT_ADDRESS")]
    pub support_address: Option<lettre::Address>,
    /// What the plan of this server's organizations is called.
    #[arg(long, global = true, env = "GATEHOUSE_PLAN", default_value = "Self-hosted")]
    pub plan: String,
    /// How many seats the plan has [default: as many as there are members].
    #[arg(long, global = true, env = "GATEHOUSE_SEATS")]
    pub seats: Option<std::num::NonZeroU32>,
    /// Seconds that one request may take.
    #[arg(long, global = true, env = "GATEHOUSE_REQUEST_TIMEOUT", default_value_t = 30)]
    pub request_timeout: u32,
    /// Argon2id: memory in KiB.
    #[arg(long, global = true, env = "GATEHOUSE_ARGON2_MEMORY", default_value_t = 19_456)]
    pub argon2_memory: u32,
    /// Argon2id: passes over the memory.
    #[arg(long, global = true, env = "GATEHOUSE_ARGON2_PASSES", default_value_t = 2)]
    pub argon2_passes: u32,
    /// Argon2id: lanes.
    #[arg(long, global = true, env = "GATEHOUSE_ARGON2_LANES", default_value_t = 1)]
    pub argon2_lanes: u32,
    /// Fills an empty database with a made-up organization of 44 people, four of whom can sign in
    /// with a password that everybody knows. Never where it can be reached from outside.
    #[arg(long, global = true, env = "GATEHOUSE_DEMO", conflicts_with = "seed")]
    pub demo: bool,
    /// Fills an empty database from a JSON file, for trials and tests.
    #[arg(long, global = true, env = "GATEHOUSE_SEED", value_name = "FILE")]
    pub seed: Option<PathBuf>,
    /// Seconds by which the server's clock is ahead of the machine's; negative for behind. Only with
    /// --demo or --seed.
    #[arg(
        long,
        global = true,
        env = "GATEHOUSE_CLOCK_AHEAD",
        value_name = "SECONDS",
        allow_negative_numbers = true
    )]
    pub clock_ahead: Option<i64>,
}

/// How the log is written, to standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// Lines for people.
    Pretty,
}

impl Config {
    /// The database to use.
    pub fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| {
            // A server that was tried with `--demo` can be started for real without it.
            let name = if self.demo { "demo.db" } else { "gatehouse.db" };
            let file = self.data_dir.join(name);
            format!("sqlite://{}?mode=rwc", file.display())
        })
    }

    /// Whether passwords may be known to everybody, so that plain http on this machine will do.
    pub fn is_trial(&self) -> bool {
        self.demo || self.seed.is_some()
    }
}

impl Default for Config {
    /// What an empty environment and no options give.
    fn default() -> Self {
        Cli::parse_from(["gatehouse-server"]).config
    }
}

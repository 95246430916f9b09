use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use axum::Router;
use gatehouse_server::config::Config;
use gatehouse_server::seed::Seed;
use gatehouse_server::{AppState, app};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Row};
use totp_rs::{Builder, Secret};

use super::Answer;
use super::client::Client;
use super::database::Database;

/// Everybody's.
pub const PASSWORD: &str = "gatehouse-test";

/// That of every authenticator app: the one of RFC 6238, appendix B.
pub const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// Gives somebody of a plan an authenticator app with that secret.
pub fn give_app(person: &mut Value) {
    person["factor"] = json!("authenticator_app");
    person["authenticator_secret"] = json!(SECRET);
    person["recovery_codes"] = json!((0..10).map(|n| format!("code-{n}")).collect::<Vec<_>>());
}

/// A plan in which the Owners and Admins have such an app, as beside required single sign-on.
pub fn protected(mut plan: Value) -> Value {
    let keeps = |it: &&mut Value| it["role"] == "owner" || it["role"] == "admin";
    plan["people"].as_array_mut().unwrap().iter_mut().filter(keeps).for_each(give_app);
    plan
}

/// The code that such an app shows in the time step with this number (RFC 6238).
pub fn code_of(step: i64) -> String {
    let secret = Secret::try_from_base32(SECRET).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(step * 30).unwrap()).to_string()
}

/// An organization: two Owners and one of each other role, a guest among the Members; a tested
/// connection, off; no two-factor requirement.
pub fn plan() -> Value {
    let person = |name: &str, email: &str, role: &str, factor: &str| {
        json!({ "name": name, "email": email, "role": role, "factor": factor,
                "password": PASSWORD, "last_seen_minutes_ago": 30 })
    };
    json!({
        "organization": "Northwind Labs",
        "handle": "9f2c41",
        "domains": ["northwind.example"],
        "people": [
            person("Ada Osei", "ada@northwind.example", "owner", "none"),
            person("Olu Reyes", "olu@northwind.example", "owner", "none"),
            person("Ravi Vance", "ravi@northwind.example", "admin", "none"),
            person("Bea Lindqvist", "bea@northwind.example", "billing_admin", "none"),
            person("Jun Kato", "jun@northwind.example", "member", "none"),
            person("Lee Park", "lee@partner.example", "member", "none"),
            { "name": "No Password", "email": "no@northwind.example", "role": "member" },
        ],
        "sso": {
            "sign_in_url": "https://northwind.okta.example/app/exk1f/sso/saml",
            "issuer": "http://www.okta.example/exk1f7q2",
            "certificate": { "common_name": "northwind", "expires_in_days": 23 },
            "tested_by": "ada@northwind.example",
        },
    })
}

/// What somebody has proven a second factor with.
#[derive(Default)]
struct Proofs {
    /// The time step of the last code (RFC 6238).
    step: i64,
    recovery_codes: u8,
}

/// A server and its database.
pub struct World {
    pub state: AppState,
    pub app: Router,
    pub config: Config,
    /// What each person has signed in with.
    proofs: Mutex<HashMap<String, Proofs>>,
    // Last, so that the files go once nobody uses them.
    database: Database,
}

impl World {
    pub async fn new() -> Self {
        Self::with(plan()).await
    }

    /// With a plan of its own.
    pub async fn with(plan: Value) -> Self {
        let world = Self::configured(|_| {}).await;
        world.plant(plan).await;
        world
    }

    /// Fills the empty database. Beside required single sign-on, Owners and Admins have a factor.
    pub async fn plant(&self, plan: Value) {
        let plan = if plan["sso"]["required"] == true { protected(plan) } else { plan };
        let seed: Seed = serde_json::from_value(plan).unwrap();
        assert!(seed.plant(&self.state).await.unwrap());
    }

    /// With nobody in it, and a configuration of its own.
    pub async fn configured(configure: impl FnOnce(&mut Config)) -> Self {
        let database = Database::create().await;
        let mut config = Config {
            database_url: Some(database.url.clone()),
            database_connections: 4,
            argon2_memory: 8,
            argon2_passes: 1,
            sign_ins_per_minute: 1_000.try_into().unwrap(),
            refusals_per_minute: 1_000.try_into().unwrap(),
            fetches_per_minute: 1_000.try_into().unwrap(),
            // Nobody listens there: a look ends at once, and no test leaves this machine.
            dns: vec!["127.0.0.1:9".parse().unwrap()],
            // Tests fill it as a seed does.
            seed: Some("seed.json".into()),
            app_dir: database.folder.join("app"),
            data_dir: database.folder.join("data"),
            ..Config::default()
        };
        configure(&mut config);
        let state = AppState::start(config.clone(), "https://gate.example/").await.unwrap();
        Self { app: app(state.clone()), state, config, proofs: Mutex::default(), database }
    }

    /// Where the test may keep files.
    pub fn folder(&self) -> &std::path::Path {
        &self.database.folder
    }

    pub fn browser(&self) -> Client {
        Client::new(self.app.clone())
    }

    pub async fn signed_in(&self, email: &str) -> Client {
        let client = self.browser();
        self.sign_in(&client, email, PASSWORD).await.is(200);
        client
    }

    /// Signs somebody in, with a code where a second factor is asked for.
    pub async fn sign_in(&self, client: &Client, email: &str, password: &str) -> Answer {
        let answer = client.sign_in(email, password).await;
        if answer.json()["type"] != "second_factor_required" {
            return answer;
        }
        client.second_factor(self.next_proof(email)).await
    }

    /// A code that was not used before, and is accepted even if the next time step begins on the
    /// way; a recovery code when there is none.
    pub fn next_proof(&self, email: &str) -> Value {
        let now = self.state.clock.now().unix_millis() / 30_000;
        let mut proofs = self.proofs.lock().unwrap();
        let given = proofs.entry(email.to_owned()).or_default();
        if given.step <= now {
            given.step = (given.step + 1).max(now);
            return json!({ "code": code_of(given.step) });
        }
        given.recovery_codes += 1;
        json!({ "recovery_code": format!("code-{}", given.recovery_codes) })
    }

    /// Ada, an Owner, with a fresh proof of identity.
    pub async fn owner(&self) -> Client {
        self.proven("ada@northwind.example").await
    }

    /// Olu, the other Owner, with a fresh proof of identity.
    pub async fn other_owner(&self) -> Client {
        self.proven("olu@northwind.example").await
    }

    /// Ravi, with a fresh proof of identity.
    pub async fn admin(&self) -> Client {
        self.proven("ravi@northwind.example").await
    }

    /// Bea, with a fresh proof of identity.
    pub async fn billing_admin(&self) -> Client {
        self.proven("bea@northwind.example").await
    }

    /// Jun, with a fresh proof of identity.
    pub async fn member(&self) -> Client {
        self.proven("jun@northwind.example").await
    }

    async fn proven(&self, email: &str) -> Client {
        let client = self.signed_in(email).await;
        client.step_up().await.is(200);
        client
    }

    pub fn later(&self, minutes: u64) {
        self.state.clock.advance(Duration::from_secs(minutes * 60));
    }

    /// The first column of every row.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        let rows = sqlx::query(sql).fetch_all(self.state.store.pool()).await.unwrap();
        rows.iter().map(|row| row.try_get(0).unwrap()).collect()
    }

    /// Changes the database behind the server's back.
    pub async fn tamper(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        sqlx::raw_sql(sql).execute(self.state.store.pool()).await.unwrap();
    }

    /// Gives somebody a passkey that nobody holds.
    pub async fn give_passkey(&self, email: &str) {
        self.tamper(&format!(
            "INSERT INTO passkey (id, person_id, name, credential, added_at) \
             SELECT 'key of ' || id, id, 'Security key', '{{}}', 0 FROM person \
             WHERE email = '{email}'"
        ))
        .await;
    }

    pub async fn id_of(&self, email: &str) -> String {
        self.texts(&format!("SELECT id FROM person WHERE email = '{email}'")).await.remove(0)
    }

    pub async fn organization_id(&self) -> String {
        self.texts("SELECT id FROM organization").await.remove(0)
    }

    /// All that a refused change must leave alone.
    pub async fn settings(&self) -> Vec<String> {
        let mut all = self
            .texts(
                "SELECT name || ' ' || CAST(version AS TEXT) || ' ' || \
                 CAST(access_version AS TEXT) FROM organization",
            )
            .await;
        all.extend(
            self.texts(
                "SELECT CAST(is_on AS TEXT) || CAST(required AS TEXT) || CAST(idp_managed AS TEXT) \
                 || CAST(idp_initiated AS TEXT) || CAST(password_factor AS TEXT) FROM sso_settings",
            )
            .await,
        );
        all.extend(
            self.texts(
                "SELECT place || ' ' || sign_in_url || issuer || certificates \
                 || COALESCE(tested_by, '') FROM sso_connection ORDER BY place",
            )
            .await,
        );
        let two_factor =
            "SELECT COALESCE(CAST(required_from AS TEXT), '') FROM two_factor_settings";
        all.extend(self.texts(two_factor).await);
        let domains = "SELECT name || ' ' || status || ' ' || token FROM domain ORDER BY id";
        all.extend(self.texts(domains).await);
        all.extend(self.texts("SELECT email || ' ' || role || CAST(sso_exempt AS TEXT) FROM person ORDER BY email").await);
        all
    }

    /// The audit log: who, what, and how it ended.
    pub async fn audit(&self) -> Vec<String> {
        self.texts(
            "SELECT person_name || ' ' || action || ' ' || outcome FROM audit_entry ORDER BY seq",
        )
        .await
    }

    /// The last entry of the audit log.
    pub async fn last_audit(&self) -> (String, Value) {
        let entry = self.audit().await.pop().unwrap();
        let payload = "SELECT payload FROM audit_entry ORDER BY seq DESC LIMIT 1";
        (entry, serde_json::from_str(&self.texts(payload).await[0]).unwrap())
    }
}

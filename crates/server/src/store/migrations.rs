use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use super::Kind;

/// The schema, step by step. A step that has been released is never changed.
pub(super) fn migrator(kind: Kind) -> Migrator {
    let (append_only, domain_rows, deletion) = match kind {
        Kind::Sqlite => (
            include_str!("../../migrations/0002_audit_append_only.sqlite.sql"),
            include_str!("../../migrations/0004_domain_rows.sqlite.sql"),
            include_str!("../../migrations/0023_deletion.sqlite.sql"),
        ),
        Kind::Postgres => (
            include_str!("../../migrations/0002_audit_append_only.postgres.sql"),
            include_str!("../../migrations/0004_domain_rows.postgres.sql"),
            include_str!("../../migrations/0023_deletion.postgres.sql"),
        ),
    };
    Migrator::with_migrations(vec![
        step(1, "tables", include_str!("../../migrations/0001_tables.sql")),
        step(2, "the audit log is append-only", append_only),
        step(3, "domain claims", include_str!("../../migrations/0003_domain_claims.sql")),
        step(4, "domain rows", domain_rows),
        step(5, "saml", include_str!("../../migrations/0005_saml.sql")),
        step(6, "sso connections", include_str!("../../migrations/0006_sso_connections.sql")),
        step(7, "mail", include_str!("../../migrations/0007_mail.sql")),
        step(8, "exemptions", include_str!("../../migrations/0008_exemptions.sql")),
        step(9, "trials", include_str!("../../migrations/0009_trials.sql")),
        step(10, "devices", include_str!("../../migrations/0010_devices.sql")),
        step(11, "factors", include_str!("../../migrations/0011_factors.sql")),
        step(12, "passkeys", include_str!("../../migrations/0012_passkeys.sql")),
        step(13, "coverage", include_str!("../../migrations/0013_coverage.sql")),
        step(14, "hand-over", include_str!("../../migrations/0014_hand_over.sql")),
        step(15, "password factor", include_str!("../../migrations/0015_password_factor.sql")),
        step(16, "folded names", include_str!("../../migrations/0016_folded_names.sql")),
        step(17, "code warnings", include_str!("../../migrations/0017_code_warnings.sql")),
        step(18, "members", include_str!("../../migrations/0018_members.sql")),
        step(19, "invitations", include_str!("../../migrations/0019_invitations.sql")),
        step(20, "audit filters", include_str!("../../migrations/0020_audit_filters.sql")),
        step(21, "access requests", include_str!("../../migrations/0021_access_requests.sql")),
        step(22, "billing", include_str!("../../migrations/0022_billing.sql")),
        step(23, "deletion", deletion),
        step(24, "unproven", include_str!("../../migrations/0024_unproven_addresses.sql")),
    ])
}

fn step(version: i64, description: &'static str, sql: &'static str) -> Migration {
    Migration::new(version, description.into(), MigrationType::Simple, sql.into_sql_str(), false)
}

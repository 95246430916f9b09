use std::path::PathBuf;

use sqlx::{AnyConnection, AssertSqlSafe, Connection};

/// A database for one test.
pub struct Database {
    pub url: String,
    pub folder: PathBuf,
}

impl Database {
    pub async fn create() -> Self {
        let name = format!("gatehouse_test_{}", uuid::Uuid::now_v7().simple());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        let url = match std::env::var("GATEHOUSE_TEST_DATABASE_URL") {
            Ok(server) => create_on(&server, &name).await,
            Err(_) => format!("sqlite://{}?mode=rwc", folder.join("gatehouse.db").display()),
        };
        Self { url, folder }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn create_on(server: &str, name: &str) -> String {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(server).await.unwrap();
    let create = format!("CREATE DATABASE {name}");
    sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let (base, query) = server.split_once('?').unwrap_or((server, ""));
    let (host, _) = base.rsplit_once('/').unwrap();
    format!("{host}/{name}?{query}")
}

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

/// A schema of its own on the server: much quicker than a database.
async fn create_on(server: &str, name: &str) -> String {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(server).await.unwrap();
    let create = format!("CREATE SCHEMA {name}");
    sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options[search_path]={name}")
}

//! Letters as files, where there is no mail server.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Result, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::config::Config;

/// Where they are.
pub(super) fn folder(config: &Config) -> PathBuf {
    config.data_dir.join("mail")
}

/// Writes a file that is there as a whole or not at all, and that nobody else can read.
pub(super) fn write(folder: &Path, id: &str, message: &[u8]) -> Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let part = folder.join(format!("{id}.part"));
    let mut file: File =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    file.write_all(message)?;
    file.sync_all()?;
    std::fs::rename(part, folder.join(format!("{id}.eml")))
}

/// Deletes the files of letters, as far as there are any.
pub(crate) async fn delete(config: &Config, ids: &[String]) -> Result<()> {
    let folder = folder(config);
    for id in ids {
        for ending in ["eml", "part"] {
            match tokio::fs::remove_file(folder.join(format!("{id}.{ending}"))).await {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}

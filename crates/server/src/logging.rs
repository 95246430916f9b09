//! The log: one line for each request, and whatever goes wrong. To standard error.

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Begins to log, panics included.
pub fn start(config: &Config) {
    let filter =
        EnvFilter::builder().parse_lossy(format!("{},sqlx::postgres::notice=warn", config.log));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match config.log_format {
        LogFormat::Json => {
            log.json().flatten_event(true).with_current_span(true).with_span_list(false).init()
        }
        LogFormat::Pretty => log.with_target(false).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(at, "panic: {}", panic.payload_as_str().unwrap_or_default());
    }));
}

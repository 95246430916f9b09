use std::io::{self, Write};
use std::sync::{Mutex, OnceLock};

/// Everything that is logged, by all tests together.
static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// The log of the servers under test.
pub struct Log;

impl Log {
    /// Begins to listen.
    pub fn listen() -> Self {
        static LISTENING: OnceLock<()> = OnceLock::new();
        LISTENING.get_or_init(|| {
            let log = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG);
            log.with_writer(|| Self).init();
        });
        Self
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&LINES.lock().unwrap()).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

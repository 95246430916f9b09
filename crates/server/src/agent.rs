use woothee::parser::Parser;
use woothee::woothee::VALUE_UNKNOWN;

/// What a browser says of itself, in words that people use. It may say anything: nothing is decided
/// by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Agent {
    pub browser: Option<String>,
    pub system: Option<String>,
}

impl Agent {
    /// Reads `User-Agent`. What is no browser stays unknown.
    pub(crate) fn read(user_agent: &str) -> Self {
        let found = Parser::new().parse(user_agent);
        let browser = found.filter(|it| !matches!(it.category, "crawler" | "misc"));
        browser.map_or_else(Self::default, |it| Self {
            browser: known(it.name).map(browser_name),
            system: known(it.os).map(system_name),
        })
    }

    /// `Firefox on Windows`, as far as it says; of what is no browser, the first word of what it calls
    /// itself (RFC 9110, section 10.1.5).
    pub(crate) fn described(user_agent: &str) -> String {
        match Self::read(user_agent) {
            Self { browser: Some(browser), system: Some(system) } => {
                format!("{browser} on {system}")
            }
            Self { browser: Some(word), .. } | Self { system: Some(word), .. } => word,
            Self { browser: None, system: None } => {
                let product = user_agent.split_whitespace().next().unwrap_or_default();
                product.chars().take(LONGEST_PRODUCT).collect()
            }
        }
    }
}

/// The most characters that are kept of what is no browser.
const LONGEST_PRODUCT: usize = 64;

fn known(word: &str) -> Option<&str> {
    Some(word).filter(|word| *word != VALUE_UNKNOWN)
}

fn browser_name(name: &str) -> String {
    match name {
        "SamsungBrowser" => "Samsung Internet",
        other => other,
    }
    .to_owned()
}

/// Browsers no longer tell which Windows or macOS they run on.
fn system_name(os: &str) -> String {
    match os {
        "Mac OSX" => "macOS",
        other if other.starts_with("Windows Phone") => "Windows Phone",
        other if other.starts_with("Windows") => "Windows",
        other => other,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What browsers send at the end of 2026, and what they are.
    const BROWSERS: &[(&str, &str, &str)] = &[
        (
            "Chrome",
            "Windows",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        ),
        (
            "Chrome",
            "macOS",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        ),
        (
            "Chrome",
            "Linux",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        ),
        (
            "Chrome",
            "ChromeOS",
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        ),
        (
            "Chrome",
            "Android",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
        ),
        (
            "Chrome",
            "iPhone",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1",
        ),
        (
            "Firefox",
            "Windows",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
        ),
        (
            "Firefox",
            "macOS",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
        ),
        (
            "Firefox",
            "Linux",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
        ),
        (
            "Firefox",
            "Android",
            "Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
        ),
        (
            "Firefox",
            "iPhone",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/604.1",
        ),
        (
            "Safari",
            "macOS",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
        ),
        (
            "Safari",
            "iPhone",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
        ),
        (
            "Safari",
            "iPad",
            "Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
        ),
        (
            "Edge",
            "Windows",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        ),
        (
            "Edge",
            "macOS",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        ),
        (
            "Edge",
            "Linux",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        ),
        (
            "Edge",
            "Android",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0",
        ),
        (
            "Edge",
            "iPhone",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 EdgiOS/142.0.3595.66 Mobile/15E148 Safari/604.1",
        ),
        (
            "Opera",
            "Windows",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 OPR/126.0.0.0",
        ),
        (
            "Samsung Internet",
            "Android",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        ),
    ];

    #[test]
    fn the_browsers_of_today_are_known_with_what_they_run_on() {
        for (browser, system, user_agent) in BROWSERS {
            let agent = Agent::read(user_agent);
            let told = (agent.browser.as_deref(), agent.system.as_deref());
            assert_eq!(told, (Some(*browser), Some(*system)), "{user_agent}");
        }
    }

    #[test]
    fn a_device_is_told_in_words_and_what_is_no_browser_by_its_first_word() {
        let (_, _, chrome) = BROWSERS[0];
        assert_eq!(Agent::described(chrome), "Chrome on Windows");
        assert_eq!(Agent::described("curl/8.5.0 (x86_64)"), "curl/8.5.0");
        assert_eq!(Agent::described(&"x".repeat(300)).len(), 64);
        assert_eq!(Agent::described(""), "");
    }

    #[test]
    fn what_is_no_browser_stays_unknown() {
        for user_agent in
            ["", "curl/8.5.0", "python-requests/2.32", "<script>alert(1)</script>", "Googlebot/2.1"]
        {
            assert_eq!(Agent::read(user_agent), Agent::default(), "{user_agent}");
        }
    }
}

use gatehouse_contract::saml::FetchFlaw;

/// Why the document behind a URL was not fetched, and what to do instead.
pub fn not_fetched(host: &str, reason: &FetchFlaw) -> String {
    const PASTE: &str = "open the address in your browser and paste the document that it shows.";
    match reason {
        FetchFlaw::UnknownHost => {
            format!("The DNS has no address for {host}. Check the spelling.")
        }
        FetchFlaw::DnsUnavailable => {
            format!("The DNS didn’t answer when asked for {host}. Try again, or {PASTE}")
        }
        FetchFlaw::PrivateAddress => format!(
            "{host} is inside a network, and only addresses on the public internet are fetched. \
             Instead, {PASTE}"
        ),
        FetchFlaw::CannotConnect { port } => format!(
            "The server can’t reach {host} on port {port}, or the connection broke off. Try again, \
             or {PASTE}"
        ),
        FetchFlaw::NoTls { port } => format!(
            "{host} speaks no https on port {port} that is safe today. Check the port, or {PASTE}"
        ),
        FetchFlaw::CertificateNotValidNow => format!(
            "Nothing was fetched: the https certificate of {host} has expired, or isn’t valid yet. \
             Have it renewed."
        ),
        FetchFlaw::CertificateForAnotherHost => format!(
            "Nothing was fetched: the https certificate there is for another host than {host}. \
             Check the address."
        ),
        FetchFlaw::CertificateUntrusted => format!(
            "Nothing was fetched: the https certificate of {host} is signed by nobody whom the \
             server trusts. Instead, {PASTE}"
        ),
        FetchFlaw::Redirects { to } => redirects(host, to),
        FetchFlaw::HttpStatus { status } => answered(host, *status),
        FetchFlaw::TooSlow { limit } => {
            format!("{host} took more than {limit} seconds. Try again, or {PASTE}")
        }
        FetchFlaw::TooLarge { limit } => format!(
            "What {host} sends is larger than {} kB, and was not read to its end. Look for the \
             metadata of your organization alone.",
            limit / 1024
        ),
        FetchFlaw::SomethingElse => format!(
            "What {host} sends is neither metadata nor a certificate. Check the address in your \
             identity provider."
        ),
    }
}

fn redirects(host: &str, to: &str) -> String {
    let where_to = match to {
        "" => "another address".to_owned(),
        same if same == host => "another of its own addresses".to_owned(),
        other => other.to_owned(),
    };
    format!(
        "{host} leads on to {where_to}, which is not followed. If that is a sign-in page, the \
         metadata can’t be fetched; open it in your browser and paste it. Otherwise paste the \
         address at which your browser ends up."
    )
}

fn answered(host: &str, status: u16) -> String {
    match status {
        401 | 403 => format!(
            "{host} doesn’t give its metadata to everyone (HTTP {status}). Open the address in \
             your browser, and paste the document that it shows."
        ),
        404 | 410 => {
            format!("{host} has nothing at this address (HTTP {status}). Copy all of it again.")
        }
        500.. => format!("{host} has a fault of its own (HTTP {status}). Try again later."),
        _ => format!("{host} didn’t send a document (HTTP {status}). Check the address."),
    }
}

use gatehouse_contract::sso::{
    CERTIFICATES_LIMIT, SsoConnectionDraft, SsoConnectionText, certificate_pem,
};
use gatehouse_contract::{Field, FieldError, Flaw};

const CERTIFICATE: &str = include_str!("../fixtures/certificate.pem");

const URL: &str = "https://northwind.okta.example/app/exk1f/sso/saml";
const ISSUER: &str = "http://www.okta.example/exk1f7q2";

fn parse(url: &str, issuer: &str, certificate: &str) -> Result<SsoConnectionText, Vec<FieldError>> {
    let [sign_in_url, issuer, certificate] = [url, issuer, certificate].map(str::to_owned);
    let certificates = vec![certificate];
    SsoConnectionDraft { sign_in_url, issuer, certificates, sign_requests: false }.parse()
}

fn with_certificates(certificates: &[&str]) -> Result<usize, Vec<FieldError>> {
    let certificates = certificates.iter().map(|&it| it.to_owned()).collect();
    let (sign_in_url, issuer) = (URL.to_owned(), ISSUER.to_owned());
    let draft = SsoConnectionDraft { sign_in_url, issuer, certificates, sign_requests: true };
    draft.parse().map(|it| it.certificate_ders.len())
}

fn url(typed: &str) -> Result<String, Vec<FieldError>> {
    parse(typed, ISSUER, CERTIFICATE).map(|it| it.sign_in_url)
}

fn issuer(typed: &str) -> Result<String, Vec<FieldError>> {
    parse(URL, typed, CERTIFICATE).map(|it| it.issuer)
}

#[test]
fn an_admin_may_enter_any_https_url() {
    for accepted in [
        URL,
        "HTTPS://Northwind.example",
        "https://northwind.example:8443/sso?idp=1&x=%20#top",
        "https://northwind.example:/sso",
        "https://localhost/sso",
        "https://10.0.0.1:8443/",
        "https://[2001:db8::1]/sso",
        "https://[2001:db8::1]:8443/sso",
        "https://[::ffff:10.0.0.1]",
        "https://anmeldung.müller.example/sso",
        "https://xn--mller-kva.example",
        "https://northwind.example/sso?return=https://a.example/b@c",
    ] {
        assert_eq!(url(accepted).as_deref(), Ok(accepted));
    }
}

#[test]
fn white_space_around_what_is_pasted_does_not_matter() {
    assert_eq!(url(&format!("  {URL}\r\n")).as_deref(), Ok(URL));
    assert_eq!(issuer(&format!("\t{ISSUER} \n")).as_deref(), Ok(ISSUER));
}

#[test]
fn an_admin_cannot_enter_what_is_not_an_https_url() {
    for (typed, flaw) in [
        ("", Flaw::Empty),
        (" \n", Flaw::Empty),
        ("http://northwind.example/sso", Flaw::NotHttps),
        ("ftp://northwind.example", Flaw::NotHttps),
        ("javascript://northwind.example/%0aalert(1)", Flaw::NotHttps),
        ("javascript:alert(1)", Flaw::NotAUrl),
        ("data:text/html,x", Flaw::NotAUrl),
        ("northwind.example/sso", Flaw::NotAUrl),
        ("northwind.example/sso?return=https://a.example", Flaw::NotAUrl),
        ("//northwind.example", Flaw::NotAUrl),
        ("://northwind.example", Flaw::NotAUrl),
        ("https:/northwind.example", Flaw::NotAUrl),
        ("https://", Flaw::NotAUrl),
        ("https:///sso", Flaw::NotAUrl),
        ("https://?sso", Flaw::NotAUrl),
        ("https://ada:secret@northwind.example", Flaw::NotAUrl),
        ("https://northwind.example@evil.example", Flaw::NotAUrl),
        ("https://northwind.example\\@evil.example", Flaw::NotAUrl),
        ("https://north%20wind.example", Flaw::NotAUrl),
        ("https://<northwind>.example", Flaw::NotAUrl),
        ("https://.northwind.example", Flaw::NotAUrl),
        ("https://:8443/sso", Flaw::NotAUrl),
        ("https://northwind.example:port", Flaw::NotAUrl),
        ("https://northwind.example:65536", Flaw::NotAUrl),
        ("https://northwind.example:+80", Flaw::NotAUrl),
        ("https://northwind.example:80:80", Flaw::NotAUrl),
        ("https://2001:db8::1/sso", Flaw::NotAUrl),
        ("https://[2001:db8::1/sso", Flaw::NotAUrl),
        ("https://[northwind]/sso", Flaw::NotAUrl),
        ("https://[10.0.0.1]/sso", Flaw::NotAUrl),
        ("https://north]wind.example", Flaw::NotAUrl),
        ("https://north wind.example/sso", Flaw::StrayCharacters),
        ("https://northwind.example/a b", Flaw::StrayCharacters),
        ("https://northwind.example/a\nb", Flaw::StrayCharacters),
        ("https://northwind.example/a\u{0}", Flaw::StrayCharacters),
    ] {
        assert_eq!(url(typed), Err(vec![FieldError::new(Field::SignInUrl, flaw)]), "{typed}");
    }
}

#[test]
fn a_url_and_an_issuer_take_1024_characters_and_not_one_more() {
    let padded = |length: usize| format!("{URL}?{}", "ü".repeat(length - URL.len() - 1));
    let too_long = |field| Err(vec![FieldError::new(field, Flaw::TooLong { limit: 1024 })]);
    assert_eq!(url(&padded(1024)), Ok(padded(1024)));
    assert_eq!(issuer(&padded(1024)), Ok(padded(1024)));
    for length in [1025, 2000] {
        assert_eq!(url(&padded(length)), too_long(Field::SignInUrl));
        assert_eq!(issuer(&padded(length)), too_long(Field::Issuer));
    }
}

#[test]
fn an_issuer_is_any_identifier_of_characters_that_can_be_seen() {
    for accepted in [ISSUER, "urn:example:idp", "northwind", "https://sts.windows.net/1234/"] {
        assert_eq!(issuer(accepted).as_deref(), Ok(accepted));
    }
    for (typed, flaw) in [
        ("", Flaw::Empty),
        ("   ", Flaw::Empty),
        ("north wind", Flaw::StrayCharacters),
        ("northwind\u{200b}", Flaw::StrayCharacters),
        ("\u{feff}northwind", Flaw::StrayCharacters),
        ("north\u{202e}wind", Flaw::StrayCharacters),
    ] {
        assert_eq!(issuer(typed), Err(vec![FieldError::new(Field::Issuer, flaw)]), "{typed}");
    }
}

#[test]
fn a_connection_has_one_certificate_or_several_and_each_counts_once() {
    let wrong = |flaw| Err(vec![FieldError::new(Field::Certificate, flaw)]);
    assert_eq!(with_certificates(&[]), wrong(Flaw::Empty));
    assert_eq!(with_certificates(&[CERTIFICATE]), Ok(1));
    assert_eq!(with_certificates(&[CERTIFICATE, &CERTIFICATE.replace('\n', "\r\n")]), Ok(1));
    assert_eq!(with_certificates(&[CERTIFICATE, ""]), wrong(Flaw::Empty));
    assert_eq!(with_certificates(&[CERTIFICATE, "<html>"]), wrong(Flaw::NotACertificate));
}

#[test]
fn a_connection_has_at_most_four_certificates() {
    let others: Vec<String> =
        (1..=4).map(|it| certificate_pem(&[0x30, 5, 0x30, 3, 2, 1, it])).collect();
    let mut all: Vec<&str> = others.iter().map(String::as_str).collect();
    assert_eq!(with_certificates(&all), Ok(4));
    all.push(CERTIFICATE);
    let flaw = Flaw::TooManyCertificates { limit: CERTIFICATES_LIMIT };
    assert_eq!(with_certificates(&all), Err(vec![FieldError::new(Field::Certificate, flaw)]));
}

#[test]
fn an_admin_learns_of_everything_that_is_wrong_at_once() {
    let wrong = [
        FieldError::new(Field::SignInUrl, Flaw::NotHttps),
        FieldError::new(Field::Issuer, Flaw::Empty),
        FieldError::new(Field::Certificate, Flaw::NotACertificate),
    ];
    assert_eq!(parse("http://a.example", "", "<html>"), Err(wrong.to_vec()));
    assert_eq!(parse(URL, "", "<html>"), Err(wrong[1..].to_vec()));
    assert_eq!(parse("http://a.example", ISSUER, CERTIFICATE), Err(wrong[..1].to_vec()));
}

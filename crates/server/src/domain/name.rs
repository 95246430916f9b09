use std::collections::HashSet;
use std::sync::LazyLock;

use gatehouse_contract::Flaw;
use gatehouse_contract::domain::{DomainDraft, DomainName};

static MAIL_PROVIDERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/mail_providers.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Reads what was typed as a domain that an organization can own. Other scripts become A-labels
/// (UTS #46).
///
/// # Errors
/// What is wrong with it.
pub(super) fn parse(draft: &DomainDraft) -> Result<DomainName, Flaw> {
    let text = draft.text()?;
    let text = text.strip_suffix('.').unwrap_or(text);
    let ascii = idna::domain_to_ascii_strict(text).map_err(|_| Flaw::NotADomain)?;
    let name = DomainName::parse(&ascii)?;
    if is_of_mail_provider(name.as_str()) {
        return Err(Flaw::MailProvider);
    }
    if psl::suffix_str(name.as_str()) == Some(name.as_str()) {
        return Err(Flaw::PublicSuffix);
    }
    Ok(name)
}

/// The domain of an e-mail address, as the DNS has it.
pub(crate) fn of_address(email: &str) -> Option<String> {
    let (_, domain) = email.trim().rsplit_once('@')?;
    idna::domain_to_ascii_strict(domain).ok()
}

/// The name for people, in its own script.
pub(crate) fn unicode(name: &str) -> String {
    let (unicode, read) = idna::domain_to_unicode(name);
    if read.is_ok() { unicode } else { name.to_owned() }
}

/// Whether it is a provider's domain or anything under one.
fn is_of_mail_provider(name: &str) -> bool {
    let mut rest = Some(name);
    std::iter::from_fn(|| {
        let this = rest?;
        rest = this.split_once('.').map(|(_, parent)| parent);
        Some(this)
    })
    .any(|suffix| MAIL_PROVIDERS.contains(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, Flaw> {
        let draft = DomainDraft { name: typed.to_owned() };
        parse(&draft).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn a_name_in_another_script_is_stored_as_the_dns_has_it_and_shown_as_it_was_typed() {
        for (typed, stored, shown) in [
            ("Müller.Example", "xn--mller-kva.example", "müller.example"),
            ("xn--mller-kva.example", "xn--mller-kva.example", "müller.example"),
            ("北風.example", "xn--djrw23n.example", "北風.example"),
            ("ＮＯＲＴＨwind.example", "northwind.example", "northwind.example"),
            ("north。example", "north.example", "north.example"),
            ("Northwind.Example.", "northwind.example", "northwind.example"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(stored), "{typed}");
            assert_eq!(unicode(stored), shown);
        }
    }

    #[test]
    fn names_under_which_anyone_can_register_are_refused_and_those_below_are_not() {
        for suffix in ["co.uk", "com.au", "github.io", "公司.cn", "s3.amazonaws.com"] {
            assert_eq!(read(suffix), Err(Flaw::PublicSuffix), "{suffix}");
        }
        for fine in ["northwind.co.uk", "northwind.github.io", "northwind.example", "a.b.c.example"]
        {
            assert_eq!(read(fine).as_deref(), Ok(fine));
        }
    }

    #[test]
    fn the_domains_of_public_mail_providers_are_refused_with_all_below_them() {
        for provider in
            ["gmail.com", "GMail.com", "outlook.com", "web.de", "a.b.yahoo.co.jp", "proton.me"]
        {
            assert_eq!(read(provider), Err(Flaw::MailProvider), "{provider}");
        }
        assert_eq!(read("notgmail.com").as_deref(), Ok("notgmail.com"));
    }

    #[test]
    fn what_idna_does_not_allow_is_not_a_domain() {
        for typed in ["a\u{200d}b.example", "xn--a.example", "-ü.example", "ü_b.example", "1.2.3.4"]
        {
            assert_eq!(read(typed), Err(Flaw::NotADomain), "{typed}");
        }
    }
}

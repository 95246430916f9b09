use gatehouse_contract::sso::Guide;

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The organization's name and its administrators.
    Overview,
    /// The members.
    Members,
    /// The audit log.
    AuditLog,
    /// The plan and its billing.
    Billing,
    /// Who can do what.
    Roles,
    /// Single sign-on.
    SingleSignOn,
    /// How an identity provider is set up, on the page of single sign-on.
    Guide(Guide),
    /// The two-factor requirement.
    TwoFactor,
    /// The domains.
    Domains,
    /// The viewer's own sign-in.
    SignInAndDevices,
}

impl Page {
    /// The page that guides call like this.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "overview" => Self::Overview,
            "members" => Self::Members,
            "billing" => Self::Billing,
            "audit-log" => Self::AuditLog,
            "roles" => Self::Roles,
            "single-sign-on" => Self::SingleSignOn,
            "two-factor" => Self::TwoFactor,
            "domains" => Self::Domains,
            "sign-in-and-devices" => Self::SignInAndDevices,
            _ => return None,
        })
    }
}

/// Where a setting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page.
    pub page: Page,
    /// How the heading of the setting begins, in lower case and with hyphens:
    /// `require-single-sign-on`. `None` for the page as a whole.
    pub heading: Option<String>,
}

impl Place {
    /// Reads what a guide says: `single-sign-on#connection`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (page, heading) = match text.split_once('#') {
            Some((page, heading)) => (page, Some(heading.to_owned())),
            None => (text, None),
        };
        Some(Self { page: Page::named(page)?, heading })
    }
}

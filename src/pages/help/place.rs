use gatehouse_help::{Page, Place};

use crate::routes;

/// The address of a page.
pub fn address(place: &Place) -> String {
    match place.page {
        Page::Overview => routes::OVERVIEW.to_owned(),
        Page::Members => routes::MEMBERS.to_owned(),
        Page::AuditLog => routes::AUDIT_LOG.to_owned(),
        Page::Billing => routes::BILLING.to_owned(),
        Page::Roles => routes::ROLES.to_owned(),
        Page::SingleSignOn => routes::SINGLE_SIGN_ON.to_owned(),
        Page::Guide(guide) => routes::guide(Some(guide.slug)),
        Page::TwoFactor => routes::TWO_FACTOR.to_owned(),
        Page::Domains => routes::DOMAINS.to_owned(),
        Page::SignInAndDevices => routes::SIGN_IN_AND_DEVICES.to_owned(),
    }
}

/// What a page is called.
pub fn name(place: &Place) -> &'static str {
    match place.page {
        Page::Overview => "overview",
        Page::Members => "members",
        Page::AuditLog => "audit log",
        Page::Billing => "plan & billing",
        Page::Roles => "who can do what",
        Page::SingleSignOn => "single sign-on",
        Page::Guide(_) => "the set-up guide",
        Page::TwoFactor => "two-factor",
        Page::Domains => "domains",
        Page::SignInAndDevices => "sign-in & devices",
    }
}

/// The page at a path, or above it: `/members/invite` is one of the members'.
pub fn page(path: &str) -> Page {
    let pages = [
        (routes::MEMBERS, Page::Members),
        (routes::AUDIT_LOG, Page::AuditLog),
        (routes::BILLING, Page::Billing),
        (routes::ROLES, Page::Roles),
        (routes::TWO_FACTOR, Page::TwoFactor),
        (routes::DOMAINS, Page::Domains),
        (routes::ACCESS_SECURITY, Page::SingleSignOn),
        (routes::SIGN_IN_AND_DEVICES, Page::SignInAndDevices),
    ];
    let is_at = |route: &str| {
        path.strip_prefix(route).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    pages.into_iter().find(|(route, _)| is_at(route)).map_or(Page::Overview, |(_, page)| page)
}

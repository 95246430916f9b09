use gatehouse_contract::{Denial, Role};

/// Why a control cannot be used, and what would make it usable.
pub fn denial(denial: &Denial) -> String {
    match denial {
        Denial::RoleRequired { roles: needed } => {
            format!("Only {} can do this. Ask one of them.", roles(needed))
        }
        Denial::SsoUnconfigured => {
            "There is no connection to an identity provider yet. Connect one first.".to_owned()
        }
        Denial::SsoUntested => {
            "It hasn’t passed a test as it stands, so nobody can rely on it. Test it first."
                .to_owned()
        }
        Denial::DomainUnverified => {
            "No email domain is verified, so nobody could sign in with it.".to_owned()
        }
        Denial::CertificateExpired => {
            "The certificate has expired, so every sign-in would fail. Save a new one first."
                .to_owned()
        }
        Denial::NoSsoDraft => "There is no draft of a connection any more.".to_owned(),
        Denial::NoPreviousConnection => {
            "There is no earlier connection that could be restored.".to_owned()
        }
        Denial::NothingToAdopt => {
            "This attempt shows nothing that could be taken over safely.".to_owned()
        }
        Denial::SsoIsOn => "Single sign-on is on. Turn it off first.".to_owned(),
        Denial::SsoIsOff => "Single sign-on is off. Turn it on first.".to_owned(),
        Denial::NotAboveYou => "You have that role already, or a higher one.".to_owned(),
        Denial::NotBelowYou => "You can do this for people below you, and they aren’t.".to_owned(),
        Denial::LastOwner => {
            "This is the last Owner. Make somebody else an Owner first.".to_owned()
        }
        Denial::NoOwnerCouldSignIn => {
            "No other Owner can sign in: none has a password. Let one of them set theirs first."
                .to_owned()
        }
        Denial::KeepsPassword => {
            "Owners and Admins keep their password anyway, so they need no exception.".to_owned()
        }
        Denial::LastFactor => {
            "It is your last second factor, and you must have one. Add another first.".to_owned()
        }
        Denial::NoFactorOfYourOwn => {
            "Whoever requires a second factor of everyone has one first. Set up yours.".to_owned()
        }
        Denial::NoPasskeyOfYourOwn => {
            "Whoever requires passkeys of everyone has one first. Add yours in \
             Sign-in & devices, or let any second factor count."
                .to_owned()
        }
        Denial::OwnFactors => "Your own are removed one by one, in Sign-in & devices.".to_owned(),
        Denial::PasskeysOnly => {
            "Your organization takes passkeys alone. Add a passkey instead.".to_owned()
        }
        Denial::TooManyFactors => {
            "You have as many of these as you can. Remove one that you don’t use.".to_owned()
        }
        Denial::NoPassword => {
            "You have no password yet. Have a link sent to you to set one.".to_owned()
        }
        Denial::NoPasskey => "You have no passkey yet. Add one first.".to_owned(),
        Denial::NoHostName => {
            "Gatehouse is reached at an IP address here, and passkeys need a host name.".to_owned()
        }
    }
}

/// `Owners`, `Owners and Admins`.
pub fn roles(roles: &[Role]) -> String {
    let names: Vec<String> = roles.iter().map(|role| format!("{}s", role.name())).collect();
    match names.split_last() {
        None => "nobody".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// `Owner or Admin`.
pub fn one_of(roles: &[Role]) -> String {
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(" or ")
}

/// `an Owner`, `a Member`.
pub fn with_article(role: Role) -> String {
    let article = match role {
        Role::Owner | Role::Admin => "an",
        Role::BillingAdmin | Role::Member => "a",
    };
    format!("{article} {}", role.name())
}

use gatehouse_contract::Action;
use gatehouse_contract::sso::{SsoImpact, SsoSettings};

use super::model::{provider, switched};
use crate::ui::Tone;
use crate::words;

/// What a switch does, to whom, in numbers and names.
pub fn consequences(action: Action, settings: &SsoSettings) -> Vec<(Tone, String)> {
    match action {
        Action::TurnOnSso => turning_on(settings),
        Action::TurnOffSso => turning_off(settings),
        Action::RequireSso => requiring(settings),
        Action::StopRequiringSso => no_longer_requiring(settings),
        Action::LetIdpAddMembers => letting_in(settings),
        Action::AllowIdpInitiated => beginning_there(),
        Action::RequireFactorBesideSso => requiring_factor(settings),
        _ => Vec::new(),
    }
}

/// Whether a switch makes single sign-on the only way in for people.
pub fn takes_passwords_away(action: Action, settings: &SsoSettings) -> bool {
    let wanted = switched(settings, action);
    let is_required = settings.required && settings.state.is_on();
    wanted.on && wanted.required && !is_required
}

fn turning_on(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let impact = &settings.impact;
    let provider = provider(settings);
    let mut facts = vec![signing_in(settings, &format!("can sign in through {provider}"))];
    if settings.required {
        facts.extend(keeping_password(impact));
        facts.extend(losing(impact));
    }
    if impact.ends_two_factor {
        facts.push((
            Tone::Warning,
            "The two-factor requirement is turned off with it: whether a second factor is asked \
             for is up to your identity provider then"
                .to_owned(),
        ));
        let alone = match settings.required {
            true => &impact.password_alone_when_required,
            false => &impact.password_alone,
        };
        let (are, names) = (people_are(alone.total), words::list_of_people(alone, |it| &it.name));
        let fact = (Tone::Warning, format!("{are} left with a password alone: {names}"));
        facts.extend((!alone.is_empty()).then_some(fact));
    }
    facts
}

fn requiring_factor(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let alone = &settings.impact.password_alone_when_required;
    let who = "Owners, Admins and whoever is excepted need one to sign in with a password";
    let mut facts = vec![(Tone::Good, who.to_owned())];
    let have = words::plural(alone.total, "person has", "people have");
    let names = words::list_of_people(alone, |person| &person.name);
    let none = format!("{have} none yet, and set one up at their next sign-in: {names}");
    facts.extend((!alone.is_empty()).then_some((Tone::Warning, none)));
    facts
}

fn turning_off(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let mut facts =
        vec![(Tone::Good, "Everyone who has a password signs in with it again".to_owned())];
    let without = &settings.impact.without_password;
    if !without.is_empty() {
        let names = words::list_of_people(without, |person| &person.name);
        let have = words::plural(without.total, "person has", "people have");
        let sentence = format!("{have} no password and get a mail to set one: {names}");
        facts.push((Tone::Warning, sentence));
    }
    if settings.required {
        facts
            .push((Tone::Neutral, "“Require single sign-on” keeps its value for later".to_owned()));
    }
    facts
}

fn requiring(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let impact = &settings.impact;
    let (provider, mut facts) = (provider(settings), Vec::new());
    if let Some(test) = settings.state.test() {
        let (by, at) = (&test.by, words::day_and_time(test.at));
        facts.push((Tone::Good, format!("{by} signed in through {provider} in a test {at}")));
    }
    facts.push(signing_in(settings, &format!("sign in through {provider} from now on")));
    facts.extend(keeping_password(impact));
    let alone = &impact.password_alone_when_required;
    if !alone.is_empty() {
        let names = words::list_of_people(alone, |person| &person.name);
        let have = words::plural(alone.total, "of them has", "of them have");
        facts.push((Tone::Warning, format!("{have} a password alone, no second factor: {names}")));
    }
    facts.extend(losing(impact));
    facts
}

fn no_longer_requiring(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let guests = &settings.impact.shut_out;
    let mut facts = vec![(Tone::Good, "Passwords work again for everyone".to_owned())];
    if !guests.is_empty() {
        let get = words::plural(guests.total, "guest gets", "guests get");
        let names = words::list_of_people(guests, |person| &person.email);
        facts.push((Tone::Good, format!("{get} back access: {names}")));
    }
    facts
}

fn letting_in(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let (provider, domains) = (provider(settings), settings.domains.join(", "));
    vec![
        (Tone::Good, format!("Whoever {provider} lets in with an address on {domains} joins")),
        (Tone::Good, "They join as Members, the lowest role".to_owned()),
    ]
}

fn beginning_there() -> Vec<(Tone, String)> {
    vec![
        (
            Tone::Warning,
            "Whoever has an account at your identity provider can then send somebody a link that \
             signs them in as that account, unnoticed"
                .to_owned(),
        ),
        (Tone::Good, "Each response still signs in once only".to_owned()),
    ]
}

fn signing_in(settings: &SsoSettings, how: &str) -> (Tone, String) {
    let (people, domains) =
        (words::people(settings.impact.idp_people), settings.domains.join(", "));
    (Tone::Good, format!("{people} on {domains} {how}"))
}

/// Owners and Admins, and whoever is excepted.
fn keeping_password(impact: &SsoImpact) -> Vec<(Tone, String)> {
    let owners = words::plural(impact.owners, "Owner", "Owners");
    let keep = if impact.owners + impact.admins == 1 { "keeps" } else { "keep" };
    let who = match impact.admins {
        0 => owners,
        admins => format!("{owners} and {}", words::plural(admins, "Admin", "Admins")),
    };
    let mut facts = vec![(Tone::Good, format!("{who} {keep} password sign-in"))];
    if !impact.exempt.is_empty() {
        let keep = words::plural(
            impact.exempt.total,
            "person with an exception keeps theirs",
            "people with an exception keep theirs",
        );
        facts.push((Tone::Good, keep));
    }
    facts
}

/// Guests without an exception; who they are stands below, where they can be given one.
fn losing(impact: &SsoImpact) -> Option<(Tone, String)> {
    let guests = &impact.shut_out;
    let lose = words::plural(guests.total, "guest loses", "guests lose");
    let fact = format!("{lose} access, without an address on a verified domain");
    (!guests.is_empty()).then_some((Tone::Warning, fact))
}

fn people_are(count: u32) -> String {
    words::plural(count, "person is", "people are")
}

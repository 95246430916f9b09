use gatehouse_contract::Action;
use gatehouse_contract::sso::{SsoImpact, SsoSettings};

use super::model::provider;
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
        _ => Vec::new(),
    }
}

fn turning_on(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let impact = &settings.impact;
    let mut facts = vec![(
        Tone::Good,
        format!(
            "{} on {} can sign in through {}",
            words::people(impact.idp_people),
            settings.domains.join(", "),
            provider(settings)
        ),
    )];
    if settings.required {
        facts.push(keeping_password(impact));
        facts.extend(losing(impact, "lose", "loses"));
    }
    if impact.ends_two_factor {
        facts.push((
            Tone::Warning,
            "The two-factor requirement is turned off with it: your identity provider asks for \
             the second factor from then on"
                .to_owned(),
        ));
    }
    facts.extend(password_alone(impact));
    facts
}

fn turning_off(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let mut facts = vec![(Tone::Good, "Everyone signs in with their password again".to_owned())];
    if settings.required {
        facts
            .push((Tone::Neutral, "“Require single sign-on” keeps its value for later".to_owned()));
    }
    facts
}

fn requiring(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let impact = &settings.impact;
    let mut facts = Vec::new();
    if let Some(test) = settings.state.test() {
        let (by, at) = (&test.by, words::day_and_time(test.at));
        facts.push((
            Tone::Good,
            format!("{by} signed in through {} in a test {at}", provider(settings)),
        ));
    }
    facts.push(keeping_password(impact));
    facts.extend(losing(impact, "lose", "loses"));
    facts
}

fn no_longer_requiring(settings: &SsoSettings) -> Vec<(Tone, String)> {
    let mut facts = vec![(Tone::Good, "Passwords work again for everyone".to_owned())];
    facts.extend(
        losing(&settings.impact, "get back", "gets back")
            .map(|(_, sentence)| (Tone::Good, sentence)),
    );
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

fn keeping_password(impact: &SsoImpact) -> (Tone, String) {
    let owners = words::plural(impact.owners, "Owner", "Owners");
    let keep = if impact.owners + impact.admins == 1 { "keeps" } else { "keep" };
    let who = match impact.admins {
        0 => owners,
        admins => format!("{owners} and {}", words::plural(admins, "Admin", "Admins")),
    };
    (Tone::Good, format!("{who} {keep} password sign-in"))
}

fn losing(impact: &SsoImpact, many: &str, one: &str) -> Option<(Tone, String)> {
    let count = u32::try_from(impact.guests.len()).unwrap_or(u32::MAX);
    let verb = if count == 1 { one } else { many };
    let guests = words::plural(count, "guest", "guests");
    let names = words::list(&impact.guests, |person| &person.email);
    (count > 0).then(|| (Tone::Warning, format!("{guests} {verb} access: {names}")))
}

fn password_alone(impact: &SsoImpact) -> Option<(Tone, String)> {
    let count = u32::try_from(impact.password_alone.len()).unwrap_or(u32::MAX);
    let (is, people) = (if count == 1 { "is" } else { "are" }, words::people(count));
    let names = words::list(&impact.password_alone, |person| &person.name);
    (count > 0 && impact.ends_two_factor)
        .then(|| (Tone::Warning, format!("{people} {is} left with a password alone: {names}")))
}

use gatehouse_contract::domain::{Finding, RemovalEffect, TXT_PREFIX};

use super::{Sentence, people};

/// What a look at the DNS has found for a domain, and what to do about it.
pub fn finding(domain: &str, finding: &Finding) -> Sentence {
    match finding {
        Finding::Found => Sentence::new(
            "The record is there.",
            "Leave it where it is: Gatehouse looks for it every day.",
        ),
        Finding::VerifiedElsewhere => Sentence::new(
            "The record is there, but another organization has verified this domain.",
            "If the domain is yours, have it removed there first. Then check again.",
        ),
        Finding::NoSuchName => Sentence::of(
            format!("{domain} isn’t in the DNS."),
            "Check the spelling. If it is right, add the record below where the DNS of the domain \
             is managed.",
        ),
        Finding::NoRecord => Sentence::of(
            format!("There is no TXT record at {domain}."),
            "Add the record below where the DNS of the domain is managed.",
        ),
        Finding::OtherValues => Sentence::of(
            format!("There are TXT records at {domain}, and this one isn’t among them."),
            "Add it beside the others, which stay as they are.",
        ),
        Finding::OtherToken => Sentence::new(
            "There is a Gatehouse record with another value.",
            "It belongs to another claim. Add the value below, beside it or in its place.",
        ),
        Finding::Quoted => Sentence::new(
            "The value has quotation marks in it.",
            "Take them out of the record: your DNS console adds the ones that are needed.",
        ),
        Finding::MissingPrefix => Sentence::of(
            format!("The value lacks what belongs before it: {TXT_PREFIX}"),
            "Copy the whole value below into the record.",
        ),
        Finding::DoubledName { name } => Sentence::of(
            format!("The record is at {name}."),
            "Your DNS console adds the domain by itself. Enter @ as the name there, or only what \
             stands before the domain.",
        ),
        Finding::Alias { target } => Sentence::of(
            format!("{domain} is an alias of {target} (CNAME)."),
            "No other record can stand beside it. Replace it by A and AAAA records, or by what \
             your DNS provider has for this (ALIAS, ANAME, flattening).",
        ),
        Finding::ServerFailure { response_code } => Sentence::of(
            format!("The DNS server could not answer ({response_code})."),
            "This says nothing about your record. If it goes on, ask whoever runs the DNS of the \
             domain whether its name servers and its DNSSEC are in order.",
        ),
        Finding::TimedOut => Sentence::new(
            "No DNS server answered in time.",
            "This says nothing about your record. Gatehouse tries again by itself.",
        ),
    }
}

/// What the loss of the last verified domain changes while single sign-on is on.
const NEWCOMERS: &str = "It is the last verified domain: nobody new can sign in through your \
                         identity provider. Whoever has signed in through it before still can.";

/// What the loss of a domain changes, for whoever is about to remove it.
pub fn removal_effect(effect: RemovalEffect) -> String {
    match effect {
        RemovalEffect::Nothing => "Nobody signs in differently.".to_owned(),
        RemovalEffect::HoldsSsoBack => {
            "Single sign-on can’t be turned on until a domain is verified.".to_owned()
        }
        RemovalEffect::HoldsNewcomersBack => {
            format!("{NEWCOMERS} Everyone may use a password.")
        }
        RemovalEffect::EndsIdpSignIn { people: count } => format!(
            "{} can no longer sign in through your identity provider, and may use a password.",
            people(count)
        ),
        RemovalEffect::ShutsOut { people: count } => format!(
            "{} can no longer sign in at all: single sign-on is required, and their address is on \
             no other verified domain.",
            people(count)
        ),
        RemovalEffect::SuspendsRequirement => format!(
            "{NEWCOMERS} Required single sign-on is suspended, and everyone may use a password. \
             Whoever has none gets a mail to set one."
        ),
    }
}

use std::collections::BTreeMap;

use gatehouse_contract::{Addressees, Member, MemberQuery, Problem, Role, StepUp};
use leptos::prelude::*;

use super::address::Asked;
use super::export::Export;
use super::listing::Listing;
use crate::api;
use crate::pages::row_focus::places;
use crate::query::part;
use crate::save::{Phase, Save, prove, use_change};
use crate::session::use_viewing;
use crate::ui::{Binding, use_announcer};
use crate::words;

/// The id of how many were found.
pub const FOUND: &str = "members-found";

/// What the viewer is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MemberTask {
    /// Looking.
    #[default]
    Reading,
    /// About to give people another role.
    ChangingRole,
    /// About to remove people.
    Removing,
}

/// The members, and what is being done to them.
#[derive(Clone, Copy)]
pub struct MembersModel {
    /// What the page is asked for.
    pub asked: Binding<Asked>,
    /// Who they are.
    pub listing: Listing,
    /// Saves them as a file.
    pub export: Export,
    /// What the viewer is doing.
    pub task: RwSignal<MemberTask>,
    /// To whom it is still to be done.
    pub concerned: RwSignal<Vec<Member>>,
    /// Who is selected, by their ids.
    pub selected: RwSignal<BTreeMap<String, Member>>,
    /// Gives people a role, one after the other, until one cannot be given.
    pub giving: Save<(Option<StepUp>, Vec<Member>, Role)>,
    /// Removes people, one after the other, until one cannot be removed.
    pub removing: Save<(Option<StepUp>, Vec<Member>)>,
    /// Where the focus goes back to.
    places: StoredValue<Vec<String>>,
    /// Reminds people to set up a second factor, one after the other.
    pub reminding: Save<Vec<Member>>,
}

impl MembersModel {
    /// The members before the server.
    pub fn live(asked: Binding<Asked>) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let query = members_of(asked);
        let (listing, export) = (Listing::live(query), Export::live(query));
        let model = Self { listing, export, ..Self::still(asked) };
        let done = move |words: String| {
            announcer.saved(words);
            model.task.set(MemberTask::Reading);
            model.return_to_row();
        };
        let giving = use_change(
            move |(proof, people, role): (Option<StepUp>, Vec<Member>, Role)| async move {
                prove(viewing, proof).await?;
                for member in &people {
                    let reply = api::member::set_role(&member.person.id, role).await?;
                    viewing.accept(reply.session);
                    model.settle(member);
                }
                Ok((people, role))
            },
            move |(people, role): (Vec<Member>, Role)| {
                let who = match people.as_slice() {
                    [one] => format!("{} is {}", one.person.name, words::with_article(role)),
                    many => format!("{} people are {}s", many.len(), role.name()),
                };
                done(format!("Saved. {who} now."));
            },
        );
        let removing = use_change(
            move |(proof, people): (Option<StepUp>, Vec<Member>)| async move {
                prove(viewing, proof).await?;
                for member in &people {
                    match api::member::remove(&member.person.id).await {
                        Ok(reply) => viewing.accept(reply.session),
                        // Somebody else was faster.
                        Err(failure) if failure.problem() == Some(&Problem::NotFound) => {}
                        Err(failure) => return Err(failure),
                    }
                    model.settle(member);
                }
                Ok(people)
            },
            move |people: Vec<Member>| {
                let is_own = |it: &Member| untrack(|| viewing.is_own(&it.person.id));
                if people.iter().any(is_own) {
                    return viewing.leave();
                }
                done(match people.as_slice() {
                    [one] => format!("Removed. {} is no longer a member.", one.person.name),
                    many => format!("Removed. {} people are no longer members.", many.len()),
                });
            },
        );
        let reminding = use_change(
            move |people: Vec<Member>| async move {
                let mut sent = 0;
                for member in &people {
                    let addressee = Addressees::Person(member.person.id.clone());
                    let reply = api::two_factor::remind(addressee).await?;
                    sent += reply.resource.sent;
                    model.settle(member);
                }
                Ok(sent)
            },
            move |sent| {
                announcer.saved(match sent {
                    0 => "Nobody was reminded: all were within the last day already.".to_owned(),
                    sent => {
                        format!(
                            "Sent. {} reminded.",
                            words::plural(sent, "person was", "people were")
                        )
                    }
                });
            },
        );
        Self { giving, removing, reminding, ..model }
    }

    /// Members of whom nothing is asked: a picture of them.
    pub fn still(asked: Binding<Asked>) -> Self {
        Self {
            asked,
            listing: Listing::still(members_of(asked)),
            export: Export::still(),
            task: RwSignal::new(MemberTask::Reading),
            concerned: RwSignal::new(Vec::new()),
            places: StoredValue::new(Vec::new()),
            selected: RwSignal::new(BTreeMap::new()),
            giving: Save::still(Phase::Editing),
            removing: Save::still(Phase::Editing),
            reminding: Save::still(Phase::Editing),
        }
    }

    /// Selects somebody, or does so no more.
    pub fn select(self, member: &Member, is_selected: bool) {
        self.selected.update(|selected| match is_selected {
            true => drop(selected.insert(member.person.id.clone(), member.clone())),
            false => drop(selected.remove(&member.person.id)),
        });
    }

    /// Selects all who have come, beside those who are selected already.
    pub fn select_all(self) {
        let all = self.listing.members().into_iter().map(|it| (it.person.id.clone(), it));
        self.selected.update(|selected| selected.extend(all));
    }

    /// What was wanted of somebody is done: what is still to be done is for the others.
    fn settle(self, member: &Member) {
        self.selected.update(|selected| drop(selected.remove(&member.person.id)));
        self.concerned.update(|people| people.retain(|it| it.person.id != member.person.id));
    }

    /// Asks before something is done to people, with nothing left over from the last time.
    pub fn begin(self, task: MemberTask, people: Vec<Member>) {
        self.giving.reset();
        self.removing.reset();
        let rows = self.listing.members().into_iter().map(|it| row_id(&it));
        self.places.set_value(match people.as_slice() {
            [one] => places(rows, &row_id(one)),
            _ => Vec::new(),
        });
        self.concerned.set(people);
        self.task.set(task);
    }

    /// Goes back to looking. Some of what was begun may be done.
    pub fn cancel(self) -> Callback<()> {
        Callback::new(move |()| {
            self.task.set(MemberTask::Reading);
            self.return_to_row();
        })
    }

    /// Asks for the members anew; what had the focus may be drawn anew then.
    fn return_to_row(self) {
        self.listing.renew_and_return(self.places.get_value());
    }
}

/// The id of what can be done with a member.
pub fn row_id(member: &Member) -> String {
    format!("member-{}", member.person.id)
}

fn members_of(asked: Binding<Asked>) -> Binding<MemberQuery> {
    part(asked, |asked| asked.query.clone(), |asked, query| asked.query = query)
}

//! Sign-in & devices in every state.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    BeganWith, Device, Field, FieldError, Flaw, OwnPassword, OwnSignIn, Problem, Role, Weakness,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, LONG_NAME, refusal};
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::load::Load;
use crate::pages::own_sign_in::{Ending, OwnSignInFrame, OwnSignInModel, OwnSignInScreen};
use crate::pages::{Coming, Loaded};
use crate::routes;
use crate::save::{Phase, Save};

/// Everything on the page.
pub const ROOM: Room = Room {
    name: "Sign-in & devices",
    exhibits: &[
        exhibit("you/several", "Several devices", || several().show()),
        exhibit("you/alone", "This device alone", || alone().show()),
        exhibit("you/two", "One other device", || picture(devices().into_iter().take(2)).show()),
        exhibit("you/member", "As Member", || several().seen_by(Role::Member).show()),
        exhibit("you/unset", "Without a password", || unset(Phase::Editing)),
        exhibit("you/unset-asked", "Without a password: a link is on its way", || {
            unset(Phase::Saved)
        }),
        exhibit("you/unset-too-often", "Without a password: asked too often", || {
            unset(refused(Problem::TooManyAttempts { retry_after: 40 }))
        }),
        exhibit("you/sso-required", "Single sign-on is required", || {
            Picture { password: OwnPassword::SsoRequired, ..several() }.seen_by(Role::Member).show()
        }),
        exhibit("you/change", "Change the password", || change(several(), Phase::Editing)),
        exhibit("you/change-alone", "Change the password, on one device", || {
            change(alone(), Phase::Editing)
        }),
        exhibit("you/change-saving", "Change: saving", || change(several(), Phase::Saving)),
        exhibit("you/change-wrong", "Change: not the current password", || {
            change(several(), refused(Problem::WrongPassword))
        }),
        exhibit("you/change-guessable", "Change: easy to guess", || {
            let flaw = Flaw::Guessable { weakness: Weakness::Common };
            let errors = vec![FieldError::new(Field::Password, flaw)];
            change(several(), refused(Problem::Invalid { errors }))
        }),
        exhibit("you/change-too-often", "Change: too many wrong ones", || {
            change(several(), refused(Problem::TooManyAttempts { retry_after: 40 }))
        }),
        exhibit("you/change-required", "Change: single sign-on is required meanwhile", || {
            change(several(), refused(Problem::SsoRequired))
        }),
        exhibit("you/change-unreachable", "Change: unreachable", || {
            change(several(), Phase::Refused(Failure::Unreachable))
        }),
        exhibit("you/ending", "Signing one out", || ending(one(), Phase::Saving)),
        exhibit("you/ending-unreachable", "Signing one out: unreachable", || {
            ending(one(), Phase::Refused(Failure::Unreachable))
        }),
        exhibit("you/ending-others", "Signing all others out", || {
            ending(Ending::Others, Phase::Saving)
        }),
        exhibit("you/ending-others-refused", "Signing all others out: a fault", || {
            ending(Ending::Others, refused(Problem::Internal))
        }),
        exhibit("you/ended", "Signed out from another device", ended),
        exhibit("you/long", "Long names", long),
        exhibit("you/coming", "Opening", || {
            screen(stage(Role::Owner), || view! { <Coming label="Opening the page" /> }.into_any())
        }),
        exhibit("you/loading", "Loading", || load(Load::Loading)),
        exhibit("you/load-unreachable", "Unreachable", || load(Load::Failed(Failure::Unreachable))),
    ],
};

fn device(id: &str, browser: Option<&str>, system: Option<&str>, minutes_ago: i64) -> Device {
    Device {
        id: id.to_owned(),
        browser: browser.map(str::to_owned),
        system: system.map(str::to_owned),
        address: "192.0.2.7".to_owned(),
        signed_in_at: now().plus_seconds(-3_600 - minutes_ago * 60),
        used_at: now().plus_seconds(-minutes_ago * 60),
        began_with: BeganWith::Password,
        is_this: false,
    }
}

fn devices() -> Vec<Device> {
    let this = device("this", Some("Firefox"), Some("Windows"), 0);
    let phone = device("phone", Some("Safari"), Some("iPhone"), 4);
    let tablet = device("tablet", Some("Edge"), Some("macOS"), 150);
    let address = "2001:db8:4f2:91::7".to_owned();
    vec![
        Device { is_this: true, ..this },
        Device { address, began_with: BeganWith::Sso, ..phone },
        tablet,
        device("unknown", None, None, 1_500),
    ]
}

fn refused(problem: Problem) -> Phase {
    Phase::Refused(refusal(problem))
}

/// A picture of the page.
struct Picture {
    role: Role,
    has_ended: bool,
    password: OwnPassword,
    devices: Vec<Device>,
    is_changing: bool,
    changing: Phase,
    link: Phase,
    ending: Phase,
    asked: Ending,
}

fn picture(devices: impl Iterator<Item = Device>) -> Picture {
    Picture {
        role: Role::Owner,
        has_ended: false,
        password: OwnPassword::Set { changed_at: Some(now().plus_days(-40)) },
        devices: devices.collect(),
        is_changing: false,
        changing: Phase::Editing,
        link: Phase::Editing,
        ending: Phase::Editing,
        asked: Ending::Others,
    }
}

fn several() -> Picture {
    picture(devices().into_iter())
}

fn alone() -> Picture {
    let password = OwnPassword::Set { changed_at: None };
    Picture { password, ..picture(devices().into_iter().take(1)) }
}

impl Picture {
    fn seen_by(self, role: Role) -> Self {
        Self { role, ..self }
    }

    fn model(&self) -> OwnSignInModel {
        let Self { password, devices, .. } = self;
        OwnSignInModel {
            sign_in: RwSignal::new(OwnSignIn { password: *password, devices: devices.clone() }),
            is_changing: RwSignal::new(self.is_changing),
            changing: Save::still(self.changing.clone()),
            link: RwSignal::new(self.link.clone()),
            ending: Save::still(self.ending.clone()),
            asked: RwSignal::new(self.asked.clone()),
        }
    }

    fn show(self) -> AnyView {
        let stage = Stage { ended: self.has_ended, ..stage(self.role) };
        let content = move || view! { <OwnSignInScreen model=self.model() /> }.into_any();
        screen(stage, content)
    }
}

fn stage(role: Role) -> Stage {
    let access = fixtures::facts(&fixtures::sso(SsoState::Unconfigured));
    Stage { role, ..Stage::new(access) }
}

fn screen(stage: Stage, content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let page = move || {
        let cards = content();
        view! { <OwnSignInFrame>{cards}</OwnSignInFrame> }
    };
    stage.screen(routes::SIGN_IN_AND_DEVICES, page)
}

fn unset(link: Phase) -> AnyView {
    Picture { password: OwnPassword::Unset, link, ..several() }.seen_by(Role::Member).show()
}

fn change(picture: Picture, changing: Phase) -> AnyView {
    Picture { is_changing: true, changing, ..picture }.show()
}

fn one() -> Ending {
    Ending::One("phone".to_owned())
}

fn ending(asked: Ending, ending: Phase) -> AnyView {
    Picture { asked, ending, ..several() }.show()
}

fn ended() -> AnyView {
    Picture { has_ended: true, ..several() }.show()
}

fn long() -> AnyView {
    let address = "2001:db8:1111:2222:3333:4444:5555:6666".to_owned();
    let named = device("long", Some(LONG_NAME), Some(LONG_NAME), 4);
    let this = Device { is_this: true, ..device("this", Some(LONG_NAME), None, 0) };
    picture([this, Device { address, ..named }].into_iter()).show()
}

fn load(load: Load<OwnSignIn>) -> AnyView {
    screen(stage(Role::Owner), move || {
        let (load, _) = signal(load.clone());
        let (retry, ready) = (Callback::new(|()| {}), |_| ());
        view! { <Loaded load retry label="Loading sign-in and devices" ready /> }.into_any()
    })
}

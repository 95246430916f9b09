use gatehouse_contract::{Action, Capabilities, Denial, FactorsHeld, Facts, Role, decide};
use serde_json::json;

use crate::support::{APP, READY, all_facts};

#[test]
fn a_page_says_of_every_action_what_the_server_would_decide() {
    for role in Role::ALL {
        for access in all_facts() {
            let facts = Facts { role, held: APP, access };
            let capabilities = Capabilities::of(&facts);
            for action in Action::ALL {
                assert_eq!(capabilities.denial(action), decide(&facts, action).err());
            }
        }
    }
}

#[test]
fn an_action_that_the_server_does_not_mention_is_denied_and_not_offered() {
    let silent: Capabilities = serde_json::from_value(json!({})).unwrap();
    for action in Action::ALL {
        assert_eq!(silent.denial(action), Some(Denial::RoleRequired { roles: vec![] }));
        assert!(!silent.is_offered(action));
    }
}

#[test]
fn a_member_is_offered_no_control_of_access_security_in_any_state() {
    for access in all_facts() {
        let member = Capabilities::of(&Facts { role: Role::Member, held: APP, access });
        let offered: Vec<_> = Action::ALL.into_iter().filter(|it| member.is_offered(*it)).collect();
        assert_eq!(offered, [Action::SeeOrganization, Action::AskForAccess]);
    }
}

#[test]
fn an_admin_is_offered_what_only_the_state_denies_and_not_what_the_role_denies() {
    for access in all_facts() {
        let admin =
            Capabilities::of(&Facts { role: Role::Admin, held: FactorsHeld::default(), access });
        for action in Action::ALL {
            let is_for_others = matches!(
                action,
                Action::MakeOwner
                    | Action::DeleteOrganization
                    | Action::SeeBilling
                    | Action::ChangeBilling
            );
            assert_eq!(admin.is_offered(action), !is_for_others, "{action:?}");
        }
    }
}

#[test]
fn an_owner_with_everything_in_place_is_allowed_to_turn_single_sign_on_on() {
    let owner = Capabilities::of(&Facts { role: Role::Owner, held: APP, access: READY });
    assert_eq!(owner.denial(Action::TurnOnSso), None);
    assert_eq!(owner.denial(Action::TurnOffSso), Some(Denial::SsoIsOff));
}

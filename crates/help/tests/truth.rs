//! What the guides say of roles is what the policy says.

use gatehouse_contract::{Permission, Role};
use gatehouse_help::{Guides, Passage};

fn passage<'g>(guides: &'g Guides, title: &str) -> Option<&'g Passage> {
    guides.passages().iter().find(|it| it.title == title)
}

/// How the guide says that Owners hold a permission and Admins do not.
fn left_to_owners(permission: Permission) -> Option<&'static str> {
    match permission {
        Permission::MakeOwners => Some("Only an Owner makes somebody an Owner."),
        Permission::DeleteOrganization => Some("Only an Owner deletes the organization"),
        Permission::ManageBilling => Some("An Admin does not see the plan and its billing."),
        Permission::SeeOrganization
        | Permission::RenameOrganization
        | Permission::ManageAccessSecurity
        | Permission::ManageMembers
        | Permission::ResetFactors
        | Permission::ReadAuditLog
        | Permission::ManageOwnSignIn
        | Permission::AskForAccess => None,
    }
}

#[test]
fn the_difference_between_an_owner_and_an_admin_is_the_one_of_the_policy() {
    let guides = Guides::read();
    let text = passage(&guides, "The difference between an Owner and an Admin").map(|it| &it.text);
    for permission in Permission::ALL {
        let is_left = permission.is_held_by(Role::Owner) && !permission.is_held_by(Role::Admin);
        let sentence = left_to_owners(permission);
        let is_said = text.is_some_and(|text| sentence.is_some_and(|it| text.contains(it)));
        assert_eq!(is_said, is_left, "{permission:?}: {text:?}");
    }
}

#[test]
fn our_own_guides_say_sign_in() {
    let guides = Guides::read();
    // What others call their own is quoted: "login URL".
    let own = guides.passages().iter().filter(|it| !it.topic.starts_with("idp-"));
    for passage in own {
        let words = format!("{} {}", passage.title, passage.text).to_lowercase();
        let words = words.replace("login url", "");
        let ours =
            ["log in", "login", "logged in", "log out"].iter().find(|it| words.contains(*it));
        assert_eq!(ours, None, "{}", passage.title);
    }
}

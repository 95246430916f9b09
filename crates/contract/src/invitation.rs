//! Invitations: who is asked to join, and how they do.

mod pasted;

pub use pasted::{Pasted, PastedRole, left_over, read_addresses, reveal};

use serde::{Deserialize, Serialize};

use crate::name::read_name;
use crate::{
    EmailAddress, Field, FieldError, Flaw, MemberSignIn, NewPassword, OrganizationName, Permit,
    Role, Timestamp,
};

/// For how many days somebody can accept an invitation, from when it was last sent.
pub const INVITATION_DAYS: i64 = 7;

/// Somebody who was asked to join and has not done so yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// Its id.
    pub id: String,
    /// The address that it was sent to.
    pub email: String,
    /// The role that they will have.
    pub role: Role,
    /// Whether their address is on none of the verified domains, while there is one.
    pub guest: bool,
    /// Whether they will be excepted from required single sign-on.
    pub exempt: bool,
    /// Who invited them: their name.
    pub invited_by: String,
    /// When it was last sent.
    pub sent_at: Timestamp,
    /// Until when they can accept it.
    pub expires_at: Timestamp,
    /// Whether that has passed.
    pub expired: bool,
    /// Whether the viewer may send it again, copy its link and revoke it.
    pub permit: Permit,
}

/// Some of the invitations that nobody has accepted yet, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitations {
    /// How many there are like those that were asked for.
    pub total: u32,
    /// Those of the page that was asked for.
    pub invitations: Vec<Invitation>,
    /// The roles that the viewer may invite people to, highest first.
    pub roles: Vec<Role>,
}

impl Invitations {
    /// The most invitations on a page.
    pub const PAGE: u32 = 100;
}

/// Which invitations are looked for: the query of the list of invitations, in the API and in the app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationQuery {
    /// Part of an address, whatever its case.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub search: String,
    /// With this role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// Addresses that might be invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InviteeAddresses {
    /// The addresses, up to [`InvitationDraft::MOST`].
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub emails: Vec<String>,
}

impl InviteeAddresses {
    /// Reads the addresses.
    ///
    /// # Errors
    /// What is wrong with each that cannot be read.
    pub fn parse(&self) -> Result<Vec<EmailAddress>, Vec<FieldError>> {
        read_all(&self.emails, |email| EmailAddress::parse(email))
    }
}

/// Reads all of them, or says what is wrong with each that cannot be read.
fn read_all<D, T>(
    drafts: &[D],
    read: impl Fn(&D) -> Result<T, Flaw>,
) -> Result<Vec<T>, Vec<FieldError>> {
    let (mut all, mut errors) = (Vec::new(), Vec::new());
    for draft in drafts {
        match read(draft) {
            Ok(value) => all.push(value),
            Err(flaw) => errors.push(FieldError::new(Field::Email, flaw)),
        }
    }
    if errors.is_empty() { Ok(all) } else { Err(errors) }
}

/// What is known of an address that might be invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitee {
    /// The address.
    pub email: EmailAddress,
    /// Whether somebody here has it.
    pub status: InviteeStatus,
    /// Whether it is on none of the verified domains, while there is one.
    pub guest: bool,
    /// The roles in which they could sign in through the identity provider alone.
    pub sso_alone_as: Vec<Role>,
    /// The roles in which they would be excepted from required single sign-on, having no way in
    /// otherwise.
    pub excepted_as: Vec<Role>,
}

/// Whether an address is known to the organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum InviteeStatus {
    /// It can be invited.
    New,
    /// It is a member's.
    Member,
    /// It has an invitation that can still be accepted.
    Invited,
    /// It is on a domain that another organization has verified.
    OfAnother,
}

/// People to invite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationDraft {
    /// Each with their role.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 200))]
    pub people: Vec<InviteeDraft>,
}

/// Somebody to invite, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InviteeDraft {
    /// Their address.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub email: String,
    /// The role that they are to have.
    pub role: Role,
}

/// Somebody to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvitation {
    /// Their address.
    pub email: EmailAddress,
    /// The role that they are to have.
    pub role: Role,
}

impl From<NewInvitation> for InviteeDraft {
    fn from(invitation: NewInvitation) -> Self {
        Self { email: invitation.email.into(), role: invitation.role }
    }
}

impl InvitationDraft {
    /// The most people who are invited at once.
    pub const MOST: usize = 200;

    /// Reads the addresses.
    ///
    /// # Errors
    /// What is wrong with each that cannot be read.
    pub fn parse(&self) -> Result<Vec<NewInvitation>, Vec<FieldError>> {
        let read = |it: &InviteeDraft| {
            let email = EmailAddress::parse(&it.email)?;
            Ok(NewInvitation { email, role: it.role })
        };
        read_all(&self.people, read)
    }
}

/// What became of inviting people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invited {
    /// The addresses that an invitation was sent to.
    pub sent: Vec<EmailAddress>,
    /// Those that were invited or members already, to which nothing was sent.
    pub skipped: Vec<EmailAddress>,
}

/// The link of an invitation. Whoever has it can accept the invitation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationLink {
    /// The link.
    pub url: String,
}

/// The secret of an invitation's link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationToken {
    /// What stands behind `#` in the link.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub token: String,
}

/// What somebody is asked to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationOffer {
    /// The organization.
    pub organization: OrganizationName,
    /// The address that was invited.
    pub email: String,
    /// The role that they will have.
    pub role: Role,
    /// Who invited them: their name.
    pub invited_by: String,
    /// Until when they can accept it.
    pub expires_at: Timestamp,
    /// How they can join: the way in which they will sign in.
    pub sign_in: MemberSignIn,
    /// Where signing in through the identity provider begins, where that is a way.
    pub sso_start_url: Option<String>,
    /// Whether the address has an account already, so that it can join nothing.
    pub account: bool,
}

/// Somebody who joins with a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Acceptance {
    /// What stands behind `#` in the link.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub token: String,
    /// What they are called.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub name: String,
    /// Their password.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub password: String,
}

impl Acceptance {
    /// The most characters in a person's name.
    pub const LONGEST_NAME: u32 = 80;

    /// Reads the name and checks how long the password is. How easy it is to guess can be told by the
    /// server alone.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<String, Vec<FieldError>> {
        let name = read_name(&self.name, Self::LONGEST_NAME);
        let password = NewPassword::check_length_of(&self.password);
        match (name, password) {
            (Ok(name), Ok(())) => Ok(name),
            (name, password) => {
                let name = name.err().map(|flaw| FieldError::new(Field::Name, flaw));
                let password = password.err().map(|flaw| FieldError::new(Field::Password, flaw));
                Err([name, password].into_iter().flatten().collect())
            }
        }
    }
}

use serde::{Deserialize, Serialize};

/// The one organization role of an account, highest first.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Role {
    /// Holds every permission. An organization always has at least one.
    Owner,
    /// Manages people and how they sign in.
    Admin,
    /// Manages the plan and its billing.
    BillingAdmin,
    /// Uses the product. What somebody is whom nobody has made anything else.
    #[default]
    Member,
}

impl Role {
    /// Every role, highest first.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Admin, Self::BillingAdmin, Self::Member];

    /// Whether this role ranks strictly below `other`.
    pub fn is_below(self, other: Self) -> bool {
        self > other
    }

    /// Whether people of this role keep password sign-in while single sign-on is required, so
    /// that a broken connection locks nobody out for good. Who else does is
    /// [`crate::may_use_password`]'s to say.
    pub fn keeps_password(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }

    /// The role's name in the JSON API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::BillingAdmin => "billing_admin",
            Self::Member => "member",
        }
    }

    /// The role's name as people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "Owner",
            Self::Admin => "Admin",
            Self::BillingAdmin => "Billing Admin",
            Self::Member => "Member",
        }
    }
}

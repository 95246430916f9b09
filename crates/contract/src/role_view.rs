use serde::{Deserialize, Serialize};

use crate::{Action, Denial, Permission, Role, Route, RouteMethod, Session};

/// What somebody with a role would be told now, and what the API would refuse them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleView {
    /// The viewer's session as it would be with that role; how they sign in and prove who they are
    /// stays their own.
    pub told: Session,
    /// The operations of the API that are refused to that role.
    pub refused: Vec<RefusedRoute>,
    /// The roles that the viewer may see the settings as, highest first.
    pub roles: Vec<Role>,
}

/// An operation of the API that a role is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusedRoute {
    /// How it is asked for.
    pub method: RouteMethod,
    /// Its path, with `{id}` where an id stands.
    pub path: String,
    /// What the role does not hold.
    pub permission: Permission,
    /// The roles that hold it, highest first.
    pub roles: Vec<Role>,
}

impl RefusedRoute {
    /// Everything that the API refuses to `role`.
    pub fn all_of(role: Role) -> Vec<Self> {
        Route::ALL.iter().filter(|route| route.is_refused_to(role)).map(Self::of).collect()
    }

    fn of(route: &Route) -> Self {
        let permission = route.action.permission();
        Self {
            method: route.method,
            path: route.path.to_owned(),
            permission,
            roles: permission.roles().to_vec(),
        }
    }
}

/// The roles that somebody may see the settings as: those at or below their own, highest first.
pub fn roles_to_see_as(viewer: Role) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| decide_seeing_as(viewer, *role).is_ok()).collect()
}

/// Decides whether somebody may see the settings as `role` sees them: whoever manages members, as a
/// role at or below their own.
///
/// # Errors
/// [`Denial::RoleRequired`] with the roles that may.
pub fn decide_seeing_as(viewer: Role, role: Role) -> Result<(), Denial> {
    let holders = Action::SeeAsRole.permission().roles().iter().copied();
    let roles: Vec<Role> = holders.filter(|holder| !holder.is_below(role)).collect();
    if roles.contains(&viewer) { Ok(()) } else { Err(Denial::RoleRequired { roles }) }
}

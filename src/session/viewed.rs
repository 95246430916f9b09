use gatehouse_contract::{Action, Role, RoleView, Session};
use leptos::prelude::*;

use super::Viewing;
use crate::api::hold_changes;

/// The settings as another role sees them: what is told takes the place of the viewer's own session on
/// every page, and nothing is changed until it ends.
impl Viewing {
    /// Shows the settings as a role sees them, from what the server says of that role.
    pub fn view_as(self, view: RoleView) {
        hold_changes(true);
        self.viewed.set(Some(view));
    }

    /// Shows the settings as the viewer's own role sees them. Safe after an `.await`.
    pub fn view_as_oneself(self) {
        if self.viewed.try_update(Option::take).flatten().is_some() {
            hold_changes(false);
        }
    }

    /// The role that the settings are seen as, while it is another than the viewer's own.
    pub fn viewed_role(self) -> Memo<Option<Role>> {
        Memo::new(move |_| self.viewed.with(|view| view.as_ref().map(|it| it.told.viewer.role)))
    }

    /// The viewer's own role, whatever they see the settings as.
    pub fn own_role(self) -> Memo<Role> {
        Memo::new(move |_| self.session.with(|session| session.viewer.role))
    }

    /// Whether the viewer's own role holds `action`, whatever they see the settings as: what it does not
    /// hold is told to nobody, also not in the place of a role that holds it.
    pub fn holds(self, action: Action) -> Memo<bool> {
        Memo::new(move |_| self.session.with(|session| session.capabilities.is_offered(action)))
    }

    /// Reads what is told: to the viewed role, or to the viewer.
    pub(super) fn told<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.viewed.with(|view| match view {
            Some(view) => read(&view.told),
            None => self.session.with(read),
        })
    }
}

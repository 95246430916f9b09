//! What becomes of the connection, of its draft and of the one that was there before.

use super::AccessSecurity;
use crate::sso::{PassedTest, PreviousConnection, Sso, SsoConnection, SsoDraft, SsoState};
use crate::{Candidate, Change, Denial, Timestamp};

impl AccessSecurity {
    /// Takes a connection. It is a draft while people sign in with another one or while there is a
    /// draft; otherwise it is put in place of what there was. It is untested, unless it is the same
    /// as before. A draft that is the same as the connection is none.
    pub fn save_connection(&mut self, connection: SsoConnection) {
        let is_same = |it: Option<&SsoConnection>| it == Some(&connection);
        let drafts = Sso::drafts(&self.sso.state, self.sso.draft.as_ref());
        if is_same(self.sso.state.connection()) {
            self.sso.draft = None;
        } else if !drafts {
            self.sso.state = SsoState::Untested { connection };
        } else if !is_same(self.sso.draft.as_ref().map(|it| &it.connection)) {
            self.sso.draft = Some(SsoDraft { connection, test: None });
        }
    }

    /// Records that `connection` passed a test: the draft, or the one in place, whichever it is.
    ///
    /// # Errors
    /// [`Denial::SsoUnconfigured`] when it is neither.
    pub fn record_test(
        &mut self,
        connection: &SsoConnection,
        test: PassedTest,
    ) -> Result<(), Denial> {
        if let Some(draft) = self.sso.draft.as_mut().filter(|it| it.connection == *connection) {
            draft.test = Some(test);
            return Ok(());
        }
        if self.sso.state.connection() != Some(connection) {
            return Err(Denial::SsoUnconfigured);
        }
        self.put(connection.clone(), test);
        Ok(())
    }

    /// Gives the draft up.
    ///
    /// # Errors
    /// [`Denial::NoSsoDraft`]
    pub fn discard_draft(&mut self) -> Result<(), Denial> {
        self.sso.draft.take().map(drop).ok_or(Denial::NoSsoDraft)
    }

    /// Puts the draft in the place of the connection, which can be restored for a while.
    ///
    /// # Errors
    /// [`Denial::NoSsoDraft`], [`Denial::SsoUntested`], [`Denial::CertificateExpired`]
    pub fn promote_draft(&mut self, change: Change) -> Result<(), Denial> {
        let draft = self.sso.draft.clone().ok_or(Denial::NoSsoDraft)?;
        let test = draft.test.ok_or(Denial::SsoUntested)?;
        self.replace(draft.connection, test, change)
    }

    /// Puts the connection that was there before in the place of the connection, which can be
    /// restored in turn.
    ///
    /// # Errors
    /// [`Denial::NoPreviousConnection`], [`Denial::CertificateExpired`]
    pub fn restore_connection(&mut self, change: Change) -> Result<(), Denial> {
        let previous = self.sso.previous(change.at).cloned();
        let PreviousConnection { connection, test, .. } =
            previous.ok_or(Denial::NoPreviousConnection)?;
        self.replace(connection.clone(), test, change)?;
        self.sso.previous = self.sso.previous.take().filter(|it| it.connection != connection);
        Ok(())
    }

    /// Removes the connection for good, and with it the draft, the one before, and the options.
    ///
    /// # Errors
    /// [`Denial::SsoIsOn`], [`Denial::SsoUnconfigured`]
    pub fn remove_connection(&mut self) -> Result<(), Denial> {
        match self.sso.state {
            SsoState::On { .. } => return Err(Denial::SsoIsOn),
            SsoState::Unconfigured => return Err(Denial::SsoUnconfigured),
            _ => self.sso = Sso::default(),
        }
        Ok(())
    }

    /// Puts a tested connection in the place of the one there is, and keeps that if it was tested. A
    /// draft that is the same is none.
    fn replace(
        &mut self,
        connection: SsoConnection,
        test: PassedTest,
        replaced: Change,
    ) -> Result<(), Denial> {
        if connection.is_expired(replaced.at) {
            return Err(Denial::CertificateExpired);
        }
        let state = &self.sso.state;
        if let (Some(connection), Some(test)) = (state.connection(), state.test()) {
            let (connection, test) = (connection.clone(), test.clone());
            self.sso.previous = Some(PreviousConnection { connection, test, replaced });
        }
        self.sso.draft = self.sso.draft.take().filter(|it| it.connection != connection);
        self.put(connection, test);
        Ok(())
    }

    fn put(&mut self, connection: SsoConnection, test: PassedTest) {
        self.sso.state = match self.sso.state.is_on() {
            true => SsoState::On { connection, test },
            false => SsoState::Tested { connection, test },
        };
    }

    /// How far the draft is.
    pub(super) fn draft_fact(&self, now: Timestamp) -> Candidate {
        match &self.sso.draft {
            None => Candidate::Missing,
            Some(draft) if draft.test.is_none() => Candidate::Untested,
            Some(draft) if draft.connection.is_expired(now) => Candidate::Expired,
            Some(_) => Candidate::Ready,
        }
    }

    /// Whether the connection that was there before can be restored.
    pub(super) fn previous_fact(&self, now: Timestamp) -> Candidate {
        match self.sso.previous(now) {
            None => Candidate::Missing,
            Some(previous) if previous.connection.is_expired(now) => Candidate::Expired,
            Some(_) => Candidate::Ready,
        }
    }
}

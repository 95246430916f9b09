//! Errors on the wire.
//!
//! Tagged enums are written as serde writes them and read through a flat record of all that any
//! variant may hold. Serde would read them by buffering the answer and building every type inside
//! a second time, which costs the app tens of kilobytes.

use serde::{Deserialize, Serialize};

use crate::domain::DomainSettings;
use crate::sso::SsoSettings;
use crate::{
    Billing, Deletion, Denial, Enrolment, FieldError, Organization, Reply, SecondFactorChallenge,
    TwoFactorSettings,
};

/// Why a request was not carried out: the `type` of an `application/problem+json` answer
/// (RFC 9457) with what belongs to it. Sentences for people are the app's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Problem {
    /// 400: the request cannot be read.
    Malformed {
        /// What about it, for a developer.
        detail: String,
    },
    /// 401: no session, or one that has ended.
    SignedOut,
    /// 401: no such pair of e-mail address and password.
    WrongCredentials,
    /// 401: the password was right, and the second factor is still to be proven.
    SecondFactorRequired {
        /// What is asked.
        challenge: SecondFactorChallenge,
    },
    /// 401: the password was right, and a second factor has to be set up first.
    EnrolmentRequired {
        /// What is asked.
        enrolment: Enrolment,
    },
    /// 403: the organization was deleted, and can still be brought back.
    OrganizationDeleted {
        /// By whom, and until when.
        deletion: Deletion,
    },
    /// 403: the viewer's password was another one.
    WrongPassword,
    /// 403: a code that is not accepted, or no longer.
    WrongCode,
    /// 403: a passkey that is not accepted: not one of the person's, or its answer came too late or
    /// once too often.
    WrongPasskey,
    /// 403: the person may sign in only through the identity provider.
    SsoRequired,
    /// 403: the link was used, is too old, or was replaced by a newer one, or there never was one.
    UnusableLink,
    /// 403: the change asks for a fresh proof of identity first.
    StepUpRequired,
    /// 403 when it is for the viewer's role, 409 when it is for the state of the settings.
    Denied {
        /// The condition that is missing.
        denial: Denial,
    },
    /// 403: a request from another site, or without the header that proves it is not.
    CrossSite,
    /// 404: nothing at that address.
    NotFound,
    /// 405: the address does not take that method.
    MethodNotAllowed,
    /// 408: the request took too long to arrive.
    RequestTimeout,
    /// 409: requiring single sign-on would concern other people than those who were shown.
    ImpactChanged {
        /// The settings, with whom it concerns now.
        current: Current,
    },
    /// 412: somebody changed the resource meanwhile.
    Stale {
        /// The resource as it stands now.
        current: Current,
    },
    /// 413: a body larger than is accepted.
    TooLarge {
        /// The most bytes that are accepted.
        limit: u64,
    },
    /// 415: a body that is not JSON.
    NotJson,
    /// 422: a body that can be read, with values that cannot be taken.
    Invalid {
        /// Field by field.
        errors: Vec<FieldError>,
    },
    /// 428: a change without `If-Match`.
    PreconditionRequired,
    /// 429: too many tries.
    TooManyAttempts {
        /// Seconds to wait before the next.
        retry_after: u64,
    },
    /// 429: the organization has sent as many invitations as it may in an hour, or would with these.
    TooManyInvitations {
        /// The most in an hour.
        limit: u64,
        /// Seconds to wait before as many as these can be sent.
        retry_after: u64,
    },
    /// 429: the same invitation was sent a moment ago.
    InvitationSentLately {
        /// Seconds to wait before it can be sent again.
        retry_after: u64,
    },
    /// 500: a fault of the server.
    Internal,
    /// 503: the server cannot answer now.
    Unavailable,
}

impl Problem {
    /// The HTTP status that goes with it.
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed { .. } => 400,
            Self::SignedOut
            | Self::WrongCredentials
            | Self::SecondFactorRequired { .. }
            | Self::EnrolmentRequired { .. } => 401,
            Self::Denied { denial } if !denial.is_by_role() => 409,
            Self::OrganizationDeleted { .. }
            | Self::WrongPassword
            | Self::WrongCode
            | Self::WrongPasskey
            | Self::SsoRequired
            | Self::UnusableLink
            | Self::StepUpRequired
            | Self::Denied { .. }
            | Self::CrossSite => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::RequestTimeout => 408,
            Self::ImpactChanged { .. } => 409,
            Self::Stale { .. } => 412,
            Self::TooLarge { .. } => 413,
            Self::NotJson => 415,
            Self::Invalid { .. } => 422,
            Self::PreconditionRequired => 428,
            Self::TooManyAttempts { .. }
            | Self::TooManyInvitations { .. }
            | Self::InvitationSentLately { .. } => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }

    /// A short English summary for developers and logs (RFC 9457, section 3.1.3).
    pub fn title(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "The request cannot be read",
            Self::SignedOut => "Not signed in",
            Self::WrongCredentials => "Wrong e-mail address or password",
            Self::SecondFactorRequired { .. } => "The second factor is missing",
            Self::EnrolmentRequired { .. } => "A second factor has to be set up",
            Self::OrganizationDeleted { .. } => "The organization was deleted",
            Self::WrongPassword => "Wrong password",
            Self::WrongCode => "Wrong code",
            Self::WrongPasskey => "The passkey is not accepted",
            Self::SsoRequired => "Single sign-on is required",
            Self::UnusableLink => "The link cannot be used",
            Self::StepUpRequired => "A fresh proof of identity is required",
            Self::Denied { .. } => "Not possible",
            Self::CrossSite => "A request from another site",
            Self::NotFound => "Nothing at this address",
            Self::MethodNotAllowed => "The address does not take this method",
            Self::RequestTimeout => "The request took too long",
            Self::ImpactChanged { .. } => "It would concern other people than were shown",
            Self::Stale { .. } => "Somebody changed it meanwhile",
            Self::TooLarge { .. } => "The body is too large",
            Self::NotJson => "The body is not JSON",
            Self::Invalid { .. } => "Some values cannot be taken",
            Self::PreconditionRequired => "If-Match is missing",
            Self::TooManyAttempts { .. } => "Too many attempts",
            Self::TooManyInvitations { .. } => "Too many invitations in an hour",
            Self::InvitationSentLately { .. } => "The invitation was sent a moment ago",
            Self::Internal => "A fault of the server",
            Self::Unavailable => "The server cannot answer now",
        }
    }
}

/// A resource as it stands, beside a change that was made for what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Current {
    /// The organization's details.
    Organization(Box<Reply<Organization>>),
    /// The single sign-on page.
    Sso(Box<Reply<SsoSettings>>),
    /// The two-factor page.
    TwoFactor(Box<Reply<TwoFactorSettings>>),
    /// The domains page.
    Domains(Box<Reply<DomainSettings>>),
    /// The plan and the billing details.
    Billing(Box<Reply<Billing>>),
}

/// The whole body of an error answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemDocument {
    /// What happened, for programs.
    #[serde(flatten)]
    pub problem: Problem,
    /// What happened, for developers.
    pub title: String,
    /// The HTTP status again.
    pub status: u16,
    /// What to quote to whoever reads the server's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl ProblemDocument {
    /// The body for `problem`.
    pub fn new(problem: Problem, request_id: Option<String>) -> Self {
        let (title, status) = (problem.title().to_owned(), problem.status());
        Self { problem, title, status, request_id }
    }
}

/// How the body of an error answer is read.
#[derive(Deserialize)]
struct Flat {
    r#type: String,
    title: String,
    status: u16,
    request_id: Option<String>,
    detail: Option<String>,
    denial: Option<Denial>,
    current: Option<Current>,
    limit: Option<u64>,
    errors: Option<Vec<FieldError>>,
    retry_after: Option<u64>,
    challenge: Option<SecondFactorChallenge>,
    enrolment: Option<Enrolment>,
    deletion: Option<Deletion>,
}

impl TryFrom<Flat> for ProblemDocument {
    type Error = &'static str;

    fn try_from(mut flat: Flat) -> Result<Self, Self::Error> {
        let problem = flat.problem().ok_or("an unknown or incomplete problem")?;
        Ok(Self { problem, title: flat.title, status: flat.status, request_id: flat.request_id })
    }
}

impl Flat {
    fn problem(&mut self) -> Option<Problem> {
        Some(match self.r#type.as_str() {
            "malformed" => Problem::Malformed { detail: self.detail.take()? },
            "signed_out" => Problem::SignedOut,
            "wrong_credentials" => Problem::WrongCredentials,
            "second_factor_required" => {
                Problem::SecondFactorRequired { challenge: self.challenge.take()? }
            }
            "enrolment_required" => {
                Problem::EnrolmentRequired { enrolment: self.enrolment.take()? }
            }
            "organization_deleted" => {
                Problem::OrganizationDeleted { deletion: self.deletion.take()? }
            }
            "wrong_password" => Problem::WrongPassword,
            "wrong_code" => Problem::WrongCode,
            "wrong_passkey" => Problem::WrongPasskey,
            "sso_required" => Problem::SsoRequired,
            "unusable_link" => Problem::UnusableLink,
            "step_up_required" => Problem::StepUpRequired,
            "denied" => Problem::Denied { denial: self.denial.take()? },
            "cross_site" => Problem::CrossSite,
            "not_found" => Problem::NotFound,
            "method_not_allowed" => Problem::MethodNotAllowed,
            "request_timeout" => Problem::RequestTimeout,
            "impact_changed" => Problem::ImpactChanged { current: self.current.take()? },
            "stale" => Problem::Stale { current: self.current.take()? },
            "too_large" => Problem::TooLarge { limit: self.limit? },
            "not_json" => Problem::NotJson,
            "invalid" => Problem::Invalid { errors: self.errors.take()? },
            "precondition_required" => Problem::PreconditionRequired,
            "too_many_attempts" => Problem::TooManyAttempts { retry_after: self.retry_after? },
            "too_many_invitations" => {
                Problem::TooManyInvitations { limit: self.limit?, retry_after: self.retry_after? }
            }
            "invitation_sent_lately" => {
                Problem::InvitationSentLately { retry_after: self.retry_after? }
            }
            "internal" => Problem::Internal,
            "unavailable" => Problem::Unavailable,
            _ => return None,
        })
    }
}

use serde::{Deserialize, Serialize};

use super::refusal_flat::Flat;
use crate::{Flaw, Timestamp};

/// Why a SAML response signs nobody in. Each has its own code on the wire, and its own sentence in
/// the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlRefusal))]
pub enum Refusal {
    /// The form value is not base64.
    NotBase64,
    /// More bytes than are accepted.
    TooLarge {
        /// The most bytes that are accepted.
        limit: u32,
    },
    /// More elements than are accepted.
    TooManyElements {
        /// The most elements that are accepted.
        limit: u32,
    },
    /// More attributes in one element than are accepted.
    TooManyAttributes {
        /// The most attributes that are accepted.
        limit: u32,
    },
    /// Elements nested deeper than is accepted.
    TooDeep {
        /// The deepest nesting that is accepted.
        limit: u32,
    },
    /// Not well-formed XML in UTF-8.
    NotXml,
    /// A document type declaration.
    DocumentType,
    /// An XML comment.
    Comment,
    /// An XML processing instruction.
    ProcessingInstruction,
    /// A CDATA section.
    Cdata,
    /// Something else than a response.
    WrongRoot {
        /// The name of the outermost element.
        received: String,
    },
    /// Another version of SAML than 2.0.
    UnsupportedVersion {
        /// The version.
        received: String,
    },
    /// A response inside the response.
    NestedResponse,
    /// Two elements with one ID, or an ID that is written in an unusual way.
    AmbiguousId {
        /// The ID, or the name of the attribute.
        received: String,
    },
    /// The assertion is encrypted. No encryption key is ever published here.
    EncryptedAssertion,
    /// No assertion, although the status is success.
    NoAssertion,
    /// More than one assertion.
    SeveralAssertions {
        /// How many.
        count: u32,
    },
    /// An assertion somewhere else than directly in the response.
    MisplacedAssertion,
    /// An element that may be there once is there more often.
    RepeatedElement {
        /// Its name.
        received: String,
    },
    /// The identity provider says that the sign-in failed.
    StatusFailed {
        /// The top-level status code, without the common beginning of its URI (`Responder`).
        status: String,
        /// The status code inside it (`NoPassive`).
        detail: Option<String>,
        /// The identity provider's own words.
        message: Option<String>,
    },
    /// Neither the response nor the assertion is signed.
    Unsigned,
    /// More signatures than one for the response and one for the assertion.
    SeveralSignatures {
        /// How many.
        count: u32,
    },
    /// A signature somewhere else than directly in the response or the assertion.
    MisplacedSignature,
    /// A signature that is not put together as XML Signature says.
    MalformedSignature {
        /// The name of the element that is missing, repeated or not accepted.
        received: String,
    },
    /// A signature over something else than its parent.
    WrongReference {
        /// The reference to its parent.
        expected: String,
        /// The reference that it has.
        received: String,
    },
    /// A transform other than enveloped signature and exclusive canonicalization.
    ForbiddenTransform {
        /// The URI of the algorithm.
        received: String,
    },
    /// Another canonicalization than the exclusive one.
    ForbiddenCanonicalization {
        /// The URI of the algorithm.
        received: String,
    },
    /// A signature with a shared secret (HMAC), which anybody could make.
    SymmetricSignature {
        /// The URI of the algorithm.
        received: String,
    },
    /// A signature algorithm that is not trusted.
    WeakSignatureAlgorithm {
        /// The URI of the algorithm.
        received: String,
    },
    /// A digest algorithm that is not trusted.
    WeakDigestAlgorithm {
        /// The URI of the algorithm.
        received: String,
    },
    /// The connection has no certificate.
    NoCertificate,
    /// The connection's certificate has a key that is not trusted.
    UnusableCertificate {
        /// What is wrong with it.
        flaw: Flaw,
    },
    /// Signed with the key of another certificate than the connection's, which the response carries.
    UnknownCertificate {
        /// The fingerprints of the connection's certificates.
        known: Vec<String>,
        /// The fingerprint of the certificate in the response.
        received: String,
    },
    /// The signature fits none of the connection's certificates, or the content was changed.
    WrongSignature,
    /// The validity of the certificate has ended.
    CertificateExpired {
        /// When it ended.
        at: Timestamp,
    },
    /// The validity of the certificate has not begun.
    CertificateNotYetValid {
        /// When it begins.
        at: Timestamp,
    },
    /// Another issuer.
    WrongIssuer {
        /// The connection's.
        expected: String,
        /// The response's, if it names one.
        received: Option<String>,
    },
    /// Sent to another URL.
    WrongDestination {
        /// The ACS URL.
        expected: String,
        /// The response's, if it names one.
        received: Option<String>,
    },
    /// No subject confirmation of the method bearer.
    NoBearerConfirmation,
    /// To be presented at another URL.
    WrongRecipient {
        /// The ACS URL.
        expected: String,
        /// The assertion's, if it names one.
        received: Option<String>,
    },
    /// For another audience.
    WrongAudience {
        /// The entity ID of this organization.
        expected: String,
        /// The assertion's, which may be none.
        audiences: Vec<String>,
    },
    /// Answers no request, and the connection does not take that.
    Unsolicited,
    /// Answers another request than the one that was sent.
    WrongRequest {
        /// The ID of the request, if one was sent.
        expected: Option<String>,
        /// The ID that the response names, if it names one.
        received: Option<String>,
    },
    /// The assertion does not hold yet.
    NotYetValid {
        /// When it begins to hold.
        at: Timestamp,
        /// How long that is from now, in seconds.
        seconds: i64,
    },
    /// The assertion does not hold any more.
    Expired {
        /// When it ended.
        at: Timestamp,
        /// How long ago that was, in seconds.
        seconds: i64,
    },
    /// The assertion does not say until when it may be presented.
    NoExpiry,
    /// A time that is not xs:dateTime in UTC.
    UnreadableTime {
        /// What is there instead.
        received: String,
    },
    /// A condition that is not understood, so that it may not be met.
    UnknownCondition {
        /// The name of the element.
        received: String,
    },
    /// The assertion does not say that the person signed in.
    NoAuthentication,
    /// The person's session at the identity provider has ended.
    SessionEnded {
        /// When.
        at: Timestamp,
    },
    /// The assertion has no ID.
    NoAssertionId,
    /// The assertion does not say who it is about.
    NoNameId,
    /// Who it is about is encrypted. No encryption key is ever published here.
    EncryptedNameId,
    /// The identifier is another one at each sign-in.
    TransientNameId,
    /// No e-mail address, neither as an attribute nor as the NameID.
    NoEmail,
    /// What should be an e-mail address is not one.
    WrongEmail {
        /// What is there.
        received: String,
    },
    /// The domain of the e-mail address is not verified.
    EmailDomainUnverified {
        /// The verified domains.
        verified: Vec<String>,
        /// The domain of the address.
        received: String,
    },
    /// The assertion was used before.
    Replayed,
    /// The response came to another browser than the one that the request was sent from, or to one
    /// that keeps no cookies.
    OtherBrowser,
    /// The connection is not any more what it was when the request was sent.
    ConnectionChanged,
    /// Single sign-on is off.
    SsoIsOff,
    /// Nobody of the organization has this address, and a first sign-in makes no Member.
    UnknownPerson {
        /// The address.
        received: String,
    },
    /// The address belongs to an account of another organization.
    AddressInUse {
        /// The address.
        received: String,
    },
    /// Whoever began the test is signed out.
    TesterSignedOut,
    /// Whoever began the test may not test the connection any more.
    TesterNotAllowed,
}

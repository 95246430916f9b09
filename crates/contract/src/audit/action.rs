/// Declares the actions with their words, each once.
macro_rules! actions {
    ($($name:ident = $word:literal),+ $(,)?) => {
        /// Something that the audit log has a word for: what people may try to do, and what happens
        /// beside it. Each has a sentence in the app.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "their words say it")]
        pub enum AuditAction {
            $($name),+
        }

        impl AuditAction {
            /// All of them, those that belong together beside each other.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word for it in the log and on the wire.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word),+
                }
            }
        }
    };
}

actions! {
    SeeOrganization = "see_organization",
    RenameOrganization = "rename_organization",
    DeleteOrganization = "delete_organization",
    RestoreOrganization = "restore_organization",
    SeeBilling = "see_billing",
    ChangeBilling = "change_billing",
    SeeAccessSecurity = "see_access_security",
    SaveSsoConnection = "save_sso_connection",
    DiscardSsoDraft = "discard_sso_draft",
    PromoteSsoDraft = "promote_sso_draft",
    RestoreSsoConnection = "restore_sso_connection",
    RemoveSsoConnection = "remove_sso_connection",
    ChangeSso = "change_sso",
    TurnOnSso = "turn_on_sso",
    TurnOffSso = "turn_off_sso",
    RequireSso = "require_sso",
    StopRequiringSso = "stop_requiring_sso",
    KeepSsoRequirement = "keep_sso_requirement",
    RevertSsoRequirement = "revert_sso_requirement",
    LetIdpAddMembers = "let_idp_add_members",
    StopIdpAddingMembers = "stop_idp_adding_members",
    AllowIdpInitiated = "allow_idp_initiated",
    StopIdpInitiated = "stop_idp_initiated",
    RequireFactorBesideSso = "require_factor_beside_sso",
    StopRequiringFactorBesideSso = "stop_requiring_factor_beside_sso",
    ExemptFromSso = "exempt_from_sso",
    EndSsoExemption = "end_sso_exemption",
    InspectCertificate = "inspect_certificate",
    ReadSsoPaste = "read_sso_paste",
    FetchSsoMetadata = "fetch_sso_metadata",
    TestSso = "test_sso",
    SeeSsoAttempts = "see_sso_attempts",
    RequireTwoFactor = "require_two_factor",
    RequirePasskeys = "require_passkeys",
    StopRequiringTwoFactor = "stop_requiring_two_factor",
    SeeFactors = "see_factors",
    RemindOfTwoFactor = "remind_of_two_factor",
    ResetFactors = "reset_factors",
    ClaimDomain = "claim_domain",
    CheckDomain = "check_domain",
    RemoveDomain = "remove_domain",
    SeeMembers = "see_members",
    ExportMembers = "export_members",
    InviteMember = "invite_member",
    ResendInvitation = "resend_invitation",
    CopyInvitationLink = "copy_invitation_link",
    RevokeInvitation = "revoke_invitation",
    AcceptInvitation = "accept_invitation",
    AskForAccess = "ask_for_access",
    WithdrawAccessRequest = "withdraw_access_request",
    DecideAccessRequest = "decide_access_request",
    GrantAccessRequest = "grant_access_request",
    DeclineAccessRequest = "decline_access_request",
    SeeAsRole = "see_as_role",
    RemoveMember = "remove_member",
    ChangeRole = "change_role",
    MakeOwner = "make_owner",
    CreateMember = "create_member",
    LinkIdentity = "link_identity",
    ProveAddress = "prove_address",
    ReadAuditLog = "read_audit_log",
    ExportAuditLog = "export_audit_log",
    BeginSignIn = "begin_sign_in",
    SignIn = "sign_in",
    SignOut = "sign_out",
    StepUp = "step_up",
    EndSession = "end_session",
    EndOtherSessions = "end_other_sessions",
    RequestPasswordLink = "request_password_link",
    SetPassword = "set_password",
    ChangePassword = "change_password",
    AddAuthenticatorApp = "add_authenticator_app",
    RenameAuthenticatorApp = "rename_authenticator_app",
    RemoveAuthenticatorApp = "remove_authenticator_app",
    AddPasskey = "add_passkey",
    RenamePasskey = "rename_passkey",
    RemovePasskey = "remove_passkey",
    ChangePasskeySignIn = "change_passkey_sign_in",
    MakeRecoveryCodes = "make_recovery_codes",
}

impl AuditAction {
    /// The action that a word is for; `None` for a word of another version.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.word() == word)
    }
}

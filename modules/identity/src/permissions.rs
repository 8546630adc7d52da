//! Who may do what with people and accounts.

use kernel::{Act, Actor};

kernel::permissions! {
    /// The own account: password, second factor, sessions, erasure.
    pub OwnAccount = "identity.own_account" by [SignedIn] or [], "管理自己的账号", "manage one's own account";
    /// Signing in, joining by an invitation, activating an account.
    pub Enter = "identity.enter" by [Anyone] or [], "登录、加入", "sign in and join";
    /// Making invitations to join a building.
    pub Invite = "identity.invite" by [CommitteeSecretary, FloorCaptain, PropertyManager, OrganisationDelegate, SubdistrictClerk] or [], "邀请加入本楼", "invite people to a building";
    /// Confirming or refusing that somebody works where they say.
    pub ConfirmEmployment = "identity.confirm_employment" by [OrganisationDelegate, FloorCaptain, CommitteeSecretary] or [Employer], "确认在职", "confirm an employment";
    /// Ending an employment.
    pub EndEmployment = "identity.end_employment" by [OrganisationDelegate, FloorCaptain, CommitteeSecretary] or [Oneself, Employer], "办理离职", "end an employment";
    /// Appointing to roles and ending appointments.
    pub Appoint = "identity.appoint" by [DistrictClerk, SubdistrictClerk, SecurityAdmin] or [], "任命和免去职务", "appoint and dismiss";
    /// Handing out a code that activates an account or resets its password.
    pub IssueActivation = "identity.issue_activation" by [DistrictClerk, SubdistrictClerk, SecurityAdmin, CommitteeSecretary] or [], "发放激活码", "hand out activation codes";
    /// Signing in as one of the cast; in demonstrations only.
    pub PlayCast = "identity.play_cast" by [Anyone] or [], "以演示角色进入", "enter as one of the cast";
}

/// Whether the menu shows pending employments.
pub fn may_confirm(actor: &Actor) -> bool {
    !ConfirmEmployment::PERMISSION.scopes(actor).is_empty()
}

/// Whether the menu shows who works here.
pub fn may_end(actor: &Actor) -> bool {
    !EndEmployment::PERMISSION.scopes(actor).is_empty()
}

/// Whether the menu shows invitations: they are to a building, which a captain of a floor does not answer for.
pub fn may_invite(actor: &Actor) -> bool {
    let mut scopes = Invite::PERMISSION.scopes(actor);
    scopes.floors.clear();
    !scopes.is_empty()
}

/// Whether the menu shows appointments.
pub fn may_appoint(actor: &Actor) -> bool {
    !Appoint::PERMISSION.scopes(actor).is_empty()
}

/// Whether a list of people leads to activation codes.
pub fn may_activate(actor: &Actor) -> bool {
    !IssueActivation::PERMISSION.scopes(actor).is_empty()
}

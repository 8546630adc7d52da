//! What happened to accounts, employments and appointments. Ids and dates only.

use kernel::{AnyId, BuildingId, Date, Event, FloorId, Line, Locale, OrganisationId, PersonId, Role};
use serde::{Deserialize, Serialize};

use crate::{
    T,
    api::role_title,
    appointment::AppointmentId,
    employment::{Cause, EmploymentId},
};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($field:ident: $ty:ty),* } of $subject:ident, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name { $(pub $field: $ty),* }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.$subject.any()
            }
            fn line(&self, locale: Locale) -> Line {
                let say: fn(&Self, Locale) -> String = $line;
                Line::at(1, say(self, locale))
            }
        }
    };
}

event!(/** Somebody signed in. */ SignedIn = "identity.signed_in" { person: PersonId, second_factor: bool } of person,
    |_, l| T(l).line_signed_in().to_owned());
event!(/** A wrong password or code; `locked` if it was the last allowed. */ SignInFailed = "identity.sign_in_failed" { person: PersonId, failures: i64, locked: bool } of person,
    |e, l| if e.locked { T(l).line_locked().to_owned() } else { T(l).line_sign_in_failed().to_owned() });
event!(/** Sessions were ended: one, or all others. */ SignedOut = "identity.signed_out" { person: PersonId, sessions: u64 } of person,
    |_, l| T(l).line_signed_out().to_owned());
event!(/** A password was set. */ PasswordChanged = "identity.password_changed" { person: PersonId } of person,
    |_, l| T(l).line_password_changed().to_owned());
event!(/** A second factor was set or dropped. */ SecondFactorChanged = "identity.second_factor_changed" { person: PersonId, set: bool } of person,
    |e, l| if e.set { T(l).line_second_set().to_owned() } else { T(l).line_second_dropped().to_owned() });
event!(/** A person was registered: joined by an invitation, imported, or added by an administrator. */ PersonRegistered = "identity.person_registered" { person: PersonId, by: String } of person,
    |_, l| T(l).line_registered().to_owned());
event!(/** Everything that identified a person was erased. */ PersonErased = "identity.person_erased" { person: PersonId } of person,
    |_, l| T(l).line_erased().to_owned());
event!(/** A code to activate an account or to reset its password was handed out. */ ActivationIssued = "identity.activation_issued" { person: PersonId } of person,
    |_, l| T(l).line_activation().to_owned());
event!(/** An invitation to join a building was made. */ InvitationMade = "identity.invitation_made" { building: BuildingId, organisation: Option<OrganisationId>, expires: Date } of building,
    |e, l| T(l).line_invitation(i18n::Format(l).date(e.expires)));
event!(/** Somebody says that they work for an organisation. */ EmploymentClaimed = "identity.employment_claimed" { employment: EmploymentId, person: PersonId, organisation: OrganisationId, building: BuildingId } of employment,
    |_, l| T(l).line_employment_claimed().to_owned());
event!(/** The employer or the floor captain confirmed it. */ EmploymentConfirmed = "identity.employment_confirmed" { employment: EmploymentId, person: PersonId, organisation: OrganisationId, building: BuildingId } of employment,
    |_, l| T(l).line_employment_confirmed().to_owned());
event!(/** It was not confirmed. */ EmploymentRefused = "identity.employment_refused" { employment: EmploymentId, person: PersonId } of employment,
    |_, l| T(l).line_employment_refused().to_owned());
event!(/** An employment ended; roles that hang on it end with it. */ EmploymentEnded = "identity.employment_ended" { employment: EmploymentId, person: PersonId, organisation: OrganisationId, building: BuildingId, on: Date, floor: Option<FloorId>, cause: Option<Cause> } of employment,
    |e, l| T(l).line_employment_ended(i18n::Format(l).date(e.on)));
event!(/** An employment has another last day, or goes on without one. */ EmploymentDated = "identity.employment_dated" { employment: EmploymentId, person: PersonId, organisation: OrganisationId, building: BuildingId, until: Option<Date> } of employment,
    |e, l| e.until.map_or(T(l).line_employment_open().to_owned(), |until| T(l).line_employment_dated(i18n::Format(l).date_long(until))));
event!(/** A role was given. */ Appointed = "identity.appointed" { appointment: AppointmentId, person: PersonId, role: Role, scope: String, scope_id: String, building: Option<BuildingId>, from: Date, until: Option<Date> } of appointment,
    |e, l| T(l).line_appointed(role_title(l, e.role)));
event!(/** A role ended before its term. */ AppointmentEnded = "identity.appointment_ended" { appointment: AppointmentId, person: PersonId, role: Role, building: Option<BuildingId>, scope: Option<String>, scope_id: Option<String>, cause: Option<Cause> } of appointment,
    |e, l| T(l).line_appointment_ended(role_title(l, e.role)));

/// A firm has left floors of a building: what hung on its being there has ended, in numbers. Recorded after each of these,
/// and only if there was any.
#[derive(Debug, Serialize, Deserialize)]
pub struct FirmVacated {
    pub organisation: OrganisationId,
    pub building: BuildingId,
    pub gone: bool,
    /// The last day.
    pub on: Date,
    pub employments: u64,
    /// Roles that ended, apart from that of an employee.
    pub roles: u64,
    /// The floors that the firm has left.
    pub floors: Vec<FloorId>,
    /// Those of which a captain was lost.
    pub captained: Vec<FloorId>,
}

impl Event for FirmVacated {
    const KIND: &'static str = "identity.firm_vacated";

    fn subject(&self) -> AnyId {
        self.organisation.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_firm_vacated(self.employments as i64, self.roles as i64))
    }
}

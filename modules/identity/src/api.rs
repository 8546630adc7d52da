//! All that other modules may call.

use std::collections::HashMap;

use db::args;
use kernel::{BuildingId, Date, Locale, PersonId, Personal, Result, Role, Scope, Stored, Text};
use ledger::Tx;

pub use crate::demo::CAST;
use crate::{
    T, account,
    appointment::{ADMINISTRATORS, holding, scope_columns},
    employment::{self, Employment},
    events, person,
    refusal::IdentityRefusal,
    second_factor, session,
    store::{self, leaving, sql},
};
pub use crate::{
    appointment::{AppointmentId, AppointmentRow, is_public, role_from_word},
    employment::{Cause, EmploymentId, EmploymentRow, EmploymentState},
    events::{Appointed, AppointmentEnded, EmploymentConfirmed, EmploymentDated, EmploymentEnded, FirmVacated},
    store::NewAppointment,
    timeline::{TimelineItem, timeline},
    vacate::{Hanging, hanging},
};

/// What the web asks about people.
pub const PEOPLE: web::People =
    web::People { find_session: session::find, name_of: |tx, id| Ok(name_of(tx, id)?.map(Personal::into_inner)) };

/// A role's title.
pub const fn role_title(locale: Locale, role: Role) -> &'static str {
    let t = T(locale);
    match role {
        Role::Anyone => t.role_anyone(),
        Role::SignedIn => t.role_signed_in(),
        Role::Employee => t.role_employee(),
        Role::FloorCaptain => t.role_floor_captain(),
        Role::CommitteeMember => t.role_committee_member(),
        Role::CommitteeChair => t.role_committee_chair(),
        Role::CommitteeSecretary => t.role_committee_secretary(),
        Role::PropertyManager => t.role_property_manager(),
        Role::OwnerDelegate => t.role_owner_delegate(),
        Role::OrganisationDelegate => t.role_organisation_delegate(),
        Role::PartySecretary => t.role_party_secretary(),
        Role::PartyCommitteeMember => t.role_party_committee_member(),
        Role::Mediator => t.role_mediator(),
        Role::ResidentsCommitteeStaff => t.role_residents_committee_staff(),
        Role::ServiceOfficer => t.role_service_officer(),
        Role::SubdistrictClerk => t.role_subdistrict_clerk(),
        Role::DepartmentOfficer => t.role_department_officer(),
        Role::DistrictClerk => t.role_district_clerk(),
        Role::CityClerk => t.role_city_clerk(),
        Role::SystemAdmin => t.role_system_admin(),
        Role::SecurityAdmin => t.role_security_admin(),
        Role::AuditAdmin => t.role_audit_admin(),
    }
}

/// Puts a person into the database, without an account.
///
/// # Errors
/// The database's own failure.
pub fn register(tx: &mut Tx<'_, '_>, name: &str, by: &str) -> Result<PersonId> {
    let id = person::register(tx, name)?;
    tx.record(&events::PersonRegistered { person: id, by: by.to_owned() })?;
    Ok(id)
}

/// Adds an account that is activated later, or with a password's hash at once.
///
/// # Errors
/// The login name is taken.
pub fn add_account(
    tx: &mut Tx<'_, '_>,
    person: PersonId,
    login: &str,
    hash: Option<&str>,
    must_change: bool,
) -> Result<()> {
    account::add(tx, person, login, hash, must_change)
}

/// The person of a login name.
///
/// # Errors
/// The database's own failure.
pub fn person_of_login(tx: &mut Tx<'_, '_>, login: &str) -> Result<Option<PersonId>> {
    let district = tx.district();
    Ok(tx.first(&sql::BY_LOGIN, args![district, login.to_lowercase()])?.map(|a| a.person))
}

/// People of this name.
///
/// # Errors
/// The database's own failure.
pub fn people_named(tx: &mut Tx<'_, '_>, name: &str) -> Result<Vec<PersonId>> {
    let district = tx.district();
    let index = tx.store().secrets().fields.blind("person.name", &person::normal_name(name));
    Ok(tx.all(&sql::NAMESAKES, args![district, index])?.into_iter().map(|(id,)| id).collect())
}

/// A person's name, for those who may see it: holders of a public role, and themselves.
///
/// # Errors
/// The database's own failure.
pub fn name_of(tx: &mut Tx<'_, '_>, id: PersonId) -> Result<Option<Personal<String>>> {
    Ok(names_of(tx, &[id])?.remove(&id))
}

/// Names of several people; erased ones are missing.
///
/// # Errors
/// The database's own failure.
pub fn names_of(tx: &mut Tx<'_, '_>, ids: &[PersonId]) -> Result<HashMap<PersonId, Personal<String>>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let district = tx.district();
    let rows = tx.all(&sql::NAMES, args![district, db::list(ids)])?;
    Ok(rows.into_iter().filter_map(|row| Some((row.id, person::open_name(tx, row.id, row.name)?))).collect())
}

/// Who did what an event says, as everybody may read it: the title, and the name of those who act for the public.
///
/// # Errors
/// The database's own failure.
pub fn actor_labels(tx: &mut Tx<'_, '_>, events: &[&Stored], locale: Locale) -> Result<Vec<String>> {
    let public: Vec<PersonId> =
        events.iter().filter(|e| e.role().is_some_and(is_public)).filter_map(|e| e.person).collect();
    let names = names_of(tx, &public)?;
    let t = T(locale);
    Ok(events
        .iter()
        .map(|event| match (event.role(), event.person) {
            (Some(role), Some(person)) if is_public(role) => {
                let name = names.get(&person).map_or(t.erased_name(), |n| n.reveal());
                t.titled(role_title(locale, role), name)
            }
            (Some(role), _) => role_title(locale, role).to_owned(),
            (None, _) if event.acted_as.starts_with("system:") => t.system().to_owned(),
            (None, _) => match event.acted_as.as_str() {
                "reporter" => t.as_reporter(),
                "handler" => t.as_handler(),
                "member" | "elector" => t.as_member(),
                "claimant" => t.as_claimant(),
                "confirmer" => t.as_confirmer(),
                "appraiser" => t.as_appraiser(),
                "party" => t.as_party(),
                "mediator" => t.as_mediator(),
                "employer" => t.role_organisation_delegate(),
                "oneself" => t.role_signed_in(),
                _ => t.role_anyone(),
            }
            .to_owned(),
        })
        .collect())
}

/// Tells people something. They find it under notices.
///
/// # Errors
/// The database's own failure.
pub fn notify(tx: &mut Tx<'_, '_>, people: &[PersonId], text: &Text, href: &str) -> Result<()> {
    let mut told = std::collections::BTreeSet::new();
    for person in people {
        // Nobody is told twice, nor of what they have just done themselves.
        if told.insert(*person) && tx.actor().person() != Some(*person) {
            store::add_notice(tx, *person, &text.zh, &text.en, href)?;
        }
    }
    Ok(())
}

/// Gives somebody a role.
///
/// # Errors
/// Two administrator roles in one hand are refused (K62).
pub fn appoint(tx: &mut Tx<'_, '_>, new: &NewAppointment) -> Result<AppointmentId> {
    let (district, id) = (tx.district(), AppointmentId::new(tx.store().clock().now()));
    if ADMINISTRATORS.contains(&new.role) {
        let held = tx.all(&sql::APPOINTMENTS, args![district, new.person])?;
        if held.iter().any(|a| a.role != new.role && ADMINISTRATORS.contains(&a.role)) {
            return Err(IdentityRefusal::TwoAdministrators.into());
        }
    }
    let (scope, scope_id) = scope_columns(new.scope);
    let NewAppointment { person, role, building, from, until, employment, .. } = new;
    tx.run_one(
        &sql::ADD_APPOINTMENT,
        args![district, id, person, role, scope, scope_id, building, from, until, employment],
    )?;
    store::renew_grants(tx, *person)?;
    tx.record(&employment::appointed(id, new))?;
    Ok(id)
}

/// An appointment that nobody has ended.
///
/// # Errors
/// The database's own failure.
pub fn appointment(tx: &mut Tx<'_, '_>, id: AppointmentId) -> Result<Option<AppointmentRow>> {
    let district = tx.district();
    Ok(tx.first(&sql::APPOINTMENT, args![district, id])?)
}

/// Ends a role today. One that somebody has ended meanwhile stays as it is.
///
/// # Errors
/// The database's own failure.
pub fn end_appointment(tx: &mut Tx<'_, '_>, row: &AppointmentRow) -> Result<()> {
    end_role(tx, row, None)?;
    Ok(())
}

/// Ends a role today, because of something; answers whether there was anything to end.
///
/// # Errors
/// The database's own failure.
pub fn end_role(tx: &mut Tx<'_, '_>, row: &AppointmentRow, cause: Option<Cause>) -> Result<bool> {
    let (district, now, today) = (tx.district(), tx.now(), tx.today());
    // A term that was over on an earlier day keeps that day.
    let until = row.until_on.map_or(today, |until| until.min(today));
    if tx.run(&sql::END_APPOINTMENT, args![district, row.id, now, until])? == 0 {
        return Ok(false);
    }
    store::renew_grants(tx, row.person)?;
    let AppointmentRow { id, person, role, building, .. } = *row;
    let (scope, scope_id) = (Some(row.scope.clone()), Some(row.scope_id.clone()));
    tx.record(&AppointmentEnded { appointment: id, person, role, building, scope, scope_id, cause })?;
    Ok(true)
}

/// An appointment, also one that has ended.
///
/// # Errors
/// The database's own failure.
pub fn appointment_ever(tx: &mut Tx<'_, '_>, id: AppointmentId) -> Result<Option<AppointmentRow>> {
    let district = tx.district();
    Ok(tx.first(&sql::EVER_APPOINTED, args![district, id])?)
}

/// What a person holds today, with the stored rows.
///
/// # Errors
/// The database's own failure.
pub fn held_by(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Vec<AppointmentRow>> {
    let (district, today) = (tx.district(), tx.today());
    let mut rows = tx.all(&sql::APPOINTMENTS, args![district, person])?;
    rows.retain(|r| r.appointment().is_some_and(|a| a.holds_on(today)));
    Ok(rows)
}

/// The posts that end with an employment whose last day is set.
///
/// # Errors
/// The database's own failure.
pub fn ending_with(tx: &mut Tx<'_, '_>, id: EmploymentId) -> Result<Vec<AppointmentRow>> {
    match <Employment as ledger::Load>::load(tx, id)? {
        Some(employment) => crate::end_employment::ending_with(tx, &employment.row),
        None => Ok(Vec::new()),
    }
}

/// Appointments to these roles whose last day lies between two days, the soonest first; at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn ending(
    tx: &mut Tx<'_, '_>,
    roles: &[Role],
    (from, until): (kernel::Date, kernel::Date),
    most: u32,
) -> Result<Vec<AppointmentRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::ENDING, args![district, from, until, most, db::list(roles)])?)
}

/// The scope of an appointment as it is stored.
pub fn scope_of(row: &AppointmentRow) -> Option<Scope> {
    crate::appointment::scope_of(&row.scope, &row.scope_id)
}

/// Those who hold a role in a scope today.
///
/// # Errors
/// The database's own failure.
pub fn holders(tx: &mut Tx<'_, '_>, role: Role, scope: Scope) -> Result<Vec<PersonId>> {
    let (district, today) = (tx.district(), tx.today());
    let (kind, id) = scope_columns(scope);
    let rows = tx.all(&sql::IN_SCOPE, args![district, kind, id, role])?;
    let holds = |r: &AppointmentRow| r.appointment().is_some_and(|a| a.holds_on(today));
    Ok(rows.into_iter().filter(holds).map(|r| r.person).collect())
}

/// Those who hold a role in any building of the district today.
///
/// # Errors
/// The database's own failure.
pub fn holders_everywhere(tx: &mut Tx<'_, '_>, role: Role) -> Result<Vec<PersonId>> {
    let (district, today) = (tx.district(), tx.today());
    let rows = tx.all(&sql::IN_SCOPES, args![district, "building", role])?;
    let holds = |r: &AppointmentRow| r.appointment().is_some_and(|a| a.holds_on(today));
    Ok(rows.into_iter().filter(holds).map(|r| r.person).collect())
}

/// Everybody who holds a role on any floor of the district today, floor by floor.
///
/// # Errors
/// The database's own failure.
pub fn holders_of_floors(tx: &mut Tx<'_, '_>, role: Role) -> Result<Vec<AppointmentRow>> {
    let (district, today) = (tx.district(), tx.today());
    let mut rows = tx.all(&sql::IN_SCOPES, args![district, "floor", role])?;
    rows.retain(|r| r.appointment().is_some_and(|a| a.holds_on(today)));
    Ok(rows)
}

/// Everybody with a role in a building today, by role.
///
/// # Errors
/// The database's own failure.
pub fn in_charge(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<AppointmentRow>> {
    let (district, today) = (tx.district(), tx.today());
    let mut rows = tx.all(&sql::IN_CHARGE, args![district, building])?;
    rows.retain(|r| r.appointment().is_some_and(|a| a.holds_on(today)));
    Ok(rows)
}

/// The posts in several buildings on any day, but for those of employees.
///
/// # Errors
/// The database's own failure.
pub fn posts_on(tx: &mut Tx<'_, '_>, buildings: &[BuildingId], day: kernel::Date) -> Result<Vec<AppointmentRow>> {
    if buildings.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::POSTS_ON, args![district, day, db::list(buildings)])?)
}

/// What several people held on any day.
///
/// # Errors
/// The database's own failure.
pub fn held_on(tx: &mut Tx<'_, '_>, people: &[PersonId], day: kernel::Date) -> Result<Vec<AppointmentRow>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::HELD_ON, args![district, day, db::list(people)])?)
}

/// Where several people worked on any day, if it was confirmed.
///
/// # Errors
/// The database's own failure.
pub fn employed_on(
    tx: &mut Tx<'_, '_>,
    people: &[PersonId],
    day: kernel::Date,
) -> Result<Vec<(PersonId, kernel::OrganisationId)>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::EMPLOYED_ON, args![district, day, db::list(people)])?)
}

/// Everything that a person holds or is to hold, as it is stored.
///
/// # Errors
/// The database's own failure.
pub fn posts_of(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Vec<AppointmentRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::APPOINTMENTS, args![district, person])?)
}

/// Whom a person worked for on a day, and on which floor, whatever has become of it since.
///
/// # Errors
/// The database's own failure.
pub fn employments_on(tx: &mut Tx<'_, '_>, person: PersonId, day: Date) -> Result<Vec<EmploymentRow>> {
    let district = tx.district();
    let mut rows = tx.all(&leaving::HELD_ON, args![district, person, day])?;
    for row in &mut rows {
        if let Some((floor,)) = tx.first(&leaving::SAT_ON, args![district, row.id, day])? {
            row.floor = floor;
        }
    }
    Ok(rows)
}

/// Whom a person works for today, once it is confirmed.
///
/// # Errors
/// The database's own failure.
pub fn employments_of(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Vec<EmploymentRow>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::EMPLOYMENTS_OF, args![district, person])?;
    rows.retain(|r| r.state == EmploymentState::Active);
    Ok(rows)
}

/// What a person holds today.
///
/// # Errors
/// The database's own failure.
pub fn appointments_of(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Vec<kernel::Appointment>> {
    let (district, today) = (tx.district(), tx.today());
    Ok(holding(&tx.all(&sql::APPOINTMENTS, args![district, person])?, today).0)
}

/// How many confirmed employees a building has.
///
/// # Errors
/// The database's own failure.
pub fn employees_of(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<i64> {
    let district = tx.district();
    Ok(tx.first(&sql::HEADS, args![district, building])?.map_or(0, |(n,)| n))
}

/// Where a person works, if it is confirmed.
///
/// # Errors
/// The database's own failure.
pub fn employment_of(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Option<EmploymentRow>> {
    let district = tx.district();
    let rows = tx.all(&sql::EMPLOYMENTS_OF, args![district, person])?;
    Ok(rows.into_iter().find(|r| r.state == EmploymentState::Active))
}

/// Confirmed employees of a building after an id, for drawing lots.
///
/// # Errors
/// The database's own failure.
pub fn employees_after(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    after: EmploymentId,
    most: u32,
) -> Result<Vec<EmploymentRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::ACTIVE_IN_BUILDING, args![district, building, after, most])?)
}

/// An employment that is confirmed at once: by import or the command line.
///
/// # Errors
/// The database's own failure.
pub fn employ(
    tx: &mut Tx<'_, '_>,
    person: PersonId,
    organisation: kernel::OrganisationId,
    building: BuildingId,
    floor: Option<kernel::FloorId>,
    dates: (kernel::Date, Option<kernel::Date>),
) -> Result<EmploymentId> {
    let id = store::add_employment(tx, person, organisation, building, floor, dates, false)?;
    let employment = <Employment as ledger::Load>::load(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    employment::confirm(tx, &employment)?;
    Ok(id)
}

/// A code that activates an account or resets its password; good for a week.
///
/// # Errors
/// The database's own failure.
pub fn issue_activation(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<String> {
    crate::activate::issue(tx, person)
}

/// Takes a person's second factor off, where its device is lost; what was open with it is closed. Whether one was set.
///
/// # Errors
/// The database's own failure.
pub fn drop_second_factor(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<bool> {
    let district = tx.district();
    if tx.one(&sql::ACCOUNT, args![district, person])?.second_factor.is_none() {
        return Ok(false);
    }
    second_factor::take_off(tx, person)?;
    tx.run(&sql::END_SESSIONS, args![district, person, [0u8; 32]])?;
    Ok(true)
}

/// Roles that are held in a whole district.
pub fn is_district_wide(role: Role) -> bool {
    crate::appointment::scope_kind(role) == "tenant"
}

/// Where a person's pages lead to when they say "my tower".
///
/// # Errors
/// The database's own failure.
pub fn set_tower(tx: &mut Tx<'_, '_>, person: PersonId, building: BuildingId) -> Result<()> {
    let district = tx.district();
    let name = registry::api::building_of(tx, building)?.name.clone();
    tx.run(&sql::SET_TOWER, args![district, person, building, name])?;
    Ok(())
}

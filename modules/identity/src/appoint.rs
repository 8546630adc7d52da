//! Appointing to roles and ending appointments.

use axum::extract::{Path, Query};
use db::args;
use kernel::{Act, BuildingId, Date, District, Locale, Place, Resource, Role, Scope, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Frame, Layout, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, View, faults::Check};

use crate::{
    T, api,
    appointment::{AppointmentId, AppointmentRow, scope_kind},
    me::place_name,
    permissions::{self, Appoint},
    refusal::IdentityRefusal,
    store::{NewAppointment, sql},
};

/// An appointment with its place, for the check of permission.
pub struct AppointmentThing {
    pub row: AppointmentRow,
    place: Place,
}

impl Resource for AppointmentThing {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &kernel::Actor) -> bool {
        permissions::Appoint::PERMISSION.scopes(actor).admit(&self.place) || matches!(actor, kernel::Actor::System(_))
    }
}

impl Load for AppointmentThing {
    type Id = AppointmentId;

    fn load(tx: &mut Tx<'_, '_>, id: AppointmentId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::APPOINTMENT, args![district, id])? else { return Ok(None) };
        let place = place_of(tx, row.appointment().map(|a| a.scope), row.building)?;
        Ok(Some(AppointmentThing { row, place }))
    }
}

/// Where an appointment lies: a clerk of a subdistrict appoints within it.
pub fn place_of(tx: &mut Tx<'_, '_>, scope: Option<Scope>, building: Option<BuildingId>) -> kernel::Result<Place> {
    if let Some(building) = building {
        return registry::api::place_of(tx, building, None);
    }
    let mut place = Place::district(tx.district());
    if let Some(Scope::Subdistrict(code)) = scope {
        place.subdistrict = Some(code);
    }
    Ok(place)
}

/// An appointment in the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AppointmentItem {
    pub id: AppointmentId,
    pub name: String,
    pub title: &'static str,
    pub place: String,
    pub from: String,
    pub until: String,
}

/// What an appointment needs.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AppointInput {
    /// The login name of the person.
    pub login: Input,
    pub role: Input,
    /// The building's code or name, for roles in a building or on a floor.
    pub building: Input,
    /// The floor's sign, for floor captains.
    pub floor: Input,
    /// The organisation's name, for delegates.
    pub organisation: Input,
    /// The subdistrict's name, for its clerks.
    pub subdistrict: Input,
    pub from: Input,
    pub until: Input,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/appointments.html")]
pub struct AppointmentsPage {
    pub appointments: Vec<AppointmentItem>,
    pub next: Option<String>,
    #[serde(skip)]
    may_activate: bool,
    #[serde(skip)]
    input: AppointInput,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl AppointmentsPage {
    fn fields(&self) -> Vec<Field> {
        let (t, input, faults) = (self.t, &self.input, &self.refused.faults);
        let roles = Role::ALL.into_iter().filter(|r| !matches!(r, Role::Anyone | Role::SignedIn | Role::Employee));
        let mut choices = vec![Choice::new("", t.please_choose())];
        choices.extend(roles.map(|r| Choice::new(r.code(), api::role_title(t.0, r))));
        vec![
            Field::text("login", t.login(), input.login.as_str()).fault(faults),
            Field::select("role", t.role(), &input.role, choices).fault(faults),
            Field::text("building", t.building(), input.building.as_str())
                .hint(t.building_hint())
                .optional(t.0)
                .fault(faults),
            Field::text("floor", t.floor(), input.floor.as_str()).hint(t.floor_hint()).optional(t.0).fault(faults),
            Field::text("organisation", t.organisation(), input.organisation.as_str())
                .hint(t.organisation_hint())
                .optional(t.0)
                .fault(faults),
            Field::text("subdistrict", t.subdistrict(), input.subdistrict.as_str())
                .hint(t.subdistrict_hint())
                .optional(t.0)
                .fault(faults),
            Field::date("from", t.from(), &input.from).optional(t.0).fault(faults),
            Field::date("until", t.until_label(), &input.until).optional(t.0).fault(faults),
        ]
    }
}

impl View for AppointmentsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).nav_appointments().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Appointments, layout: Layout::Desk, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Before {
    /// Appointments before this one.
    before: Option<AppointmentId>,
}

async fn page(
    ctx: &Ctx,
    district: District,
    before: Option<AppointmentId>,
    input: AppointInput,
    refused: Refused,
) -> Result {
    let locale = ctx.locale;
    let before = before.unwrap_or(AppointmentId::from_bytes([0xff; 16]));
    let (appointments, next, may_activate) = ctx
        .read(move |tx| {
            // Somebody who may appoint nowhere gets the answer of the permission, not an empty list.
            let scopes = Appoint::PERMISSION.scopes(tx.actor());
            if scopes.is_empty() {
                tx.grant::<Appoint, _>(Everywhere(Place::district(district)))?;
            }
            let rows = tx.all(&sql::NEWEST_APPOINTMENTS, args![district, before])?;
            let next =
                rows.last().filter(|_| rows.len() == 100).map(|r| format!("/{district}/appointments?before={}", r.id));
            let format = i18n::Format(locale);
            let mut items = Vec::new();
            for row in rows.into_iter().filter(|r| r.role != Role::Employee) {
                let place = place_of(tx, row.appointment().map(|a| a.scope), row.building)?;
                if !scopes.admit(&place) {
                    continue;
                }
                items.push(AppointmentItem {
                    id: row.id,
                    name: api::name_of(tx, row.person)?.map_or(String::new(), |n| n.into_inner()),
                    title: api::role_title(locale, row.role),
                    place: place_name(tx, &row, locale)?,
                    from: format.date_long(row.from_on),
                    until: row.until_on.map_or(String::new(), |d| format.date_long(d)),
                });
            }
            Ok((items, next, permissions::may_activate(tx.actor())))
        })
        .await?;
    ctx.show(&AppointmentsPage { appointments, next, may_activate, input, district, refused, t: T(locale) }).await
}

struct Everywhere(Place);

impl Resource for Everywhere {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// The appointments that the reader may end.
#[utoipa::path(get, path = "/{district}/appointments", operation_id = "list_appointments", tag = "identity",
    params(("district" = District, Path), Before),
    responses((status = 200, body = AppointmentsPage)), extensions(("x-permission" = json!("identity.appoint"))))]
pub async fn list_appointments(ctx: Ctx, Path(district): Path<District>, Query(before): Query<Before>) -> Result {
    ctx.signed_in().await?;
    let refused = Refused::none(ctx.locale);
    page(&ctx, district, before.before, AppointInput::default(), refused).await
}

/// Appoints somebody to a role.
#[utoipa::path(post, path = "/{district}/appointments", operation_id = "appoint", tag = "identity",
    params(("district" = District, Path)), request_body = AppointInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.appoint"))))]
pub async fn appoint(ctx: Ctx, Path(district): Path<District>, form: Form<AppointInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| make(tx, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, district, None, form.input, refused).await
}

fn make(tx: &mut Tx<'_, '_>, input: &AppointInput) -> kernel::Result<Done> {
    let district = tx.district();
    // Before anything is looked up: nobody else learns which login names there are.
    if Appoint::PERMISSION.scopes(tx.actor()).is_empty() {
        tx.grant::<Appoint, _>(Everywhere(Place::district(district)))?;
    }
    let mut check = Check::default();
    let person = api::person_of_login(tx, &input.login)?;
    if person.is_none() {
        check.fault("login", Text::each(|l| T(l).unknown_login()));
    }
    let role = Role::from_code(&input.role).filter(|r| !matches!(r, Role::Anyone | Role::SignedIn | Role::Employee));
    if role.is_none() {
        check.fault("role", web::faults::choose());
    }
    let today = tx.today();
    let from: Option<Date> = check.parse("from", &input.from, web::faults::date);
    let until: Option<Date> = check.parse("until", &input.until, web::faults::date);
    if until.is_some_and(|u| u < from.unwrap_or(today)) {
        check.fault("until", Text::each(|l| T(l).ends_before()));
    }
    let found = match role {
        Some(role) => scope(tx, role, input, &mut check)?,
        None => None,
    };
    check.finish()?;
    let (Some(person), Some(role), Some((scope, building))) = (person, role, found) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    let place = place_of(tx, Some(scope), building)?;
    tx.grant::<Appoint, _>(Everywhere(place))?;
    let new = NewAppointment { person, role, scope, building, from: from.unwrap_or(today), until, employment: None };
    let id = api::appoint(tx, &new)?;
    if let Some(building) = building {
        api::set_tower(tx, person, building)?;
    }
    let text = Text::each(|l| T(l).notice_appointed(api::role_title(l, role)));
    api::notify(tx, &[person], &text, &format!("/{district}/me"))?;
    Ok(Done::new(format!("/{district}/appointments"), Text::each(|l| T(l).appointed())).id(id))
}

/// The scope that a role needs, from the field that names it.
fn scope(
    tx: &mut Tx<'_, '_>,
    role: Role,
    input: &AppointInput,
    check: &mut Check,
) -> kernel::Result<Option<(Scope, Option<BuildingId>)>> {
    let building = |tx: &mut Tx<'_, '_>, check: &mut Check| -> kernel::Result<Option<BuildingId>> {
        let found = registry::api::building_named(tx, input.building.trim())?;
        if found.is_none() {
            check.fault("building", Text::each(|l| T(l).unknown_building()));
        }
        Ok(found.map(|b| b.id))
    };
    Ok(match scope_kind(role) {
        "tenant" => Some((Scope::Tenant, None)),
        "subdistrict" => {
            let found = registry::api::division_named(tx, input.subdistrict.trim())?;
            if found.is_none() {
                check.fault("subdistrict", Text::each(|l| T(l).unknown_subdistrict()));
            }
            found.map(|d| (Scope::Subdistrict(d.code), None))
        }
        "organisation" => {
            let found = registry::api::organisation_named(tx, input.organisation.trim())?;
            if found.is_none() {
                check.fault("organisation", Text::each(|l| T(l).unknown_organisation()));
            }
            found.map(|o| (Scope::Organisation(o.id), None))
        }
        "floor" => match building(tx, check)? {
            Some(id) => {
                let found = registry::api::floor_labelled(tx, id, input.floor.trim())?;
                if found.is_none() {
                    check.fault("floor", Text::each(|l| T(l).unknown_floor()));
                }
                found.map(|f| (Scope::Floor(f.id), Some(id)))
            }
            None => None,
        },
        _ => building(tx, check)?.map(|id| (Scope::Building(id), Some(id))),
    })
}

/// Ends an appointment today.
#[utoipa::path(post, path = "/{district}/appointments/{appointment}/ending", operation_id = "end_appointment", tag = "identity",
    params(("district" = District, Path), ("appointment" = AppointmentId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.appoint"))))]
pub async fn end_appointment(ctx: Ctx, Path((district, id)): Path<(District, AppointmentId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let thing = tx.granted::<Appoint, AppointmentThing>(id)?;
            if thing.row.until_on.is_some_and(|until| until < tx.today()) {
                return Err(IdentityRefusal::AppointmentOver.into());
            }
            api::end_appointment(tx, &thing.row)?;
            let role = thing.row.role;
            let text = Text::each(|l| T(l).notice_dismissed(api::role_title(l, role)));
            api::notify(tx, &[thing.row.person], &text, &format!("/{district}/me"))?;
            Ok(Done::new(format!("/{district}/appointments"), Text::each(|l| T(l).dismissed())).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let item = AppointmentItem {
        id: AppointmentId::from_bytes([1; 16]),
        name: "陆知微".into(),
        title: T(locale).role_committee_secretary(),
        place: "和衡中心".into(),
        from: "2025年6月1日".into(),
        until: "2028年5月31日".into(),
    };
    let page = |appointments| AppointmentsPage {
        appointments,
        next: Some("/".into()),
        may_activate: true,
        input: AppointInput::default(),
        district: District::new(310_107).expect("a district"),
        refused: Refused::none(locale),
        t: T(locale),
    };
    vec![Sample::of("appointments", &page(vec![item])), Sample::of("appointments", &page(vec![]))]
}

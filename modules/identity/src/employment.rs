//! Who works for whom in which building, and the confirmation by the employer or the floor captain.

use axum::extract::Path;
use db::args;
use kernel::{
    Act, Actor, BuildingId, Date, District, FloorId, Locale, OrganisationId, PersonId, Place, Relation, Resource,
    Scope, Text, ids,
};
use ledger::{Load, Tx};
use serde::Serialize;
use ui::{Frame, Layout, Section};
use web::{Ctx, Done, Result, Sample, View};

use crate::{
    T, api,
    events::{Appointed, EmploymentConfirmed, EmploymentRefused},
    permissions::{self, ConfirmEmployment},
    refusal::IdentityRefusal,
    store::{self, sql},
};

ids! {
    /// An employment.
    pub EmploymentId(EmploymentKind) = "emp";
}

db::codes! {
    /// Where an employment stands.
    pub enum EmploymentState {
        Pending = "pending",
        Active = "active",
        Refused = "refused",
        Ended = "ended",
    }
}

db::codes! {
    /// Why an employment ended.
    pub enum Cause {
        /// The person or the employer said so.
        Left = "left",
        /// Its last day had been set ahead.
        Dated = "dated",
        /// The firm has left the building.
        MovedOut = "moved_out",
        /// The person was erased.
        Erased = "erased",
    }
}

db::row! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct EmploymentRow {
        pub id: EmploymentId,
        pub person: PersonId,
        pub organisation: OrganisationId,
        pub building: BuildingId,
        pub floor: Option<FloorId>,
        pub from_on: Date,
        pub until_on: Option<Date>,
        pub state: EmploymentState,
    }
}

/// An employment with its place.
#[derive(Debug, Clone)]
pub struct Employment {
    pub row: EmploymentRow,
    place: Place,
}

impl std::ops::Deref for Employment {
    type Target = EmploymentRow;

    fn deref(&self) -> &EmploymentRow {
        &self.row
    }
}

impl Resource for Employment {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mut relations = Vec::new();
        if actor.person() == Some(self.person) {
            relations.push(Relation::Oneself);
        } else if actor.acts_for(self.organisation) {
            relations.push(Relation::Employer);
        }
        relations
    }

    /// Seen by the person and by those who may confirm it; nobody else learns who works where.
    fn visible_to(&self, actor: &Actor) -> bool {
        let staff = actor.appointments().iter().any(|a| {
            a.role != kernel::Role::Employee
                && matches!(actor, Actor::Person { home, .. } if a.scope.contains(*home, &self.place))
        });
        staff || !self.relations(actor).is_empty() || matches!(actor, Actor::System(_))
    }
}

impl Load for Employment {
    type Id = EmploymentId;

    fn load(tx: &mut Tx<'_, '_>, id: EmploymentId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::EMPLOYMENT, args![district, id])? else { return Ok(None) };
        let mut place = registry::api::place_of(tx, row.building, row.floor)?;
        place.organisations = vec![row.organisation];
        Ok(Some(Employment { row, place }))
    }
}

/// The tenant itself, for the list.
pub struct Everywhere(pub Place);

impl Resource for Everywhere {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// Somebody who says that they work here.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PendingItem {
    pub id: EmploymentId,
    pub name: String,
    pub organisation: String,
    pub building: String,
    pub floor: String,
    pub since: String,
}

/// Employments that wait for confirmation.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/pending.html")]
pub struct PendingPage {
    pub pending: Vec<PendingItem>,
    #[serde(skip)]
    may_activate: bool,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for PendingPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).pending_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Accounts, layout: Layout::Desk, ..Frame::default() }
    }
}

/// Employments that wait for the reader's confirmation.
#[utoipa::path(get, path = "/{district}/employments/pending", operation_id = "list_pending", tag = "identity",
    params(("district" = District, Path)),
    responses((status = 200, body = PendingPage)), extensions(("x-permission" = json!("identity.confirm_employment"))))]
pub async fn list_pending(ctx: Ctx, Path(district): Path<District>) -> Result {
    ctx.signed_in().await?;
    let locale = ctx.locale;
    let (pending, may_activate) = ctx
        .read(move |tx| {
            let actor = tx.actor();
            if ConfirmEmployment::PERMISSION.scopes(actor).is_empty() && actor.organisations().next().is_none() {
                tx.grant::<ConfirmEmployment, _>(Everywhere(Place::district(district)))?;
            }
            let mut found: Vec<EmploymentRow> = Vec::new();
            for appointment in tx.actor().appointments() {
                let rows = match appointment.scope {
                    Scope::Organisation(id) => tx.all(&sql::PENDING_IN_ORGANISATION, args![district, id])?,
                    Scope::Building(id) => tx.all(&sql::PENDING_IN_BUILDING, args![district, id])?,
                    Scope::Floor(id) => match registry::api::floor(tx, id)? {
                        Some(floor) => tx.all(&sql::PENDING_IN_BUILDING, args![district, floor.building])?,
                        None => Vec::new(),
                    },
                    _ => Vec::new(),
                };
                found.extend(rows);
            }
            found.sort_by_key(|r| r.id);
            found.dedup_by_key(|r| r.id);
            let mut pending = Vec::new();
            for row in found {
                if tx.granted::<ConfirmEmployment, Employment>(row.id).is_ok() {
                    pending.push(item(tx, &row, locale)?);
                }
            }
            Ok((pending, permissions::may_activate(tx.actor())))
        })
        .await?;
    ctx.show(&PendingPage { pending, may_activate, district, t: T(locale) }).await
}

fn item(tx: &mut Tx<'_, '_>, row: &EmploymentRow, locale: Locale) -> kernel::Result<PendingItem> {
    let name = api::name_of(tx, row.person)?.map_or(String::new(), |n| n.into_inner());
    let organisation = registry::api::organisation(tx, row.organisation)?.map_or(String::new(), |o| o.name);
    let building = registry::api::building_of(tx, row.building)?.name.clone();
    let floor = match row.floor {
        Some(id) => registry::api::floor(tx, id)?.map_or(String::new(), |f| T(locale).floor_sign(f.label)),
        None => String::new(),
    };
    let since = i18n::Format(locale).date(row.from_on);
    Ok(PendingItem { id: row.id, name, organisation, building, floor, since })
}

/// Confirms that somebody works where they say. They become an employee of the building.
#[utoipa::path(post, path = "/{district}/employments/{employment}/confirmation", operation_id = "confirm_employment", tag = "identity",
    params(("district" = District, Path), ("employment" = EmploymentId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.confirm_employment"))))]
pub async fn confirm_employment(ctx: Ctx, Path((district, id)): Path<(District, EmploymentId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let employment = tx.granted::<ConfirmEmployment, Employment>(id)?;
            if employment.state != EmploymentState::Pending {
                return Err(IdentityRefusal::EmploymentNotPending.into());
            }
            confirm(tx, &employment)?;
            let text = Text::each(|l| T(l).notice_confirmed());
            api::notify(tx, &[employment.person], &text, &format!("/{district}/me"))?;
            Ok(Done::new(format!("/{district}/employments/pending"), Text::each(|l| T(l).employment_confirmed()))
                .id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Makes an employment count: the person becomes an employee of the building.
///
/// # Errors
/// The database's own failure.
pub fn confirm(tx: &mut Tx<'_, '_>, employment: &Employment) -> kernel::Result<()> {
    let district = tx.district();
    let EmploymentRow { id, person, organisation, building, until_on, .. } = employment.row;
    let by = tx.actor().person();
    tx.run_one(&sql::SET_EMPLOYMENT, args![district, id, EmploymentState::Active, until_on, by])?;
    tx.run_one(&sql::COUNT_HEADS, args![district, building, 1])?;
    tx.record(&EmploymentConfirmed { employment: id, person, organisation, building })?;
    let from = tx.today();
    api::appoint(
        tx,
        &store::NewAppointment {
            person,
            role: kernel::Role::Employee,
            scope: Scope::Building(building),
            building: Some(building),
            from,
            until: until_on,
            employment: Some(id),
        },
    )?;
    let name = registry::api::building_of(tx, building)?.name.clone();
    tx.run(&sql::SET_TOWER, args![district, person, building, name])?;
    Ok(())
}

/// Says that somebody does not work here.
#[utoipa::path(post, path = "/{district}/employments/{employment}/refusal", operation_id = "refuse_employment", tag = "identity",
    params(("district" = District, Path), ("employment" = EmploymentId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("identity.confirm_employment"))))]
pub async fn refuse_employment(ctx: Ctx, Path((district, id)): Path<(District, EmploymentId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let employment = tx.granted::<ConfirmEmployment, Employment>(id)?;
            if employment.state != EmploymentState::Pending {
                return Err(IdentityRefusal::EmploymentNotPending.into());
            }
            let by = tx.actor().person();
            tx.run_one(&sql::SET_EMPLOYMENT, args![district, id, EmploymentState::Refused, Some(tx.today()), by])?;
            tx.record(&EmploymentRefused { employment: id, person: employment.person })?;
            let text = Text::each(|l| T(l).notice_refused());
            api::notify(tx, &[employment.person], &text, &format!("/{district}/me"))?;
            Ok(Done::new(format!("/{district}/employments/pending"), Text::each(|l| T(l).employment_refused())).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// The role that an appointment event is recorded with.
pub fn appointed(id: crate::appointment::AppointmentId, new: &store::NewAppointment) -> Appointed {
    let (scope, scope_id) = crate::appointment::scope_columns(new.scope);
    Appointed {
        appointment: id,
        person: new.person,
        role: new.role,
        scope: scope.to_owned(),
        scope_id,
        building: new.building,
        from: new.from,
        until: new.until,
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let item = PendingItem {
        id: EmploymentId::from_bytes([1; 16]),
        name: "林默".into(),
        organisation: "明岫信息技术（上海）股份有限公司望江分公司".into(),
        building: "和衡中心".into(),
        floor: "17 层".into(),
        since: "11月3日".into(),
    };
    let page = |pending| PendingPage {
        pending,
        may_activate: true,
        district: District::new(310_107).expect("a district"),
        t: T(locale),
    };
    vec![Sample::of("pending", &page(vec![item])), Sample::of("pending", &page(vec![]))]
}

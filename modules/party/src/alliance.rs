//! Alliances across the tree (党建联盟, R73): an organisation may be in several and stays one.

use axum::extract::Path;
use db::args;
use kernel::{Actor, District, Place, Resource, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::{Book, Unit, anywhere},
    events::{AllianceEnded, AllianceFounded, AllianceJoined, AllianceLeft},
    permissions::{JoinAlliance, KeepAlliance, ShowUnit},
    refusal::PartyRefusal,
    step,
    store::{AllianceRow, AllyRow, sql},
    unit::{AllianceId, Axis, UnitId},
};

/// An alliance with its members, now and before.
#[derive(Debug, Clone)]
pub struct Alliance {
    pub row: AllianceRow,
    pub allies: Vec<AllyRow>,
    place: Place,
    /// Where the organisation is that convenes it.
    convened_at: Place,
    sees: bool,
}

impl std::ops::Deref for Alliance {
    type Target = AllianceRow;

    fn deref(&self) -> &AllianceRow {
        &self.row
    }
}

impl Resource for Alliance {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.sees || matches!(actor, Actor::System(_))
    }
}

impl Load for Alliance {
    type Id = AllianceId;

    fn load(tx: &mut Tx<'_, '_>, id: AllianceId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::ALLIANCE, args![district, id])? else { return Ok(None) };
        let mut allies = tx.all(&sql::ALLIES, args![district])?;
        allies.retain(|a| a.alliance == id);
        // An alliance is the district's; whoever may see Party organisations anywhere in it sees its alliances.
        let sees = anywhere::<ShowUnit>(tx).is_ok();
        let place = as_mine(tx, district);
        let convened_at = Book::open(tx)?.place(district, row.convener, tx.actor());
        Ok(Some(Alliance { row, allies, place, convened_at, sees }))
    }
}

/// An alliance, for those who answer for the organisation that convenes it: they alone end it.
pub struct Convened {
    pub alliance: Alliance,
    place: Place,
}

impl Convened {
    pub fn of(alliance: Alliance) -> Self {
        let place = alliance.convened_at.clone();
        Self { alliance, place }
    }
}

impl Resource for Convened {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.alliance.visible_to(actor)
    }
}

impl Load for Convened {
    type Id = AllianceId;

    fn load(tx: &mut Tx<'_, '_>, id: AllianceId) -> kernel::Result<Option<Self>> {
        Ok(Alliance::load(tx, id)?.map(Convened::of))
    }
}

/// The district, as far as the actor answers for a part of it.
fn as_mine(tx: &Tx<'_, '_>, district: District) -> Place {
    let mut place = Place::district(district);
    for appointment in tx.actor().appointments() {
        match appointment.scope {
            kernel::Scope::Subdistrict(code) => place.subdistrict = Some(code),
            kernel::Scope::Building(id) => place.building = Some(id),
            _ => {}
        }
    }
    place
}

impl Alliance {
    pub fn href(&self) -> String {
        format!("/{}/party/alliances/{}", self.district, self.id)
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AllianceInput {
    pub name: Input,
    pub axis: Input,
    pub purpose: Input,
    /// The organisation that convenes it, by id.
    pub convener: Input,
}

async fn found_page(ctx: &Ctx, district: District, input: AllianceInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let mut units = ctx
        .read(|tx| {
            anywhere::<KeepAlliance>(tx)?;
            let book = Book::open(tx)?;
            Ok(step::superiors::<KeepAlliance>(tx, &book, 4))
        })
        .await?;
    units.insert(0, Choice::new("", t.please_choose()));
    let axes = Axis::ALL.iter().map(|a| Choice::new(a.code(), t.axis(a.code()))).collect();
    let back = format!("/{district}/party");
    let page = StepPage::new(t.0, Section::Party, "found_alliance", t.do_found_alliance(), t.nav_party(), &back)
        .refused(refused)
        .lead(t.alliance_lead())
        .field(Field::text("name", t.name(), input.name.as_str()).with("maxlength", "80"))
        .field(Field::select("convener", t.convener(), &input.convener, units).hint(t.convener_hint()))
        .field(Field::radios("axis", t.axis_label(), &input.axis, axes))
        .field(Field::area("purpose", t.purpose(), input.purpose.as_str(), 2));
    ctx.show(&page).await
}

/// The form to found an alliance with.
#[utoipa::path(get, path = "/{district}/party/alliances/new", operation_id = "show_found_alliance", tag = "party",
    params(("district" = District, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.keep_alliance"))))]
pub async fn show_found_alliance(ctx: Ctx, Path(district): Path<District>) -> Result {
    let refused = Refused::none(ctx.locale);
    found_page(&ctx, district, AllianceInput::default(), refused).await
}

/// Founds an alliance.
#[utoipa::path(post, path = "/{district}/party/alliances/new", operation_id = "found_alliance", tag = "party",
    params(("district" = District, Path)), request_body = AllianceInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.keep_alliance"))))]
pub async fn found_alliance(ctx: Ctx, Path(district): Path<District>, form: Form<AllianceInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| found(tx, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            found_page(&ctx, district, form.input, refused).await
        }
    }
}

fn found(tx: &mut Tx<'_, '_>, input: &AllianceInput) -> kernel::Result<Done> {
    anywhere::<KeepAlliance>(tx)?;
    let (district, today) = (tx.district(), tx.today());
    let mut check = Check::default();
    let name = check.text("name", &input.name, 80);
    let axis = Axis::from_code(&input.axis);
    if axis.is_none() {
        check.fault("axis", faults::choose());
    }
    let purpose = check.text("purpose", &input.purpose, 200);
    let convener = check.require::<UnitId>("convener", &input.convener, faults::choose);
    check.finish()?;
    let (Some(axis), Some(convener)) = (axis, convener) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    let convener = tx.granted::<KeepAlliance, Unit>(convener)?.into_inner();
    if convener.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    let id = AllianceId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_ALLIANCE, args![district, id, name, axis, purpose, convener.id, today])?;
    tx.record(&AllianceFounded { alliance: id, name, axis })?;
    // Whoever convenes it is its first member.
    tx.run_one(&sql::ADD_ALLY, args![district, id, convener.id, today])?;
    tx.record(&AllianceJoined { alliance: id, unit: convener.id, name: convener.name.clone() })?;
    Ok(Done::new(format!("/{district}/party/alliances/{id}"), Text::each(|l| T(l).alliance_founded())).id(id))
}

/// Ends an alliance, and with it all memberships.
#[utoipa::path(post, path = "/{district}/party/alliances/{alliance}/ending", operation_id = "end_alliance", tag = "party",
    params(("district" = District, Path), ("alliance" = AllianceId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.keep_alliance"))))]
pub async fn end_alliance(ctx: Ctx, Path((district, id)): Path<(District, AllianceId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let alliance = tx.granted::<KeepAlliance, Convened>(id)?.into_inner().alliance;
            if alliance.ended_on.is_some() {
                return Err(PartyRefusal::AllianceOver.into());
            }
            let today = tx.today();
            tx.run(&sql::LEAVE_TOGETHER, args![district, id, today])?;
            tx.run_one(&sql::END_ALLIANCE, args![district, id, today])?;
            tx.record(&AllianceEnded { alliance: id, on: today })?;
            Ok(Done::new(alliance.href(), Text::each(|l| T(l).alliance_ended())).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct JoinAllianceInput {
    /// The organisation's id.
    pub unit: Input,
}

async fn join_page(ctx: &Ctx, id: AllianceId, input: JoinAllianceInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (alliance, mut units) = ctx
        .read(move |tx| {
            let alliance = tx.granted::<JoinAlliance, Alliance>(id)?.into_inner();
            let book = Book::open(tx)?;
            Ok((alliance, step::superiors::<JoinAlliance>(tx, &book, 5)))
        })
        .await?;
    units.insert(0, Choice::new("", t.please_choose()));
    let page = StepPage::new(t.0, Section::Party, "join_alliance", t.do_join(), &alliance.name, &alliance.href())
        .refused(refused)
        .lead(t.join_lead())
        .field(Field::select("unit", t.organisation(), &input.unit, units));
    ctx.show(&page).await
}

/// The form to join with.
#[utoipa::path(get, path = "/{district}/party/alliances/{alliance}/members", operation_id = "show_join_alliance", tag = "party",
    params(("district" = District, Path), ("alliance" = AllianceId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.join_alliance"))))]
pub async fn show_join_alliance(ctx: Ctx, Path((_, id)): Path<(District, AllianceId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    join_page(&ctx, id, JoinAllianceInput::default(), refused).await
}

/// An organisation joins an alliance.
#[utoipa::path(post, path = "/{district}/party/alliances/{alliance}/members", operation_id = "join_alliance", tag = "party",
    params(("district" = District, Path), ("alliance" = AllianceId, Path)), request_body = JoinAllianceInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.join_alliance"))))]
pub async fn join_alliance(
    ctx: Ctx,
    Path((_, id)): Path<(District, AllianceId)>,
    form: Form<JoinAllianceInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| join(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            join_page(&ctx, id, form.input, refused).await
        }
    }
}

fn join(tx: &mut Tx<'_, '_>, id: AllianceId, input: &JoinAllianceInput) -> kernel::Result<Done> {
    let alliance = tx.granted::<JoinAlliance, Alliance>(id)?.into_inner();
    let mut check = Check::default();
    let unit = check.require::<UnitId>("unit", &input.unit, faults::choose);
    check.finish()?;
    let Some(unit) = unit else { return Err(kernel::Error::bug("a checked field is missing")) };
    let unit = tx.granted::<JoinAlliance, Unit>(unit)?.into_inner();
    if alliance.ended_on.is_some() {
        return Err(PartyRefusal::AllianceOver.into());
    }
    if unit.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    if alliance.allies.iter().any(|a| a.unit == unit.id && a.left_on.is_none()) {
        return Err(PartyRefusal::JoinedAlready.into());
    }
    let (district, today) = (tx.district(), tx.today());
    tx.run_one(&sql::ADD_ALLY, args![district, id, unit.id, today])?;
    tx.record(&AllianceJoined { alliance: id, unit: unit.id, name: unit.name.clone() })?;
    Ok(Done::new(alliance.href(), Text::each(|l| T(l).joined())).id(id))
}

/// An organisation leaves an alliance.
#[utoipa::path(post, path = "/{district}/party/alliances/{alliance}/members/{unit}/leaving", operation_id = "leave_alliance", tag = "party",
    params(("district" = District, Path), ("alliance" = AllianceId, Path), ("unit" = UnitId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.join_alliance"))))]
pub async fn leave_alliance(ctx: Ctx, Path((district, id, unit)): Path<(District, AllianceId, UnitId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let alliance = tx.granted::<JoinAlliance, Alliance>(id)?.into_inner();
            let unit = tx.granted::<JoinAlliance, Unit>(unit)?.into_inner();
            let today = tx.today();
            if alliance.ended_on.is_none() && unit.id == alliance.convener {
                return Err(PartyRefusal::Convenes { name: alliance.name.clone() }.into());
            }
            if tx.run(&sql::LEAVE, args![district, id, unit.id, today])? == 0 {
                return Err(PartyRefusal::NotAMember.into());
            }
            tx.record(&AllianceLeft { alliance: id, unit: unit.id, name: unit.name.clone() })?;
            Ok(Done::new(alliance.href(), Text::each(|l| T(l).left())).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

//! What a secretary promises in public (书记承诺, R76): somebody else confirms that it was kept.

use axum::extract::Path;
use commitments::api::{self as promised, Named, Party, Promise};
use db::args;
use kernel::{Actor, Date, Deadline, District, Place, Relation, Resource, Role, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::{Unit, href},
    duties::{Evidence, trace},
    events::{PromiseDelivered, PromiseKept, PromiseMade},
    permissions::{ConfirmPromise, MakePromise},
    posts,
    refusal::PartyRefusal,
    step,
    store::{PromiseRow, sql},
    unit::{PromiseId, UnitId},
};

/// Days that a promise may reach ahead.
const FARTHEST: i64 = 1096;
/// The desk's name for a promise.
const PROMISE: &str = "promise";

/// An organisation, for its secretary.
pub struct MyUnit {
    unit: Unit,
    mine: bool,
}

impl Resource for MyUnit {
    fn place(&self) -> &Place {
        self.unit.place()
    }

    fn relations(&self, _: &Actor) -> Vec<Relation> {
        if self.mine { vec![Relation::Oneself] } else { Vec::new() }
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.mine || self.unit.visible_to(actor)
    }
}

impl Load for MyUnit {
    type Id = UnitId;

    fn load(tx: &mut Tx<'_, '_>, id: UnitId) -> kernel::Result<Option<Self>> {
        let Some(unit) = Unit::load(tx, id)? else { return Ok(None) };
        let me = tx.actor().person();
        let mine = me.is_some() && posts::secretaries(tx, &[id])?.into_iter().any(|p| Some(p) == me);
        Ok(Some(MyUnit { unit, mine }))
    }
}

/// A promise with its organisation.
pub struct PromiseThing {
    row: PromiseRow,
    unit: Unit,
    mine: bool,
}

impl Resource for PromiseThing {
    fn place(&self) -> &Place {
        self.unit.place()
    }

    fn relations(&self, _: &Actor) -> Vec<Relation> {
        if self.mine { vec![Relation::Oneself] } else { Vec::new() }
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.mine || self.unit.visible_to(actor)
    }
}

impl Load for PromiseThing {
    type Id = PromiseId;

    fn load(tx: &mut Tx<'_, '_>, id: PromiseId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::PROMISE, args![district, id])? else { return Ok(None) };
        let mine = tx.actor().person() == Some(row.person);
        Ok(Unit::load(tx, row.unit)?.map(|unit| PromiseThing { row, unit, mine }))
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PromiseInput {
    pub what: Input,
    pub due: Input,
}

async fn page(ctx: &Ctx, id: UnitId, input: PromiseInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let unit = ctx.read(move |tx| Ok(tx.granted::<MakePromise, MyUnit>(id)?.into_inner().unit)).await?;
    let page = step::page(&unit, "make_promise", t.do_promise(), refused, t)
        .lead(t.promise_lead())
        .field(Field::area("what", t.promise_what(), input.what.as_str(), 2))
        .field(Field::date("due", t.due(), &input.due));
    ctx.show(&page).await
}

/// The form to promise with.
#[utoipa::path(get, path = "/{district}/party/organisations/{unit}/promises", operation_id = "show_make_promise", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.make_promise"))))]
pub async fn show_make_promise(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, PromiseInput::default(), refused).await
}

/// The secretary promises something.
#[utoipa::path(post, path = "/{district}/party/organisations/{unit}/promises", operation_id = "make_promise", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)), request_body = PromiseInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.make_promise"))))]
pub async fn make_promise(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>, form: Form<PromiseInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: UnitId, input: &PromiseInput) -> kernel::Result<Done> {
    let MyUnit { unit, mine } = tx.granted::<MakePromise, MyUnit>(id)?.into_inner();
    let (district, today) = (tx.district(), tx.today());
    let mut check = Check::default();
    let what = check.text("what", &input.what, 200);
    let due = check.require::<Date>("due", &input.due, faults::date);
    if due.is_some_and(|d| d < today) {
        check.fault("due", Text::each(|l| T(l).in_past()));
    }
    if due.is_some_and(|d| d > today.plus_days(FARTHEST)) {
        check.fault("due", faults::date());
    }
    check.finish()?;
    let Some(due) = due else { return Err(kernel::Error::bug("a checked field is missing")) };
    // The role alone is not the post: only whoever holds it, or acts for its holder, promises in it.
    if !mine {
        return Err(PartyRefusal::NotTheSecretary.into());
    }
    let (promise, person) = (PromiseId::new(tx.store().clock().now()), tx.person()?);
    tx.run_one(&sql::ADD_PROMISE, args![district, promise, id, person, what, due])?;
    let words = tx.words(&what);
    tx.record(&PromiseMade { unit: id, promise, due, words })?;
    let building = unit.towers().first().copied();
    let secretary = Text::each(|l| T(l).secretary_of(&unit.name));
    promised::open(
        tx,
        &Promise {
            kind: PROMISE,
            subject: promise.any(),
            building,
            title: &Text::same(what),
            href: &href(district, id),
            floor: 1,
            debtor: Named::new(Party::Person(person), secretary),
            creditor: Some(confirmer(building.is_some())),
            due: Some(Deadline { on: due, provisional: false }),
        },
    )?;
    Ok(step::done(district, id, |t| t.promise_made()).id(promise))
}

/// Who confirms: the committee's chair in a tower, the subdistrict elsewhere.
fn confirmer(in_tower: bool) -> Named {
    let role = if in_tower { Role::CommitteeChair } else { Role::SubdistrictClerk };
    Named::new(Party::Role(role), Text::each(|l| identity::api::role_title(l, role)))
}

/// The secretary says that a promise is kept; somebody else has to confirm it.
#[utoipa::path(post, path = "/{district}/party/promises/{promise}/delivery", operation_id = "deliver_promise", tag = "party",
    params(("district" = District, Path), ("promise" = PromiseId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.make_promise"))))]
pub async fn deliver_promise(ctx: Ctx, Path((district, id)): Path<(District, PromiseId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let PromiseThing { row, unit, mine } = tx.granted::<MakePromise, PromiseThing>(id)?.into_inner();
            if !mine {
                return Err(PartyRefusal::NotTheSecretary.into());
            }
            if row.delivered_on.is_some() {
                return Err(PartyRefusal::WrongTurn.into());
            }
            let today = tx.today();
            tx.run_one(&sql::SET_PROMISE, args![district, id, today, None::<Date>])?;
            promised::deliver(tx, id.any(), PROMISE, None)?;
            tx.record(&PromiseDelivered { unit: unit.id, promise: id })?;
            let building = unit.towers().first().copied();
            let asked = promised::people_of(tx, &confirmer(building.is_some()).party, building)?;
            let text = Text::each(|l| T(l).notice_promise(&unit.name, &row.what));
            identity::api::notify(tx, &asked, &text, &unit.href())?;
            Ok(step::done(district, unit.id, |t| t.promise_delivered()))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Somebody else confirms that a promise was kept.
#[utoipa::path(post, path = "/{district}/party/promises/{promise}/confirmation", operation_id = "confirm_promise", tag = "party",
    params(("district" = District, Path), ("promise" = PromiseId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.confirm_promise"))))]
pub async fn confirm_promise(ctx: Ctx, Path((district, id)): Path<(District, PromiseId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let PromiseThing { row, unit, mine } = tx.granted::<ConfirmPromise, PromiseThing>(id)?.into_inner();
            if mine {
                return Err(PartyRefusal::OwnPromise.into());
            }
            if row.delivered_on.is_none() || row.kept_on.is_some() {
                return Err(PartyRefusal::WrongTurn.into());
            }
            let today = tx.today();
            tx.run_one(&sql::SET_PROMISE, args![district, id, row.delivered_on, today])?;
            promised::fulfil(tx, id.any(), PROMISE)?;
            let event = tx.record(&PromiseKept { unit: unit.id, promise: id })?;
            trace(tx, unit.towers(), Evidence::Promise, event)?;
            let text = Text::each(|l| T(l).notice_kept(&row.what));
            identity::api::notify(tx, &[row.person], &text, &unit.href())?;
            Ok(step::done(district, unit.id, |t| t.promise_kept()))
        })
        .await?;
    Ok(ctx.done(&done))
}

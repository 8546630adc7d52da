//! Naming somebody who acts for a secretary while the post is vacant (代理); it ends by itself on its day.

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::Unit,
    events::ActingNamed,
    numbers,
    permissions::DecideTenure,
    post::{PostKind, TenureState},
    posts,
    propose_tenure::known,
    refusal::PartyRefusal,
    step,
    store::{TenureRow, sql},
    unit::{PostId, TenureId, UnitId},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ActInput {
    /// The login name of whoever acts.
    pub login: Input,
    pub until: Input,
    pub basis: Input,
}

async fn page(ctx: &Ctx, id: UnitId, input: ActInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (unit, rules) = ctx
        .read(move |tx| {
            let unit = tx.granted::<DecideTenure, Unit>(id)?.into_inner();
            unit.granted_above::<DecideTenure>(tx)?;
            let rules = numbers::at(tx, unit.towers())?;
            Ok((unit, rules))
        })
        .await?;
    let page = step::page(&unit, "name_acting", t.do_act(), refused, t)
        .lead(t.act_lead(rules.acting_days.value, i18n::Format(t.0).clause(&rules.acting_days.clause.id)))
        .field(Field::text("login", t.login(), input.login.as_str()).hint(t.login_hint()))
        .field(Field::date("until", t.until(), &input.until))
        .field(Field::text("basis", t.approval_number(), input.basis.as_str()).with("maxlength", "80"));
    ctx.show(&page).await
}

/// The form to name somebody with.
#[utoipa::path(get, path = "/{district}/party/organisations/{unit}/acting", operation_id = "show_name_acting", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.decide_tenure"))))]
pub async fn show_name_acting(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ActInput::default(), refused).await
}

/// Names somebody who acts for the secretary.
#[utoipa::path(post, path = "/{district}/party/organisations/{unit}/acting", operation_id = "name_acting", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)), request_body = ActInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.decide_tenure"))))]
pub async fn name_acting(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>, form: Form<ActInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: UnitId, input: &ActInput) -> kernel::Result<Done> {
    let unit = tx.granted::<DecideTenure, Unit>(id)?.into_inner();
    unit.granted_above::<DecideTenure>(tx)?;
    let (district, today, rules) = (tx.district(), tx.today(), numbers::at(tx, unit.towers())?);
    let mut check = Check::default();
    let person = known(tx, &input.login, &mut check)?;
    let until = check.require::<Date>("until", &input.until, faults::date);
    if until.is_some_and(|u| u < today) {
        check.fault("until", Text::each(|l| T(l).ends_before()));
    }
    let basis = check.text("basis", &input.basis, 80);
    check.finish()?;
    let (Some(person), Some(until)) = (person, until) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    let posts = posts::of(tx, id)?;
    let held = posts::held(tx, id)?;
    let vacant = |post: PostId| !held.iter().any(|t| t.post == post && !t.acting);
    let Some(post) = posts.iter().find(|p| p.kind == PostKind::Secretary && vacant(p.id)) else {
        return Err(PartyRefusal::NotVacant.into());
    };
    if held.iter().any(|t| t.post == post.id) {
        return Err(PartyRefusal::PostTaken.into());
    }
    let last = today.plus_days(i64::from(rules.acting_days.value));
    if until > last {
        return Err(PartyRefusal::ActingTooLong { until: last, clause: rules.acting_days.clause }.into());
    }
    // Whoever takes the post earlier ends it.
    let next = posts::taken(tx, id, today, until)?.into_iter().filter(|t| t.post == post.id).map(|t| t.from_on).min();
    let until = next.map_or(until, |begins| begins.plus_days(-1));
    let (tenure, by) = (TenureId::new(tx.store().clock().now()), tx.actor().person());
    let row = TenureRow {
        id: tenure,
        post: post.id,
        unit: id,
        person,
        acting: true,
        from_on: today,
        until_on: until,
        ended_on: None,
        state: TenureState::Held,
        basis,
        proposed_by: by,
    };
    tx.run_one(
        &sql::ADD_TENURE,
        args![district, tenure, post.id, id, person, true, today, until, TenureState::Held, row.basis, by],
    )?;
    posts::take(tx, &unit.book, post, &row)?;
    tx.record(&ActingNamed { unit: id, post: post.id, kind: post.kind, tenure, person, until })?;
    let text = Text::each(|l| T(l).notice_acting(&unit.name, i18n::Format(l).date_long(until)));
    identity::api::notify(tx, &[person], &text, &format!("/{district}/me"))?;
    Ok(step::done(district, id, |t| t.acting_named()).id(tenure))
}

//! What a committee may not decide goes to those who do; what it could not agree on goes to a mediator.

use axum::extract::{Path, Query};
use commitments::api::{Named, Party};
use kernel::{District, Text};
use ledger::Tx;
use meetings::api::{Dispute, PartySpec};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{Check, choose},
};

use crate::{
    T,
    cluster::{ClusterId, ReferTo, State, Step},
    events::{ClusterCoordinated, ClusterReferred},
    matter::Matter,
    permissions::{Coordinate, Refer},
    refusal::IssueRefusal,
    step::{self, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReferInput {
    /// `owners`, `department`, `contract`, `subdistrict`.
    pub to: Input,
    /// Why, and where the reporter can follow it.
    pub words: Input,
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Suggested {
    to: String,
}

async fn page(ctx: &Ctx, id: ClusterId, input: ReferInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let matter = ctx.read(move |tx| tx.granted::<Refer, Matter>(id)).await?;
    let choices = ReferTo::ALL.iter().map(|r| Choice::new(r.code(), t.refer_to(r.code()))).collect();
    let page = step::page(&matter, "refer", t.do_refer(), refused, t)
        .lead(t.refer_lead())
        .field(Field::radios("to", t.refer_question(), &input.to, choices))
        .field(Field::area("words", t.refer_words(), input.words.as_str(), 3).with("maxlength", "300"));
    ctx.show(&page).await
}

/// The form to refer a matter with.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/referral", operation_id = "show_refer", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path), Suggested),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("issues.refer"))))]
pub async fn show_refer(
    ctx: Ctx,
    Path((_, id)): Path<(District, ClusterId)>,
    Query(query): Query<Suggested>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ReferInput { to: query.to.into(), ..ReferInput::default() }, refused).await
}

/// Passes a matter on to those who may decide it.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/referral", operation_id = "refer", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = ReferInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.refer"))))]
pub async fn refer(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<ReferInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ClusterId, input: &ReferInput) -> kernel::Result<Done> {
    let mut matter = tx.granted::<Refer, Matter>(id)?.into_inner();
    let mut check = Check::default();
    let to = ReferTo::from_code(&input.to);
    if to.is_none() {
        check.fault("to", choose());
    }
    let words = check.text("words", &input.words, 300);
    check.finish()?;
    let to = to.unwrap_or(ReferTo::Subdistrict);
    matter.take(tx, Step::Refer { to }, None)?;
    commitments::api::release_all(tx, id.any())?;
    meetings::api::withdraw(tx, id.any())?;
    matter.open_now(tx)?;
    let kept = tx.words(&words);
    tx.record(&ClusterReferred { cluster: id, building: matter.building, to, words: kept })?;
    matter.tell(tx, &Text::each(|l| T(l).notice_referred(&matter.title, T(l).refer_to(to.code()))))?;
    Ok(done(&matter, |t| t.referred_done()))
}

/// Calls a coordination meeting about what the committee could not agree on.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/coordination", operation_id = "coordinate", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.coordinate"))))]
pub async fn coordinate(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<ReferInput>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write_coordinate(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn write_coordinate(tx: &mut Tx<'_, '_>, id: ClusterId) -> kernel::Result<Done> {
    let mut matter = tx.granted::<Coordinate, Matter>(id)?.into_inner();
    if !matches!(matter.state, State::Stalemate { .. } | State::Deliberated { .. }) {
        return Err(IssueRefusal::NotNow { state: matter.state.code(), step: "coordinate" }.into());
    }
    let body = committees::api::committee_of(tx, matter.building)?.ok_or(IssueRefusal::NoCommittee)?;
    let days = policy::api::of(tx, matter.building)?.issues.coordination_days.value;
    let until = tx.today().plus_days(i64::from(days));
    let building = registry::api::building_of(tx, matter.building)?;
    let mut parties = Vec::new();
    for organisation in [building.property, building.owner].into_iter().flatten() {
        if let Some(found) = registry::api::organisation(tx, organisation)? {
            parties.push(PartySpec { party: Named::new(Party::Organisation(found.id), Text::same(found.name)) });
        }
    }
    let reporter = matter.reporter(tx)?;
    parties.push(PartySpec { party: reporter });
    let awaited = crate::reactions::mediator();
    matter.take(tx, Step::Coordinate { until }, Some(&awaited))?;
    let href = matter.href();
    let dispute = Dispute {
        body: body.id,
        building: matter.building,
        subject: id.any(),
        title: &matter.title,
        parties,
        href: &href,
    };
    meetings::api::coordinate(tx, &dispute)?;
    tx.record(&ClusterCoordinated { cluster: id, building: matter.building, until })?;
    matter.tell(tx, &Text::each(|l| T(l).notice_coordinated(&matter.title)))?;
    Ok(done(&matter, |t| t.coordinated_done()))
}

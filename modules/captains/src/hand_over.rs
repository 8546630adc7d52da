//! 交接: open items go to the successor or whoever stands in, or one level up; both sides confirm.

use axum::extract::Path;
use kernel::{District, PersonId, Resource as _, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Refused, Result, StepPage};

use crate::{
    T,
    captain::{Captaincy, secretaries},
    captaincy::{CaptaincyId, Ending, State, Step},
    events::{HandedOver, HandoverConfirmed},
    permissions::HandOver,
    refusal::CaptainRefusal,
    step::{self, done},
};

/// Nothing to fill in: what is handed over is what is open.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct HandOverFloorInput {}

/// Which side somebody may confirm now: as the one who gives, as the one who takes, or as the secretary for a side that
/// nobody else can speak for.
fn side(captaincy: &Captaincy, person: Option<PersonId>, secretary: bool) -> Option<Step> {
    let State::HandingOver { how, given, taken, .. } = captaincy.state else { return None };
    let gone = how == Ending::Left;
    let gives = person == Some(captaincy.person) || (gone && secretary);
    let takes = (captaincy.taker.is_some() && person == captaincy.taker) || (captaincy.taker.is_none() && secretary);
    match (given, taken) {
        (false, _) if gives => Some(Step::Give),
        (_, false) if takes => Some(Step::Take),
        _ => None,
    }
}

async fn page(ctx: &Ctx, id: CaptaincyId, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (captaincy, items, taker) = ctx
        .read(move |tx| {
            let captaincy = tx.granted::<HandOver, Captaincy>(id)?.into_inner();
            let items = issues::api::held_by_captain(tx, captaincy.building, captaincy.floor)?;
            let taker = match captaincy.taker {
                Some(person) => Some(crate::captain::name(tx, person, t.0)?),
                None => None,
            };
            Ok((captaincy, items, taker))
        })
        .await?;
    let State::HandingOver { given, taken, due, .. } = captaincy.state else {
        let state = captaincy.state.code();
        return Err(CaptainRefusal::NotNow { state, step: "give" }.into());
    };
    let lead = match &taker {
        Some(name) => t.hand_over_to(name, ctx.format().date(due)),
        None => t.hand_over_up(ctx.format().date(due)),
    };
    let rows: String = items
        .iter()
        .map(|(cluster, title)| {
            let href = format!("/{}/clusters/{cluster}", captaincy.district);
            format!(r#"<li>{}<div><a href="{href}">{}</a></div></li>"#, ui::icon("report"), ui::Escaped(title))
        })
        .collect();
    let said = |yes: bool| if yes { t.side_confirmed() } else { t.side_waits() };
    let facts = format!(
        r#"<dl class="facts"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>"#,
        t.giver(),
        said(given),
        t.taker(),
        said(taken)
    );
    let page = step::page(&captaincy, "hand_over", t.do_hand_over(), refused, t)
        .lead(lead)
        .sheet(ui::Html(format!(r#"<ul class="floors lined">{rows}</ul>"#)))
        .sheet(ui::Html(facts));
    ctx.show(&page).await
}

/// What is open and goes to whom, to be confirmed.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/handover", operation_id = "show_hand_over_floor", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.hand_over"))))]
pub async fn show_hand_over_floor(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, refused).await
}

/// Confirms one's side of a handing over. With both, the items change hands.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/handover", operation_id = "hand_over_floor", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = HandOverFloorInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.hand_over"))))]
pub async fn hand_over_floor(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<HandOverFloorInput>,
) -> Result {
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<HandOver, Captaincy>(id)?.into_inner();
    let secretary = tx.actor().holds(Role::CommitteeSecretary, captaincy.place());
    let person = tx.actor().person();
    let step = match (side(&captaincy, person, secretary), captaincy.state) {
        (Some(step), _) => step,
        (None, State::HandingOver { given, taken, .. }) => {
            let answered = (given && person == Some(captaincy.person)) || (taken && person == captaincy.taker);
            let refusal = if answered { CaptainRefusal::ConfirmedAlready } else { CaptainRefusal::NotYourTurn };
            return Err(refusal.into());
        }
        (None, state) => return Err(CaptainRefusal::NotNow { state: state.code(), step: "give" }.into()),
    };
    captaincy.take(tx, step)?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    tx.record(&HandoverConfirmed { captaincy: id, building, floor, given: step == Step::Give })?;
    if matches!(captaincy.state, State::Ended { .. }) {
        conclude(tx, &mut captaincy)?;
        return Ok(done(&captaincy, |t| t.handed_over()));
    }
    // The other side is asked.
    let people = match (step, captaincy.taker) {
        (Step::Give, Some(taker)) => vec![taker],
        (Step::Give, None) => secretaries(tx, building)?,
        _ => vec![captaincy.person],
    };
    captaincy.tell(tx, &people, &Text::each(|l| T(l).notice_confirm(&captaincy.floor_label)))?;
    Ok(done(&captaincy, |t| t.side_done()))
}

/// The items change hands, and the role is over.
///
/// # Errors
/// The database's own failure.
pub fn conclude(tx: &mut Tx<'_, '_>, captaincy: &mut Captaincy) -> kernel::Result<()> {
    let (building, floor) = (captaincy.building, captaincy.floor);
    let items = issues::api::held_by_captain(tx, building, floor)?;
    captaincy.take_role(tx)?;
    for (item, _) in &items {
        issues::api::hand_on(tx, *item, captaincy.taker)?;
    }
    commitments::api::release_all(tx, captaincy.id.any())?;
    let (items, up) = (items.len() as i64, captaincy.taker.is_none());
    tx.record(&HandedOver { captaincy: captaincy.id, building, floor, items, up })?;
    let mut people = vec![captaincy.person];
    people.extend(captaincy.taker);
    captaincy.tell(tx, &people, &Text::each(|l| T(l).notice_handed_over(items, &captaincy.floor_label)))
}

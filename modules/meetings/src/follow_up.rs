//! After an agreement: each term is noted as kept, and the agreement is looked back at twice (W4).

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    coordination::{CoordinationId, RevisitId, TermId},
    events::{AgreementRevisited, TermKept},
    form::{FormPage, Nothing},
    load_coordination::Coordination,
    permissions::FollowUp,
    refusal::MeetingRefusal,
    store::coordination::{RevisitRow, revisits, sql, terms},
};

/// What was found when an agreement was looked back at.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RevisitInput {
    /// `yes` or `no`: whether the agreement is kept.
    pub kept: Input,
}

/// Notes that a party has kept what it took on.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/terms/{term}/keeping", operation_id = "keep_term", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path), ("term" = TermId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.follow_up"))))]
pub async fn keep_term(
    ctx: Ctx,
    Path((_, id, term)): Path<(District, CoordinationId, TermId)>,
    form: Form<Nothing>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run_keep(tx, id, term))).await?;
    Ok(ctx.done(&done))
}

pub fn run_keep(tx: &mut Tx<'_, '_>, id: CoordinationId, term: TermId) -> kernel::Result<Done> {
    let found = tx.granted::<FollowUp, Coordination>(id)?.into_inner();
    found.state.may_follow()?;
    let known = terms(tx, id)?.into_iter().find(|t| t.id == term).ok_or_else(kernel::Error::hidden)?;
    let (district, today) = (tx.district(), tx.today());
    if tx.run(&sql::KEPT, args![district, id, term, today])? == 0 {
        return Err(MeetingRefusal::TermIsSettled.into());
    }
    commitments::api::fulfil(tx, term.any(), "pledge")?;
    tx.record(&TermKept { building: found.building, coordination: id, term })?;
    if let Some(party) = found.parties.iter().find(|p| p.id == known.party) {
        let people = found.people_of(tx, party)?;
        let text = Text::each(|l| T(l).notice_kept(&known.what));
        identity::api::notify(tx, &people, &text, &found.href())?;
    }
    Ok(Done::new(found.href(), Text::each(|l| T(l).kept_done())).id(term))
}

fn revisit_of(tx: &mut Tx<'_, '_>, id: CoordinationId, revisit: RevisitId) -> kernel::Result<RevisitRow> {
    revisits(tx, id)?.into_iter().find(|r| r.id == revisit).ok_or_else(kernel::Error::hidden)
}

async fn page(ctx: &Ctx, ids: (CoordinationId, RevisitId), input: RevisitInput, refused: Refused) -> Result {
    let (t, (id, revisit)) = (T(ctx.locale), ids);
    let (found, row) = ctx
        .read(move |tx| {
            let found = tx.granted::<FollowUp, Coordination>(id)?.into_inner();
            Ok((found, revisit_of(tx, id, revisit)?))
        })
        .await?;
    let choices = ["yes", "no"].map(|c| Choice::new(c, t.revisit_kept(c))).to_vec();
    let field = Field::radios("kept", t.revisit_question(), &input.kept, choices).fault(&refused.faults);
    let page = found
        .form(t, t.revisit_title(), t.revisit_button(), &input, refused)
        .intro(t.revisit_intro(&found.title, ctx.format().date(row.due_on)))
        .fields(vec![field]);
    ctx.show(&page).await
}

/// The form to say whether an agreement is kept.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/revisits/{revisit}", operation_id = "show_revisit", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path), ("revisit" = RevisitId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.follow_up"))))]
pub async fn show_revisit(ctx: Ctx, Path((_, id, revisit)): Path<(District, CoordinationId, RevisitId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, (id, revisit), RevisitInput::default(), refused).await
}

/// Looks back at an agreement: it is kept, or broken.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/revisits/{revisit}", operation_id = "revisit", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path), ("revisit" = RevisitId, Path)), request_body = RevisitInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.follow_up"))))]
pub async fn revisit(
    ctx: Ctx,
    Path((_, id, revisit)): Path<(District, CoordinationId, RevisitId)>,
    form: Form<RevisitInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, revisit, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, (id, revisit), form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: CoordinationId, revisit: RevisitId, input: &RevisitInput) -> kernel::Result<Done> {
    let found = tx.granted::<FollowUp, Coordination>(id)?.into_inner();
    found.state.may_follow()?;
    let row = revisit_of(tx, id, revisit)?;
    let (district, today) = (tx.district(), tx.today());
    // Whether it lasts shows on the day, not before.
    if today < row.due_on {
        return Err(MeetingRefusal::RevisitTooEarly { on: row.due_on }.into());
    }
    let kept = match input.kept.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(kernel::Error::field("kept", faults::choose())),
    };
    if tx.run(&sql::REVISITED, args![district, id, revisit, kept, today])? == 0 {
        return Err(MeetingRefusal::TermIsSettled.into());
    }
    commitments::api::fulfil(tx, revisit.any(), "track")?;
    let (building, subject) = (found.building, found.subject.clone());
    tx.record(&AgreementRevisited { building, coordination: id, revisit, subject, kept })?;
    let word = if kept { "yes" } else { "no" };
    found.tell(tx, &Text::each(|l| T(l).notice_revisited(word, &found.title)))?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).revisit_done(word))).id(revisit))
}

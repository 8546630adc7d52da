//! A firm says whether it is willing (R103). Willing is in writing. Not being willing has no consequence: the firm is taken
//! off the proposal, and nothing is kept of its having been asked.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    events::{FirmLeftOut, FirmWilling},
    numbers,
    permissions::AnswerWillingness,
    proposal::Proposal,
    propose::ProposalState,
    refusal::PartyRefusal,
    store::sql,
    unit::ProposalId,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct WillingInput {
    /// `yes` or `no`.
    pub answer: Input,
    /// What the written consent is called.
    pub paper: Input,
}

async fn page(ctx: &Ctx, id: ProposalId, input: WillingInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (proposal, rules) = ctx
        .read(move |tx| Ok((tx.granted::<AnswerWillingness, Proposal>(id)?.into_inner(), numbers::current(tx)?)))
        .await?;
    let choices =
        vec![Choice::new("yes", t.is_willing()), Choice::new("no", t.is_not_willing()).hint(t.no_consequence())];
    let back = format!("/{}/me", proposal.district);
    let page = StepPage::new(t.0, Section::Mine, "answer_willingness", t.do_answer(), &proposal.name, &back)
        .refused(refused)
        .lead(rules.willingness.text.get(t.0).to_owned())
        .field(Field::radios("answer", t.answer(), &input.answer, choices))
        .field(Field::text("paper", t.paper(), input.paper.as_str()).hint(t.paper_hint()).optional(t.0));
    ctx.show(&page).await
}

/// The form to answer with.
#[utoipa::path(get, path = "/{district}/party/proposals/{proposal}/willingness", operation_id = "show_answer_willingness", tag = "party",
    params(("district" = District, Path), ("proposal" = ProposalId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.answer_willingness"))))]
pub async fn show_answer_willingness(ctx: Ctx, Path((_, id)): Path<(District, ProposalId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, WillingInput::default(), refused).await
}

/// A firm's delegate answers for it.
#[utoipa::path(post, path = "/{district}/party/proposals/{proposal}/willingness", operation_id = "answer_willingness", tag = "party",
    params(("district" = District, Path), ("proposal" = ProposalId, Path)), request_body = WillingInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.answer_willingness"))))]
pub async fn answer_willingness(
    ctx: Ctx,
    Path((_, id)): Path<(District, ProposalId)>,
    form: Form<WillingInput>,
) -> Result {
    let input = form.input.clone();
    // Not once: the answer that is kept for a key would say who said no. Said twice, a yes is the same yes.
    match ctx.write(move |tx| write(tx, id, &input)).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProposalId, input: &WillingInput) -> kernel::Result<Done> {
    let proposal = tx.granted::<AnswerWillingness, Proposal>(id)?.into_inner();
    let (district, today) = (tx.district(), tx.today());
    let mut check = Check::default();
    let willing = input.answer.trim() == "yes";
    if !willing && input.answer.trim() != "no" {
        check.fault("answer", faults::choose());
    }
    let paper = if willing { check.text("paper", &input.paper, 120) } else { String::new() };
    check.finish()?;
    if proposal.state != ProposalState::Asking {
        return Err(PartyRefusal::NotNow { state: proposal.state.code() }.into());
    }
    let mine: Vec<_> = proposal.firms.iter().filter(|f| tx.actor().acts_for(f.firm)).collect();
    let Some(asked) = mine.iter().find(|f| f.given_on.is_none()).or(mine.first()) else {
        return Err(kernel::Error::hidden());
    };
    let (firm, back) = (asked.firm, format!("/{district}/me"));
    if willing {
        if asked.given_on.is_some() && asked.paper == paper {
            tx.nothing_to_record();
            return Ok(Done::new(back, Text::each(|l| T(l).thanks_willing())));
        }
        tx.run_one(&sql::GIVE_WILLING, args![district, id, firm, today, paper])?;
        let name = registry::api::organisation(tx, firm)?.map_or(String::new(), |o| o.name);
        let text = Text::each(|l| T(l).notice_willing(&name, &proposal.name));
        tx.record(&FirmWilling { proposal: id, firm, name })?;
        identity::api::notify(tx, &[proposal.proposed_by], &text, &proposal.href())?;
        return Ok(Done::new(back, Text::each(|l| T(l).thanks_willing())));
    }
    tx.run_one(&sql::DROP_WILLING, args![district, id, firm])?;
    // Not even who said it is kept: the record has it that the list became shorter.
    tx.by_itself("party.willingness", |tx| tx.record(&FirmLeftOut { proposal: id }))?;
    let text = Text::each(|l| T(l).notice_left_out(&proposal.name));
    identity::api::notify(tx, &[proposal.proposed_by], &text, &proposal.href())?;
    Ok(Done::new(back, Text::each(|l| T(l).thanks_not_willing())))
}

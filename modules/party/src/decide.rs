//! Handing a proposal in, taking it back, and what the superior decides: with its approval the organisation is set up.

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Text};
use ledger::Tx;
use ui::{Field, Section};
use web::{Ctx, Done, Form, Refused, Result, StepPage};

use crate::{
    T,
    book::href,
    decide_tenure::{DecisionInput, read, verdicts},
    duties::{Evidence, trace},
    events::{ProposalApproved, ProposalReturned, ProposalSubmitted, ProposalWithdrawn},
    found::{NewUnit, set_up, stands},
    numbers,
    permissions::{DecideProposal, ProposeUnit},
    proposal::Proposal,
    propose::ProposalState,
    propose_tenure::deciders,
    refusal::PartyRefusal,
    step, store,
    store::sql,
    unit::{ProposalId, UnitId},
};

fn done(proposal: &Proposal, says: fn(T) -> &'static str) -> Done {
    Done::new(proposal.href(), Text::each(|l| says(T(l)))).id(proposal.id)
}

fn must_be(proposal: &Proposal, state: ProposalState) -> kernel::Result<()> {
    if proposal.state == state { Ok(()) } else { Err(PartyRefusal::NotNow { state: proposal.state.code() }.into()) }
}

/// Hands a proposal in to the superior: every firm on it is willing in writing.
#[utoipa::path(post, path = "/{district}/party/proposals/{proposal}/submission", operation_id = "submit_proposal", tag = "party",
    params(("district" = District, Path), ("proposal" = ProposalId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.propose_unit"))))]
pub async fn submit_proposal(ctx: Ctx, Path((district, id)): Path<(District, ProposalId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let proposal = tx.granted::<ProposeUnit, Proposal>(id)?.into_inner();
            must_be(&proposal, ProposalState::Asking)?;
            let rules = numbers::current(tx)?;
            let clause = rules.willingness;
            if proposal.firms.is_empty() {
                return Err(PartyRefusal::NobodyAsked { clause }.into());
            }
            let waiting = proposal.waiting();
            if rules.in_writing && !waiting.is_empty() {
                return Err(PartyRefusal::NotWilling { names: step::firm_names(tx, &waiting)?, clause }.into());
            }
            tx.run_one(
                &sql::SET_PROPOSAL,
                args![district, id, ProposalState::Submitted, None::<Date>, None::<UnitId>],
            )?;
            tx.record(&ProposalSubmitted { proposal: id })?;
            let text = Text::each(|l| T(l).notice_submitted(&proposal.name));
            let mut people = deciders(tx, &proposal.superior)?;
            people.extend(crate::posts::secretaries(tx, &[proposal.row.superior])?);
            identity::api::notify(tx, &people, &text, &proposal.href())?;
            Ok(done(&proposal, |t| t.submitted()))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Takes a proposal back before it was decided on.
#[utoipa::path(post, path = "/{district}/party/proposals/{proposal}/withdrawal", operation_id = "withdraw_proposal", tag = "party",
    params(("district" = District, Path), ("proposal" = ProposalId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.propose_unit"))))]
pub async fn withdraw_proposal(ctx: Ctx, Path((district, id)): Path<(District, ProposalId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let proposal = tx.granted::<ProposeUnit, Proposal>(id)?.into_inner();
            if !matches!(proposal.state, ProposalState::Asking | ProposalState::Submitted) {
                return Err(PartyRefusal::NotNow { state: proposal.state.code() }.into());
            }
            let today = tx.today();
            tx.run_one(&sql::SET_PROPOSAL, args![district, id, ProposalState::Withdrawn, today, None::<UnitId>])?;
            tx.record(&ProposalWithdrawn { proposal: id })?;
            Ok(done(&proposal, |t| t.withdrawn()))
        })
        .await?;
    Ok(ctx.done(&done))
}

async fn page(ctx: &Ctx, id: ProposalId, input: DecisionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (proposal, names) = ctx
        .read(move |tx| {
            let proposal = to_decide(tx, id)?;
            let firms: Vec<_> = proposal.firms.iter().map(|f| f.firm).collect();
            let names = step::firm_names(tx, &firms)?;
            Ok((proposal, names))
        })
        .await?;
    let lead = t.decide_lead(t.kind(proposal.kind.code()), i18n::Format(t.0).list(names));
    let page = StepPage::new(t.0, Section::Party, "decide_proposal", t.do_decide(), &proposal.name, &proposal.href())
        .refused(refused)
        .lead(lead)
        .field(Field::radios("verdict", t.verdict(), &input.verdict, verdicts(t)))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3).hint(t.reason_hint()).optional(t.0));
    ctx.show(&page).await
}

/// The proposal, for whoever decides: the superior.
fn to_decide(tx: &mut Tx<'_, '_>, id: ProposalId) -> kernel::Result<Proposal> {
    let proposal = tx.granted::<DecideProposal, Proposal>(id)?.into_inner();
    tx.grant::<DecideProposal, _>(crate::book::Everywhere(kernel::Resource::place(&proposal.superior).clone()))?;
    Ok(proposal)
}

/// The form to decide with.
#[utoipa::path(get, path = "/{district}/party/proposals/{proposal}/decision", operation_id = "show_decide_proposal", tag = "party",
    params(("district" = District, Path), ("proposal" = ProposalId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.decide_proposal"))))]
pub async fn show_decide_proposal(ctx: Ctx, Path((_, id)): Path<(District, ProposalId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DecisionInput::default(), refused).await
}

/// The superior decides on a proposal.
#[utoipa::path(post, path = "/{district}/party/proposals/{proposal}/decision", operation_id = "decide_proposal", tag = "party",
    params(("district" = District, Path), ("proposal" = ProposalId, Path)), request_body = DecisionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.decide_proposal"))))]
pub async fn decide_proposal(
    ctx: Ctx,
    Path((_, id)): Path<(District, ProposalId)>,
    form: Form<DecisionInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProposalId, input: &DecisionInput) -> kernel::Result<Done> {
    let proposal = to_decide(tx, id)?;
    let (approves, words) = read(input)?;
    must_be(&proposal, ProposalState::Submitted)?;
    if tx.actor().person() == Some(proposal.proposed_by) {
        return Err(PartyRefusal::OwnProposal.into());
    }
    let (district, today) = (tx.district(), tx.today());
    if !approves {
        tx.run_one(&sql::SET_PROPOSAL, args![district, id, ProposalState::Asking, None::<Date>, None::<UnitId>])?;
        let words = tx.words(&words);
        tx.record(&ProposalReturned { proposal: id, words })?;
        let text = Text::each(|l| T(l).notice_returned(&proposal.name));
        identity::api::notify(tx, &[proposal.proposed_by], &text, &proposal.href())?;
        return Ok(done(&proposal, |t| t.returned()));
    }
    if store::named(tx, &proposal.name)?.is_some() {
        return Err(kernel::Error::field("verdict", Text::each(|l| T(l).name_taken())));
    }
    let row = &proposal.row;
    let new = NewUnit {
        kind: row.kind,
        name: row.name.clone(),
        superior: Some(row.superior),
        subdistrict: None,
        towers: proposal.towers.clone(),
        firms: proposal.firms.iter().map(|f| f.firm).collect(),
        bond: row.bond,
        bond_words: row.bond_words.clone(),
        full: row.full_members,
        probationary: row.probationary_members,
        counted_on: Some(today),
        founded_on: today,
        basis: words.clone(),
        vacant: true,
    };
    stands(tx, &new, &proposal.superior)?;
    let unit = set_up(tx, &new)?;
    tx.run_one(&sql::SET_PROPOSAL, args![district, id, ProposalState::Approved, today, unit])?;
    let words = tx.words_if(&words);
    let event = tx.record(&ProposalApproved { proposal: id, unit, words })?;
    trace(tx, &new.towers, Evidence::Founding, event)?;
    let text = Text::each(|l| T(l).notice_approved(&proposal.name));
    identity::api::notify(tx, &[proposal.proposed_by], &text, &href(district, unit))?;
    Ok(step::done(district, unit, |t| t.approved()))
}

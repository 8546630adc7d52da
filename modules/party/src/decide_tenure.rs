//! The superior decides on whoever is proposed for a post.

use axum::extract::Path;
use db::args;
use kernel::{Actor, District, Place, Resource, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::{Unit, href},
    events::{TenureApproved, TenureReturned},
    permissions::DecideTenure,
    post::TenureState,
    posts,
    refusal::PartyRefusal,
    step,
    store::{PostRow, TenureRow, sql},
    unit::TenureId,
};

/// A tenure with its organisation.
pub struct Tenure {
    pub row: TenureRow,
    pub post: PostRow,
    pub unit: Unit,
}

impl Resource for Tenure {
    fn place(&self) -> &Place {
        self.unit.place()
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.unit.visible_to(actor)
    }
}

impl Load for Tenure {
    type Id = TenureId;

    fn load(tx: &mut Tx<'_, '_>, id: TenureId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::TENURE, args![district, id])? else { return Ok(None) };
        let post = tx.one(&sql::POST, args![district, row.post])?;
        Ok(Unit::load(tx, row.unit)?.map(|unit| Tenure { row, post, unit }))
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DecisionInput {
    /// `approve` or `return`.
    pub verdict: Input,
    pub words: Input,
}

/// The choices of whoever decides.
pub fn verdicts(t: T) -> Vec<Choice> {
    vec![Choice::new("approve", t.approve()), Choice::new("return", t.send_back())]
}

async fn page(ctx: &Ctx, id: TenureId, input: DecisionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (tenure, name) = ctx
        .read(move |tx| {
            let tenure = tx.granted::<DecideTenure, Tenure>(id)?.into_inner();
            tenure.unit.granted_above::<DecideTenure>(tx)?;
            let name = identity::api::name_of(tx, tenure.row.person)?;
            Ok((tenure, name.map_or(String::new(), kernel::Personal::into_inner)))
        })
        .await?;
    let format = i18n::Format(t.0);
    let (from, until) = (format.date_long(tenure.row.from_on), format.date_long(tenure.row.until_on));
    let lead = t.decide_tenure_lead(name, t.post(tenure.post.kind.code()), from, until);
    let page = step::page(&tenure.unit, "decide_tenure", t.do_decide_tenure(), refused, t)
        .lead(lead)
        .field(Field::radios("verdict", t.verdict(), &input.verdict, verdicts(t)))
        .field(Field::area("words", t.reason(), input.words.as_str(), 2).hint(t.reason_hint()).optional(t.0));
    ctx.show(&page).await
}

/// The form to decide with.
#[utoipa::path(get, path = "/{district}/party/tenures/{tenure}/decision", operation_id = "show_decide_tenure", tag = "party",
    params(("district" = District, Path), ("tenure" = TenureId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.decide_tenure"))))]
pub async fn show_decide_tenure(ctx: Ctx, Path((_, id)): Path<(District, TenureId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DecisionInput::default(), refused).await
}

/// Decides on whoever is proposed for a post.
#[utoipa::path(post, path = "/{district}/party/tenures/{tenure}/decision", operation_id = "decide_tenure", tag = "party",
    params(("district" = District, Path), ("tenure" = TenureId, Path)), request_body = DecisionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.decide_tenure"))))]
pub async fn decide_tenure(ctx: Ctx, Path((_, id)): Path<(District, TenureId)>, form: Form<DecisionInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

/// What a form decides: whether it approves, and the reason, which a refusal needs.
///
/// # Errors
/// Nothing chosen, or no reason for a no.
pub fn read(input: &DecisionInput) -> kernel::Result<(bool, String)> {
    let mut check = Check::default();
    let approves = input.verdict.trim() == "approve";
    if !approves && input.verdict.trim() != "return" {
        check.fault("verdict", faults::choose());
    }
    let words = if approves || !check.is_clean() {
        check.optional_text("words", &input.words, step::LONGEST)
    } else {
        check.text("words", &input.words, step::LONGEST)
    };
    check.finish()?;
    Ok((approves, words))
}

fn write(tx: &mut Tx<'_, '_>, id: TenureId, input: &DecisionInput) -> kernel::Result<Done> {
    let tenure = tx.granted::<DecideTenure, Tenure>(id)?.into_inner();
    tenure.unit.granted_above::<DecideTenure>(tx)?;
    let (approves, words) = read(input)?;
    let (district, Tenure { row, post, unit }) = (tx.district(), tenure);
    if row.state != TenureState::Proposed {
        return Err(PartyRefusal::WrongTurn.into());
    }
    if row.proposed_by.is_some() && row.proposed_by == tx.actor().person() {
        return Err(PartyRefusal::OwnProposal.into());
    }
    let proposer: Vec<_> = row.proposed_by.into_iter().collect();
    let (kind, target) = (post.kind, href(district, unit.id));
    if approves {
        // Since it was proposed, somebody else may have taken the post.
        if posts::taken(tx, unit.id, row.from_on, row.until_on)?.iter().any(|t| t.post == post.id) {
            return Err(PartyRefusal::PostTaken.into());
        }
        posts::take(tx, &unit.book, &post, &row)?;
        let (person, until) = (row.person, row.until_on);
        tx.record(&TenureApproved { unit: unit.id, post: post.id, kind, tenure: id, person, until })?;
        let text = Text::each(|l| T(l).notice_tenure_approved(&unit.name, T(l).post(kind.code())));
        identity::api::notify(tx, &proposer, &text, &target)?;
        identity::api::notify(tx, &[person], &text, &format!("/{district}/me"))?;
        return Ok(step::done(district, unit.id, |t| t.tenure_approved()));
    }
    // Who was not taken is nobody's business: the row goes, and the event does not say who it was.
    tx.run_one(&sql::DROP_TENURE, args![district, id])?;
    let words = tx.words(&words);
    tx.record(&TenureReturned { unit: unit.id, kind, tenure: id, words })?;
    let text = Text::each(|l| T(l).notice_tenure_returned(&unit.name, T(l).post(kind.code())));
    identity::api::notify(tx, &proposer, &text, &target)?;
    Ok(step::done(district, unit.id, |t| t.tenure_returned()))
}

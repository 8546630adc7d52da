//! What the committee does with the report of a breach: it reminds of the article, calls a coordination, or closes it. It
//! sets no penalties (K12).

use axum::extract::Path;
use commitments::api::{Named, Party, Promise};
use kernel::{District, Text};
use ledger::Tx;
use meetings::api::{Dispute, PartySpec};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    breach::{BreachId, BreachStage, Turn},
    cite_article::article_href,
    events::{BreachClosed, BreachMediated, BreachReminded},
    load::Breach,
    opinion::LONGEST,
    permissions::SettleBreach,
    refusal::CovenantRefusal,
    show_breach::title,
    step,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SettleBreachInput {
    /// `remind`, `mediate` or `close`.
    pub turn: Input,
    pub words: Input,
}

async fn page(ctx: &Ctx, id: BreachId, input: SettleBreachInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (breach, subject, overdue) = ctx
        .read(move |tx| {
            let breach = tx.granted::<SettleBreach, Breach>(id)?.into_inner();
            let subject = title(tx, &breach)?;
            let overdue = is_overdue(tx, &breach);
            Ok((breach, subject, overdue))
        })
        .await?;
    let turns = Turn::ALL.iter().filter(|turn| breach.stage.turn(**turn, overdue).is_ok());
    let turns = turns.map(|turn| Choice::new(turn.code(), t.breach_step(turn.code())).hint(t.turn_hint(turn.code())));
    let page = step::page(ctx.locale, "settle_breach", t.do_settle_breach(), &subject, &breach.href(), refused)
        .lead(t.settle_breach_lead())
        .field(Field::radios("turn", t.what_next(), input.turn.as_str(), turns.collect()))
        .field(Field::area("words", t.settle_words(), input.words.as_str(), 3).hint(t.settle_hint()));
    ctx.show(&page).await
}

/// Whether the answer did not come in time.
pub fn is_overdue(tx: &Tx<'_, '_>, breach: &Breach) -> bool {
    breach.due_on.is_some_and(|due| due < tx.today())
}

/// The form to settle the report of a breach with.
#[utoipa::path(get, path = "/{district}/breaches/{breach}/outcome", operation_id = "show_settle_breach", tag = "covenants",
    params(("district" = District, Path), ("breach" = BreachId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.settle_breach"))))]
pub async fn show_settle_breach(ctx: Ctx, Path((_, id)): Path<(District, BreachId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, SettleBreachInput::default(), refused).await
}

/// Reminds of the article, calls a coordination, or closes the report.
#[utoipa::path(post, path = "/{district}/breaches/{breach}/outcome", operation_id = "settle_breach", tag = "covenants",
    params(("district" = District, Path), ("breach" = BreachId, Path)), request_body = SettleBreachInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.settle_breach"))))]
pub async fn settle_breach(
    ctx: Ctx,
    Path((_, id)): Path<(District, BreachId)>,
    form: Form<SettleBreachInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: BreachId, input: &SettleBreachInput) -> kernel::Result<Done> {
    let mut breach = tx.granted::<SettleBreach, Breach>(id)?.into_inner();
    let mut check = Check::default();
    let turn = Turn::from_code(input.turn.trim());
    if turn.is_none() {
        check.fault("turn", faults::choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let Some(turn) = turn else { return Err(kernel::Error::bug("a checked field is missing")) };
    let stage: BreachStage = breach.stage.turn(turn, is_overdue(tx, &breach))?;
    let (building, subject, today) = (breach.building, title(tx, &breach)?, tx.today());
    let party = Named::new(Party::Organisation(breach.organisation), Text::same(breach.name.clone()));
    breach.row.outcome = Some(words.clone());
    commitments::api::release_all(tx, id.any())?;
    let kept = tx.words(&words);
    let text = match turn {
        Turn::Remind => {
            let days = policy::api::of(tx, building)?.covenants.breach_days.value;
            let due = tx.in_working_days(days);
            (breach.row.due_on, breach.row.provisional) = (Some(due.on), due.provisional);
            let href = breach.href();
            let promise = Promise {
                kind: "breach",
                subject: id.any(),
                building: Some(building),
                title: &subject,
                href: &href,
                floor: 3,
                debtor: party.clone(),
                creditor: None,
                due: Some(due),
            };
            commitments::api::open(tx, &promise)?;
            tx.record(&BreachReminded { building, breach: id, due: due.on, words: kept })?;
            Text::each(|l| T(l).notice_breach_reminded(subject.get(l), i18n::Format(l).date(due.on)))
        }
        Turn::Mediate => {
            let Some(body) = breach.ground.body.as_ref().map(|b| b.id) else {
                return Err(CovenantRefusal::NoCommittee.into());
            };
            let reporter = Named::new(Party::Person(breach.reporter), Text::each(|l| T(l).the_reporter()));
            let parties = vec![PartySpec { party: party.clone() }, PartySpec { party: reporter }];
            let (href, zh) = (article_href(breach.district, breach.charter, breach.article), subject.zh.to_string());
            let dispute = Dispute { body, building, subject: id.any(), title: &zh, parties, href: &href };
            meetings::api::coordinate(tx, &dispute)?;
            breach.row.due_on = None;
            tx.record(&BreachMediated { building, breach: id, words: kept })?;
            Text::each(|l| T(l).notice_breach_mediated(subject.get(l)))
        }
        Turn::Close => {
            (breach.row.due_on, breach.row.closed_on) = (None, Some(today));
            tx.record(&BreachClosed { building, breach: id, words: kept })?;
            Text::each(|l| T(l).notice_breach_closed(subject.get(l)))
        }
    };
    breach.take(tx, stage)?;
    let mut people = commitments::api::people_of(tx, &party.party, Some(building))?;
    people.push(breach.reporter);
    identity::api::notify(tx, &people, &text, &breach.href())?;
    Ok(Done::new(breach.href(), Text::each(|l| T(l).breach_settled())).id(id))
}

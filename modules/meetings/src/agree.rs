//! The agreement of a coordination: who does what until when. Terms are drafted one by one; the agreement's text is
//! composed of them, and each becomes a commitment of its party.

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Locale, Text};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{App, Cited, Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    coordination::{CoordinationId, CoordinationState, PartyId, RevisitId, TermId},
    events::{AgreementReached, TermDropped, TermTaken, digest},
    form::{FormPage, Nothing, paper},
    load_coordination::{Coordination, named},
    permissions::Agree,
    pool::secretary,
    store::coordination::{PartyRow, TermRow, sql, terms},
};

const LONGEST: usize = 300;

/// What a party takes on.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TermInput {
    pub party: Input,
    pub what: Input,
    /// The last day, `2026-12-31`.
    pub until: Input,
}

async fn draft_page(ctx: &Ctx, id: CoordinationId, input: TermInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let found = ctx.read(move |tx| Ok(tx.granted::<Agree, Coordination>(id)?.into_inner())).await?;
    let choices = found.parties.iter().map(|p| Choice::new(p.id.to_string(), &p.name)).collect();
    let fields = vec![
        Field::radios("party", t.term_party(), &input.party, choices).fault(&refused.faults),
        Field::area("what", t.term_what(), input.what.as_str(), 3)
            .hint(t.term_hint())
            .with("maxlength", LONGEST.to_string())
            .fault(&refused.faults),
        Field::date("until", t.term_until(), &input.until).fault(&refused.faults),
    ];
    let page = found.form(t, t.term_title(), t.term_button(), &input, refused).intro(t.term_intro()).fields(fields);
    ctx.show(&page).await
}

/// The form to draft a term with.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/terms", operation_id = "show_draft_term", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.agree"))))]
pub async fn show_draft_term(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    draft_page(&ctx, id, TermInput::default(), refused).await
}

/// Drafts a term: what a party takes on, should there be an agreement.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/terms", operation_id = "draft_term", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)), request_body = TermInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.agree"))))]
pub async fn draft_term(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>, form: Form<TermInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run_draft(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    draft_page(&ctx, id, form.input, refused).await
}

pub fn run_draft(tx: &mut Tx<'_, '_>, id: CoordinationId, input: &TermInput) -> kernel::Result<Done> {
    let found = tx.granted::<Agree, Coordination>(id)?.into_inner();
    found.state.may_draft()?;
    let mut check = faults::Check::default();
    let party: Option<PartyId> = check.require("party", &input.party, faults::choose);
    if party.is_some_and(|party| !found.parties.iter().any(|p| p.id == party)) {
        check.fault("party", faults::choose());
    }
    let what = check.text("what", &input.what, LONGEST);
    let until: Option<Date> = check.require("until", &input.until, faults::date);
    if until.is_some_and(|until| until < tx.today()) {
        check.fault("until", Text::each(|l| T(l).term_past()));
    }
    check.finish()?;
    let (Some(party), Some(until)) = (party, until) else {
        return Err(kernel::Error::bug("a term without its fields"));
    };
    let (district, term) = (tx.district(), TermId::new(tx.store().clock().now()));
    tx.run_one(&sql::ADD_TERM, args![district, id, term, party, what, until])?;
    let words = tx.words(&what);
    tx.record(&TermTaken { building: found.building, coordination: id, term, party, until, words })?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).term_done())).id(term))
}

/// Takes a term out of the draft again.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/terms/{term}/removal", operation_id = "drop_term", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path), ("term" = TermId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.agree"))))]
pub async fn drop_term(
    ctx: Ctx,
    Path((_, id, term)): Path<(District, CoordinationId, TermId)>,
    form: Form<Nothing>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run_drop(tx, id, term))).await?;
    Ok(ctx.done(&done))
}

pub fn run_drop(tx: &mut Tx<'_, '_>, id: CoordinationId, term: TermId) -> kernel::Result<Done> {
    let found = tx.granted::<Agree, Coordination>(id)?.into_inner();
    found.state.may_draft()?;
    let district = tx.district();
    if tx.run(&sql::DROP_TERM, args![district, id, term])? == 0 {
        return Err(kernel::Error::hidden());
    }
    tx.record(&TermDropped { building: found.building, coordination: id, term })?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).term_dropped())).id(term))
}

/// The parties agree.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AgreeInput {
    /// The article of the tower's own on which they agree, by its id; may be empty.
    pub article: Input,
}

async fn page(ctx: &Ctx, id: CoordinationId, input: AgreeInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (app, locale) = (ctx.app.clone(), ctx.locale);
    let (found, words, articles) = ctx
        .read(move |tx| {
            let found = tx.granted::<Agree, Coordination>(id)?.into_inner();
            let days = revisit_days(tx, &found)?;
            let words = compose(&found, &terms(tx, id)?, &days, tx.today());
            let articles = app.articles(tx, found.building, locale)?;
            Ok((found, words, articles))
        })
        .await?;
    let cited = web::cite::field(&articles, &input.article, locale).map(|f| f.fault(&refused.faults));
    let mut page = found.form(t, t.agree_title(), t.agree_button(), &input, refused).intro(t.agree_intro());
    page.fields.extend(cited);
    page.above = vec![paper("", &heading(&found), &words)?];
    ctx.show(&page).await
}

/// The agreement as its terms make it, to be read before it is reached.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/agreement", operation_id = "show_agree", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.agree"))))]
pub async fn show_agree(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AgreeInput::default(), refused).await
}

/// The parties agree: what they take on becomes their commitments.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/agreement", operation_id = "agree", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)), request_body = AgreeInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.agree"))))]
pub async fn agree(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>, form: Form<AgreeInput>) -> Result {
    let (input, app) = (form.input.clone(), ctx.app.clone());
    let run = move |tx: &mut Tx<'_, '_>| run_citing(tx, &app, id, &input);
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), &run)).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

fn run_citing(tx: &mut Tx<'_, '_>, app: &App, id: CoordinationId, input: &AgreeInput) -> kernel::Result<Done> {
    let done = run(tx, id)?;
    let found = Coordination::load(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    let (subject, href) = (id.to_string(), found.href());
    let (building, article) = (found.building, input.article.as_str());
    app.cite(tx, &Cited { building, article, kind: "agreement", subject: &subject, href: &href })?;
    Ok(done)
}

pub fn run(tx: &mut Tx<'_, '_>, id: CoordinationId) -> kernel::Result<Done> {
    let mut found = tx.granted::<Agree, Coordination>(id)?.into_inner();
    let (district, today) = (tx.district(), tx.today());
    let taken = terms(tx, id)?;
    let state = found.state.agree(today, taken.len())?;
    let days = revisit_days(tx, &found)?;
    let words = compose(&found, &taken, &days, today);
    let digest = digest(&words);
    found.row.words = Some(words);
    found.become_state(tx, state)?;
    commitments::api::fulfil(tx, id.any(), "coordinate")?;
    for term in &taken {
        let debtor = named(party_of(&found, term)?);
        found.owe(tx, "pledge", term.id.any(), debtor, term.until_on)?;
    }
    for days in days {
        let (revisit, due) = (RevisitId::new(tx.store().clock().now()), today.plus_days(days));
        tx.run_one(&sql::ADD_REVISIT, args![district, id, revisit, due])?;
        found.owe(tx, "track", revisit.any(), secretary(), due)?;
    }
    let (building, body, subject) = (found.building, found.body, found.subject.clone());
    let (rounds, terms) = (state.rounds(), u32::try_from(taken.len()).unwrap_or(u32::MAX));
    tx.record(&AgreementReached { building, coordination: id, body, subject, rounds, terms, digest })?;
    found.tell(tx, &Text::each(|l| T(l).notice_agreement(&found.title)))?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).agree_done())).id(id))
}

fn party_of<'f>(found: &'f Coordination, term: &TermRow) -> kernel::Result<&'f PartyRow> {
    found.parties.iter().find(|p| p.id == term.party).ok_or_else(|| kernel::Error::bug("a term without its party"))
}

/// Calendar days after the agreement on which it is looked back at (W4).
fn revisit_days(tx: &mut Tx<'_, '_>, found: &Coordination) -> kernel::Result<Vec<i64>> {
    let pack = policy::api::of(tx, found.building)?;
    Ok(pack.meetings.revisit_days.value.iter().copied().map(i64::from).collect())
}

/// What stands above the agreement.
pub fn heading(found: &Coordination) -> String {
    T(Locale::Zh).agreement_heading(&found.title)
}

/// The agreement's text: who does what until when, and when it is looked back at. A document, in Chinese.
fn compose(found: &Coordination, taken: &[TermRow], days: &[i64], today: Date) -> String {
    let (t, format) = (T(Locale::Zh), i18n::Format(Locale::Zh));
    let day = match found.state {
        CoordinationState::Agreed { on, .. } => on,
        _ => today,
    };
    let mut lines = vec![t.agreement_head(found.state.rounds())];
    for (n, term) in (1u32..).zip(taken) {
        let party = found.parties.iter().find(|p| p.id == term.party).map_or("", |p| p.name.as_str());
        let what = term.what.trim_end_matches(['。', '.', '；', ';']);
        lines.push(t.agreement_term(n, party, what, format.date_long(term.until_on)));
    }
    let dates: Vec<String> = days.iter().map(|days| format.date_long(day.plus_days(*days))).collect();
    lines.push(t.agreement_end(format.list(&dates)));
    lines.join("\n")
}

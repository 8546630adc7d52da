//! Proposing somebody for a post, with the checklist of what the post asks for (R75).

use axum::extract::Path;
use db::args;
use kernel::{Clause, Date, District, PersonId, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::{Unit, href},
    events::TenureProposed,
    numbers::{self, Numbers},
    permissions::ProposeTenure,
    post::{self, Candidate, PostKind, TenureState},
    posts,
    refusal::PartyRefusal,
    step,
    store::sql,
    unit::{TenureId, UnitId},
};

/// Days that a tenure may begin before or after today.
const FARTHEST: i64 = 1096;

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TenureInput {
    pub post: Input,
    /// The login name of whoever is proposed.
    pub login: Input,
    pub from: Input,
    pub until: Input,
    /// What the proposing organisation confirms.
    pub full_member: Input,
    pub year_in_party: Input,
    pub reviewed: Input,
    pub posted: Input,
    /// The paper that it rests on.
    pub basis: Input,
}

async fn page(ctx: &Ctx, id: UnitId, input: TenureInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (unit, rules) = ctx
        .read(move |tx| {
            let unit = tx.granted::<ProposeTenure, Unit>(id)?.into_inner();
            let rules = numbers::at(tx, unit.towers())?;
            Ok((unit, rules))
        })
        .await?;
    let kinds = PostKind::ALL.iter().map(|k| Choice::new(k.code(), t.post(k.code()))).collect();
    let chosen = if input.post.is_empty() { PostKind::Secretary.code() } else { input.post.as_str() };
    let years = post::years(unit.kind, &rules);
    let page = step::page(&unit, "propose_tenure", t.do_propose_tenure(), refused, t)
        .lead(t.propose_tenure_lead(years.value, i18n::Format(t.0).clause(&years.clause.id)))
        .field(Field::radios("post", t.post_label(), chosen, kinds))
        .field(Field::text("login", t.login(), input.login.as_str()).hint(t.login_hint()))
        .field(Field::date("from", t.from(), &input.from).optional(t.0))
        .field(Field::date("until", t.until(), &input.until).optional(t.0))
        .field(Field::check("full_member", t.check_full(), input.full_member.is_on(), t.check_full_hint()))
        .field(Field::check(
            "year_in_party",
            t.check_year(),
            input.year_in_party.is_on(),
            &t.check_year_hint(rules.secretary_years.value),
        ))
        .field(Field::check("reviewed", t.check_reviewed(), input.reviewed.is_on(), t.check_reviewed_hint()))
        .field(Field::check("posted", t.check_posted(), input.posted.is_on(), t.check_posted_hint()))
        .field(Field::text("basis", t.approval_number(), input.basis.as_str()).with("maxlength", "80"));
    ctx.show(&page).await
}

/// The form to propose somebody with.
#[utoipa::path(get, path = "/{district}/party/organisations/{unit}/tenures", operation_id = "show_propose_tenure", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.propose_tenure"))))]
pub async fn show_propose_tenure(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, TenureInput::default(), refused).await
}

/// Proposes somebody for a post.
#[utoipa::path(post, path = "/{district}/party/organisations/{unit}/tenures", operation_id = "propose_tenure", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)), request_body = TenureInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.propose_tenure"))))]
pub async fn propose_tenure(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>, form: Form<TenureInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: UnitId, input: &TenureInput) -> kernel::Result<Done> {
    let unit = tx.granted::<ProposeTenure, Unit>(id)?.into_inner();
    let (district, today, rules) = (tx.district(), tx.today(), numbers::at(tx, unit.towers())?);
    let mut check = Check::default();
    let kind = PostKind::from_code(&input.post);
    if kind.is_none() {
        check.fault("post", faults::choose());
    }
    let person = known(tx, &input.login, &mut check)?;
    let from = check.parse::<Date>("from", &input.from, faults::date).unwrap_or(today);
    if from > today.plus_days(FARTHEST) || from < today.plus_days(-FARTHEST) {
        check.fault("from", faults::date());
    }
    let until = check.parse::<Date>("until", &input.until, faults::date);
    if until.is_some_and(|u| u < from) {
        check.fault("until", Text::each(|l| T(l).ends_before()));
    }
    let basis = check.text("basis", &input.basis, 80);
    check.finish()?;
    let (Some(kind), Some(person)) = (kind, person) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    if unit.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    let until = term(&unit, from, until, &rules)?;
    let candidate = Candidate {
        full_member: input.full_member.is_on(),
        year_in_party: input.year_in_party.is_on(),
        reviewed: input.reviewed.is_on(),
        posted: input.posted.is_on(),
        works_here: works_here(tx, &unit, person)?,
        secretary_elsewhere: secretary_elsewhere(tx, id, person)?,
    };
    let lacks = post::unmet(kind, &candidate);
    if !lacks.is_empty() {
        return Err(PartyRefusal::Unqualified { lacks, clause: rules.secretary_years.clause }.into());
    }
    let waiting = tx.all(&sql::TENURES, args![district, id])?;
    let Some(post) = posts::open_post(tx, id, kind, (from, until), &rules)? else {
        return Err(PartyRefusal::PostTaken.into());
    };
    if waiting.iter().any(|w| w.state == TenureState::Proposed && w.post == post) {
        return Err(PartyRefusal::ProposedAlready.into());
    }
    let tenure = TenureId::new(tx.store().clock().now());
    let by = tx.actor().person();
    tx.run_one(
        &sql::ADD_TENURE,
        args![district, tenure, post, id, person, false, from, until, TenureState::Proposed, basis, by],
    )?;
    tx.record(&TenureProposed { unit: id, post, kind, tenure })?;
    let text = Text::each(|l| T(l).notice_tenure_proposed(&unit.name, T(l).post(kind.code())));
    let people = deciders(tx, &unit)?;
    identity::api::notify(tx, &people, &text, &href(district, id))?;
    let text = Text::each(|l| T(l).notice_nominated(&unit.name, T(l).post(kind.code())));
    identity::api::notify(tx, &[person], &text, &href(district, id))?;
    Ok(step::done(district, id, |t| t.tenure_proposed()).id(tenure))
}

/// The person of a login name; a fault if there is none.
///
/// # Errors
/// The database's own failure.
pub fn known(tx: &mut Tx<'_, '_>, login: &Input, check: &mut Check) -> kernel::Result<Option<PersonId>> {
    if login.trim().is_empty() {
        check.fault("login", faults::empty());
        return Ok(None);
    }
    let person = identity::api::person_of_login(tx, login.trim())?;
    if person.is_none() {
        check.fault("login", Text::each(|l| T(l).unknown_login()));
    }
    Ok(person)
}

/// The last day of a tenure: of the term, or earlier.
fn term(unit: &Unit, from: Date, until: Option<Date>, rules: &Numbers) -> kernel::Result<Date> {
    let last = post::term_end(unit.kind, from, rules);
    match until {
        Some(until) if until > last => {
            let clause: Clause = post::years(unit.kind, rules).clause.clone();
            Err(PartyRefusal::TermTooLong { until: last, clause }.into())
        }
        until => Ok(until.unwrap_or(last)),
    }
}

/// Whether somebody works in one of its towers or for one of its firms.
fn works_here(tx: &mut Tx<'_, '_>, unit: &Unit, person: PersonId) -> kernel::Result<bool> {
    let employment = identity::api::employment_of(tx, person)?;
    Ok(employment
        .is_some_and(|e| unit.towers().contains(&e.building) || unit.book.firms_of(unit.id).contains(&e.organisation)))
}

fn secretary_elsewhere(tx: &mut Tx<'_, '_>, unit: UnitId, person: PersonId) -> kernel::Result<bool> {
    let district = tx.district();
    for held in tx.all(&sql::TENURES_OF, args![district, person, TenureState::Held])? {
        let post = tx.one(&sql::POST, args![district, held.post])?;
        if held.unit != unit && post.kind == PostKind::Secretary && !held.acting {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Those who decide on what an organisation asks for: the secretaries above it and the clerks.
///
/// # Errors
/// The database's own failure.
pub fn deciders(tx: &mut Tx<'_, '_>, unit: &Unit) -> kernel::Result<Vec<PersonId>> {
    let above = unit.superior.unwrap_or(unit.id);
    let mut people = posts::secretaries(tx, &[above])?;
    people.extend(posts::clerks(tx, &unit.book, unit.id)?);
    Ok(people)
}

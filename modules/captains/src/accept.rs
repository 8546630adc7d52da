//! The nominee answers: with a yes the floor is asked (楼层征询), with a no it ends.

use axum::extract::Path;
use identity::api::EmploymentId;
use kernel::{Deadline, District, PersonId, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{Check, choose},
};

use crate::{
    T,
    captain::{Captaincy, check_standing, floor_href, floor_of, secretaries, secretary},
    captaincy::{CaptaincyId, Step},
    events::{InquiryOpened, NominationDeclined},
    permissions::Accept,
    step::{self, LONGEST, done},
    terms::{Terms, within},
};

/// Employees that one statement answers.
const BATCH: u32 = 500;

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AcceptNominationInput {
    /// `yes` or `no`.
    pub answer: Input,
    pub words: Input,
}

async fn page(ctx: &Ctx, id: CaptaincyId, input: AcceptNominationInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (captaincy, terms) = ctx
        .read(move |tx| {
            let captaincy = tx.granted::<Accept, Captaincy>(id)?.into_inner();
            let terms = Terms::of(tx, captaincy.building)?;
            Ok((captaincy, terms))
        })
        .await?;
    let choices = vec![Choice::new("yes", t.accept_yes()), Choice::new("no", t.accept_no())];
    let page = step::page(&captaincy, "accept", t.do_accept(), refused, t)
        .lead(t.accept_lead(terms.inquiry_work_days.value))
        .sheet(crate::show_captaincy::duties(&terms, t))
        .field(Field::radios("answer", t.accept_answer(), &input.answer, choices))
        .field(Field::area("words", t.reason(), input.words.as_str(), 2).optional(t.0));
    ctx.show(&page).await
}

/// The form to answer a nomination.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/answer", operation_id = "show_accept_nomination", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.accept"))))]
pub async fn show_accept_nomination(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AcceptNominationInput::default(), refused).await
}

/// Accepts a nomination, or does not.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/answer", operation_id = "accept_nomination", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = AcceptNominationInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.accept"))))]
pub async fn accept_nomination(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<AcceptNominationInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, input: &AcceptNominationInput) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<Accept, Captaincy>(id)?.into_inner();
    let mut check = Check::default();
    if !matches!(input.answer.as_str(), "yes" | "no") {
        check.fault("answer", choose());
    }
    let words = check.optional_text("words", &input.words, LONGEST);
    check.finish()?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    if input.answer.as_str() == "yes" {
        open_inquiry(tx, &mut captaincy)?;
        return Ok(done(&captaincy, |t| t.inquiry_opened()));
    }
    captaincy.take(tx, Step::Decline)?;
    commitments::api::release_all(tx, id.any())?;
    let kept = tx.words_if(&words);
    tx.record(&NominationDeclined { captaincy: id, building, floor, words: kept })?;
    let mut people = secretaries(tx, building)?;
    people.extend(captaincy.nominated_by);
    captaincy.tell(tx, &people, &Text::each(|l| T(l).notice_declined(&captaincy.floor_label)))?;
    Ok(done(&captaincy, |t| t.declined()))
}

/// The floor is asked: its firms' delegates and the people who sit there learn of it.
///
/// # Errors
/// A refusal unless it was a nomination.
pub fn open_inquiry(tx: &mut Tx<'_, '_>, captaincy: &mut Captaincy) -> kernel::Result<()> {
    let terms = Terms::of(tx, captaincy.building)?;
    // They may have come to other floors, or left this one, since they were proposed.
    let there = floor_of(tx, captaincy.building, captaincy.floor)?;
    check_standing(tx, captaincy.person, &there, &terms)?;
    let until = within(tx, &terms.inquiry_work_days);
    captaincy.take(tx, Step::Accept { until: until.on })?;
    let answer = tx.calendar().add_working_days(until.on, terms.appoint_work_days.value);
    captaincy.owe(tx, "inquiry", secretary(), Some(Deadline { on: answer.on, provisional: answer.provisional }))?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    tx.record(&InquiryOpened { captaincy: captaincy.id, building, floor, until: until.on })?;
    let mut people = people_of_floor(tx, captaincy)?;
    people.extend(secretaries(tx, building)?);
    let text = Text::each(|l| T(l).notice_inquiry(&captaincy.floor_label, i18n::Format(l).date(until.on)));
    identity::api::notify(tx, &people, &text, &floor_href(tx.district(), building, floor))
}

/// Those who act for the firms of a floor, and those who sit there: at their own desk, or with their firm if it has no other.
fn people_of_floor(tx: &mut Tx<'_, '_>, captaincy: &Captaincy) -> kernel::Result<Vec<PersonId>> {
    let (today, building, floor) = (tx.today(), captaincy.building, captaincy.floor);
    let (mut people, mut firms) = (Vec::new(), Vec::new());
    for firm in registry::api::occupants(tx, building, today)? {
        if firm.floor == Some(floor) {
            let scope = kernel::Scope::Organisation(firm.organisation);
            people.extend(identity::api::holders(tx, kernel::Role::OrganisationDelegate, scope)?);
            firms.push(firm.organisation);
        }
    }
    let mut after = EmploymentId::from_bytes([0; 16]);
    loop {
        let rows = identity::api::employees_after(tx, building, after, BATCH)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        let here = rows.iter().filter(|r| r.floor.map_or_else(|| firms.contains(&r.organisation), |f| f == floor));
        people.extend(here.map(|r| r.person));
    }
    people.retain(|p| *p != captaincy.person);
    Ok(people)
}

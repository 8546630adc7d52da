//! Asking for an improvement after an appraisal: what, who owes it, until when.

use axum::extract::Path;
use commitments::api::Promise;
use db::args;
use kernel::{Deadline, District, Locale, OrganisationId, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    appraisal::{AppraisalId, ImprovementId},
    events::ImprovementAsked,
    form::FormPage,
    load_appraisal::{Appraisal, Improvement},
    permissions::Improve,
    pool::secretary,
    store::appraisal::sql,
};

const LONGEST: usize = 300;

/// Roles that may owe an improvement.
const ROLES: [Role; 6] = [
    Role::CommitteeChair,
    Role::CommitteeSecretary,
    Role::PropertyManager,
    Role::OwnerDelegate,
    Role::PartySecretary,
    Role::SubdistrictClerk,
];

/// Something to be improved.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ImprovementInput {
    pub what: Input,
    /// Who owes it: the id of an organisation of the building, or a role such as `committee_secretary`.
    pub debtor: Input,
    /// Working days; as many as the rules give if empty.
    pub days: Input,
}

/// Who may owe it, each with its value in the form: the building's organisations, then roles.
fn debtors(tx: &mut Tx<'_, '_>, found: &Appraisal, locale: Locale) -> kernel::Result<Vec<Choice>> {
    let today = tx.today();
    let building = registry::api::building_of(tx, found.building)?;
    let mut ids: Vec<OrganisationId> = building.property.into_iter().chain(building.owner).collect();
    let occupants = registry::api::occupants(tx, found.building, today)?;
    ids.dedup();
    let mut choices: Vec<Choice> = Vec::new();
    for id in ids {
        if let Some(organisation) = registry::api::organisation(tx, id)? {
            choices.push(Choice::new(id.to_string(), organisation.name));
        }
    }
    choices.extend(ROLES.iter().map(|role| Choice::new(role.code(), identity::api::role_title(locale, *role))));
    for row in occupants {
        let value = row.organisation.to_string();
        // One on several floors stands there several times.
        if !choices.iter().any(|c| c.value == value) {
            choices.push(Choice::new(value, row.name));
        }
    }
    Ok(choices)
}

async fn page(ctx: &Ctx, id: AppraisalId, input: ImprovementInput, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (found, choices, days) = ctx
        .read(move |tx| {
            let found = tx.granted::<Improve, Appraisal>(id)?.into_inner();
            let choices = debtors(tx, &found, locale)?;
            let days = policy::api::of(tx, found.building)?.appraisal.improve_days.value;
            Ok((found, choices, days))
        })
        .await?;
    let choices = [vec![Choice::new("", t.improve_choose())], choices].concat();
    let fields = vec![
        Field::area("what", t.improve_what(), input.what.as_str(), 3)
            .hint(t.improve_hint())
            .with("maxlength", LONGEST.to_string())
            .fault(&refused.faults),
        Field::select("debtor", t.improve_debtor(), &input.debtor, choices).fault(&refused.faults),
        Field::number("days", t.improve_days(), &input.days)
            .hint(t.improve_days_hint(days))
            .optional(locale)
            .fault(&refused.faults),
    ];
    let page =
        found.form(t, t.improve_title(), t.improve_title(), &input, refused).intro(t.improve_intro()).fields(fields);
    ctx.show(&page).await
}

/// The form to ask for an improvement with.
#[utoipa::path(get, path = "/{district}/appraisals/{appraisal}/improvements", operation_id = "show_improve", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.improve"))))]
pub async fn show_improve(ctx: Ctx, Path((_, id)): Path<(District, AppraisalId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ImprovementInput::default(), refused).await
}

/// Asks for an improvement.
#[utoipa::path(post, path = "/{district}/appraisals/{appraisal}/improvements", operation_id = "improve", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path)), request_body = ImprovementInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.improve"))))]
pub async fn improve(ctx: Ctx, Path((_, id)): Path<(District, AppraisalId)>, form: Form<ImprovementInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: AppraisalId, input: &ImprovementInput) -> kernel::Result<Done> {
    let found = tx.granted::<Improve, Appraisal>(id)?.into_inner();
    found.state.may_improve()?;
    let mut check = faults::Check::default();
    let what = check.text("what", &input.what, LONGEST);
    let (zh, en) = (debtors(tx, &found, Locale::Zh)?, debtors(tx, &found, Locale::En)?);
    let name = |choices: &[Choice]| choices.iter().find(|c| c.value == input.debtor.trim()).map(|c| c.label.clone());
    let names = name(&zh).zip(name(&en));
    if names.is_none() {
        check.fault("debtor", faults::choose());
    }
    let rule = policy::api::of(tx, found.building)?.appraisal.improve_days.value;
    let days: Option<u32> = check.parse("days", &input.days, || faults::number(1, i64::from(rule)));
    if days.is_some_and(|days| !(1..=rule).contains(&days)) {
        check.fault("days", faults::number(1, i64::from(rule)));
    }
    check.finish()?;
    let (zh, en) = names.unwrap_or_default();
    let due = tx.in_working_days(days.unwrap_or(rule));
    let (organisation, role): (Option<OrganisationId>, _) =
        (input.debtor.trim().parse().ok(), Role::from_code(input.debtor.trim()));
    let (district, new) = (tx.district(), ImprovementId::new(tx.store().clock().now()));
    tx.run_one(&sql::IMPROVE, args![district, id, new, what, organisation, role, zh, en, due.on, due.provisional])?;
    let improvement = <Improvement as ledger::Load>::load(tx, (id, new))?
        .ok_or_else(|| kernel::Error::bug("an improvement is gone"))?;
    owe(tx, &improvement, due)?;
    let words = tx.words(&what);
    let (building, subject) = (found.building, found.subject.clone());
    tx.record(&ImprovementAsked { building, appraisal: id, improvement: new, subject, due: due.on, words })?;
    let people = improvement.people(tx)?;
    let text = Text::each(|l| T(l).notice_improve(&what, i18n::Format(l).date(due.on)));
    identity::api::notify(tx, &people, &text, &found.href())?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).improve_done(i18n::Format(l).date(due.on)))).id(new))
}

/// Whoever is named owes it; the secretary confirms.
fn owe(tx: &mut Tx<'_, '_>, improvement: &Improvement, due: Deadline) -> kernel::Result<()> {
    let href = improvement.href();
    let promise = Promise {
        kind: "improve",
        subject: improvement.id.any(),
        building: Some(improvement.appraisal.building),
        title: &Text::same(improvement.what.clone()),
        href: &href,
        floor: 9,
        debtor: improvement.debtor(),
        creditor: Some(secretary()),
        due: Some(due),
    };
    commitments::api::open(tx, &promise)?;
    Ok(())
}

//! 代理: somebody of the floor stands in between two days. The role comes and goes by itself.

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    captain::{Captaincy, check_standing, floor_of, grant_role},
    captaincy::{CaptaincyId, State, SubstitutionId, may_substitute},
    events::SubstituteNamed,
    people::person_of,
    permissions::Substitute,
    refusal::CaptainRefusal,
    step::{self, done},
    store::sql,
    terms::Terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SubstituteCaptainInput {
    /// The login name of who stands in.
    pub login: Input,
    pub from: Input,
    /// The last day.
    pub until: Input,
}

async fn page(ctx: &Ctx, id: CaptaincyId, input: SubstituteCaptainInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (captaincy, days) = ctx
        .read(move |tx| {
            let captaincy = tx.granted::<Substitute, Captaincy>(id)?.into_inner();
            let days = Terms::of(tx, captaincy.building)?.substitute_days.value;
            Ok((captaincy, days))
        })
        .await?;
    let page = step::page(&captaincy, "substitute", t.do_substitute(), refused, t)
        .lead(t.substitute_lead(days))
        .field(Field::text("login", t.substitute_login(), input.login.as_str()))
        .field(Field::date("from", t.from(), &input.from))
        .field(Field::date("until", t.until(), &input.until));
    ctx.show(&page).await
}

/// The form to name who stands in.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/substitutes", operation_id = "show_substitute_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.substitute"))))]
pub async fn show_substitute_captain(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, SubstituteCaptainInput::default(), refused).await
}

/// Names who stands in, between two days.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/substitutes", operation_id = "substitute_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = SubstituteCaptainInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.substitute"))))]
pub async fn substitute_captain(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<SubstituteCaptainInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, input: &SubstituteCaptainInput) -> kernel::Result<Done> {
    let captaincy = tx.granted::<Substitute, Captaincy>(id)?.into_inner();
    let mut check = Check::default();
    let person = person_of(tx, &mut check, ("login", &input.login), captaincy.building)?;
    let from: Option<Date> = check.require("from", &input.from, web::faults::date);
    let until: Option<Date> = check.require("until", &input.until, web::faults::date);
    check.finish()?;
    let (Some(person), Some(from), Some(until)) = (person, from, until) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    let term = match captaincy.state {
        State::InOffice { until, .. } | State::Suspended { until, .. } => until,
        state => return Err(CaptainRefusal::NotNow { state: state.code(), step: "substitute" }.into()),
    };
    if person == captaincy.person {
        return Err(CaptainRefusal::OwnSubstitute.into());
    }
    let (district, today) = (tx.district(), tx.today());
    let (building, floor) = (captaincy.building, captaincy.floor);
    let terms = Terms::of(tx, building)?;
    let others: Vec<(Date, Date)> =
        tx.all(&sql::SUBSTITUTIONS, args![district, id, today])?.iter().map(|s| (s.from_on, s.until_on)).collect();
    may_substitute((from, until), (today, term), &others, terms.substitute_days.value)
        .map_err(|r| r.by(terms.clause(&terms.substitute_days)))?;
    let there = floor_of(tx, building, floor)?;
    check_standing(tx, person, &there, &terms)?;
    let substitution = SubstitutionId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_SUBSTITUTION, args![district, substitution, id, floor, person, from, until])?;
    let appointment = grant_role(tx, person, building, floor, (from, Some(until)))?;
    tx.run_one(&sql::SET_SUBSTITUTE_APPOINTMENT, args![district, substitution, appointment])?;
    tx.record(&SubstituteNamed { captaincy: id, building, floor, substitution, from, until })?;
    let label = &captaincy.floor_label;
    let text = Text::each(|l| {
        let format = i18n::Format(l);
        T(l).notice_substitute(label, format.date(from), format.date(until))
    });
    captaincy.tell(tx, &[person, captaincy.person], &text)?;
    Ok(done(&captaincy, |t| t.substituted()))
}

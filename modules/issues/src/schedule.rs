//! Putting a matter on the committee's agenda: by the chair, or because enough ask for it (W3). What a committee may not
//! decide does not go there (K12); the system suspects by words, a person decides. The secretary is asked where words of a
//! petition are suspect, and lets it through; without enough voices only the chair may.

use axum::extract::Path;
use kernel::{District, Resource as _, Role, Text};
use ledger::Tx;
use meetings::api::{Motion, Origin};
use policy::api::List;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{Check, choose},
};

use crate::{
    T,
    cluster::{ClusterId, Step},
    events::ClusterScheduled,
    matter::Matter,
    permissions::Schedule,
    petition::{Grounds, Terms},
    refusal::IssueRefusal,
    step::{self, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ScheduleInput {
    /// The reserved matter that it is, by its id in the rules; `none` if it is none of them. Empty: nobody has looked.
    pub reserved: Input,
}

async fn page(ctx: &Ctx, id: ClusterId, input: ScheduleInput, refused: Refused) -> Result {
    let (t, locale, format) = (T(ctx.locale), ctx.locale, ctx.format());
    let (matter, rules) = ctx
        .read(move |tx| {
            let matter = tx.granted::<Schedule, Matter>(id)?;
            let rules = policy::api::of(tx, matter.building)?;
            Ok((matter, rules))
        })
        .await?;
    let suspected = rules.suspect(&matter.title);
    let mut choices = vec![Choice::new("none", t.not_reserved())];
    choices.extend(
        rules
            .list(List::Reserved)
            .map(|r| Choice::new(r.id.as_str(), r.text.get(locale)).hint(format.clause(&r.clause))),
    );
    // Where the words speak of a reserved matter nothing is chosen beforehand.
    let chosen = match (input.reserved.as_str(), suspected) {
        ("", None) => "none",
        (chosen, _) => chosen,
    };
    let lead = match suspected {
        Some(reserved) => t.looks_reserved(reserved.text.get(locale)),
        None => t.schedule_lead().to_owned(),
    };
    let page = step::page(&matter, "schedule", t.do_schedule(), refused, t).lead(lead).field(Field::radios(
        "reserved",
        t.reserved_question(),
        chosen,
        choices,
    ));
    ctx.show(&page).await
}

/// The form to put a matter on the agenda with.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/scheduling", operation_id = "show_schedule", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("issues.schedule"))))]
pub async fn show_schedule(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ScheduleInput::default(), refused).await
}

/// Puts a matter on the agenda of the building's committee.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/scheduling", operation_id = "schedule", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = ScheduleInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.schedule"))))]
pub async fn schedule(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<ScheduleInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ClusterId, input: &ScheduleInput) -> kernel::Result<Done> {
    let mut matter = tx.granted::<Schedule, Matter>(id)?.into_inner();
    let rules = policy::api::of(tx, matter.building)?;
    let mut check = Check::default();
    match input.reserved.trim() {
        "none" => {}
        "" => {
            if let Some(r) = rules.suspect(&matter.title) {
                let (matter, clause) = (r.text.clone(), Box::new(rules.clause(&r.clause)));
                return Err(IssueRefusal::LooksReserved { matter, clause }.into());
            }
        }
        named => match rules.reserved_named(named) {
            Some(r) => {
                let refer = format!("{}/referral?to={}", matter.href(), r.link);
                let (matter, clause) = (r.text.clone(), Box::new(rules.clause(&r.clause)));
                return Err(IssueRefusal::Reserved { matter, clause, refer }.into());
            }
            None => check.fault("reserved", choose()),
        },
    }
    check.finish()?;
    if committees::api::committee_of(tx, matter.building)?.is_none() {
        return Err(IssueRefusal::NoCommittee.into());
    }
    let terms = Terms::of(tx, matter.building)?;
    let chair = tx.actor().holds(Role::CommitteeChair, matter.place());
    let grounds = terms.by_hand(&rules, &matter, chair)?;
    put_on_agenda(tx, &mut matter, grounds, terms)?;
    Ok(done(&matter, |t| t.scheduled_done()))
}

/// The matter goes before the committee.
///
/// # Errors
/// [`IssueRefusal::NoCommittee`], or a state that is past it.
pub fn put_on_agenda(tx: &mut Tx<'_, '_>, matter: &mut Matter, by: Grounds, terms: Terms) -> kernel::Result<()> {
    let body = committees::api::committee_of(tx, matter.building)?.ok_or(IssueRefusal::NoCommittee)?;
    let awaited = crate::reactions::committee(&body);
    matter.take(tx, Step::Schedule, Some(&awaited))?;
    commitments::api::release_all(tx, matter.id.any())?;
    let (supporters, enterprises) = (matter.supporters, matter.enterprises);
    tx.record(&ClusterScheduled {
        cluster: matter.id,
        building: matter.building,
        by,
        supporters,
        needed: terms.needed,
        enterprises,
        firms: terms.firms,
    })?;
    let text = Text::each(|l| T(l).motion_text(matter.issues, supporters)).zh.to_string();
    let origin = if by == Grounds::Chair { Origin::Chair } else { Origin::Petition };
    let motion = Motion {
        body: body.id,
        building: matter.building,
        subject: matter.id.any(),
        title: &matter.title,
        text: &text,
        origin,
        charter: false,
        href: &matter.href(),
    };
    meetings::api::place(tx, &motion)?;
    matter.tell(tx, &by.notice(&matter.title))
}

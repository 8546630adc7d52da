//! Concluding a rectification (整改验收): the checks of the day say what is mended, or the subdistrict says why it may stay;
//! else dissolution is proposed.

use db::args;
use kernel::{Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    events::RectificationConcluded,
    founding::move_body,
    life::{BodyStep, RectificationStep},
    permissions::ConcludeRectification,
    rectify::{Point, Rectification, points},
    refusal::FoundingRefusal,
    step::LONGEST,
    upkeep::{RectificationId, sql},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConcludeInput {
    /// `mended` or `failed`.
    pub verdict: Input,
    /// Findings that the check of today does not pass and that are left as they are, by their keys; `words` says why.
    pub despite: Vec<Input>,
    pub words: Input,
}

verb! {
    /// The form to conclude a rectification with.
    get show_conclude_rectification "show_conclude_rectification";
    /// Finds the committee put right, or proposes to dissolve it.
    post conclude_rectification "conclude_rectification";
    ConcludeInput for RectificationId "rectification" at "/{district}/rectifications/{rectification}/conclusion" by "founding.conclude_rectification"
}

async fn page(ctx: &Ctx, id: RectificationId, input: Option<ConcludeInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (found, body, red) = ctx
        .read(move |tx| {
            let found = tx.granted::<ConcludeRectification, Rectification>(id)?.into_inner();
            let body = crate::founding::name_of(tx, found.body)?;
            let mut red = points(tx, &found)?;
            red.retain(|p| !p.mended() && !p.task.finding.is_empty());
            Ok((found, body, red))
        })
        .await?;
    let choices = vec![Choice::new("mended", t.verdict_mended()), Choice::new("failed", t.verdict_failed())];
    let (name, href) = (t.rectification_title(&body), found.href());
    let mut page = StepPage::new(t.0, Section::Foundings, "conclude_rectification", t.do_conclude(), &name, &href)
        .refused(refused)
        .lead(t.conclude_lead())
        .field(Field::radios("verdict", t.verdict(), &input.verdict, choices));
    if !red.is_empty() {
        let left: Vec<&str> = input.despite.iter().map(Input::as_str).collect();
        let choices = red.iter().map(|p| {
            let says = p.now.as_ref().map_or("", |s| s.evidence.get(t.0));
            Choice::new(p.task.finding.as_str(), p.task.what().get(t.0)).hint(says)
        });
        let field = Field::checks("despite", t.despite(), &left.join(","), choices.collect());
        page = page.field(field.hint(t.despite_hint()).optional(t.0));
    }
    page = page.field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: RectificationId, input: &ConcludeInput) -> kernel::Result<Done> {
    let found = tx.granted::<ConcludeRectification, Rectification>(id)?.into_inner();
    // Before the form is judged: whether it runs at all.
    found.state.step(RectificationStep::Conclude { mended: true, heard: true })?;
    let mut check = Check::default();
    let mended = match input.verdict.trim() {
        "mended" => Some(true),
        "failed" => Some(false),
        _ => None,
    };
    if mended.is_none() {
        check.fault("verdict", faults::choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let mended = mended.ok_or_else(|| kernel::Error::bug("a checked field is missing"))?;
    let (district, now) = (tx.district(), tx.now());
    let points = points(tx, &found)?;
    let unmended =
        |of_finding: bool| points.iter().filter(move |p| !p.mended() && p.task.finding.is_empty() != of_finding);
    let open = unmended(false).count();
    if mended && open > 0 {
        return Err(FoundingRefusal::TasksOpen { open }.into());
    }
    // The check of today decides; whoever takes it back all the same names each finding and says why.
    let left = |p: &&Point| input.despite.iter().any(|d| d.trim() == p.task.finding);
    if mended && let Some(red) = unmended(true).find(|p| !left(p)) {
        let clause = policy::api::of(tx, found.building)?.clause(&red.task.clause);
        return Err(FoundingRefusal::StillRed { what: red.task.what(), clause: Box::new(clause) }.into());
    }
    let despite: Vec<String> = unmended(true).map(|p| p.task.finding.clone()).collect();
    // Before it falls, it has its days, unless it has said what it had to say.
    let heard = !found.explanation.is_empty() || tx.today() > found.due_on;
    let state = found.state.step(RectificationStep::Conclude { mended, heard })?;
    let passed = points.iter().filter(|p| !p.task.finding.is_empty() && p.mended());
    let (passed, today) = (passed.map(|p| p.task.id).collect::<Vec<_>>(), tx.today());
    for task in passed {
        tx.run_one(&sql::PASS_TASK, args![district, id, task, today])?;
    }
    tx.run_one(&sql::CONCLUDE, args![district, id, state, words, now])?;
    commitments::api::release_all(tx, id.any())?;
    let kept = tx.words_if(&words);
    let (body, building) = (found.body, found.building);
    tx.record(&RectificationConcluded { body, building, rectification: id, mended, despite, words: kept })?;
    if mended {
        let renewing = crate::start::runs(tx, building)?;
        move_body(tx, body, BodyStep::Mend { renewing })?;
    } else {
        found.call(tx, Role::DistrictClerk, &Text::each(|l| T(l).notice_propose_dissolution()))?;
    }
    found.call(tx, Role::CommitteeSecretary, &Text::each(|l| T(l).notice_concluded()))?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).concluded_done())).id(id))
}

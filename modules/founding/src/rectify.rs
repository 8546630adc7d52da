//! Putting a committee right (整改): the subdistrict shows the evidence and the clause, hears the explanation, and takes
//! what was mended point by point.

use commitments::api::Promise;
use committees::api::{Body, BodyKind, BodyState};
use db::args;
use kernel::{BodyId, Deadline, Place, Resource, Role, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    events::{RectificationConcluded, RectificationExplained, RectificationStarted, TaskMended},
    founding::role,
    permissions::{ConcludeRectification, ExplainRectification, StartRectification},
    refusal::FoundingRefusal,
    step::LONGEST,
    upkeep::{RectificationId, RectificationRow, RectificationState, TaskId, sql},
    verb::verb,
};

/// A rectification with its place.
#[derive(Debug, Clone)]
pub struct Rectification {
    pub row: RectificationRow,
    place: Place,
}

impl std::ops::Deref for Rectification {
    type Target = RectificationRow;

    fn deref(&self) -> &RectificationRow {
        &self.row
    }
}

impl Resource for Rectification {
    fn place(&self) -> &Place {
        &self.place
    }
}

impl Load for Rectification {
    type Id = RectificationId;

    fn load(tx: &mut Tx<'_, '_>, id: RectificationId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::RECTIFICATION, args![district, id])? else { return Ok(None) };
        let place = Place { body: Some(row.body), ..Place::building(row.district, row.subdistrict, row.building) };
        Ok(Some(Self { row, place }))
    }
}

impl Rectification {
    pub fn href(&self) -> String {
        format!("/{}/rectifications/{}", self.district, self.id)
    }

    fn running(&self, step: &'static str) -> kernel::Result<()> {
        if self.state == RectificationState::Running {
            return Ok(());
        }
        Err(FoundingRefusal::NotNow { state: self.state.code(), step }.into())
    }

    fn call(&self, tx: &mut Tx<'_, '_>, whom: Role, text: &Text) -> kernel::Result<()> {
        let people = commitments::api::people_of(tx, &role(whom).party, Some(self.building))?;
        identity::api::notify(tx, &people, text, &self.href())
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RectifyInput {
    /// What was found: the signals of idle running, or where the committee does not conform.
    pub evidence: Input,
    /// The clause, by its id.
    pub clause: Input,
    /// Where the evidence is to be seen; a page of this installation.
    pub link: Input,
    /// What is to be mended, a line each.
    pub tasks: Input,
}

verb! {
    /// The form to ask a committee with to put itself right.
    get show_start_rectification "show_start_rectification";
    /// Asks a committee to put itself right, with the evidence, the clause and a list.
    post start_rectification "start_rectification";
    RectifyInput for BodyId "body" at "/{district}/bodies/{body}/rectification" by "founding.start_rectification"
}

/// The clauses of a building's rules, to choose from.
///
/// # Errors
/// The database's own failure.
fn clauses(tx: &mut Tx<'_, '_>, building: kernel::BuildingId) -> kernel::Result<Vec<String>> {
    Ok(policy::api::of(tx, building)?.clauses.iter().map(|c| c.id.clone()).collect())
}

async fn page(ctx: &Ctx, id: BodyId, input: Option<RectifyInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (body, clauses) = ctx
        .read(move |tx| {
            let body = tx.granted::<StartRectification, Body>(id)?.into_inner();
            let clauses = clauses(tx, body.building)?;
            Ok((body, clauses))
        })
        .await?;
    let href = format!("/{}/bodies/{id}", body.district);
    let mut choices = vec![Choice::new("", t.choose_clause())];
    choices.extend(clauses.into_iter().map(|c| Choice::new(c.clone(), ctx.format().clause(&c))));
    let page = StepPage::new(t.0, Section::Foundings, "start_rectification", t.do_rectify(), &body.local_name, &href)
        .refused(refused)
        .lead(t.rectify_lead())
        .field(Field::area("evidence", t.evidence(), input.evidence.as_str(), 4).hint(t.evidence_hint()))
        .field(Field::select("clause", t.by_clause(), &input.clause, choices))
        .field(Field::text("link", t.evidence_link(), input.link.as_str()).optional(t.0))
        .field(Field::area("tasks", t.tasks(), input.tasks.as_str(), 4).hint(t.tasks_hint()));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: BodyId, input: &RectifyInput) -> kernel::Result<Done> {
    let body = tx.granted::<StartRectification, Body>(id)?.into_inner();
    if body.kind != BodyKind::Committee || body.state != BodyState::Active {
        return Err(FoundingRefusal::NotNow { state: body.state.code(), step: "rectify" }.into());
    }
    let mut check = Check::default();
    let evidence = check.text("evidence", &input.evidence, LONGEST);
    let clause = input.clause.trim().to_owned();
    if !clauses(tx, body.building)?.contains(&clause) {
        check.fault("clause", Text::each(|l| T(l).fault_clause()));
    }
    let link = check.optional_text("link", &input.link, 300);
    if !link.is_empty() && (!link.starts_with('/') || link.starts_with("//")) {
        check.fault("link", Text::each(|l| T(l).fault_link()));
    }
    let tasks = check.text("tasks", &input.tasks, 2_000);
    check.finish()?;
    let (district, now) = (tx.district(), tx.now());
    let days = policy::api::of(tx, body.building)?.founding.rectify_days.value;
    let due = tx.today().plus_days(i64::from(days));
    let subdistrict = registry::api::building_of(tx, body.building)?.subdistrict;
    let rectification = RectificationId::new(tx.store().clock().now());
    tx.run_one(
        &sql::ADD_RECTIFICATION,
        args![district, rectification, id, body.building, subdistrict, evidence, clause, link, due, now],
    )?;
    let lines: Vec<&str> = tasks.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    for what in &lines {
        let task = TaskId::new(tx.store().clock().now());
        tx.run_one(&sql::ADD_TASK, args![district, task, rectification, what])?;
    }
    committees::api::become_state(tx, id, BodyState::Rectifying)?;
    let found = Rectification::load(tx, rectification)?.ok_or_else(|| kernel::Error::bug("a rectification is gone"))?;
    let title = Text::each(|l| T(l).rectification_title(&body.local_name));
    let href = found.href();
    let promise = Promise {
        kind: "rectify",
        subject: rectification.any(),
        building: Some(body.building),
        title: &title,
        href: &href,
        floor: 1,
        debtor: role(Role::CommitteeSecretary),
        creditor: None,
        due: Some(Deadline { on: due, provisional: false }),
    };
    commitments::api::open(tx, &promise)?;
    let kept = tx.words_if(&evidence);
    let n = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let building = body.building;
    tx.record(&RectificationStarted { body: id, building, rectification, clause, tasks: n, due, words: kept })?;
    let text = Text::each(|l| T(l).notice_rectify(&body.local_name, i18n::Format(l).date_long(due)));
    let people: Vec<_> = body.seats.iter().map(|s| s.person).collect();
    identity::api::notify(tx, &people, &text, &href)?;
    Ok(Done::new(href, Text::each(|l| T(l).rectify_done())).id(rectification))
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ExplainInput {
    /// What the committee has to say; heard before anything is concluded.
    pub words: Input,
    /// The point that was mended, by its id; the explanation of the whole if empty.
    pub task: Input,
}

/// The committee explains itself, and says what it has mended.
pub mod explain {
    use super::*;

    verb! {
        /// The form to explain with, or to say what was mended.
        get show_explain_rectification "show_explain_rectification";
        /// Explains, or says of a point how it was mended.
        post explain_rectification "explain_rectification";
        ExplainInput for RectificationId "rectification" at "/{district}/rectifications/{rectification}/explanation" by "founding.explain_rectification"
    }

    async fn page(ctx: &Ctx, id: RectificationId, input: Option<ExplainInput>, refused: Refused) -> Result {
        let (t, input) = (T(ctx.locale), input.unwrap_or_default());
        let (found, tasks) = ctx
            .read(move |tx| {
                let found = tx.granted::<ExplainRectification, Rectification>(id)?.into_inner();
                let district = tx.district();
                let tasks = tx.all(&sql::TASKS, args![district, id])?;
                Ok((found, tasks))
            })
            .await?;
        let mut choices = vec![Choice::new("", t.whole_explanation())];
        let open = tasks.into_iter().filter(|k| k.done_at.is_none());
        choices.extend(open.map(|k| Choice::new(k.id.to_string(), k.what)));
        let (name, href) = (t.rectification(), found.href());
        let page = StepPage::new(t.0, Section::Foundings, "explain_rectification", t.do_explain(), name, &href)
            .refused(refused)
            .lead(t.explain_lead())
            .field(Field::radios("task", t.about_what(), &input.task, choices))
            .field(Field::area("words", t.explanation(), input.words.as_str(), 4));
        ctx.show(&page).await
    }

    fn write(tx: &mut Tx<'_, '_>, id: RectificationId, input: &ExplainInput) -> kernel::Result<Done> {
        let found = tx.granted::<ExplainRectification, Rectification>(id)?.into_inner();
        found.running("explain")?;
        let mut check = Check::default();
        let words = check.text("words", &input.words, LONGEST);
        let task: Option<TaskId> = check.parse("task", &input.task, faults::choose);
        check.finish()?;
        let (district, now, building, body) = (tx.district(), tx.now(), found.building, found.body);
        match task {
            Some(task) => {
                if tx.run(&sql::DO_TASK, args![district, id, task, words, now])? == 0 {
                    return Err(kernel::Error::field("task", faults::choose()));
                }
                let kept = tx.words_if(&words);
                tx.record(&TaskMended { body, building, rectification: id, words: kept })?;
            }
            None => {
                tx.run_one(&sql::EXPLAIN, args![district, id, words])?;
                let kept = tx.words_if(&words);
                tx.record(&RectificationExplained { body, building, rectification: id, words: kept })?;
            }
        }
        found.call(tx, Role::SubdistrictClerk, &Text::each(|l| T(l).notice_explained()))?;
        Ok(Done::new(found.href(), Text::each(|l| T(l).explained_done())).id(id))
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConcludeInput {
    /// `mended` or `failed`.
    pub verdict: Input,
    pub words: Input,
}

/// The subdistrict finds it mended, or proposes the dissolution.
pub mod conclude {
    use super::*;

    verb! {
        /// The form to conclude a rectification with.
        get show_conclude_rectification "show_conclude_rectification";
        /// Finds the committee put right, or proposes to dissolve it.
        post conclude_rectification "conclude_rectification";
        ConcludeInput for RectificationId "rectification" at "/{district}/rectifications/{rectification}/conclusion" by "founding.conclude_rectification"
    }

    async fn page(ctx: &Ctx, id: RectificationId, input: Option<ConcludeInput>, refused: Refused) -> Result {
        let (t, input) = (T(ctx.locale), input.unwrap_or_default());
        let found =
            ctx.read(move |tx| Ok(tx.granted::<ConcludeRectification, Rectification>(id)?.into_inner())).await?;
        let choices = vec![Choice::new("mended", t.verdict_mended()), Choice::new("failed", t.verdict_failed())];
        let (name, href) = (t.rectification(), found.href());
        let page = StepPage::new(t.0, Section::Foundings, "conclude_rectification", t.do_conclude(), name, &href)
            .refused(refused)
            .lead(t.conclude_lead())
            .field(Field::radios("verdict", t.verdict(), &input.verdict, choices))
            .field(Field::area("words", t.reason(), input.words.as_str(), 3));
        ctx.show(&page).await
    }

    fn write(tx: &mut Tx<'_, '_>, id: RectificationId, input: &ConcludeInput) -> kernel::Result<Done> {
        let found = tx.granted::<ConcludeRectification, Rectification>(id)?.into_inner();
        found.running("conclude")?;
        let mut check = Check::default();
        let state = match input.verdict.trim() {
            "mended" => Some(RectificationState::Mended),
            "failed" => Some(RectificationState::Failed),
            _ => None,
        };
        if state.is_none() {
            check.fault("verdict", faults::choose());
        }
        let words = check.text("words", &input.words, LONGEST);
        check.finish()?;
        let state = state.ok_or_else(|| kernel::Error::bug("a checked field is missing"))?;
        let (district, now, mended) = (tx.district(), tx.now(), state == RectificationState::Mended);
        let tasks = tx.all(&sql::TASKS, args![district, id])?;
        let open = tasks.iter().filter(|k| k.done_at.is_none()).count();
        if mended && open > 0 {
            return Err(FoundingRefusal::TasksOpen { open }.into());
        }
        // Before it falls, it has its days, unless it has said what it had to say.
        if !mended && found.explanation.is_empty() && tx.today() <= found.due_on {
            return Err(FoundingRefusal::NotNow { state: found.state.code(), step: "conclude" }.into());
        }
        tx.run_one(&sql::CONCLUDE, args![district, id, state, words, now])?;
        commitments::api::release_all(tx, id.any())?;
        let kept = tx.words_if(&words);
        let (body, building) = (found.body, found.building);
        tx.record(&RectificationConcluded { body, building, rectification: id, mended, words: kept })?;
        if mended {
            committees::api::become_state(tx, body, BodyState::Active)?;
        } else {
            found.call(tx, Role::DistrictClerk, &Text::each(|l| T(l).notice_propose_dissolution()))?;
        }
        found.call(tx, Role::CommitteeSecretary, &Text::each(|l| T(l).notice_concluded()))?;
        Ok(Done::new(found.href(), Text::each(|l| T(l).concluded_done())).id(id))
    }
}

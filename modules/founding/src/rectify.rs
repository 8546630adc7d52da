//! Putting a committee right (整改): the subdistrict shows the evidence and the clause, hears the explanation, and takes
//! what was mended point by point.

use commitments::api::Promise;
use committees::api::{Body, BodyKind};
use conformance::api::{Said, Verdict};
use db::args;
use kernel::{BodyId, Clause, Deadline, Place, Resource, Role, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    events::{RectificationExplained, RectificationStarted, TaskMended},
    founding::{move_body, role},
    life::{BodyStep, RectificationStep},
    permissions::{ExplainRectification, StartRectification},
    refusal::FoundingRefusal,
    step::LONGEST,
    upkeep::{RectificationId, RectificationRow, RectificationState, TaskId, TaskRow, sql},
    verb::verb,
};

/// Points that the subdistrict writes itself.
const MOST_TASKS: usize = 20;

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

    /// Tells those who hold a role.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn call(&self, tx: &mut Tx<'_, '_>, whom: Role, text: &Text) -> kernel::Result<()> {
        let people = commitments::api::people_of(tx, &role(whom).party, Some(self.building))?;
        identity::api::notify(tx, &people, text, &self.href())
    }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RectifyInput {
    /// Findings of the conformance report, by their keys: `odd`, `quiet`, `article:covenant.safety`.
    pub findings: Vec<Input>,
    /// What the subdistrict has to say about them.
    pub evidence: Input,
    /// What is to be mended besides, a line each.
    pub tasks: Input,
}

verb! {
    /// What a committee does not keep of the rules, to pick from what it is asked to put right.
    get show_start_rectification "show_start_rectification";
    /// Asks a committee to put itself right: by findings of its conformance report, each with clause and evidence.
    post start_rectification "start_rectification";
    RectifyInput for BodyId "body" at "/{district}/bodies/{body}/rectification" by "founding.start_rectification"
}

/// Whether these findings are enough for a rectification (W1): a rule that fails, or as many signals of idle running as the
/// rules say.
///
/// # Errors
/// [`FoundingRefusal::NotEnough`].
pub fn enough(
    picked: &[Said],
    signals: u32,
    clause: impl FnOnce() -> Clause,
) -> std::result::Result<(), FoundingRefusal> {
    let on = picked.iter().filter(|f| f.signal).count();
    if picked.iter().any(|f| f.verdict == Verdict::Fail) || on >= usize::try_from(signals).unwrap_or(usize::MAX) {
        return Ok(());
    }
    Err(FoundingRefusal::NotEnough { signals, clause: clause() })
}

/// What is red of a body today.
fn red(tx: &mut Tx<'_, '_>, body: BodyId) -> kernel::Result<Vec<Said>> {
    let today = tx.today();
    let mut found = conformance::api::said(tx, body, today)?;
    found.retain(Said::is_red);
    Ok(found)
}

async fn page(ctx: &Ctx, id: BodyId, input: Option<RectifyInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (body, found) = ctx
        .read(move |tx| {
            let body = tx.granted::<StartRectification, Body>(id)?.into_inner();
            let found = red(tx, id)?;
            Ok((body, found))
        })
        .await?;
    let href = format!("/{}/bodies/{id}", body.district);
    let report = format!("{href}/conformance");
    let choices: Vec<Choice> = found
        .iter()
        .map(|f| {
            let clause = ctx.format().clause(&f.clause);
            let kind = if f.signal { t.a_signal() } else { t.a_failure() };
            Choice::new(f.key.as_str(), t.found_title(f.title.get(t.0), kind))
                .hint(t.found_hint(f.evidence.get(t.0), clause))
        })
        .collect();
    let picked: Vec<&str> = input.findings.iter().map(Input::as_str).collect();
    let link = ui::Html(format!("<p><a href=\"{}\">{}</a></p>", ui::Escaped(&report), ui::Escaped(t.see_report())));
    let mut page =
        StepPage::new(t.0, Section::Foundings, "start_rectification", t.do_rectify(), &body.local_name, &href)
            .refused(refused)
            .lead(if choices.is_empty() { t.nothing_red() } else { t.rectify_lead() })
            .sheet(link);
    if !choices.is_empty() {
        page = page.field(Field::checks("findings", t.findings(), &picked.join(","), choices).hint(t.findings_hint()));
    }
    page = page
        .field(Field::area("evidence", t.evidence(), input.evidence.as_str(), 3).hint(t.evidence_hint()).optional(t.0))
        .field(Field::area("tasks", t.tasks(), input.tasks.as_str(), 3).hint(t.tasks_hint()).optional(t.0));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: BodyId, input: &RectifyInput) -> kernel::Result<Done> {
    let body = tx.granted::<StartRectification, Body>(id)?.into_inner();
    let district = tx.district();
    let runs = tx.all(&sql::RECTIFICATIONS, args![district, id])?;
    let runs = runs.iter().any(|r| r.state == RectificationState::Running);
    let open = crate::life::body(body.state, BodyStep::Rectify).is_ok();
    if body.kind != BodyKind::Committee || !open || runs {
        return Err(FoundingRefusal::NotNow { state: body.state.code(), step: "rectify" }.into());
    }
    let red = red(tx, id)?;
    let mut check = Check::default();
    let keys: Vec<&str> = input.findings.iter().map(|k| k.trim()).filter(|k| !k.is_empty()).collect();
    if keys.iter().any(|k| !red.iter().any(|f| f.key == *k)) {
        check.fault("findings", Text::each(|l| T(l).fault_finding()));
    }
    let evidence = check.optional_text("evidence", &input.evidence, LONGEST);
    let tasks = check.optional_text("tasks", &input.tasks, 2_000);
    let lines: Vec<&str> = tasks.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    if lines.len() > MOST_TASKS {
        check.fault("tasks", Text::each(|l| T(l).fault_tasks(MOST_TASKS)));
    }
    check.finish()?;
    let picked: Vec<Said> = red.into_iter().filter(|f| keys.contains(&f.key.as_str())).collect();
    let pack = policy::api::of(tx, body.building)?;
    let signals = &pack.founding.red_signals;
    enough(&picked, signals.value, || pack.clause(&signals.clause))?;
    let clause = picked.first().map_or(String::new(), |f| f.clause.clone());
    let (now, today) = (tx.now(), tx.today());
    let due = today.plus_days(i64::from(pack.founding.rectify_days.value));
    let subdistrict = registry::api::building_of(tx, body.building)?.subdistrict;
    let rectification = RectificationId::new(tx.store().clock().now());
    let link = format!("/{district}/bodies/{id}/conformance?on={today}");
    tx.run_one(
        &sql::ADD_RECTIFICATION,
        args![district, rectification, id, body.building, subdistrict, evidence, clause, link, due, now],
    )?;
    for f in &picked {
        let task = TaskId::new(tx.store().clock().now());
        let (what, says) = (&f.title, &f.evidence);
        tx.run_one(
            &sql::ADD_TASK,
            args![district, task, rectification, f.key, what.zh, what.en, says.zh, says.en, f.clause],
        )?;
    }
    for what in &lines {
        let task = TaskId::new(tx.store().clock().now());
        tx.run_one(&sql::ADD_TASK, args![district, task, rectification, "", what, what, "", "", ""])?;
    }
    move_body(tx, id, BodyStep::Rectify)?;
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
    let n = u32::try_from(picked.len() + lines.len()).unwrap_or(u32::MAX);
    let (building, findings) = (body.building, picked.into_iter().map(|f| f.key).collect());
    tx.record(&RectificationStarted {
        body: id,
        building,
        rectification,
        clause,
        findings,
        tasks: n,
        due,
        words: kept,
    })?;
    let text = Text::each(|l| T(l).notice_rectify(&body.local_name, i18n::Format(l).date_long(due)));
    let people: Vec<_> = body.seats.iter().map(|s| s.person).collect();
    identity::api::notify(tx, &people, &text, &href)?;
    Ok(Done::new(href, Text::each(|l| T(l).rectify_done())).id(rectification))
}

/// What a point of a rectification is today: its check of today, if it rests on a finding.
pub struct Point {
    pub task: TaskRow,
    pub now: Option<Said>,
    /// The rectification is concluded: nothing is checked any more.
    pub over: bool,
}

impl Point {
    /// Mended: the check holds, or the committee has said how.
    pub fn mended(&self) -> bool {
        if self.task.passed_on.is_some() {
            return true;
        }
        match &self.now {
            Some(said) => !said.is_red(),
            // What is not checked any more is not red any more.
            None if self.task.finding.is_empty() => self.task.done_at.is_some(),
            None => !self.over,
        }
    }
}

/// The points of a rectification, checked as of today while it runs.
///
/// # Errors
/// The database's own failure.
pub fn points(tx: &mut Tx<'_, '_>, found: &Rectification) -> kernel::Result<Vec<Point>> {
    let (district, today) = (tx.district(), tx.today());
    if found.state != RectificationState::Running {
        let tasks = tx.all(&sql::TASKS, args![district, found.id])?;
        return Ok(tasks.into_iter().map(|task| Point { now: None, over: true, task }).collect());
    }
    let said = conformance::api::said(tx, found.body, today)?;
    let tasks = tx.all(&sql::TASKS, args![district, found.id])?;
    let now = |task: &TaskRow| said.iter().find(|s| s.key == task.finding).cloned();
    Ok(tasks.into_iter().map(|task| Point { now: now(&task), over: false, task }).collect())
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
        let (found, body, tasks) = ctx
            .read(move |tx| {
                let found = tx.granted::<ExplainRectification, Rectification>(id)?.into_inner();
                let district = tx.district();
                let tasks = tx.all(&sql::TASKS, args![district, id])?;
                let body = crate::founding::name_of(tx, found.body)?;
                Ok((found, body, tasks))
            })
            .await?;
        let mut choices = vec![Choice::new("", t.whole_explanation())];
        let open = tasks.into_iter().filter(|k| k.done_at.is_none());
        choices.extend(open.map(|k| Choice::new(k.id.to_string(), k.what().get(t.0).to_owned())));
        let (name, href) = (t.rectification_title(&body), found.href());
        let page = StepPage::new(t.0, Section::Foundings, "explain_rectification", t.do_explain(), &name, &href)
            .refused(refused)
            .lead(t.explain_lead())
            .field(Field::radios("task", t.about_what(), &input.task, choices))
            .field(Field::area("words", t.explanation(), input.words.as_str(), 4));
        ctx.show(&page).await
    }

    fn write(tx: &mut Tx<'_, '_>, id: RectificationId, input: &ExplainInput) -> kernel::Result<Done> {
        let found = tx.granted::<ExplainRectification, Rectification>(id)?.into_inner();
        found.state.step(RectificationStep::Explain)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn said(verdict: Verdict, signal: bool) -> Said {
        let text = || Text::same("");
        let clause = String::new();
        Said { key: String::new(), verdict, signal, title: text(), evidence: text(), mend: None, clause }
    }

    /// W1: two red signals, or a rule that fails.
    #[test]
    fn one_failure_or_two_signals_are_enough() {
        let clause = || Clause { id: "规则 16".into(), text: Text::same("") };
        let not_enough = |signals| Err(FoundingRefusal::NotEnough { signals, clause: clause() });
        let (fails, signal) = (said(Verdict::Fail, false), said(Verdict::Warn, true));
        for (picked, expected) in [
            (vec![], not_enough(2)),
            (vec![signal.clone()], not_enough(2)),
            (vec![signal.clone(), signal.clone()], Ok(())),
            (vec![fails.clone()], Ok(())),
            (vec![fails, signal.clone()], Ok(())),
        ] {
            assert_eq!(enough(&picked, 2, clause), expected);
        }
        assert_eq!(enough(&[signal.clone(), signal], 3, clause), not_enough(3));
    }

    #[test]
    fn what_only_warns_or_holds_is_no_ground() {
        assert!(!said(Verdict::Warn, false).is_red() && !said(Verdict::Pass, true).is_red());
        assert!(said(Verdict::Fail, false).is_red() && said(Verdict::Warn, true).is_red());
    }

    #[test]
    fn a_finding_is_mended_by_its_check_and_a_point_by_what_was_done() {
        let point = |finding: &str, done: bool, now: Option<Said>| {
            let task = TaskRow {
                id: TaskId::from_bytes([1; 16]),
                finding: finding.into(),
                what_zh: String::new(),
                what_en: String::new(),
                evidence_zh: String::new(),
                evidence_en: String::new(),
                clause: String::new(),
                done_words: String::new(),
                done_at: done.then(|| kernel::Timestamp::from_micros(1)),
                passed_on: None,
            };
            Point { task, now, over: false }.mended()
        };
        assert!(point("odd", false, Some(said(Verdict::Pass, false))));
        assert!(!point("odd", true, Some(said(Verdict::Fail, false))), "saying so does not mend it");
        assert!(point("odd", false, None), "not checked any more");
        assert!(point("", true, None) && !point("", false, None));
    }
}

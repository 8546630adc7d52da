//! Looking into an objection (复核): it does not hold, or what it is about was changed, or the application falls.

use db::args;
use kernel::{Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::ObjectionRechecked,
    founding::{Founding, role},
    permissions::RecheckObjection,
    refusal::FoundingRefusal,
    state::{Finding, FoundingId, FoundingObjectionId, State, Step},
    step::{LONGEST, done, form},
    store::{ObjectionRow, sql},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FoundingRecheckInput {
    pub objection: Input,
    /// `unfounded`, `mended` or `fatal`.
    pub finding: Input,
    /// The answer; whoever objected reads it.
    pub words: Input,
}

verb! {
    /// The objections that wait for an answer.
    get show_recheck_objection "show_recheck_objection";
    /// Answers an objection.
    post recheck_objection "recheck_objection";
    FoundingRecheckInput for FoundingId "founding" at "/{district}/foundings/{founding}/recheck" by "founding.recheck_objection"
}

fn open(tx: &mut Tx<'_, '_>, id: FoundingId) -> kernel::Result<Vec<ObjectionRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::OBJECTIONS, args![district, id])?.into_iter().filter(|o| o.verdict.is_none()).collect())
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<FoundingRecheckInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (founding, open, names) = ctx
        .read(move |tx| {
            let founding = Founding::to::<RecheckObjection>(tx, id)?;
            let open = open(tx, id)?;
            let people: Vec<_> = open.iter().filter_map(|o| o.person).collect();
            let names = identity::api::names_of(tx, &people)?;
            Ok((founding, open, names))
        })
        .await?;
    let chosen = if input.objection.is_empty() {
        open.first().map_or(String::new(), |o| o.id.to_string())
    } else {
        input.objection.to_string()
    };
    let named = |o: &ObjectionRow| match o.person.and_then(|p| names.get(&p)) {
        Some(name) => t.objected_named(name.reveal()),
        None => t.objected_unnamed().to_owned(),
    };
    let choices = open.iter().map(|o| Choice::new(o.id.to_string(), o.words.clone()).hint(named(o))).collect();
    let findings =
        Finding::ALL.iter().map(|f| Choice::new(f.code(), t.finding(f.code())).hint(t.finding_hint(f.code())));
    let page = form(&founding, "recheck_objection", t.do_recheck(), refused, t)
        .lead(t.recheck_lead())
        .field(Field::radios("objection", t.objection(), &chosen, choices))
        .field(Field::radios("finding", t.verdict(), &input.finding, findings.collect()))
        .field(Field::area("words", t.answer(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FoundingRecheckInput) -> kernel::Result<Done> {
    let mut founding = Founding::judge::<RecheckObjection>(tx, id)?;
    let State::Rechecking { until: first_until, .. } = founding.state else {
        return Err(FoundingRefusal::NotNow { state: founding.state.code(), step: "recheck" }.into());
    };
    let mut check = Check::default();
    let wanted: Option<FoundingObjectionId> = check.require("objection", &input.objection, faults::choose);
    let open = open(tx, id)?;
    let objection = open.iter().find(|o| Some(o.id) == wanted);
    if wanted.is_some() && objection.is_none() {
        check.fault("objection", faults::choose());
    }
    let finding = Finding::from_code(input.finding.trim());
    if finding.is_none() {
        check.fault("finding", faults::choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (Some(objection), Some(finding)) = (objection, finding) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    let (district, now, pack) = (tx.district(), tx.now(), founding.pack(tx)?);
    if finding != Finding::Fatal {
        // What goes back to the notice fits the rules.
        crate::submit::complete(tx, &founding)?;
    }
    let digests = serde_json::to_string(&founding.digests(tx)?)?;
    if finding == Finding::Mended && digests == founding.seen {
        return Err(FoundingRefusal::NothingMended { founding: founding.href() }.into());
    }
    tx.run_one(&sql::RECHECK, args![district, objection.id, finding, words, now])?;
    // Once something was changed everybody has the whole time again.
    let all = tx.all(&sql::OBJECTIONS, args![district, id])?;
    let mended = all.iter().any(|o| o.verdict == Some(Finding::Mended) && o.answered_at == Some(now));
    let (fresh, _) = crate::publish::days(tx, &pack);
    // Whatever was said of the objection, what is on notice now is not what was.
    let restarts = mended || digests != founding.seen;
    let until = if restarts { fresh } else { first_until };
    let last = until.max(tx.today());
    let due = tx.calendar().add_working_days(last, pack.founding.file_work_days.value);
    let left = u32::try_from(open.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let step = Step::Recheck { finding, open: left, until, due };
    let next = founding.state.step(founding.kind, &step)?;
    let clerk = role(Role::DistrictClerk);
    let owed = match next {
        State::Noticed { .. } => vec![("file_founding", clerk)],
        State::Rechecking { .. } => vec![("recheck", role(Role::SubdistrictClerk))],
        _ => Vec::new(),
    };
    if next == State::Rejected {
        founding.row.words.clone_from(&words);
    }
    // Until all are answered, each of them may be what the change was for.
    let again = matches!(next, State::Noticed { .. });
    if again {
        founding.row.seen = digests;
    }
    founding.take(tx, &step, &owed)?;
    let kept = tx.words_if(&words);
    tx.record(&ObjectionRechecked {
        founding: id,
        building: founding.building,
        objection: objection.id,
        finding,
        until: (again && restarts).then_some(until),
        words: kept,
    })?;
    if let Some(person) = objection.person {
        let text = Text::each(|l| T(l).notice_rechecked(&founding.name, T(l).finding(finding.code())));
        identity::api::notify(tx, &[person], &text, &founding.href())?;
    }
    if next == State::Rejected {
        founding.fell(tx)?;
    }
    Ok(done(&founding, |t| t.rechecked_done()))
}

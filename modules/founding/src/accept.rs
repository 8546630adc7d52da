//! Accepting an application (受理), or sending it back once with everything that is missing (一次告知、退回补正).

use kernel::{Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T, drafts,
    events::{FoundingAccepted, FoundingReturned},
    founding::{Founding, clause},
    papers::Paper,
    permissions::AcceptFounding,
    state::{FoundingId, MATERIALS, Step, may_return},
    step::{LONGEST, done, form, html},
    submit::{review_due, reviewers},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FoundingAcceptInput {
    /// `accept` or `return`.
    pub verdict: Input,
    /// What is missing or wrong, everything at once: `initiators`, `members`, `name`, `legal_status`, `rules`, `covenant`,
    /// `conditions`.
    pub missing: Vec<Input>,
    /// What exactly; it is read by those who mend it.
    pub words: Input,
}

verb! {
    /// The application, to be accepted or sent back.
    get show_accept_founding "show_accept_founding";
    /// Accepts an application, or sends it back with everything that is missing.
    post accept_founding "accept_founding";
    FoundingAcceptInput for FoundingId "founding" at "/{district}/foundings/{founding}/acceptance" by "founding.accept_founding"
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<FoundingAcceptInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (founding, found) = ctx
        .read(move |tx| {
            let founding = Founding::judge::<AcceptFounding>(tx, id)?;
            let found = drafts::found(tx, &founding, t.0)?;
            Ok((founding, found))
        })
        .await?;
    let verdicts = vec![Choice::new("accept", t.verdict_accept()), Choice::new("return", t.verdict_return())];
    let materials = MATERIALS.map(|m| Choice::new(m, t.material(m))).to_vec();
    let chosen: Vec<&str> = input.missing.iter().map(Input::as_str).collect();
    let lead = if founding.returns == 0 { t.accept_lead() } else { t.accept_again_lead() };
    let page = form(&founding, "accept_founding", t.do_accept(), refused, t)
        .lead(lead)
        .sheet(html(&Paper::new(t.what_was_checked(), found))?)
        .field(Field::radios("verdict", t.verdict(), &input.verdict, verdicts))
        .field(Field::checks("missing", t.missing(), &chosen.join(","), materials).hint(t.missing_hint()))
        .field(Field::area("words", t.missing_words(), input.words.as_str(), 4).hint(t.missing_words_hint()));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FoundingAcceptInput) -> kernel::Result<Done> {
    let mut founding = Founding::judge::<AcceptFounding>(tx, id)?;
    let pack = founding.pack(tx)?;
    let due = review_due(tx, &pack);
    // Before the form is judged: whether it waits for this.
    founding.state.step(founding.kind, &Step::Accept { due })?;
    let mut check = Check::default();
    let verdict = match input.verdict.trim() {
        "accept" => Some(true),
        "return" => Some(false),
        _ => None,
    };
    let missing: Vec<String> = input.missing.iter().map(|m| m.trim().to_owned()).filter(|m| !m.is_empty()).collect();
    match verdict {
        None => check.fault("verdict", faults::choose()),
        Some(true) if !missing.is_empty() => check.fault("missing", Text::each(|l| T(l).fault_nothing_missing())),
        Some(false) if missing.is_empty() || missing.iter().any(|m| !MATERIALS.contains(&m.as_str())) => {
            check.fault("missing", faults::choose());
        }
        _ => {}
    }
    let words = match verdict {
        Some(false) => check.text("words", &input.words, LONGEST),
        _ => check.optional_text("words", &input.words, LONGEST),
    };
    check.finish()?;
    if verdict == Some(true) {
        // What was whole when it was handed in may not be so any more.
        crate::submit::complete(tx, &founding)?;
        founding.take(tx, &Step::Accept { due }, &reviewers())?;
        tx.record(&FoundingAccepted { founding: id, building: founding.building, due: due.on })?;
        let text = Text::each(|l| T(l).notice_accepted(&founding.name, i18n::Format(l).date(due.on)));
        founding.tell(tx, &text)?;
        founding.call(tx, &crate::founding::role(Role::DistrictClerk), &text)?;
        return Ok(done(&founding, |t| t.accepted_done()));
    }
    let digests = founding.digests(tx)?;
    let seen: Vec<(String, String)> = serde_json::from_str(&founding.seen).unwrap_or_default();
    let before: Vec<String> = founding.missing.split(',').map(str::to_owned).collect();
    let changed = |material: &str| {
        let find = |all: &[(String, String)]| all.iter().find(|(m, _)| m == material).map(|(_, d)| d.clone());
        find(&seen) != find(&digests)
    };
    may_return(&missing, founding.returns, &before, changed, &clause(&pack))?;
    let preparers = founding.preparers(tx)?;
    founding.row.returns += 1;
    (founding.row.missing, founding.row.words) = (missing.join(","), words.clone());
    founding.row.seen = serde_json::to_string(&digests)?;
    founding.take(tx, &Step::Return, &[("complete", preparers)])?;
    let kept = tx.words_if(&words);
    tx.record(&FoundingReturned { founding: id, building: founding.building, missing, words: kept })?;
    founding.tell(tx, &Text::each(|l| T(l).notice_returned(&founding.name)))?;
    Ok(done(&founding, |t| t.returned_done()))
}

//! The review (审核): the subdistrict's Party working committee and the district each say yes, or one says no with a reason
//! and the clause.

use kernel::{Deadline, Resource as _, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::{FoundingRejected, FoundingReviewed, ReviewSigned},
    founding::{Founding, role},
    papers::Paper,
    permissions::ReviewFounding,
    refusal::FoundingRefusal,
    state::{FoundingId, Step},
    step::{LONGEST, done, form, html},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FoundingReviewInput {
    /// `approve` or `reject`.
    pub verdict: Input,
    /// The clause that a rejection rests on, by its id.
    pub clause: Input,
    pub words: Input,
}

verb! {
    /// The application with what the system found, to be reviewed.
    get show_review_founding "show_review_founding";
    /// Approves or rejects an application for one's own side.
    post review_founding "review_founding";
    FoundingReviewInput for FoundingId "founding" at "/{district}/foundings/{founding}/review" by "founding.review_founding"
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<FoundingReviewInput>, refused: Refused) -> Result {
    let (t, input, locale) = (T(ctx.locale), input.unwrap_or_default(), ctx.locale);
    let (founding, found, clauses) = ctx
        .read(move |tx| {
            let founding = Founding::to::<ReviewFounding>(tx, id)?;
            let pack = founding.pack(tx)?;
            let mut found: Vec<String> = founding
                .composition(&pack)
                .iter()
                .map(|c| t.checked(c.text.get(locale), if c.kept { "yes" } else { "no" }))
                .collect();
            // Words that speak of what a committee may not decide; a person judges.
            for (name, draft) in [(t.rules_draft(), &founding.rules), (t.covenant_draft(), &founding.covenant)] {
                if let Some(matter) = pack.suspect(draft) {
                    found.push(t.suspected(name, matter.text.get(locale)));
                }
            }
            let clauses: Vec<(String, String)> =
                pack.clauses.iter().map(|c| (c.id.clone(), i18n::Format(locale).clause(&c.id))).collect();
            Ok((founding, found, clauses))
        })
        .await?;
    let verdicts = vec![Choice::new("approve", t.verdict_approve()), Choice::new("reject", t.verdict_reject())];
    let mut choices = vec![Choice::new("", t.choose_clause())];
    choices.extend(clauses.into_iter().map(|(id, shown)| Choice::new(id, shown)));
    let page = form(&founding, "review_founding", t.do_review(), refused, t)
        .lead(t.review_lead())
        .sheet(html(&Paper { title: t.what_was_checked(), paragraphs: found })?)
        .field(Field::radios("verdict", t.verdict(), &input.verdict, verdicts))
        .field(Field::select("clause", t.by_clause(), &input.clause, choices).optional(t.0))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FoundingReviewInput) -> kernel::Result<Done> {
    let mut founding = Founding::to::<ReviewFounding>(tx, id)?;
    let pack = founding.pack(tx)?;
    let due = tx.in_working_days(pack.founding.accept_work_days.value);
    founding.state.step(founding.kind, &Step::Approve { due })?;
    let mut check = Check::default();
    let verdict = match input.verdict.trim() {
        "approve" => Some(true),
        "reject" => Some(false),
        _ => None,
    };
    if verdict.is_none() {
        check.fault("verdict", faults::choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    let clause = pack.clauses.iter().find(|c| c.id == input.clause.trim()).map(|c| c.id.clone());
    if verdict == Some(false) && clause.is_none() {
        check.fault("clause", Text::each(|l| T(l).fault_clause()));
    }
    check.finish()?;
    if verdict == Some(false) {
        founding.row.words.clone_from(&words);
        founding.take(tx, &Step::Reject, &[])?;
        let kept = tx.words_if(&words);
        let (building, clause) = (founding.building, clause.unwrap_or_default());
        tx.record(&FoundingRejected { founding: id, building, clause, words: kept })?;
        founding.fell(tx)?;
        return Ok(done(&founding, |t| t.rejected_done()));
    }
    approve(tx, founding, due, &words)
}

fn approve(tx: &mut Tx<'_, '_>, mut founding: Founding, due: Deadline, words: &str) -> kernel::Result<Done> {
    let (id, person, building) = (founding.id, tx.person()?, founding.building);
    let of_district = tx.actor().holds(Role::DistrictClerk, founding.place());
    let signed = if of_district { founding.by_district } else { founding.by_subdistrict };
    if signed.is_some() {
        return Err(FoundingRefusal::DoneAlready.into());
    }
    if of_district {
        founding.row.by_district = Some(person);
    } else {
        founding.row.by_subdistrict = Some(person);
    }
    let kept = tx.words_if(words);
    if founding.by_district.is_none() || founding.by_subdistrict.is_none() {
        let other = role(if of_district { Role::SubdistrictClerk } else { Role::DistrictClerk });
        founding.wait_for(tx, &[("review_application", other)])?;
        tx.record(&ReviewSigned { founding: id, building, district_side: of_district, words: kept })?;
        return Ok(done(&founding, |t| t.signed_done()));
    }
    // Whoever is to be filed has to be so still.
    crate::submit::complete(tx, &founding)?;
    tx.record(&ReviewSigned { founding: id, building, district_side: of_district, words: kept })?;
    let clerk = role(Role::SubdistrictClerk);
    founding.take(tx, &Step::Approve { due }, &[("publish_notice", clerk.clone())])?;
    tx.record(&FoundingReviewed { founding: id, building, due: due.on })?;
    let text = Text::each(|l| T(l).notice_reviewed(&founding.name));
    founding.tell(tx, &text)?;
    founding.call(tx, &clerk, &text)?;
    Ok(done(&founding, |t| t.reviewed_done()))
}

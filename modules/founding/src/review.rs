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
    drafts::{self, SuspectArticleItem},
    events::{DraftLooked, FoundingRejected, FoundingReviewed, ReviewSigned},
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
    /// Articles that look unlawful, by their keys: for each, that one has looked at it and it may stand. For an approval.
    pub looked: Vec<Input>,
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
    let (founding, found, suspects, clauses) = ctx
        .read(move |tx| {
            let founding = Founding::judge::<ReviewFounding>(tx, id)?;
            let pack = founding.pack(tx)?;
            let found = drafts::found(tx, &founding, locale)?;
            // Words that speak of what no rule of a tower may say; a person judges.
            let mut suspects = Vec::new();
            for document in founding.documents(tx, &pack)? {
                for (key, suspect) in document.suspects() {
                    let item = SuspectArticleItem::of(key, suspect, locale);
                    let name =
                        t.suspected(drafts::title(document.code, locale), item.article, item.matter, item.clause);
                    let hint = item.words;
                    suspects.push(Choice::new(item.key, name).hint(hint));
                }
            }
            let clauses: Vec<(String, String)> =
                pack.clauses.iter().map(|c| (c.id.clone(), i18n::Format(locale).clause(&c.id))).collect();
            Ok((founding, found, suspects, clauses))
        })
        .await?;
    let verdicts = vec![Choice::new("approve", t.verdict_approve()), Choice::new("reject", t.verdict_reject())];
    let mut choices = vec![Choice::new("", t.choose_clause())];
    choices.extend(clauses.into_iter().map(|(id, shown)| Choice::new(id, shown)));
    let mut page = form(&founding, "review_founding", t.do_review(), refused, t)
        .lead(t.review_lead())
        .sheet(html(&Paper::new(t.what_was_checked(), found))?)
        .field(Field::radios("verdict", t.verdict(), &input.verdict, verdicts));
    if !suspects.is_empty() {
        let looked: Vec<&str> = input.looked.iter().map(Input::as_str).collect();
        let field = Field::checks("looked", t.looked(), &looked.join(","), suspects).hint(t.looked_hint());
        page = page.field(field);
    }
    page = page
        .field(Field::select("clause", t.by_clause(), &input.clause, choices).hint(t.by_clause_hint()))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FoundingReviewInput) -> kernel::Result<Done> {
    let mut founding = Founding::judge::<ReviewFounding>(tx, id)?;
    let pack = founding.pack(tx)?;
    let due = tx.in_working_days(pack.founding.publish_work_days.value);
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
    let looked = look(tx, &founding, &input.looked)?;
    approve(tx, founding, due, (&words, looked))
}

/// What looks unlawful is approved by nobody who has not looked at it, article by article.
fn look(tx: &mut Tx<'_, '_>, founding: &Founding, looked: &[Input]) -> kernel::Result<Vec<String>> {
    let pack = founding.pack(tx)?;
    let mut all = Vec::new();
    for document in founding.documents(tx, &pack)? {
        for (key, suspect) in document.suspects() {
            if !looked.iter().any(|l| l.trim() == key) {
                let (article, matter) = (suspect.article, suspect.matter.clone());
                let clause = Box::new(suspect.clause.clone());
                return Err(FoundingRefusal::Suspect { document: document.code, article, matter, clause }.into());
            }
            all.push(key);
        }
    }
    Ok(all)
}

fn approve(
    tx: &mut Tx<'_, '_>,
    mut founding: Founding,
    due: Deadline,
    (words, looked): (&str, Vec<String>),
) -> kernel::Result<Done> {
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
    // Whoever is to be filed has to be so still.
    crate::submit::complete(tx, &founding)?;
    if !looked.is_empty() {
        tx.record(&DraftLooked { founding: id, building, articles: looked })?;
    }
    let kept = tx.words_if(words);
    if founding.by_district.is_none() || founding.by_subdistrict.is_none() {
        let other = role(if of_district { Role::SubdistrictClerk } else { Role::DistrictClerk });
        founding.wait_for(tx, &[("review_application", other)])?;
        tx.record(&ReviewSigned { founding: id, building, district_side: of_district, words: kept })?;
        return Ok(done(&founding, |t| t.signed_done()));
    }
    tx.record(&ReviewSigned { founding: id, building, district_side: of_district, words: kept })?;
    let clerk = role(Role::SubdistrictClerk);
    founding.take(tx, &Step::Approve { due }, &[("publish_notice", clerk.clone())])?;
    tx.record(&FoundingReviewed { founding: id, building, due: due.on })?;
    let text = Text::each(|l| T(l).notice_reviewed(&founding.name));
    founding.tell(tx, &text)?;
    founding.call(tx, &clerk, &text)?;
    Ok(done(&founding, |t| t.reviewed_done()))
}

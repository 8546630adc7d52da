//! Handing the application in (申请). What the rules ask for and is not there blocks it, with the clause and where to mend it.

use commitments::api::Named;
use db::args;
use kernel::{Deadline, Role, Text};
use ledger::Tx;
use web::Done;

use crate::{
    T,
    events::FoundingSubmitted,
    founding::{Founding, role},
    refusal::FoundingRefusal,
    state::{FoundingId, Kind, Step},
    step::done,
    store::sql,
    verb::{NoInput, press},
};

press! {
    /// Hands the application in. Refused with the first condition that is not met, its clause and where to mend it.
    post submit_founding "submit_founding" does write;
    NoInput for FoundingId "founding" at "/{district}/foundings/{founding}/application" by "founding.prepare_founding"
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, _: &NoInput) -> kernel::Result<Done> {
    let mut founding = Founding::prepare(tx, id)?;
    let (pack, today) = (founding.pack(tx)?, tx.today());
    let (due, owed): (Deadline, Vec<(&'static str, Named)>) = match founding.kind {
        Kind::Founding => (
            tx.in_working_days(pack.founding.accept_work_days.value),
            vec![("accept_application", role(Role::SubdistrictClerk))],
        ),
        Kind::Renewal => (review_due(tx, &pack), reviewers()),
    };
    founding.state.step(founding.kind, &Step::Submit { due })?;
    complete(tx, &founding)?;
    founding.row.applied_on = Some(today);
    founding.row.words = String::new();
    (founding.row.by_subdistrict, founding.row.by_district) = (None, None);
    founding.take(tx, &Step::Submit { due }, &owed)?;
    let (district, applicant) = (tx.district(), tx.person()?);
    tx.run_one(&sql::SET_APPLICANT, args![district, id, applicant])?;
    tx.record(&FoundingSubmitted { founding: id, building: founding.building, due: due.on })?;
    let text = Text::each(|l| T(l).notice_submitted(&founding.name, i18n::Format(l).date(due.on)));
    for (_, named) in &owed {
        founding.call(tx, named, &text)?;
    }
    Ok(done(&founding, |t| t.submitted_done()))
}

/// # Errors
/// The first condition that is not met.
pub fn complete(tx: &mut Tx<'_, '_>, founding: &Founding) -> kernel::Result<()> {
    let pack = founding.pack(tx)?;
    let conditions = founding.conditions(tx, &pack)?;
    let Some(unmet) = conditions.into_iter().find(|c| !c.met) else { return Ok(()) };
    let broken = founding.composition(&pack).into_iter().find(|c| !c.kept);
    // A seat that is missing says more than that some are.
    let (what, clause) = match broken {
        Some(seat) if unmet.mend == "members" => (seat.text, seat.clause),
        _ => (unmet.text, unmet.clause),
    };
    let clause = Box::new(clause);
    Err(FoundingRefusal::Unmet { what, clause, mend: format!("{}/{}", founding.href(), unmet.mend) }.into())
}

/// The last day of the review.
pub fn review_due(tx: &Tx<'_, '_>, pack: &policy::api::Pack) -> Deadline {
    Deadline { on: tx.today().plus_days(i64::from(pack.founding.review_days.value)), provisional: false }
}

/// Both sides review.
pub fn reviewers() -> Vec<(&'static str, Named)> {
    vec![("review_application", role(Role::SubdistrictClerk)), ("review_application", role(Role::DistrictClerk))]
}

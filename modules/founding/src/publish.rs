//! The public notice (公示): open to everybody, with who is proposed for whom and until when objections are taken.

use kernel::{Date, Deadline, Role, Text};
use ledger::Tx;
use web::Done;

use crate::{
    T,
    events::FoundingPublished,
    founding::{Founding, role},
    permissions::PublishFounding,
    state::{FoundingId, Step},
    step::done,
    verb::{NoInput, press},
};

press! {
    /// Publishes what was approved, for objections.
    post publish_founding "publish_founding" does write;
    NoInput for FoundingId "founding" at "/{district}/foundings/{founding}/notice" by "founding.publish_founding"
}

/// The last day of a notice that begins today, and the day by which it is filed then.
pub fn days(tx: &Tx<'_, '_>, pack: &policy::api::Pack) -> (Date, Deadline) {
    let until = tx.today().plus_days(i64::from(pack.founding.notice_days.value));
    (until, tx.calendar().add_working_days(until, pack.founding.file_work_days.value))
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, _: &NoInput) -> kernel::Result<Done> {
    let mut founding = Founding::to::<PublishFounding>(tx, id)?;
    let pack = founding.pack(tx)?;
    let (until, due) = days(tx, &pack);
    founding.row.seen = serde_json::to_string(&founding.digests(tx)?)?;
    founding.take(tx, &Step::Publish { until, due }, &[("file_founding", role(Role::DistrictClerk))])?;
    tx.record(&FoundingPublished { founding: id, building: founding.building, until })?;
    founding.tell(tx, &Text::each(|l| T(l).notice_published(&founding.name, i18n::Format(l).date(until))))?;
    Ok(done(&founding, |t| t.published_done()))
}

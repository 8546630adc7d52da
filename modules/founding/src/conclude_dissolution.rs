//! The end of a committee, once everything is in somebody's hands (规则 16): seats and roles end.

use db::args;
use kernel::Text;
use ledger::Tx;
use ui::Section;
use web::{Ctx, Done, Refused, Result, StepPage};

use crate::{
    T,
    dissolve::{Dissolution, end_all, open_items},
    events::CommitteeDissolved,
    founding::move_body,
    life::{BodyStep, DissolutionStep},
    permissions::ConcludeDissolution,
    refusal::FoundingRefusal,
    upkeep::{DissolutionId, sql},
    verb::{NoInput, verb},
};

verb! {
    /// What ends, before it does.
    get show_conclude_dissolution "show_conclude_dissolution";
    /// Dissolves the committee: seats and roles end. Refused while anything is in nobody's hands.
    post conclude_dissolution "conclude_dissolution";
    NoInput for DissolutionId "dissolution" at "/{district}/dissolutions/{dissolution}/conclusion" by "founding.conclude_dissolution"
}

async fn page(ctx: &Ctx, id: DissolutionId, _: Option<NoInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (found, name, seats, items) = ctx
        .read(move |tx| {
            let found = tx.granted::<ConcludeDissolution, Dissolution>(id)?.into_inner();
            let name = crate::founding::name_of(tx, found.body)?;
            let today = tx.today();
            let seats = committees::api::seats_on(tx, found.body, today)?.len();
            let items = open_items(tx, found.building, id)?;
            let handed = items.iter().filter(|i| i.receiver.is_some()).count();
            Ok((found, name, seats, (handed, items.len() - handed)))
        })
        .await?;
    let title = t.dissolution_title(&name);
    let page = StepPage::new(t.0, Section::Foundings, "conclude_dissolution", t.do_end(), &title, &found.href())
        .refused(refused)
        .lead(t.end_lead(items.1, &name, seats, items.0));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: DissolutionId, _: &NoInput) -> kernel::Result<Done> {
    let found = tx.granted::<ConcludeDissolution, Dissolution>(id)?.into_inner();
    found.state.step(DissolutionStep::Conclude)?;
    let items = open_items(tx, found.building, id)?;
    let open = items.iter().filter(|i| i.receiver.is_none()).count();
    if open > 0 {
        let pack = policy::api::of(tx, found.building)?;
        let clause = pack.clause(&pack.founding.handover_days.clause);
        return Err(FoundingRefusal::NotHandedOver { open, clause }.into());
    }
    let (district, now, today) = (tx.district(), tx.now(), tx.today());
    // First: what reacts to the ends of posts asks whether a dissolution ended them.
    tx.run_one(&sql::DISSOLVE, args![district, id, now])?;
    for seat in committees::api::seats_on(tx, found.body, today)? {
        committees::api::end_seat(tx, &seat, false)?;
    }
    move_body(tx, found.body, BodyStep::Dissolve)?;
    end_all(tx, found.body, found.building)?;
    commitments::api::release_all(tx, id.any())?;
    let handed_over = u32::try_from(items.len()).unwrap_or(u32::MAX);
    tx.record(&CommitteeDissolved { body: found.body, building: found.building, dissolution: id, handed_over })?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).dissolved_done())).id(id))
}

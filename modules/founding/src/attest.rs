//! Vouching for conditions that no system can see (R62).

use db::args;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::ConditionsAttested,
    founding::Founding,
    state::FoundingId,
    step::{done, form},
    store::sql,
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AttestInput {
    /// The conditions that hold, by their ids.
    pub conditions: Vec<Input>,
}

verb! {
    /// The conditions that somebody has to vouch for.
    get show_attest_conditions "show_attest_conditions";
    /// Vouches for conditions; what is left out is not vouched for any more.
    post attest_conditions "attest_conditions";
    AttestInput for FoundingId "founding" at "/{district}/foundings/{founding}/attestations" by "founding.prepare_founding"
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<AttestInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (founding, conditions) = ctx
        .read(move |tx| {
            let founding = Founding::prepare(tx, id)?;
            let pack = founding.pack(tx)?;
            let conditions = founding.conditions(tx, &pack)?;
            Ok((founding, conditions))
        })
        .await?;
    let open = conditions.iter().filter(|c| c.attestable);
    let chosen: Vec<String> = match &input {
        Some(input) => input.conditions.iter().map(ToString::to_string).collect(),
        None => open.clone().filter(|c| c.met).map(|c| c.id.clone()).collect(),
    };
    let choices =
        open.map(|c| Choice::new(c.id.clone(), c.text.get(t.0)).hint(ctx.format().clause(&c.clause.id))).collect();
    let page = form(&founding, "attest_conditions", t.do_attest(), refused, t)
        .lead(t.attest_lead())
        .field(Field::checks("conditions", t.conditions(), &chosen.join(","), choices));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &AttestInput) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    founding.state.may_edit("attest")?;
    let (district, person, now) = (tx.district(), tx.person()?, tx.now());
    let pack = founding.pack(tx)?;
    let mut open = founding.conditions(tx, &pack)?;
    open.retain(|c| c.attestable);
    let mut check = Check::default();
    let unknown = |c: &&Input| !c.trim().is_empty() && !open.iter().any(|o| o.id == c.trim());
    if input.conditions.iter().any(|c| unknown(&c)) {
        check.fault("conditions", faults::choose());
    }
    check.finish()?;
    let mut attested = Vec::new();
    for condition in open {
        if input.conditions.iter().any(|c| c.trim() == condition.id) {
            tx.run(&sql::ATTEST, args![district, id, condition.id, person, now])?;
            attested.push(condition.id);
        } else {
            tx.run(&sql::UNATTEST, args![district, id, condition.id])?;
        }
    }
    tx.record(&ConditionsAttested { founding: id, building: founding.building, conditions: attested })?;
    Ok(done(&founding, |t| t.attested_done()))
}

//! Giving a founding up (撤回): those who prepare it do so as long as it is with them; the building is free for another one.

use kernel::Text;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Input, Refused, Result, faults::Check};

use crate::{
    T,
    events::FoundingEnded,
    founding::Founding,
    state::{FoundingId, Step},
    step::{LONGEST, done, form},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct WithdrawFoundingInput {
    pub words: Input,
}

verb! {
    /// The form to give a founding up with.
    get show_withdraw_founding "show_withdraw_founding";
    /// Gives a founding up that was not accepted yet.
    post withdraw_founding "withdraw_founding";
    WithdrawFoundingInput for FoundingId "founding" at "/{district}/foundings/{founding}/withdrawal" by "founding.prepare_founding"
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<WithdrawFoundingInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let founding = ctx.read(move |tx| Founding::prepare(tx, id)).await?;
    let page = form(&founding, "withdraw_founding", t.do_withdraw(), refused, t)
        .lead(t.withdraw_lead())
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &WithdrawFoundingInput) -> kernel::Result<Done> {
    let mut founding = Founding::prepare(tx, id)?;
    founding.state.step(founding.kind, &Step::Withdraw)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    founding.row.words.clone_from(&words);
    founding.take(tx, &Step::Withdraw, &[])?;
    for initiator in &founding.initiators {
        commitments::api::release_all(tx, initiator.id.any())?;
    }
    let kept = tx.words_if(&words);
    tx.record(&FoundingEnded { founding: id, building: founding.building, withdrawn: true, words: kept })?;
    founding.tell(tx, &Text::each(|l| T(l).notice_withdrawn(&founding.name)))?;
    Ok(done(&founding, |t| t.withdrawn_done()))
}

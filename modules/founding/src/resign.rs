//! Giving up a seat: by its holder, for nobody else.

use committees::api::{Body, Seat};
use kernel::{BodyId, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Input, Refused, Result, StepPage, faults::Check};

use crate::{T, events::SeatResigned, permissions::ResignSeat, step::LONGEST, verb::verb};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ResignInput {
    pub words: Input,
}

verb! {
    /// The form to resign with.
    get show_resign_seat "show_resign_seat";
    /// Gives up one's own seat; the by-election begins.
    post resign_seat "resign_seat";
    ResignInput for BodyId "body" at "/{district}/bodies/{body}/resignation" by "founding.resign_seat"
}

async fn page(ctx: &Ctx, id: BodyId, input: Option<ResignInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let body = ctx.read(move |tx| Ok(tx.granted::<ResignSeat, Body>(id)?.into_inner())).await?;
    let href = format!("/{}/bodies/{id}", body.district);
    let page = StepPage::new(t.0, Section::Foundings, "resign_seat", t.do_resign(), &body.local_name, &href)
        .refused(refused)
        .lead(t.resign_lead())
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: BodyId, input: &ResignInput) -> kernel::Result<Done> {
    let body = tx.granted::<ResignSeat, Body>(id)?.into_inner();
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let person = tx.person()?;
    let own: Vec<Seat> = body.seats.iter().filter(|s| s.person == person && s.votes).cloned().collect();
    for seat in &own {
        let kept = tx.words_if(&words);
        let (building, kind) = (body.building, seat.kind);
        tx.record(&SeatResigned { body: id, building, seat: seat.id, kind, words: kept })?;
        committees::api::lose_seat(tx, seat)?;
    }
    let href = format!("/{}/bodies/{id}", body.district);
    Ok(Done::new(href, Text::each(|l| T(l).resigned_done())).id(id))
}

//! Taking an offered task, and giving it back (R77). Neither leaves an event: that somebody took a task of members says that
//! they are one.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage};

use crate::{T, offer::Offer, permissions::TakeOffer, refusal::PartyRefusal, store::sql, unit::OfferId};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TakeInput {
    /// Consent to the tower's Party secretary reading one's name for this task.
    pub consent: Input,
    /// One's name stands at the task, with the tag of a member; only if wanted.
    pub tag: Input,
}

async fn page(ctx: &Ctx, id: OfferId, input: TakeInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let offer = ctx.read(move |tx| Ok(tx.granted::<TakeOffer, Offer>(id)?.into_inner())).await?;
    let page = StepPage::new(t.0, Section::Mine, "take_offer", t.do_take(), &offer.title, &offer.href())
        .refused(refused)
        .lead(t.take_lead())
        .field(Field::check("consent", t.take_consent(), input.consent.is_on(), t.take_consent_words()))
        .field(Field::check("tag", t.take_tag(), input.tag.is_on(), t.take_tag_words()));
    ctx.show(&page).await
}

/// The form to take a task with.
#[utoipa::path(get, path = "/{district}/party/offers/{offer}/takers", operation_id = "show_take_offer", tag = "party",
    params(("district" = District, Path), ("offer" = OfferId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.take_offer"))))]
pub async fn show_take_offer(ctx: Ctx, Path((_, id)): Path<(District, OfferId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, TakeInput::default(), refused).await
}

/// Takes a task of one's own will.
#[utoipa::path(post, path = "/{district}/party/offers/{offer}/takers", operation_id = "take_offer", tag = "party",
    params(("district" = District, Path), ("offer" = OfferId, Path)), request_body = TakeInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.take_offer"))))]
pub async fn take_offer(ctx: Ctx, Path((_, id)): Path<(District, OfferId)>, form: Form<TakeInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| write(tx, id, &input)).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: OfferId, input: &TakeInput) -> kernel::Result<Done> {
    let district = tx.district();
    // Held, so that two who take the last place come one after the other.
    tx.first(&sql::OFFER_HELD, args![district, id])?;
    let offer = tx.granted::<TakeOffer, Offer>(id)?.into_inner();
    if !input.consent.is_on() {
        return Err(kernel::Error::field("consent", Text::each(|l| T(l).consent_needed())));
    }
    let Some(me) = offer.me else { return Err(kernel::Error::hidden()) };
    let today = tx.today();
    offer.admits(me, today)?;
    tx.run_one(&sql::TAKE, args![district, id, me, input.tag.is_on()])?;
    tx.nothing_to_record();
    Ok(Done::new(offer.href(), Text::each(|l| T(l).taken())))
}

/// Gives a task back; nothing of it is left.
#[utoipa::path(post, path = "/{district}/party/offers/{offer}/leaving", operation_id = "leave_offer", tag = "party",
    params(("district" = District, Path), ("offer" = OfferId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.take_offer"))))]
pub async fn leave_offer(ctx: Ctx, Path((district, id)): Path<(District, OfferId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let offer = tx.granted::<TakeOffer, Offer>(id)?.into_inner();
            let Some(me) = offer.me else { return Err(kernel::Error::hidden()) };
            if tx.run(&sql::LEAVE_OFFER, args![district, id, me])? == 0 {
                return Err(PartyRefusal::NotTaken.into());
            }
            tx.nothing_to_record();
            Ok(Done::new(offer.href(), Text::each(|l| T(l).offer_left())))
        })
        .await?;
    Ok(ctx.done(&done))
}

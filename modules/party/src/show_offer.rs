//! The page of an offered task: what it is, who let their name stand there, taking it and giving it back, closing it.

use std::collections::BTreeSet;

use axum::extract::Path;
use db::args;
use kernel::{District, Locale, Text};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section};
use web::{Action, Ctx, Done, Result, Sample, View};

use crate::{
    T,
    declare::names_of,
    events::OfferClosed,
    list_offers::{self, OfferItem},
    offer::Offer,
    permissions::{MakeOffer, ReadDeclarations, ShowOffers},
    reading,
    refusal::PartyRefusal,
    store::sql,
    unit::OfferId,
};

/// An offered task.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/offer.html")]
pub struct OfferPage {
    pub id: OfferId,
    pub title: String,
    pub stage: &'static str,
    pub what: String,
    pub need: u32,
    pub free: u32,
    /// The reader took it.
    pub mine: bool,
    /// Those who let their names stand here.
    pub names: Vec<String>,
    pub actions: Vec<Action>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    /// What taking it, or not, means.
    #[serde(skip)]
    note: &'static str,
    #[serde(skip)]
    back: String,
    #[serde(skip)]
    t: T,
}

impl View for OfferPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(self.t.offers_title(), &self.back), Crumb::here(&self.title)];
        Frame { section: Section::Party, layout: Layout::Narrow, crumbs, ..Frame::default() }
    }
}

/// An offered task.
#[utoipa::path(get, path = "/{district}/party/offers/{offer}", operation_id = "show_offer", tag = "party",
    params(("district" = District, Path), ("offer" = OfferId, Path)),
    responses((status = 200, body = OfferPage)), extensions(("x-permission" = json!("party.show_offers"))))]
pub async fn show_offer(ctx: Ctx, Path((_, id)): Path<(District, OfferId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let offer = tx.granted::<ShowOffers, Offer>(id)?.into_inner();
            assemble(tx, &offer, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, offer: &Offer, locale: Locale) -> kernel::Result<OfferPage> {
    let (t, today, base) = (T(locale), tx.today(), offer.href());
    let mine = offer.me.is_some_and(|me| offer.taken_by(me).is_some());
    let mut actions = Vec::new();
    if mine {
        actions.push(Action::button("leave_offer", format!("{base}/leaving"), t.do_leave_offer()));
    } else if offer.me.is_some_and(|me| offer.admits(me, today).is_ok()) {
        actions.push(Action::page("take_offer", format!("{base}/takers"), t.do_take()).main());
    }
    if !offer.takings.is_empty() && offer.closed_on.is_none() && tx.grant::<ReadDeclarations, _>(offer.clone()).is_ok()
    {
        actions.push(Action::button("read_takers", format!("{base}/readings"), t.do_read_takers()));
    }
    if offer.closed_on.is_none() && tx.grant::<MakeOffer, _>(offer.clone()).is_ok() {
        actions.push(Action::button("close_offer", format!("{base}/closing"), t.do_close_offer()));
    }
    let among: BTreeSet<_> = offer.takings.iter().filter(|(_, tagged)| *tagged).map(|(who, _)| *who).collect();
    let names = names_of(tx, offer.building, &among, &offer.title)?;
    let tower = registry::api::building_of(tx, offer.building)?.name.clone();
    Ok(OfferPage {
        id: offer.id,
        title: offer.title.clone(),
        stage: offer.stage.code(),
        what: offer.what.clone(),
        need: offer.need,
        free: offer.free(),
        mine,
        names,
        actions,
        chip: offer.chip(today, t),
        facts: vec![
            (t.tower(), tower),
            (t.stage_label(), t.stage(offer.stage.code())),
            (t.offer_need(), t.offer_places(offer.need, offer.free())),
            (t.offer_due(), i18n::Format(locale).date_long(offer.due_on)),
        ],
        note: if offer.me.is_some() { t.offer_voluntary() } else { t.offer_untold() },
        back: format!("/{}/towers/{}/party/offers", offer.district, offer.building),
        t,
    })
}

/// Closes an offer; of those who took it only the names that were let stand remain.
///
/// # Errors
/// The database's own failure.
pub fn close(tx: &mut Tx<'_, '_>, id: OfferId) -> kernel::Result<()> {
    let (district, today) = (tx.district(), tx.today());
    tx.run_one(&sql::CLOSE_OFFER, args![district, id, today])?;
    tx.run(&sql::FORGET_UNTAGGED, args![district, id])?;
    tx.record(&OfferClosed { offer: id, on: today })?;
    Ok(())
}

/// Closes an offer before its day.
#[utoipa::path(post, path = "/{district}/party/offers/{offer}/closing", operation_id = "close_offer", tag = "party",
    params(("district" = District, Path), ("offer" = OfferId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.make_offer"))))]
pub async fn close_offer(ctx: Ctx, Path((_, id)): Path<(District, OfferId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let offer = tx.granted::<MakeOffer, Offer>(id)?.into_inner();
            if offer.closed_on.is_some() {
                return Err(PartyRefusal::OfferOver.into());
            }
            close(tx, id)?;
            Ok(Done::new(offer.href(), Text::each(|l| T(l).offer_closed())).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Reads who took it: logged as a reading for this task, which they see.
#[utoipa::path(post, path = "/{district}/party/offers/{offer}/readings", operation_id = "read_takers", tag = "party",
    params(("district" = District, Path), ("offer" = OfferId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.read_declarations"))))]
pub async fn read_takers(ctx: Ctx, Path((_, id)): Path<(District, OfferId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let offer = tx.granted::<ReadDeclarations, Offer>(id)?.into_inner();
            if offer.closed_on.is_some() {
                return Err(PartyRefusal::OfferOver.into());
            }
            let among: Vec<_> = offer.takings.iter().map(|(who, _)| *who).collect();
            reading::log(tx, offer.building, &offer.title, Some(id), &among)
        })
        .await?;
    Ok(ctx.done(&done))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |mine: bool| {
        let OfferItem { id, title, stage, chip, .. } = list_offers::sample(locale, mine);
        OfferPage {
            id,
            title,
            stage,
            what: if mine { "周三中午十二点到一点，两人一组。".into() } else { String::new() },
            need: 4,
            free: 2,
            mine,
            names: if mine { vec!["林默".into()] } else { Vec::new() },
            actions: if mine { vec![Action::button("leave_offer", "/", t.do_leave_offer())] } else { Vec::new() },
            chip,
            facts: vec![(t.stage_label(), t.stage(stage)), (t.offer_due(), "2026年3月2日".into())],
            note: t.offer_voluntary(),
            back: "/".into(),
            t,
        }
    };
    vec![Sample::of("offer", &page(true)), Sample::of("offer", &page(false))]
}

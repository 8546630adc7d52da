//! The tasks that are offered in a tower, by the stages of its work (R77): for those who offer them, and for those who
//! declared membership there.

use std::collections::BTreeSet;

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, Date, District, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section, Tone};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    declare::names_of,
    offer::{self, Ground, Offer, Stage},
    permissions::{MakeOffer, ShowOffers},
    store::sql,
    unit::OfferId,
};

/// An offer in a list.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OfferItem {
    pub id: OfferId,
    pub title: String,
    pub stage: &'static str,
    pub due: Date,
    pub open: bool,
    /// The reader took it.
    pub mine: bool,
    /// People that are still needed.
    pub free: u32,
    #[serde(skip)]
    pub href: String,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub day: String,
}

/// A stage with what is offered there.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StageItem {
    pub stage: &'static str,
    pub offers: Vec<OfferItem>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    hint: String,
    #[serde(skip)]
    offer: Option<Action>,
}

/// The tasks of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/offers.html")]
pub struct OffersPage {
    pub building: BuildingId,
    pub stages: Vec<StageItem>,
    /// Those whose day is over.
    pub over: Vec<OfferItem>,
    #[serde(skip)]
    tower: String,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for OffersPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).offers_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let tower = Crumb::link(&self.tower, format!("/{}/towers/{}", self.district, self.building));
        let crumbs = vec![tower, Crumb::here(self.t.offers_title())];
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// The tasks that are offered in a tower.
#[utoipa::path(get, path = "/{district}/towers/{building}/party/offers", operation_id = "list_offers", tag = "party",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = OffersPage)), extensions(("x-permission" = json!("party.show_offers"))))]
pub async fn list_offers(ctx: Ctx, Path((district, tower)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let ground = tx.granted::<ShowOffers, Ground>(tower)?.into_inner();
            let t = T(locale);
            let offers = in_tower(tx, tower, locale)?;
            let (open, over): (Vec<_>, Vec<_>) = offers.into_iter().partition(|o| o.open);
            let name = ground.name.clone();
            let makes = tx.grant::<MakeOffer, _>(ground).is_ok();
            let form = format!("/{district}/towers/{tower}/party/offers/new");
            let stage = |s: &Stage| StageItem {
                stage: s.code(),
                offers: open.iter().filter(|o| o.stage == s.code()).cloned().collect(),
                title: t.stage(s.code()),
                hint: t.stage_hint(s.code()),
                offer: makes.then(|| Action::page("make_offer", form.as_str(), t.do_offer()).with("stage", s.code())),
            };
            let stages = Stage::ALL.iter().map(stage).collect();
            Ok(OffersPage { building: tower, stages, over, tower: name, district, t })
        })
        .await?;
    ctx.show(&page).await
}

/// The offers of a tower as the reader may know them, newest first.
///
/// # Errors
/// The database's own failure.
pub fn in_tower(tx: &mut Tx<'_, '_>, tower: BuildingId, locale: Locale) -> kernel::Result<Vec<OfferItem>> {
    let district = tx.district();
    let mut items = Vec::new();
    for row in tx.all(&sql::OFFERS, args![district, tower])? {
        let offer = offer::of(tx, row)?;
        items.push(item(&offer, tx.today(), locale));
    }
    Ok(items)
}

fn item(offer: &Offer, today: Date, locale: Locale) -> OfferItem {
    let t = T(locale);
    OfferItem {
        id: offer.id,
        title: offer.title.clone(),
        stage: offer.stage.code(),
        due: offer.due_on,
        open: offer.is_open(today),
        mine: offer.me.is_some_and(|me| offer.taken_by(me).is_some()),
        free: offer.free(),
        href: offer.href(),
        chip: offer.chip(today, t),
        day: t.until_day(i18n::Format(locale).date_long(offer.due_on)),
    }
}

/// Those who let their names stand at open tasks of a tower, with the task.
///
/// # Errors
/// The database's own failure.
pub fn tagged(tx: &mut Tx<'_, '_>, tower: BuildingId) -> kernel::Result<Vec<(String, Vec<String>)>> {
    let (district, today) = (tx.district(), tx.today());
    let mut found = Vec::new();
    for row in tx.all(&sql::OFFERS, args![district, tower])? {
        if row.closed_on.is_some() || row.due_on < today {
            continue;
        }
        let takings = tx.all(&sql::TAKINGS, args![district, row.id])?;
        let among: BTreeSet<_> = takings.into_iter().filter(|(_, tagged)| *tagged).map(|(who, _)| who).collect();
        if !among.is_empty() {
            // By their own wish: the consent to the tag says where it stands.
            let names = names_of(tx, tower, &among, "the tag that they chose")?;
            found.push((row.title, names));
        }
    }
    Ok(found)
}

pub fn sample(locale: Locale, mine: bool) -> OfferItem {
    let t = T(locale);
    OfferItem {
        id: OfferId::from_bytes([1; 16]),
        title: "午间在大堂听意见".into(),
        stage: Stage::Listen.code(),
        due: Date::new(2026, 3, 2).expect("a date"),
        open: true,
        mine,
        free: 2,
        href: "/".into(),
        chip: if mine { Chip::new(Tone::Doing, t.offer_is_mine()) } else { Chip::new(Tone::New, t.offer_needs(2u32)) },
        day: t.until_day("3月2日"),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let stage = |s: &Stage, rich: bool| StageItem {
        stage: s.code(),
        offers: if rich { vec![sample(locale, false)] } else { Vec::new() },
        title: t.stage(s.code()),
        hint: t.stage_hint(s.code()),
        offer: rich.then(|| Action::page("make_offer", "/", t.do_offer())),
    };
    let page = |rich: bool| OffersPage {
        building: BuildingId::from_bytes([1; 16]),
        stages: Stage::ALL.iter().map(|s| stage(s, rich)).collect(),
        over: if rich { vec![sample(locale, true)] } else { Vec::new() },
        tower: "和衡中心".into(),
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("offers", &page(true)), Sample::of("offers", &page(false))]
}

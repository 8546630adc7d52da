//! A body's public page: who sits in it for whom until when.

use axum::extract::Path;
use kernel::{BodyId, Date, District, Locale, PersonId};
use serde::Serialize;
use ui::{Crumb, Frame, Section, TowerLink};
use web::{Ctx, Item, Result, Sample, View};

use crate::{
    T,
    api::seat_word,
    body::{Body, BodyKind, BodyRow, Seat},
    permissions::ShowBody,
};

/// A seat.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SeatItem {
    pub name: String,
    pub kind: &'static str,
    pub position: String,
    pub organisation: String,
    pub ordinary: bool,
    pub votes: bool,
    pub until: Date,
    #[serde(skip)]
    kind_word: &'static str,
    #[serde(skip)]
    until_text: String,
}

/// A body.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "committees/show_body.html")]
pub struct BodyPage {
    pub id: BodyId,
    pub name: String,
    pub local_name: String,
    pub term_from: Date,
    pub term_until: Date,
    /// Seats with a vote.
    pub voting: usize,
    pub seats: Vec<SeatItem>,
    /// What other modules show of it.
    #[schema(value_type = Object)]
    pub parts: serde_json::Map<String, serde_json::Value>,
    /// `filed`, `active`, `renewing`, `rectifying` or `dissolved`.
    pub state: &'static str,
    /// `none`, `grassroots` or `registered`.
    pub legal_status: &'static str,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    bound: bool,
    #[serde(skip)]
    sections: Vec<ui::Html>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    term: String,
    #[serde(skip)]
    building: kernel::BuildingId,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for BodyPage {
    fn title(&self, _: Locale) -> String {
        self.name.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(&self.local_name)];
        Frame { section: Section::Committees, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// A body with its seats.
#[utoipa::path(get, path = "/{district}/bodies/{body}", operation_id = "show_body", tag = "committees",
    params(("district" = District, Path), ("body" = BodyId, Path)),
    responses((status = 200, body = BodyPage)), extensions(("x-permission" = json!("committees.show_body"))))]
pub async fn show_body(ctx: Ctx, Path((district, id)): Path<(District, BodyId)>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let body = tx.granted::<ShowBody, Body>(id)?;
            let about = Item { locale, district, subject: id.any(), building: body.building };
            let mut found = Vec::new();
            for module in app.modules() {
                found.extend((module.item)(tx, &about)?);
            }
            found.sort_by_key(|part| part.order);
            let (mut parts, mut sections) = (serde_json::Map::new(), Vec::new());
            for part in found {
                parts.insert(part.name.to_owned(), part.data);
                sections.push(part.html);
            }
            let building = registry::api::building_of(tx, body.building)?;
            let people: Vec<PersonId> = body.seats.iter().map(|s| s.person).collect();
            let names = identity::api::names_of(tx, &people)?;
            let mut seats = Vec::new();
            for seat in &body.seats {
                let organisation = match seat.organisation {
                    Some(id) => registry::api::organisation(tx, id)?.map_or(String::new(), |o| o.name),
                    None => String::new(),
                };
                let name = names.get(&seat.person).map_or(T(locale).vacant().to_owned(), |n| n.reveal().clone());
                seats.push(item(seat, name, organisation, locale));
            }
            let format = i18n::Format(locale);
            Ok(BodyPage {
                id,
                name: body.name.clone(),
                local_name: body.local_name.clone(),
                term_from: body.term_from,
                term_until: body.term_until,
                voting: body.seats.iter().filter(|s| s.votes).count(),
                seats,
                parts,
                sections,
                state: body.state.code(),
                legal_status: body.legal_status.code(),
                facts: facts(&body.row, locale),
                bound: body.kind == BodyKind::Committee && body.legal_status.bars(),
                tower: TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) },
                term: format!("{} – {}", format.date_long(body.term_from), format.date_long(body.term_until)),
                building: building.id,
                district,
                t: T(locale),
            })
        })
        .await?;
    ctx.show(&page).await
}

/// Where it stands, what it is before the law, and its filing.
fn facts(body: &BodyRow, locale: Locale) -> Vec<(&'static str, String)> {
    let t = T(locale);
    let mut facts = vec![(t.state_label(), t.body_state(body.state.code()))];
    if body.kind == BodyKind::Committee {
        facts.push((t.legal_label(), t.legal_status(body.legal_status.code())));
    }
    if let (Some(number), Some(on)) = (&body.filed_no, body.filed_on) {
        facts.push((t.filed_label(), t.filed_with(number, i18n::Format(locale).date_long(on))));
    }
    facts
}

fn item(seat: &Seat, name: String, organisation: String, locale: Locale) -> SeatItem {
    SeatItem {
        name,
        kind: seat.kind.code(),
        position: T(locale).position(seat.position.code()),
        organisation,
        ordinary: seat.ordinary,
        votes: seat.votes,
        until: seat.until_on,
        kind_word: seat_word(locale, seat.kind),
        until_text: i18n::Format(locale).date_long(seat.until_on),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    use crate::body::{Position, SeatId, SeatKind};
    let date = Date::new(2028, 5, 31).expect("a date");
    let seat = Seat {
        id: SeatId::from_bytes([1; 16]),
        body: BodyId::from_bytes([2; 16]),
        person: PersonId::from_bytes([3; 16]),
        kind: SeatKind::Employee,
        position: Position::Member,
        organisation: None,
        ordinary: true,
        votes: true,
        from_on: date,
        until_on: date,
        ended_on: None,
    };
    let page = BodyPage {
        id: seat.body,
        name: "和衡中心商务楼宇事务治理委员会".into(),
        local_name: "和衡中心楼委会".into(),
        term_from: date,
        term_until: date,
        voting: 9,
        seats: vec![item(&seat, "江若昀".into(), "明岫信息技术（上海）股份有限公司望江分公司".into(), locale)],
        parts: serde_json::Map::new(),
        sections: Vec::new(),
        state: "active",
        legal_status: "none",
        facts: vec![(T(locale).state_label(), T(locale).body_state("active"))],
        bound: true,
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        term: "2025年6月1日 – 2028年5月31日".into(),
        building: kernel::BuildingId::from_bytes([1; 16]),
        district: District::new(310_107).expect("a district"),
        t: T(locale),
    };
    vec![Sample::of("show_body", &page)]
}

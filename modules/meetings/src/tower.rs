//! What a tower shows of its meetings: the next one and what is on public notice; and to a person what waits for them.

use db::args;
use kernel::{Locale, Result};
use ledger::Tx;
use web::{Part, Sample, Tower};

use crate::{
    T,
    form::html,
    list_meetings::{self, MeetingItem, ResolutionItem},
    meeting::MeetingStage,
    resolution::ResolutionStage,
    score,
    show_minutes::resolution_chip,
    store::{ballot::sql as ballots, meeting::sql},
};

/// Rows in each list.
const SHOWN: u32 = 3;

#[derive(askama::Template)]
#[template(path = "meetings/_tower.html")]
struct Meetings {
    next: Option<MeetingItem>,
    noticed: Vec<ResolutionItem>,
    href: String,
    t: T,
}

#[derive(askama::Template)]
#[template(path = "meetings/_mine.html")]
struct Mine {
    meetings: Vec<MeetingItem>,
    /// What the person was drawn to appraise: title and address.
    scores: Vec<(String, String)>,
    t: T,
}

/// The soonest meeting that was convened or is under way.
fn next(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Option<MeetingItem>> {
    let district = tx.district();
    for state in [MeetingStage::Open, MeetingStage::Convened] {
        if let Some(row) = tx.all(&sql::IN_STATE, args![district, tower.building, state, 1])?.first() {
            return Ok(Some(list_meetings::row(tx, row, tower.locale)?));
        }
    }
    Ok(None)
}

/// The next meeting, and the resolutions on public notice.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let (t, format, district) = (T(tower.locale), i18n::Format(tower.locale), tx.district());
    let next = next(tx, tower)?;
    let rows = tx.all(&ballots::RESOLUTIONS_OF_BUILDING, args![district, tower.building, 20])?;
    let noticed: Vec<ResolutionItem> = rows
        .into_iter()
        .filter(|r| r.state == ResolutionStage::Noticed)
        .take(SHOWN as usize)
        .map(|r| ResolutionItem {
            href: format!("/{district}/resolutions/{}", r.id),
            number: r.number,
            title: r.title,
            chip: resolution_chip(r.state, t),
            on: r.until_on.map_or(String::new(), |on| t.notice_until(format.date(on))),
        })
        .collect();
    if next.is_none() && noticed.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::json!({ "next": next, "noticed": noticed });
    let href = format!("{}/meetings", tower.href());
    Ok(vec![Part { order: 30, html: html(&Meetings { next, noticed, href, t })?, name: "meetings", data }])
}

/// The staff's next meeting.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let Some(next) = next(tx, tower)? else { return Ok(Vec::new()) };
    let data = serde_json::to_value(&next)?;
    let href = format!("{}/meetings", tower.href());
    let part = Meetings { next: Some(next), noticed: Vec::new(), href, t: T(tower.locale) };
    Ok(vec![Part { order: 20, html: html(&part)?, name: "next_meeting", data }])
}

/// The meetings of the bodies in which a person holds a seat.
///
/// # Errors
/// The database's own failure.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> Result<Vec<Part>> {
    let (district, person) = (tx.district(), tx.person()?);
    let scores = score::waiting_scores(tx, locale)?;
    let mut meetings = Vec::new();
    for seat in committees::api::seats_of(tx, person)? {
        let Some(body) = committees::api::body(tx, seat.body)? else { continue };
        for state in [MeetingStage::Open, MeetingStage::Convened] {
            for row in tx.all(&sql::IN_STATE, args![district, body.building, state, SHOWN])? {
                if row.body == body.id {
                    meetings.push(list_meetings::row(tx, &row, locale)?);
                }
            }
        }
    }
    if meetings.is_empty() && scores.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::json!({ "meetings": meetings, "scores": scores });
    Ok(vec![Part { order: 5, html: html(&Mine { meetings, scores, t: T(locale) })?, name: "meetings", data }])
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let item = || MeetingItem {
        href: "/".into(),
        title: "第 4 次议事会".into(),
        chip: crate::show_meeting::chip(MeetingStage::Convened, t),
        facts: t.when_where("11月28日 09:30", "3 层共享会议室"),
        at: kernel::Timestamp::from_micros(0),
    };
    let noticed = ResolutionItem {
        href: "/".into(),
        number: "和衡楼议〔2026〕6号".into(),
        title: "关于试行电梯错峰停靠的决议".into(),
        chip: resolution_chip(ResolutionStage::Noticed, t),
        on: t.notice_until("12月5日"),
    };
    let part = Meetings { next: Some(item()), noticed: vec![noticed], href: "/".into(), t };
    vec![
        Sample::of("_tower", &part),
        Sample::of("_mine", &Mine { meetings: vec![item()], scores: vec![("电梯错峰".into(), "/".into())], t }),
    ]
}

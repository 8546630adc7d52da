//! Posts, promises and what may be done next, as an organisation's page shows them.

use db::args;
use kernel::{Act, Date, Locale, Permission};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Tone};
use web::Action;

use crate::{
    T,
    book::Unit,
    duties::{DutyItem, Evidence},
    numbers,
    permissions::{
        ConfirmPromise, DecideTenure, DissolveUnit, EditUnit, FoundUnit, MakePromise, ProposeTenure, ReparentUnit,
        ShowOffers,
    },
    post::{PostKind, TenureState, vacancy},
    posts,
    store::{PromiseRow, sql},
    unit::{PromiseId, TenureId},
};

/// A post with whoever holds it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct PostItem {
    pub kind: &'static str,
    /// Days for which nobody has held it.
    pub vacant_days: Option<i64>,
    pub holders: Vec<HolderItem>,
    #[serde(skip)]
    pub title: String,
    #[serde(skip)]
    pub chip: Option<Chip>,
}

/// Somebody who holds a post, acts for its holder, or is proposed.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct HolderItem {
    pub id: TenureId,
    pub name: String,
    pub acting: bool,
    pub state: &'static str,
    pub until: Date,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub span: String,
    #[serde(skip)]
    pub action: Option<Action>,
}

/// A secretary's promise.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct PromiseItem {
    pub id: PromiseId,
    pub what: String,
    pub due: Date,
    pub overdue: bool,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub day: String,
    #[serde(skip)]
    pub action: Option<Action>,
}

/// Whether the actor holds a role of a permission where the superior decides.
fn from_above(tx: &Tx<'_, '_>, unit: &Unit, permission: &Permission) -> bool {
    let above = unit.superior.filter(|s| unit.book.get(*s).is_some()).unwrap_or(unit.id);
    let place = unit.book.place(unit.district, above, tx.actor());
    permission.roles.iter().any(|r| tx.actor().holds(*r, &place))
}

fn here(tx: &Tx<'_, '_>, unit: &Unit, permission: &Permission) -> bool {
    permission.roles.iter().any(|r| tx.actor().holds(*r, kernel::Resource::place(unit)))
}

/// A word as a heading begins: with a capital, where the script has them.
fn heading(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The posts of an organisation, the secretary's first.
///
/// # Errors
/// The database's own failure.
pub fn posts(tx: &mut Tx<'_, '_>, unit: &Unit, locale: Locale) -> kernel::Result<Vec<PostItem>> {
    let (district, today, t, format) = (tx.district(), tx.today(), T(locale), i18n::Format(locale));
    let most = numbers::at(tx, unit.towers())?.vacancy_days.value;
    let decides = from_above(tx, unit, &DecideTenure::PERMISSION);
    let me = tx.actor().person();
    let mut rows = posts::of(tx, unit.id)?;
    rows.sort_by_key(|p| (PostKind::ALL.iter().position(|k| *k == p.kind), p.id));
    let mut tenures = tx.all(&sql::TENURES, args![district, unit.id])?;
    tenures.retain(|n| n.state != TenureState::Ended);
    let people: Vec<_> = tenures.iter().map(|n| n.person).collect();
    let names = identity::api::names_of(tx, &people)?;
    let mut items = Vec::new();
    for post in rows {
        let mut holders = Vec::new();
        for held in tenures.iter().filter(|n| n.post == post.id) {
            let base = format!("/{district}/party/tenures/{}", held.id);
            let (chip, action) = match (held.state, held.acting) {
                (TenureState::Proposed, _) => (
                    Chip::new(Tone::Waiting, t.awaits_approval()),
                    (decides && held.proposed_by != me).then(|| {
                        Action::page("decide_tenure", format!("{base}/decision"), t.do_decide_tenure()).main()
                    }),
                ),
                (state, acting) => (
                    if state == TenureState::Approved {
                        Chip::new(Tone::Soon, t.is_approved())
                    } else if acting {
                        Chip::new(Tone::Notice, t.is_acting())
                    } else {
                        Chip::new(Tone::Done, t.in_post())
                    },
                    decides.then(|| Action::button("end_tenure", format!("{base}/ending"), t.do_end_tenure())),
                ),
            };
            holders.push(HolderItem {
                id: held.id,
                name: names.get(&held.person).map_or(t.erased().to_owned(), |n| n.reveal().clone()),
                acting: held.acting,
                state: held.state.code(),
                until: held.until_on,
                chip,
                span: t.stood_from(format.date_long(held.from_on), format.date_long(held.until_on)),
                action,
            });
        }
        let vacant = post.vacant_since.filter(|_| unit.dissolved_on.is_none()).map(|since| vacancy(since, today, most));
        let unknown = vacant.is_none() && holders.is_empty() && unit.dissolved_on.is_none();
        items.push(PostItem {
            kind: post.kind.code(),
            vacant_days: vacant.map(|v| v.days),
            holders,
            title: heading(&t.post(post.kind.code())),
            chip: match vacant {
                Some(v) => {
                    let tone = if v.late { Tone::Late } else { Tone::Soon };
                    Some(Chip::new(tone, t.vacant_for(v.days, most)))
                }
                None => unknown.then(|| Chip::new(Tone::New, t.not_registered())),
            },
        });
    }
    Ok(items)
}

/// Where a promise stands.
pub fn promise_chip(row: &PromiseRow, today: Date, t: T) -> Chip {
    match (row.kept_on, row.delivered_on, row.due_on < today) {
        (Some(_), ..) => Chip::new(Tone::Done, t.promise_is_kept()),
        (_, Some(_), _) => Chip::new(Tone::Waiting, t.promise_is_delivered()),
        (_, _, true) => Chip::new(Tone::Late, t.promise_is_late()),
        _ => Chip::new(Tone::Doing, t.promise_is_open()),
    }
}

/// What its secretaries have promised, newest first.
///
/// # Errors
/// The database's own failure.
pub fn promises(tx: &mut Tx<'_, '_>, unit: &Unit, locale: Locale) -> kernel::Result<Vec<PromiseItem>> {
    let (district, today, t) = (tx.district(), tx.today(), T(locale));
    let me = tx.actor().person();
    let confirms = here(tx, unit, &ConfirmPromise::PERMISSION);
    let rows = tx.all(&sql::PROMISES, args![district, unit.id])?;
    Ok(rows
        .into_iter()
        .rev()
        .map(|row| {
            let overdue = row.delivered_on.is_none() && row.due_on < today;
            let base = format!("/{district}/party/promises/{}", row.id);
            let chip = promise_chip(&row, today, t);
            let mine = Some(row.person) == me;
            let action = if mine && row.delivered_on.is_none() {
                Some(Action::button("deliver_promise", format!("{base}/delivery"), t.do_deliver()))
            } else if !mine && confirms && row.delivered_on.is_some() && row.kept_on.is_none() {
                Some(Action::button("confirm_promise", format!("{base}/confirmation"), t.do_confirm()).main())
            } else {
                None
            };
            let day = i18n::Format(locale).date_long(row.due_on);
            PromiseItem { id: row.id, what: row.what, due: row.due_on, overdue, chip, day, action }
        })
        .collect())
}

/// What the reader may do with an organisation.
pub fn actions(tx: &Tx<'_, '_>, unit: &Unit, t: T) -> Vec<Action> {
    if unit.dissolved_on.is_some() {
        return Vec::new();
    }
    let base = unit.href();
    let page = |name: &'static str, tail: &str, label: &str| Action::page(name, format!("{base}/{tail}"), label);
    let mut actions = Vec::new();
    if here(tx, unit, &EditUnit::PERMISSION) {
        actions.push(page("edit_unit", "record", t.do_edit()));
    }
    if here(tx, unit, &ProposeTenure::PERMISSION) {
        actions.push(page("propose_tenure", "tenures", t.do_propose_tenure()));
    }
    if from_above(tx, unit, &DecideTenure::PERMISSION) {
        actions.push(page("name_acting", "acting", t.do_act()));
    }
    if kernel::Resource::relations(unit, tx.actor()).contains(&kernel::Relation::Oneself)
        || here(tx, unit, &MakePromise::PERMISSION)
    {
        actions.push(page("make_promise", "promises", t.do_promise()));
    }
    if unit.kind.is_of_tower() && here(tx, unit, &ShowOffers::PERMISSION) {
        for tower in unit.towers() {
            let path = format!("/{}/towers/{tower}/party/offers", unit.district);
            actions.push(Action::page("list_offers", path, t.offers_title()));
        }
    }
    if here(tx, unit, &FoundUnit::PERMISSION) && unit.kind.level() < 5 {
        let path = format!("/{}/party/organisations/new", unit.district);
        actions.push(Action::page("found_unit", path, t.do_found_below()).with("superior", unit.id.to_string()));
    }
    if here(tx, unit, &ReparentUnit::PERMISSION) {
        actions.push(page("reparent_unit", "superior", t.do_reparent()));
    }
    if from_above(tx, unit, &DissolveUnit::PERMISSION) {
        actions.push(page("dissolve_unit", "dissolution", t.do_dissolve()));
    }
    actions
}

pub fn sample_posts(locale: Locale) -> Vec<PostItem> {
    let t = T(locale);
    let until = Date::new(2029, 3, 1).expect("a date");
    let holder = HolderItem {
        id: TenureId::from_bytes([1; 16]),
        name: "方既白".into(),
        acting: false,
        state: "held",
        until,
        chip: Chip::new(Tone::Done, t.in_post()),
        span: "2026年3月2日 – 2029年3月1日".into(),
        action: Some(Action::button("end_tenure", "/", t.do_end_tenure())),
    };
    let post = |kind: PostKind, holders, vacant: Option<i64>| PostItem {
        kind: kind.code(),
        vacant_days: vacant,
        holders,
        title: t.post(kind.code()),
        chip: vacant.map(|days| Chip::new(Tone::Late, t.vacant_for(days, 60u32))),
    };
    vec![post(PostKind::Secretary, vec![holder], None), post(PostKind::Organiser, vec![], Some(75))]
}

pub fn sample_duties(locale: Locale) -> Vec<DutyItem> {
    let t = T(locale);
    let duty = |title: &str, done: bool| DutyItem {
        id: "review".into(),
        title: title.into(),
        clause: "规则 26".into(),
        evidence: vec![Evidence::Review.code()],
        last: done.then(|| Date::new(2026, 3, 2).expect("a date")),
        href: done.then(|| "/".into()),
        done,
        chip: if done { Chip::new(Tone::Done, t.duty_done()) } else { Chip::new(Tone::Late, t.duty_open()) },
        day: if done { "2026年3月2日".into() } else { String::new() },
        kind: t.evidence(Evidence::Review.code()),
    };
    vec![duty("审核楼宇项目", true), duty("组织评议问效", false)]
}

pub fn sample_promises(locale: Locale) -> Vec<PromiseItem> {
    let t = T(locale);
    vec![PromiseItem {
        id: PromiseId::from_bytes([1; 16]),
        what: "每月第一周在楼内接待一次".into(),
        due: Date::new(2026, 3, 2).expect("a date"),
        overdue: true,
        chip: Chip::new(Tone::Late, t.promise_is_late()),
        day: "2026年3月2日".into(),
        action: Some(Action::button("deliver_promise", "/", t.do_deliver())),
    }]
}

//! The page of an alliance: who convenes it, who is in it now and was before.

use axum::extract::Path;
use db::args;
use kernel::{District, Locale};
use serde::Serialize;
use ui::{Crumb, Frame, Layout, Section};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    alliance::{Alliance, Convened},
    book::{Book, anywhere, href},
    permissions::{JoinAlliance, KeepAlliance, ShowUnit},
    proposal::{HistoryItem, timeline},
    store::{AllyRow, sql},
    unit::{AllianceId, UnitId},
};

/// A member of an alliance.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Ally {
    pub id: UnitId,
    pub name: String,
    pub kind: String,
    /// Names of the other alliances that it is in: the same organisation, not another one.
    pub also_in: Vec<String>,
    pub since: String,
    pub until: String,
    /// It convenes the alliance.
    pub convenes: bool,
    /// Its page, for those who may see it.
    #[serde(skip)]
    href: Option<String>,
    #[serde(skip)]
    leave: Option<Action>,
}

/// An alliance.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/alliance.html")]
pub struct AlliancePage {
    pub id: AllianceId,
    pub name: String,
    pub axis: String,
    pub purpose: String,
    pub members: Vec<Ally>,
    pub former: Vec<Ally>,
    pub actions: Vec<Action>,
    pub timeline: Vec<HistoryItem>,
    #[serde(skip)]
    founded: String,
    #[serde(skip)]
    ended: Option<String>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for AlliancePage {
    fn title(&self, _: Locale) -> String {
        self.name.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs =
            vec![Crumb::link(self.t.nav_party(), format!("/{}/party", self.district)), Crumb::here(&self.name)];
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// An alliance with its members.
#[utoipa::path(get, path = "/{district}/party/alliances/{alliance}", operation_id = "show_alliance", tag = "party",
    params(("district" = District, Path), ("alliance" = AllianceId, Path)),
    responses((status = 200, body = AlliancePage)), extensions(("x-permission" = json!("party.show_unit"))))]
pub async fn show_alliance(ctx: Ctx, Path((district, id)): Path<(District, AllianceId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let alliance = tx.granted::<ShowUnit, Alliance>(id)?.into_inner();
            let (t, format, book) = (T(locale), i18n::Format(locale), Book::open(tx)?);
            let all = tx.all(&sql::ALLIANCES, args![district])?;
            let allies = tx.all(&sql::ALLIES, args![district])?;
            let seen = book.seen(district, tx.actor());
            let may = |unit: UnitId| {
                let place = book.place(district, unit, tx.actor());
                <JoinAlliance as kernel::Act>::PERMISSION.roles.iter().any(|r| tx.actor().holds(*r, &place))
            };
            let ally = |a: &AllyRow| {
                let name_of = |other: AllianceId| all.iter().find(|x| x.id == other).map(|x| x.name.clone());
                let others = allies.iter().filter(|o| o.unit == a.unit && o.alliance != id && o.left_on.is_none());
                let leave = format!("{}/members/{}/leaving", alliance.href(), a.unit);
                Ally {
                    id: a.unit,
                    name: book.name(a.unit),
                    kind: book.get(a.unit).map_or(String::new(), |u| t.kind(u.kind.code())),
                    also_in: others.filter_map(|o| name_of(o.alliance)).collect(),
                    since: format.date_long(a.joined_on),
                    until: a.left_on.map_or(String::new(), |d| format.date_long(d)),
                    href: seen.contains(&a.unit).then(|| href(district, a.unit)),
                    convenes: a.unit == alliance.convener,
                    leave: (a.left_on.is_none() && a.unit != alliance.convener && may(a.unit))
                        .then(|| Action::button("leave_alliance", leave, t.do_leave())),
                }
            };
            let members = alliance.allies.iter().filter(|a| a.left_on.is_none()).map(ally).collect();
            let former = alliance.allies.iter().filter(|a| a.left_on.is_some()).map(ally).collect();
            let mut actions = Vec::new();
            if alliance.ended_on.is_none() {
                if anywhere::<JoinAlliance>(tx).is_ok() {
                    actions.push(
                        Action::page("join_alliance", format!("{}/members", alliance.href()), t.do_join()).main(),
                    );
                }
                if tx.grant::<KeepAlliance, _>(Convened::of(alliance.clone())).is_ok() {
                    let path = format!("{}/ending", alliance.href());
                    actions.push(Action::button("end_alliance", path, t.do_end_alliance()));
                }
            }
            let timeline = timeline(tx, &id.to_string(), crate::EVENTS, locale)?;
            let row = &alliance.row;
            Ok(AlliancePage {
                id,
                name: row.name.clone(),
                axis: t.axis(row.axis.code()),
                purpose: row.purpose.clone(),
                members,
                former,
                actions,
                timeline,
                founded: format.date_long(row.founded_on),
                ended: row.ended_on.map(|d| format.date_long(d)),
                district,
                t,
            })
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let ally = |name: &str, until: &str| Ally {
        id: UnitId::from_bytes([1; 16]),
        name: name.into(),
        kind: t.kind("branch"),
        also_in: vec!["长风数字产业党建联盟".into()],
        since: "2026年3月2日".into(),
        until: until.into(),
        href: until.is_empty().then(|| "/".into()),
        convenes: until.is_empty(),
        leave: Some(Action::button("leave_alliance", "/", t.do_leave())),
    };
    let page = AlliancePage {
        id: AllianceId::from_bytes([2; 16]),
        name: "望江路商圈党建联盟".into(),
        axis: t.axis("area"),
        purpose: "共享会议室和志愿服务。".into(),
        members: vec![ally("明岫信息党支部", "")],
        former: vec![ally("言蹊设计党支部", "2026年6月1日")],
        actions: vec![Action::page("join_alliance", "/", t.do_join()).main()],
        timeline: Vec::new(),
        founded: "2026年3月2日".into(),
        ended: Some("2026年9月1日".into()),
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("alliance", &page)]
}

//! The papers of a founding, printed from what is there, in official Chinese: application, list of the preparing group,
//! letters of willingness, statement of the legal status. Nothing is typed twice.

use axum::extract::Path;
use committees::api::LegalStatus;
use kernel::{District, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Crumb, Frame, Section};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    founding::Founding,
    permissions::ShowFounding,
    state::{FoundingId, Kind},
    store::InitiatorRow,
};

/// A paper: its title and paragraphs.
#[derive(Debug, Default, Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "founding/_paper.html")]
pub struct Paper {
    pub title: &'static str,
    pub paragraphs: Vec<String>,
    /// By whom, and on which day.
    pub signed: Vec<String>,
}

impl Paper {
    pub fn new(title: &'static str, paragraphs: Vec<String>) -> Self {
        Self { title, paragraphs, signed: Vec::new() }
    }
}

/// An objection and its answer.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "founding/show_receipt.html")]
pub struct ObjectionReceiptPage {
    pub name: String,
    pub href: String,
    pub code: String,
    pub sent: String,
    pub words: String,
    pub answer: String,
    #[serde(skip)]
    pub t: T,
}

impl View for ObjectionReceiptPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).receipt_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.name, &self.href), Crumb::here(self.t.receipt_title())];
        Frame { section: Section::Foundings, crumbs, ..Frame::default() }
    }
}

/// The papers of an application, or of what happens to a committee at work.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "founding/show_papers.html")]
pub struct PapersPage {
    pub name: String,
    pub papers: Vec<Paper>,
    #[serde(skip)]
    pub href: String,
    #[serde(skip)]
    pub t: T,
}

impl View for PapersPage {
    fn title(&self, locale: Locale) -> String {
        format!("{} · {}", T(locale).papers(), self.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.name, &self.href), Crumb::here(self.t.papers())];
        Frame { section: Section::Foundings, crumbs, ..Frame::default() }
    }
}

/// The letter of willingness of one initiator.
pub fn willingness(founding: &Founding, initiator: &InitiatorRow) -> (&'static str, Vec<String>) {
    let t = T(Locale::Zh);
    let mut paragraphs = vec![t.willingness_text(&initiator.name, &founding.name)];
    paragraphs.push(match initiator.willing_at {
        Some(at) => t.willingness_signed(&initiator.name, i18n::Format(Locale::Zh).date_long(at.date())),
        None => t.willingness_unsigned(&initiator.name),
    });
    (t.willingness_title(), paragraphs)
}

/// The papers of an application, to be printed.
#[utoipa::path(get, path = "/{district}/foundings/{founding}/papers", operation_id = "show_founding_papers", tag = "founding",
    params(("district" = District, Path), ("founding" = FoundingId, Path)),
    responses((status = 200, body = PapersPage)), extensions(("x-permission" = json!("founding.show_founding"))))]
pub async fn show_founding_papers(ctx: Ctx, Path((_, id)): Path<(District, FoundingId)>) -> Result {
    let t = T(ctx.locale);
    let page = ctx
        .read(move |tx| {
            let founding = Founding::to::<ShowFounding>(tx, id)?;
            let papers = papers(tx, &founding)?;
            Ok(PapersPage { name: founding.name.clone(), papers, href: founding.href(), t })
        })
        .await?;
    ctx.show(&page).await
}

fn papers(tx: &mut Tx<'_, '_>, founding: &Founding) -> kernel::Result<Vec<Paper>> {
    let (t, format) = (T(Locale::Zh), i18n::Format(Locale::Zh));
    let building = registry::api::building_of(tx, founding.building)?;
    let subdistrict = registry::api::division(tx, founding.subdistrict)?.map_or(String::new(), |d| d.name);
    let people: Vec<_> = founding.members.iter().map(|m| m.person).collect();
    let names = identity::api::names_of(tx, &people)?;
    let names_of_initiators: Vec<&str> = founding.initiators.iter().map(|i| i.name.as_str()).collect();
    let from = match founding.kind {
        Kind::Founding => format.list(&names_of_initiators),
        Kind::Renewal => founding.name.clone(),
    };
    let on = founding.applied_on.map_or_else(|| t.not_dated().to_owned(), |d| format.date_long(d));
    let application = vec![
        t.application_to(&subdistrict),
        t.application_text(founding.kind.code(), &from, &building.name, &founding.name),
        t.application_seats(founding.members.iter().filter(|m| m.position.votes()).count()),
        t.application_signed(&from, on),
    ];
    let mut list: Vec<String> = Vec::new();
    for (n, member) in (1i64..).zip(&founding.members) {
        let name = names.get(&member.person).map_or(String::new(), |n| n.reveal().clone());
        let organisation = match member.organisation {
            Some(id) => registry::api::organisation(tx, id)?.map_or(String::new(), |o| o.name),
            None => String::new(),
        };
        let position = member.position.code();
        let kind = committees::api::seat_word(Locale::Zh, member.kind);
        let parts = [&*name, kind, t.place_of(position).as_ref(), &organisation].map(str::to_owned);
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        list.push(t.list_line(n, parts.join(t.list_comma())));
    }
    let status = founding.legal_status.unwrap_or(LegalStatus::None);
    let statement = vec![
        t.statement_text(&founding.name, committees::api::legal_word(Locale::Zh, status)),
        t.statement_limit(status.code()),
    ];
    let mut papers = vec![Paper::new(t.application_title(), application), Paper::new(t.list_title(), list.clone())];
    for initiator in &founding.initiators {
        let (title, paragraphs) = willingness(founding, initiator);
        papers.push(Paper::new(title, paragraphs));
    }
    if founding.legal_status.is_some() {
        papers.push(Paper::new(t.statement_title(), statement));
    }
    for (title, draft) in
        [(t.rules_draft(), &founding.rules), (t.covenant_draft(), &founding.covenant), (t.report(), &founding.report)]
    {
        if !draft.trim().is_empty() {
            papers.push(Paper::new(title, draft.lines().map(str::to_owned).collect()));
        }
    }
    papers.extend(crate::letters::of_founding(tx, founding, &list)?);
    Ok(papers)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let signed = || {
        let paper = Paper::new(T(Locale::Zh).letter_accepted_title(), vec!["现予受理。".into()]);
        Paper { signed: vec!["曹杨新村街道".into(), "2026年11月20日".into()], ..paper }
    };
    let paper = || Paper::new(T(Locale::Zh).application_title(), vec!["现申请设立。".into()]);
    let page =
        PapersPage { name: "石湾商务中心楼委会".into(), papers: vec![paper(), signed()], href: "/".into(), t };
    let receipt = ObjectionReceiptPage {
        name: "石湾商务中心楼委会".into(),
        href: "/".into(),
        code: "8XSGNMG6C5".into(),
        sent: "2026年11月20日".into(),
        words: "人选里没有餐饮企业。".into(),
        answer: t.not_answered().into(),
        t,
    };
    vec![
        Sample::of("_paper", &paper()),
        Sample::of("_paper", &signed()),
        Sample::of("show_papers", &page),
        Sample::of("show_receipt", &receipt),
    ]
}

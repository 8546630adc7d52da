//! A captaincy's page: who, since when, until when, what they took on, who objected and what was answered, what is next.

use axum::extract::Path;
use db::args;
use kernel::{Act as _, Actor, District, Locale, Permission, Resource as _, Role};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section, Tone, TowerLink};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    captain::{Captaincy, floor_href, name},
    captaincy::{CaptaincyId, ObjectionId, State, SubstitutionId},
    end_substitution::may_end,
    permissions as may,
    record::{self, CaptainRecord},
    store::sql,
    terms::Terms,
};

/// What somebody objected, and what was answered. The words are the secretary's to read.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CaptainObjectionItem {
    pub id: ObjectionId,
    pub on: String,
    pub words: Option<String>,
    /// `upheld`, `rejected`; nothing while it waits for an answer.
    pub verdict: Option<&'static str>,
    pub answer: Option<String>,
    #[serde(skip)]
    href: Option<String>,
    #[serde(skip)]
    chip: Chip,
}

/// Who stands in.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SubstituteItem {
    pub id: SubstitutionId,
    pub name: String,
    pub from: String,
    pub until: String,
    /// For those who may end it early.
    pub end: Option<Action>,
}

/// A line of what happened.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CaptainLine {
    pub on: String,
    pub text: String,
    pub href: String,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "captains/show_captaincy.html")]
pub struct CaptaincyPage {
    pub id: CaptaincyId,
    pub name: String,
    pub floor: String,
    /// The state of W2: `nominated`, `inquiry`, `in_office`, …
    pub state: String,
    pub duties: Vec<String>,
    pub acknowledged: bool,
    pub objections: Vec<CaptainObjectionItem>,
    pub substitutes: Vec<SubstituteItem>,
    /// Agreed to be shown with what they did.
    pub shown: bool,
    /// What they did: for themselves, and for others where they agree.
    pub record: Option<CaptainRecord>,
    pub lines: Vec<CaptainLine>,
    pub actions: Vec<Action>,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    mine: bool,
    #[serde(skip)]
    consent: String,
    /// It is being handed over: where its papers are, for those who may open them.
    #[serde(skip)]
    handing: Option<Option<String>>,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    floor_href: String,
    #[serde(skip)]
    t: T,
}

impl View for CaptaincyPage {
    fn title(&self, _: Locale) -> String {
        self.t.captaincy_title(&self.floor, &self.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.floor_sign(&self.floor), &self.floor_href),
            Crumb::here(self.t.captain()),
        ];
        Frame { section: Section::Tower, layout: Layout::Narrow, crumbs, tower: Some(self.tower.clone()) }
    }
}

/// The list of duties to read before deciding.
pub fn duties(terms: &Terms, t: T) -> ui::Html {
    let rows: String = terms
        .duties(t.0)
        .iter()
        .map(|d| format!("<li>{}<div>{}</div></li>", ui::icon("check"), ui::Escaped(d)))
        .collect();
    ui::Html(format!(r#"<h2>{}</h2><ul class="floors lined">{rows}</ul>"#, t.duties()))
}

/// The state in a word.
pub fn chip(state: &State, t: T) -> Chip {
    let tone = match state {
        State::Nominated { .. } | State::Cleared { .. } => Tone::Waiting,
        State::Inquiry { .. } => Tone::Notice,
        State::InOffice { .. } => Tone::Done,
        State::Suspended { .. } => Tone::Stuck,
        State::HandingOver { .. } => Tone::Doing,
        State::Ended { .. } => Tone::Closed,
    };
    let word = match state {
        State::Ended { how } => t.ending(how.code()),
        state => t.state(state.code()),
    };
    Chip::new(tone, word)
}

/// A captaincy.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}", operation_id = "show_captaincy", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = CaptaincyPage)), extensions(("x-permission" = json!("captains.show_floor"))))]
pub async fn show_captaincy(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let captaincy = tx.granted::<may::ShowFloor, Captaincy>(id)?.into_inner();
            let mut page = assemble(tx, &captaincy, locale)?;
            let (district, today) = (captaincy.district, tx.today());
            for entry in ledger::thread(tx, district, &id.to_string())?.iter().rev() {
                if let Some(line) = app.line(&entry.event, locale) {
                    page.lines.push(CaptainLine {
                        on: i18n::Format(locale).date_near(entry.event.at.date(), today),
                        text: line.text,
                        href: format!("/{district}/record/{}", entry.event.id),
                    });
                }
            }
            Ok(page)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, captaincy: &Captaincy, locale: Locale) -> kernel::Result<CaptaincyPage> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let (district, today) = (captaincy.district, tx.today());
    let terms = Terms::of(tx, captaincy.building)?;
    let building = registry::api::building_of(tx, captaincy.building)?;
    let secretary = tx.actor().holds(Role::CommitteeSecretary, captaincy.place());
    let objections = tx
        .all(&sql::OBJECTIONS, args![district, captaincy.id])?
        .into_iter()
        .map(|o| CaptainObjectionItem {
            id: o.id,
            on: format.date(o.at.date()),
            verdict: o.verdict.map(crate::captaincy::Verdict::code),
            href: (secretary && o.verdict.is_none()).then(|| format!("/{district}/captain-objections/{}/answer", o.id)),
            chip: match o.verdict {
                Some(verdict) => Chip::new(Tone::Closed, t.verdict(verdict.code())),
                None => Chip::new(Tone::Waiting, t.waits_for_answer()),
            },
            words: secretary.then_some(o.words),
            answer: o.answer,
        })
        .collect();
    let mut substitutes = Vec::new();
    for row in tx.all(&sql::SUBSTITUTIONS, args![district, captaincy.id, today])? {
        let (from, until) = (format.date(row.from_on), format.date(row.until_on));
        let end = may_end(tx.actor(), captaincy, &row).then(|| {
            let href = format!("{}/substitutes/{}/ending", captaincy.href(), row.id);
            Action::button("end_substitution", href, t.do_end_substitution())
        });
        substitutes.push(SubstituteItem { id: row.id, name: name(tx, row.person, locale)?, from, until, end });
    }
    let mut facts = vec![(t.fact_origin(), t.origin(captaincy.origin.code()))];
    match captaincy.state {
        State::Nominated { due } | State::Cleared { due } | State::HandingOver { due, .. } => {
            facts.push((t.fact_due(), format.date_near(due, today)));
        }
        State::Inquiry { until } => facts.push((t.fact_inquiry(), format.date_weekday(until))),
        _ => {}
    }
    if let Some(from) = captaincy.from_on {
        facts.push((t.fact_from(), format.date_long(from)));
        facts
            .push((t.fact_until(), captaincy.until_on.map_or_else(|| t.no_term().to_owned(), |d| format.date_long(d))));
    }
    let mine = tx.actor().person() == Some(captaincy.person);
    let staff =
        [Role::CommitteeSecretary, Role::CommitteeChair].iter().any(|r| tx.actor().holds(*r, captaincy.place()));
    let handing = matches!(captaincy.state, State::HandingOver { .. }).then(|| match (mine, staff) {
        (true, _) => Some(format!("/{district}/me")),
        (false, true) => Some(format!("/{district}/towers/{}/handovers", building.id)),
        (false, false) => None,
    });
    Ok(CaptaincyPage {
        id: captaincy.id,
        name: name(tx, captaincy.person, locale)?,
        floor: captaincy.floor_label.clone(),
        state: captaincy.row.state.clone(),
        duties: terms.duties(locale),
        acknowledged: captaincy.acknowledged,
        objections,
        substitutes,
        shown: captaincy.shown,
        record: if mine || captaincy.shown { Some(record::of(tx, captaincy.person, mine, locale)?) } else { None },
        lines: Vec::new(),
        actions: actions(tx.actor(), captaincy, t),
        words: captaincy.words.clone(),
        mine: mine && captaincy.from_on.is_some(),
        consent: format!("{}/consent", captaincy.href()),
        handing,
        facts,
        chip: chip(&captaincy.state, t),
        tower: TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) },
        floor_href: floor_href(district, building.id, captaincy.floor),
        t,
    })
}

fn permits(permission: &'static Permission, actor: &Actor, captaincy: &Captaincy) -> bool {
    permission.check(actor, captaincy).is_ok()
}

/// What this reader may do next, the main thing first.
fn actions(actor: &Actor, captaincy: &Captaincy, t: T) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut offer = |permission: &'static Permission, name, tail: &str, page: bool, label: &str, main| {
        if permits(permission, actor, captaincy) {
            let href = format!("{}/{tail}", captaincy.href());
            let action = if page { Action::page(name, href, label) } else { Action::button(name, href, label) };
            actions.push(action.main_if(main));
        }
    };
    let (substitute, resign) = (const { &may::Substitute::PERMISSION }, const { &may::Resign::PERMISSION });
    let (suspend, dismiss) = (const { &may::Suspend::PERMISSION }, const { &may::Dismiss::PERMISSION });
    let withdraw = const { &may::Withdraw::PERMISSION };
    match captaincy.state {
        State::Nominated { .. } => {
            offer(const { &may::Accept::PERMISSION }, "accept_nomination", "answer", true, t.do_accept(), true);
        }
        State::Inquiry { .. } => {
            offer(const { &may::Object::PERMISSION }, "captain_object", "objections", true, t.do_object(), false);
            offer(withdraw, "withdraw_nomination", "withdrawal", true, t.do_withdraw(), false);
        }
        State::Cleared { .. } => {
            let appoint = const { &may::AppointCaptain::PERMISSION };
            offer(appoint, "appoint_captain", "appointment", true, t.do_appoint(), true);
            offer(withdraw, "withdraw_nomination", "withdrawal", true, t.do_withdraw(), false);
        }
        State::InOffice { acknowledged, .. } => {
            if !acknowledged {
                let acknowledge = const { &may::Acknowledge::PERMISSION };
                offer(acknowledge, "acknowledge_duties", "acknowledgement", false, t.do_acknowledge(), true);
            }
            offer(substitute, "substitute_captain", "substitutes", true, t.do_substitute(), false);
            offer(resign, "resign_captaincy", "resignation", true, t.do_resign(), false);
            offer(suspend, "suspend_captain", "suspension", true, t.do_suspend(), false);
            offer(dismiss, "dismiss_captain", "dismissal", true, t.do_dismiss(), false);
        }
        State::Suspended { .. } => {
            offer(suspend, "resume_captain", "resumption", false, t.do_resume(), true);
            offer(substitute, "substitute_captain", "substitutes", true, t.do_substitute(), false);
            offer(dismiss, "dismiss_captain", "dismissal", true, t.do_dismiss(), false);
        }
        State::HandingOver { .. } | State::Ended { .. } => {}
    }
    actions
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |mine: bool, shown: bool| CaptaincyPage {
        id: CaptaincyId::from_bytes([1; 16]),
        name: "江若昀".into(),
        floor: "17".into(),
        state: "in_office".into(),
        duties: Terms::of_nobody().duties(locale),
        acknowledged: true,
        objections: vec![CaptainObjectionItem {
            id: ObjectionId::from_bytes([1; 16]),
            on: "11月3日".into(),
            words: Some("不常在楼层。".into()),
            verdict: None,
            answer: Some("每周在楼层四天。".into()),
            href: Some("/".into()),
            chip: Chip::new(Tone::Waiting, t.waits_for_answer()),
        }],
        substitutes: vec![SubstituteItem {
            id: SubstitutionId::from_bytes([1; 16]),
            name: "林默".into(),
            from: "3月2日".into(),
            until: "3月9日".into(),
            end: Some(Action::button("end_substitution", "/", t.do_end_substitution())),
        }],
        shown,
        record: mine.then(|| record::sample(t)),
        lines: vec![CaptainLine { on: "3月2日".into(), text: "聘任".into(), href: "/".into() }],
        actions: vec![Action::page("resign_captaincy", "/", t.do_resign())],
        words: "热心，认得本层的人。".into(),
        mine,
        consent: "/".into(),
        handing: (!shown).then(|| Some("/".into())),
        facts: vec![(t.fact_from(), "2026年3月2日".into())],
        chip: Chip::new(Tone::Done, t.state("in_office")),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        floor_href: "/".into(),
        t,
    };
    vec![
        Sample::of("show_captaincy", &page(true, false)),
        Sample::of("show_captaincy", &page(true, true)),
        Sample::of("show_captaincy", &page(false, false)),
    ]
}

//! A handover: what is handed over, section by section, notes, questions, both signatures. Printed it is a paper.

use std::collections::HashMap;

use axum::extract::Path;
use db::args;
use kernel::{Act as _, Date, District, Locale, PersonId};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Tone, TowerLink};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T, first_day,
    handover::{Handover, HandoverId, State},
    pack::Pack,
    permissions::{ListHandovers, NameSuccessor, ShowHandover, StandIn},
    sections::{Entry, Section},
    store::{QuestionRow, sql},
};

static LIST: kernel::Permission = ListHandovers::PERMISSION;

/// A line of a section.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HandoverEntry {
    pub text: String,
    pub detail: String,
    pub href: Option<String>,
    pub on: Option<Date>,
    /// The holder of a post.
    pub name: String,
    #[serde(skip)]
    on_text: String,
}

impl HandoverEntry {
    /// A line for samples.
    pub fn sample(text: &str, detail: &str) -> Self {
        let (text, detail) = (text.to_owned(), detail.to_owned());
        Self { text, detail, href: Some("/".into()), on: None, name: String::new(), on_text: String::new() }
    }
}

/// A question, with its answer once there is one.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct QuestionItem {
    pub id: crate::handover::QuestionId,
    pub words: String,
    pub answer: Option<String>,
    #[serde(skip)]
    action: Option<Action>,
}

/// A section.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SectionItem {
    pub section: &'static str,
    pub note: String,
    pub entries: Vec<HandoverEntry>,
    pub questions: Vec<QuestionItem>,
    pub confirmed: bool,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    icon: &'static str,
    /// What holds for all of its lines.
    #[serde(skip)]
    lead: &'static str,
    #[serde(skip)]
    chip: Option<Chip>,
    #[serde(skip)]
    actions: Vec<Action>,
}

/// A handover.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "handover/show_handover.html")]
pub struct HandoverPage {
    pub id: HandoverId,
    pub state: &'static str,
    pub role: &'static str,
    pub ends: Date,
    pub due: Date,
    pub late: bool,
    pub vacant: bool,
    pub confirmed: usize,
    /// Sections with something in them: those to be confirmed.
    pub needed: usize,
    pub sections: Vec<SectionItem>,
    pub digest: Option<String>,
    pub actions: Vec<Action>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    first_day: Option<String>,
    /// The reader may open the tower's list.
    #[serde(skip)]
    lists: bool,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for HandoverPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let mut crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(&self.title)];
        if self.lists {
            crumbs.insert(1, Crumb::link(self.t.nav_handovers(), format!("{}/handovers", self.tower.href)));
        }
        Frame { section: ui::Section::Handovers, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// The status in a word.
pub fn chip(state: State, late: bool, t: T) -> Chip {
    let tone = match state {
        _ if late => Tone::Late,
        State::Open => Tone::Doing,
        State::Signed => Tone::Waiting,
        State::Done => Tone::Done,
        State::Dropped => Tone::Closed,
    };
    Chip::new(tone, t.state(state.code()))
}

/// What one hands over, or takes over.
#[utoipa::path(get, path = "/{district}/handovers/{handover}", operation_id = "show_handover", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)),
    responses((status = 200, body = HandoverPage)), extensions(("x-permission" = json!("handover.show_handover"))))]
pub async fn show_handover(ctx: Ctx, Path((_, id)): Path<(District, HandoverId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let handover = Handover::to::<ShowHandover>(tx, id)?;
            page(tx, &handover, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn page(tx: &mut Tx<'_, '_>, handover: &Handover, locale: Locale) -> kernel::Result<HandoverPage> {
    let (t, format, today) = (T(locale), i18n::Format(locale), tx.today());
    let (district, id) = (handover.district, handover.id);
    let pack = Pack::of(tx, handover)?;
    let checks = tx.all(&sql::CHECKS, args![district, id])?;
    let questions = tx.all(&sql::QUESTIONS, args![district, id])?;
    let mut people: Vec<PersonId> = pack.0.iter().flat_map(|p| &p.entries).filter_map(|e| e.person).collect();
    people.extend(handover.sides());
    people.extend(handover.signed_by);
    let names = names(tx, &people, t)?;
    let named = |person: Option<PersonId>, nobody: &str| {
        person.and_then(|p| names.get(&p).cloned()).unwrap_or_else(|| nobody.to_owned())
    };
    let late = handover.state.is_running() && handover.due_on < today;
    let mut facts = vec![
        (t.leaver(), named(Some(handover.leaver), t.gone())),
        (t.successor(), named(handover.successor, t.vacant())),
        (t.ends_label(), format.date_long(handover.ends_on)),
        (t.due_label(), format.date_long(handover.due_on)),
    ];
    if let Some(at) = handover.signed_at {
        let signed = named(handover.signed_by, t.gone());
        let day = format.date_long(at.date());
        facts.push(if handover.stood_in {
            (t.stood_in_label(), t.signed_on(signed, day))
        } else {
            (t.leaver_signed(), t.signed_on(signed, day))
        });
    }
    if let Some(at) = handover.done_at.filter(|_| handover.state == State::Done) {
        facts.push((
            t.successor_signed(),
            t.signed_on(named(handover.successor, t.gone()), format.date_long(at.date())),
        ));
    }
    let needed: Vec<Section> = pack.to_confirm().collect();
    let confirmed = needed.iter().filter(|s| checks.iter().any(|(c, _)| c == *s)).count();
    let open = questions.iter().filter(|q| q.answer.is_none()).count();
    let mut sections = Vec::new();
    for paper in pack.0 {
        let checked = checks.iter().any(|(s, _)| *s == paper.section);
        let waits = !checked && paper.is_full();
        let entries = paper.entries.into_iter().map(|e| entry(e, &names, today, locale)).collect();
        let asked = questions.iter().filter(|q| q.section == paper.section);
        sections.push(SectionItem {
            section: paper.section.code(),
            title: t.section(paper.section.code()),
            icon: paper.section.icon(),
            lead: if paper.section == Section::Contacts { t.reach() } else { "" },
            note: paper.note,
            entries,
            questions: asked.map(|q| question(q, handover, tx, t)).collect(),
            confirmed: checked,
            chip: checked.then(|| Chip::new(Tone::Done, t.confirmed())),
            actions: section_actions(tx, handover, paper.section, waits, t),
        });
    }
    let building = registry::api::building_of(tx, handover.building)?;
    let lists = LIST.check(tx.actor(), &building).is_ok();
    let opens = handover.is_successor(tx.actor()) && first_day::is_held(tx, &handover.row)?;
    let first_day = opens.then(|| first_day_of(handover));
    Ok(HandoverPage {
        id,
        state: handover.state.code(),
        role: handover.role.code(),
        ends: handover.ends_on,
        due: handover.due_on,
        late,
        vacant: handover.successor.is_none(),
        confirmed,
        sections,
        digest: handover.digest.clone(),
        actions: actions(tx, handover, confirmed >= needed.len() && open == 0, t)?,
        needed: needed.len(),
        title: t.handover_of(handover.post().get(locale)),
        chip: chip(handover.state, late, t),
        facts,
        first_day,
        lists,
        href: handover.href(),
        tower: TowerLink { name: handover.tower.clone(), href: format!("/{district}/towers/{}", handover.building) },
        t,
    })
}

/// The successor's page of the first steps.
pub fn first_day_of(handover: &Handover) -> String {
    format!("/{}/towers/{}/first-day/{}", handover.district, handover.building, handover.role.code())
}

/// Names of those who act for the public; whoever erased themselves has none.
pub fn names(tx: &mut Tx<'_, '_>, people: &[PersonId], t: T) -> kernel::Result<HashMap<PersonId, String>> {
    let known = identity::api::names_of(tx, people)?;
    Ok(people.iter().map(|p| (*p, known.get(p).map_or(t.gone().to_owned(), |n| n.reveal().clone()))).collect())
}

/// A line as it is shown.
pub fn entry(entry: Entry, names: &HashMap<PersonId, String>, today: Date, locale: Locale) -> HandoverEntry {
    HandoverEntry {
        text: entry.text.get(locale).to_owned(),
        detail: entry.detail.get(locale).to_owned(),
        href: entry.href,
        on: entry.on,
        name: entry.person.and_then(|p| names.get(&p).cloned()).unwrap_or_default(),
        on_text: entry.on.map_or(String::new(), |on| i18n::Format(locale).date_near(on, today)),
    }
}

fn question(row: &QuestionRow, handover: &Handover, tx: &Tx<'_, '_>, t: T) -> QuestionItem {
    use kernel::Act as _;
    let permission = const { &crate::permissions::AnswerQuestion::PERMISSION };
    let may = row.answer.is_none()
        && handover.state == State::Signed
        && !handover.is_successor(tx.actor())
        && permission.check(tx.actor(), handover).is_ok();
    QuestionItem {
        id: row.id,
        words: row.words.clone(),
        answer: row.answer.clone(),
        action: may.then(|| {
            let href = format!("/{}/handover-questions/{}/answer", handover.district, row.id);
            Action::page("answer_question", href, t.do_answer())
        }),
    }
}

fn section_actions(tx: &Tx<'_, '_>, handover: &Handover, section: Section, waits: bool, t: T) -> Vec<Action> {
    let (href, code) = (handover.href(), section.code());
    let mut actions = Vec::new();
    if handover.state == State::Open && handover.is_leaver(tx.actor()) {
        actions.push(Action::page("write_note", format!("{href}/notes"), t.do_note()).with("section", code));
    }
    if handover.state == State::Signed && handover.is_successor(tx.actor()) {
        if waits {
            let confirm = Action::button("confirm_section", format!("{href}/confirmations"), t.do_confirm());
            actions.push(confirm.with("section", code).main());
        }
        actions.push(Action::page("ask_question", format!("{href}/questions"), t.do_ask()).with("section", code));
    }
    actions
}

fn actions(tx: &mut Tx<'_, '_>, handover: &Handover, ready: bool, t: T) -> kernel::Result<Vec<Action>> {
    let (href, today) = (handover.href(), tx.today());
    let (leaver, successor) = (handover.is_leaver(tx.actor()), handover.is_successor(tx.actor()));
    let mut actions = Vec::new();
    if handover.state == State::Open {
        if leaver {
            actions.push(Action::button("sign_handover", format!("{href}/signature"), t.do_sign()).main());
        } else if handover.ends_on <= today && !successor && tx.grant::<StandIn, _>(handover.clone()).is_ok() {
            actions.push(Action::page("stand_in", format!("{href}/stand-in"), t.do_stand_in()));
        }
    }
    if handover.state == State::Signed && successor && ready {
        actions.push(Action::button("accept_handover", format!("{href}/acceptance"), t.do_accept()).main());
    }
    if handover.state.is_running() && tx.grant::<NameSuccessor, _>(handover.clone()).is_ok() {
        let main = handover.successor.is_none();
        actions.push(Action::page("name_successor", format!("{href}/successor"), t.do_name()).main_if(main));
    }
    Ok(actions)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let day = Date::new(2026, 11, 28).expect("a date");
    let item = |text: &str| HandoverEntry {
        text: text.into(),
        detail: t.owed("兑现承诺"),
        href: Some("/".into()),
        on: Some(day),
        name: String::new(),
        on_text: "11月28日".into(),
    };
    let section = |section: Section, entries: Vec<HandoverEntry>, confirmed: bool| SectionItem {
        section: section.code(),
        note: if confirmed { "钥匙在一楼前台。".into() } else { String::new() },
        entries,
        questions: vec![QuestionItem {
            id: crate::handover::QuestionId::from_bytes([4; 16]),
            words: "门禁卡找谁？".into(),
            answer: confirmed.then(|| "物业前台。".into()),
            action: Some(Action::page("answer_question", "/", t.do_answer())),
        }],
        confirmed,
        title: t.section(section.code()),
        icon: section.icon(),
        lead: t.reach(),
        chip: confirmed.then(|| Chip::new(Tone::Done, t.confirmed())),
        actions: vec![Action::button("confirm_section", "/", t.do_confirm())],
    };
    let page = |state: State, sections| HandoverPage {
        id: HandoverId::from_bytes([1; 16]),
        state: state.code(),
        role: "committee_secretary",
        ends: day,
        due: day,
        late: state == State::Open,
        vacant: false,
        confirmed: 1,
        needed: 1,
        sections,
        digest: (state == State::Done).then(|| "5f".repeat(32)),
        actions: vec![Action::button("sign_handover", "/", t.do_sign()).main()],
        title: t.handover_of(t.post("和衡中心", "秘书")),
        chip: chip(state, state == State::Open, t),
        facts: vec![(t.leaver(), "陆知微".into()), (t.successor(), t.vacant().into())],
        first_day: Some("/".into()),
        lists: true,
        href: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    let sections =
        || vec![section(Section::Promises, vec![item("设一间母婴室")], true), section(Section::Issues, vec![], false)];
    vec![
        Sample::of("show_handover", &page(State::Open, sections())),
        Sample::of("show_handover", &page(State::Done, sections())),
    ]
}

//! A founding's overview: where it stands among its steps, whom it waits for, how many days are left, what is met and what
//! is not. From the public notice on everybody reads it.

use axum::extract::Path;
use identity::api::{TimelineItem, timeline};
use kernel::{Date, District, Locale, PersonId};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink, Wait};
use web::{Action, App, Ctx, Result, Sample, View};

use crate::{
    T,
    actions::actions,
    drafts::{Document, FoundingDraftItem},
    founding::Founding,
    look::{StepItem, chip, steps},
    permissions as may,
    state::{FoundingId, State},
};

/// A rule or condition, and whether it holds.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CheckItem {
    pub text: String,
    pub met: bool,
    pub clause: String,
    /// Where the clause stands.
    pub rule: String,
    /// Where it is mended, for those who may.
    pub mend: Option<String>,
    #[serde(skip)]
    chip: Chip,
}

/// An initiator.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct InitiatorItem {
    pub name: String,
    pub side: &'static str,
    pub willing: bool,
    #[serde(skip)]
    word: String,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    remove: Option<Action>,
}

/// Somebody proposed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProposalItem {
    pub id: String,
    pub person: String,
    pub name: String,
    pub kind: &'static str,
    pub organisation: String,
    pub ordinary: bool,
    #[serde(skip)]
    kind_word: &'static str,
    #[serde(skip)]
    position: String,
    #[serde(skip)]
    remove: Option<Action>,
}

/// A founding or renewal.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "founding/show_founding.html")]
pub struct FoundingPage {
    pub id: FoundingId,
    pub name: String,
    /// `founding` or `renewal`.
    pub kind: &'static str,
    /// The state of W1: `preparing`, `noticed`, …
    pub state: String,
    pub body: Option<String>,
    pub meeting: Option<String>,
    pub due: Option<Date>,
    /// Days until then; negative once it is late.
    pub days_left: Option<i64>,
    pub notice_until: Option<Date>,
    pub waits_for: Option<Wait>,
    pub steps: Vec<StepItem>,
    pub conditions: Vec<CheckItem>,
    /// The drafts of the rules of procedure and the covenant, read by the rules.
    pub documents: Vec<FoundingDraftItem>,
    pub composition: Vec<CheckItem>,
    pub initiators: Vec<InitiatorItem>,
    pub members: Vec<ProposalItem>,
    pub legal_status: Option<&'static str>,
    /// What was missing, when it was sent back.
    pub missing: Vec<String>,
    pub filed_no: Option<String>,
    /// The revision of its papers, to be sent along when they are changed.
    pub rev: String,
    pub expired: bool,
    pub actions: Vec<Action>,
    pub timeline: Vec<TimelineItem>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    late: bool,
    #[serde(skip)]
    why: String,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    links: Vec<(&'static str, String)>,
    #[serde(skip)]
    notice: Option<String>,
    /// Where the drafts are written, for those who may.
    #[serde(skip)]
    draft: Option<String>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for FoundingPage {
    fn title(&self, _: Locale) -> String {
        self.name.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(&self.name)];
        Frame { section: Section::Foundings, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// A founding with everything that belongs to it.
#[utoipa::path(get, path = "/{district}/foundings/{founding}", operation_id = "show_founding", tag = "founding",
    params(("district" = District, Path), ("founding" = FoundingId, Path)),
    responses((status = 200, body = FoundingPage)), extensions(("x-permission" = json!("founding.show_founding"))))]
pub async fn show_founding(ctx: Ctx, Path((_, id)): Path<(District, FoundingId)>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let founding = Founding::to::<may::ShowFounding>(tx, id)?;
            assemble(tx, &app, founding, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn kept(met: bool, t: T) -> Chip {
    if met { Chip::new(Tone::Done, t.met()) } else { Chip::new(Tone::Waiting, t.not_met()) }
}

fn assemble(tx: &mut Tx<'_, '_>, app: &App, founding: Founding, locale: Locale) -> kernel::Result<FoundingPage> {
    let (t, format, today, district) = (T(locale), i18n::Format(locale), tx.today(), founding.district);
    let pack = founding.pack(tx)?;
    let prepares = founding.prepared_by_reader(tx)?;
    let edits = prepares && founding.state.may_edit("edit").is_ok();
    let names_change = prepares && founding.state.may_propose().is_ok();
    let due = founding.state.due().map(|d| d.on).filter(|_| !founding.state.is_over());
    let days_left = due.map(|d| d.days_since(today));
    let late = days_left.is_some_and(|d| d < 0);
    let building = registry::api::building_of(tx, founding.building)?;
    let href = founding.href();
    // What was judged is past: its conditions are of no use to readers then.
    let open =
        matches!(founding.state, State::Preparing | State::Returned | State::Applied { .. } | State::Accepted { .. });
    let conditions = if open { founding.conditions(tx, &pack)? } else { Vec::new() };
    let place = founding.building;
    let rule = |clause: &str| format!("/{district}/rules?building={place}#{}", policy::api::anchor(clause));
    let unmet = conditions.iter().filter(|c| !c.met).count();
    let conditions = conditions.into_iter().map(|c| CheckItem {
        text: ui::capital(c.text.get(locale).to_owned()),
        met: c.met,
        clause: format.clause(&c.clause.id),
        rule: rule(&c.clause.id),
        mend: (edits && !c.met).then(|| format!("{href}/{}", c.mend)),
        chip: kept(c.met, t),
    });
    let mut documents = Vec::new();
    for document in if open { founding.documents(tx, &pack)?.to_vec() } else { Vec::new() } {
        let text = document.begin_with(tx, &founding)?;
        documents.push(FoundingDraftItem::of(&document, text, locale));
    }
    let composition = founding.composition(&pack).into_iter().map(|c| CheckItem {
        text: ui::capital(c.text.get(locale).to_owned()),
        met: c.kept,
        clause: format.clause(&c.clause.id),
        rule: rule(&c.clause.id),
        mend: None,
        chip: kept(c.kept, t),
    });
    let initiators = founding.initiators.iter().map(|i| InitiatorItem {
        name: i.name.clone(),
        side: i.side.code(),
        willing: i.willing_at.is_some(),
        word: t.side(i.side.code()),
        chip: match i.willing_at {
            Some(at) => Chip::new(Tone::Done, t.willing_on(format.date(at.date()))),
            None => Chip::new(Tone::Waiting, t.not_willing_yet()),
        },
        remove: edits.then(|| {
            let action = Action::button("remove_initiator", format!("{href}/initiators/removal"), t.take_out());
            action.with("initiator", i.id.to_string())
        }),
    });
    let (conditions, initiators) = (conditions.collect(), initiators.collect());
    let composition = composition.collect();
    let members = members(tx, &founding, names_change, t)?;
    let name = if locale == Locale::Zh { &founding.awaited_zh } else { &founding.awaited_en };
    let waits = !founding.state.is_over() && !name.is_empty();
    let missing = match founding.state {
        State::Returned => founding.missing.split(',').filter(|m| !m.is_empty()).map(|m| t.material(m)).collect(),
        _ => Vec::new(),
    };
    let words = if matches!(founding.state, State::Returned | State::Rejected | State::Ended) {
        founding.words.clone()
    } else {
        String::new()
    };
    let why = match (due, days_left) {
        // Until the notice is over everybody may object: nobody delays it.
        (Some(on), _) if matches!(founding.state, State::Noticed { until, .. } if today <= until) => {
            t.waits_objections(founding.state.until().map_or(String::new(), |d| format.date(d)), format.date(on))
        }
        (None, _) if unmet > 0 && matches!(founding.state, State::Preparing) => t.waits_conditions(unmet),
        (Some(on), Some(left)) if left < 0 => t.was_due(format.date(on)),
        (Some(on), Some(left)) => t.is_due(format.date(on), left),
        _ => String::new(),
    };
    let mut links = vec![(t.papers(), format!("{href}/papers"))];
    if let Some(meeting) = &founding.meeting {
        links.push((t.first_meeting(), format!("/{district}/meetings/{meeting}")));
    }
    if let Some(body) = founding.body {
        links.push((t.the_body(), format!("/{district}/bodies/{body}")));
    }
    let notice = match founding.state {
        State::Noticed { until, .. } | State::Rechecking { until, .. } => {
            Some(t.notice_text(&founding.name, format.date_long(until)))
        }
        _ => None,
    };
    let mut facts = vec![(t.fact_opened(), format.date_long(founding.opened_at.date()))];
    if let Some(status) = founding.legal_status {
        facts.push((t.legal_status(), committees::api::legal_word(locale, status)));
    }
    if let Some(number) = &founding.filed_no {
        facts.push((t.file_number(), number.clone()));
    }
    if let (Some(from), Some(until)) = (founding.term_from, founding.term_until) {
        facts.push((t.term(), t.span(format.date_long(from), format.date_long(until))));
    }
    if !founding.extension.is_empty() {
        let until = founding.extend_to.map_or(String::new(), |d| format.date_long(d));
        facts.push((t.extension(), t.extension_state(founding.extension.as_str(), until)));
    }
    let extended = crate::extend::Extended::of(tx, &founding)?;
    let extends = !extended.asked && extended.granted < pack.founding.extensions.value;
    let actions = actions(tx, &founding, (prepares, extends), t);
    let timeline = timeline(tx, app, (&founding.id.to_string(), ""), locale)?;
    Ok(FoundingPage {
        id: founding.id,
        name: founding.name.clone(),
        kind: founding.kind.code(),
        state: founding.row.state.clone(),
        body: founding.body.map(|b| b.to_string()),
        meeting: founding.meeting.clone(),
        due,
        days_left,
        notice_until: founding.state.until(),
        waits_for: waits.then(|| Wait { locale, name: name.clone(), detail: String::new() }),
        steps: steps(&founding, late, t),
        conditions,
        documents,
        draft: edits.then(|| format!("{href}/draft")),
        composition,
        initiators,
        members,
        legal_status: founding.legal_status.map(|s| s.code()),
        missing,
        filed_no: founding.filed_no.clone(),
        rev: founding.rev.to_string(),
        expired: founding.expired,
        actions,
        timeline,
        chip: chip(&founding.state, late, t),
        late,
        why,
        words,
        facts,
        links,
        notice,
        tower: TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) },
        t,
    })
}

fn members(tx: &mut Tx<'_, '_>, founding: &Founding, edits: bool, t: T) -> kernel::Result<Vec<ProposalItem>> {
    let people: Vec<PersonId> = founding.members.iter().map(|m| m.person).collect();
    let names = identity::api::names_of(tx, &people)?;
    let mut items = Vec::new();
    for member in &founding.members {
        let organisation = match member.organisation {
            Some(id) => registry::api::organisation(tx, id)?.map_or(String::new(), |o| o.name),
            None => String::new(),
        };
        let remove = Action::button("remove_member", format!("{}/members/removal", founding.href()), t.take_out());
        items.push(ProposalItem {
            id: member.id.to_string(),
            person: member.person.to_string(),
            name: names.get(&member.person).map_or(String::new(), |n| n.reveal().clone()),
            kind: member.kind.code(),
            organisation,
            ordinary: member.ordinary,
            kind_word: committees::api::seat_word(t.0, member.kind),
            position: t.place_of(member.position.code()),
            remove: edits.then(|| remove.with("member", member.id.to_string())),
        });
    }
    Ok(items)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let check = |met| CheckItem {
        text: t.rule_odd(7),
        met,
        clause: "规则 3".into(),
        rule: "/".into(),
        mend: (!met).then(|| "/".into()),
        chip: kept(met, t),
    };
    let document = |words: &str, locale| {
        let pack = policy::api::of_nobody();
        let reading = covenants::api::read_text(&pack, covenants::api::CharterKind::Covenant, words);
        let text = words.to_owned();
        FoundingDraftItem::of(&Document { code: "covenant", reading, in_force: None }, text, locale)
    };
    let page = |whole: bool| FoundingPage {
        id: FoundingId::from_bytes([1; 16]),
        name: "石湾商务中心商务楼宇事务治理委员会".into(),
        kind: "founding",
        state: "noticed".into(),
        body: None,
        meeting: None,
        due: None,
        days_left: Some(3),
        notice_until: None,
        waits_for: whole.then(|| Wait { locale, name: "街道经办".into(), detail: String::new() }),
        steps: vec![StepItem { step: "noticed", class: "here", name: t.way("noticed"), note: t.step_note("noticed") }],
        conditions: if whole { vec![check(true), check(false)] } else { vec![] },
        documents: [String::new(), "第一条【总则】罚款。".into()].map(|w| document(&w, locale)).into_iter().collect(),
        draft: whole.then(|| "/".into()),
        composition: if whole { vec![check(true)] } else { vec![] },
        initiators: if whole {
            vec![InitiatorItem {
                name: "青禾物业服务（上海）有限公司".into(),
                side: "property",
                willing: true,
                word: t.side("property"),
                chip: Chip::new(Tone::Done, t.willing_on("11月3日")),
                remove: Some(Action::button("remove_initiator", "/", t.take_out())),
            }]
        } else {
            vec![]
        },
        members: if whole {
            vec![ProposalItem {
                id: String::new(),
                person: String::new(),
                name: "江若昀".into(),
                kind: "employee",
                organisation: "青禾物业服务（上海）有限公司".into(),
                ordinary: true,
                kind_word: "员工",
                position: t.place_of("member"),
                remove: Some(Action::button("remove_member", "/", t.take_out())),
            }]
        } else {
            vec![]
        },
        legal_status: Some("none"),
        missing: if whole { vec![t.material("rules")] } else { vec![] },
        filed_no: None,
        rev: "1".into(),
        expired: whole,
        actions: if whole { vec![Action::button("submit_founding", "/", t.do_submit())] } else { vec![] },
        timeline: vec![TimelineItem {
            on: "11月3日".into(),
            text: t.line_edited().into(),
            by: "楼委会秘书".into(),
            words: whole.then(|| "已核对".into()),
            href: "/".into(),
        }],
        chip: Chip::new(Tone::Notice, t.state("noticed")),
        late: whole,
        why: t.was_due("11月3日"),
        words: if whole { "补一份草案。".into() } else { String::new() },
        facts: vec![(t.legal_status(), "不具有法人资格".into())],
        links: vec![(t.papers(), "/".into())],
        notice: whole.then(|| "公示".into()),
        tower: TowerLink { name: "石湾商务中心".into(), href: "/".into() },
        t,
    };
    vec![Sample::of("show_founding", &page(true)), Sample::of("show_founding", &page(false))]
}

//! The pages of what happens to a committee at work: a lost seat, a rectification, a dissolution. They look alike: what it is
//! about, whom it waits for until when, its points, what happened.

use axum::extract::Path;
use identity::api::{TimelineItem, timeline};
use kernel::{Date, District, Locale, Role};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, Wait};
use web::{Action, App, Ctx, Result, Sample, View};

use crate::{
    T,
    actions::permits,
    dissolve::{Dissolution, open_items},
    founding::answers_for,
    permissions::{
        ConcludeDissolution, ConcludeRectification, ExplainRectification, FileChange, HandOver, ShowDissolution,
        ShowRectification, ShowVacancy,
    },
    rectify::{Rectification, points},
    upkeep::{DissolutionId, DissolutionState, RectificationId, RectificationState, VacancyId, VacancyState},
    vacancy::{Vacancy, appointer, may_name, post_word},
};

/// A point of a case.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PointItem {
    pub text: String,
    pub done: bool,
    /// What it rests on, and what is found today where that is something else.
    pub found: String,
    pub now: String,
    pub words: String,
    pub href: Option<String>,
    #[serde(skip)]
    chip: Chip,
}

/// A lost seat, a rectification or a dissolution.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "founding/show_case.html")]
pub struct CasePage {
    /// Which of the three it is.
    pub vacancy: Option<VacancyId>,
    pub rectification: Option<RectificationId>,
    pub dissolution: Option<DissolutionId>,
    pub title: String,
    pub state: &'static str,
    pub body: String,
    pub due: Option<Date>,
    pub days_left: Option<i64>,
    pub waits_for: Option<Wait>,
    pub points: Vec<PointItem>,
    pub actions: Vec<Action>,
    pub timeline: Vec<TimelineItem>,
    #[serde(skip)]
    heading: &'static str,
    #[serde(skip)]
    body_name: String,
    #[serde(skip)]
    full_name: String,
    #[serde(skip)]
    body_href: String,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    late: bool,
    #[serde(skip)]
    why: String,
    #[serde(skip)]
    words: Vec<(&'static str, String)>,
    #[serde(skip)]
    link: Option<String>,
    /// Where its letters are.
    #[serde(skip)]
    papers: String,
    #[serde(skip)]
    t: T,
}

impl View for CasePage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.body_name, &self.body_href), Crumb::here(self.heading)];
        Frame { section: Section::Foundings, crumbs, ..Frame::default() }
    }
}

/// What every case has.
struct CaseOf {
    /// Its own id: of all that happened to the body only what names it is shown.
    id: String,
    district: District,
    body: kernel::BodyId,
    due: Option<Date>,
    awaited: Option<Role>,
    open: bool,
}

fn case(
    tx: &mut Tx<'_, '_>,
    app: &App,
    of: CaseOf,
    (heading, title, chip): (&'static str, String, Chip),
    t: T,
) -> kernel::Result<CasePage> {
    let (locale, format, today) = (t.0, i18n::Format(t.0), tx.today());
    let body = committees::api::body(tx, of.body)?.ok_or_else(kernel::Error::hidden)?;
    let due = of.due.filter(|_| of.open);
    let days_left = due.map(|d| d.days_since(today));
    let late = days_left.is_some_and(|d| d < 0);
    let why = match (due, days_left) {
        (Some(on), Some(_)) if late => t.was_due(format.date_near(on, today)),
        (Some(on), Some(left)) => t.is_due(format.date_near(on, today), left),
        _ => String::new(),
    };
    let wait = |role| Wait { locale, name: identity::api::role_title(locale, role).to_owned(), detail: String::new() };
    Ok(CasePage {
        vacancy: None,
        rectification: None,
        dissolution: None,
        title,
        state: "",
        body: of.body.to_string(),
        due,
        days_left,
        waits_for: of.awaited.filter(|_| of.open).map(wait),
        points: Vec::new(),
        actions: Vec::new(),
        timeline: timeline(tx, app, (&of.body.to_string(), &of.id), locale)?,
        heading,
        body_href: format!("/{}/bodies/{}", of.district, of.body),
        body_name: body.local_name,
        full_name: body.name,
        chip,
        late,
        why,
        words: Vec::new(),
        link: None,
        papers: String::new(),
        t,
    })
}

/// A lost seat and who is found for it.
#[utoipa::path(get, path = "/{district}/vacancies/{vacancy}", operation_id = "show_vacancy", tag = "founding",
    params(("district" = District, Path), ("vacancy" = VacancyId, Path)),
    responses((status = 200, body = CasePage)), extensions(("x-permission" = json!("founding.show_vacancy"))))]
pub async fn show_vacancy(ctx: Ctx, Path((_, id)): Path<(District, VacancyId)>) -> Result {
    let (t, app) = (T(ctx.locale), ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let vacancy = tx.granted::<ShowVacancy, Vacancy>(id)?.into_inner();
            let word = post_word(t.0, vacancy.kind, vacancy.position);
            let (tone, open) = match vacancy.state {
                VacancyState::Open | VacancyState::Voting => (Tone::Waiting, true),
                VacancyState::Filled => (Tone::Decided, true),
                VacancyState::Filed => (Tone::Done, false),
                VacancyState::Lapsed => (Tone::Closed, false),
            };
            let names = appointer(vacancy.kind, vacancy.position).unwrap_or(Role::CommitteeSecretary);
            let awaited = match vacancy.state {
                VacancyState::Filled => Role::SubdistrictClerk,
                VacancyState::Voting => Role::CommitteeChair,
                _ => names,
            };
            let of = CaseOf {
                id: id.to_string(),
                district: vacancy.district,
                body: vacancy.body,
                due: Some(vacancy.due_on),
                awaited: Some(awaited),
                open,
            };
            let chip = Chip::new(tone, t.any_state(vacancy.state.code()));
            let mut page = case(tx, &app, of, (t.vacancy(), t.vacancy_title(&word), chip), t)?;
            page.vacancy = Some(id);
            page.state = vacancy.state.code();
            if let Some(person) = vacancy.person {
                let name = identity::api::name_of(tx, person)?.map_or(String::new(), kernel::Personal::into_inner);
                page.words.push((t.nominee(), name));
            }
            let how = if appointer(vacancy.kind, vacancy.position).is_some() { t.by_its_side() } else { t.by_ballot() };
            page.words.push((t.how_filled(), how.to_owned()));
            let href = vacancy.href();
            page.papers = format!("{href}/papers");
            if vacancy.state == VacancyState::Open && may_name(tx.actor(), &vacancy) {
                page.actions
                    .push(Action::page("nominate_member", format!("{href}/nomination"), t.do_nominate()).main());
            }
            if vacancy.state == VacancyState::Filled && permits::<FileChange>(tx.actor(), &vacancy) {
                page.actions.push(Action::button("file_change", format!("{href}/filing"), t.do_file_change()).main());
            }
            Ok(page)
        })
        .await?;
    ctx.show(&page).await
}

/// A rectification with its evidence, the explanation and what was mended.
#[utoipa::path(get, path = "/{district}/rectifications/{rectification}", operation_id = "show_rectification", tag = "founding",
    params(("district" = District, Path), ("rectification" = RectificationId, Path)),
    responses((status = 200, body = CasePage)), extensions(("x-permission" = json!("founding.show_rectification"))))]
pub async fn show_rectification(ctx: Ctx, Path((_, id)): Path<(District, RectificationId)>) -> Result {
    let (t, app) = (T(ctx.locale), ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<ShowRectification, Rectification>(id)?.into_inner();
            let district = tx.district();
            let points = points(tx, &found)?;
            let open = points.iter().filter(|p| !p.mended()).count();
            let (tone, runs) = match found.state {
                RectificationState::Running => (Tone::Doing, true),
                RectificationState::Mended => (Tone::Done, false),
                RectificationState::Failed => (Tone::Closed, false),
            };
            let awaited = if open > 0 { answers_for(tx, found.building)? } else { Role::SubdistrictClerk };
            let of = CaseOf {
                id: id.to_string(),
                district,
                body: found.body,
                due: Some(found.due_on),
                awaited: Some(awaited),
                open: runs,
            };
            let chip = Chip::new(tone, t.any_state(found.state.code()));
            let mut page = case(tx, &app, of, (t.rectification(), String::new(), chip), t)?;
            page.title = t.rectification_title(&page.full_name);
            page.rectification = Some(id);
            page.state = found.state.code();
            page.points = points
                .iter()
                .map(|p| {
                    let (task, mended) = (&p.task, p.mended());
                    let found = (!task.finding.is_empty())
                        .then(|| t.found_hint(task.evidence().get(t.0), i18n::Format(t.0).clause(&task.clause)));
                    // What the check says today, where that is something else.
                    let now = p.now.as_ref().map(|s| &s.evidence).filter(|now| **now != task.evidence());
                    PointItem {
                        text: task.what().get(t.0).to_owned(),
                        done: mended,
                        found: found.unwrap_or_default(),
                        now: now.map_or(String::new(), |now| t.found_now(now.get(t.0))),
                        words: task.done_words.clone(),
                        href: None,
                        chip: match (mended, task.finding.is_empty()) {
                            (true, true) => Chip::new(Tone::Done, t.mended()),
                            (true, false) => Chip::new(Tone::Done, t.passes_now()),
                            (false, _) if p.over => Chip::new(Tone::Closed, t.left_open()),
                            (false, _) => Chip::new(Tone::Waiting, t.to_mend()),
                        },
                    }
                })
                .collect();
            page.words = vec![
                (t.evidence(), found.evidence.clone()),
                (t.by_clause(), i18n::Format(t.0).clause(&found.clause)),
                (t.explanation(), found.explanation.clone()),
                (t.outcome(), found.outcome.clone()),
            ];
            page.link = (!found.link.is_empty()).then(|| found.link.clone());
            let (href, actor) = (found.href(), tx.actor());
            page.papers = format!("{href}/papers");
            if runs && permits::<ExplainRectification>(actor, &found) {
                let action = Action::page("explain_rectification", format!("{href}/explanation"), t.do_explain());
                page.actions.push(action.main());
            }
            if runs && permits::<ConcludeRectification>(actor, &found) {
                let action = Action::page("conclude_rectification", format!("{href}/conclusion"), t.do_conclude());
                page.actions.push(action.main_if(open == 0));
            }
            Ok(page)
        })
        .await?;
    ctx.show(&page).await
}

/// A dissolution with what is open and who takes it over.
#[utoipa::path(get, path = "/{district}/dissolutions/{dissolution}", operation_id = "show_dissolution", tag = "founding",
    params(("district" = District, Path), ("dissolution" = DissolutionId, Path)),
    responses((status = 200, body = CasePage)), extensions(("x-permission" = json!("founding.show_dissolution"))))]
pub async fn show_dissolution(ctx: Ctx, Path((_, id)): Path<(District, DissolutionId)>) -> Result {
    let (t, app) = (T(ctx.locale), ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<ShowDissolution, Dissolution>(id)?.into_inner();
            let items = open_items(tx, found.building, id)?;
            let open = items.iter().any(|i| i.receiver.is_none());
            let runs = found.state == DissolutionState::HandingOver;
            let awaited = if open { answers_for(tx, found.building)? } else { Role::DistrictClerk };
            let of = CaseOf {
                id: id.to_string(),
                district: found.district,
                body: found.body,
                due: Some(found.due_on),
                awaited: Some(awaited),
                open: runs,
            };
            let tone = if runs { Tone::Doing } else { Tone::Closed };
            let chip = Chip::new(tone, t.any_state(found.state.code()));
            let mut page = case(tx, &app, of, (t.dissolution(), String::new(), chip), t)?;
            page.title = t.dissolution_title(&page.full_name);
            page.dissolution = Some(id);
            page.state = found.state.code();
            page.points = items
                .into_iter()
                .map(|i| PointItem {
                    text: i.title.get(t.0).to_owned(),
                    done: i.receiver.is_some(),
                    chip: match &i.receiver {
                        Some(receiver) => Chip::new(Tone::Done, t.taken_by(receiver.get(t.0))),
                        None => Chip::new(Tone::Waiting, t.in_nobodys_hands()),
                    },
                    found: String::new(),
                    now: String::new(),
                    words: String::new(),
                    href: Some(i.href),
                })
                .collect();
            page.words = vec![(t.reason(), found.reason.clone())];
            let (href, actor) = (found.href(), tx.actor());
            page.papers = format!("{href}/papers");
            if runs && open && permits::<HandOver>(actor, &found) {
                page.actions.push(Action::page("hand_over_item", format!("{href}/handovers"), t.do_hand_over()).main());
            }
            if runs && permits::<ConcludeDissolution>(actor, &found) {
                let action = Action::page("conclude_dissolution", format!("{href}/conclusion"), t.do_end());
                page.actions.push(action.main_if(!open));
            }
            Ok(page)
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |whole: bool| CasePage {
        vacancy: None,
        rectification: None,
        dissolution: None,
        title: t.rectification_title("石湾商务中心楼委会"),
        state: "running",
        body: String::new(),
        due: None,
        days_left: None,
        waits_for: whole.then(|| Wait { locale, name: "楼委会秘书".into(), detail: String::new() }),
        points: if whole {
            vec![PointItem {
                text: "召开一次议事会".into(),
                done: true,
                found: "上个季度没有开会（规则 8）".into(),
                now: t.found_now("上个季度开了一次会"),
                words: "已召开。".into(),
                href: Some("/".into()),
                chip: Chip::new(Tone::Done, t.mended()),
            }]
        } else {
            vec![]
        },
        actions: if whole { vec![Action::page("explain_rectification", "/", t.do_explain())] } else { vec![] },
        full_name: String::new(),
        papers: "/".into(),
        timeline: vec![],
        heading: t.rectification(),
        body_name: "石湾商务中心楼委会".into(),
        body_href: "/".into(),
        chip: Chip::new(Tone::Doing, t.any_state("running")),
        late: whole,
        why: t.was_due("11月3日"),
        words: vec![(t.evidence(), "连续两个季度没有开会。".into()), (t.explanation(), String::new())],
        link: whole.then(|| "/".into()),
        t,
    };
    vec![Sample::of("show_case", &page(true)), Sample::of("show_case", &page(false))]
}

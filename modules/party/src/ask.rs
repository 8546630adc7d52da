//! The page of set-up advice (设置建议, R06): what is known of towers or a firm, or typed in, and what should be set up.

use axum::extract::{Path, Query};
use db::args;
use kernel::{District, Locale};
use ledger::Tx;
use registry::api::Tier;
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Layout, Section};
use web::{Action, Ctx, Input, Refused, Result, Sample, View, faults::Check};

use crate::{
    T,
    advice::{Advice, Brings, By, Form, Known, advise},
    book::{Book, anywhere},
    count::firms_in,
    numbers::{self, Numbers},
    permissions::{ProposeUnit, ShowAdvice},
    step,
    store::sql,
    unit::UnitKind,
};

/// What is asked about. What is left empty is taken from what is known.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Question {
    /// Names of towers.
    towers: Input,
    /// The name of one firm, to ask about it alone.
    firm: Input,
    full: Input,
    probationary: Input,
    firms: Input,
    /// Months that works or a project last, to ask for them.
    months: Input,
}

/// An answer.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Answer {
    /// `branch`, `joint_branch`, `general_branch`, `committee`, `with_neighbours`, `contact`.
    pub form: &'static str,
    pub joint_towers: bool,
    pub board: bool,
    /// Which number decided, how many there are, and the boundary.
    pub by: &'static str,
    pub count: u32,
    pub boundary: u32,
    pub clause: String,
    /// The next boundary and how many more it needs.
    pub next_at: Option<u32>,
    pub next_more: Option<u32>,
    pub warnings: Vec<String>,
    #[serde(skip)]
    heading: String,
    #[serde(skip)]
    because: String,
    #[serde(skip)]
    next: Option<String>,
    #[serde(skip)]
    clause_text: String,
}

/// A firm that should have a branch of its own.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OwnBranch {
    pub name: String,
    pub full: u32,
}

/// The advice.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/advice.html")]
pub struct AdvicePage {
    pub answer: Option<Answer>,
    /// Firms of the towers with enough members for a branch of their own.
    pub own_branches: Vec<OwnBranch>,
    pub propose: Option<Action>,
    #[serde(skip)]
    known: Option<Known>,
    #[serde(skip)]
    question: Question,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl AdvicePage {
    fn fields(&self) -> Vec<Field> {
        let (t, q, faults) = (self.t, &self.question, &self.refused.faults);
        vec![
            Field::text("towers", t.towers(), q.towers.as_str()).hint(t.towers_hint()).optional(t.0).fault(faults),
            Field::text("firm", t.firm(), q.firm.as_str()).hint(t.advice_firm_hint()).optional(t.0).fault(faults),
            Field::number("full", t.full_members(), &q.full).hint(t.what_if_hint()).optional(t.0).fault(faults),
            Field::number("probationary", t.probationary_members(), &q.probationary).optional(t.0).fault(faults),
            Field::number("firms", t.number_of_firms(), &q.firms).optional(t.0).fault(faults),
            Field::number("months", t.months(), &q.months).hint(t.months_hint()).optional(t.0).fault(faults),
        ]
    }

    fn basis(&self) -> String {
        self.known.map_or(String::new(), |k| self.t.known_line(k.full, k.probationary, k.firms, k.towers))
    }
}

impl View for AdvicePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).advice_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(self.t.nav_party(), format!("/{}/party", self.district)),
            Crumb::here(self.t.advice_title()),
        ];
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

/// What should be set up in towers or a firm.
#[utoipa::path(get, path = "/{district}/party/advice", operation_id = "show_advice", tag = "party",
    params(("district" = District, Path), Question),
    responses((status = 200, body = AdvicePage)), extensions(("x-permission" = json!("party.show_advice"))))]
pub async fn show_advice(ctx: Ctx, Path(district): Path<District>, Query(question): Query<Question>) -> Result {
    let (locale, asked) = (ctx.locale, question.clone());
    let found = ctx
        .read(move |tx| {
            anywhere::<ShowAdvice>(tx)?;
            let found = look(tx, &asked)?;
            let may = anywhere::<ProposeUnit>(tx).is_ok();
            Ok((found, may))
        })
        .await;
    let t = T(locale);
    let mut page = AdvicePage {
        answer: None,
        own_branches: Vec::new(),
        propose: None,
        known: None,
        question,
        refused: Refused::none(locale),
        district,
        t,
    };
    match found {
        Ok((Some((known, own, superior, rules)), may)) => {
            let advice = advise(&known, &rules);
            page.propose = may.then(|| proposal(&page.question, &known, &advice, superior, district, t)).flatten();
            page.answer = Some(answer(&advice, locale));
            (page.known, page.own_branches) = (Some(known), own);
        }
        Ok((None, ..)) => {}
        Err(error) => page.refused = ctx.refused(error)?,
    }
    ctx.show(&page).await
}

type Found = (Known, Vec<OwnBranch>, Option<String>, Numbers);

/// What is known of what is asked about; nothing if nothing is asked yet.
fn look(tx: &mut Tx<'_, '_>, q: &Question) -> kernel::Result<Option<Found>> {
    let district = tx.district();
    let mut check = Check::default();
    let towers = step::towers(tx, &q.towers, &mut check)?;
    let firm = step::firms(tx, "firm", &q.firm, &mut check)?.into_iter().next();
    let mut typed = |field: &'static str, value: &Input| {
        let given = !value.trim().is_empty();
        let n = step::count(&mut check, field, value);
        given.then_some(n)
    };
    let (full, probationary, firms) =
        (typed("full", &q.full), typed("probationary", &q.probationary), typed("firms", &q.firms));
    let months = typed("months", &q.months);
    check.finish()?;
    let rules = numbers::at(tx, &towers)?;
    if towers.is_empty() && firm.is_none() && full.is_none() {
        return Ok(None);
    }
    let counts = tx.all(&sql::COUNTS, args![district])?;
    let mut there: Vec<_> = Vec::new();
    let mut tier = Tier::Ordinary;
    let scopes = anywhere::<ShowAdvice>(tx)?;
    let mut asked = towers.clone();
    if let (true, Some(firm)) = (towers.is_empty(), firm) {
        let today = tx.today();
        asked = registry::api::buildings_of(tx, firm, today)?;
    }
    for tower in &asked {
        let building = registry::api::building_of(tx, *tower)?;
        tier = tier.max(building.tier);
        // What is known of a tower is for those who answer for it; a what-if needs nothing that is known.
        if scopes.admit(kernel::Resource::place(&building)) {
            there.extend(firms_in(tx, *tower)?);
        }
    }
    let covered = Book::open(tx)?;
    let by_branch = covered.covered_firms();
    there.sort();
    there.dedup();
    if let Some(firm) = firm {
        there.retain(|(id, _)| *id == firm);
    }
    let mut own = Vec::new();
    let (mut all_full, mut all_probationary, mut counted) = (0, 0, 0);
    for (id, name) in &there {
        let Some(count) = counts.iter().find(|c| c.firm == *id) else { continue };
        if count.full_members + count.probationary_members == 0 {
            continue;
        }
        (all_full, all_probationary, counted) =
            (all_full + count.full_members, all_probationary + count.probationary_members, counted + 1);
        if count.full_members >= rules.branch_least.value && firm.is_none() && !by_branch.contains(id) {
            own.push(OwnBranch { name: name.clone(), full: count.full_members });
        }
    }
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let known = Known {
        full: full.unwrap_or(all_full),
        probationary: probationary.unwrap_or(if full.is_some() { 0 } else { all_probationary }),
        firms: if firm.is_some() { 1 } else { firms.unwrap_or(counted).max(1) },
        towers: size(towers.len()).max(1),
        months,
        tier,
    };
    let superior = towers.first().and_then(|tower| covered.chain.of_tower(*tower)).map(|u| u.to_string());
    Ok(Some((known, own, superior, rules)))
}

/// The proposal that comes of an advice, if there is something to found.
fn proposal(
    q: &Question,
    known: &Known,
    advice: &Advice,
    superior: Option<String>,
    district: District,
    t: T,
) -> Option<Action> {
    let kind = match advice.form {
        Form::Contact => return None,
        Form::WithNeighbours | Form::JointBranch => UnitKind::JointBranch,
        Form::Branch | Form::TemporaryBranch => UnitKind::Branch,
        Form::GeneralBranch => UnitKind::TowerGeneral,
        Form::Committee => UnitKind::TowerCommittee,
    };
    let mut action = Action::page("propose_unit", format!("/{district}/party/proposals/new"), t.do_propose())
        .main()
        .with("kind", kind.code())
        .with("towers", q.towers.as_str())
        .with("firms", q.firm.as_str())
        .with("full", known.full.to_string())
        .with("probationary", known.probationary.to_string());
    if let (Some(superior), false) = (superior, kind.is_of_tower()) {
        action = action.with("superior", superior);
    }
    Some(action)
}

fn answer(advice: &Advice, locale: Locale) -> Answer {
    let (t, format) = (T(locale), i18n::Format(locale));
    let met = advice.count >= advice.boundary;
    let by = t.by(advice.by.code());
    let because = if advice.by == By::Months {
        if met { t.because_long(advice.count, advice.boundary) } else { t.because_short(advice.count, advice.boundary) }
    } else if met {
        t.because_met(&by, advice.count, advice.boundary)
    } else {
        t.because_missed(&by, advice.count, advice.boundary)
    };
    let next = advice.next.as_ref().map(|n| {
        let brings = match n.brings {
            Brings::Branch => t.form(Form::Branch.code()),
            Brings::Board => t.a_board().to_owned(),
            Brings::GeneralBranch => t.form(Form::GeneralBranch.code()),
            Brings::Committee => t.form(Form::Committee.code()),
        };
        let count = n.at - n.more;
        t.next_line(count, t.by(n.by.code()), n.more, n.at, brings)
    });
    let warnings = advice.warnings.iter().map(|(w, clause)| t.warned(t.warning(w.code()), format.clause(&clause.id)));
    Answer {
        form: advice.form.code(),
        joint_towers: advice.joint_towers,
        board: advice.board,
        by: advice.by.code(),
        count: advice.count,
        boundary: advice.boundary,
        clause: advice.clause.id.to_string(),
        next_at: advice.next.as_ref().map(|n| n.at),
        next_more: advice.next.as_ref().map(|n| n.more),
        warnings: warnings.collect(),
        heading: t.form(advice.form.code()),
        because,
        next,
        clause_text: t.cites(format.clause(&advice.clause.id), advice.clause.text.get(locale)),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let (t, rules) = (T(locale), Numbers::default());
    let known = Known { full: 49, probationary: 0, firms: 6, towers: 2, months: None, tier: Tier::Key };
    let page = |answer: Option<Answer>| AdvicePage {
        answer,
        own_branches: vec![OwnBranch { name: "云图数据服务（上海）有限公司".into(), full: 4 }],
        propose: Some(Action::page("propose_unit", "/", t.do_propose()).main()),
        known: Some(known),
        question: Question { towers: "和衡中心、澄园大厦".into(), ..Question::default() },
        refused: Refused::none(locale),
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("advice", &page(Some(answer(&advise(&known, &rules), locale)))), Sample::of("advice", &page(None))]
}

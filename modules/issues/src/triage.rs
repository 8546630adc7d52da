//! 归并分派: a report becomes a matter of its own with a title, a topic and somebody who settles it; or it joins an open
//! one. The system suggests, a person decides.

use std::sync::Arc;

use axum::extract::Path;
use db::args;
use kernel::{District, FloorId, Text};
use ledger::{Load as _, Tx};
use policy::api::Pack;
use serde::{Deserialize, Serialize};
use ui::{Choice, Crumb, Field, Frame, Layout, Section};
use web::{
    Ctx, Done, Form, Input, Refused, Result, Sample, View,
    faults::{Check, choose},
};

use crate::{
    T,
    category::Category,
    cluster::{ClusterId, Level, State, Step},
    events::{ClusterRouted, ClusterTriaged},
    matter::{Matter, Route, department, route},
    merge::join,
    permissions::{Merge, Triage},
    raise::floor_field,
    refusal::IssueRefusal,
    similar::{SimilarItem, find_similar},
    step::{cite, done, level_choices},
    store::sql,
};

const LONGEST_TITLE: usize = 40;

/// What becomes of a report.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TriageInput {
    /// The open matter that it is the same as; empty for a matter of its own.
    pub into: Input,
    pub title: Input,
    pub category: Input,
    pub floor: Input,
    /// `l0` floor captain, `l1` building, `l2` subdistrict, `l3` department.
    pub level: Input,
    pub department: Input,
    /// `1`: hard, with the longer term at the subdistrict.
    pub hard: Input,
    /// `1`: the words may not be shown to everybody.
    pub hide_words: Input,
    /// The article of the tower's own that decides it, by its id; may be empty.
    pub article: Input,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "issues/triage.html")]
pub struct TriagePage {
    pub cluster: ClusterId,
    pub words: Vec<String>,
    pub similar: Vec<SimilarItem>,
    pub input: TriageInput,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    floors: Vec<(FloorId, String)>,
    #[serde(skip)]
    articles: Vec<Choice>,
    #[serde(skip)]
    rules: Arc<Pack>,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl TriagePage {
    fn into(&self) -> Field {
        let t = self.t;
        let mut choices = vec![Choice::new("", t.own_matter())];
        choices.extend(self.similar.iter().map(|s| {
            let facts = t.similar_facts(s.issues, &s.waits_for.name, format!("{:.0}", s.score * 100.0));
            Choice::new(s.id.to_string(), s.title.as_str()).hint(facts)
        }));
        Field::radios("into", t.same_as(), &self.input.into, choices).fault(&self.refused.faults)
    }

    fn fields(&self) -> Vec<Field> {
        let (t, input) = (self.t, &self.input);
        let categories = Category::ALL.iter().map(|c| Choice::new(c.code(), t.category(c.code()))).collect();
        let fields = vec![
            Field::text("title", t.title(), input.title.as_str())
                .hint(t.title_hint())
                .with("maxlength", LONGEST_TITLE.to_string()),
            Field::select("category", t.fact_category(), &input.category, categories),
            floor_field(t, &self.floors, &input.floor),
            Field::radios("level", t.level_label(), &input.level, level_choices(t, &self.rules.issues)),
            Field::text("department", t.department(), input.department.as_str())
                .hint(t.department_hint())
                .optional(t.0),
            Field::check(
                "hard",
                t.hard(),
                input.hard.is_on(),
                &t.hard_hint(self.rules.issues.subdistrict_hard_days.value),
            ),
            Field::check("hide_words", t.hide_words(), input.hide_words.is_on(), t.hide_words_hint()),
        ];
        let cited = web::cite::field(&self.articles, &input.article, t.0);
        fields.into_iter().chain(cited).map(|f| f.fault(&self.refused.faults)).collect()
    }
}

impl View for TriagePage {
    fn title(&self, locale: kernel::Locale) -> String {
        T(locale).do_triage().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(self.input.title.as_str(), &self.href), Crumb::here(self.t.do_triage())];
        Frame { section: Section::Report, layout: Layout::Desk, crumbs, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

async fn page(ctx: &Ctx, id: ClusterId, input: Option<TriageInput>, refused: Refused) -> Result {
    let (t, locale, app) = (T(ctx.locale), ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let matter = tx.granted::<Triage, Matter>(id)?;
            let district = tx.district();
            let words: Vec<String> =
                tx.all(&sql::ISSUES_OF, args![district, id, 20])?.into_iter().map(|i| i.words).collect();
            let mut similar = find_similar(tx, matter.building, &words.join(" "), locale)?;
            similar.retain(|s| s.id != id);
            let rules = policy::api::of(tx, matter.building)?;
            let articles = app.articles(tx, matter.building, locale)?;
            let floors = registry::api::floors(tx, matter.building)?.into_iter().map(|f| (f.id, f.label)).collect();
            let input = input.unwrap_or_else(|| TriageInput {
                title: matter.title.as_str().into(),
                category: matter.category.code().into(),
                floor: matter.row.place.map_or(String::new(), |f| f.to_string()).into(),
                level: matter.category.lowest_level(matter.row.place.is_some()).code().into(),
                ..TriageInput::default()
            });
            Ok(TriagePage {
                cluster: id,
                words,
                similar,
                input,
                href: matter.href(),
                floors,
                articles,
                rules,
                refused,
                t,
            })
        })
        .await?;
    ctx.show(&page).await
}

/// The form to group and assign a report with, and what it may be the same as.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/triage", operation_id = "show_triage", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 200, body = TriagePage)), extensions(("x-permission" = json!("issues.triage"))))]
pub async fn show_triage(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, None, refused).await
}

/// Groups and assigns a report.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/triage", operation_id = "triage", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = TriageInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.triage"))))]
pub async fn triage(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<TriageInput>) -> Result {
    let (input, app) = (form.input.clone(), ctx.app.clone());
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &app, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, Some(form.input), refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, app: &web::App, id: ClusterId, input: &TriageInput) -> kernel::Result<Done> {
    let mut matter = tx.granted::<Triage, Matter>(id)?.into_inner();
    let mut check = Check::default();
    let into: Option<ClusterId> = check.parse("into", &input.into, choose);
    if let Some(into) = into {
        check.finish()?;
        // Joining a report that came in is a part of grouping it; a matter that is worked on is for those who may merge.
        let received = matches!(matter.state, State::Received { .. });
        let from = if received { matter } else { tx.grant::<Merge, _>(matter)?.into_inner() };
        let target = Matter::load(tx, into)?.ok_or(IssueRefusal::MergeTargetOver)?;
        let target = join(tx, from, target, input.hide_words.is_on())?;
        cite(tx, app, &target, &input.article)?;
        return Ok(done(&target, |t| t.merged_done()));
    }
    let title = check.text("title", &input.title, LONGEST_TITLE);
    let (category, level) = (Category::from_code(&input.category), Level::from_code(&input.level));
    for (field, missing) in [("category", category.is_none()), ("level", level.is_none())] {
        if missing {
            check.fault(field, choose());
        }
    }
    let floor: Option<FloorId> = check.parse("floor", &input.floor, choose);
    let floor = match floor {
        Some(floor) => registry::api::floor(tx, floor)?.filter(|f| f.building == matter.building).or_else(|| {
            check.fault("floor", choose());
            None
        }),
        None => None,
    };
    let department = department(tx, &mut check, &input.department)?;
    check.finish()?;
    let (category, level) = (category.unwrap_or(Category::Other), level.unwrap_or(Level::L1));
    let described = Described {
        title,
        category,
        place: floor.map(|f| (f.id, f.label)),
        hard: input.hard.is_on(),
        quotes: !input.hide_words.is_on(),
    };
    describe(tx, &mut matter, described)?;
    let route = route(tx, &matter, level, department.as_ref())?;
    assign(tx, &mut matter, &route)?;
    matter.index(tx)?;
    matter.stay(tx)?;
    // Those who said meanwhile that it is theirs too may be enough for the agenda.
    crate::support::petition(tx, &mut matter)?;
    cite(tx, app, &matter, &input.article)?;
    Ok(done(&matter, |t| t.triaged_done()))
}

/// What a report is from now on.
pub struct Described {
    pub title: String,
    pub category: Category,
    pub place: Option<(FloorId, String)>,
    pub hard: bool,
    /// Everybody may read its words.
    pub quotes: bool,
}

/// Makes a report a matter of its own, open to everybody.
///
/// # Errors
/// A refusal unless it waits to be grouped.
pub fn describe(tx: &mut Tx<'_, '_>, matter: &mut Matter, described: Described) -> kernel::Result<()> {
    let (district, id, building) = (tx.district(), matter.id, matter.building);
    let Described { title, category, place, hard, quotes } = described;
    let (place, label) = place.map_or((None, String::new()), |(id, label)| (Some(id), label));
    matter.take(tx, Step::Triage, None)?;
    tx.run(&sql::HIDE_ISSUES, args![district, id, false])?;
    tx.run_one(&sql::DESCRIBE, args![district, id, title, category, place, label, hard, quotes])?;
    let row = &mut matter.row;
    (row.title, row.category, row.place, row.place_label) = (title, category, place, label);
    (row.hard, row.quotes, row.open) = (hard, quotes, true);
    tx.record(&ClusterTriaged { cluster: id, building, category: category.code().to_owned() })?;
    Ok(())
}

/// Gives a grouped matter to those who settle it.
///
/// # Errors
/// The database's own failure.
pub fn assign(tx: &mut Tx<'_, '_>, matter: &mut Matter, route: &Route) -> kernel::Result<()> {
    matter.take(tx, Step::Route { level: route.level, due: route.due }, Some(&route.handler))?;
    matter.hand_over(tx, route)?;
    let to = route.handler.name.clone();
    tx.record(&ClusterRouted {
        cluster: matter.id,
        building: matter.building,
        level: route.level,
        to,
        due: route.due.on,
    })?;
    let text = Text::each(|l| {
        T(l).notice_routed(&matter.title, route.handler.name.get(l), i18n::Format(l).date(route.due.on))
    });
    matter.tell(tx, &text)
}

pub fn samples(locale: kernel::Locale) -> Vec<Sample> {
    let page = |similar: Vec<SimilarItem>| TriagePage {
        cluster: ClusterId::from_bytes([1; 16]),
        words: vec!["17 楼微波炉坏了一台，中午排队排到走廊".into()],
        similar,
        input: TriageInput {
            title: "17 楼微波炉坏了一台".into(), level: "l0".into(), ..TriageInput::default()
        },
        href: "/".into(),
        floors: vec![(FloorId::from_bytes([2; 16]), "17".into())],
        articles: vec![Choice::new("art", "公约 第四条 办公环境")],
        rules: policy::api::of_nobody(),
        refused: Refused::none(locale),
        t: T(locale),
    };
    vec![Sample::of("triage", &page(vec![SimilarItem::sample(locale)])), Sample::of("triage", &page(vec![]))]
}

//! What two documents say otherwise: two versions, a layer and the draft proposal, a city's and the template of a
//! residents' committee (R04).

use axum::extract::{Path, Query};
use kernel::{BuildingId, District, Locale};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Crumb, Field, Frame, Section, TowerLink};
use web::{Ctx, Input, Result, Sample, View};

use crate::{
    T,
    change::{ChangeItem, Changes, changes, documents},
    document::{Layer, PackId, Template},
    in_force::{of_nobody, of_template},
    pack::Pack,
    place::place_of,
    show_document::around,
    store,
};

/// The two to compare: `model`, `residents-committee`, or the id of a document.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct CompareQuery {
    #[param(value_type = String)]
    before: Input,
    #[param(value_type = String)]
    after: Input,
    /// Offers the documents of a tower, too.
    #[param(value_type = String)]
    building: Input,
}

/// What `after` says otherwise than `before`.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "policy/compare_documents.html")]
pub struct ComparePage {
    pub before: String,
    pub after: String,
    pub changes: Vec<ChangeItem>,
    /// What can be compared: a key and a title.
    pub choices: Vec<(String, String)>,
    #[serde(skip)]
    building: Option<BuildingId>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    tower: Option<TowerLink>,
    #[serde(skip)]
    t: T,
}

impl ComparePage {
    fn fields(&self) -> [Field; 2] {
        let choices = || self.choices.iter().map(|(key, title)| Choice::new(key, title)).collect();
        [
            Field::select("before", self.t.change_before(), &self.before, choices()),
            Field::select("after", self.t.change_after(), &self.after, choices()),
        ]
    }

    fn table(&self) -> ui::Html {
        Changes { changes: &self.changes, t: self.t }.html()
    }

    fn rules(&self) -> String {
        let of = self.building.map_or(String::new(), |b| format!("?building={b}"));
        format!("/{}/rules{of}", self.district)
    }
}

impl View for ComparePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).compare_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame {
            section: Section::Rules,
            crumbs: vec![Crumb::link(self.t.nav_rules(), self.rules()), Crumb::here(self.t.compare_title())],
            tower: self.tower.clone(),
            ..Frame::default()
        }
    }
}

/// The pack that a key names: of a document, its layer with those above it on its first day.
fn side(tx: &mut Tx<'_, '_>, key: &str) -> kernel::Result<Option<Pack>> {
    if key == Layer::Model.code() {
        return Ok(Some(Pack::clone(&of_nobody())));
    }
    if let Some(template) = Template::from_code(key) {
        return Ok(Some(Pack::clone(&of_template(template))));
    }
    let Ok(id) = key.parse::<PackId>() else { return Ok(None) };
    let Some(row) = store::issued(tx, id)? else { return Ok(None) };
    let rows = store::bearing(tx, row.of())?;
    Ok(Some(around(tx, &rows, &row)?.1))
}

/// What two documents say otherwise.
#[utoipa::path(get, path = "/{district}/rules/difference", operation_id = "compare_documents", tag = "policy",
    params(("district" = District, Path), CompareQuery),
    responses((status = 200, body = ComparePage)), extensions(("x-permission" = json!("policy.show_rules"))))]
pub async fn compare_documents(ctx: Ctx, Path(district): Path<District>, Query(query): Query<CompareQuery>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let t = T(locale);
            let building: Option<BuildingId> = query.building.parse().ok();
            let place = place_of(tx, building)?;
            let rows = store::bearing(tx, building)?;
            let mut choices = vec![(Layer::Model.code().to_owned(), t.layer(Layer::Model.code()).to_owned())];
            choices.extend(Template::ALL.iter().map(|c| (c.code().to_owned(), t.template(c.code()).to_owned())));
            let issued = documents(&rows, tx.today(), locale);
            let newest = issued.iter().rfind(|d| d.state == "in_force").map(|d| d.id.to_string());
            choices.extend(issued.iter().map(|d| (d.id.to_string(), t.compare_choice(&d.title, d.version, &d.since))));
            let (before, after) = (query.before.to_string(), query.after.to_string());
            let before = if before.is_empty() { Layer::Model.code().to_owned() } else { before };
            let other = || newest.unwrap_or_else(|| Template::ResidentsCommittee.code().to_owned());
            let after = if after.is_empty() { other() } else { after };
            let hidden = kernel::Error::hidden;
            let (one, two) = (side(tx, &before)?.ok_or_else(hidden)?, side(tx, &after)?.ok_or_else(hidden)?);
            let changes = changes(&one, &two, locale);
            Ok(ComparePage { before, after, changes, choices, building, district, tower: place.tower, t })
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |changes, tower| ComparePage {
        before: "model".into(),
        after: "residents-committee".into(),
        changes,
        choices: vec![("model".into(), "建议稿".into()), ("residents-committee".into(), "居民委员会模式".into())],
        building: Some(BuildingId::from_bytes([1; 16])),
        district: District::new(310_107).expect("a district"),
        tower,
        t: T(locale),
    };
    let all = changes(&of_nobody(), &of_template(Template::ResidentsCommittee), locale);
    let tower = TowerLink { name: "和衡中心".into(), href: "/".into() };
    vec![
        Sample::of("_changes", &Changes { changes: &all, t: T(locale) }),
        Sample::of("compare_documents", &page(all.clone(), None)),
        Sample::of("compare_documents", &page(Vec::new(), Some(tower))),
    ]
}

//! All kinds with their rights and duties side by side, and which organisations have taken note. In the order of names: nobody
//! is ranked.

use std::collections::HashMap;

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, Locale, OrganisationId};
use policy::api::List;
use registry::api::Building;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section, Tone, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    kind::Kind,
    permissions::ShowMatrix,
    store::{AcknowledgementRow, sql},
    version::Version,
};

/// A kind with what it may do and has to do.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MatrixRow {
    pub kind: &'static str,
    pub rights: Vec<String>,
    pub duties: Vec<String>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    href: String,
}

/// An organisation, and whether it has taken note.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FirmItem {
    pub name: String,
    /// `current`, `older` or `none`.
    pub state: &'static str,
    #[serde(skip)]
    kind: String,
    #[serde(skip)]
    chip: Chip,
}

/// The matrix of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "subjects/show_matrix.html")]
pub struct MatrixPage {
    pub building: BuildingId,
    pub rows: Vec<MatrixRow>,
    pub firms: Vec<FirmItem>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for MatrixPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).matrix_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.nav_rights(), format!("{}/rights", self.tower.href)),
            Crumb::here(self.t.matrix_title()),
        ];
        let tower = Some(self.tower.clone());
        Frame { section: Section::Rights, layout: Layout::Desk, crumbs, tower }
    }
}

/// The matrix of rights and duties, and who has taken note.
#[utoipa::path(get, path = "/{district}/towers/{building}/rights-matrix", operation_id = "show_matrix", tag = "subjects",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = MatrixPage)), extensions(("x-permission" = json!("subjects.show_matrix"))))]
pub async fn show_matrix(ctx: Ctx, Path((district, id)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let building = tx.granted::<ShowMatrix, Building>(id)?.into_inner();
            let (t, today) = (T(locale), tx.today());
            let pack = policy::api::of(tx, id)?;
            let href = format!("/{district}/towers/{id}");
            let row = |kind: Kind| {
                let texts = |list| pack.list_of(list, kind.code()).map(|i| i.text.get(locale).to_owned()).collect();
                MatrixRow {
                    kind: kind.code(),
                    rights: texts(List::Right),
                    duties: texts(List::Duty),
                    title: t.kind(kind.code()),
                    href: format!("{href}/rights/{}", kind.code()),
                }
            };
            let rows = Kind::ALL.iter().copied().map(row).collect();
            // Those who sit here, and the owner and property manager, who need not.
            let mut all: Vec<OrganisationId> =
                registry::api::occupants(tx, id, today)?.into_iter().map(|o| o.organisation).collect();
            all.extend(building.owner);
            all.extend(building.property);
            all.sort();
            all.dedup();
            let mut noted: HashMap<(Kind, OrganisationId), AcknowledgementRow> = HashMap::new();
            let mut versions = HashMap::new();
            for kind in Kind::ALL.iter().copied().filter(|k| !k.is_personal()) {
                versions.insert(kind, Version::of(&pack, kind).digest()?);
                for row in tx.all(&sql::OF_KIND, args![district, id, kind])? {
                    if let Some(organisation) = row.organisation {
                        noted.entry((kind, organisation)).or_insert(row);
                    }
                }
            }
            let mut firms = Vec::new();
            for organisation in registry::api::organisations(tx, &all)? {
                let mut kind = Kind::of_organisation(organisation.kind);
                if building.property == Some(organisation.id) {
                    kind = Kind::Property;
                } else if building.owner == Some(organisation.id) {
                    kind = Kind::Owner;
                }
                let state = match noted.get(&(kind, organisation.id)) {
                    Some(row) if versions.get(&kind) == Some(&row.digest) => "current",
                    Some(_) => "older",
                    None => "none",
                };
                firms.push(firm(organisation.name, kind, state, t));
            }
            firms.sort_by(|a, b| a.name.cmp(&b.name));
            let tower = TowerLink { name: building.name.clone(), href };
            Ok(MatrixPage { building: id, rows, firms, tower, t })
        })
        .await?;
    ctx.show(&page).await
}

fn firm(name: String, kind: Kind, state: &'static str, t: T) -> FirmItem {
    let tone = match state {
        "current" => Tone::Done,
        "older" => Tone::Notice,
        _ => Tone::New,
    };
    FirmItem { name, state, kind: t.kind(kind.code()), chip: Chip::new(tone, t.noted(state)) }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |firms| MatrixPage {
        building: BuildingId::from_bytes([1; 16]),
        rows: vec![MatrixRow {
            kind: "owner",
            rights: vec!["知情".into()],
            duties: vec!["守约".into()],
            title: t.kind("owner"),
            href: "/".into(),
        }],
        firms,
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    let firms = ["current", "older", "none"].map(|s| firm("和拓科技（上海）有限公司".into(), Kind::Enterprise, s, t));
    vec![Sample::of("show_matrix", &page(firms.into_iter().collect())), Sample::of("show_matrix", &page(Vec::new()))]
}

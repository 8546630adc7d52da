//! The kinds of subjects of a tower: one's own first, with what there is to take note of.

use axum::extract::Path;
use kernel::{BuildingId, District, Locale};
use ledger::Tx;
use policy::api::List;
use registry::api::Building;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    kind::Kind,
    own::{Own, own},
    permissions::{ShowMatrix, ShowRights},
    store,
    version::Version,
};

/// A kind in the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SubjectItem {
    pub kind: &'static str,
    pub title: String,
    pub href: String,
    pub rights: usize,
    pub duties: usize,
    /// Whether the reader is of this kind here.
    pub own: bool,
    /// Whether the reader, or their organisation, has taken note of the present version.
    pub acknowledged: Option<bool>,
    #[serde(skip)]
    chip: Option<Chip>,
}

/// The kinds of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "subjects/list_rights.html")]
pub struct KindsPage {
    pub building: BuildingId,
    pub kinds: Vec<SubjectItem>,
    /// Where the matrix is, for those who may see it.
    pub matrix: Option<String>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for KindsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).nav_rights().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.nav_rights())];
        Frame { section: Section::Rights, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// The kinds of subjects with their rights and duties, the reader's own first.
#[utoipa::path(get, path = "/{district}/towers/{building}/rights", operation_id = "list_rights", tag = "subjects",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = KindsPage)), extensions(("x-permission" = json!("subjects.show_rights"))))]
pub async fn list_rights(ctx: Ctx, Path((district, id)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let building = tx.granted::<ShowRights, Building>(id)?.into_inner();
            let own = own(tx, &building)?;
            let pack = policy::api::of(tx, id)?;
            let tower = TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{id}") };
            let mut kinds = Vec::new();
            for kind in ordered(&own) {
                let mine: Vec<&Own> = own.iter().filter(|o| o.kind == kind).collect();
                let version = Version::of(&pack, kind).digest()?;
                let acknowledged = if mine.is_empty() { None } else { Some(current(tx, id, &mine, &version)?) };
                let count = |list| pack.list_of(list, kind.code()).count();
                let (rights, duties) = (count(List::Right), count(List::Duty));
                kinds.push(item(kind, &tower.href, (rights, duties), acknowledged, T(locale)));
            }
            let matrix = tx.grant::<ShowMatrix, _>(building).is_ok().then(|| format!("{}/rights-matrix", tower.href));
            Ok(KindsPage { building: id, kinds, matrix, tower, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

/// All kinds, the reader's own first.
pub fn ordered(own: &[Own]) -> Vec<Kind> {
    let mut kinds = Kind::ALL.to_vec();
    kinds.sort_by_key(|k| !own.iter().any(|o| o.kind == *k));
    kinds
}

/// Whether everything that somebody is of a kind for has taken note of a version.
pub fn current(tx: &mut Tx<'_, '_>, building: BuildingId, own: &[&Own], version: &str) -> kernel::Result<bool> {
    let person = tx.person()?;
    for one in own {
        let newest = store::newest(tx, building, one.kind, one.organisation, person)?;
        if newest.is_none_or(|n| n.digest != version) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn item(kind: Kind, tower: &str, (rights, duties): (usize, usize), acknowledged: Option<bool>, t: T) -> SubjectItem {
    SubjectItem {
        kind: kind.code(),
        title: t.kind(kind.code()),
        href: format!("{tower}/rights/{}", kind.code()),
        rights,
        duties,
        own: acknowledged.is_some(),
        acknowledged,
        chip: acknowledged.map(|yes| {
            if yes { Chip::new(Tone::Done, t.is_acknowledged()) } else { Chip::new(Tone::Waiting, t.to_acknowledge()) }
        }),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |matrix: Option<&str>| KindsPage {
        building: BuildingId::from_bytes([1; 16]),
        kinds: vec![item(Kind::Enterprise, "/t", (8, 4), Some(false), t), item(Kind::Owner, "/t", (6, 4), None, t)],
        matrix: matrix.map(str::to_owned),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![Sample::of("list_rights", &page(Some("/"))), Sample::of("list_rights", &page(None))]
}

//! The foundings and renewals of a subdistrict or district, newest first.

use axum::extract::{Path, Query};
use db::args;
use kernel::{Act, District, Locale, Place, Resource};
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Section, Wait};
use web::{Ctx, Result, Sample, View};

use crate::{T, founding::Founding, look::chip, permissions::ListFoundings, state::FoundingId, store::sql};

/// Rows of a page, and how many are looked through for one.
const PAGE: usize = 50;
const LOOKED: usize = 500;

/// A founding in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FoundingItem {
    pub id: FoundingId,
    pub name: String,
    pub kind: &'static str,
    pub state: String,
    pub href: String,
    pub waits_for: Option<Wait>,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub facts: String,
}

impl FoundingItem {
    pub fn of(founding: &Founding, today: kernel::Date, locale: Locale) -> Self {
        let (t, format) = (T(locale), i18n::Format(locale));
        let due = founding.state.due().map(|d| d.on);
        let late = due.is_some_and(|d| d < today);
        let name = if locale == Locale::Zh { &founding.awaited_zh } else { &founding.awaited_en };
        let facts = match due {
            Some(on) if late => t.was_due(format.date(on)),
            Some(on) => t.is_due(format.date(on), on.days_since(today)),
            None => String::new(),
        };
        let waits = !founding.state.is_over() && !name.is_empty();
        Self {
            id: founding.id,
            name: founding.title().get(locale).to_owned(),
            kind: founding.kind.code(),
            state: founding.row.state.clone(),
            href: founding.href(),
            waits_for: waits.then(|| Wait { locale, name: name.clone(), detail: String::new() }),
            chip: chip(&founding.state, late, t),
            facts,
        }
    }
}

/// The list.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "founding/list_foundings.html")]
pub struct FoundingsPage {
    pub foundings: Vec<FoundingItem>,
    pub next: Option<String>,
    #[serde(skip)]
    t: T,
}

impl View for FoundingsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).foundings().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Foundings, crumbs: vec![Crumb::here(self.t.foundings())], ..Frame::default() }
    }
}

/// The district, for the check of the list's permission.
struct Office {
    place: Place,
}

impl Resource for Office {
    fn place(&self) -> &Place {
        &self.place
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct From {
    /// Foundings begun before this one.
    before: Option<FoundingId>,
}

/// The foundings and renewals that a clerk looks after.
#[utoipa::path(get, path = "/{district}/foundings", operation_id = "list_foundings", tag = "founding",
    params(("district" = District, Path), From),
    responses((status = 200, body = FoundingsPage)), extensions(("x-permission" = json!("founding.list_foundings"))))]
pub async fn list_foundings(ctx: Ctx, Path(district): Path<District>, Query(from): Query<From>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let permission = const { &ListFoundings::PERMISSION };
            let scopes = permission.scopes(tx.actor());
            // A clerk of any subdistrict has a list of their own.
            let place = Place { subdistrict: scopes.subdistricts.first().copied(), ..Place::district(district) };
            tx.grant::<ListFoundings, _>(Office { place })?;
            let before = from.before.unwrap_or(FoundingId::from_bytes([0xff; 16]));
            let rows = tx.all(&sql::BEFORE, args![district, before, LOOKED])?;
            let (mut foundings, mut next, today) = (Vec::new(), None, tx.today());
            for row in rows {
                let founding = Founding::of(tx, row)?;
                if !scopes.admit(founding.place()) {
                    continue;
                }
                if foundings.len() == PAGE {
                    next = foundings.last().map(|f: &FoundingItem| format!("/{district}/foundings?before={}", f.id));
                    break;
                }
                foundings.push(FoundingItem::of(&founding, today, locale));
            }
            Ok(FoundingsPage { foundings, next, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

/// A row for samples.
pub fn sample_item(locale: Locale) -> FoundingItem {
    FoundingItem {
        id: FoundingId::from_bytes([1; 16]),
        name: "石湾商务中心商务楼宇事务治理委员会".into(),
        kind: "founding",
        state: "noticed".into(),
        href: "/".into(),
        waits_for: Some(Wait { locale, name: "区经办".into(), detail: String::new() }),
        chip: Chip::new(ui::Tone::Notice, T(locale).state("noticed")),
        facts: "11月30日前".into(),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |foundings, next: Option<&str>| FoundingsPage { foundings, next: next.map(str::to_owned), t };
    vec![
        Sample::of("list_foundings", &page(vec![sample_item(locale)], Some("/"))),
        Sample::of("list_foundings", &page(vec![], None)),
    ]
}

//! Who works for a firm or in a tower, for those who may say that somebody has left.

use axum::extract::{Path, Query};
use db::args;
use kernel::{Act, District, Locale, Place, Scope};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Frame, Layout, Section};
use web::{Ctx, Result, Sample, View};

use crate::{
    T, api,
    employment::{Employment, EmploymentId, EmploymentRow, Everywhere},
    permissions::EndEmployment,
    store::{leaving, sql},
};

const PAGE: usize = 50;

/// Somebody who works here.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EmploymentItem {
    pub id: EmploymentId,
    pub name: String,
    pub organisation: String,
    pub building: String,
    pub floor: String,
    pub since: String,
    /// The last day, where one is set.
    pub until: Option<String>,
}

/// Who works here.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "identity/employments.html")]
pub struct EmploymentsPage {
    pub employments: Vec<EmploymentItem>,
    pub next: Option<String>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for EmploymentsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).employments_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Employments, layout: Layout::Desk, ..Frame::default() }
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct After {
    /// Employments after this one.
    after: Option<EmploymentId>,
}

/// Confirmed employments of the firms and towers that the reader answers for, the earliest first.
#[utoipa::path(get, path = "/{district}/employments", operation_id = "list_employments", tag = "identity",
    params(("district" = District, Path), After),
    responses((status = 200, body = EmploymentsPage)), extensions(("x-permission" = json!("identity.end_employment"))))]
pub async fn list_employments(ctx: Ctx, Path(district): Path<District>, Query(after): Query<After>) -> Result {
    ctx.signed_in().await?;
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            if EndEmployment::PERMISSION.scopes(tx.actor()).is_empty() && tx.actor().organisations().next().is_none() {
                tx.grant::<EndEmployment, _>(Everywhere(Place::district(district)))?;
            }
            let mut after = after.after.unwrap_or(EmploymentId::from_bytes([0; 16]));
            let mut rows: Vec<EmploymentRow> = Vec::new();
            // A captain answers for one floor of many: looked through until a page is full.
            while rows.len() <= PAGE {
                let batch = found(tx, after)?;
                let Some(last) = batch.last().map(|r| r.id) else { break };
                after = last;
                for row in batch {
                    if tx.granted::<EndEmployment, Employment>(row.id).is_ok() {
                        rows.push(row);
                    }
                }
            }
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows.last().filter(|_| more).map(|r| format!("/{district}/employments?after={}", r.id));
            let mut employments = Vec::new();
            for row in rows {
                employments.push(item(tx, &row, locale)?);
            }
            Ok(EmploymentsPage { employments, next, district, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

/// The next employments of every scope, as many as all of them surely hold.
fn found(tx: &mut Tx<'_, '_>, after: EmploymentId) -> kernel::Result<Vec<EmploymentRow>> {
    let (district, most) = (tx.district(), PAGE + 1);
    let mut found: Vec<EmploymentRow> = Vec::new();
    for appointment in tx.actor().appointments() {
        let answers = EndEmployment::PERMISSION.roles.contains(&appointment.role);
        if !answers && !matches!(appointment.scope, Scope::Organisation(_)) {
            continue;
        }
        let building = match appointment.scope {
            Scope::Organisation(id) => {
                found.extend(tx.all(&leaving::ACTIVE_IN_ORGANISATION, args![district, id, after, most])?);
                None
            }
            Scope::Building(id) => Some(id),
            Scope::Floor(id) => registry::api::floor(tx, id)?.map(|f| f.building),
            _ => None,
        };
        if let Some(building) = building {
            found.extend(tx.all(&sql::ACTIVE_IN_BUILDING, args![district, building, after, most])?);
        }
    }
    found.sort_by_key(|r| r.id);
    found.dedup_by_key(|r| r.id);
    // Behind the last of a full list of one scope, rows of another scope would be passed over.
    found.truncate(most);
    Ok(found)
}

fn item(tx: &mut Tx<'_, '_>, row: &EmploymentRow, locale: Locale) -> kernel::Result<EmploymentItem> {
    let name = api::name_of(tx, row.person)?.map_or(String::new(), |n| n.into_inner());
    let organisation = registry::api::organisation(tx, row.organisation)?.map_or(String::new(), |o| o.name);
    let building = registry::api::building_of(tx, row.building)?.name.clone();
    let floor = match row.floor {
        Some(id) => registry::api::floor(tx, id)?.map_or(String::new(), |f| T(locale).floor_sign(f.label)),
        None => String::new(),
    };
    let format = i18n::Format(locale);
    let (since, until) = (format.date_long(row.from_on), row.until_on.map(|d| format.date_long(d)));
    Ok(EmploymentItem { id: row.id, name, organisation, building, floor, since, until })
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let item = |until: Option<&str>| EmploymentItem {
        id: EmploymentId::from_bytes([1; 16]),
        name: "林默".into(),
        organisation: "明岫信息技术（上海）股份有限公司望江分公司".into(),
        building: "和衡中心".into(),
        floor: "17 层".into(),
        since: "2024年3月1日".into(),
        until: until.map(str::to_owned),
    };
    let page = |employments| EmploymentsPage {
        employments,
        next: Some("/".into()),
        district: District::new(310_107).expect("a district"),
        t: T(locale),
    };
    let full = page(vec![item(None), item(Some("2026年12月31日"))]);
    vec![Sample::of("employments", &full), Sample::of("employments", &page(vec![]))]
}

//! The list of projects as a spreadsheet, for those who keep ledgers: nobody types it again (R24).

use axum::extract::{Path, Query};
use imports::{Cell, Form, Writer};
use kernel::{BuildingId, District, Locale, Money};
use registry::api::Building;
use serde::Deserialize;
use web::{Ctx, Plain, Result};

use crate::{
    T,
    list_projects::{STATES, rows},
    permissions::ShowProject,
    state::ProjectId,
    store::ProjectRow,
};

/// Rows that are read at once.
const PAGE: usize = 500;

/// Which rows, and in which form.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Export {
    /// `xlsx` or `csv`.
    form: String,
    /// A state of W7; every one without it.
    state: String,
}

/// The projects of a tower as a workbook or a CSV file.
#[utoipa::path(get, path = "/{district}/towers/{building}/projects/export", operation_id = "export_projects", tag = "projects",
    params(("district" = District, Path), ("building" = BuildingId, Path), Export),
    responses((status = 200, description = "A spreadsheet")), extensions(("x-permission" = json!("projects.show_project"))))]
pub async fn export_projects(
    ctx: Ctx,
    Path((_, building)): Path<(District, BuildingId)>,
    Query(export): Query<Export>,
) -> Result {
    let locale = ctx.locale;
    let form = if export.form == "csv" { Form::Csv } else { Form::Xlsx };
    let (name, body) = ctx
        .read_long(move |tx| {
            let name = tx.granted::<ShowProject, Building>(building)?.name.clone();
            let state = STATES.iter().find(|s| **s == export.state).copied().unwrap_or_default();
            let t = T(locale);
            let mut writer = Writer::new(Vec::new(), form, t.nav_projects(), &header(t))?;
            let mut before = ProjectId::from_bytes([0xff; 16]);
            loop {
                let rows = rows(tx, building, state, before, PAGE)?;
                for row in &rows {
                    writer.row(&line(row, locale)?)?;
                }
                match rows.last() {
                    Some(last) if rows.len() == PAGE => before = last.id,
                    _ => break,
                }
            }
            Ok((name, writer.finish()?))
        })
        .await?;
    let file_name = format!("{}.{}", T(locale).projects_title(name), form.extension());
    Ok(ctx.plain(Plain { mime: form.media_type(), body, file_name: Some(file_name) }))
}

fn header(t: T) -> [&'static str; 12] {
    [
        t.title(),
        t.col_state(),
        t.col_waits(),
        t.col_due(),
        t.conditions(),
        t.funding(),
        t.col_planned(),
        t.col_pledged(),
        t.col_delivered(),
        t.col_spent(),
        t.indicator(),
        t.col_opened(),
    ]
}

fn line(row: &ProjectRow, locale: Locale) -> kernel::Result<[Cell<'_>; 12]> {
    let t = T(locale);
    // Whole yuan and fen: a number of yuan that a spreadsheet can add up.
    let yuan = |money: Money| Cell::Number(money.fen() as f64 / 100.0);
    let awaited = if locale == Locale::Zh { row.awaited_zh.as_str() } else { row.awaited_en.as_str() };
    let state = match row.state()? {
        crate::state::State::Ended { how } => t.ending(how.code()),
        state => t.state(state.code()),
    };
    Ok([
        row.title.as_str().into(),
        state.into(),
        awaited.into(),
        row.due_on.map_or(Cell::Empty, Cell::Date),
        row.conditions.as_str().into(),
        row.funding.as_str().into(),
        yuan(row.planned),
        yuan(row.pledged),
        yuan(row.delivered),
        yuan(row.spent),
        row.indicator.as_str().into(),
        Cell::Date(row.opened_at.date()),
    ])
}

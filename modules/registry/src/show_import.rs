//! What a spreadsheet would change, row by row.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::args;
use i18n::Format;
use imports::{ImportKind, Summary};
use kernel::{District, Id, Locale};
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Layout, Section, Tone};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    permissions::Import,
    upload::{PreviewRow, Upload, UploadId, UploadState, kind_named, sql},
    upload_import::NoteJson,
};

/// A row of the preview.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PreviewItem {
    /// The row's number as the spreadsheet shows it.
    pub line: i64,
    /// `new`, `changed`, `unchanged` (with a warning), `error`.
    pub state: String,
    /// The row's first cells.
    pub says: String,
    pub notes: Vec<String>,
    #[serde(skip)]
    chip: Chip,
}

/// What a spreadsheet would change.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/show_import.html")]
pub struct ImportPage {
    pub id: UploadId,
    pub kind: String,
    pub file_name: String,
    pub applied: bool,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub warnings: u64,
    pub errors: u64,
    pub unknown_columns: Vec<String>,
    pub rows: Vec<PreviewItem>,
    pub next: Option<String>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl ImportPage {
    /// The columns of the file that nobody asked for.
    fn unknown(&self) -> String {
        self.t.import_unknown(Format(self.t.0).list(&self.unknown_columns))
    }
}

impl View for ImportPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).import_title(&self.file_name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(self.t.imports_title(), format!("/{}/imports", self.district)),
            Crumb::here(&self.file_name),
        ];
        Frame { section: Section::Registry, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// Rows of one page of a preview.
const PAGE: usize = 200;

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AfterLine {
    /// Rows after this one.
    after: i64,
}

/// What a spreadsheet would change, row by row.
#[utoipa::path(get, path = "/{district}/imports/{upload}", operation_id = "show_import", tag = "registry",
    params(("district" = District, Path), ("upload" = UploadId, Path), AfterLine),
    responses((status = 200, body = ImportPage)), extensions(("x-permission" = json!("registry.import"))))]
pub async fn show_import(
    ctx: Ctx,
    Path((district, id)): Path<(District, UploadId)>,
    axum::extract::Query(after): axum::extract::Query<AfterLine>,
) -> Result {
    let (row, mut rows) = ctx
        .read(move |tx| {
            let row = tx.granted::<Import, Upload>(id)?.row.clone();
            Ok((row, tx.all(&sql::ROWS, args![district, id, after.after, PAGE + 1])?))
        })
        .await?;
    let locale = ctx.locale;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| format!("/{district}/imports/{id}?after={}", last.line));
    let summary: Summary = serde_json::from_str(&row.summary).map_err(kernel::Error::from)?;
    let kind = kind_named(&ctx, &row.kind);
    let page = ImportPage {
        id,
        kind: kind.map_or(row.kind.clone(), |k| k.title.get(locale).to_owned()),
        file_name: row.file_name,
        applied: row.state == UploadState::Applied,
        new: summary.new,
        changed: summary.changed,
        unchanged: summary.unchanged,
        warnings: summary.warnings,
        errors: summary.errors,
        unknown_columns: summary.unknown_columns,
        rows: rows.into_iter().map(|row| preview_item(row, kind, locale)).collect(),
        next,
        district,
        t: T(locale),
    };
    ctx.show(&page).await
}

fn preview_item(row: PreviewRow, kind: Option<&ImportKind>, locale: Locale) -> PreviewItem {
    let t = T(locale);
    let cells: BTreeMap<String, String> = serde_json::from_str(&row.cells).unwrap_or_default();
    let columns = kind.map_or(&[][..], |k| k.columns);
    let says: Vec<&str> = columns
        .iter()
        .filter_map(|c| cells.get(c.name))
        .filter(|v| !v.is_empty())
        .map(String::as_str)
        .take(4)
        .collect();
    let notes: Vec<NoteJson> = serde_json::from_str(&row.notes).unwrap_or_default();
    let label =
        |name: &str| columns.iter().find(|c| c.name == name).map_or(String::new(), |c| c.label.get(locale).to_owned());
    let notes = notes
        .into_iter()
        .map(|n| format!("{}{}{}", label(&n.column), t.colon(), if locale == Locale::Zh { n.zh } else { n.en }))
        .collect();
    let chip = match row.state.as_str() {
        "new" => Chip::new(Tone::New, t.row_new()),
        "changed" => Chip::new(Tone::Doing, t.row_changed()),
        "error" => Chip::new(Tone::Late, t.row_error()),
        _ => Chip::new(Tone::Soon, t.row_warning()),
    };
    PreviewItem { line: row.line, state: row.state, says: says.join(" · "), notes, chip }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let (district, id, t) = (District::new(310_107).expect("a district"), Id::from_bytes([2; 16]), T(locale));
    let item = PreviewRow {
        line: 7,
        state: "error".into(),
        cells: r#"{"name":"和衡中心"}"#.into(),
        notes: r#"[{"column":"name","error":true,"zh":"重复","en":"twice"}]"#.into(),
    };
    let rows = vec![preview_item(item, None, locale)];
    let page = ImportPage {
        id,
        kind: "楼宇".into(),
        file_name: "楼宇.xlsx".into(),
        applied: false,
        new: 1,
        changed: 2,
        unchanged: 3,
        warnings: 0,
        errors: 1,
        unknown_columns: vec!["备注".into()],
        rows,
        next: Some("/".into()),
        district,
        t,
    };
    vec![Sample::of("show_import", &page)]
}

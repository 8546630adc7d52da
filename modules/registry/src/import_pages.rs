//! Spreadsheets in: upload, a row-level preview, confirmation.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::{args, statements};
use imports::{ImportKind, Limits, RowState, Severity, Source, Summary};
use kernel::{Act, District, Id, Locale, Place, Resource, Text, Timestamp, ids};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Chip, Choice, Crumb, Field, Frame, Layout, Section, Tone};
use web::{Ctx, Done, Form, Input, Plain, Refused, Result, Sample, View, faults};

use crate::{T, permissions::Import};

ids! {
    /// An uploaded spreadsheet.
    pub UploadId(UploadKind) = "upl";
}

/// Rows of a preview that are kept: the counts are of all.
const KEPT: usize = 3_000;

db::codes! {
    /// Where an upload stands.
    pub enum UploadState {
        Previewed = "previewed",
        Applied = "applied",
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct UploadRow {
        pub id: UploadId,
        pub kind: String,
        pub file_name: String,
        pub state: UploadState,
        pub summary: String,
        pub uploaded_at: Timestamp,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PreviewRow {
        pub line: i64,
        pub state: String,
        pub cells: String,
        pub notes: String,
    }
}

pub mod sql {
    use super::*;

    statements! {
        command KEEP = "insert into upload (district, id, kind, file_name, bytes, state, summary, uploaded_at, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        command KEEP_ROW = "insert into upload_row (district, upload, line, state, cells, notes) values ($1, $2, $3, $4, $5, $6)";
        query UPLOADS: UploadRow = "select id, kind, file_name, state, summary, uploaded_at from upload where district = $1 order by id desc limit 50";
        lock query UPLOAD: UploadRow = "select id, kind, file_name, state, summary, uploaded_at from upload where district = $1 and id = $2";
        query BYTES: (Vec<u8>,) = "select bytes from upload where district = $1 and id = $2";
        query ROWS: PreviewRow = "select line, state, cells, notes from upload_row where district = $1 and upload = $2 and line > $3 order by line limit $4";
        command APPLIED = "update upload set state = $3 where district = $1 and id = $2";
    }
}

/// An upload, for the check of permission.
struct Upload {
    row: UploadRow,
    place: Place,
}

impl Resource for Upload {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &kernel::Actor) -> bool {
        Import::PERMISSION.scopes(actor).admit(&self.place)
    }
}

impl Load for Upload {
    type Id = UploadId;

    fn load(tx: &mut Tx<'_, '_>, id: UploadId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let row = tx.first(&sql::UPLOAD, args![district, id])?;
        Ok(row.map(|row| Upload { row, place: Place::district(district) }))
    }
}

/// The tenant itself, for uploading.
struct Tenant(Place);

impl Resource for Tenant {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// A past upload in the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct UploadItem {
    pub id: UploadId,
    pub kind: String,
    pub file_name: String,
    pub applied: bool,
    pub at: String,
}

/// A kind of spreadsheet that can be imported.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct KindItem {
    pub name: &'static str,
    pub title: String,
    /// The columns, required ones marked.
    pub columns: Vec<String>,
}

/// What may be uploaded and what was.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/list_imports.html")]
pub struct ImportsPage {
    pub kinds: Vec<KindItem>,
    pub uploads: Vec<UploadItem>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    chosen: String,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl ImportsPage {
    fn fields(&self) -> Vec<Field> {
        let (t, faults) = (self.t, &self.refused.faults);
        let kinds = self.kinds.iter().map(|k| Choice::new(k.name, &k.title)).collect();
        vec![
            Field::select("kind", t.import_kind(), &self.chosen, kinds).fault(faults),
            Field::file("file", t.import_file(), ".xlsx,.csv").hint(t.import_file_hint()).fault(faults),
        ]
    }
}

impl View for ImportsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).imports_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Registry, layout: Layout::Desk, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

fn kinds(ctx: &Ctx) -> Vec<&'static ImportKind> {
    let mut kinds: Vec<&'static ImportKind> = ctx.app.modules().iter().flat_map(|m| m.imports).copied().collect();
    kinds.sort_by_key(|k| k.order);
    kinds
}

fn kind_named(ctx: &Ctx, name: &str) -> Option<&'static ImportKind> {
    kinds(ctx).into_iter().find(|k| k.name == name)
}

async fn imports_page(ctx: &Ctx, district: District, chosen: String, refused: Refused) -> Result<ImportsPage> {
    let (locale, format) = (ctx.locale, ctx.format());
    let rows = ctx
        .read(move |tx| {
            tx.grant::<Import, _>(Tenant(Place::district(district)))?;
            Ok(tx.all(&sql::UPLOADS, args![district])?)
        })
        .await?;
    let kinds = kinds(ctx).into_iter().map(|k| KindItem {
        name: k.name,
        title: k.title.get(locale).to_owned(),
        columns: k
            .columns
            .iter()
            .map(|c| format!("{}{}", c.label.get(locale), if c.required { "*" } else { "" }))
            .collect(),
    });
    let uploads = rows.into_iter().map(|row| UploadItem {
        id: row.id,
        kind: kind_named(ctx, &row.kind).map_or(row.kind.clone(), |k| k.title.get(locale).to_owned()),
        file_name: row.file_name,
        applied: row.state == UploadState::Applied,
        at: format.moment(row.uploaded_at),
    });
    Ok(ImportsPage { kinds: kinds.collect(), uploads: uploads.collect(), district, chosen, refused, t: T(locale) })
}

/// What may be uploaded, and what was.
#[utoipa::path(get, path = "/{district}/imports", operation_id = "list_imports", tag = "registry",
    params(("district" = District, Path)),
    responses((status = 200, body = ImportsPage)), extensions(("x-permission" = json!("registry.import"))))]
pub async fn list_imports(ctx: Ctx, Path(district): Path<District>) -> Result {
    let refused = Refused::none(ctx.locale);
    ctx.show(&imports_page(&ctx, district, String::new(), refused).await?).await
}

/// A spreadsheet to look at before anything is changed. The file is the part `file` of a multipart form.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct UploadInput {
    /// Which kind of spreadsheet: `buildings`, `organisations`, …
    pub kind: Input,
}

/// Uploads a spreadsheet and answers its preview. Nothing is changed yet.
#[utoipa::path(post, path = "/{district}/imports", operation_id = "upload_import", tag = "registry",
    params(("district" = District, Path)), request_body(content = UploadInput, content_type = "multipart/form-data"),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("registry.import"))))]
pub async fn upload_import(ctx: Ctx, Path(district): Path<District>, form: Form<UploadInput>) -> Result {
    let chosen = form.input.kind.to_string();
    match upload(&ctx, district, form).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            ctx.show(&imports_page(&ctx, district, chosen, refused).await?).await
        }
    }
}

async fn upload(ctx: &Ctx, district: District, form: Form<UploadInput>) -> Result<Done> {
    ctx.read(move |tx| tx.grant::<Import, _>(Tenant(Place::district(district))).map(|_| ())).await?;
    let mut check = faults::Check::default();
    let kind = kind_named(ctx, &form.input.kind);
    if kind.is_none() {
        check.fault("kind", faults::choose());
    }
    let file = form.files.into_iter().find(|f| f.field == "file");
    if file.is_none() {
        check.fault("file", Text::each(|l| T(l).import_no_file()));
    }
    check.finish()?;
    let once = form.once;
    let (Some(kind), Some(file)) = (kind, file) else {
        return Err(kernel::Error::bug("a checked field is missing").into());
    };
    let source = Source::Bytes { name: file.name.clone(), bytes: file.bytes.clone() };
    let (summary, rows) = ctx
        .read_long(move |tx| {
            let mut rows: Vec<(i64, String, String, String)> = Vec::new();
            let summary = imports::preview(tx, kind, &source, Limits::WEB, &mut |row, verdict| {
                if rows.len() < KEPT {
                    let cells: BTreeMap<&str, &str> = kind.columns.iter().map(|c| (c.name, row.get(c.name))).collect();
                    let notes: Vec<NoteJson> = notes_of(verdict);
                    let json = |v: serde_json::Result<String>| v.unwrap_or_default();
                    rows.push((
                        i64::from(row.line),
                        state_code(verdict.state).to_owned(),
                        json(serde_json::to_string(&cells)),
                        json(serde_json::to_string(&notes)),
                    ));
                }
            })?;
            Ok((summary, rows))
        })
        .await?;
    ctx.write(move |tx| {
        tx.once(once.as_deref(), |tx| {
            let (id, now, by) = (UploadId::new(tx.now()), tx.now(), tx.actor().person());
            let json = serde_json::to_string(&summary)?;
            let bytes = file.bytes.to_vec();
            tx.run_one(
                &sql::KEEP,
                args![district, id, kind.name, file.name, bytes, UploadState::Previewed, json, now, by],
            )?;
            for (line, state, cells, notes) in &rows {
                tx.run_one(&sql::KEEP_ROW, args![district, id, line, state, cells, notes])?;
            }
            // A preview changes nothing that the record is about.
            tx.nothing_to_record();
            Ok(Done::new(format!("/{district}/imports/{id}"), Text::same("")).id(id))
        })
    })
    .await
}

#[derive(Debug, Serialize, Deserialize)]
struct NoteJson {
    column: String,
    error: bool,
    zh: String,
    en: String,
}

fn notes_of(verdict: &imports::Verdict) -> Vec<NoteJson> {
    let notes = verdict.notes.iter().map(|n| NoteJson {
        column: n.column.to_owned(),
        error: n.severity == Severity::Error,
        zh: n.reason.zh.to_string(),
        en: n.reason.en.to_string(),
    });
    let changes = verdict.changes.iter().map(|c| {
        let text = Text::each(|l| T(l).import_change(&c.from, &c.to));
        NoteJson { column: c.column.to_owned(), error: false, zh: text.zh.to_string(), en: text.en.to_string() }
    });
    notes.chain(changes).collect()
}

const fn state_code(state: RowState) -> &'static str {
    match state {
        RowState::New => "new",
        RowState::Changed => "changed",
        RowState::Unchanged => "unchanged",
        RowState::Error => "error",
    }
}

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

/// Applies a previewed spreadsheet, wholly or not at all.
#[utoipa::path(post, path = "/{district}/imports/{upload}/confirmation", operation_id = "confirm_import", tag = "registry",
    params(("district" = District, Path), ("upload" = UploadId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("registry.import"))))]
pub async fn confirm_import(ctx: Ctx, Path((district, id)): Path<(District, UploadId)>) -> Result {
    let all = kinds(&ctx);
    let done = ctx
        .write(move |tx| {
            let upload = tx.granted::<Import, Upload>(id)?;
            let href = format!("/{district}/imports/{id}");
            if upload.row.state == UploadState::Applied {
                tx.nothing_to_record(); // pressed twice
                return Ok(Done::new(href, Text::each(|l| T(l).import_already())).id(id));
            }
            let kind = all.iter().find(|k| k.name == upload.row.kind).ok_or_else(kernel::Error::hidden)?;
            let (bytes,) = tx.one(&sql::BYTES, args![district, id])?;
            let source = Source::Bytes { name: upload.row.file_name.clone(), bytes: bytes.into() };
            let expected: Summary = serde_json::from_str(&upload.row.summary)?;
            let summary = imports::apply(tx, kind, &source, Limits::WEB, Some(&expected), &mut |_| {})?;
            tx.run_one(&sql::APPLIED, args![district, id, UploadState::Applied])?;
            let (new, changed) = (summary.new as i64, summary.changed as i64);
            Ok(Done::new(href, Text::each(|l| T(l).import_done(new, changed))).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// An empty spreadsheet of a kind, with an example row.
#[utoipa::path(get, path = "/{district}/import-templates/{kind}", operation_id = "import_template", tag = "registry",
    params(("district" = District, Path), ("kind" = String, Path)),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    extensions(("x-permission" = json!("registry.import"))))]
pub async fn import_template(ctx: Ctx, Path((district, name)): Path<(District, String)>) -> Result {
    ctx.read(move |tx| tx.grant::<Import, _>(Tenant(Place::district(district))).map(|_| ())).await?;
    let kind = kind_named(&ctx, &name).ok_or_else(kernel::Error::hidden)?;
    let body = imports::template(kind, ctx.locale)?;
    let file_name = Some(format!("{}.xlsx", kind.title.get(ctx.locale)));
    Ok(ctx.plain(Plain { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body, file_name }))
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
    let kinds = vec![KindItem { name: "buildings", title: "楼宇".into(), columns: vec!["楼宇编码*".into()] }];
    let uploads = vec![UploadItem {
        id,
        kind: "楼宇".into(),
        file_name: "楼宇.xlsx".into(),
        applied: true,
        at: "11月3日".into(),
    }];
    let list = ImportsPage { kinds, uploads, district, chosen: String::new(), refused: Refused::none(locale), t };
    vec![Sample::of("show_import", &page), Sample::of("list_imports", &list)]
}

//! A spreadsheet comes in and is looked at: what it would change, row by row, is kept as its preview.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::args;
use imports::{Limits, RowState, Severity, Source};
use kernel::{District, Place, Text};
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults};

use crate::{
    T,
    list_imports::imports_page,
    permissions::Import,
    upload::{Tenant, UploadId, UploadState, is_for_all, kinds_for, sql},
};

/// Rows of a preview that are kept: the counts are of all.
const KEPT: usize = 3_000;

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
    let all = ctx
        .read(move |tx| {
            tx.grant::<Import, _>(Tenant(Place::district(district)))?;
            Ok(is_for_all(tx.actor()))
        })
        .await?;
    let mut check = faults::Check::default();
    let kind = kinds_for(ctx, all).into_iter().find(|k| k.name == form.input.kind.as_str());
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

/// What the preview says of a cell, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct NoteJson {
    pub column: String,
    pub error: bool,
    pub zh: String,
    pub en: String,
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

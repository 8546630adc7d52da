//! Which spreadsheets can be imported, and which were.

use axum::extract::Path;
use db::args;
use kernel::{District, Id, Locale, Place};
use serde::Serialize;
use ui::{Choice, Field, Frame, Layout, Section};
use web::{Ctx, Refused, Result, Sample, View};

use crate::{
    T,
    permissions::Import,
    upload::{Tenant, UploadId, UploadState, is_for_all, kind_named, kinds_for, sql},
};

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
    #[serde(skip)]
    list: String,
}

/// What may be uploaded and what was.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/list_imports.html")]
pub struct ImportsPage {
    pub kinds: Vec<KindItem>,
    pub uploads: Vec<UploadItem>,
    /// The reader uploads for their own tower or subdistrict.
    pub part: bool,
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

/// The page, with what was refused of a new upload.
pub async fn imports_page(ctx: &Ctx, district: District, chosen: String, refused: Refused) -> Result<ImportsPage> {
    let (locale, format) = (ctx.locale, ctx.format());
    let (all, rows) = ctx
        .read(move |tx| {
            tx.grant::<Import, _>(Tenant(Place::district(district)))?;
            let all = is_for_all(tx.actor());
            let rows = if all {
                tx.all(&sql::UPLOADS, args![district])?
            } else {
                let person = tx.person()?;
                tx.all(&sql::UPLOADS_OF, args![district, person])?
            };
            Ok((all, rows))
        })
        .await?;
    let kinds = kinds_for(ctx, all).into_iter().map(|k| {
        let mark = |required| if required { "*" } else { "" };
        let columns: Vec<String> =
            k.columns.iter().map(|c| format!("{}{}", c.label.get(locale), mark(c.required))).collect();
        KindItem { name: k.name, title: k.title.get(locale).to_owned(), list: format.list(&columns), columns }
    });
    let uploads = rows.into_iter().map(|row| UploadItem {
        id: row.id,
        kind: kind_named(ctx, &row.kind).map_or(row.kind.clone(), |k| k.title.get(locale).to_owned()),
        file_name: row.file_name,
        applied: row.state == UploadState::Applied,
        at: format.moment(row.uploaded_at),
    });
    let (kinds, uploads) = (kinds.collect(), uploads.collect());
    Ok(ImportsPage { kinds, uploads, part: !all, district, chosen, refused, t: T(locale) })
}

/// What may be uploaded, and what was.
#[utoipa::path(get, path = "/{district}/imports", operation_id = "list_imports", tag = "registry",
    params(("district" = District, Path)),
    responses((status = 200, body = ImportsPage)), extensions(("x-permission" = json!("registry.import"))))]
pub async fn list_imports(ctx: Ctx, Path(district): Path<District>) -> Result {
    let refused = Refused::none(ctx.locale);
    ctx.show(&imports_page(&ctx, district, String::new(), refused).await?).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let (district, id, t) = (District::new(310_107).expect("a district"), Id::from_bytes([2; 16]), T(locale));
    let kinds = vec![KindItem {
        name: "buildings",
        title: "楼宇".into(),
        columns: vec!["楼宇编码*".into()],
        list: "楼宇编码*".into(),
    }];
    let uploads = vec![UploadItem {
        id,
        kind: "楼宇".into(),
        file_name: "楼宇.xlsx".into(),
        applied: true,
        at: "11月3日".into(),
    }];
    let list =
        ImportsPage { kinds, uploads, part: true, district, chosen: String::new(), refused: Refused::none(locale), t };
    vec![Sample::of("list_imports", &list)]
}

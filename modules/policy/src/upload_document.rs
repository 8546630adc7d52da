//! A document comes in, as a file or as text, and is looked at: what is wrong with it, or else what it would change.

use axum::extract::{Path, Query};
use kernel::{BuildingId, District, FieldFault, Locale, Text};
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Layout, Section, TowerLink};
use web::{Ctx, Done, Form, Input, Refused, Result, Sample, View, faults};

use crate::{
    T,
    document::Layer,
    fault::PackFault,
    issuing,
    permissions::IssueDocument,
    place::{keep, place_of},
    read::LONGEST,
};

/// A document to look at before it is issued. It may be the part `file` of a multipart form instead.
#[derive(Debug, Default, Clone, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DocumentInput {
    /// The building of a building's own document; empty for the city's and the district's.
    pub building: Input,
    /// The document, TOML.
    pub words: Input,
}

/// The form for a new document.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "policy/upload_document.html")]
pub struct UploadPage {
    pub input: DocumentInput,
    /// The layers of which a document is expected here.
    pub layers: Vec<&'static str>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    tower: Option<TowerLink>,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl UploadPage {
    fn fields(&self) -> [Field; 2] {
        let (t, faults) = (self.t, &self.refused.faults);
        [
            Field::file("file", t.document_file(), ".toml").hint(t.document_file_hint()).optional(t.0).fault(faults),
            Field::area("words", t.document_words(), self.input.words.as_str(), 16)
                .with("spellcheck", "false")
                .optional(t.0)
                .fault(faults),
        ]
    }

    /// Where the rules are that it would change.
    fn rules(&self) -> String {
        let building = self.input.building.as_str();
        let of = if building.is_empty() { String::new() } else { format!("?building={building}") };
        format!("/{}/rules{of}", self.district)
    }
}

impl View for UploadPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).upload_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame {
            section: Section::Rules,
            layout: Layout::Narrow,
            crumbs: vec![Crumb::link(self.t.nav_rules(), self.rules()), Crumb::here(self.t.upload_title())],
            tower: self.tower.clone(),
        }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

async fn page(ctx: &Ctx, district: District, input: DocumentInput, refused: Refused) -> Result {
    let building: Option<BuildingId> = input.building.parse().ok();
    let tower = ctx
        .read(move |tx| {
            let place = place_of(tx, building)?;
            Ok(tx.grant::<IssueDocument, _>(place)?.into_inner().tower)
        })
        .await?;
    let layers = if tower.is_some() { vec![Layer::Building] } else { vec![Layer::City, Layer::District] };
    let layers = layers.into_iter().map(Layer::code).collect();
    ctx.show(&UploadPage { input, layers, district, tower, refused, t: T(ctx.locale) }).await
}

/// For which building.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct NewQuery {
    building: Option<BuildingId>,
}

/// The page on which a document is handed in.
#[utoipa::path(get, path = "/{district}/rules/documents/new", operation_id = "show_upload_document", tag = "policy",
    params(("district" = District, Path), NewQuery),
    responses((status = 200, body = UploadPage)), extensions(("x-permission" = json!("policy.issue_document"))))]
pub async fn show_upload_document(ctx: Ctx, Path(district): Path<District>, Query(query): Query<NewQuery>) -> Result {
    let building = query.building.map_or(String::new(), |b| b.to_string());
    let refused = Refused::none(ctx.locale);
    page(&ctx, district, DocumentInput { building: building.into(), ..DocumentInput::default() }, refused).await
}

/// Checks a document. One without fault is kept until it is issued, and shown as a difference to what applies now.
#[utoipa::path(post, path = "/{district}/rules/documents", operation_id = "upload_document", tag = "policy",
    params(("district" = District, Path)), request_body(content = DocumentInput, content_type = "multipart/form-data"),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("policy.issue_document"))))]
pub async fn upload_document(ctx: Ctx, Path(district): Path<District>, form: Form<DocumentInput>) -> Result {
    let mut input = form.input.clone();
    let file = form.files.into_iter().find(|f| f.field == "file").map(|f| f.bytes);
    let mut unreadable = None;
    if let Some(bytes) = &file {
        match std::str::from_utf8(bytes) {
            _ if bytes.len() > LONGEST => unreadable = Some(Text::each(|l| T(l).fault_too_long())),
            Ok(text) => input.words = text.into(),
            Err(error) => {
                let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
                unreadable = Some(Text::each(|l| T(l).fault_not_text(line)));
            }
        }
    }
    let (once, typed) = (form.once, input.clone());
    let done = ctx.write(move |tx| tx.once(once.as_deref(), |tx| look(tx, &typed, unreadable.as_ref()))).await;
    match done {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, district, input, refused).await
        }
    }
}

fn look(tx: &mut ledger::Tx<'_, '_>, input: &DocumentInput, unreadable: Option<&Text>) -> kernel::Result<Done> {
    let mut check = faults::Check::default();
    let building: Option<BuildingId> = check.parse("building", &input.building, faults::choose);
    let place = place_of(tx, building)?;
    tx.grant::<IssueDocument, _>(place)?;
    if let Some(reason) = unreadable {
        check.fault("file", reason.clone());
    } else if input.words.trim().is_empty() {
        check.fault("words", Text::each(|l| T(l).fault_no_document()));
    }
    check.finish()?;
    issuing::check(tx, building, &input.words)?.map_err(|faults| kernel::Error::Invalid(in_the_form(&faults)))?;
    let id = keep(tx, building, &input.words)?;
    // What was looked at changes nothing that the record is about.
    tx.nothing_to_record();
    let href = crate::place::href(tx.district(), id);
    Ok(Done::new(href, Text::same("")).id(id))
}

/// A document's faults as those of the form's field, each with its line.
pub fn in_the_form(faults: &[PackFault]) -> Vec<FieldFault> {
    let each = faults.iter().map(|fault| FieldFault { field: "words".into(), reason: Text::each(|l| fault.says(l)) });
    each.collect()
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let fault =
        PackFault { line: 12, key: "issues.triage_days".into(), reason: Text::new("缺少这一项", "Missing") };
    let page = |refused, tower| UploadPage {
        input: DocumentInput { building: Input::default(), words: "version = 1".into() },
        layers: vec!["city", "district"],
        district: District::new(310_107).expect("a district"),
        tower,
        refused,
        t: T(locale),
    };
    let mut refused = Refused::none(locale);
    refused.faults = ui::Faults::new(locale, &in_the_form(&[fault]));
    let tower = TowerLink { name: "和衡中心".into(), href: "/".into() };
    vec![
        Sample::of("upload_document", &page(Refused::none(locale), Some(tower))),
        Sample::of("upload_document", &page(refused, None)),
    ]
}

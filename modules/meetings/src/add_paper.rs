//! Papers of a meeting: a text or a file, kept with a digest; public with the agenda once members are told.

use axum::{extract::Path, http::header, response::IntoResponse as _};
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, File, Form, Input, Refused, Result, faults, faults::Check};

use crate::{
    T,
    agenda::ItemId,
    events::{PaperAdded, PaperRemoved},
    form::{FormPage, Nothing},
    load::Meeting,
    meeting::{MeetingId, MeetingStage},
    permissions::{AddPaper, ShowMeeting},
    store::meeting::{PaperId, agenda, sql},
};

/// Largest file.
const MOST_BYTES: usize = 10 * 1024 * 1024;

/// What may be a paper, by how its bytes begin. A file is only offered for saving and never shown within a page.
const TYPES: [(&[u8], &str, &str); 3] = [
    (b"%PDF-", "application/pdf", "pdf"),
    (&[0xff, 0xd8, 0xff], "image/jpeg", "jpg"),
    (b"\x89PNG\r\n", "image/png", "png"),
];

/// A paper.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PaperInput {
    pub title: Input,
    /// The item that it is about; empty for the whole meeting.
    pub item: Input,
    /// A text, unless a part `file` comes along: PDF, JPEG or PNG up to 10 MB.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: MeetingId, input: PaperInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (href, items) = ctx
        .read(move |tx| {
            let href = tx.granted::<AddPaper, Meeting>(id)?.href();
            Ok((href, agenda(tx, id)?))
        })
        .await?;
    let mut choices = vec![Choice::new("", t.whole_meeting())];
    choices.extend(items.into_iter().map(|e| Choice::new(e.item.to_string(), e.title)));
    let fields = [
        Field::text("title", t.paper_title(), input.title.as_str()).with("maxlength", "60"),
        Field::select("item", t.paper_item(), &input.item, choices),
        Field::area("words", t.paper_words(), input.words.as_str(), 6).hint(t.paper_hint()).optional(t.0),
        Field::file("file", t.paper_file(), "application/pdf,image/jpeg,image/png").optional(t.0),
    ];
    let fields = fields.into_iter().map(|f| f.fault(&refused.faults)).collect();
    let mut page = FormPage::new(t.add_paper_title(), t.add_paper_button(), &input, refused)
        .fields(fields)
        .from(t.back_to_meeting(), href);
    page.files = true;
    ctx.show(&page).await
}

/// The page on which a paper is added.
#[utoipa::path(get, path = "/{district}/meetings/{meeting}/papers", operation_id = "show_add_paper", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.add_paper"))))]
pub async fn show_add_paper(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, PaperInput::default(), refused).await
}

/// Adds a paper. With `multipart/form-data` a part `file` may come along.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/papers", operation_id = "add_paper", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = PaperInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.add_paper"))))]
pub async fn add_paper(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<PaperInput>) -> Result {
    let (input, once) = (form.input.clone(), form.once);
    let file = form.files.into_iter().find(|f| f.field == "file");
    let error = match ctx.write(move |tx| tx.once(once.as_deref(), |tx| run(tx, id, &input, file.as_ref()))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

fn run(tx: &mut Tx<'_, '_>, id: MeetingId, input: &PaperInput, file: Option<&File>) -> kernel::Result<Done> {
    let meeting = tx.granted::<AddPaper, Meeting>(id)?;
    let mut check = Check::default();
    let title = check.text("title", &input.title, 60);
    let item: Option<ItemId> = check.parse("item", &input.item, faults::choose);
    let words = check.optional_text("words", &input.words, 20_000);
    if words.is_empty() && file.is_none() {
        check.fault("words", Text::each(|l| T(l).fault_paper()));
    }
    let found = file.and_then(|f| TYPES.iter().find(|(begin, ..)| f.bytes.starts_with(begin)));
    if file.is_some_and(|f| f.bytes.len() > MOST_BYTES || found.is_none()) {
        check.fault("file", Text::each(|l| T(l).fault_file()));
    }
    if item.is_some_and(|item| !agenda(tx, id).is_ok_and(|a| a.iter().any(|e| e.item == item))) {
        check.fault("item", faults::choose());
    }
    check.finish()?;
    meeting.state.may_add_paper()?;
    let (district, now) = (tx.district(), tx.now());
    let paper = PaperId::new(tx.store().clock().now());
    let bytes = file.map_or(words.as_bytes(), |f| &f.bytes);
    let (digest, size) = (crypto::digest(bytes), bytes.len() as u64);
    let (mime, ending) = found.map_or((None, ""), |(_, mime, ending)| (Some(*mime), *ending));
    let name = file.map(|_| format!("{title}.{ending}"));
    let text = (!words.is_empty()).then_some(words.as_str());
    tx.run_one(&sql::ADD_PAPER, args![district, id, paper, item, title, text, mime, name, size, digest, now])?;
    if let Some(file) = file {
        tx.run_one(&sql::ADD_FILE, args![district, paper, &file.bytes[..]])?;
    }
    tx.record(&PaperAdded { building: meeting.building, meeting: id, paper, digest: crypto::hex(&digest), size })?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).paper_added())).id(paper))
}

/// Takes a paper out again, while the meeting is a draft.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/papers/{paper}/removal", operation_id = "remove_paper", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path), ("paper" = PaperId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.add_paper"))))]
pub async fn remove_paper(
    ctx: Ctx,
    Path((_, id, paper)): Path<(District, MeetingId, PaperId)>,
    form: Form<Nothing>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| remove(tx, id, paper))).await?;
    Ok(ctx.done(&done))
}

fn remove(tx: &mut Tx<'_, '_>, id: MeetingId, paper: PaperId) -> kernel::Result<Done> {
    let meeting = tx.granted::<AddPaper, Meeting>(id)?;
    let district = tx.district();
    // What members were told with stays.
    meeting.state.may_edit()?;
    if tx.run(&sql::DROP_PAPER, args![district, id, paper])? == 0 {
        return Err(kernel::Error::hidden());
    }
    tx.run(&sql::DROP_FILE, args![district, paper])?;
    tx.record(&PaperRemoved { building: meeting.building, meeting: id, paper })?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).paper_removed())).id(paper))
}

/// A paper's file, for those who may see its meeting.
#[utoipa::path(get, path = "/{district}/papers/{paper}", operation_id = "show_paper", tag = "meetings",
    params(("district" = District, Path), ("paper" = PaperId, Path)),
    responses((status = 200, content_type = "application/pdf")), extensions(("x-permission" = json!("meetings.show_meeting"))))]
pub async fn show_paper(ctx: Ctx, Path((district, id)): Path<(District, PaperId)>) -> Result {
    let (mime, name, bytes) = ctx
        .read(move |tx| {
            let row = tx.first(&sql::PAPER, args![district, id])?.ok_or_else(kernel::Error::hidden)?;
            let meeting = crate::load::meeting(tx, row.meeting)?;
            tx.grant::<ShowMeeting, _>(meeting)?;
            let (bytes,) = tx.first(&sql::FILE, args![district, id])?.ok_or_else(kernel::Error::hidden)?;
            Ok((row.mime.unwrap_or_default(), row.file_name.unwrap_or_default(), bytes))
        })
        .await?;
    let disposition = format!("attachment; filename*=UTF-8''{}", web::encode(&name));
    Ok(([(header::CONTENT_TYPE, mime), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// Whether a paper may still be taken out.
pub const fn removable(stage: MeetingStage) -> bool {
    matches!(stage, MeetingStage::Draft)
}

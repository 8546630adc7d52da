//! Title and draft resolution of an item before the meeting, and the gate that every text of an item passes (K12).

use axum::extract::Path;
use kernel::{BuildingId, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults::Check};

use crate::{
    T,
    agenda::ItemId,
    events::{ItemEdited, digest},
    form::{FormPage, paper},
    load::{AgendaItem, located},
    permissions::EditItem,
    pool::pool_href,
    refusal::MeetingRefusal,
};

/// Longest title and longest draft resolution, in characters.
pub const TITLE: usize = 60;
pub const TEXT: usize = 4_000;

/// The longest covenant or rules of procedure.
pub const CHARTER_TEXT: usize = 40_000;

/// How long the text of an item may be.
pub const fn longest(charter: bool) -> usize {
    if charter { CHARTER_TEXT } else { TEXT }
}

/// An item's title and text.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ItemInput {
    pub title: Input,
    /// The draft resolution: who does what by when.
    pub words: Input,
    /// `1`: it makes or changes the covenant or the rules of procedure, which needs more votes.
    pub charter: Input,
    /// `1`: the text looks as if it spoke of a matter reserved to others, and does not.
    pub checked: Input,
    /// The article of the tower's own that the resolution goes by, by its id; may be empty.
    pub article: Input,
    /// The revision that was read.
    pub rev: Input,
}

/// The system suspects by words what a committee may not decide; a person decides (K12).
///
/// # Errors
/// [`MeetingRefusal::LooksReserved`] unless somebody has looked.
pub fn gate(tx: &mut Tx<'_, '_>, building: BuildingId, text: &str, checked: bool) -> kernel::Result<()> {
    let pack = policy::api::of(tx, building)?;
    match pack.suspect(text) {
        Some(reserved) if !checked => {
            let (matter, clause) = (reserved.text.clone(), pack.clause(&reserved.clause));
            Err(MeetingRefusal::LooksReserved { matter, clause }.into())
        }
        _ => Ok(()),
    }
}

/// Asked only of somebody whose text was refused for it.
pub fn checked_field(t: T, refused: &Refused, on: bool) -> Option<Field> {
    (on || refused.notice.is_some()).then(|| Field::check("checked", t.checked(), on, t.checked_hint()))
}

/// The fields of an item.
pub fn fields(t: T, input: &ItemInput, refused: &Refused) -> Vec<Field> {
    let mut fields = vec![
        Field::text("title", t.item_title(), input.title.as_str()).with("maxlength", TITLE.to_string()),
        Field::area("words", t.item_words(), input.words.as_str(), 8).hint(t.item_words_hint()),
    ];
    fields = fields.into_iter().map(|f| f.fault(&refused.faults)).collect();
    fields.extend(checked_field(t, refused, input.checked.is_on()));
    fields
}

/// Title and text as they are kept.
///
/// # Errors
/// A missing title, or a text that is too long.
pub fn read(input: &ItemInput, charter: bool) -> kernel::Result<(String, String)> {
    let mut check = Check::default();
    let title = check.text("title", &input.title, TITLE);
    let words = check.text("words", &input.words, longest(charter));
    check.finish()?;
    Ok((title, words))
}

async fn page(ctx: &Ctx, id: ItemId, typed: Option<ItemInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (app, locale) = (ctx.app.clone(), ctx.locale);
    let (item, articles) = ctx
        .read(move |tx| {
            let item = tx.granted::<EditItem, AgendaItem>(id)?.into_inner().row;
            let articles = app.articles(tx, item.building, locale)?;
            Ok((item, articles))
        })
        .await?;
    let rev = item.rev.to_string();
    // Somebody else saved: what was typed stays, what is saved stands above it.
    let overtaken = typed.as_ref().is_some_and(|i| !i.rev.is_empty() && i.rev.as_str() != rev);
    let input = typed.unwrap_or(ItemInput {
        title: item.title.as_str().into(),
        words: item.words.as_str().into(),
        ..ItemInput::default()
    });
    let mut fields = fields(t, &input, &refused);
    fields.extend(web::cite::field(&articles, &input.article, locale).map(|f| f.fault(&refused.faults)));
    let mut page = FormPage::new(t.edit_item_title(), t.edit_item_button(), &input, refused)
        .intro(t.edit_item_intro())
        .fields(fields)
        .from(t.pool_title(), pool_href(item.district, item.building));
    page.hidden = vec![("rev", rev)];
    if overtaken {
        page.above.push(paper(t.saved_by_other(), &item.title, &item.words)?);
    }
    ctx.show(&page).await
}

/// The page on which an item is edited.
#[utoipa::path(get, path = "/{district}/items/{item}/text", operation_id = "show_edit_item", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.edit_item"))))]
pub async fn show_edit_item(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, None, refused).await
}

/// Saves title and text of an item before its meeting.
#[utoipa::path(post, path = "/{district}/items/{item}/text", operation_id = "edit_item", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)), request_body = ItemInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.edit_item"))))]
pub async fn edit_item(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<ItemInput>) -> Result {
    let (input, app) = (form.input.clone(), ctx.app.clone());
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, &app, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, Some(form.input), refused).await
}

fn run(tx: &mut Tx<'_, '_>, app: &web::App, id: ItemId, input: &ItemInput) -> kernel::Result<Done> {
    let (meeting, item) = located(tx, id)?;
    let mut item = tx.grant::<EditItem, _>(item)?.into_inner();
    let (title, words) = read(input, item.row.charter)?;
    item.course.may_edit()?;
    if let Some(meeting) = &meeting {
        meeting.state.may_arrange()?;
    }
    if !input.rev.is_empty() && input.rev.as_str() != item.rev.to_string() {
        return Err(tx.saved_meanwhile(&item.thread(None), id)?);
    }
    gate(tx, item.building, &format!("{title}\n{words}"), input.checked.is_on())?;
    (item.row.title, item.row.words) = (title, words);
    let course = item.course;
    item.take(tx, course)?;
    commitments::api::retitle(tx, id.any(), &Text::same(item.row.title.clone()))?;
    let digest = digest(&format!("{}\n{}", item.title, item.words));
    let (building, subject, thread) = (item.building, item.row.subject.clone(), item.thread(None));
    tx.record(&ItemEdited { building, item: id, subject, thread, digest })?;
    let href = meeting.map_or_else(|| pool_href(item.district, item.building), |m| m.href());
    let (subject, building, article) = (id.to_string(), item.building, input.article.as_str());
    app.cite(tx, &web::Cited { building, article, kind: "resolution", subject: &subject, href: &href })?;
    Ok(Done::new(href, Text::each(|l| T(l).item_edited())).id(id))
}

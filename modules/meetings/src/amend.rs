//! Amending an item's text while the meeting is open and no ballot on it is. The earlier text is kept.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults::Check};

use crate::{
    T,
    agenda::ItemId,
    edit_item,
    events::{ItemAmended, digest},
    form::{FormPage, paper},
    load::item_in_meeting,
    permissions::Amend,
    store::meeting::{AmendmentId, sql},
};

/// Another text.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AmendInput {
    pub words: Input,
    /// `1`: the text looks as if it spoke of a matter reserved to others, and does not.
    pub checked: Input,
    /// The revision that was read.
    pub rev: Input,
}

async fn page(ctx: &Ctx, id: ItemId, typed: Option<AmendInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (item, href) = ctx
        .read(move |tx| {
            let (meeting, item) = item_in_meeting(tx, id, "amend")?;
            let meeting = tx.grant::<Amend, _>(meeting)?;
            Ok((item.row, meeting.href()))
        })
        .await?;
    let rev = item.rev.to_string();
    let input = typed.unwrap_or(AmendInput { words: item.words.as_str().into(), ..AmendInput::default() });
    let mut fields = vec![Field::area("words", t.item_words(), input.words.as_str(), 8).fault(&refused.faults)];
    fields.extend(edit_item::checked_field(t, &refused, input.checked.is_on()));
    let mut page = FormPage::new(t.amend_title(&item.title), t.amend_button(), &input, refused)
        .intro(t.amend_intro())
        .fields(fields)
        .from(t.back_to_meeting(), href);
    page.hidden = vec![("rev", rev)];
    page.above = vec![paper(t.text_until_now(), "", &item.words)?];
    ctx.show(&page).await
}

/// The page on which an item is amended.
#[utoipa::path(get, path = "/{district}/items/{item}/amendment", operation_id = "show_amend", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.amend"))))]
pub async fn show_amend(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, None, refused).await
}

/// Amends the item under way: what is adopted then is adopted as amended.
#[utoipa::path(post, path = "/{district}/items/{item}/amendment", operation_id = "amend", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)), request_body = AmendInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.amend"))))]
pub async fn amend(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<AmendInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, Some(form.input), refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: ItemId, input: &AmendInput) -> kernel::Result<Done> {
    let (meeting, mut item) = item_in_meeting(tx, id, "amend")?;
    let meeting = tx.grant::<Amend, _>(meeting)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, edit_item::longest(item.row.charter));
    check.finish()?;
    meeting.state.may_deliberate()?;
    let open = meeting.open_ballot.is_some() && meeting.current_item == Some(id);
    let course = item.course.amend(open)?;
    if !input.rev.is_empty() && input.rev.as_str() != item.rev.to_string() {
        return Err(tx.saved_meanwhile(&item.thread(Some(meeting.id)), id)?);
    }
    edit_item::gate(tx, item.building, &format!("{}\n{words}", item.title), input.checked.is_on())?;
    let before = std::mem::replace(&mut item.row.words, words.clone());
    item.take(tx, course)?;
    let (district, now, person) = (tx.district(), tx.now(), tx.actor().person());
    let amendment = AmendmentId::new(tx.store().clock().now());
    tx.run_one(&sql::AMENDED, args![district, id, amendment, meeting.id, now, person, before, words])?;
    let (building, subject, thread) = (item.building, item.row.subject.clone(), item.thread(None));
    tx.record(&ItemAmended { building, item: id, meeting: meeting.id, subject, thread, digest: digest(&words) })?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).amended())).id(id))
}

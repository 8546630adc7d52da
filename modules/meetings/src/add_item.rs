//! An item of the committee's own, into the pool.

use axum::extract::Path;
use kernel::{BuildingId, District, Text};
use ledger::Tx;
use ui::Field;
use web::{Ctx, Done, Form, Refused, Result};

use crate::{
    T,
    agenda::Origin,
    edit_item::{self, ItemInput},
    form::FormPage,
    load::Board,
    permissions::AddItem,
    pool::{self, NewItem, pool_href},
};

async fn page(ctx: &Ctx, building: BuildingId, input: ItemInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let board = ctx.read(move |tx| Ok(tx.granted::<AddItem, Board>(building)?.into_inner())).await?;
    let mut fields = edit_item::fields(t, &input, &refused);
    fields.push(Field::check("charter", t.charter(), input.charter.is_on(), t.charter_hint()));
    let district = board.building.district;
    let page = FormPage::new(t.add_item_title(), t.add_item_button(), &input, refused)
        .intro(t.add_item_intro())
        .fields(fields)
        .tower(district, building, &board.building.name)
        .from(t.pool_title(), pool_href(district, building));
    ctx.show(&page).await
}

/// The page on which the committee adds an item of its own.
#[utoipa::path(get, path = "/{district}/towers/{building}/agenda/new", operation_id = "show_add_item", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.add_item"))))]
pub async fn show_add_item(ctx: Ctx, Path((_, building)): Path<(District, BuildingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, building, ItemInput::default(), refused).await
}

/// Adds an item of the committee's own to its pool.
#[utoipa::path(post, path = "/{district}/towers/{building}/agenda/new", operation_id = "add_item", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = ItemInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.add_item"))))]
pub async fn add_item(ctx: Ctx, Path((_, building)): Path<(District, BuildingId)>, form: Form<ItemInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, building, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, building, form.input, refused).await
}

fn run(tx: &mut Tx<'_, '_>, building: BuildingId, input: &ItemInput) -> kernel::Result<Done> {
    let board = tx.granted::<AddItem, Board>(building)?;
    let (title, words) = edit_item::read(input, input.charter.is_on())?;
    edit_item::gate(tx, building, &format!("{title}\n{words}"), input.checked.is_on())?;
    let item = NewItem {
        body: board.body.id,
        building,
        subject: None,
        title: &title,
        words: &words,
        origin: Origin::Chair,
        charter: input.charter.is_on(),
        href: None,
    };
    let id = pool::place(tx, &item)?;
    Ok(Done::new(pool_href(tx.district(), building), Text::each(|l| T(l).item_added())).id(id))
}

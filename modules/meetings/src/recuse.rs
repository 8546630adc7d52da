//! Standing aside (回避): by the member, or by the chair with a reason, until the item is put to the vote.

use axum::extract::{Path, Query};
use committees::api::{SeatId, seat_word};
use db::args;
use kernel::{Act, Denied, District, Resource, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    agenda::ItemId,
    events::MemberRecused,
    form::FormPage,
    load::item_in_meeting,
    permissions::Recuse,
    refusal::MeetingRefusal,
    store::meeting::{recusals, sql},
};

/// Somebody stands aside.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct RecusalInput {
    /// Whose seat; one's own unless the chair has a member stand aside.
    #[param(value_type = String)]
    pub seat: Input,
    #[param(value_type = String)]
    pub reason: Input,
}

async fn page(ctx: &Ctx, id: ItemId, input: RecusalInput, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (title, href, others) = ctx
        .read(move |tx| {
            let (meeting, item) = item_in_meeting(tx, id, "recuse")?;
            let meeting = tx.grant::<Recuse, _>(meeting)?.into_inner();
            let mut others = Vec::new();
            if tx.actor().role_among(Recuse::PERMISSION.roles, meeting.place()).is_some() {
                let names = identity::api::names_of(tx, &meeting.people())?;
                for s in meeting.voting() {
                    let name = names.get(&s.person).map_or(String::new(), |n| n.reveal().clone());
                    others.push(Choice::new(s.id.to_string(), format!("{} {name}", seat_word(locale, s.kind))));
                }
            }
            Ok((item.row.title, meeting.href(), others))
        })
        .await?;
    let mut fields = Vec::new();
    if !others.is_empty() {
        let choices = [vec![Choice::new("", t.myself())], others].concat();
        fields.push(Field::select("seat", t.who_stands_aside(), &input.seat, choices).fault(&refused.faults));
    }
    let reason = Field::area("reason", t.recusal_reason(), input.reason.as_str(), 2).hint(t.recusal_hint());
    fields.push(reason.fault(&refused.faults));
    let page = FormPage::new(t.recuse_title(title), t.recuse_button(), &input, refused)
        .intro(t.recuse_intro())
        .fields(fields)
        .from(t.back_to_meeting(), href);
    ctx.show(&page).await
}

/// The page on which a member stands aside.
#[utoipa::path(get, path = "/{district}/items/{item}/recusal", operation_id = "show_recuse", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path), RecusalInput),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.recuse"))))]
pub async fn show_recuse(
    ctx: Ctx,
    Path((_, id)): Path<(District, ItemId)>,
    Query(input): Query<RecusalInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, input, refused).await
}

/// Stands aside on an item. The reason goes into the minutes.
#[utoipa::path(post, path = "/{district}/items/{item}/recusal", operation_id = "recuse", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)), request_body = RecusalInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.recuse"))))]
pub async fn recuse(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<RecusalInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: ItemId, input: &RecusalInput) -> kernel::Result<Done> {
    let (meeting, item) = item_in_meeting(tx, id, "recuse")?;
    let meeting = tx.grant::<Recuse, _>(meeting)?.into_inner();
    let mut check = faults::Check::default();
    let wanted: Option<SeatId> = check.parse("seat", &input.seat, faults::choose);
    let words = check.text("reason", &input.reason, 200);
    check.finish()?;
    let own = meeting.seat_of(tx.actor()).map(|s| s.id);
    let seat = wanted.or(own).ok_or_else(|| kernel::Error::field("seat", faults::choose()))?;
    let by_chair = Some(seat) != own;
    if by_chair && tx.actor().role_among(Recuse::PERMISSION.roles, meeting.place()).is_none() {
        return Err(Denied::Forbidden(const { &Recuse::PERMISSION }).into());
    }
    let person = match meeting.seats.iter().find(|s| s.id == seat) {
        Some(found) if found.votes => found.person,
        Some(_) => return Err(MeetingRefusal::NotVoting.into()),
        None => return Err(kernel::Error::field("seat", faults::choose())),
    };
    let pack = policy::api::of(tx, meeting.building)?;
    if !pack.meetings.recusal.value {
        return Err(MeetingRefusal::NoRecusal { clause: pack.clause(&pack.meetings.recusal.clause) }.into());
    }
    item.course.may_recuse(meeting.open_ballot.is_some() && meeting.current_item == Some(id))?;
    if recusals(tx, id)?.iter().any(|r| r.seat == seat) {
        return Err(MeetingRefusal::AlreadyRecused.into());
    }
    let (district, now) = (tx.district(), tx.now());
    tx.run_one(&sql::RECUSE, args![district, id, seat, person, now, by_chair, words])?;
    let reason = tx.words(&words);
    let (building, thread) = (item.building, item.thread(None));
    tx.record(&MemberRecused { building, item: id, meeting: meeting.id, thread, seat, by_chair, reason })?;
    if by_chair {
        let text = Text::each(|l| T(l).notice_recused(&item.title));
        identity::api::notify(tx, &[person], &text, &meeting.href())?;
    }
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).recused())).id(seat))
}

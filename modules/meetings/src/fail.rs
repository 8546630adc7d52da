//! A coordination that does not end in an agreement: why, and where to turn. What turns to a deliberation waits in the
//! pool of the body at once.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    agenda::{ItemId, Origin},
    coordination::{CoordinationId, TurnTo},
    events::{CoordinationFailed, ItemPlaced, digest},
    form::FormPage,
    load::AgendaItem,
    load_coordination::Coordination,
    permissions::Fail,
    pool,
    store::meeting::sql as meetings,
};

const LONGEST: usize = 500;

/// The end of a coordination without an agreement.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FailInput {
    /// `deliberation`, `subdistrict` or `law`.
    pub to: Input,
    pub reason: Input,
}

async fn page(ctx: &Ctx, id: CoordinationId, input: FailInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let found = ctx.read(move |tx| Ok(tx.granted::<Fail, Coordination>(id)?.into_inner())).await?;
    let all = [TurnTo::Deliberation, TurnTo::Subdistrict, TurnTo::Law];
    let choices =
        all.iter().map(|to| Choice::new(to.code(), t.turn_to(to.code())).hint(t.turn_hint(to.code()))).collect();
    let fields = vec![
        Field::radios("to", t.turn_question(), &input.to, choices).fault(&refused.faults),
        Field::area("reason", t.fail_reason(), input.reason.as_str(), 3)
            .hint(t.fail_hint())
            .with("maxlength", LONGEST.to_string())
            .fault(&refused.faults),
    ];
    let mut page = found.form(t, t.fail_title(), t.fail_button(), &input, refused).intro(t.fail_intro()).fields(fields);
    page.grave = true;
    ctx.show(&page).await
}

/// The form to end a coordination with that does not lead to an agreement.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/failure", operation_id = "show_fail", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.fail"))))]
pub async fn show_fail(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, FailInput::default(), refused).await
}

/// Ends a coordination without an agreement and says where to turn.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/failure", operation_id = "fail", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)), request_body = FailInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.fail"))))]
pub async fn fail(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>, form: Form<FailInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: CoordinationId, input: &FailInput) -> kernel::Result<Done> {
    let mut found = tx.granted::<Fail, Coordination>(id)?.into_inner();
    let mut check = faults::Check::default();
    let to = TurnTo::from_code(&input.to);
    if to.is_none() {
        check.fault("to", faults::choose());
    }
    let reason = check.text("reason", &input.reason, LONGEST);
    check.finish()?;
    let to = to.ok_or_else(|| kernel::Error::field("to", faults::choose()))?;
    let state = found.state.fail(tx.today(), to)?;
    let text = Text::each(|l| T(l).notice_failed(&found.title, T(l).turn_to(to.code())));
    found.tell(tx, &text)?;
    found.row.words = Some(reason.clone());
    found.become_state(tx, state)?;
    commitments::api::fulfil(tx, id.any(), "coordinate")?;
    for party in found.parties.clone() {
        commitments::api::release(tx, party.id.any(), "coordinate")?;
    }
    let reason = tx.words(&reason);
    let (building, body, subject, rounds) = (found.building, found.body, found.subject.clone(), state.rounds());
    tx.record(&CoordinationFailed { building, coordination: id, body, subject, rounds, to, reason })?;
    if to == TurnTo::Deliberation {
        place(tx, &found)?;
    }
    Ok(Done::new(found.href(), Text::each(|l| T(l).fail_done(to.code()))).id(id))
}

/// What could not be agreed on waits for a meeting, with the text that an earlier item about it had.
fn place(tx: &mut Tx<'_, '_>, found: &Coordination) -> kernel::Result<()> {
    let before = pool::of_subject(tx, &found.subject)?;
    if before.iter().any(|i| i.course().is_ok_and(|c| c.state.is_live())) {
        return Ok(());
    }
    let words = before.last().map_or(String::new(), |i| i.words.clone());
    let (district, now, item) = (tx.district(), tx.now(), ItemId::new(tx.store().clock().now()));
    let Coordination { row, .. } = found;
    let (origin, charter) = (Origin::Coordination, before.last().is_some_and(|i| i.charter));
    tx.run_one(
        &meetings::ADD_ITEM,
        args![
            district,
            item,
            row.body,
            row.building,
            row.subdistrict,
            row.subject,
            row.href,
            row.title,
            words,
            origin,
            charter,
            now
        ],
    )?;
    let placed = AgendaItem::load(tx, item)?.ok_or_else(|| kernel::Error::bug("an item is gone"))?;
    pool::owe_again(tx, &placed)?;
    let (building, body, thread) = (row.building, row.body, row.subject.clone());
    let digest = digest(&format!("{}\n{words}", row.title));
    let subject = Some(row.subject.clone());
    tx.record(&ItemPlaced { building, item, body, subject, thread, origin, charter, digest })?;
    Ok(())
}

//! Signing minutes: by the chair, or by the vice-chair where the chair was not there at the end, for the text as it is, and never by whoever wrote it.

use axum::extract::Path;
use kernel::{District, Role, Scope, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result};

use crate::{
    T,
    edit_minutes::current,
    events::{MinutesSigned, digest},
    load::Meeting,
    meeting::MeetingId,
    permissions::SignMinutes,
    preside::presider,
    store::{meeting::attendance, minutes::save},
};

/// A signature.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SignatureInput {
    /// The revision that was read; a newer one is not signed unread.
    pub rev: Input,
}

/// Signs the minutes as they were read.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/minutes/signature", operation_id = "sign_minutes", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = SignatureInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.sign_minutes"))))]
pub async fn sign_minutes(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<SignatureInput>) -> Result {
    let input = form.input.clone();
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId, input: &SignatureInput) -> kernel::Result<Done> {
    let meeting = tx.granted::<SignMinutes, Meeting>(id)?;
    let rows = attendance(tx, id)?;
    let vice = presider::<SignMinutes>(tx.actor(), &meeting, &rows)?;
    let (row, words) = current(tx, id)?;
    if !input.rev.is_empty() && input.rev.as_str() != row.rev.to_string() {
        return Err(kernel::Error::Saved(kernel::SavedMeanwhile { by: row.edited_by, name: None, at: row.edited_at }));
    }
    let minutes = row.minutes()?.sign(tx.person()?, tx.now())?;
    save(tx, id, &minutes, row.edited_at)?;
    let (building, rev) = (meeting.building, minutes.rev);
    tx.record(&MinutesSigned { building, meeting: id, rev, digest: digest(&words), vice })?;
    let href = format!("{}/minutes", meeting.href());
    let people = identity::api::holders(tx, Role::CommitteeSecretary, Scope::Building(building))?;
    identity::api::notify(tx, &people, &Text::each(|l| T(l).notice_signed()), &href)?;
    Ok(Done::new(href, Text::each(|l| T(l).minutes_signed())).id(id))
}

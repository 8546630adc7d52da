//! The draft is published, and everybody of the tower may comment for as many days as the rules say (征求意见).

use axum::extract::Path;
use commitments::api::{Named, Party, Promise};
use kernel::{Deadline, District, PersonId, Role, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    charter::{EditionId, EditionState},
    edit_article::Nothing,
    events::DraftPublished,
    load::Edition,
    permissions::DraftCharter,
};

/// Publishes a draft for comments.
#[utoipa::path(post, path = "/{district}/editions/{edition}/publication", operation_id = "publish_draft", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)), request_body = Nothing,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn publish_draft(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: EditionId) -> kernel::Result<Done> {
    let mut edition = Edition::to::<DraftCharter>(tx, id)?;
    let pack = edition.pack(tx)?;
    let (days, submit) = (pack.covenants.comment_days.value, pack.covenants.submit_days.value);
    let state = edition.state.publish(tx.today(), days, edition.articles.len())?;
    let EditionState::Commenting { until } = state else { return Err(kernel::Error::bug("published, not open")) };
    edition.take(tx, state)?;
    let (building, charter, n, digest) = (edition.building, edition.charter, edition.n, edition.digest());
    tx.record(&DraftPublished { building, charter, edition: id, n, until, digest })?;
    let (title, href) = (edition.title(), edition.href());
    let promise = Promise {
        kind: "submit",
        subject: id.any(),
        building: Some(building),
        title: &title,
        href: &href,
        floor: 4,
        debtor: secretary(),
        creditor: None,
        due: Some(Deadline { on: until.plus_days(i64::from(submit)), provisional: false }),
    };
    commitments::api::open(tx, &promise)?;
    let people = concerned(tx, &edition)?;
    let text = Text::each(|l| T(l).notice_published(title.get(l), i18n::Format(l).date(until)));
    identity::api::notify(tx, &people, &text, &href)?;
    Ok(Done::new(href, Text::each(|l| T(l).published_done(i18n::Format(l).date(until)))).id(id))
}

/// The committee's secretary, as somebody who owes something.
pub fn secretary() -> Named {
    Named::new(Party::Role(Role::CommitteeSecretary), Text::each(|l| T(l).the_secretary()))
}

/// Those who are asked for their opinion, and for their signature: members, and those who act for the organisations.
///
/// # Errors
/// The database's own failure.
pub fn concerned(tx: &mut Tx<'_, '_>, edition: &Edition) -> kernel::Result<Vec<PersonId>> {
    let mut people: Vec<PersonId> = edition.ground.seats.iter().map(|s| s.person).collect();
    people.extend(edition.ground.keepers(tx)?);
    for (firm, _) in &edition.ground.firms {
        people.extend(commitments::api::people_of(tx, &Party::Organisation(*firm), Some(edition.building))?);
    }
    people.sort();
    people.dedup();
    Ok(people)
}

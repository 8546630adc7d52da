//! From a local name (楼务会, 楼管会, 楼事会 ..) to the canonical one (R43, R60), with a notice of the change.

use committees::api::{Body, BodyKind, BodyState};
use kernel::{BodyId, Role, Text};
use ledger::Tx;
use ui::Section;
use web::{Ctx, Done, Refused, Result, StepPage};

use crate::{
    T,
    papers::Paper,
    permissions::RenameBody,
    refusal::FoundingRefusal,
    step::html,
    verb::{NoInput, verb},
};

verb! {
    /// The notice of a change of name, before it goes out.
    get show_rename_body "show_rename_body";
    /// Gives a committee its canonical name and tells everybody who sits in it.
    post rename_body "rename_body";
    NoInput for BodyId "body" at "/{district}/bodies/{body}/name" by "founding.rename_body"
}

/// The canonical name and its short form.
///
/// # Errors
/// The database's own failure.
pub fn canonical(tx: &mut Tx<'_, '_>, body: &committees::api::BodyRow) -> kernel::Result<(String, String)> {
    let building = registry::api::building_of(tx, body.building)?;
    let pack = policy::api::of(tx, body.building)?;
    Ok((pack.names.canonical_of(&building.name), pack.names.short_of(&building.name)))
}

async fn page(ctx: &Ctx, id: BodyId, _: Option<NoInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (body, names) = ctx
        .read(move |tx| {
            let body = tx.granted::<RenameBody, Body>(id)?.into_inner();
            let names = canonical(tx, &body.row)?;
            Ok((body, names))
        })
        .await?;
    let href = format!("/{}/bodies/{id}", body.district);
    let zh = T(kernel::Locale::Zh);
    let paragraphs = vec![zh.rename_text(&body.local_name, &names.0, &names.1)];
    let page = StepPage::new(t.0, Section::Foundings, "rename_body", t.do_rename(), &body.local_name, &href)
        .refused(refused)
        .lead(t.rename_lead())
        .sheet(html(&Paper::new(zh.rename_title(), paragraphs))?);
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: BodyId, _: &NoInput) -> kernel::Result<Done> {
    let body = tx.granted::<RenameBody, Body>(id)?.into_inner();
    if body.kind != BodyKind::Committee || body.state == BodyState::Dissolved {
        return Err(FoundingRefusal::NotNow { state: body.state.code(), step: "rename" }.into());
    }
    let (name, short) = canonical(tx, &body.row)?;
    if body.name == name && body.local_name == short {
        return Err(FoundingRefusal::Canonical.into());
    }
    let old = body.local_name.clone();
    committees::api::rename(tx, id, &name, &short)?;
    let text = Text::each(|l| T(l).notice_renamed(&old, &name));
    let href = format!("/{}/bodies/{id}", body.district);
    let mut people: Vec<_> = body.seats.iter().map(|s| s.person).collect();
    for of in [Role::SubdistrictClerk, Role::DistrictClerk, Role::PropertyManager] {
        people.extend(commitments::api::people_of(tx, &commitments::api::Party::Role(of), Some(body.building))?);
    }
    identity::api::notify(tx, &people, &text, &href)?;
    Ok(Done::new(href, Text::each(|l| T(l).renamed_done(&name))).id(id))
}

//! Joining matters that are the same, and parting them again. Reports and supporters move; where they came from stays.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use web::{
    Ctx, Done, Form, Input, Result,
    faults::{Check, choose},
};

use crate::{
    T,
    cluster::{ClusterId, State, Step},
    events::{ClusterJoined, ClusterMerged, ClusterSeparated},
    matter::{Matter, grouper},
    permissions::Merge,
    refusal::IssueRefusal,
    step::done,
    store::{asker, sql},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MergeInput {
    /// The matter that the reports go to.
    pub into: Input,
}

/// Joins a matter's reports to another one of the same building.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/merge", operation_id = "merge", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = MergeInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.merge"))))]
pub async fn merge(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<MergeInput>) -> Result {
    let done = ctx
        .write(move |tx| {
            tx.once(form.once.as_deref(), |tx| {
                let from = tx.granted::<Merge, Matter>(id)?.into_inner();
                let mut check = Check::default();
                let into: Option<ClusterId> = check.require("into", &form.input.into, choose);
                check.finish()?;
                let into = match into {
                    Some(into) => Matter::load(tx, into)?,
                    None => None,
                };
                let target = join(tx, from, into.ok_or(IssueRefusal::MergeTargetOver)?, false)?;
                Ok(done(&target, |t| t.merged_done()))
            })
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Moves the reports and supporters of `from` to `into`. With `hide` its words are shown to those only who settle it.
///
/// # Errors
/// [`IssueRefusal`] if they are one, stand in different towers, or either is past that.
pub fn join(tx: &mut Tx<'_, '_>, mut from: Matter, mut into: Matter, hide: bool) -> kernel::Result<Matter> {
    if from.id == into.id {
        return Err(IssueRefusal::MergeIntoItself.into());
    }
    if from.building != into.building {
        return Err(IssueRefusal::OtherTower.into());
    }
    if !into.open || !into.state.is_running() {
        return Err(IssueRefusal::MergeTargetOver.into());
    }
    let district = tx.district();
    from.take(tx, Step::Merge { into: into.id }, None)?;
    commitments::api::release_all(tx, from.id.any())?;
    // Told while the reports still belong to it: these are the people who have to look elsewhere now.
    from.tell(tx, &Text::each(|l| T(l).notice_merged(&from.title, &into.title)))?;
    if hide || !from.quotes {
        tx.run(&sql::HIDE_ISSUES, args![district, from.id, true])?;
    }
    tx.run(&sql::MOVE_ISSUES, args![district, from.id, into.id])?;
    tx.run(&sql::MOVE_SUPPORT, args![district, from.id, into.id])?;
    let (moved, building) = (from.issues, from.building);
    recount(tx, &mut from)?;
    recount(tx, &mut into)?;
    search::forget(tx, district, from.id.any())?;
    reindex(tx, &into)?;
    tx.record(&ClusterMerged { cluster: from.id, building, into: into.id, issues: moved })?;
    tx.record(&ClusterJoined { cluster: into.id, building, from: from.id, issues: moved })?;
    crate::support::petition(tx, &mut into)?;
    Ok(into)
}

/// What a matter is found by is what its reports say, and those have changed.
fn reindex(tx: &mut Tx<'_, '_>, matter: &Matter) -> kernel::Result<()> {
    matter.index(tx)?;
    if matter.state.is_running() { matter.stay(tx) } else { Ok(()) }
}

/// Counts reports and supporters anew after they were moved.
fn recount(tx: &mut Tx<'_, '_>, matter: &mut Matter) -> kernel::Result<()> {
    let (district, id) = (tx.district(), matter.id);
    let (issues,) = tx.one(&sql::COUNT_ISSUES, args![district, id])?;
    let (supporters, enterprises) = tx.one(&sql::COUNT_SUPPORTERS, args![district, id])?;
    tx.run_one(&sql::SET_COUNTS, args![district, id, issues, supporters, enterprises])?;
    let row = &mut matter.row;
    (row.issues, row.supporters, row.enterprises) = (issues, supporters, enterprises);
    Ok(())
}

/// Parts a matter that was joined to another: its own reports come back, and those that were joined to it before.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/separation", operation_id = "separate", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.merge"))))]
pub async fn separate(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<MergeInput>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write_separate(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn write_separate(tx: &mut Tx<'_, '_>, id: ClusterId) -> kernel::Result<Done> {
    let mut matter = tx.granted::<Merge, Matter>(id)?.into_inner();
    let State::Merged { into } = matter.state else {
        return Err(IssueRefusal::NotNow { state: matter.state.code(), step: "separate" }.into());
    };
    // The reports stand where the chain of joins ends, which may be further on than `into`.
    let holder = end_of_chain(tx, into)?;
    let district = tx.district();
    let days = policy::api::of(tx, matter.building)?.issues.triage_days.value;
    let due = tx.in_working_days(days);
    let (whom, _) = grouper(tx, matter.building)?;
    matter.take(tx, Step::Separate { due }, Some(&whom))?;
    for home in homes(tx, id)? {
        tx.run(&sql::BRING_ISSUES, args![district, home, id])?;
        tx.run(&sql::DROP_SUPPORT_OF, args![district, holder, home])?;
    }
    let mut left = Matter::load(tx, holder)?.ok_or_else(|| kernel::Error::bug("a joined matter is gone"))?;
    recount(tx, &mut left)?;
    recount(tx, &mut matter)?;
    matter.owe(tx, "triage", whom, Some(due))?;
    reindex(tx, &left)?;
    reindex(tx, &matter)?;
    crate::confirm::close_if_confirmed(tx, &mut left)?;
    let (building, issues) = (matter.building, matter.issues);
    tx.record(&ClusterSeparated { cluster: id, building, from: holder, issues })?;
    matter.tell(tx, &Text::each(|l| T(l).notice_separated(&matter.title)))?;
    Ok(done(&matter, |t| t.separated_done()))
}

/// A matter and all that were joined to it, directly or by way of others: where its reports were raised.
///
/// # Errors
/// The database's own failure.
pub fn homes(tx: &mut Tx<'_, '_>, id: ClusterId) -> kernel::Result<Vec<ClusterId>> {
    let (district, asker) = (tx.district(), asker(tx));
    let mut homes = vec![id];
    let mut next = 0;
    while let Some(home) = homes.get(next).copied() {
        next += 1;
        homes.extend(tx.all(&sql::MERGED_INTO, args![district, asker, home])?.into_iter().map(|r| r.id));
    }
    Ok(homes)
}

fn end_of_chain(tx: &mut Tx<'_, '_>, mut at: ClusterId) -> kernel::Result<ClusterId> {
    for _ in 0..100 {
        match Matter::load(tx, at)?.map(|m| m.state) {
            Some(State::Merged { into }) => at = into,
            _ => break,
        }
    }
    Ok(at)
}

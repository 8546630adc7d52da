//! What a matter's page offers its reader: the steps that W3 and their permissions allow now.

use db::args;
use kernel::{Act, Actor, Permission};
use ledger::Tx;
use web::Action;

use crate::{
    T,
    cluster::{DeclineReason, State},
    matter::Matter,
    permissions as may,
    receipt::issue_of,
    store::sql,
};

/// A permission as a reference, to ask it without an operation.
pub trait Reference: Act {
    const PERMISSION_REF: &'static Permission = &Self::PERMISSION;
}
impl<A: Act> Reference for A {}

pub fn permits(permission: &'static Permission, actor: &Actor, matter: &Matter) -> bool {
    permission.check(actor, matter).is_ok()
}

/// If the reader has confirmed the result that waits: how many other reporters have not answered.
///
/// # Errors
/// The database's own failure.
pub fn confirmed(tx: &mut Tx<'_, '_>, matter: &Matter, receipt: Option<&str>) -> kernel::Result<Option<i64>> {
    let district = tx.district();
    if !matches!(matter.state, State::AwaitingConfirmation { .. }) {
        return Ok(None);
    }
    let issue = match (receipt, tx.actor().person()) {
        (Some(code), _) => Some(issue_of(tx, code)?),
        (None, Some(person)) => tx.first(&sql::MY_ISSUE, args![district, matter.id, person])?,
        (None, None) => None,
    };
    if issue.is_none_or(|i| i.confirmed_at.is_none()) {
        return Ok(None);
    }
    Ok(Some(tx.one(&sql::UNANSWERED, args![district, matter.id])?.0))
}

/// What decides on the reader's actions beside permissions.
pub struct Offers<'a> {
    pub receipt: Option<&'a str>,
    /// They may put it on the agenda: enough ask for it, or they are the chair.
    pub schedules: bool,
    pub confirmed: bool,
}

/// What this reader may do now, the main thing first.
pub fn actions(actor: &Actor, matter: &Matter, offers: &Offers<'_>, t: T) -> Vec<Action> {
    let href = matter.href();
    let mut actions = Vec::new();
    let mut offer = |permission, name, path: &str, page, label, main| {
        if permits(permission, actor, matter) {
            let href = format!("{href}/{path}");
            let action = if page { Action::page(name, href, label) } else { Action::button(name, href, label) };
            let action = action.main_if(main);
            actions.push(match offers.receipt {
                Some(code) => action.with("receipt", code),
                None => action,
            });
        }
    };
    let running = matter.state.is_running();
    match matter.state {
        State::Received { .. } => {
            offer(may::Triage::PERMISSION_REF, "triage", "triage", true, t.do_triage(), true);
            offer(may::Decline::PERMISSION_REF, "decline", "declination", true, t.do_decline(), false);
        }
        State::Declined { reason: DeclineReason::Unclear } => {
            offer(may::Supplement::PERMISSION_REF, "supplement", "supplement", true, t.do_supplement(), true);
        }
        State::Handling { .. } => {
            offer(may::Settle::PERMISSION_REF, "settle", "result", true, t.do_settle(), true);
            offer(may::Forward::PERMISSION_REF, "forward", "forwarding", true, t.do_forward(), false);
        }
        State::AwaitingConfirmation { .. } => {
            if !offers.confirmed {
                offer(may::Confirm::PERMISSION_REF, "confirm", "confirmation", false, t.do_confirm(), true);
            }
            offer(may::Confirm::PERMISSION_REF, "reopen", "reopening", true, t.do_reopen(), false);
        }
        State::Closed { .. } => {
            offer(may::Confirm::PERMISSION_REF, "reopen", "reopening", true, t.do_reopen_late(), false)
        }
        State::Stalemate { .. } | State::Deliberated { .. } => {
            offer(may::Coordinate::PERMISSION_REF, "coordinate", "coordination", false, t.do_coordinate(), true);
        }
        State::Merged { .. } => {
            offer(may::Merge::PERMISSION_REF, "separate", "separation", false, t.do_separate(), false)
        }
        _ => {}
    }
    if offers.schedules
        && matches!(matter.state, State::Clustered | State::Handling { .. } | State::AwaitingConfirmation { .. })
    {
        offer(may::Schedule::PERMISSION_REF, "schedule", "scheduling", true, t.do_schedule(), false);
    }
    if running
        && matches!(
            matter.state,
            State::Received { .. } | State::Handling { .. } | State::OnAgenda { .. } | State::Stalemate { .. }
        )
    {
        offer(may::Refer::PERMISSION_REF, "refer", "referral", true, t.do_refer(), false);
    }
    actions
}

//! What a reader may do with a project now.

use kernel::{Act, Actor, Permission};
use ledger::Tx;
use web::Action;

use crate::{T, claimant::ClaimState, permissions as may, project::Project, state::State};

/// A permission as a reference, to ask it without an operation.
pub trait Reference: Act {
    const PERMISSION_REF: &'static Permission = &Self::PERMISSION;
}
impl<A: Act> Reference for A {}

pub fn permits<A: Act>(actor: &Actor, project: &Project) -> bool {
    A::PERMISSION_REF.check(actor, project).is_ok()
}

/// What this reader may do now, the main thing first.
pub fn actions(tx: &Tx<'_, '_>, project: &Project, t: T) -> Vec<Action> {
    let (actor, today, href) = (tx.actor(), tx.today(), project.href());
    let mut actions = Vec::new();
    let mut offer = |may: bool, name, path: &str, page, label, main| {
        if may {
            let href = format!("{href}/{path}");
            let action = if page { Action::page(name, href, label) } else { Action::button(name, href, label) };
            actions.push(action.main_if(main));
        }
    };
    let edits = permits::<may::EditProject>(actor, project);
    let awards = permits::<may::AwardProject>(actor, project);
    // Whoever is not signed in is asked to do so on the way.
    let may_claim = !actor.is_signed_in() || permits::<may::ClaimProject>(actor, &project.clone().with_delegations());
    let claims = may_claim && project.state.takes_claims(today);
    match project.state {
        State::Draft => {
            offer(
                permits::<may::SubmitProject>(actor, project),
                "submit_project",
                "submission",
                false,
                t.do_submit(),
                true,
            );
            offer(edits, "edit_project", "draft", true, t.do_edit(), false);
        }
        State::UnderReview { .. } => {
            offer(permits::<may::ReviewProject>(actor, project), "review_project", "review", true, t.do_review(), true);
        }
        State::Claimed { until, .. } if today > until => {
            offer(awards, "award_project", "award", true, t.do_award(), true)
        }
        State::Published { .. } | State::Claimed { .. } => {
            offer(claims, "claim_project", "claims", true, t.do_claim(), true)
        }
        State::Unclaimed { .. } => {
            let may = permits::<may::SettleUnclaimed>(actor, project);
            offer(may, "settle_unclaimed", "unclaimed", true, t.do_unclaimed(), true);
        }
        State::Awarded { .. } => {
            let unsigned = project.claims_in(ClaimState::Awarded).any(|c| c.signed_at.is_none() && project.is_mine(c));
            offer(unsigned, "start_project", "start", true, t.do_start(), true);
        }
        State::InProgress => {
            let mine = project.my_claim(&[ClaimState::Awarded]).is_some();
            offer(mine, "finish_project", "completion", true, t.do_finish(), false);
            let inspects = !mine && permits::<may::InspectProject>(actor, project);
            offer(inspects, "inspect_project", "inspections", true, t.do_inspect(), false);
        }
        State::AwaitingAcceptance { .. } => {
            offer(
                permits::<may::AcceptProject>(actor, project),
                "accept_project",
                "acceptance",
                true,
                t.do_accept(),
                true,
            );
        }
        State::Tracking { next, .. } if today >= next => {
            let may = permits::<may::MeasureOutcome>(actor, project);
            offer(may, "measure_outcome", "measurements", true, t.do_measure(), true);
        }
        _ => {}
    }
    let running = project.state.is_running() && !matches!(project.state, State::Tracking { .. } | State::Appraising);
    offer(running && permits::<may::LinkMatter>(actor, project), "link_matter", "clusters", true, t.do_link(), false);
    let ends = running && !matches!(project.state, State::Unclaimed { .. });
    let may_end = ends && permits::<may::TerminateProject>(actor, project);
    offer(may_end, "terminate_project", "termination", true, t.do_terminate(), false);
    actions
}

/// Actions for samples.
pub fn sample(t: T) -> Vec<Action> {
    let review = Action::page("review_project", "/", t.do_review()).main();
    vec![review, Action::button("submit_project", "/", t.do_submit())]
}

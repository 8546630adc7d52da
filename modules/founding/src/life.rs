//! The rows of W1 for a committee that exists: what becomes of the body, of a lost seat, of a rectification and of a dissolution.
//! Each machine answers for every pair of state and step; what it does not name is refused. No I/O.

use committees::api::BodyState;

use crate::{
    refusal::FoundingRefusal,
    upkeep::{DissolutionState, RectificationState, VacancyState},
};

/// What happens to a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyStep {
    /// The first meeting has elected and adopted.
    Establish,
    /// A seat is lost: it is filled without the body's leaving its state.
    LoseSeat,
    /// The term ends before long.
    Renew,
    /// The renewal was rejected; it begins again.
    RenewalFell,
    /// The next term is filed.
    FileRenewal,
    Rectify,
    /// What was to be put right is; a renewal may have begun meanwhile.
    Mend {
        renewing: bool,
    },
    Dissolve,
}

impl BodyStep {
    const fn code(self) -> &'static str {
        match self {
            BodyStep::Establish => "establish",
            BodyStep::LoseSeat => "lose_seat",
            BodyStep::Renew | BodyStep::RenewalFell => "renew",
            BodyStep::FileRenewal => "file",
            BodyStep::Rectify => "rectify",
            BodyStep::Mend { .. } => "conclude",
            BodyStep::Dissolve => "dissolve",
        }
    }
}

/// What a body becomes.
///
/// # Errors
/// [`FoundingRefusal::NotNow`] for every pair that W1 does not have.
pub const fn body(state: BodyState, step: BodyStep) -> Result<BodyState, FoundingRefusal> {
    use BodyState as S;
    use BodyStep as B;
    Ok(match (state, step) {
        (S::Filed, B::Establish) | (S::Renewing, B::RenewalFell) | (S::Rectifying, B::Mend { renewing: false }) => {
            S::Active
        }
        (S::Filed | S::Active | S::Renewing | S::Rectifying, B::LoseSeat) => state,
        (S::Active, B::Renew) | (S::Rectifying, B::Mend { renewing: true }) => S::Renewing,
        // Its renewal is prepared while it puts itself right, and filed when it has.
        (S::Rectifying, B::Renew | B::RenewalFell) => state,
        (S::Renewing, B::FileRenewal) => S::Filed,
        // What was not mended and is not dissolved may be asked for once more.
        (S::Active | S::Rectifying, B::Rectify) => S::Rectifying,
        (S::Filed | S::Active | S::Renewing | S::Rectifying, B::Dissolve) => S::Dissolved,
        _ => return Err(FoundingRefusal::NotNow { state: state.code(), step: step.code() }),
    })
}

/// What happens to a lost seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VacancyStep {
    /// Its own side names somebody, who sits at once.
    Name,
    /// The committee nominates somebody, and votes.
    Nominate,
    Vote {
        passed: bool,
    },
    File,
    /// The term is over, or the body is dissolved: nobody fills it any more.
    Lapse,
}

impl VacancyState {
    /// # Errors
    /// [`FoundingRefusal::NotNow`] for every pair that W1 does not have.
    pub const fn step(self, step: VacancyStep) -> Result<Self, FoundingRefusal> {
        use VacancyState as S;
        use VacancyStep as V;
        let code = match (self, step) {
            (S::Open, V::Name) | (S::Voting, V::Vote { passed: true }) => return Ok(S::Filled),
            (S::Open, V::Nominate) => return Ok(S::Voting),
            (S::Voting, V::Vote { passed: false }) => return Ok(S::Open),
            (S::Filled, V::File) => return Ok(S::Filed),
            (S::Open | S::Voting, V::Lapse) => return Ok(S::Lapsed),
            (_, V::Name | V::Nominate) => "nominate",
            (_, V::Vote { .. }) => "vote",
            (_, V::File) => "file_change",
            (_, V::Lapse) => "lapse",
        };
        Err(FoundingRefusal::NotNow { state: self.code(), step: code })
    }
}

/// What happens to a rectification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RectificationStep {
    /// The committee explains itself, or says what it has mended.
    Explain,
    Conclude {
        mended: bool,
        /// It was explained, or its days are over: the right to explain was there to be used.
        heard: bool,
    },
}

impl RectificationState {
    /// # Errors
    /// [`FoundingRefusal::NotNow`] for every pair that W1 does not have.
    pub const fn step(self, step: RectificationStep) -> Result<Self, FoundingRefusal> {
        use RectificationState as S;
        use RectificationStep as R;
        let code = match (self, step) {
            (S::Running, R::Explain) => return Ok(S::Running),
            (S::Running, R::Conclude { mended: true, .. }) => return Ok(S::Mended),
            (S::Running, R::Conclude { mended: false, heard: true }) => return Ok(S::Failed),
            (_, R::Explain) => "explain",
            (_, R::Conclude { .. }) => "conclude",
        };
        Err(FoundingRefusal::NotNow { state: self.code(), step: code })
    }
}

/// What happens to a dissolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DissolutionStep {
    HandOver,
    Conclude,
}

impl DissolutionState {
    /// # Errors
    /// [`FoundingRefusal::NotNow`] for every pair that W1 does not have.
    pub const fn step(self, step: DissolutionStep) -> Result<Self, FoundingRefusal> {
        let code = match (self, step) {
            (DissolutionState::HandingOver, DissolutionStep::HandOver) => return Ok(self),
            (DissolutionState::HandingOver, DissolutionStep::Conclude) => return Ok(DissolutionState::Dissolved),
            (_, DissolutionStep::HandOver) => "hand_over",
            (_, DissolutionStep::Conclude) => "conclude",
        };
        Err(FoundingRefusal::NotNow { state: self.code(), step: code })
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Act as _, Role};

    use super::*;
    use crate::permissions as may;

    /// Every pair of a state and a step: what it becomes by the table, `-` is refused.
    fn table<S: Copy, T: Copy>(
        states: &[S],
        steps: &[T],
        expected: &[&[&str]],
        step: impl Fn(S, T) -> Result<&'static str, FoundingRefusal>,
    ) {
        assert_eq!(states.len(), expected.len());
        for (n, (state, row)) in states.iter().zip(expected).enumerate() {
            assert_eq!(steps.len(), row.len());
            for (m, (taken, cell)) in steps.iter().zip(*row).enumerate() {
                match step(*state, *taken) {
                    Ok(code) => assert_eq!(code, *cell, "row {n}, column {m}"),
                    Err(FoundingRefusal::NotNow { .. }) => assert_eq!("-", *cell, "row {n}, column {m}"),
                    Err(other) => panic!("row {n}, column {m}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn a_body_takes_the_steps_of_the_table_and_refuses_all_others() {
        use BodyStep as B;
        let states =
            [BodyState::Filed, BodyState::Active, BodyState::Renewing, BodyState::Rectifying, BodyState::Dissolved];
        let [mend, mend_renewing] = [B::Mend { renewing: false }, B::Mend { renewing: true }];
        let steps = [
            B::Establish,
            B::LoseSeat,
            B::Renew,
            B::RenewalFell,
            B::FileRenewal,
            B::Rectify,
            mend,
            mend_renewing,
            B::Dissolve,
        ];
        table(
            &states,
            &steps,
            &[
                &["active", "filed", "-", "-", "-", "-", "-", "-", "dissolved"],
                &["-", "active", "renewing", "-", "-", "rectifying", "-", "-", "dissolved"],
                &["-", "renewing", "-", "active", "filed", "-", "-", "-", "dissolved"],
                &["-", "rectifying", "rectifying", "rectifying", "-", "rectifying", "active", "renewing", "dissolved"],
                &["-", "-", "-", "-", "-", "-", "-", "-", "-"],
            ],
            |state, step| body(state, step).map(|s| s.code()),
        );
    }

    #[test]
    fn a_lost_seat_takes_the_steps_of_the_table_and_refuses_all_others() {
        use VacancyStep as V;
        table(
            VacancyState::ALL,
            &[V::Name, V::Nominate, V::Vote { passed: true }, V::Vote { passed: false }, V::File, V::Lapse],
            &[
                &["filled", "voting", "-", "-", "-", "lapsed"],
                &["-", "-", "filled", "open", "-", "lapsed"],
                &["-", "-", "-", "-", "filed", "-"],
                &["-", "-", "-", "-", "-", "-"],
                &["-", "-", "-", "-", "-", "-"],
            ],
            |state, step| state.step(step).map(|s| s.code()),
        );
    }

    #[test]
    fn a_rectification_is_heard_before_it_fails() {
        use RectificationStep as R;
        let conclude = |mended, heard| R::Conclude { mended, heard };
        table(
            RectificationState::ALL,
            &[R::Explain, conclude(true, false), conclude(true, true), conclude(false, false), conclude(false, true)],
            &[&["running", "mended", "mended", "-", "failed"], &["-", "-", "-", "-", "-"], &["-", "-", "-", "-", "-"]],
            |state, step| state.step(step).map(|s| s.code()),
        );
    }

    #[test]
    fn a_dissolution_is_concluded_once() {
        table(
            DissolutionState::ALL,
            &[DissolutionStep::HandOver, DissolutionStep::Conclude],
            &[&["handing_over", "dissolved"], &["-", "-"]],
            |state, step| state.step(step).map(|s| s.code()),
        );
    }

    /// The columns "actor" and "deadline" of W1.
    #[test]
    fn each_row_has_its_actor_and_its_days() {
        use Role::{
            CommitteeChair, CommitteeMember, CommitteeSecretary, DistrictClerk, OwnerDelegate, PartySecretary,
            PropertyManager, SubdistrictClerk,
        };
        let initiators: &[Role] = &[PartySecretary, OwnerDelegate, PropertyManager];
        let rows: &[(&[Role], &[Role])] = &[
            (may::StartFounding::PERMISSION.roles, initiators),
            (may::AcceptFounding::PERMISSION.roles, &[SubdistrictClerk]),
            (may::ReviewFounding::PERMISSION.roles, &[SubdistrictClerk, DistrictClerk]),
            (may::PublishFounding::PERMISSION.roles, &[SubdistrictClerk]),
            (may::ObjectFounding::PERMISSION.roles, &[Role::Anyone]),
            (may::RecheckObjection::PERMISSION.roles, &[SubdistrictClerk]),
            (may::FileFounding::PERMISSION.roles, &[DistrictClerk]),
            (may::ConveneFirst::PERMISSION.roles, &[CommitteeSecretary, CommitteeChair, CommitteeMember]),
            (may::FileChange::PERMISSION.roles, &[SubdistrictClerk]),
            (may::AskExtension::PERMISSION.roles, &[CommitteeSecretary, CommitteeChair]),
            (may::DecideExtension::PERMISSION.roles, &[SubdistrictClerk]),
            (may::StartRectification::PERMISSION.roles, &[SubdistrictClerk]),
            (may::ExplainRectification::PERMISSION.roles, &[CommitteeSecretary, CommitteeChair]),
            (may::ConcludeRectification::PERMISSION.roles, &[SubdistrictClerk]),
            (may::StartDissolution::PERMISSION.roles, &[DistrictClerk]),
            (may::ConcludeDissolution::PERMISSION.roles, &[DistrictClerk]),
        ];
        for (n, (found, expected)) in rows.iter().enumerate() {
            assert_eq!(found, expected, "row {n}");
        }
        let pack = policy::api::of_nobody();
        let f = &pack.founding;
        let days = [
            ("accept", f.accept_work_days.value, 5),
            ("review", f.review_days.value, 20),
            ("publish", f.publish_work_days.value, 5),
            ("notice", f.notice_days.value, 7),
            ("recheck", f.recheck_work_days.value, 5),
            ("file", f.file_work_days.value, 5),
            ("first meeting", f.first_meeting_days.value, 30),
            ("fill", f.fill_days.value, 30),
            ("renew, months", f.renew_months.value, 5),
            ("extension, months", f.extension_months.value, 12),
            ("extensions", f.extensions.value, 1),
            ("answer about an extension", f.extension_work_days.value, 5),
            ("red signals", f.red_signals.value, 2),
            ("rectify", f.rectify_days.value, 60),
            ("handover", f.handover_days.value, 10),
            ("enterprises", f.enterprises_least.value, 3),
        ];
        for (name, found, expected) in days {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(f.first_meeting_share.value.to_string(), "2/3");
    }
}

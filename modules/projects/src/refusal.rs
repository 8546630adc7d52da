//! What this module refuses, each with the reason and the way out.

use kernel::{Clause, Date, Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectRefusal {
    /// W7 has no such step from here.
    NotNow {
        state: &'static str,
        step: &'static str,
    },
    WindowOpen {
        until: Date,
    },
    WindowOver {
        until: Date,
    },
    /// A draft lacks something that others must be able to read beforehand.
    Incomplete,
    /// More is pledged than is open.
    TooMuch {
        open: String,
    },
    /// Whoever proposed a project does not review it (规则 26).
    OwnProject {
        clause: Clause,
    },
    /// Another body has to sign as well (规则 26).
    OwnBodyAlone,
    /// Somebody else reviews it here (规则 26).
    NotTheReviewer {
        clause: Clause,
    },
    /// Whoever decides has a part in the claim (规则 28).
    Conflict {
        name: String,
        clause: Clause,
    },
    NotYourClaim,
    ClaimedAlready,
    /// Those who claim together are awarded together.
    NotTogether,
    /// The claim of an organisation, club or person of another tower.
    NotOfTheTower,
    /// Reported by the side that would confirm it (规则 29).
    OtherSideConfirms {
        clause: Clause,
    },
    /// This was reported, confirmed or delivered before, or not yet.
    WrongTurn,
    OpenMilestones {
        n: i64,
    },
    /// More was spent than was delivered and confirmed.
    SpentTooMuch {
        delivered: String,
    },
    AnsweredAlready,
    /// The next measurement is due later.
    TooEarly {
        on: Date,
    },
    OtherTower,
}

impl Refusal for ProjectRefusal {
    fn code(&self) -> &'static str {
        match self {
            ProjectRefusal::NotNow { .. } => "projects.not_now",
            ProjectRefusal::WindowOpen { .. } => "projects.window_open",
            ProjectRefusal::WindowOver { .. } => "projects.window_over",
            ProjectRefusal::Incomplete => "projects.incomplete",
            ProjectRefusal::TooMuch { .. } => "projects.too_much",
            ProjectRefusal::OwnProject { .. } => "projects.own_project",
            ProjectRefusal::OwnBodyAlone => "projects.own_body_alone",
            ProjectRefusal::NotTheReviewer { .. } => "projects.not_the_reviewer",
            ProjectRefusal::Conflict { .. } => "projects.conflict",
            ProjectRefusal::NotYourClaim => "projects.not_your_claim",
            ProjectRefusal::ClaimedAlready => "projects.claimed_already",
            ProjectRefusal::NotTogether => "projects.not_together",
            ProjectRefusal::NotOfTheTower => "projects.not_of_the_tower",
            ProjectRefusal::OtherSideConfirms { .. } => "projects.other_side_confirms",
            ProjectRefusal::WrongTurn => "projects.wrong_turn",
            ProjectRefusal::OpenMilestones { .. } => "projects.open_milestones",
            ProjectRefusal::SpentTooMuch { .. } => "projects.spent_too_much",
            ProjectRefusal::AnsweredAlready => "projects.answered_already",
            ProjectRefusal::TooEarly { .. } => "projects.too_early",
            ProjectRefusal::OtherTower => "projects.other_tower",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let (t, format) = (T(l), i18n::Format(l));
            match self {
                ProjectRefusal::NotNow { state, step } => t.not_now(t.state(*state), t.step(*step)),
                ProjectRefusal::WindowOpen { until } => t.window_open(format.date(*until)),
                ProjectRefusal::WindowOver { until } => t.window_over(format.date(*until)),
                ProjectRefusal::Incomplete => t.incomplete().to_owned(),
                ProjectRefusal::TooMuch { open } => t.too_much(open),
                ProjectRefusal::OwnProject { .. } => t.own_project().to_owned(),
                ProjectRefusal::OwnBodyAlone => t.own_body_alone().to_owned(),
                ProjectRefusal::NotTheReviewer { .. } => t.not_the_reviewer().to_owned(),
                ProjectRefusal::Conflict { name, .. } if name.is_empty() => t.conflict(t.a_person()),
                ProjectRefusal::Conflict { name, .. } => t.conflict(name),
                ProjectRefusal::NotYourClaim => t.not_your_claim().to_owned(),
                ProjectRefusal::ClaimedAlready => t.claimed_already().to_owned(),
                ProjectRefusal::NotTogether => t.not_together().to_owned(),
                ProjectRefusal::NotOfTheTower => t.not_of_the_tower().to_owned(),
                ProjectRefusal::OtherSideConfirms { .. } => t.other_side_confirms().to_owned(),
                ProjectRefusal::WrongTurn => t.wrong_turn().to_owned(),
                ProjectRefusal::OpenMilestones { n } => t.open_milestones(n),
                ProjectRefusal::SpentTooMuch { delivered } => t.spent_too_much(delivered),
                ProjectRefusal::AnsweredAlready => t.answered_already().to_owned(),
                ProjectRefusal::TooEarly { on } => t.too_early(format.date(*on)),
                ProjectRefusal::OtherTower => t.other_tower().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text: fn(T) -> &'static str = match self {
            ProjectRefusal::NotNow { .. } | ProjectRefusal::WrongTurn => |t| t.way_reload(),
            ProjectRefusal::WindowOver { .. } => |t| t.way_next_window(),
            ProjectRefusal::Incomplete => |t| t.way_complete(),
            ProjectRefusal::TooMuch { .. } => |t| t.way_less(),
            ProjectRefusal::OwnProject { .. } => |t| t.way_other_reviewer(),
            ProjectRefusal::OwnBodyAlone => |t| t.way_second(),
            ProjectRefusal::NotTheReviewer { .. } => |t| t.way_reviewer(),
            ProjectRefusal::Conflict { .. } => |t| t.way_other_decider(),
            ProjectRefusal::NotYourClaim => |t| t.way_delegate(),
            ProjectRefusal::NotTogether => |t| t.way_together(),
            ProjectRefusal::NotOfTheTower => |t| t.way_employment(),
            ProjectRefusal::OtherSideConfirms { .. } => |t| t.way_other_side(),
            ProjectRefusal::OpenMilestones { .. } => |t| t.way_milestones(),
            ProjectRefusal::SpentTooMuch { .. } => |t| t.way_deliver(),
            _ => return None,
        };
        Some(WayOut::text(Text::each(|l| text(T(l)))))
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            ProjectRefusal::OwnProject { clause }
            | ProjectRefusal::NotTheReviewer { clause }
            | ProjectRefusal::Conflict { clause, .. }
            | ProjectRefusal::OtherSideConfirms { clause } => Some(clause.clone()),
            // Pure rules know no pack: the clause is the one by which the default pack has it.
            ProjectRefusal::OwnBodyAlone => {
                let pack = policy::api::of_nobody();
                Some(pack.clause(&pack.projects.review_days.clause))
            }
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            ProjectRefusal::Incomplete
            | ProjectRefusal::TooMuch { .. }
            | ProjectRefusal::NotTogether
            | ProjectRefusal::SpentTooMuch { .. } => 422,
            ProjectRefusal::OwnProject { .. }
            | ProjectRefusal::NotTheReviewer { .. }
            | ProjectRefusal::Conflict { .. }
            | ProjectRefusal::NotYourClaim
            | ProjectRefusal::NotOfTheTower
            | ProjectRefusal::OtherSideConfirms { .. } => 403,
            _ => 409,
        }
    }
}

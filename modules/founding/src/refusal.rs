//! What this module refuses, each with the reason and the way out.

use kernel::{Clause, Date, Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundingRefusal {
    /// W1 has no such step from here.
    NotNow {
        state: &'static str,
        step: &'static str,
    },
    StillOnNotice {
        until: Date,
    },
    NoticeIsOver {
        until: Date,
    },
    ObjectionsOpen,
    /// A condition for founding a committee is not met (R62).
    Unmet {
        what: Text,
        clause: Box<Clause>,
        mend: String,
    },
    /// An article of a draft looks as if no rule of a tower may say it, and the reviewer has not looked at it (R46, R48).
    Suspect {
        document: &'static str,
        article: u32,
        matter: Text,
        clause: Box<Clause>,
    },
    /// A second return names what could have been named the first time.
    NamedTooLate {
        material: String,
        clause: Clause,
    },
    /// The building has a committee, or one is being founded.
    HasCommittee,
    RunsAlready,
    /// Somebody else speaks for this initiator.
    NotYourSide,
    DoneAlready,
    /// Whoever handed it in does not judge it.
    OwnApplication,
    /// Proposed already.
    SeatedAlready,
    /// Who elects or appoints for this seat is somebody else.
    OtherSide,
    /// Nobody who may stand is left.
    NotAMember,
    ExtendedAlready {
        clause: Clause,
    },
    NoMoreExtensions {
        most: u32,
        clause: Clause,
    },
    TooLong {
        until: Date,
        clause: Clause,
    },
    /// Not everything was handed over (规则 16).
    NotHandedOver {
        open: usize,
        clause: Clause,
    },
    TasksOpen {
        open: usize,
    },
    /// A rectification rests on a rule that fails or on so many signals of idle running (W1).
    NotEnough {
        signals: u32,
        clause: Clause,
    },
    /// The check of today does not pass.
    StillRed {
        what: Text,
        clause: Box<Clause>,
    },
    Canonical,
    TooManyObjections,
    /// An objection is to hold, and nothing was changed.
    NothingMended {
        founding: String,
    },
    /// What is being put right is not filed for another term.
    PutRightFirst {
        body: String,
    },
}

impl Refusal for FoundingRefusal {
    fn code(&self) -> &'static str {
        match self {
            FoundingRefusal::NotNow { .. } => "founding.not_now",
            FoundingRefusal::StillOnNotice { .. } => "founding.still_on_notice",
            FoundingRefusal::NoticeIsOver { .. } => "founding.notice_is_over",
            FoundingRefusal::ObjectionsOpen => "founding.objections_open",
            FoundingRefusal::Unmet { .. } => "founding.unmet",
            FoundingRefusal::Suspect { .. } => "founding.suspect",
            FoundingRefusal::NamedTooLate { .. } => "founding.named_too_late",
            FoundingRefusal::HasCommittee => "founding.has_committee",
            FoundingRefusal::RunsAlready => "founding.runs_already",
            FoundingRefusal::NotYourSide => "founding.not_your_side",
            FoundingRefusal::DoneAlready => "founding.done_already",
            FoundingRefusal::OwnApplication => "founding.own_application",
            FoundingRefusal::SeatedAlready => "founding.seated_already",
            FoundingRefusal::OtherSide => "founding.other_side",
            FoundingRefusal::NotAMember => "founding.not_a_member",
            FoundingRefusal::ExtendedAlready { .. } => "founding.extended_already",
            FoundingRefusal::NoMoreExtensions { .. } => "founding.no_more_extensions",
            FoundingRefusal::TooLong { .. } => "founding.too_long",
            FoundingRefusal::NotHandedOver { .. } => "founding.not_handed_over",
            FoundingRefusal::TasksOpen { .. } => "founding.tasks_open",
            FoundingRefusal::NotEnough { .. } => "founding.not_enough",
            FoundingRefusal::StillRed { .. } => "founding.still_red",
            FoundingRefusal::Canonical => "founding.canonical",
            FoundingRefusal::TooManyObjections => "founding.too_many_objections",
            FoundingRefusal::NothingMended { .. } => "founding.nothing_mended",
            FoundingRefusal::PutRightFirst { .. } => "founding.put_right_first",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let (t, format) = (T(l), i18n::Format(l));
            match self {
                FoundingRefusal::NotNow { state, step } => t.not_now(t.any_state(*state), t.step(*step)),
                FoundingRefusal::StillOnNotice { until } => t.still_on_notice(format.date(*until)),
                FoundingRefusal::NoticeIsOver { until } => t.notice_is_over(format.date(*until)),
                FoundingRefusal::ObjectionsOpen => t.objections_open().to_owned(),
                FoundingRefusal::Unmet { what, .. } => t.unmet(what.get(l)),
                FoundingRefusal::Suspect { document, article, matter, .. } => {
                    let number = covenants::api::article_number(l, *article);
                    t.suspect(crate::drafts::title(document, l), number, matter.get(l))
                }
                FoundingRefusal::NamedTooLate { material, .. } => t.named_too_late(t.material(material.as_str())),
                FoundingRefusal::HasCommittee => t.has_committee().to_owned(),
                FoundingRefusal::RunsAlready => t.runs_already().to_owned(),
                FoundingRefusal::NotYourSide => t.not_your_side().to_owned(),
                FoundingRefusal::DoneAlready => t.done_already().to_owned(),
                FoundingRefusal::OwnApplication => t.own_application().to_owned(),
                FoundingRefusal::SeatedAlready => t.seated_already().to_owned(),
                FoundingRefusal::OtherSide => t.other_side().to_owned(),
                FoundingRefusal::NotAMember => t.not_a_member().to_owned(),
                FoundingRefusal::ExtendedAlready { .. } => t.extended_already().to_owned(),
                FoundingRefusal::NoMoreExtensions { most, .. } => t.no_more_extensions(most),
                FoundingRefusal::TooLong { until, .. } => t.too_long(format.date_long(*until)),
                FoundingRefusal::NotHandedOver { open, .. } => t.not_handed_over(open),
                FoundingRefusal::TasksOpen { open } => t.tasks_open(open),
                FoundingRefusal::NotEnough { signals, .. } => t.not_enough(signals),
                FoundingRefusal::StillRed { what, .. } => t.still_red(what.get(l)),
                FoundingRefusal::Canonical => t.canonical().to_owned(),
                FoundingRefusal::TooManyObjections => t.too_many_objections().to_owned(),
                FoundingRefusal::NothingMended { .. } => t.nothing_mended().to_owned(),
                FoundingRefusal::PutRightFirst { .. } => t.put_right_first().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text: fn(T) -> &'static str = match self {
            FoundingRefusal::Unmet { mend, .. } => {
                let text = Text::each(|l| T(l).way_mend());
                return Some(WayOut { text, href: Some(mend.clone()) });
            }
            FoundingRefusal::NothingMended { founding } => {
                let text = Text::each(|l| T(l).way_mend_first());
                return Some(WayOut { text, href: Some(founding.clone()) });
            }
            FoundingRefusal::PutRightFirst { body } => {
                let text = Text::each(|l| T(l).way_put_right());
                return Some(WayOut { text, href: Some(body.clone()) });
            }
            FoundingRefusal::Suspect { .. } => |t| t.way_suspect(),
            FoundingRefusal::NotNow { .. } | FoundingRefusal::DoneAlready => |t| t.way_reload(),
            FoundingRefusal::StillOnNotice { .. } => |t| t.way_wait(),
            FoundingRefusal::NoticeIsOver { .. } => |t| t.way_subdistrict(),
            FoundingRefusal::ObjectionsOpen => |t| t.way_recheck(),
            FoundingRefusal::NamedTooLate { .. } => |t| t.way_once(),
            FoundingRefusal::OwnApplication => |t| t.way_other_clerk(),
            FoundingRefusal::HasCommittee => |t| t.way_renew(),
            FoundingRefusal::RunsAlready => |t| t.way_open(),
            FoundingRefusal::NotYourSide | FoundingRefusal::OtherSide => |t| t.way_delegate(),
            FoundingRefusal::SeatedAlready => |t| t.way_other_person(),
            FoundingRefusal::NotAMember => |t| t.way_member(),
            FoundingRefusal::ExtendedAlready { .. } => |t| t.way_wait_answer(),
            FoundingRefusal::NoMoreExtensions { .. } | FoundingRefusal::TooLong { .. } => |t| t.way_renew_now(),
            FoundingRefusal::NotHandedOver { .. } => |t| t.way_hand_over(),
            FoundingRefusal::TasksOpen { .. } => |t| t.way_tasks(),
            FoundingRefusal::NotEnough { .. } => |t| t.way_not_enough(),
            FoundingRefusal::StillRed { .. } => |t| t.way_still_red(),
            FoundingRefusal::Canonical => return None,
            FoundingRefusal::TooManyObjections => |t| t.way_sign_in(),
        };
        Some(WayOut::text(Text::each(|l| text(T(l)))))
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            FoundingRefusal::Unmet { clause, .. }
            | FoundingRefusal::Suspect { clause, .. }
            | FoundingRefusal::StillRed { clause, .. } => Some(Clause::clone(clause)),
            FoundingRefusal::NamedTooLate { clause, .. }
            | FoundingRefusal::ExtendedAlready { clause }
            | FoundingRefusal::NoMoreExtensions { clause, .. }
            | FoundingRefusal::TooLong { clause, .. }
            | FoundingRefusal::NotEnough { clause, .. }
            | FoundingRefusal::NotHandedOver { clause, .. } => Some(clause.clone()),
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            FoundingRefusal::Unmet { .. }
            | FoundingRefusal::Suspect { .. }
            | FoundingRefusal::NamedTooLate { .. }
            | FoundingRefusal::TooLong { .. }
            | FoundingRefusal::NotEnough { .. }
            | FoundingRefusal::NotAMember => 422,
            FoundingRefusal::NotYourSide | FoundingRefusal::OtherSide | FoundingRefusal::OwnApplication => 403,
            FoundingRefusal::TooManyObjections => 429,
            _ => 409,
        }
    }
}

//! Why something about Party organisations cannot be done, and what to do instead.

use kernel::{Clause, Date, Refusal, Text, WayOut};

use crate::{T, post::Requirement};

#[derive(Debug)]
pub enum PartyRefusal {
    /// Nothing of this kind stands under something of that kind.
    WrongLevel {
        below: &'static str,
        above: &'static str,
        clause: Clause,
    },
    /// It would stand under itself.
    Circle,
    Dissolved,
    /// Others still stand under it.
    HasOthersBelow {
        n: usize,
    },
    /// The tower has one already.
    TowerHasOne {
        name: String,
    },
    /// What is founded now is proposed, with the firms' willingness.
    NeedsProposal {
        clause: Clause,
    },
    /// It stands there already.
    SameSuperior,
    JoinedAlready,
    NotAMember,
    AllianceOver,
    /// The organisation convenes an alliance that is not over.
    Convenes {
        name: String,
    },
    /// Firms that have not said in writing that they are willing.
    NotWilling {
        names: Vec<String>,
        clause: Clause,
    },
    NobodyAsked {
        clause: Clause,
    },
    /// The proposal is not there where this can be done.
    NotNow {
        state: &'static str,
    },
    /// Whoever proposed it does not decide on it.
    OwnProposal,
    Unqualified {
        lacks: Vec<Requirement>,
        clause: Clause,
    },
    PostTaken,
    /// Somebody is proposed for it already.
    ProposedAlready,
    NotVacant,
    ActingTooLong {
        until: Date,
        clause: Clause,
    },
    TermTooLong {
        until: Date,
        clause: Clause,
    },
    TenureOver,
    NotTheSecretary,
    /// The secretary does not confirm what the secretary promised.
    OwnPromise,
    WrongTurn,
    NotDeclared,
    OfferOver,
    OfferFull,
    TakenAlready,
    NotTaken,
    ReadingOver,
    NotWorkingHere,
}

impl Refusal for PartyRefusal {
    fn code(&self) -> &'static str {
        match self {
            PartyRefusal::WrongLevel { .. } => "party.wrong_level",
            PartyRefusal::Circle => "party.circle",
            PartyRefusal::Dissolved => "party.dissolved",
            PartyRefusal::HasOthersBelow { .. } => "party.has_others_below",
            PartyRefusal::TowerHasOne { .. } => "party.tower_has_one",
            PartyRefusal::NeedsProposal { .. } => "party.needs_proposal",
            PartyRefusal::SameSuperior => "party.same_superior",
            PartyRefusal::JoinedAlready => "party.joined_already",
            PartyRefusal::NotAMember => "party.not_a_member",
            PartyRefusal::AllianceOver => "party.alliance_over",
            PartyRefusal::Convenes { .. } => "party.convenes",
            PartyRefusal::NotWilling { .. } => "party.not_willing",
            PartyRefusal::NobodyAsked { .. } => "party.nobody_asked",
            PartyRefusal::NotNow { .. } => "party.not_now",
            PartyRefusal::OwnProposal => "party.own_proposal",
            PartyRefusal::Unqualified { .. } => "party.unqualified",
            PartyRefusal::PostTaken => "party.post_taken",
            PartyRefusal::ProposedAlready => "party.proposed_already",
            PartyRefusal::NotVacant => "party.not_vacant",
            PartyRefusal::ActingTooLong { .. } => "party.acting_too_long",
            PartyRefusal::TermTooLong { .. } => "party.term_too_long",
            PartyRefusal::TenureOver => "party.tenure_over",
            PartyRefusal::NotTheSecretary => "party.not_the_secretary",
            PartyRefusal::OwnPromise => "party.own_promise",
            PartyRefusal::WrongTurn => "party.wrong_turn",
            PartyRefusal::NotDeclared => "party.not_declared",
            PartyRefusal::OfferOver => "party.offer_over",
            PartyRefusal::OfferFull => "party.offer_full",
            PartyRefusal::TakenAlready => "party.taken_already",
            PartyRefusal::NotTaken => "party.not_taken",
            PartyRefusal::ReadingOver => "party.reading_over",
            PartyRefusal::NotWorkingHere => "party.not_working_here",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let (t, format) = (T(l), i18n::Format(l));
            match self {
                PartyRefusal::WrongLevel { below, above, .. } => t.no_wrong_level(t.kind(*below), t.kind(*above)),
                PartyRefusal::Circle => t.no_circle().to_owned(),
                PartyRefusal::Dissolved => t.no_dissolved().to_owned(),
                PartyRefusal::HasOthersBelow { n } => t.no_others_below(*n),
                PartyRefusal::TowerHasOne { name } => t.no_tower_has_one(name),
                PartyRefusal::NeedsProposal { .. } => t.no_needs_proposal().to_owned(),
                PartyRefusal::SameSuperior => t.no_same_superior().to_owned(),
                PartyRefusal::JoinedAlready => t.no_joined_already().to_owned(),
                PartyRefusal::NotAMember => t.no_not_a_member().to_owned(),
                PartyRefusal::AllianceOver => t.no_alliance_over().to_owned(),
                PartyRefusal::Convenes { name } => t.no_convenes(name),
                PartyRefusal::NotWilling { names, .. } => t.no_not_willing(format.list(names)),
                PartyRefusal::NobodyAsked { .. } => t.no_nobody_asked().to_owned(),
                PartyRefusal::NotNow { state } => t.no_not_now(t.proposal_state(*state)),
                PartyRefusal::OwnProposal => t.no_own_proposal().to_owned(),
                PartyRefusal::Unqualified { lacks, .. } => {
                    t.no_unqualified(format.list(lacks.iter().map(|r| t.lacks(r.code()))))
                }
                PartyRefusal::PostTaken => t.no_post_taken().to_owned(),
                PartyRefusal::ProposedAlready => t.no_proposed_already().to_owned(),
                PartyRefusal::NotVacant => t.no_not_vacant().to_owned(),
                PartyRefusal::ActingTooLong { until, .. } => t.no_acting_too_long(format.date_long(*until)),
                PartyRefusal::TermTooLong { until, .. } => t.no_term_too_long(format.date_long(*until)),
                PartyRefusal::TenureOver => t.no_tenure_over().to_owned(),
                PartyRefusal::NotTheSecretary => t.no_not_the_secretary().to_owned(),
                PartyRefusal::OwnPromise => t.no_own_promise().to_owned(),
                PartyRefusal::WrongTurn => t.no_wrong_turn().to_owned(),
                PartyRefusal::NotDeclared => t.no_not_declared().to_owned(),
                PartyRefusal::OfferOver => t.no_offer_over().to_owned(),
                PartyRefusal::OfferFull => t.no_offer_full().to_owned(),
                PartyRefusal::TakenAlready => t.no_taken_already().to_owned(),
                PartyRefusal::NotTaken => t.no_not_taken().to_owned(),
                PartyRefusal::ReadingOver => t.no_reading_over().to_owned(),
                PartyRefusal::NotWorkingHere => t.no_not_working_here().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text: fn(T) -> &'static str = match self {
            PartyRefusal::WrongLevel { .. } => |t| t.way_level(),
            PartyRefusal::HasOthersBelow { .. } => |t| t.way_move_others(),
            PartyRefusal::Convenes { .. } => |t| t.way_end_alliance(),
            PartyRefusal::TowerHasOne { .. } => |t| t.way_edit_that(),
            PartyRefusal::NeedsProposal { .. } => |t| t.way_propose(),
            PartyRefusal::NotWilling { .. } => |t| t.way_willing(),
            PartyRefusal::NobodyAsked { .. } => |t| t.way_ask(),
            PartyRefusal::OwnProposal => |t| t.way_other_decides(),
            PartyRefusal::Unqualified { .. } => |t| t.way_qualify(),
            PartyRefusal::PostTaken => |t| t.way_end_first(),
            PartyRefusal::ActingTooLong { .. } | PartyRefusal::TermTooLong { .. } => |t| t.way_earlier(),
            PartyRefusal::OwnPromise => |t| t.way_other_confirms(),
            PartyRefusal::ReadingOver => |t| t.way_read_again(),
            PartyRefusal::NotWorkingHere => |t| t.way_employment(),
            PartyRefusal::OfferOver | PartyRefusal::OfferFull => |t| t.way_other_offer(),
            PartyRefusal::NotNow { .. } | PartyRefusal::WrongTurn | PartyRefusal::ProposedAlready => |t| t.way_reload(),
            _ => return None,
        };
        Some(WayOut::text(Text::each(|l| text(T(l)))))
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            PartyRefusal::WrongLevel { clause, .. }
            | PartyRefusal::NeedsProposal { clause }
            | PartyRefusal::NotWilling { clause, .. }
            | PartyRefusal::NobodyAsked { clause }
            | PartyRefusal::Unqualified { clause, .. }
            | PartyRefusal::ActingTooLong { clause, .. }
            | PartyRefusal::TermTooLong { clause, .. } => Some(clause.clone()),
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            PartyRefusal::WrongLevel { .. }
            | PartyRefusal::Circle
            | PartyRefusal::Unqualified { .. }
            | PartyRefusal::ActingTooLong { .. }
            | PartyRefusal::TermTooLong { .. } => 422,
            PartyRefusal::OwnProposal
            | PartyRefusal::NotTheSecretary
            | PartyRefusal::OwnPromise
            | PartyRefusal::NotWorkingHere => 403,
            PartyRefusal::ReadingOver => 410,
            _ => 409,
        }
    }
}

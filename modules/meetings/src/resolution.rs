//! Resolutions (决议): a text that was adopted, its number, and the time from its publication to its effect. No I/O.

use kernel::{Date, Deadline, Locale, ids};

use crate::{T, refusal::MeetingRefusal};

ids! {
    /// A resolution.
    pub ResolutionId(ResolutionMark) = "res";
}

db::codes! {
    /// The word of a state, as it is stored.
    pub enum ResolutionStage {
        Adopted = "adopted",
        Noticed = "noticed",
        Effective = "effective",
    }
}

/// Where a resolution stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResolutionState {
    /// Voted; the minutes are not published yet.
    Adopted,
    /// 公示中
    Noticed { since: Date, until: Deadline },
    /// 生效
    Effective { since: Date, on: Date },
}

impl ResolutionState {
    pub const fn stage(&self) -> ResolutionStage {
        match self {
            ResolutionState::Adopted => ResolutionStage::Adopted,
            ResolutionState::Noticed { .. } => ResolutionStage::Noticed,
            ResolutionState::Effective { .. } => ResolutionStage::Effective,
        }
    }

    /// Published with the minutes: the notice period begins.
    ///
    /// # Errors
    /// It was published already.
    pub fn publish(self, today: Date, until: Deadline) -> Result<Self, MeetingRefusal> {
        match self {
            ResolutionState::Adopted => Ok(ResolutionState::Noticed { since: today, until }),
            _ => Err(MeetingRefusal::ResolutionNotNow { stage: self.stage() }),
        }
    }

    /// Somebody objects: from the publication to the last day of the notice. Answers that day.
    ///
    /// # Errors
    /// It is not under notice yet, or not any more.
    pub fn object(self, today: Date) -> Result<Deadline, MeetingRefusal> {
        match self {
            ResolutionState::Noticed { until, .. } if until.on < today => {
                Err(MeetingRefusal::NoticeIsOver { until: until.on })
            }
            ResolutionState::Noticed { until, .. } => Ok(until),
            _ => Err(MeetingRefusal::NotUnderNotice { stage: self.stage() }),
        }
    }

    /// The notice period is over, and every objection is answered.
    ///
    /// # Errors
    /// One of the two is not so, or the resolution is not under notice.
    pub fn take_effect(self, today: Date, unanswered: u32) -> Result<Self, MeetingRefusal> {
        match self {
            ResolutionState::Noticed { until, .. } if until.on < today && unanswered > 0 => {
                Err(MeetingRefusal::ObjectionsOpen { n: unanswered })
            }
            ResolutionState::Noticed { since, until } if until.on < today => {
                Ok(ResolutionState::Effective { since, on: today })
            }
            ResolutionState::Noticed { until, .. } => Err(MeetingRefusal::StillUnderNotice { until: until.on }),
            _ => Err(MeetingRefusal::ResolutionNotNow { stage: self.stage() }),
        }
    }
}

/// What the document numbers of a body begin with: the first two characters of the building's name without its kind of
/// house, and 楼议.
pub fn prefix(building: &str) -> String {
    let t = T(Locale::Zh);
    let name = building.trim();
    let kinds = t.tower_kinds().split(' ');
    let bare = kinds.filter_map(|kind| name.strip_suffix(kind)).filter(|n| !n.is_empty()).min_by_key(|n| n.len());
    let short: String = bare.unwrap_or(name).chars().filter(|c| c.is_alphanumeric()).take(2).collect();
    t.number_prefix(short)
}

/// `和衡楼议〔2026〕6号`. Years and numbers in documents have no leading zeros (GB/T 9704).
pub fn number(prefix: &str, year: i16, n: u32) -> String {
    T(Locale::Zh).document_number(prefix, year, n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Date {
        Date::new(2026, 11, 2).unwrap().plus_days(n)
    }

    #[test]
    fn every_state_takes_its_steps_and_refuses_all_others() {
        let until = Deadline { on: day(7), provisional: false };
        let noticed = ResolutionState::Noticed { since: day(0), until };
        let effective = ResolutionState::Effective { since: day(0), on: day(8) };
        assert_eq!(ResolutionState::Adopted.publish(day(0), until), Ok(noticed));
        assert_eq!(noticed.take_effect(day(8), 0), Ok(effective));
        assert_eq!(noticed.take_effect(day(7), 0), Err(MeetingRefusal::StillUnderNotice { until: day(7) }));
        let refused = |stage| Err(MeetingRefusal::ResolutionNotNow { stage });
        assert_eq!(noticed.publish(day(1), until), refused(ResolutionStage::Noticed));
        assert_eq!(effective.publish(day(1), until), refused(ResolutionStage::Effective));
        assert_eq!(effective.take_effect(day(9), 0), refused(ResolutionStage::Effective));
        assert_eq!(ResolutionState::Adopted.take_effect(day(9), 0), refused(ResolutionStage::Adopted));
    }

    #[test]
    fn a_resolution_waits_for_the_answers_to_objections_made_in_time() {
        let until = Deadline { on: day(7), provisional: true };
        let noticed = ResolutionState::Noticed { since: day(0), until };
        let effective = ResolutionState::Effective { since: day(0), on: day(8) };
        assert_eq!(noticed.object(day(0)), Ok(until));
        assert_eq!(noticed.object(day(7)), Ok(until));
        assert_eq!(noticed.object(day(8)), Err(MeetingRefusal::NoticeIsOver { until: day(7) }));
        for state in [ResolutionState::Adopted, effective] {
            assert_eq!(state.object(day(3)), Err(MeetingRefusal::NotUnderNotice { stage: state.stage() }));
        }
        assert_eq!(noticed.take_effect(day(7), 2), Err(MeetingRefusal::StillUnderNotice { until: day(7) }));
        assert_eq!(noticed.take_effect(day(8), 2), Err(MeetingRefusal::ObjectionsOpen { n: 2 }));
        assert_eq!(noticed.take_effect(day(8), 0), Ok(effective));
    }

    #[test]
    fn numbers_begin_with_the_buildings_short_name() {
        for (name, expected) in [
            ("和衡中心", "和衡楼议"),
            ("望江国际金融大厦", "望江楼议"),
            ("真如广场", "真如楼议"),
            ("近铁城市广场", "近铁楼议"),
            ("云岭大厦", "云岭楼议"),
            ("中心", "中心楼议"),
            ("E 通大楼", "E通楼议"),
            ("白玉兰", "白玉楼议"),
        ] {
            assert_eq!(prefix(name), expected, "{name}");
        }
        assert_eq!(number("和衡楼议", 2026, 6), "和衡楼议〔2026〕6号");
    }
}

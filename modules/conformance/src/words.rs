//! Findings in words: the title of a rule, what the evidence says, and how to mend it.

use i18n::Format;
use kernel::{BodyId, BuildingId, District, Locale};
use policy::api::{List, Pack};
use serde::Serialize;
use ui::{Chip, Tone};

use crate::{
    T,
    rule::{Evidence, Finding, MeetingRef, Rule, Verdict},
};

/// A line of evidence that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct EvidenceLine {
    pub text: String,
    pub href: Option<String>,
}

/// Where a report is about.
#[derive(Debug, Clone, Copy)]
pub struct Where {
    pub district: District,
    pub body: BodyId,
    pub building: BuildingId,
    /// The reader imports rosters and appoints.
    pub clerk: bool,
}

/// A finding as people read it.
pub struct Words<'a> {
    pub pack: &'a Pack,
    pub locale: Locale,
}

/// What a verdict looks like.
pub fn chip(verdict: Verdict, locale: Locale) -> Chip {
    let tone = match verdict {
        Verdict::Fail => Tone::Late,
        Verdict::Warn => Tone::Soon,
        Verdict::Pass => Tone::Done,
    };
    Chip::new(tone, T(locale).verdict(verdict.code()))
}

impl Words<'_> {
    fn t(&self) -> T {
        T(self.locale)
    }

    fn format(&self) -> Format {
        Format(self.locale)
    }

    /// What a document or an article is called.
    fn item(&self, list: List, of: &str, id: &str) -> String {
        let found = self.pack.list_of(list, of).find(|i| i.id == id);
        let words = found.map_or(id, |i| i.text.get(self.locale));
        // An article's text begins with what it is called.
        if list == List::Article {
            words.split(['：', ':']).next().unwrap_or(words).to_owned()
        } else {
            words.to_owned()
        }
    }

    pub fn title(&self, finding: &Finding) -> String {
        let t = self.t();
        match (finding.rule, finding.of.split_once('.')) {
            (Rule::Document, _) => t.title_document(self.item(List::Document, "", &finding.of)),
            (Rule::Article, Some((document, article))) => {
                t.title_article(self.item(List::Document, "", document), self.item(List::Article, document, article))
            }
            (rule, _) => t.rule(rule.code()),
        }
    }

    /// What the evidence says, in a sentence.
    pub fn sentence(&self, finding: &Finding) -> String {
        let (t, format) = (self.t(), self.format());
        let day = |day| format.date_long(day);
        match &finding.evidence {
            Evidence::Number { n, least: Some(least), most: Some(most) } if least == most => t.number_exact(n, least),
            Evidence::Number { n, least: Some(least), most: Some(most) } => t.number_between(*n, least, most),
            Evidence::Number { n, least: Some(least), .. } => t.number_least(*n, least),
            Evidence::Number { n, most: Some(most), .. } => t.number_most(*n, most),
            Evidence::Number { n, .. } => n.to_string(),
            Evidence::Odd { n } if n % 2 == 1 => t.is_odd(*n),
            Evidence::Odd { n } => t.is_even(*n),
            Evidence::Leading { n: 0, .. } => t.leading_none().to_owned(),
            Evidence::Leading { n, firms } => t.leading(*n, format.list(firms)),
            Evidence::Share { firm, n, total, share } => t.share(firm, *n, total, share.to_string()),
            Evidence::TwoSeats { n: 0, .. } => t.two_none().to_owned(),
            Evidence::TwoSeats { n, kinds } => {
                t.two(*n, format.list(kinds.iter().map(|k| committees::api::seat_word(self.locale, *k))))
            }
            Evidence::Unemployed { n: 0, .. } => t.unemployed_none().to_owned(),
            Evidence::Unemployed { n, firms } if firms.is_empty() => t.unemployed_nowhere(*n),
            Evidence::Unemployed { n, firms } => t.unemployed(*n, format.list(firms)),
            Evidence::Vacant { seats, .. } if seats.is_empty() => t.vacant_none().to_owned(),
            Evidence::Vacant { seats, most } => t.vacant(seats.len(), most),
            Evidence::Term { from, until, months } => t.term(day(*from), day(*until), *months),
            Evidence::Ends { until, days, .. } if *days < 0 => t.ended(day(*until), -days),
            Evidence::Ends { until, days, renew } => t.ends(day(*until), *days, *renew),
            Evidence::Name { name, wanted, .. } if name != wanted => t.name_wrong(name, wanted),
            Evidence::Name { name, local_name, .. } => {
                if finding.verdict == Verdict::Pass {
                    t.name_right(name)
                } else {
                    t.name_local(name, local_name)
                }
            }
            Evidence::Same { n: 0 | 1 } => t.same_none().to_owned(),
            Evidence::Same { n } => t.same(*n),
            Evidence::Status(status) => t.status(status.code()),
            Evidence::Filed(Some(no)) => t.filed(no),
            Evidence::Filed(None) => t.not_filed().to_owned(),
            Evidence::Adopted(Some(on)) => t.adopted(day(*on)),
            Evidence::Adopted(None) => t.not_adopted().to_owned(),
            Evidence::Present(true) => t.article_there().to_owned(),
            Evidence::Present(false) => t.article_missing().to_owned(),
            Evidence::Named(true) => t.secretary_there().to_owned(),
            Evidence::Named(false) => t.secretary_missing().to_owned(),
            Evidence::Floors { without, occupied } if without.is_empty() => t.floors_all(*occupied),
            Evidence::Floors { without, occupied } => t.floors(occupied, without.len(), format.list(without)),
            Evidence::Roster(lines) => t.roster(lines.len()),
            Evidence::Quarter { from, n, least } => {
                let quarter = (from.month() - 1) / 3 + 1;
                t.quarter(from.year(), i64::from(quarter), *n, least)
            }
            Evidence::Quiet { since, days, most } => t.quiet(day(*since), *days, *most),
            Evidence::Meetings { meetings, of, .. } if finding.rule == Rule::OwnerAbsent => {
                if meetings.is_empty() {
                    t.owner_there(*of)
                } else {
                    t.owner_absent(meetings.len())
                }
            }
            Evidence::Meetings { meetings, of, signal } => t.empty(*of, meetings.len(), signal),
            Evidence::Copied(copied) if copied.is_empty() => t.copied_none().to_owned(),
            Evidence::Copied(copied) => t.copied(copied.len()),
            Evidence::Late(late) if late.is_empty() => t.late_none().to_owned(),
            Evidence::Late(late) => t.late(late.len()),
            Evidence::Uncited(ids) if ids.is_empty() => t.uncited_none().to_owned(),
            Evidence::Uncited(ids) => t.uncited(format.list(ids.iter().map(|id| self.item(List::Document, "", id)))),
        }
    }

    /// Evidence one by one.
    pub fn lines(&self, finding: &Finding, district: District) -> Vec<EvidenceLine> {
        let (t, format) = (self.t(), self.format());
        let plain = |text: String| EvidenceLine { text, href: None };
        let meeting = |m: &MeetingRef| t.meeting(m.number, format.date_long(m.on));
        let linked =
            |m: &MeetingRef, text: String| EvidenceLine { text, href: Some(format!("/{district}/meetings/{}", m.id)) };
        match &finding.evidence {
            Evidence::Vacant { seats, .. } => seats
                .iter()
                .map(|v| {
                    let (kind, position) = (
                        committees::api::seat_word(self.locale, v.kind),
                        committees::api::position_word(self.locale, v.position),
                    );
                    plain(t.vacancy(kind, position, format.date_long(v.since), v.days))
                })
                .collect(),
            Evidence::Roster(lines) => {
                lines.iter().map(|l| plain(t.roster_line(l.line, l.fault.text(&l.word).get(self.locale)))).collect()
            }
            Evidence::Meetings { meetings, .. } => meetings.iter().map(|m| linked(m, meeting(m))).collect(),
            Evidence::Copied(copied) => {
                copied.iter().map(|c| linked(&c.meeting, t.copied_line(meeting(&c.meeting), c.of, c.percent))).collect()
            }
            Evidence::Late(late) => late
                .iter()
                .map(|l| {
                    let about = meeting(&l.meeting);
                    let text = if l.missing { t.late_missing(about, l.days) } else { t.late_line(about, l.days) };
                    linked(&l.meeting, text)
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// How to mend it, and where.
    pub fn mend(&self, finding: &Finding, at: Where) -> Option<EvidenceLine> {
        if finding.verdict == Verdict::Pass {
            return None;
        }
        let Where { district, building, body, clerk } = at;
        let tower = format!("/{district}/towers/{building}");
        let href = match finding.rule {
            Rule::Secretary | Rule::Captains if clerk => format!("/{district}/appointments"),
            Rule::QuarterMeetings
            | Rule::OwnerAbsent
            | Rule::EmptyMeetings
            | Rule::LateRecords
            | Rule::CopiedMinutes => {
                format!("{tower}/meetings")
            }
            Rule::Quiet => format!("{tower}/clusters"),
            Rule::Document | Rule::Article | Rule::Uncited => format!("{tower}/charters"),
            // What runs about it, a lost seat or a renewal, stands on its page; and so does the canonical name, for those
            // who may take it.
            Rule::Name | Rule::TermLength | Rule::Term | Rule::Vacancy | Rule::EnterpriseShare => {
                format!("/{district}/bodies/{body}")
            }
            _ if clerk => format!("/{district}/imports"),
            _ => format!("/{district}/bodies/{body}"),
        };
        Some(EvidenceLine { text: self.t().mend(finding.rule.code()), href: Some(href) })
    }
}

//! The checks: what the rules of a day say of the facts of a day. Pure.

use std::collections::BTreeMap;

use committees::api::{Asked, BodyState, Counted, LegalStatus, Position, SeatCheck, SeatKind, composition};
use kernel::Date;
use policy::api::{List, Pack};

use crate::{
    facts::{Facts, MeetingFact, SeatFact},
    rule::{Copied, Evidence, Finding, Late, Report, Rule, Verdict},
};

/// Checks a body. One that was dissolved is asked for nothing any more.
pub fn check(pack: &Pack, facts: &Facts, day: Date) -> Report {
    let mut check = Check { pack, facts, day, held: facts.held(day).collect(), findings: Vec::new() };
    if facts.body.state != BodyState::Dissolved {
        check.seats();
        check.people();
        check.term();
        check.standing();
        check.documents();
        check.posts();
        if facts.body.state != BodyState::Filed {
            check.meetings();
            check.signals();
        }
    }
    Report { day, findings: check.findings }
}

struct Check<'a> {
    pack: &'a Pack,
    facts: &'a Facts,
    day: Date,
    held: Vec<&'a SeatFact>,
    findings: Vec<Finding>,
}

/// A `u32` of a length.
fn n(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn number(n: u32, least: Option<u32>, most: Option<u32>) -> Evidence {
    Evidence::Number { n, least, most }
}

/// The rule about seats of a kind.
const fn seats_of(kind: SeatKind) -> Rule {
    match kind {
        SeatKind::Party => Rule::PartySeats,
        SeatKind::Owner => Rule::OwnerSeats,
        SeatKind::Property => Rule::PropertySeats,
        SeatKind::Enterprise => Rule::EnterpriseSeats,
        SeatKind::Residents => Rule::ResidentsSeats,
        _ => Rule::EmployeeSeats,
    }
}

/// Pass, or else.
const fn pass_or(or: Verdict, pass: bool) -> Verdict {
    if pass { Verdict::Pass } else { or }
}

impl Check<'_> {
    fn find(&mut self, rule: Rule, clause: &str, verdict: Verdict, evidence: Evidence) {
        self.findings.push(Finding { rule, of: String::new(), verdict, clause: clause.to_owned(), evidence });
    }

    fn voting(&self) -> impl Iterator<Item = &SeatFact> {
        self.held.iter().copied().filter(|s| s.votes)
    }

    /// Who has to sit there (K14).
    fn seats(&mut self) {
        let (pack, counted) = (self.pack, self.counted());
        for SeatCheck { asked, found, kept, clause } in composition(pack, &counted) {
            let (rule, evidence) = match asked {
                Asked::Size { least, most } => (Rule::Seats, number(found, Some(least), Some(most))),
                Asked::Odd => (Rule::Odd, Evidence::Odd { n: found }),
                Asked::Least { kind, least } => (seats_of(kind), number(found, Some(least), None)),
                Asked::Most { kind, most } => (seats_of(kind), number(found, None, Some(most))),
                Asked::Share { .. } => continue,
            };
            self.find(rule, clause, pass_or(Verdict::Fail, kept), evidence);
        }
    }

    fn counted(&self) -> Vec<Counted> {
        let of = |s: &&SeatFact| Counted {
            kind: s.kind,
            organisation: s.firm.as_ref().map(|f| f.id),
            ordinary: s.ordinary,
            votes: s.votes,
        };
        self.held.iter().map(of).collect()
    }

    fn people(&mut self) {
        let pack = self.pack;
        let leading: Vec<&SeatFact> =
            self.voting().filter(|s| s.kind == SeatKind::Employee && s.ordinary && s.leads).collect();
        let evidence = Evidence::Leading { n: n(leading.len()), firms: firms(&leading) };
        let verdict = pass_or(Verdict::Warn, leading.is_empty());
        self.find(Rule::Ordinary, &pack.seats.employee_least.clause, verdict, evidence);
        self.share();
        if self.facts.body.state != BodyState::Filed {
            let chairs = n(self.held.iter().filter(|s| s.position == Position::Chair).count());
            let (asked, clause) = (pack.body.chairs.value, pack.body.chairs.clause.as_str());
            let evidence = number(chairs, Some(asked), Some(asked));
            self.find(Rule::Chair, clause, pass_or(Verdict::Fail, chairs == asked), evidence);
        }
        let mut of: BTreeMap<_, Vec<SeatKind>> = BTreeMap::new();
        for seat in &self.held {
            of.entry(seat.person).or_default().push(seat.kind);
        }
        let twice: Vec<Vec<SeatKind>> = of.into_values().filter(|kinds| kinds.len() > 1).collect();
        let evidence = Evidence::TwoSeats { n: n(twice.len()), kinds: twice.concat() };
        self.find(Rule::TwoSeats, &pack.body.seats_least.clause, pass_or(Verdict::Fail, twice.is_empty()), evidence);
        let works = [SeatKind::Owner, SeatKind::Property, SeatKind::Enterprise, SeatKind::Employee];
        let strangers: Vec<&SeatFact> = self.voting().filter(|s| works.contains(&s.kind) && !s.employed).collect();
        let evidence = Evidence::Unemployed { n: n(strangers.len()), firms: firms(&strangers) };
        let verdict = pass_or(Verdict::Warn, strangers.is_empty());
        self.find(Rule::Employed, &pack.founding.fill_days.clause, verdict, evidence);
        let (vacant, fill) = (self.facts.vacancies(self.day), &pack.founding.fill_days);
        let verdict = if vacant.iter().any(|v| v.days > i64::from(fill.value)) {
            Verdict::Fail
        } else {
            pass_or(Verdict::Warn, vacant.is_empty())
        };
        self.find(Rule::Vacancy, &fill.clause, verdict, Evidence::Vacant { seats: vacant, most: fill.value });
    }

    /// One organisation's share of the seats, whomever it sits for.
    fn share(&mut self) {
        let (pack, counted) = (self.pack, self.counted());
        for SeatCheck { asked, found, kept, clause } in composition(pack, &counted) {
            let Asked::Share { organisation: Some(id), total, share } = asked else { continue };
            let firm = self.held.iter().filter_map(|s| s.firm.as_ref()).find(|f| f.id == id);
            let firm = firm.map(|f| f.name.clone()).unwrap_or_default();
            let evidence = Evidence::Share { firm, n: found, total, share };
            self.find(Rule::EnterpriseShare, clause, pass_or(Verdict::Fail, kept), evidence);
        }
    }

    fn term(&mut self) {
        let (pack, body, day) = (self.pack, &self.facts.body, self.day);
        let (from, until, term) = (body.term_from, body.term_until, &pack.body.term_months);
        let founding = &pack.founding;
        let ends = |months: u32| from.plus_months(i32::try_from(months).unwrap_or(i32::MAX)).plus_days(-1);
        let longest = term.value + founding.extension_months.value * founding.extensions.value;
        let evidence = Evidence::Term { from, until, months: term.value };
        if until <= ends(term.value) {
            self.find(Rule::TermLength, &term.clause, Verdict::Pass, evidence);
        } else if until <= ends(longest) {
            self.find(Rule::TermLength, &founding.extension_months.clause, Verdict::Warn, evidence);
        } else {
            self.find(Rule::TermLength, &term.clause, Verdict::Fail, evidence);
        }
        let days = until.days_since(day);
        let renew = founding.renew_months.value;
        let window = day.plus_months(i32::try_from(renew).unwrap_or(i32::MAX));
        let evidence = Evidence::Ends { until, days, renew };
        if days < 0 {
            self.find(Rule::Term, &term.clause, Verdict::Fail, evidence);
        } else {
            self.find(Rule::Term, &founding.renew_months.clause, pass_or(Verdict::Warn, window < until), evidence);
        }
    }

    fn standing(&mut self) {
        let (pack, facts) = (self.pack, self.facts);
        let body = &facts.body;
        let clause = &pack.founding.accept_work_days.clause;
        let wanted = pack.names.canonical_of(&facts.building);
        // A body with the rules' name may still be called otherwise by the people: that is no fault of its own.
        let (right, local) = (body.name == wanted, body.local_name == body.name || is_short(pack, facts));
        let verdict = if right { pass_or(Verdict::Warn, local) } else { Verdict::Fail };
        let (name, local_name) = (body.name.clone(), body.local_name.clone());
        self.find(Rule::Name, clause, verdict, Evidence::Name { name, local_name, wanted });
        let same = Evidence::Same { n: facts.namesakes };
        self.find(Rule::NameUnique, clause, pass_or(Verdict::Fail, facts.namesakes < 2), same);
        let stated = body.legal_status != LegalStatus::Unstated;
        let status = Evidence::Status(body.legal_status);
        self.find(Rule::LegalStatus, &pack.founding.review_days.clause, pass_or(Verdict::Fail, stated), status);
        let filed = Evidence::Filed(body.filed_no.clone());
        let verdict = pass_or(Verdict::Fail, body.filed_no.is_some());
        self.find(Rule::Filed, &pack.founding.file_work_days.clause, verdict, filed);
    }

    /// The documents that the rules ask for, with their articles; those of one that was never adopted are not asked for twice.
    fn documents(&mut self) {
        if self.facts.body.state == BodyState::Filed {
            return;
        }
        let (pack, facts) = (self.pack, self.facts);
        let mut articles: BTreeMap<&str, Vec<&policy::api::Item>> = BTreeMap::new();
        for article in pack.list(List::Article) {
            articles.entry(&article.of).or_default().push(article);
        }
        for document in pack.list(List::Document) {
            let adopted = facts.documents.iter().find(|d| d.id == document.id);
            self.findings.push(Finding {
                rule: Rule::Document,
                of: document.id.clone(),
                verdict: pass_or(Verdict::Fail, adopted.is_some()),
                clause: document.clause.clone(),
                evidence: Evidence::Adopted(adopted.map(|d| d.adopted_on)),
            });
            let (Some(adopted), Some(articles)) = (adopted, articles.get(document.id.as_str())) else { continue };
            for article in articles {
                let present = adopted.articles.contains(&article.id);
                self.findings.push(Finding {
                    rule: Rule::Article,
                    of: format!("{}.{}", document.id, article.id),
                    verdict: pass_or(Verdict::Fail, present),
                    clause: article.clause.clone(),
                    evidence: Evidence::Present(present),
                });
            }
        }
    }

    fn posts(&mut self) {
        let (pack, facts) = (self.pack, self.facts);
        let secretary = Evidence::Named(facts.secretary);
        let clause = &pack.founding.first_meeting_days.clause;
        self.find(Rule::Secretary, clause, pass_or(Verdict::Warn, facts.secretary), secretary);
        if facts.floors_occupied > 0 {
            let without = facts.floors_without.clone();
            let verdict = pass_or(Verdict::Warn, without.is_empty());
            let evidence = Evidence::Floors { without, occupied: facts.floors_occupied };
            self.find(Rule::Captains, &pack.issues.captain_days.clause, verdict, evidence);
        }
        if !facts.roster.is_empty() {
            let evidence = Evidence::Roster(facts.roster.clone());
            self.find(Rule::Roster, &pack.body.seats_least.clause, Verdict::Warn, evidence);
        }
    }

    /// Meetings of the last whole quarter, if the body was there for all of it.
    fn meetings(&mut self) {
        let (rule, (from, next)) = (&self.pack.body.quarter_meetings, last_quarter(self.day));
        if self.facts.known_since > from {
            return;
        }
        let held = self.facts.meetings.iter().filter(|m| from <= m.meeting.on && m.meeting.on < next).count();
        let evidence = Evidence::Quarter { from, n: n(held), least: rule.value };
        self.find(Rule::QuarterMeetings, &rule.clause, pass_or(Verdict::Fail, n(held) >= rule.value), evidence);
    }

    fn signals(&mut self) {
        let (pack, facts, day) = (self.pack, self.facts, self.day);
        let alarms = &pack.alarms;
        let quiet = &pack.body.quiet_days;
        let since = facts.last_substance.unwrap_or(facts.known_since).max(facts.known_since);
        let days = day.days_since(since);
        let verdict = pass_or(Verdict::Warn, days <= i64::from(quiet.value));
        self.find(Rule::Quiet, &quiet.clause, verdict, Evidence::Quiet { since, days, most: quiet.value });

        // What was gathered may go further back, for a body of another building.
        let first = day.plus_days(-i64::from(alarms.look_back_days.value));
        let looked_at = facts.meetings.iter().filter(|m| m.meeting.on >= first);
        let closed: Vec<&MeetingFact> = looked_at.filter(|m| m.closed_on.is_some()).collect();
        let absences = alarms.owner_absences.value;
        let last: Vec<_> = closed.iter().rev().take_while(|m| !m.owner).map(|m| m.meeting.clone()).collect();
        let verdict = pass_or(Verdict::Warn, n(last.len()) < absences);
        let evidence = Evidence::Meetings { meetings: last, of: n(closed.len()), signal: absences };
        self.find(Rule::OwnerAbsent, &alarms.owner_absences.clause, verdict, evidence);

        let deliberations = closed.iter().filter(|m| m.deliberates);
        let of = n(deliberations.clone().count());
        let empty: Vec<_> = deliberations
            .filter(|m| is_empty(m, alarms.follow_up_days.value, day))
            .map(|m| m.meeting.clone())
            .collect();
        let signal = alarms.empty_meetings.value;
        let verdict = pass_or(Verdict::Warn, n(empty.len()) < signal);
        let evidence = Evidence::Meetings { meetings: empty, of, signal };
        self.find(Rule::EmptyMeetings, &alarms.empty_meetings.clause, verdict, evidence);

        let share = &alarms.copied_share;
        let copied: Vec<Copied> =
            facts.copied.iter().filter(|c| c.meeting.on >= first && share.value.met(c.percent, 100)).cloned().collect();
        let verdict = pass_or(Verdict::Warn, copied.is_empty());
        self.find(Rule::CopiedMinutes, &share.clause, verdict, Evidence::Copied(copied));

        let late: Vec<Late> = closed.iter().flat_map(|m| late(m, alarms.late_days.value, day)).collect();
        let verdict = pass_or(Verdict::Warn, n(late.len()) < alarms.late_records.value);
        self.find(Rule::LateRecords, &alarms.late_days.clause, verdict, Evidence::Late(late));

        let old = day.plus_days(-i64::from(alarms.uncited_days.value));
        let asleep = facts.documents.iter().filter(|d| d.cited_on.unwrap_or(d.adopted_on).max(d.adopted_on) < old);
        let asleep: Vec<String> = asleep.map(|d| d.id.clone()).collect();
        if !facts.documents.is_empty() {
            let verdict = pass_or(Verdict::Warn, asleep.is_empty());
            self.find(Rule::Uncited, &alarms.uncited_days.clause, verdict, Evidence::Uncited(asleep));
        }
    }
}

/// Whether people say the short name that the rules allow: ××大厦楼委会.
fn is_short(pack: &Pack, facts: &Facts) -> bool {
    facts.body.local_name == pack.names.short_of(&facts.building)
}

fn firms(seats: &[&SeatFact]) -> Vec<String> {
    let mut names: Vec<String> = seats.iter().filter_map(|s| s.firm.as_ref()).map(|f| f.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

/// The first day of the last whole quarter before the day's own, and of the day's own.
pub fn last_quarter(day: Date) -> (Date, Date) {
    let first_month = (day.month() - 1) / 3 * 3 + 1;
    let this = Date::new(day.year(), first_month, 1).unwrap_or(day);
    (this.plus_months(-3), this)
}

/// A meeting that came to no decision, or whose resolutions were not published in time (I35).
fn is_empty(meeting: &MeetingFact, follow_up: u32, day: Date) -> bool {
    let Some(closed) = meeting.closed_on else { return false };
    let last = closed.plus_days(i64::from(follow_up));
    meeting.decided == 0 || meeting.resolutions.iter().any(|published| published.map_or(day > last, |on| on > last))
}

/// What was entered long after it happened: that the meeting began, and what came of it (I37).
fn late(meeting: &MeetingFact, late_days: u32, day: Date) -> Vec<Late> {
    let most = i64::from(late_days);
    let mut found = Vec::new();
    let mut add = |days: i64, missing: bool| {
        if days > most {
            found.push(Late { meeting: meeting.meeting.clone(), days, missing });
        }
    };
    add(meeting.meeting.on.days_since(meeting.called_for), false);
    if let Some(closed) = meeting.closed_on {
        let until = meeting.published_on.unwrap_or(day);
        add(until.days_since(closed), meeting.published_on.is_none());
    }
    found
}

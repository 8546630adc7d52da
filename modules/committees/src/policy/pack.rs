//! A pack as it is written: sections of rules, each with its clause.

use std::{collections::BTreeSet, fmt};

use kernel::{Clause, Date, Text};
use serde::{Deserialize, Serialize};

use super::Share;

/// How binding a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Law,
    Regulation,
    /// 建议稿: a draft proposal, never called law.
    Draft,
}

/// An article.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseText {
    pub id: String,
    pub zh: String,
    pub en: String,
    pub source: String,
    pub standing: Standing,
}

impl ClauseText {
    pub fn text(&self) -> Text {
        Text { zh: self.zh.clone().into(), en: self.en.clone().into() }
    }
}

/// A value with the clause that it comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule<V> {
    pub value: V,
    pub clause: String,
}

/// A pack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub id: String,
    pub version: u32,
    pub title: Text,
    pub standing: Standing,
    pub effective_from: Date,
    #[serde(rename = "clause")]
    pub clauses: Vec<ClauseText>,
    pub names: Names,
    pub body: BodyRules,
    pub issues: IssueRules,
    pub meetings: MeetingRules,
    pub projects: ProjectRules,
    pub appraisal: AppraisalRules,
    pub reserved: Vec<Reserved>,
}

/// What bodies and meetings are called.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub canonical: Text,
    pub short: Text,
    /// Local names of the same body (R43).
    pub aliases: Vec<String>,
    /// What the names of Party bodies end with.
    pub party: Vec<String>,
    pub deliberation: Text,
    pub coordination: Text,
    pub appraisal: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyRules {
    pub seats_least: Rule<u32>,
    pub seats_most: Rule<u32>,
    pub term_months: Rule<u32>,
}

/// Working days unless said otherwise.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueRules {
    pub triage_days: Rule<u32>,
    /// L0.
    pub captain_days: Rule<u32>,
    /// L1.
    pub building_days: Rule<u32>,
    /// L2, ordinary and hard.
    pub subdistrict_days: Rule<u32>,
    pub subdistrict_hard_days: Rule<u32>,
    /// L3.
    pub department_days: Rule<u32>,
    /// How often an item goes a level up by itself.
    pub escalations: Rule<u32>,
    /// Calendar days after which silence counts as yes.
    pub silence_days: Rule<u32>,
    /// Calendar days within which an item can be reopened.
    pub reopen_days: Rule<u32>,
    /// Whoever declines gives a reason.
    pub decline: Rule<bool>,
    /// Share of the confirmed employees whose support puts an item on the agenda, and the fewest there must be.
    pub petition_share: Rule<Share>,
    pub petition_least: Rule<u32>,
    /// Enterprises whose support does.
    pub petition_enterprises: Rule<u32>,
    /// Calendar days for a coordination.
    pub coordination_days: Rule<u32>,
}

/// Working days unless said otherwise.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingRules {
    pub notice_days: Rule<u32>,
    /// Of all seats that vote.
    pub quorum: Rule<Share>,
    pub recusal: Rule<bool>,
    /// Of all seats that vote, less those that stand aside.
    pub majority: Rule<Share>,
    pub charter_majority: Rule<Share>,
    /// Whether those who take part from elsewhere count as present.
    pub remote_counts: Rule<bool>,
    pub deferrals: Rule<u32>,
    pub minutes_days: Rule<u32>,
    /// How long a resolution is published before it takes effect.
    pub notice_period_days: Rule<u32>,
}

/// Working days unless said otherwise.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectRules {
    pub make_days: Rule<u32>,
    pub issues_least: Rule<u32>,
    pub review_days: Rule<u32>,
    pub claim_days: Rule<u32>,
    pub unclaimed_days: Rule<u32>,
    pub award_days: Rule<u32>,
    pub plan_days: Rule<u32>,
    /// Days late after which a milestone is supervised.
    pub supervise_days: Rule<u32>,
    pub settle_days: Rule<u32>,
    pub accept_days: Rule<u32>,
    /// Calendar days after acceptance on which the outcome is measured.
    pub tracking_days: Rule<Vec<u32>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppraisalRules {
    /// How many appraisers are drawn, where there are so many.
    pub appraisers: Rule<u32>,
    pub neutral_share: Rule<Share>,
    pub ordinary_share: Rule<Share>,
    /// Working days in which scores are given.
    pub open_days: Rule<u32>,
    pub improve_days: Rule<u32>,
}

/// A matter that a committee may not decide (K12).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserved {
    pub id: String,
    pub clause: String,
    pub zh: String,
    pub en: String,
    /// Who decides: `owners`, `department`, `contract`.
    pub refer_to: String,
    /// Words by which the system suspects it; a person decides.
    pub words: Vec<String>,
}

impl Reserved {
    pub fn text(&self) -> Text {
        Text { zh: self.zh.clone().into(), en: self.en.clone().into() }
    }
}

/// A pack that cannot be used: where and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError(pub String);

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PackError {}

impl Pack {
    /// Reads a pack and checks that every rule's clause is in it.
    ///
    /// # Errors
    /// [`PackError`] with the line and key, or the clause that is missing.
    pub fn parse(text: &str) -> Result<Self, PackError> {
        let pack: Pack = toml::from_str(text).map_err(|e| PackError(e.to_string()))?;
        let mut known = BTreeSet::new();
        for clause in &pack.clauses {
            if !known.insert(clause.id.as_str()) {
                return Err(PackError(format!("clause `{}` stands twice", clause.id)));
            }
        }
        for (rule, clause) in pack.rules().iter().map(|r| (r.name.as_str(), r.clause.as_str())) {
            if !known.contains(clause) {
                return Err(PackError(format!("{rule}: clause `{clause}` is not in the pack")));
            }
        }
        for reserved in &pack.reserved {
            if !known.contains(reserved.clause.as_str()) {
                return Err(PackError(format!(
                    "reserved `{}`: clause `{}` is not in the pack",
                    reserved.id, reserved.clause
                )));
            }
        }
        Ok(pack)
    }

    /// The clause of a rule, for refusals and pages.
    pub fn clause(&self, id: &str) -> Clause {
        let text = self.clauses.iter().find(|c| c.id == id).map_or(Text::same(String::new()), ClauseText::text);
        Clause { id: id.to_owned().into(), text }
    }

    /// The matter of which `text` speaks that a committee may not decide, if its words say so.
    pub fn suspect(&self, text: &str) -> Option<&Reserved> {
        self.reserved.iter().find(|r| r.words.iter().any(|w| text.contains(w.as_str())))
    }

    pub fn reserved_named(&self, id: &str) -> Option<&Reserved> {
        self.reserved.iter().find(|r| r.id == id)
    }

    /// Every rule with its value and clause, for the page that shows them.
    pub fn rules(&self) -> Vec<RuleLine> {
        let mut lines = Vec::new();
        macro_rules! section {
            ($section:ident: $($name:ident),*) => {$(
                lines.push(RuleLine {
                    name: concat!(stringify!($section), ".", stringify!($name)).to_owned(),
                    value: self.$section.$name.value.show(),
                    clause: self.$section.$name.clause.clone(),
                });
            )*};
        }
        section!(body: seats_least, seats_most, term_months);
        section!(issues: triage_days, captain_days, building_days, subdistrict_days, subdistrict_hard_days, department_days, escalations, silence_days, reopen_days, decline, petition_share, petition_least, petition_enterprises, coordination_days);
        section!(meetings: notice_days, quorum, recusal, majority, charter_majority, remote_counts, deferrals, minutes_days, notice_period_days);
        section!(projects: make_days, issues_least, review_days, claim_days, unclaimed_days, award_days, plan_days, supervise_days, settle_days, accept_days, tracking_days);
        section!(appraisal: appraisers, neutral_share, ordinary_share, open_days, improve_days);
        lines
    }
}

/// A rule on the page that shows them all.
#[derive(Debug, Clone)]
pub struct RuleLine {
    /// `issues.triage_days`.
    pub name: String,
    pub value: String,
    pub clause: String,
}

trait Show {
    fn show(&self) -> String;
}

impl Show for u32 {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Show for bool {
    fn show(&self) -> String {
        if *self { "✓" } else { "—" }.to_owned()
    }
}

impl Show for Share {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Show for Vec<u32> {
    fn show(&self) -> String {
        self.iter().map(u32::to_string).collect::<Vec<_>>().join(" / ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: &str = include_str!("../../policy/default.toml");

    #[test]
    fn the_default_pack_is_a_draft_with_every_clause() {
        let pack = Pack::parse(DEFAULT).unwrap();
        assert_eq!(pack.standing, Standing::Draft);
        assert!(pack.rules().len() > 40);
        assert_eq!(pack.clause("规则 9").text.zh.chars().take(4).collect::<String>(), "会议须有");
        assert!(pack.clauses.iter().all(|c| !c.en.is_empty()));
    }

    #[test]
    fn wrong_packs_name_the_fault() {
        let unknown = DEFAULT.replace("triage_days = { value = 1,", "triage_dayz = { value = 1,");
        assert!(Pack::parse(&unknown).unwrap_err().0.contains("triage_dayz"));
        let lost = DEFAULT.replace(
            "triage_days = { value = 1, clause = \"规则 20\" }",
            "triage_days = { value = 1, clause = \"规则 99\" }",
        );
        assert_eq!(Pack::parse(&lost).unwrap_err().0, "issues.triage_days: clause `规则 99` is not in the pack");
        let greedy = DEFAULT.replace("quorum = { value = \"2/3\"", "quorum = { value = \"3/2\"");
        assert!(Pack::parse(&greedy).unwrap_err().0.contains("expected a share"));
    }

    #[test]
    fn reserved_matters_are_suspected_by_their_words() {
        let pack = Pack::parse(DEFAULT).unwrap();
        for (text, id) in [
            ("动用维修资金更换电梯", "repair_fund"),
            ("在大堂外墙广告招商", "common_use"),
            ("要求更换物业公司", "manager"),
            ("希望免租一个月", "rent"),
            ("对违规停车罚款", "penalty"),
            ("加建一层停车楼", "rebuild"),
        ] {
            assert_eq!(pack.suspect(text).map(|r| r.id.as_str()), Some(id), "{text}");
        }
        for fine in ["电梯错峰停靠", "增设微波炉", "母婴室开放时间", "车位分时共享", "大堂增设座椅"]
        {
            assert!(pack.suspect(fine).is_none(), "{fine}");
        }
    }
}

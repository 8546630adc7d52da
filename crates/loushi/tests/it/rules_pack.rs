//! Each number of the main loop, changed one at a time by a city's document: the running system shows it.

use std::collections::BTreeMap;

use kernel::Date;
use loushi::demo::acts::{CHAIR, MEMBERS, SECRETARY, drawn};
use serde_json::Value;

use crate::{
    house::{Backend, House},
    rules::{DRAFT, MINGXIU, PARTY, PROPERTY, Tower, ballot_of, meeting_page, read, rows, text},
    rules_documents::{document, issues, rule},
};

/// What a story saw, by the rule that decides it.
pub type Seen = BTreeMap<&'static str, String>;

/// A rule, another value of it, and what the story sees then.
pub type Case = (&'static str, &'static str, &'static str);

/// Tells a story under the draft proposal, and once more for each rule with that rule changed: what it decides is as
/// expected then, and was not before.
#[track_caller]
fn each_is_seen(story: fn(&Tower<'_>) -> Seen, cases: &[Case]) {
    let plain = story(&Tower::main(&House::new(Backend::Sqlite)));
    let mut wrong = Vec::new();
    for (name, value, expected) in cases {
        let house = House::new(Backend::Sqlite);
        let tower = Tower::main(&house);
        issues(&tower, &document("city", 1, "2026-03-01", &rule(name, value)), "");
        let (before, after) = (plain.get(name), story(&tower).get(name).cloned());
        if after.as_deref() != Some(*expected) || before == after.as_ref() {
            wrong.push(format!("{name} = {value}: {before:?}, then {after:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Working days from today until a day that a page names.
pub fn working(tower: &Tower<'_>, day: &str) -> String {
    let day: Date = day.parse().unwrap_or_else(|_| panic!("{day:?} is no day"));
    tower.house.store.calendar().working_days_between(tower.today(), day).to_string()
}

pub fn days(tower: &Tower<'_>, day: &str) -> String {
    let day: Date = day.parse().unwrap_or_else(|_| panic!("{day:?} is no day"));
    (0..400).find(|n| tower.today().plus_days(*n) == day).unwrap().to_string()
}

/// The newest promise of a kind: until when.
pub fn owed(tower: &Tower<'_>, kind: &str) -> String {
    let sql =
        format!("select due_on from commitment where kind = '{kind}' and due_on is not null order by id desc limit 1");
    let found = rows::<(Date,)>(tower.house, sql);
    found.first().unwrap_or_else(|| panic!("no promise of kind {kind}")).0.to_string()
}

fn reports(tower: &Tower<'_>) -> Seen {
    let mut seen = Seen::new();
    let due = |cluster: &str| tower.says(&format!("/clusters/{cluster}"), "due");
    let raised = |n: u32| tower.raises("lin.mo", "17", &format!("17 层茶水间漏水，第 {n} 次。"));
    let first = raised(0);
    seen.insert("issues.triage_days", working(tower, &due(&first)));
    for (n, (name, level)) in [
        ("issues.captain_days", "l0"),
        ("issues.building_days", "l1"),
        ("issues.subdistrict_days", "l2"),
        ("issues.department_days", "l3"),
    ]
    .into_iter()
    .enumerate()
    {
        let cluster = raised(u32::try_from(n).unwrap() + 1);
        tower.triages(&cluster, &format!("17 层漏水 {n}"), "17", level);
        seen.insert(name, working(tower, &due(&cluster)));
    }
    let hard = raised(6);
    let fields = [("title", "17 层漏水"), ("category", "other"), ("level", "l2"), ("hard", "1")];
    tower.does(SECRETARY, &format!("/clusters/{hard}/triage"), &fields);
    seen.insert("issues.subdistrict_hard_days", working(tower, &due(&hard)));
    let page = tower.reads("", &format!("/clusters/{hard}"));
    seen.insert("issues.petition_share", page["threshold"].to_string());
    seen.insert("issues.petition_least", page["petition"]["least"].to_string());
    seen.insert("issues.petition_enterprises", page["petition"]["firms"].to_string());
    tower.does(SECRETARY, &format!("/clusters/{hard}/result"), &[("words", "修好了。")]);
    seen.insert("issues.silence_days", days(tower, &due(&hard)));
    tower.does("lin.mo", &format!("/clusters/{hard}/confirmation"), &[]);
    let until = rows::<(Date,)>(tower.house, "select until_on from cluster where state = 'closed'".into());
    seen.insert("issues.reopen_days", days(tower, &until[0].0.to_string()));
    let late = raised(7);
    tower.triages(&late, "17 层茶水间还在漏水", "17", "l0");
    for _ in 0..4 {
        tower.leap(tower.today().plus_days(30));
    }
    let page = tower.reads(SECRETARY, &format!("/clusters/{late}"));
    let climbed = rows::<(i64,)>(tower.house, "select max(escalations) from cluster where state = 'handling'".into());
    seen.insert("issues.escalations", climbed[0].0.to_string());
    assert_eq!(page["state"], "handling");
    seen
}

const REPORTS: &[Case] = &[
    ("issues.triage_days", "2", "2"),
    ("issues.captain_days", "3", "3"),
    ("issues.building_days", "6", "6"),
    ("issues.subdistrict_days", "4", "4"),
    ("issues.subdistrict_hard_days", "12", "12"),
    ("issues.department_days", "20", "20"),
    ("issues.escalations", "1", "1"),
    ("issues.silence_days", "9", "9"),
    ("issues.reopen_days", "20", "20"),
    ("issues.petition_share", "\"1/1\"", "607"),
    ("issues.petition_least", "8", "8"),
    ("issues.petition_enterprises", "4", "4"),
];

#[test]
fn each_number_of_reports_is_the_packs() {
    each_is_seen(reports, REPORTS);
}

fn sittings(tower: &Tower<'_>) -> Seen {
    let mut seen = Seen::new();
    let status =
        |login: &str, path: &str, fields: &[(&str, &str)]| tower.tries(login, path, fields).status.as_u16().to_string();
    let titles = ["访客停车预约", "共享餐区", "大堂共享工位"];
    let items = titles.map(|title| tower.item("lin.mo", title));
    let [(cluster, plain), (_, deferred), (disputed, noise)] = &items;
    let own = [("title", "楼宇治理公约"), ("words", "一、公约。"), ("charter", "1")];
    let charter = &tower.does(SECRETARY, &tower.at("/agenda/new"), &own).at("id");
    let short = tower.drafts(tower.working_days(4), &[plain]);
    seen.insert("meetings.notice_days", status(SECRETARY, &format!("/meetings/{short}/convocation"), &[]));
    if seen["meetings.notice_days"] == "201" {
        return seen;
    }
    let on = tower.working_days(9);
    let starts_at = format!("{on}T14:00");
    tower.does(SECRETARY, &format!("/meetings/{short}/arrangement"), &[("starts_at", &starts_at), ("venue", "3 层")]);
    for item in [deferred, charter, noise] {
        tower.does(SECRETARY, &format!("/meetings/{short}/agenda"), &[("item", item)]);
    }
    tower.does(SECRETARY, &format!("/meetings/{short}/convocation"), &[]);
    tower.opens(&short, on, &MEMBERS);
    seen.insert("meetings.quorum", meeting_page(tower, &short)["quorum"].to_string());
    let needed = |ballot: &str| ballot_of(&meeting_page(tower, &short), ballot)["needed"].to_string();
    let decide = |item: &str, question: &str, votes: [&str; 9]| {
        let ballot = tower.ballot(item, question, "named");
        let found = needed(&ballot);
        for (login, choice) in MEMBERS.iter().zip(votes) {
            tower.votes(&ballot, choice, &[login]);
        }
        tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
        found
    };
    seen.insert("meetings.majority", decide(plain, "adopt", ["yes"; 9]));
    seen.insert("meetings.charter_majority", decide(charter, "adopt", ["yes"; 9]));
    let stuck = ["yes", "yes", "yes", "no", "no", "no", "abstain", "abstain", "abstain"];
    decide(noise, "adopt", stuck);
    tower.does(CHAIR, &format!("/items/{deferred}/deliberation"), &[]);
    seen.insert(
        "meetings.recusal",
        status("zhou.yining", &format!("/items/{deferred}/recusal"), &[("reason", "有关。")]),
    );
    let put_off = [("question", "defer"), ("mode", "named")];
    let answer = tower.tries(CHAIR, &format!("/items/{deferred}/ballots"), &put_off);
    seen.insert("meetings.deferrals", answer.status.as_u16().to_string());
    if !answer.status.is_success() || seen["meetings.recusal"] != "201" {
        return seen;
    }
    let ballot = answer.at("id");
    let rest: Vec<&str> = MEMBERS.into_iter().filter(|m| *m != "zhou.yining").collect();
    tower.votes(&ballot, "yes", &rest);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    tower.closes(&short);
    seen.insert("meetings.minutes_days", working(tower, &owed(tower, "minutes")));
    tower.publishes(&short);
    seen.insert("meetings.notice_period_days", working(tower, &tower.says(&format!("/clusters/{cluster}"), "due")));
    let (coordination, revisits) = coordinated(tower, disputed);
    seen.insert("issues.coordination_days", coordination);
    seen.insert("meetings.revisit_days", revisits);
    seen
}

/// From the stalemate to an agreement: in how many days, and after how many those concerned are asked again.
fn coordinated(tower: &Tower<'_>, cluster: &str) -> (String, String) {
    tower.does(CHAIR, &format!("/clusters/{cluster}/coordination"), &[]);
    let within = days(tower, &tower.says(&format!("/clusters/{cluster}"), "due"));
    let page = tower.reads(SECRETARY, &tower.at("/meetings"));
    let href = text(&page["coordinations"][0], "href");
    let mediator = tower.person("shen.jiamu").to_string();
    tower.does(CHAIR, &format!("{href}/mediator"), &[("mediator", &mediator)]);
    let list = |name: &str| tower.reads(SECRETARY, &href)[name].as_array().cloned().unwrap_or_default();
    for party in list("parties") {
        tower.does(SECRETARY, &format!("{href}/consent"), &[("party", &text(&party, "id")), ("consent", "paper")]);
    }
    for words in ["各方说明情况。", "同意错开时段。"] {
        tower.does("shen.jiamu", &format!("{href}/rounds"), &[("words", words)]);
    }
    let until = tower.today().plus_days(20).to_string();
    for party in list("parties") {
        let fields = [("party", text(&party, "id")), ("what", "错开时段。".into()), ("until", until.clone())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        tower.does("shen.jiamu", &format!("{href}/terms"), &fields);
    }
    tower.does("shen.jiamu", &format!("{href}/agreement"), &[]);
    (within, list("revisits").iter().map(|r| days(tower, &text(r, "due"))).collect::<Vec<_>>().join(" "))
}

const SITTINGS: &[Case] = &[
    ("issues.coordination_days", "40", "40"),
    ("meetings.notice_days", "3", "201"),
    ("meetings.quorum", "\"1/1\"", "9"),
    ("meetings.recusal", "false", "409"),
    ("meetings.majority", "\"2/3\"", "6"),
    ("meetings.charter_majority", "\"8/9\"", "8"),
    ("meetings.deferrals", "0", "409"),
    ("meetings.minutes_days", "4", "4"),
    ("meetings.notice_period_days", "7", "7"),
    ("meetings.revisit_days", "[20, 40]", "20 40"),
];

#[test]
fn each_number_of_meetings_is_the_packs() {
    each_is_seen(sittings, SITTINGS);
}

fn works(tower: &Tower<'_>) -> Seen {
    let mut seen = Seen::new();
    let (cluster, item) = tower.item("lin.mo", "电梯错峰");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    tower.decides(&item, &MEMBERS, &[]);
    tower.closes(&meeting);
    tower.publishes(&meeting);
    tower.leap(tower.working_days(6));
    seen.insert("projects.make_days", working(tower, &owed(tower, "project")));
    let project = tower.does(SECRETARY, &format!("/clusters/{cluster}/project"), &DRAFT).at("id");
    let at = |tail: &str| format!("/projects/{project}/{tail}");
    let due = || tower.says(&format!("/projects/{project}"), "due");
    let answer = tower.tries(SECRETARY, &at("submission"), &[]);
    seen.insert("projects.issues_least", answer.status.as_u16().to_string());
    if !answer.status.is_success() {
        return seen;
    }
    seen.insert("projects.review_days", working(tower, &due()));
    tower.does(PARTY, &at("review"), &[("verdict", "approve"), ("words", "同意。")]);
    let window: Date = due().parse().unwrap();
    seen.insert("projects.claim_days", working(tower, &window.to_string()));
    tower.leap(window.plus_days(1));
    seen.insert("projects.unclaimed_days", working(tower, &owed(tower, "unclaimed")));
    tower.does(SECRETARY, &at("unclaimed"), &[("choice", "republish"), ("words", "换个说法再发。")]);
    let window: Date = due().parse().unwrap();
    let (property, firm) = (tower.organisation("恒诚物业服务有限公司"), tower.organisation(MINGXIU));
    let mut award = vec![("words", "两家互补。".to_owned())];
    for (by, of, money, people, goods) in
        [(PROPERTY, &property, "20000", "2", "1"), ("he.lanzhou", &firm, "8000", "2", "")]
    {
        let fields = [
            ("claimant", of.as_str()),
            ("money", money),
            ("people", people),
            ("goods", goods),
            ("words", "按承诺办。"),
        ];
        award.push(("claims", tower.does(by, &at("claims"), &fields).at("id")));
    }
    let calendar = tower.house.store.calendar();
    let after = calendar.working_days_between(window, owed(tower, "award").parse().unwrap());
    seen.insert("projects.award_days", after.to_string());
    tower.leap(window.plus_days(1));
    let award: Vec<(&str, &str)> = award.iter().map(|(n, v)| (*n, v.as_str())).collect();
    tower.does(PARTY, &at("award"), &award);
    seen.insert("projects.plan_days", working(tower, &due()));
    let first = tower.today().plus_days(12);
    let (one, two) = (first.to_string(), first.plus_days(7).to_string());
    let plan = [
        ("plan", "先调程序。"),
        ("baseline", "11.5"),
        ("milestone_1", "程序调整"),
        ("due_1", one.as_str()),
        ("milestone_2", "引导岗"),
        ("due_2", two.as_str()),
    ];
    tower.does(PROPERTY, &at("start"), &plan);
    tower.does("he.lanzhou", &at("start"), &[]);
    let supervised = || tower.house.events("projects.milestone_supervised") > 0;
    let mut day = first;
    while !supervised() {
        day = day.plus_days(1);
        tower.leap(day);
    }
    seen.insert("projects.supervise_days", (calendar.working_days_between(first, day) - 1).to_string());
    let page = || tower.reads(SECRETARY, &format!("/projects/{project}"));
    let milestones: Vec<String> = page()["milestones"].as_array().unwrap().iter().map(|m| text(m, "id")).collect();
    for (n, milestone) in milestones.iter().enumerate() {
        tower.does(PROPERTY, &format!("/milestones/{milestone}/report"), &[("words", "做好了。")]);
        if n == 0 {
            seen.insert("projects.answer_days", working(tower, &due()));
        }
        tower.does(SECRETARY, &format!("/milestones/{milestone}/confirmation"), &[("verdict", "yes")]);
    }
    let firm = text(&page()["claims"][1], "id");
    tower.does("he.lanzhou", &format!("/claims/{firm}/withdrawal"), &[("words", "人手抽不出来。")]);
    seen.insert("projects.settle_days", working(tower, &owed(tower, "settle")));
    tower.does(SECRETARY, &format!("/claims/{firm}/settlement"), &[("words", "没有要交接的。")]);
    let window: Date = due().parse().unwrap();
    tower.leap(window.plus_days(1));
    tower.does(SECRETARY, &at("unclaimed"), &[("choice", "go_on"), ("words", "接着做完。")]);
    tower.does(PROPERTY, &at("completion"), &[("words", "做完了。")]);
    seen.insert("projects.accept_days", working(tower, &due()));
    for login in ["lin.mo", SECRETARY, "su.heqing"] {
        tower.does(login, &at("acceptance"), &[("verdict", "yes")]);
    }
    let (accepted, mut rounds) = (tower.today(), Vec::new());
    while tower.says(&format!("/projects/{project}"), "state") == "tracking" {
        let next: Date = due().parse().unwrap();
        rounds.push((0..400).find(|n| accepted.plus_days(*n) == next).unwrap().to_string());
        tower.leap(next);
        tower.does(SECRETARY, &at("measurements"), &[("value", "5")]);
    }
    seen.insert("projects.tracking_days", rounds.join(" "));
    appraised(tower, &project, &mut seen);
    seen
}

/// Those who were drawn score, and something is to be improved.
fn appraised(tower: &Tower<'_>, project: &str, seen: &mut Seen) {
    let id = project.to_owned();
    let (appraisal, drawn) = read(tower.house, move |tx| drawn(tx, &id));
    let at = format!("/appraisals/{appraisal}");
    seen.insert("appraisal.appraisers", drawn.len().to_string());
    let lot = tower.reads(SECRETARY, &at)["lot"].clone();
    let quota = |name: &str| lot["quota"][name].to_string();
    seen.insert("appraisal.neutral_share", quota("neutral"));
    seen.insert("appraisal.ordinary_share", quota("ordinary"));
    seen.insert("appraisal.open_days", working(tower, &owed(tower, "score")));
    for login in &drawn[..5] {
        tower.does(login, &format!("{at}/score"), &[("service", "4"), ("process", "4"), ("result", "5")]);
    }
    tower.leap(tower.today().plus_days(30));
    let page = tower.reads(SECRETARY, &at);
    seen.insert("appraisal.scores_least", if page["mean"] == Value::Null { "none" } else { "shown" }.into());
    tower.does(SECRETARY, &format!("{at}/improvements"), &[("what", "补上英文。"), ("debtor", "property_manager")]);
    seen.insert("appraisal.improve_days", working(tower, &owed(tower, "improve")));
}

const WORKS: &[Case] = &[
    ("projects.make_days", "8", "8"),
    ("projects.issues_least", "2", "422"),
    ("projects.review_days", "4", "4"),
    ("projects.claim_days", "12", "12"),
    ("projects.unclaimed_days", "6", "6"),
    ("projects.award_days", "6", "6"),
    ("projects.plan_days", "12", "12"),
    ("projects.answer_days", "4", "4"),
    ("projects.supervise_days", "3", "3"),
    ("projects.settle_days", "9", "9"),
    ("projects.accept_days", "8", "8"),
    ("projects.tracking_days", "[20, 50]", "20 50"),
    ("appraisal.appraisers", "12", "12"),
    ("appraisal.neutral_share", "\"2/3\"", "6"),
    ("appraisal.ordinary_share", "\"5/9\"", "5"),
    ("appraisal.open_days", "7", "7"),
    ("appraisal.scores_least", "6", "none"),
    ("appraisal.improve_days", "12", "12"),
];

#[test]
fn each_number_of_projects_and_appraisals_is_the_packs() {
    each_is_seen(works, WORKS);
}

/// The rules of the loop that a story sees.
pub fn told() -> Vec<&'static str> {
    [REPORTS, SITTINGS, WORKS].concat().into_iter().map(|(name, ..)| name).collect()
}

//! The rules of ballots and of what comes of them: who sees what and when, who counts, how documents are numbered.

use std::{collections::BTreeSet, thread};

use axum::http::Method;
use loushi::demo::acts::{CHAIR, MEMBERS, SECRETARY};

use crate::{
    house::{Backend, FORM, House, JSON, on_both, pairs},
    rules::{Tower, ballot_of, everything, meeting_page, rows, traces},
};

on_both!(
    named_votes_show_when_all_are_in,
    secret_votes_lead_back_to_nobody,
    a_vote_counts_once,
    put_off_once_and_then_decided,
    adopted_as_amended,
    documents_are_numbered_without_gaps,
);

fn named_votes_show_when_all_are_in(house: &House) {
    let tower = Tower::main(house);
    let (cluster, item) = tower.item("lin.mo", "访客停车预约");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    let ballot = tower.ballot(&item, "adopt", "named");
    tower.votes(&ballot, "no", &["lin.mo"]);
    tower.votes(&ballot, "yes", &MEMBERS[..4]);
    let page = format!("/310107/meetings/{meeting}");
    let shown = |login: &str| {
        let visitor = tower.who(login);
        let ballot = ballot_of(&visitor.get(&page).json(), &ballot);
        assert!(
            ballot["yes"].is_null() && ballot["no"].is_null() && ballot["outcome"].is_null(),
            "{login:?}: {ballot}"
        );
        visitor.page(&page).text()
    };
    for (login, page) in ["", "lin.mo", SECRETARY, CHAIR].map(|login| (login, shown(login))) {
        assert!(!page.contains("反对"), "{login:?} sees how somebody voted: {page}");
    }
    tower.jobs();
    let thread = tower.who("").page(&format!("/310107/clusters/{cluster}")).text();
    let choices = rows::<(String,)>(house, "select data from event where kind = 'meetings.vote_cast'".into());
    assert_eq!(choices.len(), 5);
    assert!(!thread.contains("反对"), "{thread}");
    tower.votes(&ballot, "yes", &MEMBERS[4..8]);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    let visitor = tower.who("");
    let closed = ballot_of(&visitor.get(&page).json(), &ballot);
    assert_eq!((closed["yes"].as_u64(), closed["no"].as_u64()), (Some(8), Some(1)), "{closed}");
    let after = visitor.page(&page).text();
    assert!(after.contains("林默　反对"), "whoever voted against is named once it is closed: {after}");
}

fn secret_votes_lead_back_to_nobody(house: &House) {
    let tower = Tower::main(house);
    let (_, item) = tower.item("lin.mo", "工作时间装修噪声");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    let ballot = tower.ballot(&item, "adopt", "secret");
    let people = MEMBERS.map(|login| tower.person(login));
    let mut ids = BTreeSet::new();
    for (n, login) in MEMBERS.into_iter().enumerate() {
        tower.who(login);
        let before = everything(house);
        tower.votes(&ballot, if n % 3 == 0 { "no" } else { "yes" }, &[login]);
        let new: Vec<(String, String)> = everything(house).difference(&before).cloned().collect();
        // One slip more: the choice alone. What names the voter has no choice, no time of its own and no slip.
        let slips: Vec<&(String, String)> = new.iter().filter(|(table, _)| table == "slip").collect();
        assert_eq!(slips.len(), 1, "{new:#?}");
        for (table, row) in &new {
            let named = people.iter().any(|p| traces(*p).iter().any(|t| row.contains(t)));
            if table == "slip" {
                assert!(!named, "{row}");
                ids.insert(row.clone());
            } else {
                let tells = ["yes", "no\"", "\"no", "abstain"].iter().any(|c| row.contains(c));
                assert!(!tells, "{table}: {row}");
            }
        }
        let events: Vec<_> = new.iter().filter(|(t, _)| t == "event").collect();
        assert_eq!(events.len(), 1);
    }
    assert!(rows::<(i64,)>(house, "select count(*) from vote".into())[0].0 == 0);
    assert_eq!(rows::<(i64,)>(house, "select max(voted) from elector".into())[0].0, 1);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    // Counting lays the slips in an order of chance: PostgreSQL's own marks of who wrote when are of one transaction.
    if house.place.backend == Backend::Postgres {
        let writers = rows::<(i64,)>(house, "select count(distinct xmin::text) from slip".into());
        assert_eq!(writers[0].0, 1, "slips tell when they were cast");
    }
    let shown = ballot_of(&meeting_page(&tower, &meeting), &ballot);
    assert_eq!((shown["yes"].as_u64(), shown["no"].as_u64()), (Some(6), Some(3)));
    let page = tower.who("").page(&format!("/310107/meetings/{meeting}")).text();
    let votes = page.split("无记名").nth(1).unwrap_or(&page);
    assert!(!votes.split("</section>").next().unwrap_or_default().contains("林默投"), "{votes}");
}

fn a_vote_counts_once(house: &House) {
    let tower = Tower::main(house);
    let (_, first) = tower.item("lin.mo", "访客停车预约");
    let (_, second) = tower.item("lin.mo", "大堂共享工位");
    let (meeting, on) = tower.convenes(&[&first, &second]);
    tower.opens(&meeting, on, &MEMBERS);
    for (item, mode) in [(first, "named"), (second, "secret")] {
        let ballot = tower.ballot(&item, "adopt", mode);
        tower.votes(&ballot, "yes", &["lin.mo"]);
        let vote = format!("/ballots/{ballot}/vote");
        tower.refused("lin.mo", &vote, &[("choice", "no")], 409, "meetings.already_voted");
        let visitor = tower.who("he.lanzhou");
        let path = format!("/310107{vote}");
        let both = thread::scope(|scope| {
            let cast = |choice| {
                let (visitor, path) = (&visitor, &path);
                scope.spawn(move || {
                    visitor.send(Method::POST, path, JSON, FORM, pairs(&[("choice", choice)])).status.as_u16()
                })
            };
            let both = [cast("yes"), cast("no"), cast("yes"), cast("no")];
            both.map(|one| one.join().unwrap())
        });
        assert_eq!(both.iter().filter(|s| **s == 201).count(), 1, "{both:?}");
        assert_eq!(both.iter().filter(|s| **s == 409).count(), 3, "{both:?}");
        let rest: Vec<&str> = MEMBERS.into_iter().filter(|m| !["lin.mo", "he.lanzhou"].contains(m)).collect();
        tower.votes(&ballot, "yes", &rest);
        tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
        let shown = ballot_of(&meeting_page(&tower, &meeting), &ballot);
        assert_eq!(shown["yes"].as_u64().unwrap() + shown["no"].as_u64().unwrap(), 9, "{shown}");
    }
}

fn put_off_once_and_then_decided(house: &House) {
    let tower = Tower::main(house);
    let (cluster, item) = tower.item("lin.mo", "午餐微波炉与共享餐区");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    let state = || tower.says(&format!("/clusters/{cluster}"), "state");
    // A vote on putting it off that does not carry decides nothing.
    let ballot = tower.ballot(&item, "defer", "named");
    assert_eq!(state(), "deliberated");
    tower.votes(&ballot, "yes", &MEMBERS[..4]);
    tower.votes(&ballot, "no", &MEMBERS[4..]);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    assert_eq!(state(), "deliberated");
    let ballot = tower.ballot(&item, "defer", "named");
    tower.votes(&ballot, "yes", &MEMBERS);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    assert_eq!(state(), "on_agenda");
    tower.closes(&meeting);
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    tower.does(CHAIR, &format!("/items/{item}/deliberation"), &[]);
    let again = [("question", "defer"), ("mode", "named")];
    let open = format!("/items/{item}/ballots");
    tower.refused_by("规则 14", CHAIR, &open, &again, (409, "meetings.deferred_already"));
    // What somebody waits for is not just heard.
    let problem = tower.refused(CHAIR, &format!("/items/{item}/note"), &[], 409, "meetings.needs_decision");
    assert!(problem["way_out"].is_string());
    // Four against four, one abstains: neither side has five.
    let ballot = tower.ballot(&item, "adopt", "named");
    tower.votes(&ballot, "yes", &MEMBERS[..4]);
    tower.votes(&ballot, "no", &MEMBERS[4..8]);
    tower.votes(&ballot, "abstain", &MEMBERS[8..]);
    let before = tower.told("lin.mo", 0).len();
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    assert_eq!(state(), "stalemate");
    tower.each_was_told(&[("lin.mo", before)], &["未形成多数"]);
    tower.closes(&meeting);
    assert_eq!(state(), "stalemate");
}

fn adopted_as_amended(house: &House) {
    let tower = Tower::main(house);
    let (cluster, item) = tower.item("lin.mo", "访客停车预约");
    let (meeting, on) = tower.convenes(&[&item]);
    let amend = format!("/items/{item}/amendment");
    let words = [("words", "地库划出访客车位十个，试行三个月。")];
    tower.refused(CHAIR, &amend, &words, 409, "meetings.meeting_not_now");
    tower.opens(&meeting, on, &MEMBERS);
    tower.does(CHAIR, &format!("/items/{item}/deliberation"), &[]);
    tower.refused("lin.mo", &amend, &words, 403, "forbidden.meetings.amend");
    let reserved = [("words", "用维修资金给地库划线。")];
    tower.refused_by("民法典 278", CHAIR, &amend, &reserved, (422, "meetings.looks_reserved"));
    tower.does(CHAIR, &amend, &words);
    let ballot = tower.ballot(&item, "adopt", "named");
    tower.refused(CHAIR, &amend, &[("words", "一个字也不改。")], 409, "meetings.ballot_is_open");
    tower.votes(&ballot, "yes", &MEMBERS);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    let page = meeting_page(&tower, &meeting);
    assert_eq!(ballot_of(&page, &ballot)["outcome"], "passed_amended");
    assert_eq!(page["agenda"][0]["words"], words[0].1);
    tower.closes(&meeting);
    tower.publishes(&meeting);
    tower.leap(tower.working_days(6));
    assert_eq!(tower.says(&format!("/clusters/{cluster}"), "state"), "effective");
    assert_eq!(rows::<(String, String)>(house, "select before, after from amendment".into())[0].1, words[0].1);
}

fn documents_are_numbered_without_gaps(house: &House) {
    let tower = Tower::main(house);
    let titles = ["访客停车预约", "大堂共享工位", "午餐微波炉", "母婴室"];
    let items = titles.map(|title| tower.item("lin.mo", title).1);
    let on = tower.working_days(6);
    let drafts = [0, 1, 2, 3].map(|n| tower.drafts(on, &[&items[n]]));
    let posts = |login: &str, paths: Vec<String>| -> Vec<u16> {
        let visitor = tower.who(login);
        let visitor = &visitor;
        thread::scope(|scope| {
            let sent: Vec<_> = paths
                .iter()
                .map(|path| {
                    scope.spawn(move || {
                        visitor.send(Method::POST, &format!("/310107{path}"), JSON, FORM, "").status.as_u16()
                    })
                })
                .collect();
            sent.into_iter().map(|one| one.join().unwrap()).collect()
        })
    };
    let told = posts(SECRETARY, drafts.iter().map(|d| format!("/meetings/{d}/convocation")).collect());
    assert_eq!(told, [201; 4]);
    let numbers = rows::<(i64,)>(house, "select number from meeting where number is not null order by number".into());
    assert_eq!(numbers, [(1,), (2,), (3,), (4,)]);
    let mut ballots = Vec::new();
    for (draft, item) in drafts.iter().zip(&items) {
        tower.opens(draft, on, &MEMBERS);
        let ballot = tower.ballot(item, "adopt", "named");
        tower.votes(&ballot, "yes", &MEMBERS[..8]);
        ballots.push(format!("/ballots/{ballot}/closure"));
    }
    // Refused closings take no number.
    assert_eq!(posts(CHAIR, ballots.clone()), [422; 4]);
    for path in &ballots {
        let vote = path.replace("closure", "vote");
        tower.does(MEMBERS[8], &vote, &[("choice", "abstain")]);
    }
    assert_eq!(posts(CHAIR, [ballots.clone(), ballots].concat()).iter().filter(|s| **s == 201).count(), 4);
    let numbers: BTreeSet<String> =
        rows::<(String,)>(house, "select number from resolution".into()).into_iter().map(|(n,)| n).collect();
    let expected: BTreeSet<String> = (1..=4).map(|n| format!("和衡楼议〔2026〕{n}号")).collect();
    assert_eq!(numbers, expected);
}

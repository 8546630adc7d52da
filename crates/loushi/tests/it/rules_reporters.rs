//! The rules of W3 and W4 for those who reported: they say more, they answer each for themselves, nobody lets their report
//! lie, an agreement is looked back at; and the list of matters from before.

use kernel::{Date, Role};
use loushi::{
    demo::acts::{CHAIR, MEMBERS, SECRETARY},
    walk::Answer,
};
use serde_json::Value;

use crate::{
    house::{House, login_of, on_both},
    rules::{PROPERTY, Tower, rows},
};

on_both!(
    what_was_not_clear_is_said_again,
    without_a_name_it_is_said_again_by_its_code,
    what_nobody_groups_goes_up,
    each_reporter_answers,
    silence_after_one_yes_is_a_yes,
    one_no_reopens_it,
    an_agreement_is_looked_back_at,
    a_broken_agreement_is_on_the_agenda_again,
    a_list_of_old_matters_comes_in_once,
);

fn state(tower: &Tower<'_>, cluster: &str) -> String {
    tower.says(&format!("/clusters/{cluster}"), "state")
}

fn offers(page: &Value, name: &str) -> bool {
    page["actions"].as_array().unwrap().iter().any(|a| a.to_string().contains(name))
}

fn what_was_not_clear_is_said_again(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.raises("lin.mo", "17", "那个东西又坏了。");
    let path = format!("/clusters/{cluster}");
    let supplement = format!("{path}/supplement");
    let more = [("words", "17 层茶水间左边那台微波炉不加热。")];
    tower.refused("lin.mo", &supplement, &more, 409, "issues.not_now");
    let decline = [("reason", "unclear"), ("words", "请写明是什么、在哪里。")];
    tower.does(SECRETARY, &format!("{path}/declination"), &decline);
    assert!(offers(&tower.reads("lin.mo", &path), "supplement"));
    let form = tower.who("lin.mo").page(&format!("/310107{supplement}"));
    assert!(form.status == 200 && form.text().contains("补充说明"), "{}", form.text());
    assert_eq!(tower.tries("e0019", &supplement, &more).status, 404);
    tower.refused(SECRETARY, &supplement, &more, 403, "forbidden.issues.supplement");
    tower.at_fault("lin.mo", &supplement, &[], "words");
    tower.leap(tower.today().plus_days(1));
    let before = tower.told(SECRETARY, 0).len();
    tower.does("lin.mo", &supplement, &more);
    let page = tower.reads(SECRETARY, &path);
    assert_eq!(page["state"], "received");
    assert_eq!(page["due"], tower.working_days(1).to_string().as_str());
    assert_eq!(page["reports"].as_array().unwrap().len(), 1);
    let words = page["reports"][0]["words"].as_str().unwrap();
    assert!(words.contains("那个东西又坏了") && words.contains("左边那台微波炉"), "{words}");
    tower.each_was_told(&[(SECRETARY, before)], &["有新报事待归并"]);
    assert_eq!(house.events("issues.supplemented"), 1);
    let today = tower.who(SECRETARY).page("/310107/today").text();
    assert!(today.contains("新报事待归并") && !today.contains("微波炉不加热"));
    tower.refused("lin.mo", &supplement, &more, 409, "issues.not_now");
    tower.triages(&cluster, "17 层微波炉不加热", "17", "l1");
    assert_eq!(state(&tower, &cluster), "handling");
    // What was declined for another reason is not.
    let other = tower.raises("lin.mo", "", "希望物业开一条班车。");
    let decline = [("reason", "elsewhere"), ("words", "可以在随申办提出。")];
    tower.does(SECRETARY, &format!("/clusters/{other}/declination"), &decline);
    assert!(!offers(&tower.reads("lin.mo", &format!("/clusters/{other}")), "supplement"));
    tower.refused("lin.mo", &format!("/clusters/{other}/supplement"), &more, 409, "issues.not_now");
}

fn without_a_name_it_is_said_again_by_its_code(house: &House) {
    let tower = Tower::main(house);
    let answer = tower.does("", &tower.at("/report"), &[("words", "那里很吵。"), ("new", "1")]);
    let (cluster, code) = (answer.at("id"), answer.at("code"));
    let decline = [("reason", "unclear"), ("words", "请写明哪一层、什么时候。")];
    tower.does(SECRETARY, &format!("/clusters/{cluster}/declination"), &decline);
    let supplement = format!("/clusters/{cluster}/supplement");
    assert!(offers(&tower.reads("", &format!("/receipts/{code}")), "supplement"));
    assert_eq!(tower.tries("", &supplement, &[("words", "21 层，上午。")]).status, 404);
    assert!(tower.who("").page(&format!("/310107{supplement}?receipt={code}")).status == 200);
    tower.does("", &supplement, &[("words", "21 层，上午十点。"), ("receipt", &code)]);
    let page = tower.reads("", &format!("/receipts/{code}"));
    assert!(page["state"] == "received" && page.to_string().contains("上午十点"), "{page}");
    tower.jobs();
    let named = rows::<(i64,)>(
        house,
        format!(
            "select count(*) from event where subject = '{cluster}' and kind = 'issues.supplemented' and person is not null"
        ),
    );
    assert_eq!(named[0].0, 0);
}

fn what_nobody_groups_goes_up(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.raises("lin.mo", "17", "17 层茶水间漏水，物业的小郭不管。");
    let path = format!("/clusters/{cluster}");
    let before = tower.told("lin.mo", 0).len();
    let fields = [("title", "17 层茶水间漏水"), ("category", "other"), ("level", "l1")];
    let due = || tower.says(&path, "due").parse::<Date>().unwrap();
    let first = due();
    // On the last day it is not late; until then only those of the tower group it.
    tower.leap(first);
    assert_eq!(house.events("issues.escalated"), 0);
    tower.leap(first.plus_days(1));
    assert_eq!((house.events("issues.escalated"), due()), (1, tower.working_days(1)));
    assert_eq!(state(&tower, &cluster), "received");
    tower.each_was_told(&[("lin.mo", before)], &["已上报"]);
    let page = tower.reads(SECRETARY, &path);
    let waits = page["waits_for"]["name"].as_str().unwrap().to_owned();
    assert!(waits.contains("街道") || waits.contains("专员"), "{waits}");
    let second = due();
    tower.leap(second.plus_days(1));
    assert_eq!(house.events("issues.escalated"), 2);
    let third = due();
    tower.leap(third.plus_days(1));
    assert_eq!((house.events("issues.escalated"), house.events("issues.stuck")), (2, 1));
    // It is asked about in an appraisal, by its place and not by its words; once.
    assert_eq!(house.events("meetings.appraisal_opened"), 1);
    tower.leap(third.plus_days(2));
    assert_eq!((house.events("issues.stuck"), house.events("meetings.appraisal_opened")), (1, 1));
    for (table, column) in [("commitment", "title_zh"), ("appraisal", "title"), ("event", "data")] {
        let said = rows::<(i64,)>(house, format!("select count(*) from {table} where {column} like '%小郭%'"));
        assert_eq!(said[0].0, 0, "{table}");
    }
    // Whoever it waits for now may group it, and nobody beside.
    tower.refused("e0019", &format!("{path}/triage"), &fields, 404, "not_found");
    tower.refused(PROPERTY, &format!("{path}/triage"), &fields, 403, "forbidden.issues.triage");
    let district = login_of(Role::DistrictClerk);
    assert!(offers(&tower.reads(&district, &path), "triage"));
    assert!(tower.who(&district).page("/310107/today").text().contains("新报事待归并"));
    tower.does(&district, &format!("{path}/triage"), &fields);
    assert_eq!(state(&tower, &cluster), "handling");
}

/// A matter of two reporters with an account and one without: its id and the code.
fn of_three(tower: &Tower<'_>) -> (String, String) {
    let cluster = tower.matter("lin.mo", "早高峰客梯等候太久");
    let second = tower.raises("e0040", "21", "早上电梯挤不上去。");
    let answer = tower.does("", &tower.at("/report"), &[("words", "电梯早上排队十五分钟。"), ("new", "1")]);
    for other in [second, answer.at("id")] {
        tower.does(SECRETARY, &format!("/clusters/{other}/triage"), &[("into", &cluster)]);
    }
    tower.does(PROPERTY, &format!("/clusters/{cluster}/result"), &[("words", "调整了停靠。")]);
    (cluster, answer.at("code"))
}

fn each_reporter_answers(house: &House) {
    let tower = Tower::main(house);
    let (cluster, code) = of_three(&tower);
    let path = format!("/clusters/{cluster}");
    let confirm = format!("{path}/confirmation");
    tower.does("lin.mo", &confirm, &[]);
    let mine = tower.reads("lin.mo", &path);
    assert_eq!((mine["state"].as_str(), mine["confirmed"].as_i64()), (Some("awaiting_confirmation"), Some(2)));
    assert!(!offers(&mine, "confirmation") && offers(&mine, "reopening"), "{mine}");
    let html = tower.who("lin.mo").page(&format!("/310107{path}")).text();
    assert!(html.contains("还等 2 位报事人"), "{html}");
    // The second click of the same reporter changes nothing.
    tower.does("lin.mo", &confirm, &[]);
    assert_eq!(house.events("issues.result_confirmed"), 1);
    let other = tower.reads("e0040", &path);
    assert!(other["confirmed"].is_null() && offers(&other, "confirmation"), "{other}");
    tower.does("", &confirm, &[("receipt", &code)]);
    assert_eq!(tower.reads("", &format!("/receipts/{code}"))["confirmed"], 1);
    assert_eq!(state(&tower, &cluster), "awaiting_confirmation");
    tower.does("e0040", &confirm, &[]);
    assert_eq!(state(&tower, &cluster), "closed");
    assert_eq!(house.events("issues.closed"), 1);
    tower.refused("e0040", &confirm, &[], 409, "issues.not_now");
}

fn silence_after_one_yes_is_a_yes(house: &House) {
    let tower = Tower::main(house);
    let (cluster, _) = of_three(&tower);
    let path = format!("/clusters/{cluster}");
    tower.does("e0040", &format!("{path}/confirmation"), &[]);
    let until: Date = tower.says(&path, "due").parse().unwrap();
    tower.leap(until);
    assert_eq!(state(&tower, &cluster), "awaiting_confirmation");
    tower.leap(until.plus_days(1));
    let page = tower.reads("", &path);
    assert_eq!(page["state"], "closed");
    assert!(page.to_string().contains("报事人确认解决"), "{page}");
}

fn one_no_reopens_it(house: &House) {
    let tower = Tower::main(house);
    let (cluster, code) = of_three(&tower);
    let path = format!("/clusters/{cluster}");
    let confirm = format!("{path}/confirmation");
    tower.does("lin.mo", &confirm, &[]);
    tower.does("", &confirm, &[("receipt", &code)]);
    tower.does("e0040", &format!("{path}/reopening"), &[("words", "还是挤。")]);
    assert_eq!(state(&tower, &cluster), "handling");
    // The next result is put to all of them again.
    tower.does(PROPERTY, &format!("{path}/result"), &[("words", "加了一台。")]);
    tower.does("e0040", &confirm, &[]);
    assert_eq!(state(&tower, &cluster), "awaiting_confirmation");
    assert_eq!(tower.reads("e0040", &path)["confirmed"], 2);
}

/// A matter on whose account the parties agreed today, and the page of their coordination.
fn agreed(tower: &Tower<'_>) -> (String, String) {
    let (cluster, item) = tower.item("ye.zhixia", "工作时间装修噪声");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    let ballot = tower.ballot(&item, "adopt", "named");
    let half = MEMBERS.len() / 2;
    tower.votes(&ballot, "yes", &MEMBERS[..half]);
    tower.votes(&ballot, "no", &MEMBERS[half..half * 2]);
    if let Some(rest) = MEMBERS.get(half * 2) {
        tower.votes(&ballot, "abstain", &[rest]);
    }
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    assert_eq!(state(tower, &cluster), "stalemate");
    tower.does(CHAIR, &format!("/clusters/{cluster}/coordination"), &[]);
    let list = tower.reads(SECRETARY, &tower.at("/meetings"));
    let href = list["coordinations"][0]["href"].as_str().unwrap().to_owned();
    let mediator = tower.person("shen.jiamu").to_string();
    tower.does(CHAIR, &format!("{href}/mediator"), &[("mediator", &mediator)]);
    let parties = tower.reads(SECRETARY, &href)["parties"].as_array().cloned().unwrap();
    let id = |party: &Value| party["id"].as_str().unwrap().to_owned();
    for party in &parties {
        tower.does(SECRETARY, &format!("{href}/consent"), &[("party", &id(party)), ("consent", "paper")]);
    }
    tower.does("shen.jiamu", &format!("{href}/rounds"), &[("words", "商定错开时段。")]);
    let until = tower.today().plus_days(20).to_string();
    let term = [("party", id(&parties[0])), ("what", "敲墙安排在午间。".to_owned()), ("until", until)];
    let term: Vec<(&str, &str)> = term.iter().map(|(n, v)| (*n, v.as_str())).collect();
    tower.does("shen.jiamu", &format!("{href}/terms"), &term);
    tower.does("shen.jiamu", &format!("{href}/agreement"), &[]);
    assert_eq!(state(tower, &cluster), "closed");
    (cluster, href)
}

fn revisits(tower: &Tower<'_>, href: &str, n: usize, kept: &str) -> Answer {
    let page = tower.reads(SECRETARY, href);
    let id = page["revisits"][n]["id"].as_str().unwrap().to_owned();
    tower.does(SECRETARY, &format!("{href}/revisits/{id}"), &[("kept", kept)])
}

fn an_agreement_is_looked_back_at(house: &House) {
    let tower = Tower::main(house);
    let (cluster, href) = agreed(&tower);
    let agreed = tower.today();
    tower.leap(agreed.plus_days(40));
    revisits(&tower, &href, 0, "yes");
    tower.leap(agreed.plus_days(89));
    tower.leap(agreed.plus_days(95));
    assert_eq!(state(&tower, &cluster), "closed", "the reopening days are over, the agreement is not");
    revisits(&tower, &href, 1, "yes");
    assert_eq!(state(&tower, &cluster), "closed");
    tower.leap(agreed.plus_days(96));
    assert_eq!(state(&tower, &cluster), "archived");
}

fn a_broken_agreement_is_on_the_agenda_again(house: &House) {
    let tower = Tower::main(house);
    let (cluster, href) = agreed(&tower);
    let agreed = tower.today();
    tower.leap(agreed.plus_days(90));
    let before = tower.told("ye.zhixia", 0).len();
    revisits(&tower, &href, 1, "no");
    assert_eq!(state(&tower, &cluster), "on_agenda");
    tower.jobs();
    let told = tower.told("ye.zhixia", before);
    assert!(told.iter().any(|t| t.contains("协议没有履行，重新列入议题")), "{told:?}");
    let pool = tower.reads(SECRETARY, &tower.at("/agenda"));
    assert!(pool["items"].as_array().unwrap().iter().any(|i| i["title"] == "工作时间装修噪声"), "{pool}");
    assert_eq!(house.events("issues.agreement_broken"), 1);
    // Looking back once more does not move what goes its way again.
    revisits(&tower, &href, 0, "no");
    assert_eq!((state(&tower, &cluster), house.events("issues.agreement_broken")), ("on_agenda".into(), 1));
}

const SHEET: &str = "\
楼宇,楼层,标题,事项内容,报事日期,办理状态,办理结果,办结日期
和衡中心,17,17 层微波炉不够用,17 层茶水间微波炉只剩一台能用,2025-09-01,已办结,添了一台,2025-09-05
和衡中心,,,大堂旋转门夹人,2025/10/12,办理中,,
和衡中心,21,,21 层空调异响,2025年11月3日,已办结,,
";

fn a_list_of_old_matters_comes_in_once(house: &House) {
    let tower = Tower::main(house);
    let clerk = tower.who(&login_of(Role::DistrictClerk));
    let upload = |text: &str| {
        let answer = clerk.upload("/310107/imports", &[("kind", "issues")], ("file", "台账.csv", text.as_bytes()));
        assert!(answer.status.is_success(), "{}", answer.text());
        format!("/310107/imports/{}", answer.at("id"))
    };
    let path = upload(SHEET);
    let preview = clerk.get(&path).json();
    assert_eq!((preview["new"].as_i64(), preview["errors"].as_i64()), (Some(3), Some(0)), "{preview}");
    assert_eq!(house.events("issues.imported"), 0);
    let answer = clerk.post(&format!("{path}/confirmation"), &serde_json::json!({}));
    assert!(answer.status.is_success(), "{}", answer.text());
    assert_eq!(house.events("issues.imported"), 3);
    // What is over lies in the archive, by its title, with how it ended and without the words of its row.
    let archive = tower.reads("", &tower.at("/clusters?state=archived"));
    let old =
        archive["clusters"].as_array().unwrap().iter().find(|c| c["title"] == "17 层微波炉不够用").unwrap().clone();
    let page = tower.reads("", old["href"].as_str().unwrap());
    let all = page.to_string();
    assert!(all.contains("添了一台") && all.contains("2025年9月5日") && !all.contains("只剩一台能用"), "{page}");
    let titles = archive["clusters"].to_string();
    assert!(!titles.contains("空调异响") && titles.contains("21 层"), "words are no title: {titles}");
    // What is not waits to be grouped, read by nobody else.
    let inbox = tower.reads(SECRETARY, &tower.at("/inbox"));
    let open = inbox["clusters"].as_array().unwrap().iter().find(|c| c["title"] == "大堂旋转门夹人").unwrap().clone();
    let cluster = open["id"].as_str().unwrap().to_owned();
    assert_eq!(tower.status("", &format!("/clusters/{cluster}")), 404);
    tower.triages(&cluster, "大堂旋转门夹人", "", "l1");
    // The same file again changes nothing, though one of them is settled by now in the sheet.
    let path = upload(&SHEET.replace("办理中,,", "已办结,换了电机,2025-10-20"));
    let preview = clerk.get(&path).json();
    let summary = |name: &str| preview[name].as_i64();
    assert_eq!((summary("new"), summary("changed"), summary("unchanged")), (Some(0), Some(0), Some(3)), "{preview}");
    assert!(preview.to_string().contains("已在系统里办理"), "{preview}");
    let clusters = rows::<(i64,)>(house, "select count(*) from imported_issue".into());
    assert_eq!(clusters[0].0, 3);
    // One row in error and nothing comes in.
    let wrong = "楼宇,事项内容,报事日期,办理状态,办结日期\n和衡中心,灯坏了,2099-01-01,,\n无名大厦,灯坏了,2025-01-01,,\n和衡中心,灯坏,2025-03-01,也许,2025-02-01\n";
    let preview = clerk.get(&upload(wrong)).json();
    assert_eq!((preview["errors"].as_i64(), house.events("issues.imported")), (Some(3), 3), "{preview}");
    // A row of this morning, before the hour that rows are given: nothing is raised later than now.
    house.clock.set(tower.today().plus_days(1).at(8, 30));
    let clerk = tower.who(&login_of(Role::DistrictClerk));
    let now = house.clock.now();
    let row = format!("楼宇,事项内容,报事日期\n和衡中心,门禁失灵,{}\n", now.date());
    let upload = clerk.upload("/310107/imports", &[("kind", "issues")], ("file", "今天.csv", row.as_bytes()));
    let path = format!("/310107/imports/{}/confirmation", upload.at("id"));
    assert!(clerk.post(&path, &serde_json::json!({})).status.is_success());
    let inbox = tower.reads(SECRETARY, &tower.at("/inbox"));
    assert!(inbox.to_string().contains("门禁失灵"), "{inbox}");
    let raised = rows::<(i64,)>(house, "select max(at) from issue".into());
    assert!(raised[0].0 <= house.clock.now().as_micros(), "{raised:?}");
}

//! The letters of W1: each step leaves the paper that its row names, signed by whom it is the step of.

use kernel::Date;
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, SUBDISTRICT, Tower, text},
    rules_founding::{CLERK, DISTRICT, New, SECRETARY_OF_PARTY},
    rules_upkeep::{body_of, ids_of},
};

on_both!(an_application_leaves_a_letter_at_each_step, what_happens_at_work_leaves_its_letters,);

/// The papers of something, by their titles.
fn papers(page: &Value) -> Vec<(String, String, String)> {
    let joined = |p: &Value, of: &str| {
        let lines: Vec<&str> = p[of].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
        lines.join("\n")
    };
    let all = page["papers"].as_array().unwrap().iter();
    all.map(|p| (text(p, "title"), joined(p, "paragraphs"), joined(p, "signed"))).collect()
}

/// The letters with these titles, one after the other, and what each of them says.
#[track_caller]
fn says(page: &Value, expected: &[(&str, &str, &str)]) {
    let letters: Vec<_> = papers(page).into_iter().filter(|(_, _, signed)| !signed.is_empty()).collect();
    let titles: Vec<&str> = letters.iter().map(|(t, _, _)| t.as_str()).collect();
    assert_eq!(titles, expected.iter().map(|(t, _, _)| *t).collect::<Vec<_>>());
    for ((title, words, signed), (_, said, by)) in letters.iter().zip(expected) {
        assert!(words.contains(said), "{title}: {words}");
        assert!(signed.starts_with(by) && signed.contains('年'), "{title}: {signed}");
    }
}

fn an_application_leaves_a_letter_at_each_step(house: &House) {
    let new = New::ready(house);
    let tower = &new.tower;
    tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
    let back = [("verdict", "return"), ("missing", "rules"), ("words", "请附场地证明。")];
    tower.does(CLERK, &new.at("/acceptance"), &back);
    new.writes(("第十一条【请假】请假提前一天。", "第十一条【噪声】午休不施工。"));
    tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
    tower.does(CLERK, &new.at("/acceptance"), &[("verdict", "accept")]);
    for login in [CLERK, DISTRICT] {
        tower.does(login, &new.at("/review"), &[("verdict", "approve"), ("words", "符合条件。")]);
    }
    tower.does(CLERK, &new.at("/notice"), &[]);
    let objection = tower.does("lin.mo", &new.at("/objections"), &[("words", "其中一位是部门经理。")]).at("id");
    let other = tower.does("lin.mo", &new.at("/objections"), &[("words", "另一位也是部门经理。")]).at("id");
    let page = new.page(SECRETARY_OF_PARTY);
    let member = page["members"].as_array().unwrap().iter().rfind(|m| m["kind"] == "employee").unwrap().clone();
    tower.does(SECRETARY_OF_PARTY, &new.at("/members/removal"), &[("member", &text(&member, "id"))]);
    // The same person again is no change.
    new.proposes(&new.employees[1], "employee", "member");
    let first = [("objection", objection.as_str()), ("finding", "mended"), ("words", "已核实。")];
    tower.refused(CLERK, &new.at("/recheck"), &first, 409, "founding.nothing_mended");
    let page = new.page(SECRETARY_OF_PARTY);
    let member = page["members"].as_array().unwrap().iter().rfind(|m| m["kind"] == "employee").unwrap().clone();
    tower.does(SECRETARY_OF_PARTY, &new.at("/members/removal"), &[("member", &text(&member, "id"))]);
    new.proposes(&new.employees[3], "employee", "member");
    // One change may be what both asked for.
    tower.does(CLERK, &new.at("/recheck"), &first);
    let second = [("objection", other.as_str()), ("finding", "mended"), ("words", "已核实。")];
    tower.does(CLERK, &new.at("/recheck"), &second);
    let until: Date = text(&new.page(""), "notice_until").parse().unwrap();
    tower.leap(until.plus_days(1));
    tower.does(DISTRICT, &new.at("/filing"), &[("number", "普社备〔2026〕12号")]);
    let page = tower.reads(DISTRICT, &new.at("/papers"));
    says(
        &page,
        &[
            ("一次性补正告知书", "请附场地证明。", "石泉路街道"),
            ("受理通知书", "现予受理", "石泉路街道"),
            ("审核意见", "规则 3", "石泉路街道"),
            ("审核意见", "符合条件。", "普陀区"),
            ("公示", "以重新公示的为准", "石泉路街道"),
            ("异议复核意见", "已核实。", "石泉路街道"),
            ("异议复核意见", "已核实。", "石泉路街道"),
            ("公示", "可以在公示期内实名或者匿名向", "石泉路街道"),
            ("备案批复", "普社备〔2026〕12号", "普陀区"),
        ],
    );
    // The notice names who is proposed; what somebody objected stands on no paper.
    let notice = papers(&page).into_iter().rfind(|(t, _, _)| t == "公示").unwrap();
    assert!(notice.1.contains("1. ") && notice.1.lines().count() == 9, "{}", notice.1);
    assert!(!page.to_string().contains("部门经理"));
    let html = tower.who(DISTRICT).page(&format!("/310107{}", new.at("/papers"))).text();
    assert!(html.contains("<p class=\"sign\">"), "{html}");
}

fn what_happens_at_work_leaves_its_letters(house: &House) {
    let tower = Tower::main(house);
    let body = body_of(&tower);
    house.sql("update body set filed_no = null where kind = 'committee' and name like '和衡中心%'");
    let ask = [("findings", "filed"), ("evidence", "备案手续没有办。"), ("tasks", "补办备案")];
    let case = tower.does(SUBDISTRICT, &format!("/bodies/{body}/rectification"), &ask).at("id");
    let letters = || tower.reads("", &format!("/rectifications/{case}/papers"));
    says(&letters(), &[("整改通知书", "2. 补办备案", "长风新村街道")]);
    tower.leap(tower.today().plus_days(61));
    let failed = [("verdict", "failed"), ("words", "没有整改。")];
    tower.does(SUBDISTRICT, &format!("/rectifications/{case}/conclusion"), &failed);
    says(&letters(), &[("整改通知书", "备案手续没有办。", ""), ("整改验收意见", "没有整改。", "")]);
    // Somebody's letters are theirs who may see what they are about.
    let end = tower.does(DISTRICT, &format!("/bodies/{body}/dissolution"), &[("words", "楼宇拆除重建。")]).at("id");
    let path = format!("/dissolutions/{end}/papers");
    assert_eq!(tower.status(ELSEWHERE, &path), 403);
    says(&tower.reads(DISTRICT, &path), &[("撤销决定书", "楼宇拆除重建。", "普陀区")]);
    // A lost seat.
    let new = New::active(house);
    let lost = format!("/bodies/{}/resignation", new.body());
    new.tower.does(&new.members()[5], &lost, &[("words", "调离。")]);
    let vacancy = ids_of(house, "vacancy").pop().unwrap();
    let page = new.tower.reads("", &format!("/vacancies/{vacancy}/papers"));
    says(&page, &[("补选公告", "员工席位出缺", "石湾商务中心")]);
}

//! The rules of W1 for objections, for the two documents of a founding, and for a renewal until its first meeting.

use kernel::Date;
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::text,
    rules_founding::{CLERK, DISTRICT, MANAGER, New, SECRETARY_OF_PARTY},
};

on_both!(
    a_notice_takes_objections_and_answers_them,
    drafts_have_their_mandatory_articles_and_what_looks_unlawful_is_looked_at,
    a_renewal_goes_the_same_way_and_writes_nothing_again_that_is_in_force,
);

fn a_notice_takes_objections_and_answers_them(house: &House) {
    let new = New::noticed(house);
    let tower = &new.tower;
    let page = new.page("");
    let until: Date = text(&page, "notice_until").parse().unwrap();
    assert_eq!((text(&page, "state").as_str(), until), ("noticed", tower.today().plus_days(7)));
    assert_eq!(page["members"].as_array().unwrap().len(), 8, "everybody reads who is proposed");
    let filing = new.at("/filing");
    let number = [("number", "普社备〔2026〕12号")];
    tower.refused(DISTRICT, &filing, &number, 409, "founding.still_on_notice");
    tower.at_fault("", &new.at("/objections"), &[("words", " ")], "words");
    let answer = tower.does("", &new.at("/objections"), &[("words", "人选里没有餐饮企业。")]);
    let (receipt, first) = (answer.at("code"), answer.at("id"));
    let second = tower.does("lin.mo", &new.at("/objections"), &[("words", "其中一位是部门经理。")]).at("id");
    assert_eq!(new.state(), "rechecking");
    assert_eq!(text(&new.page(DISTRICT), "due"), tower.working_days(5).to_string());
    tower.refused(DISTRICT, &filing, &number, 409, "founding.objections_open");
    let receipt_page = |code: &str| tower.status("", &new.at(&format!("/receipts/{code}")));
    assert_eq!((receipt_page(&receipt), receipt_page("AAAAAAAAAA")), (200, 404));
    let recheck = new.at("/recheck");
    let finds = |id: &str, finding: &'static str| {
        [("objection", id.to_owned()), ("finding", finding.to_owned()), ("words", "已核实。".to_owned())]
    };
    fn fields<'a>(of: &'a [(&'static str, String); 3]) -> Vec<(&'static str, &'a str)> {
        of.iter().map(|(n, v)| (*n, v.as_str())).collect()
    }
    tower.refused(
        DISTRICT,
        &recheck,
        &fields(&finds(&first, "unfounded")),
        403,
        "forbidden.founding.recheck_objection",
    );
    tower.does(CLERK, &recheck, &fields(&finds(&first, "unfounded")));
    assert_eq!(new.state(), "rechecking");
    let shown = tower.reads("", &new.at(&format!("/receipts/{receipt}")));
    assert!(text(&shown, "answer").contains("已核实"), "{shown}");
    tower.at_fault(CLERK, &recheck, &fields(&finds(&first, "unfounded")), "objection");
    tower.leap(tower.today().plus_days(2));
    // That it was mended is not said before it is.
    tower.refused(CLERK, &recheck, &fields(&finds(&second, "mended")), 409, "founding.nothing_mended");
    let page = new.page(SECRETARY_OF_PARTY);
    let member = text(page["members"].as_array().unwrap().iter().rfind(|m| m["kind"] == "employee").unwrap(), "id");
    tower.does(SECRETARY_OF_PARTY, &new.at("/members/removal"), &[("member", &member)]);
    tower.refused_by("规则 3", CLERK, &recheck, &fields(&finds(&second, "mended")), (422, "founding.unmet"));
    new.proposes(&new.employees[3], "employee", "member");
    tower.does(CLERK, &recheck, &fields(&finds(&second, "mended")));
    let page = new.page("");
    // Something was changed: everybody has the whole time again.
    assert_eq!(text(&page, "notice_until"), tower.today().plus_days(7).to_string());
    assert!(tower.told("lin.mo", 0).iter().any(|t| t.contains("已答复")));
    tower.leap(tower.today().plus_days(8));
    let late = [("words", "晚了。")];
    tower.refused("", &new.at("/objections"), &late, 409, "founding.notice_is_over");
    tower.at_fault(DISTRICT, &filing, &[], "number");
    tower.refused(CLERK, &filing, &number, 403, "forbidden.founding.file_founding");
    tower.does(DISTRICT, &filing, &number);
    assert_eq!(new.state(), "filed");
    assert_eq!(new.body_state(), "filed");
}

fn drafts_have_their_mandatory_articles_and_what_looks_unlawful_is_looked_at(house: &House) {
    let new = New::start(house);
    let (tower, application) = (&new.tower, new.at("/application"));
    new.initiates();
    new.proposes_all();
    new.vouches();
    let documents = || {
        let page = new.page(SECRETARY_OF_PARTY);
        page["documents"].as_array().unwrap().clone()
    };
    assert_eq!((&documents()[0]["articles"], &documents()[1]["articles"]), (&0.into(), &0.into()));
    // The form begins with the model text of the building's rules, article by article.
    let (rules, covenant) = (new.begins_with("rules"), new.begins_with("covenant"));
    assert!(
        rules.starts_with("第一条【会议通知】") && covenant.contains("\n第五条【消防和安全】"),
        "{rules}{covenant}"
    );
    // Text in one lump, and one without two of the mandatory articles.
    let lacking: Vec<&str> = rules.lines().filter(|l| !l.contains("回避") && !l.contains("延期")).collect();
    new.drafts(&lacking.join("\n"), "大家互相礼让。");
    let problem = tower.refused_by("规则 11", SECRETARY_OF_PARTY, &application, &[], (422, "founding.unmet"));
    let detail = text(&problem, "detail");
    assert!(detail.contains("回避") && detail.contains("延期") && !detail.contains("表决"), "{detail}");
    let required = documents()[0]["required"].as_array().unwrap().clone();
    let missing = required.iter().filter(|r| r["present"] == false).map(|r| text(r, "id"));
    assert_eq!(missing.collect::<Vec<_>>(), ["recusal", "deferral"]);
    assert!(text(&required[3], "clause").contains("11"), "{required:?}");
    assert_eq!(documents()[1]["articles"], 1);
    // No edition could hold it: said while it is written, and what was typed is there still.
    let long = format!("第一条　{}", "长".repeat(1_501));
    let rev = text(&new.page(SECRETARY_OF_PARTY), "rev");
    let fields = [("legal_status", "none"), ("rules", long.as_str()), ("covenant", ""), ("rev", rev.as_str())];
    tower.at_fault(SECRETARY_OF_PARTY, &new.at("/draft"), &fields, "rules");
    // What speaks of contracts and fines does not keep it from being handed in; nobody approves it unseen.
    let covenant = format!("{covenant}\n第十条【吸烟】在楼内吸烟的，罚款二百元。");
    new.drafts(&format!("{rules}\n第十条【印章】以楼委会名义签订合同的，由主任签字。"), &covenant);
    let suspects = |n: usize| -> Vec<String> {
        documents()[n]["suspects"].as_array().unwrap().iter().map(|s| text(s, "key")).collect()
    };
    assert_eq!((suspects(0), suspects(1).len()), (vec!["rules.10.contract".to_owned()], 2));
    tower.does(SECRETARY_OF_PARTY, &application, &[]);
    tower.does(CLERK, &new.at("/acceptance"), &[("verdict", "accept")]);
    let review = new.at("/review");
    let approve = [("verdict", "approve"), ("words", "同意。")];
    let problem = tower.refused_by("民法典 57", CLERK, &review, &approve, (422, "founding.suspect"));
    assert!(text(&problem, "detail").contains("第十条"), "{problem}");
    let seen = |n: usize| {
        let keys = ["rules.10.contract", "covenant.10.penalty", "covenant.10.fine"];
        let looked = keys[..n].iter().map(|k| ("looked", *k));
        approve.into_iter().chain(looked).collect::<Vec<_>>()
    };
    tower.refused_by("规则 22", CLERK, &review, &seen(1), (422, "founding.suspect"));
    tower.refused_by("规则 10-2", CLERK, &review, &seen(2), (422, "founding.suspect"));
    tower.does(CLERK, &review, &seen(3));
    // What one has looked at the other has not.
    tower.refused_by("民法典 57", DISTRICT, &review, &approve, (422, "founding.suspect"));
    let reject = [("verdict", "reject"), ("clause", "民法典 57"), ("words", "楼委会不能签合同。")];
    tower.does(DISTRICT, &review, &reject);
    assert_eq!(new.state(), "rejected");
}

fn a_renewal_goes_the_same_way_and_writes_nothing_again_that_is_in_force(house: &House) {
    let mut new = New::active(house);
    let body = new.body();
    new.publishes(&new.first.borrow().clone(), MANAGER);
    let shown = |new: &New<'_>| new.tower.reads("", &format!("/bodies/{body}"));
    let ends: Date = text(&shown(&new), "term_until").parse().unwrap();
    new.tower.leap(ends.plus_months(-5).plus_days(2));
    new.tower.jobs();
    assert_eq!(new.body_state(), "renewing");
    let list = new.tower.reads(DISTRICT, "/foundings");
    let of = |f: &&Value| f["kind"] == "renewal" && text(f, "name").contains("石湾商务中心");
    new.founding = text(list["foundings"].as_array().unwrap().iter().find(of).unwrap(), "id");
    let tower = &new.tower;
    let application = new.at("/application");
    let unmet = |clause: &str| {
        let problem = tower.refused_by(clause, SECRETARY_OF_PARTY, &application, &[], (422, "founding.unmet"));
        text(&problem, "detail")
    };
    assert!(unmet("规则 3").contains("有表决权的委员 0 名"));
    new.proposes_all();
    new.vouches();
    // Both documents are in force: what is missing is the report on the term.
    let page = new.page(SECRETARY_OF_PARTY);
    let documents = page["documents"].as_array().unwrap();
    assert!(documents.iter().all(|d| d["in_force"].is_string() && d["articles"] == 0), "{documents:?}");
    assert!(unmet("规则 6").contains("工作报告"));
    // One of them is amended on this occasion.
    let charters = tower.reads("", &tower.at("/charters"));
    let charter = |kind: &str| {
        let found = charters["documents"].as_array().unwrap().iter().find(|d| d["kind"] == kind).unwrap();
        tower.reads("", &format!("/charters/{}", text(found, "charter")))
    };
    let before = charter("procedure");
    let rules = format!("{}\n第十一条【线上参会】委员可以线上参加会议。", text(&before, "text"));
    let rev = text(&page, "rev");
    let fields = [
        ("legal_status", "none"),
        ("rules", rules.as_str()),
        ("report", "三年开会十二次，议定事项都已办结。"),
        ("rev", rev.as_str()),
    ];
    tower.does(SECRETARY_OF_PARTY, &new.at("/draft"), &fields);
    tower.does(SECRETARY_OF_PARTY, &application, &[]);
    assert_eq!(new.state(), "accepted", "a renewal is reviewed at once");
    for login in [CLERK, DISTRICT] {
        tower.does(login, &new.at("/review"), &[("verdict", "approve"), ("words", "同意换届。")]);
    }
    tower.does(CLERK, &new.at("/notice"), &[]);
    let until: Date = text(&new.page(""), "notice_until").parse().unwrap();
    tower.leap(until.plus_days(1));
    tower.does(DISTRICT, &new.at("/filing"), &[("number", "普社备〔2029〕3号")]);
    assert_eq!(new.body(), body, "the same committee");
    let meeting = new.first_meeting(&[MANAGER]);
    let items = new.items(&meeting);
    assert_eq!(items.len(), 2, "the chair and what is amended: {items:?}");
    for (_, item) in items {
        new.votes(&item, 7);
    }
    tower.does(new.secretary(), &format!("/meetings/{meeting}/closure"), &[]);
    assert_eq!((new.state().as_str(), new.body_state().as_str()), ("established", "active"));
    let began: Date = text(&shown(&new), "term_from").parse().unwrap();
    assert!(began > until && text(&new.page(""), "filed_no").contains("2029"));
    new.publishes(&meeting, MANAGER);
    let after = charter("procedure");
    assert_eq!((&after["n"], &charter("covenant")["n"]), (&2.into(), &1.into()));
    let ids = |page: &Value| -> Vec<String> {
        page["articles"].as_array().unwrap().iter().map(|a| text(a, "article")).collect()
    };
    assert_eq!((ids(&before), ids(&after).len()), (ids(&after)[..10].to_vec(), 11), "articles keep their ids");
}

//! The rules of W3 on the way in and beside the chain: whose words are read by whom, how many are taken, whose voice
//! counts for what, what a matter is found by.

use std::net::IpAddr;

use axum::{
    body::Body,
    http::{Method, header},
};
use kernel::Role;
use loushi::{
    demo::acts::{CHAIR, SECRETARY},
    walk::Answer,
};
use serde_json::Value;

use crate::{
    house::{FORM, House, on_both, pairs},
    rules::{LANQIAO, MINGXIU, PROPERTY, Tower, rows},
};

on_both!(
    words_are_read_by_those_who_may_open_them,
    reports_without_a_name_are_limited,
    six_hundred_voices_do_not_hide_the_end,
    the_system_puts_a_petition_on_the_agenda,
    the_chair_schedules_and_the_secretary_does_not,
    a_joined_matter_is_found_by_all_its_words,
    the_inbox_has_pages,
    hidden_words_stay_hidden_when_joined,
);

/// Role, login and what a page of theirs says.
fn pages<'h>(tower: &'h Tower<'_>, path: &'h str) -> impl Iterator<Item = (String, Answer)> + 'h {
    let logins = Role::ALL.into_iter().filter(|r| *r != Role::Anyone).map(crate::house::login_of);
    let known = [SECRETARY, CHAIR, PROPERTY, "jiang.ruoyun", "he.lanzhou", "lin.mo"].map(str::to_owned);
    logins.chain(known).map(move |login| {
        let page = tower.who(&login).page(path);
        (login, page)
    })
}

fn words_are_read_by_those_who_may_open_them(house: &House) {
    let tower = Tower::main(house);
    let words = "和舟科技的孙经理总在消防楼梯里抽烟";
    let fields = [("words", words), ("floor", tower.floor("17")), ("new", "1")];
    let cluster = tower.does("", &tower.at("/report"), &fields).at("id");
    tower.jobs();
    let mut lists = 0;
    for (login, page) in pages(&tower, "/310107/today") {
        let may_open = tower.status(&login, &format!("/clusters/{cluster}")) == 200;
        let text = page.text();
        assert!(!text.contains("孙经理"), "{login} (may open: {may_open}) reads the words of an untriaged report");
        lists += usize::from(text.contains("新报事待归并（和衡中心，17 层）"));
    }
    assert!(lists > 1, "it stands in the lists of those who look after the tower");
    assert!(tower.told(SECRETARY, 0).iter().any(|n| n.contains("有新报事待归并：和衡中心，17 层")));
    let said = |table: &str, column: &str| {
        rows::<(String,)>(house, format!("select {column} from {table} where {column} like '%孙经理%'")).len()
    };
    assert_eq!((said("event", "data"), said("notice", "zh"), said("commitment", "title_zh")), (0, 0, 0));
    // Late, it is still nobody's to read who may not open it.
    tower.leap(tower.working_days(1).plus_days(1));
    assert_eq!((said("notice", "zh"), said("commitment", "title_zh")), (0, 0));
    // Passed on before anybody gave it a title, everybody sees where it went, and not what was said.
    let to = [("to", "department"), ("words", "由消防部门处理。")];
    tower.does(CHAIR, &format!("/clusters/{cluster}/referral"), &to);
    let page = tower.reads("", &format!("/clusters/{cluster}"));
    assert_eq!((page["state"].as_str(), page.to_string().contains("孙经理")), (Some("referred"), false), "{page}");
    // With a title of the secretary's the list has that.
    let other = tower.raises("", "17", "又是孙经理在楼梯间抽烟");
    tower.triages(&other, "17 层楼梯间有人吸烟", "17", "l1");
    let today = tower.who(PROPERTY).page("/310107/today").text();
    assert!(today.contains("17 层楼梯间有人吸烟") && !today.contains("孙经理"));
}

/// Somebody reports without a name from an address.
fn reports_from(tower: &Tower<'_>, client: &str, cookie: &str, accept: &str, words: &str, anonymous: bool) -> Answer {
    let path = format!("/310107{}", tower.at("/report"));
    let mut visitor = tower.who("");
    cookie.clone_into(&mut visitor.cookie);
    let mut fields = vec![("words", words), ("new", "1")];
    if anonymous {
        fields.push(("anonymous", "1"));
    }
    let body = pairs(&fields);
    let request = visitor.request(Method::POST, &path, accept).header(header::CONTENT_TYPE, FORM);
    let mut request = request.body(Body::from(body)).unwrap();
    request.extensions_mut().insert(web::Client(client.parse::<IpAddr>().unwrap()));
    tower.house.send(request)
}

fn reports_without_a_name_are_limited(house: &House) {
    let tower = Tower::main(house);
    let (here, there) = ("203.0.113.9", "203.0.113.10");
    let mut taken = 0;
    let refused = loop {
        let answer = reports_from(&tower, here, "", "application/json", &format!("第 {taken} 件：大堂太冷"), false);
        if answer.status == 429 {
            break answer.json();
        }
        assert!(answer.status.is_success(), "{}", answer.text());
        taken += 1;
        assert!(taken < 60, "one client is never refused");
    };
    assert!(taken >= 10, "a tower behind one address may report: {taken}");
    assert_eq!(refused["code"], "issues.too_many_reports");
    assert_eq!(refused["way_out_href"], "/sign-in");
    let before = house.events("issues.raised");
    let page = reports_from(&tower, here, "", "text/html", "九楼的门禁又坏了", false);
    assert_eq!(page.status, 429);
    assert!(page.text().contains("九楼的门禁又坏了") && page.text().contains("/sign-in"), "{}", page.text());
    // Leaving the name out with an account is the same; with a name it is not limited, nor is it elsewhere.
    let cookie = tower.who("lin.mo").cookie;
    assert_eq!(reports_from(&tower, here, &cookie, "text/html", "不留名", true).status, 429);
    assert_eq!(house.events("issues.raised"), before);
    assert!(reports_from(&tower, here, &cookie, "application/json", "留名", false).status.is_success());
    assert!(reports_from(&tower, there, "", "application/json", "别处", false).status.is_success());
    let other = Tower::named(house, "澄园大厦");
    assert!(reports_from(&other, here, "", "application/json", "别的楼", false).status.is_success());
}

/// What the chain says on a floor.
fn said(page: &Value, floor: usize) -> String {
    page["climb"]["floors"][floor - 1].to_string()
}

fn six_hundred_voices_do_not_hide_the_end(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.matter("lin.mo", "午餐微波炉不够用");
    let path = format!("/clusters/{cluster}");
    let visitor = tower.who("e0019");
    for _ in 0..300 {
        for tail in ["/support", "/support/withdrawal"] {
            let answer = visitor.send(Method::POST, &format!("/310107{path}{tail}"), "application/json", FORM, "");
            assert!(answer.status.is_success(), "{}", answer.text());
        }
    }
    assert_eq!(house.events("issues.supported") + house.events("issues.support_withdrawn"), 600);
    tower.does(PROPERTY, &format!("{path}/result"), &[("words", "添了两台。")]);
    tower.does("lin.mo", &format!("{path}/confirmation"), &[]);
    let page = tower.reads("", &path);
    assert!(said(&page, 8).contains("报告办结") && said(&page, 9).contains("报事人确认解决"), "{page}");
    // The number is the table's.
    assert_eq!(page["supporters"], 1);
    assert!(said(&page, 3).contains("1 人联名") && !said(&page, 3).contains("撤回"), "{}", said(&page, 3));
    let voices = format!("select count(*) from event where thread = '{cluster}/voices'");
    assert_eq!(rows::<(i64,)>(house, voices)[0].0, 600);
    // They are sealed like all others.
    house.jobs();
    let open = rows::<(i64,)>(house, "select count(*) from event where leaf is null".to_owned());
    assert_eq!(open[0].0, 0);
}

fn the_system_puts_a_petition_on_the_agenda(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.matter("lin.mo", "访客停车没有预约");
    let support = format!("/clusters/{cluster}/support");
    let firm = |name: &str| tower.organisation(name);
    let (one, two, three) = (firm(MINGXIU), firm(LANQIAO), firm("言蹊建筑设计（上海）有限公司"));
    let before = tower.told("lin.mo", 0).len();
    tower.does("he.lanzhou", &support, &[("organisation", &one)]);
    tower.does("zhou.yining", &support, &[("organisation", &two)]);
    tower.does("wei.zhiqiu", &support, &[("organisation", &three)]);
    let page = tower.reads("", &format!("/clusters/{cluster}"));
    assert_eq!(page["state"], "on_agenda");
    // By enterprises: not by people, and not by the chair.
    assert!(said(&page, 4).contains("3 家企业联名，满 3 家") && said(&page, 4).contains("系统"), "{}", said(&page, 4));
    tower.each_was_told(&[("lin.mo", before)], &["联名企业已够，列入议题"]);
    let by = |kind: &str| {
        let sql = format!(
            "select e.acted_as, case when e.person is null then 0 else 1 end from event e where e.thread = '{cluster}' and e.kind = '{kind}'"
        );
        rows::<(String, i64)>(house, sql)
    };
    for kind in ["issues.scheduled", "meetings.item_placed"] {
        assert_eq!(by(kind), [("system:issues.petition".to_owned(), 0)], "{kind}");
    }
    let pool = tower.reads(SECRETARY, &tower.at("/agenda"));
    let item = pool["items"].as_array().unwrap().iter().find(|i| i["title"] == "访客停车没有预约").unwrap();
    assert!(item.to_string().contains("联名"), "{item}");
    // What the last supporter did is theirs.
    let sql = format!("select acted_as from event where thread = '{cluster}/voices' order by id");
    assert!(rows::<(String,)>(house, sql).iter().all(|(by,)| !by.starts_with("system")));
}

fn the_chair_schedules_and_the_secretary_does_not(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.matter("lin.mo", "午餐微波炉不够用");
    let path = format!("/clusters/{cluster}");
    let scheduling = format!("{path}/scheduling");
    let none = [("reserved", "none")];
    let problem = tower.refused_by("规则 12", SECRETARY, &scheduling, &none, (403, "issues.for_the_chair"));
    assert!(problem["detail"].as_str().unwrap().contains("1 人、0 家企业"), "{problem}");
    let offered = |login: &str| tower.reads(login, &path)["actions"].to_string().contains("scheduling");
    assert_eq!((offered(SECRETARY), offered(CHAIR)), (false, true));
    let html = || tower.who("").page(&format!("/310107{path}")).text();
    let before = html();
    tower.does(CHAIR, &scheduling, &none);
    let page = tower.reads("", &path);
    assert!(said(&page, 4).contains("列入议题") && !said(&page, 4).contains("联名"), "{}", said(&page, 4));
    // Beside the number stands what it is counted of.
    let terms = &page["petition"];
    let people = terms["people"].as_u64().unwrap();
    assert_eq!(page["threshold"].as_u64().unwrap(), people.div_ceil(10).max(5), "{terms}");
    assert!(before.contains(&format!("{people} 名员工的 10%")) && before.contains("规则 12"), "{before}");
    assert!(!html().contains("名员工的 10%"), "once it is on the agenda no number is needed");
}

fn a_joined_matter_is_found_by_all_its_words(house: &House) {
    let tower = Tower::main(house);
    let first = tower.matter("lin.mo", "早高峰客梯等候太久");
    let words = "B 座货运通道的闸机一刷就报警";
    let second = tower.raises("e0040", "", words);
    let similar = || {
        let shown = tower.reads("", &format!("{}?words={}", tower.at("/similar"), web::encode(words)));
        shown["similar"].as_array().unwrap().iter().any(|s| s["id"] == first.as_str())
    };
    let found = || tower.who("").page("/310107/search?q=%E9%97%B8%E6%9C%BA").text().contains(&first);
    assert!(!similar() && !found());
    tower.does(SECRETARY, &format!("/clusters/{second}/triage"), &[("into", &first)]);
    assert!(similar(), "the joined report's words are compared with");
    assert!(found(), "and it is found by them");
    tower.does(SECRETARY, &format!("/clusters/{second}/separation"), &[]);
    assert!(!similar() && !found(), "parted again, they are not its words");
}

fn the_inbox_has_pages(house: &House) {
    let tower = Tower::main(house);
    let inbox = tower.at("/inbox");
    let before = tower.reads(SECRETARY, &inbox)["waiting"].as_u64().unwrap();
    let raised: Vec<String> = (0..65).map(|n| tower.raises("", "", &format!("第 {n} 件：大堂的灯不亮"))).collect();
    let mut seen = Vec::new();
    let mut path = inbox;
    loop {
        let page = tower.reads(SECRETARY, &path);
        assert_eq!(page["waiting"].as_u64(), Some(before + 65));
        seen.extend(page["clusters"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut path),
            None => break,
        }
    }
    assert_eq!(seen.len() as u64, before + 65);
    assert!(raised.iter().all(|id| seen.contains(id)), "none is left out");
    assert!(seen.is_sorted(), "oldest first");
}

fn hidden_words_stay_hidden_when_joined(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.matter("lin.mo", "大堂太冷");
    let private = tower.raises("e0040", "21", "前台小钱冻感冒了，请了病假。");
    let fields = [("into", cluster.as_str()), ("hide_words", "1")];
    tower.does(SECRETARY, &format!("/clusters/{private}/triage"), &fields);
    let plain = tower.raises("e0041", "", "大堂冷得坐不住。");
    tower.does(SECRETARY, &format!("/clusters/{plain}/triage"), &[("into", &cluster)]);
    let reads = |login: &str| tower.reads(login, &format!("/clusters/{cluster}")).to_string();
    for (login, hidden) in [("", false), ("lin.mo", false), ("e0041", false), ("e0040", true), (SECRETARY, true)] {
        let page = reads(login);
        assert_eq!((page.contains("小钱"), page.contains("坐不住")), (hidden, true), "{login}: {page}");
    }
    let found = tower.who("").page(&format!("/310107/search?q={}", web::encode("小钱"))).text();
    assert!(!found.contains(&cluster), "{found}");
    // What they say of the result is theirs, too.
    tower.does(PROPERTY, &format!("/clusters/{cluster}/result"), &[("words", "暖风机已经打开。")]);
    tower.does("e0040", &format!("/clusters/{cluster}/reopening"), &[("words", "小钱又冻病了。")]);
    assert!(!reads("").contains("冻病") && !reads("e0041").contains("冻病") && reads(SECRETARY).contains("冻病"));
    // What was hidden as a matter of its own is hidden when that is joined to another.
    let other = tower.raises("e0042", "", "小钱的工位正对风口。");
    let fields = [("title", "工位正对风口"), ("category", "air"), ("level", "l1"), ("hide_words", "1")];
    tower.does(SECRETARY, &format!("/clusters/{other}/triage"), &fields);
    tower.does(SECRETARY, &format!("/clusters/{other}/merge"), &[("into", &cluster)]);
    assert!(!reads("").contains("风口") && reads("e0042").contains("正对风口") && !reads("lin.mo").contains("风口"));
}

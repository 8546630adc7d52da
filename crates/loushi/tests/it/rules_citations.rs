//! What an article of the tower's own has decided, and who has signed it.

use loushi::demo::acts::SECRETARY;

use crate::{
    house::{House, on_both},
    rules::{LANQIAO, Tower, text},
    rules_covenants::{COVENANT, adopted, article, commented, draft, edition, list, placed},
};

on_both!(what_decides_is_cited_where_something_is_decided, who_has_not_signed_is_known_to_those_who_keep_it);

fn what_decides_is_cited_where_something_is_decided(house: &House) {
    let tower = Tower::main(house);
    let raised = |words: &str| tower.raises("lin.mo", "17", words);
    let form = |cluster: &str, step: &str| {
        tower.who(SECRETARY).page(&format!("/310107/clusters/{cluster}/{step}")).ok().text()
    };
    let noisy = raised("楼上白天敲墙。");
    assert!(!form(&noisy, "triage").contains("依据的条款"), "nothing is in force yet");
    let id = draft(&tower, &COVENANT);
    commented(&tower, &id);
    let item = placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
    adopted(&tower, &item, 6, None);
    let page = edition(&tower, &id);
    let (charter, conduct, lifts) =
        (text(&page, "charter"), text(&article(&page, "办公环境"), "id"), text(&article(&page, "公共设施"), "id"));
    let uses = |article: &str| {
        let page = tower.reads("", &format!("/charters/{charter}/articles/{article}"));
        list(&page, "uses").into_iter().map(|u| (text(u, "kind"), text(u, "href"))).collect::<Vec<_>>()
    };
    // Grouping, settling and declining offer the articles in force, and keep what was chosen with what was decided.
    for step in ["triage", "declination"] {
        let html = form(&noisy, step);
        assert!(html.contains("依据的条款") && html.contains("公约 第四条 办公环境"), "{html}");
    }
    let triage = [("title", "楼上白天敲墙"), ("category", "other"), ("floor", tower.floor("17")), ("level", "l1")];
    let path = format!("/clusters/{noisy}/triage");
    for other in ["art_01k89vnjm0e1n943nq9pc6fh1c", "nothing"] {
        tower.at_fault(SECRETARY, &path, &[&triage[..], &[("article", other)]].concat(), "article");
    }
    tower.does(SECRETARY, &path, &[&triage[..], &[("article", conduct.as_str())]].concat());
    let href = format!("/310107/clusters/{noisy}");
    assert_eq!(uses(&conduct), [("issue".to_owned(), href.clone())]);
    // The same article for the same item is one use; another article is another.
    let result = format!("/clusters/{noisy}/result");
    tower.does("gu.yanqiu", &result, &[("words", "已改到午间。"), ("article", &conduct)]);
    assert_eq!(uses(&conduct).len(), 1);
    let goods = raised("外卖走客梯。");
    let decline = [("reason", "answered"), ("words", "外卖走货梯。"), ("article", lifts.as_str())];
    tower.does(SECRETARY, &format!("/clusters/{goods}/declination"), &decline);
    assert_eq!(uses(&lifts), [("issue".to_owned(), format!("/310107/clusters/{goods}"))]);
    assert_eq!(house.events("covenants.article_cited"), 2, "each use is in the record");
    // The draft of a resolution goes by an article, too.
    let (_, item) = tower.item("lin.mo", "货梯使用时段");
    let fields = [("title", "货梯使用时段"), ("words", "货物走货梯。"), ("article", lifts.as_str())];
    tower.does(SECRETARY, &format!("/items/{item}/text"), &fields);
    assert_eq!(uses(&lifts).iter().filter(|(kind, _)| kind == "resolution").count(), 1);
    // Nothing chosen, nothing kept.
    let quiet = raised("17 层空调太冷。");
    tower.triages(&quiet, "17 层空调太冷", "17", "l1");
    assert_eq!(uses(&conduct).len(), 1);
}

fn who_has_not_signed_is_known_to_those_who_keep_it(house: &House) {
    let tower = Tower::main(house);
    let id = draft(&tower, &COVENANT);
    commented(&tower, &id);
    let item = placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
    adopted(&tower, &item, 6, None);
    let charter = text(&edition(&tower, &id), "charter");
    let page = |login: &str| tower.reads(login, &format!("/charters/{charter}"));
    let firm = tower.organisation(LANQIAO);
    let open = list(&page(SECRETARY), "unsigned").len();
    assert_eq!(page(SECRETARY)["firms"].as_u64(), Some(open as u64));
    assert!(page(SECRETARY)["unsigned"].to_string().contains(LANQIAO));
    for login in ["", "e0100"] {
        assert!(list(&page(login), "unsigned").is_empty(), "{login:?} sees how many, and not who");
    }
    tower.does("zhou.yining", &format!("/charters/{charter}/signatures"), &[("signer", &firm)]);
    assert_eq!(list(&page(SECRETARY), "unsigned").len(), open - 1);
    assert!(!page("lin.mo")["unsigned"].to_string().contains(LANQIAO), "members see it, too");
    // Reminded once, on the day of the rules: not those who signed.
    let (signed, waiting) = (tower.told("zhou.yining", 0).len(), tower.told("he.lanzhou", 0).len());
    tower.leap(tower.today().plus_days(20));
    tower.leap(tower.today().plus_days(20));
    let reminded =
        |login: &str, before: usize| tower.told(login, before).iter().filter(|t| t.contains("还没有签署")).count();
    assert_eq!(reminded("he.lanzhou", waiting), 1);
    // Whoever is a member too still has to sign as one.
    assert!(reminded("zhou.yining", signed) <= 1);
    assert_eq!(list(&page(SECRETARY), "unsigned").len(), open - 1);
}

//! Party organisations: the chain and its breaks, alliances, advice and founding with the firms' willingness, coverage.

use kernel::{Role, Scope};
use serde_json::Value;

use crate::{
    house::{House, district, on_both},
    rules::{ELSEWHERE, LANQIAO, PARTY, SUBDISTRICT, Tower, everything, text, traces, write},
};

on_both!(
    the_chain_is_read_by_those_who_answer_for_it,
    a_break_is_mended_and_the_former_superior_is_kept,
    coverage_is_exact,
    a_branch_is_founded_with_written_willingness_only,
    what_is_advised_comes_from_numbers,
    alliances_run_across_the_tree,
    a_towers_own_rules_hold_for_its_organisations,
);

pub const DISTRICT: &str = "qu.ban";
pub const TOWER_UNIT: &str = "和衡中心楼宇联合党委";
const COMMUNITY: &str = "长风新村街道社区党委";
const BROKEN: &str = "朗越会展党支部";
pub const BRANCH: &str = "明岫信息党支部";
const YUNTU: &str = "云图数据服务（上海）有限公司";

/// The id of an organisation that the district's clerk sees.
pub fn unit(tower: &Tower<'_>, name: &str) -> String {
    let chart = tower.reads(DISTRICT, "/party");
    let found = list(&chart, "units").iter().find(|u| u["name"] == name).cloned();
    text(&found.unwrap_or_else(|| panic!("{name} is not in {chart}")), "id")
}

pub fn list<'v>(of: &'v Value, name: &str) -> &'v [Value] {
    of[name].as_array().map_or(&[], Vec::as_slice)
}

pub fn names(of: &Value, name: &str) -> Vec<String> {
    list(of, name).iter().map(|v| text(v, "name")).collect()
}

pub fn page(tower: &Tower<'_>, login: &str, name: &str) -> Value {
    tower.reads(login, &format!("/party/organisations/{}", unit(tower, name)))
}

fn the_chain_is_read_by_those_who_answer_for_it(house: &House) {
    let tower = Tower::main(house);
    assert_eq!(tower.status("", "/party"), 401);
    assert_eq!(tower.status("lin.mo", "/party"), 403);
    let all = names(&tower.reads(DISTRICT, "/party"), "units");
    assert_eq!(all.len(), 13, "{all:?}");
    let mine = names(&tower.reads(PARTY, "/party"), "units");
    for name in [TOWER_UNIT, BRANCH, BROKEN, "明岫信息研发党小组"] {
        assert!(mine.contains(&name.to_owned()), "{name} is not among {mine:?}");
    }
    assert!(!mine.contains(&"澄园大厦楼宇联合党总支".to_owned()));
    let other = unit(&tower, "听涛国际楼宇联合党委");
    for login in [PARTY, SUBDISTRICT, ELSEWHERE] {
        assert_eq!(tower.status(login, &format!("/party/organisations/{other}")), 404, "{login}");
    }
    let own = unit(&tower, TOWER_UNIT);
    assert_eq!(tower.status(ELSEWHERE, &format!("/party/organisations/{own}")), 404);
    let stranger = house.enter_other(Role::DistrictClerk);
    assert!([403, 404].contains(&stranger.get(&format!("/{}/party/organisations/{own}", district())).status.as_u16()));
    // The picture says in words what it shows, and the list behind it has the links.
    let html = tower.who(PARTY).page(&format!("/{}/party", district())).text();
    assert!(html.contains("<title id=\"chart-t\">") && html.contains("<desc id=\"chart-d\">"), "{html}");
    assert!(html.contains("class=\"tree\"") && html.contains(&format!("/party/organisations/{own}")));
    // What binds members together can be looked for.
    let bound = names(&tower.reads(DISTRICT, "/party?bond=interest"), "units");
    assert_eq!(bound, ["言蹊设计党支部"]);
    // On the tower's public page everybody reads which organisations work there, and nothing more.
    let public = tower.reads("", &tower.at(""));
    assert!(public["parts"]["party"].as_array().is_some_and(|u| u.len() == 6), "{public}");
    // Below the secretary's own level, and nowhere else.
    let branch = unit(&tower, BRANCH);
    let group = [
        ("kind", "group"),
        ("name", "明岫信息测试党小组"),
        ("superior", branch.as_str()),
        ("founded", "2025-06-01"),
        ("basis", "明岫支部〔2025〕2号"),
    ];
    tower.does(PARTY, "/party/organisations/new", &group);
    let committee = [
        ("kind", "tower_general"),
        ("name", "拾光里楼宇联合党总支"),
        ("superior", &unit(&tower, "长寿路街道社区党委")),
        ("towers", "拾光里"),
        ("founded", "2025-06-01"),
        ("basis", "长寿社区党委〔2025〕2号"),
    ];
    tower.refused(PARTY, "/party/organisations/new", &committee, 404, "not_found");
    tower.refused(SUBDISTRICT, "/party/organisations/new", &committee, 404, "not_found");
    tower.does(DISTRICT, "/party/organisations/new", &committee);
    let second: Vec<(&str, &str)> =
        committee.iter().map(|(n, v)| if *n == "name" { (*n, "拾光里第二党总支") } else { (*n, *v) }).collect();
    tower.refused(DISTRICT, "/party/organisations/new", &second, 409, "party.tower_has_one");
    tower.at_fault(DISTRICT, "/party/organisations/new", &committee, "name");
}

fn a_break_is_mended_and_the_former_superior_is_kept(house: &House) {
    let tower = Tower::main(house);
    let (broken, own, community) = (unit(&tower, BROKEN), unit(&tower, TOWER_UNIT), unit(&tower, COMMUNITY));
    let chart = tower.reads(PARTY, "/party");
    let found = &list(&chart, "breaks")[0];
    assert_eq!((text(found, "fault"), text(found, "mend")), ("level_skipped".into(), TOWER_UNIT.into()));
    assert_eq!(list(&chart, "breaks").len(), 1);
    let path = format!("/party/organisations/{broken}/superior");
    let to = |superior: &str| {
        [("superior", superior.to_owned()), ("words", "长风社区党委〔2026〕2号，理顺隶属。".to_owned())]
    };
    fn fields<'a>(of: &'a [(&'static str, String); 2]) -> Vec<(&'static str, &'a str)> {
        of.iter().map(|(n, v)| (*n, v.as_str())).collect()
    }
    tower.refused(PARTY, &path, &fields(&to(&own)), 403, "forbidden.party.reparent_unit");
    tower.refused(ELSEWHERE, &path, &fields(&to(&own)), 404, "not_found");
    tower.at_fault(SUBDISTRICT, &path, &[("superior", own.as_str())], "words");
    tower.refused(SUBDISTRICT, &path, &fields(&to(&community)), 409, "party.same_superior");
    let group = unit(&tower, "明岫信息研发党小组");
    tower.refused_by("楼宇党建规则 1", SUBDISTRICT, &path, &fields(&to(&group)), (422, "party.wrong_level"));
    let branch = unit(&tower, BRANCH);
    let circle = format!("/party/organisations/{branch}/superior");
    tower.refused(SUBDISTRICT, &circle, &fields(&to(&group)), 422, "party.circle");
    let before = tower.today();
    tower.leap(before.plus_days(3));
    tower.does(SUBDISTRICT, &path, &fields(&to(&own)));
    assert_eq!(list(&tower.reads(PARTY, "/party"), "breaks").len(), 0);
    let superior_on = |on: &str| {
        let chart = tower.reads(DISTRICT, &format!("/party?on={on}"));
        let found = list(&chart, "units").iter().find(|u| u["name"] == BROKEN).cloned().unwrap();
        text(&found, "superior")
    };
    assert_eq!((superior_on(&before.to_string()), superior_on("")), (community.clone(), own.clone()));
    assert_eq!(names(&page(&tower, SUBDISTRICT, BROKEN), "superiors"), [TOWER_UNIT, COMMUNITY]);
    // Nothing is dissolved while others stand below it, and what is dissolved is not changed.
    let end = [("words", "合并。")];
    let dissolve = |id: &str| format!("/party/organisations/{id}/dissolution");
    tower.refused(SUBDISTRICT, &dissolve(&branch), &end, 409, "party.has_others_below");
    tower.refused(SUBDISTRICT, &dissolve(&community), &end, 403, "forbidden.party.dissolve_unit");
    tower.does(SUBDISTRICT, &dissolve(&group), &end);
    tower.refused(SUBDISTRICT, &dissolve(&group), &end, 409, "party.dissolved");
    assert!(!names(&tower.reads(DISTRICT, "/party"), "units").contains(&"明岫信息研发党小组".to_owned()));
}

fn coverage_is_exact(house: &House) {
    let tower = Tower::main(house);
    let path = format!("/party/coverage?tower={}", tower.id);
    let found = tower.reads(PARTY, &path);
    assert_eq!((found["whole"]["firms_covered"].as_u64(), found["whole"]["firms"].as_u64()), (Some(3), Some(4)));
    assert_eq!(names(&found, "uncovered"), [YUNTU]);
    assert_eq!(names(&found, "without_union"), [YUNTU]);
    let html = tower.who(PARTY).page(&format!("/{}{path}", district())).text();
    assert!(html.contains("3 / 4（75%）"), "{html}");
    let whole = tower.reads(DISTRICT, "/party/coverage");
    assert_eq!((whole["whole"]["towers_covered"].as_u64(), whole["whole"]["towers"].as_u64()), (Some(4), Some(12)));
    assert!(list(&whole, "towers_without").iter().any(|n| n == "拾光里"));
    assert_eq!(tower.reads(ELSEWHERE, "/party/coverage")["whole"]["towers"].as_u64(), Some(1));
    // The twenty-fifth member of the union prompts, a union ends the prompt.
    let counts = tower.at("/party/counts");
    let yanxi = tower.organisation("言蹊建筑设计（上海）有限公司");
    let count = |members: &str, union: &str| {
        let fields = [("firm", yanxi.as_str()), ("full", "5"), ("union_members", members), ("union", union)];
        text(&tower.does(PARTY, &counts, &fields).json(), "says")
    };
    assert!(!count("24", "").contains("工会法"));
    assert!(count("25", "").contains("工会法 11"));
    assert_eq!(names(&tower.reads(PARTY, &path), "without_union").len(), 2);
    assert!(!count("25", "言蹊工会委员会").contains("工会法"));
    assert_eq!(names(&tower.reads(PARTY, &path), "without_union"), [YUNTU]);
    tower.at_fault(PARTY, &counts, &[("firm", yanxi.as_str()), ("full", "-1")], "full");
    tower.refused(ELSEWHERE, &counts, &[("firm", yanxi.as_str())], 403, "forbidden.party.count_members");
}

fn what_is_advised_comes_from_numbers(house: &House) {
    let tower = Tower::main(house);
    let ask = |query: &str| tower.reads(PARTY, &format!("/party/advice?{query}"))["answer"].clone();
    for (full, form, more) in [
        (2, "with_neighbours", 1),
        (3, "branch", 4),
        (49, "branch", 1),
        (50, "general_branch", 50),
        (99, "general_branch", 1),
    ] {
        let answer = ask(&format!("full={full}&firms=1"));
        assert_eq!((text(&answer, "form"), answer["next_more"].as_u64()), (form.into(), Some(more)), "{full}");
    }
    for (full, months, form, by) in
        [(3, 5, "temporary_branch", "months"), (3, 6, "branch", "months"), (2, 6, "with_neighbours", "full")]
    {
        let answer = ask(&format!("full={full}&firms=1&months={months}"));
        assert_eq!(
            (text(&answer, "form"), text(&answer, "by")),
            (form.into(), by.into()),
            "{full} for {months} months"
        );
    }
    for (full, board) in [(6, false), (7, true)] {
        assert_eq!(ask(&format!("full={full}&firms=1"))["board"], board, "{full}");
    }
    for (firms, warned) in [(5, 0), (6, 1)] {
        assert_eq!(list(&ask(&format!("full=3&firms={firms}")), "warnings").len(), warned, "{firms} firms");
    }
    let committee = ask("full=100");
    assert_eq!((text(&committee, "form"), committee["next_more"].as_u64()), ("committee".into(), None));
    // From what is known: the firm's own numbers, then those of the whole tower.
    let firm = ask(&format!("towers={}&firm={}", web::encode("和衡中心"), web::encode(YUNTU)));
    assert_eq!((text(&firm, "form"), text(&firm, "clause")), ("branch".into(), "支部条例 2".into()));
    let whole = tower.reads(PARTY, &format!("/party/advice?towers={}", web::encode("和衡中心")));
    assert_eq!(names(&whole, "own_branches"), [YUNTU]);
    // Nothing that is known of a tower for which the reader does not answer.
    let there = ask(&format!("towers={}", web::encode("听涛国际")));
    assert_eq!(text(&there, "form"), "contact");
    let towers = format!("{}&full=60", web::encode("和衡中心、澄园大厦"));
    assert_eq!(ask(&format!("towers={towers}"))["joint_towers"], true);
    assert_eq!(tower.status("lin.mo", "/party/advice"), 403);
}

fn a_branch_is_founded_with_written_willingness_only(house: &House) {
    let tower = Tower::main(house);
    let own = unit(&tower, TOWER_UNIT);
    let yuntu: kernel::OrganisationId = tower.organisation(YUNTU).parse().unwrap();
    tower.appoints("e0100", Role::OrganisationDelegate, Scope::Organisation(yuntu));
    // Registered as if it were there: refused, with the way to propose it.
    let mut fields =
        vec![("kind", "branch"), ("name", "云图数据党支部"), ("superior", own.as_str()), ("towers", "和衡中心")];
    let today = tower.today().to_string();
    let register =
        [fields.clone(), vec![("firms", YUNTU), ("founded", today.as_str()), ("basis", "和衡党委〔2026〕1号")]]
            .concat();
    let found = "/party/organisations/new";
    tower.refused_by("楼宇党建规则 2", PARTY, found, &register, (409, "party.needs_proposal"));
    let propose = "/party/proposals/new";
    tower.refused_by("楼宇党建规则 2", PARTY, propose, &fields, (409, "party.nobody_asked"));
    let firms = format!("{YUNTU}\n{LANQIAO}");
    fields.extend([("firms", firms.as_str()), ("full", "4"), ("words", "四名正式党员。")]);
    tower.refused("lin.mo", propose, &fields, 403, "forbidden.party.propose_unit");
    let before = tower.told("e0100", 0).len();
    let proposal = tower.does(PARTY, propose, &fields).at("id");
    let at = |tail: &str| format!("/party/proposals/{proposal}{tail}");
    assert!(tower.told("e0100", before)[0].contains("云图数据党支部"));
    tower.refused_by("楼宇党建规则 2", PARTY, &at("/submission"), &[], (409, "party.not_willing"));
    // Not willing: the firm is off the list, and nobody can tell which it was.
    let lanqiao = tower.organisation(LANQIAO);
    let delegate = tower.person("zhou.yining");
    let answer = at("/willingness");
    tower.at_fault("zhou.yining", &answer, &[("answer", "perhaps")], "answer");
    let events = |about: &str| {
        let found =
            everything(house).into_iter().filter(|(table, row)| table == "event" && row.contains("firm_left_out"));
        found.filter(|(_, row)| row.contains(about)).count()
    };
    tower.does("zhou.yining", &answer, &[("answer", "no")]);
    assert_eq!(tower.status("zhou.yining", &answer), 404);
    assert_eq!(events(""), 1);
    let hex = crypto::hex(lanqiao.parse::<kernel::OrganisationId>().unwrap().as_bytes());
    for trace in [lanqiao.clone(), hex].into_iter().chain(traces(delegate)) {
        assert_eq!(events(&trace), 0, "the refusal is remembered");
    }
    assert_eq!(names(&tower.reads(PARTY, &at("")), "firms"), [YUNTU]);
    // Willing is in writing.
    tower.at_fault("e0100", &answer, &[("answer", "yes")], "paper");
    tower.does("e0100", &answer, &[("answer", "yes"), ("paper", "意愿书〔2026〕3号")]);
    let decide = at("/decision");
    let yes = [("verdict", "approve"), ("words", "同意。")];
    tower.refused(PARTY, &decide, &yes, 409, "party.not_now");
    tower.does(PARTY, &at("/submission"), &[]);
    tower.refused(PARTY, &decide, &yes, 403, "party.own_proposal");
    tower.refused(ELSEWHERE, &decide, &yes, 404, "not_found");
    tower.at_fault(SUBDISTRICT, &decide, &[("verdict", "return")], "words");
    tower.does(SUBDISTRICT, &decide, &[("verdict", "return"), ("words", "请写明支部名称的依据。")]);
    assert_eq!(text(&tower.reads(PARTY, &at("")), "state"), "asking");
    tower.does(PARTY, &at("/submission"), &[]);
    let branch = tower.does(SUBDISTRICT, &decide, &yes).at("id");
    tower.refused(SUBDISTRICT, &decide, &yes, 409, "party.not_now");
    let made = tower.reads(PARTY, &format!("/party/organisations/{branch}"));
    assert_eq!((text(&made, "kind"), text(&made, "superior")), ("branch".into(), own));
    assert_eq!(made["posts"][0]["vacant_days"], 0);
    let covered = tower.reads(PARTY, &format!("/party/coverage?tower={}", tower.id));
    assert_eq!((covered["whole"]["firms_covered"].as_u64(), names(&covered, "uncovered").len()), (Some(4), 0));
}

fn alliances_run_across_the_tree(house: &House) {
    let tower = Tower::main(house);
    let (own, branch, other) = (unit(&tower, TOWER_UNIT), unit(&tower, BRANCH), unit(&tower, "听涛国际楼宇联合党委"));
    let fields = |name: &'static str, axis: &'static str, convener: &str| {
        let convener = convener.to_owned();
        [
            ("name", name.to_owned()),
            ("axis", axis.to_owned()),
            ("purpose", "共享资源。".to_owned()),
            ("convener", convener),
        ]
    };
    fn of<'a>(fields: &'a [(&'static str, String); 4]) -> Vec<(&'static str, &'a str)> {
        fields.iter().map(|(n, v)| (*n, v.as_str())).collect()
    }
    let new = "/party/alliances/new";
    let area = fields("望江路商圈党建联盟", "area", &own);
    tower.refused(PARTY, new, &of(&area), 403, "forbidden.party.keep_alliance");
    tower.at_fault(SUBDISTRICT, new, &[("name", "商圈联盟"), ("purpose", "共享。")], "axis");
    tower.at_fault(SUBDISTRICT, new, &of(&area)[..3], "convener");
    // Nobody founds one for an organisation that they do not answer for.
    tower.refused(SUBDISTRICT, new, &of(&fields("产业联盟", "industry", &other)), 404, "not_found");
    let area = tower.does(SUBDISTRICT, new, &of(&area)).at("id");
    let trade = tower.does(DISTRICT, new, &of(&fields("数字产业党建联盟", "industry", &other))).at("id");
    let join = |id: &str| format!("/party/alliances/{id}/members");
    tower.does(PARTY, &join(&area), &[("unit", &branch)]);
    tower.does(PARTY, &join(&trade), &[("unit", &branch)]);
    tower.refused(PARTY, &join(&area), &[("unit", &branch)], 409, "party.joined_already");
    tower.refused(PARTY, &join(&trade), &[("unit", &other)], 404, "not_found");
    tower.refused(DISTRICT, &join(&trade), &[("unit", &other)], 409, "party.joined_already");
    // One organisation in two alliances is one organisation; whoever convenes one is its first member.
    let first = tower.reads(PARTY, &format!("/party/alliances/{area}"));
    assert_eq!(
        (text(&list(&first, "members")[0], "id"), &list(&first, "members")[0]["convenes"]),
        (own.clone(), &true.into())
    );
    let ally = &list(&first, "members")[1];
    assert_eq!((text(ally, "id"), ally["also_in"][0].as_str()), (branch.clone(), Some("数字产业党建联盟")));
    assert_eq!(list(&page(&tower, PARTY, BRANCH), "alliances").len(), 2);
    assert_eq!(text(&page(&tower, PARTY, BRANCH), "superior"), own);
    // Nobody is led to an organisation that they may not see.
    let html = tower.who(PARTY).page(&format!("/{}/party/alliances/{trade}", district())).text();
    assert!(
        html.contains("听涛国际楼宇联合党委") && !html.contains(&format!("/party/organisations/{other}")),
        "{html}"
    );
    tower.does(PARTY, &format!("/party/alliances/{area}/members/{branch}/leaving"), &[]);
    let gone = tower.reads(PARTY, &format!("/party/alliances/{area}"));
    assert_eq!((list(&gone, "members").len(), list(&gone, "former").len()), (1, 1));
    tower.refused(PARTY, &format!("/party/alliances/{area}/members/{branch}/leaving"), &[], 409, "party.not_a_member");
    let convener = format!("/party/alliances/{area}/members/{own}/leaving");
    tower.refused(PARTY, &convener, &[], 409, "party.convenes");
    // It is ended by those who answer for its convener, and by nobody else.
    let end = |id: &str| format!("/party/alliances/{id}/ending");
    let offers = |login: &str, id: &str| {
        let page = tower.reads(login, &format!("/party/alliances/{id}"));
        list(&page, "actions").iter().any(|a| a["name"] == "end_alliance")
    };
    let subdistrict = |login: &str, id: &str, may: bool| {
        assert_eq!(offers(login, id), may, "{login} is offered it");
        if !may {
            tower.refused(login, &end(id), &[], 403, "forbidden.party.keep_alliance");
        }
    };
    subdistrict(SUBDISTRICT, &trade, false);
    subdistrict(PARTY, &area, false);
    subdistrict(SUBDISTRICT, &area, true);
    subdistrict(DISTRICT, &area, true);
    subdistrict(DISTRICT, &trade, true);
    tower.refused("lin.mo", &end(&area), &[], 404, "not_found");
    assert!(
        [403, 404].contains(
            &house
                .enter_other(Role::DistrictClerk)
                .post(&format!("/{}{}", district(), end(&area)), &serde_json::json!({}))
                .status
                .as_u16()
        )
    );
    tower.does(SUBDISTRICT, &end(&area), &[]);
    tower.refused(SUBDISTRICT, &end(&area), &[], 409, "party.alliance_over");
    tower.does(DISTRICT, &end(&trade), &[]);
    tower.refused(PARTY, &join(&trade), &[("unit", &branch)], 409, "party.alliance_over");
}

/// A tower may be stricter than the district: its posts, its firms and its advice go by its own layer.
fn a_towers_own_rules_hold_for_its_organisations(house: &House) {
    let tower = Tower::main(house);
    let id: kernel::BuildingId = tower.id.parse().unwrap();
    let from = tower.today().plus_days(1);
    let words = format!(
        "id = \"own\"\nversion = 1\nlayer = \"building\"\ntitle = {{ zh = \"本楼细则\", en = \"Own rules\" }}\nstanding = \"draft\"\n\
         effective_from = \"{from}\"\n\n[[clause]]\nid = \"细则 1\"\nzh = \"书记空缺不超过三十日。\"\nen = \"Thirty days.\"\n\
         source = \"本楼细则\"\nstanding = \"draft\"\n\n[party]\nvacancy_days = {{ value = 30, clause = \"细则 1\" }}\n\
         joint_most = {{ value = 3, clause = \"细则 1\" }}\nacting_days = {{ value = 20, clause = \"细则 1\" }}\n"
    );
    write(house, move |tx| match policy::api::issue(tx, Some(id), &words)? {
        Ok(_) => Ok(()),
        Err(faults) => panic!("{faults:?}"),
    });
    tower.leap(from);
    let warnings = |towers: &str| {
        let asked = format!("/party/advice?towers={}&full=3&firms=4", web::encode(towers));
        list(&tower.reads(DISTRICT, &asked)["answer"], "warnings").to_vec()
    };
    assert!(warnings("和衡中心")[0].as_str().unwrap().contains("细则 1"));
    assert_eq!(warnings("听涛国际").len(), 0, "another tower goes by the district's");
    // A branch whose secretary is gone: its clock is the tower's.
    let (branch, other) = (unit(&tower, BRANCH), unit(&tower, "听涛国际楼宇联合党委"));
    let tenure = |login: &'static str, unit: &str, by: &'static str, above: &'static str| {
        let fields = [
            ("post", "secretary"),
            ("login", login),
            ("full_member", "1"),
            ("year_in_party", "1"),
            ("reviewed", "1"),
            ("basis", "党委〔2026〕7号"),
            ("posted", "1"),
        ];
        let id = tower.does(by, &format!("/party/organisations/{unit}/tenures"), &fields).at("id");
        tower.does(above, &format!("/party/tenures/{id}/decision"), &[("verdict", "approve")]);
        tower.does(above, &format!("/party/tenures/{id}/ending"), &[]);
    };
    tenure("lin.mo", &branch, PARTY, SUBDISTRICT);
    tenure("e0200", &other, DISTRICT, "probe.district_clerk");
    let since = tower.today();
    let late =
        |before: usize, login: &str| tower.told(login, before).iter().filter(|n| n.contains("空缺 31 天")).count();
    tower.leap(since.plus_days(31));
    assert_eq!(late(0, SUBDISTRICT), 1, "{:?}", tower.told(SUBDISTRICT, 0));
    assert_eq!(late(0, DISTRICT), 0, "the other tower's post is not late yet");
    let acting = format!("/party/organisations/{branch}/acting");
    let until = tower.today().plus_days(21).to_string();
    let fields = [("login", "jiang.ruoyun"), ("until", until.as_str()), ("basis", "和衡党委〔2026〕8号")];
    tower.refused_by("细则 1", PARTY, &acting, &fields, (422, "party.acting_too_long"));
}

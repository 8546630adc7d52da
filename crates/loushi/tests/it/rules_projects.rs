//! The rules of W7 until the work begins: who reviews, who claims, how pledges add up, who awards.

use kernel::{Date, Role, Scope};
use loushi::demo::acts::{CHAIR, SECRETARY};

use crate::{
    house::{Backend, House, on_both},
    rules::{DRAFT, ELSEWHERE, LANQIAO, MINGXIU, PARTY, PROPERTY, SUBDISTRICT, Tower, text},
};

on_both!(
    nobody_reviews_their_own_project_alone,
    without_a_party_committee_two_bodies_sign,
    unclaimed_projects_need_a_reason,
    claims_in_part_and_together_add_up,
    whoever_decides_has_no_part_in_it,
    a_project_starts_with_a_plan,
);

const YES: &[(&str, &str)] = &[("verdict", "approve"), ("words", "同意。")];

fn nobody_reviews_their_own_project_alone(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.resolved("lin.mo", "电梯错峰");
    let review = |project: &str| format!("/projects/{project}/review");
    // By the chair for the committee: neither the chair nor the secretary, the Party committee alone.
    let project = tower.does(CHAIR, &format!("/clusters/{cluster}/project"), &DRAFT).at("id");
    tower.refused(PARTY, &review(&project), YES, 409, "projects.not_now");
    let bare =
        [("title", "电梯错峰"), ("purpose", "等得短。"), ("rev", &tower.says(&format!("/projects/{project}"), "rev"))];
    tower.does(CHAIR, &format!("/projects/{project}/draft"), &bare);
    let problem = tower.refused(CHAIR, &format!("/projects/{project}/submission"), &[], 422, "projects.incomplete");
    assert!(problem["way_out"].is_string());
    let rev = tower.says(&format!("/projects/{project}"), "rev");
    let whole: Vec<(&str, &str)> = DRAFT.into_iter().chain([("rev", rev.as_str())]).collect();
    tower.does(CHAIR, &format!("/projects/{project}/draft"), &whole);
    tower.does(CHAIR, &format!("/projects/{project}/submission"), &[]);
    tower.refused_by("规则 26", CHAIR, &review(&project), YES, (403, "projects.own_project"));
    tower.refused_by("规则 26", SUBDISTRICT, &review(&project), YES, (403, "projects.not_the_reviewer"));
    tower.refused(SECRETARY, &review(&project), YES, 403, "forbidden.projects.review_project");
    tower.at_fault(PARTY, &review(&project), &[("verdict", "return")], "words");
    tower.at_fault(PARTY, &review(&project), &[("words", "好。")], "verdict");
    let before = tower.told("lin.mo", 0).len();
    tower.does(PARTY, &review(&project), &[("verdict", "return"), ("words", "目标写清楚。")]);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "draft");
    tower.does(SECRETARY, &format!("/projects/{project}/submission"), &[]);
    tower.does(PARTY, &review(&project), YES);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "published");
    tower.each_was_told(&[("lin.mo", before)], &["退回修改", "已提交审核", &format!("前可以认领：{}", DRAFT[0].1)]);
    // By the Party committee: the subdistrict signs too, one person is not two, and one body is not two.
    let cluster = tower.resolved("lin.mo", "母婴室");
    let project = tower.does(PARTY, &format!("/clusters/{cluster}/project"), &DRAFT).at("id");
    tower.does(PARTY, &format!("/projects/{project}/submission"), &[]);
    tower.does(PARTY, &review(&project), YES);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "under_review");
    for login in [PARTY, "wei.zhiqiu"] {
        tower.refused_by("规则 26", login, &review(&project), YES, (409, "projects.own_body_alone"));
    }
    tower.does(SUBDISTRICT, &review(&project), YES);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "published");
}

fn without_a_party_committee_two_bodies_sign(house: &House) {
    let tower = Tower::named(house, "澄园大厦");
    tower.appoints("e0612", Role::CommitteeSecretary, Scope::Building(tower.id.parse().unwrap()));
    let cluster = tower.raises("e0613", "", "大堂太冷，前台都穿羽绒服。");
    let fields = [("title", "大堂太冷"), ("category", "other"), ("level", "l1")];
    tower.does("e0612", &format!("/clusters/{cluster}/triage"), &fields);
    // Its resolution is in effect: how that comes about is told elsewhere.
    let id: issues::api::ClusterId = cluster.parse().unwrap();
    let hex = crypto::hex(id.as_bytes());
    let bytes = if house.place.backend == Backend::Sqlite { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") };
    house.sql(&format!("update cluster set state = 'effective' where id = {bytes}"));
    let project = tower.does("e0612", &format!("/clusters/{cluster}/project"), &DRAFT).at("id");
    tower.does("e0612", &format!("/projects/{project}/submission"), &[]);
    let review = format!("/projects/{project}/review");
    let state = || text(&tower.reads("e0612", &format!("/projects/{project}")), "state");
    tower.refused(PARTY, &review, YES, 404, "not_found");
    let before = tower.told(SUBDISTRICT, 0).len();
    tower.does(ELSEWHERE, &review, YES);
    assert_eq!(state(), "under_review");
    assert_eq!(tower.told(SUBDISTRICT, before).len(), 1, "the subdistrict is called");
    tower.refused_by("规则 26", ELSEWHERE, &review, YES, (409, "projects.own_body_alone"));
    tower.does(SUBDISTRICT, &review, YES);
    assert_eq!(state(), "published");
}

fn unclaimed_projects_need_a_reason(house: &House) {
    let tower = Tower::main(house);
    let (cluster, project) = tower.published("lin.mo", "电梯错峰");
    let state = || tower.says(&format!("/projects/{project}"), "state");
    let until: Date = tower.says(&format!("/projects/{project}"), "due").parse().unwrap();
    assert_eq!(until, tower.working_days(10));
    let settle = format!("/projects/{project}/unclaimed");
    let close = [("choice", "close"), ("words", "一年内没有条件。")];
    tower.refused(SECRETARY, &settle, &close, 409, "projects.not_now");
    tower.leap(until);
    assert_eq!(state(), "published", "the last day is a day for claims");
    let before = tower.told("lin.mo", 0).len();
    tower.leap(until.plus_days(1));
    assert_eq!(state(), "unclaimed");
    let firm = tower.organisation(MINGXIU);
    let claim = [("claimant", firm.as_str()), ("money", "100"), ("words", "我们来。")];
    tower.refused("he.lanzhou", &format!("/projects/{project}/claims"), &claim, 409, "projects.not_now");
    tower.at_fault(SECRETARY, &settle, &[("choice", "republish")], "words");
    tower.at_fault(SECRETARY, &settle, &[("choice", "forget"), ("words", "算了。")], "choice");
    tower.does(SECRETARY, &settle, &[("choice", "republish"), ("words", "换个说法再发一次。")]);
    assert_eq!(state(), "published");
    let until: Date = tower.says(&format!("/projects/{project}"), "due").parse().unwrap();
    tower.leap(until.plus_days(1));
    tower.does(SECRETARY, &settle, &close);
    assert_eq!((state(), tower.says(&format!("/clusters/{cluster}"), "state")), ("ended".into(), "closed".into()));
    tower.each_was_told(&[("lin.mo", before)], &["没有认领方", "已发布", "没有认领方", "项目结束"]);
}

fn claims_in_part_and_together_add_up(house: &House) {
    let tower = Tower::main(house);
    let (_, project) = tower.published("lin.mo", "电梯错峰");
    let path = format!("/projects/{project}/claims");
    let (property, firm, other) =
        (tower.organisation("恒诚物业服务有限公司"), tower.organisation(MINGXIU), tower.organisation(LANQIAO));
    let claim = |of: &str, money: &str, people: &str| {
        [("claimant", of), ("money", money), ("people", people), ("words", "按承诺办。")]
            .map(|(n, v)| (n, v.to_owned()))
    };
    fn fields<'a>(of: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
        of.iter().map(|(n, v)| (*n, v.as_str())).collect()
    }
    let as_me = [("claimant", "me"), ("people", "1"), ("words", "我来。")];
    tower.refused(ELSEWHERE, &path, &as_me, 403, "forbidden.projects.claim_project");
    let problem = tower.refused("bu.ren", &path, &as_me, 403, "projects.not_of_the_tower");
    assert!(problem["way_out"].is_string());
    let problem = tower.refused("zhou.yining", &path, &fields(&claim(&firm, "1", "")), 403, "projects.not_your_claim");
    assert!(problem["way_out"].is_string());
    let problem = tower.refused(PROPERTY, &path, &fields(&claim(&property, "28000.01", "")), 422, "projects.too_much");
    assert!(text(&problem, "detail").contains("28000") || text(&problem, "detail").contains("28,000"), "{problem}");
    tower.at_fault(PROPERTY, &path, &fields(&claim(&property, "", "")), "money");
    tower.at_fault(PROPERTY, &path, &fields(&claim(&property, "-5", "")), "money");
    tower.at_fault(PROPERTY, &path, &fields(&claim(&property, "1", "0.5")), "people");
    let first = tower.does(PROPERTY, &path, &fields(&claim(&property, "19999.99", "2"))).at("id");
    tower.refused(PROPERTY, &path, &fields(&claim(&property, "1", "")), 409, "projects.claimed_already");
    let mut joint = claim(&firm, "8000.01", "2").to_vec();
    joint.push(("joint", first.clone()));
    let second = tower.does("he.lanzhou", &path, &fields(&joint)).at("id");
    let third = tower.does("zhou.yining", &path, &fields(&claim(&other, "9000", ""))).at("id");
    let person =
        tower.does("e0100", &path, &[("claimant", "me"), ("goods", "1"), ("words", "我有一个货架。")]).at("id");
    let award = format!("/projects/{project}/award");
    let choose = |claims: &[&String]| {
        let mut fields: Vec<(&str, String)> = claims.iter().map(|c| ("claims", (*c).clone())).collect();
        fields.push(("words", "按标准。".into()));
        fields
    };
    let until: Date = tower.reads(SECRETARY, &format!("/projects/{project}"))["due"].as_str().unwrap().parse().unwrap();
    assert!(until > tower.working_days(10), "the award is due after the window");
    tower.refused(PARTY, &award, &fields(&choose(&[&third])), 409, "projects.window_open");
    tower.leap(tower.working_days(10).plus_days(1));
    let problem = tower.refused(
        "lin.mo",
        &path,
        &[("claimant", "me"), ("people", "1"), ("words", "我来。")],
        409,
        "projects.window_over",
    );
    assert!(problem["way_out"].is_string());
    // Together or not at all, and never more than is needed.
    let problem = tower.refused(PARTY, &award, &fields(&choose(&[&first, &third])), 422, "projects.not_together");
    assert!(problem["way_out"].is_string());
    let problem = tower.refused(PARTY, &award, &fields(&choose(&[&first, &second, &third])), 422, "projects.too_much");
    assert!(problem["way_out"].is_string());
    tower.at_fault(PARTY, &award, &[("claims", first.as_str())], "words");
    tower.does(PARTY, &award, &fields(&choose(&[&first, &second, &person])));
    let page = tower.reads("", &format!("/projects/{project}"));
    for (kind, needed) in [("money", 2_800_000), ("people", 4), ("goods", 1)] {
        let need = page["needs"].as_array().unwrap().iter().find(|n| n["kind"] == kind).unwrap().clone();
        let of = |name: &str| need[name].as_i64().unwrap();
        assert_eq!((of("needed"), of("pledged"), of("open")), (needed, needed, 0), "{need}");
    }
    let state = |id: &str| text(page["claims"].as_array().unwrap().iter().find(|c| c["id"] == id).unwrap(), "state");
    assert_eq!([&first, &second, &person].map(|c| state(c)), ["awarded"; 3]);
    assert_eq!(state(&third), "declined");
    assert!(tower.told("zhou.yining", 0).iter().any(|t| t.contains("认领未入选")));
    let shown = page["claims"].as_array().unwrap().iter().find(|c| c["id"] == person.as_str()).unwrap().clone();
    assert!(
        text(&shown, "name").is_empty() || !text(&shown, "name").contains("e0100"),
        "a person is not named: {shown}"
    );
}

fn whoever_decides_has_no_part_in_it(house: &House) {
    let tower = Tower::main(house);
    let (_, project) = tower.published("lin.mo", "电梯错峰");
    let path = format!("/projects/{project}/claims");
    let award = format!("/projects/{project}/award");
    let party = house_of_the_party(&tower);
    let yanxi = tower.organisation("言蹊建筑设计（上海）有限公司");
    let one = tower.does(PARTY, &path, &[("claimant", &party), ("people", "2"), ("words", "党员来。")]).at("id");
    tower.does("wei.zhiqiu", &path, &[("claimant", &yanxi), ("money", "28000"), ("words", "我们来。")]);
    tower.leap(tower.working_days(10).plus_days(1));
    let choose = [("claims", one.as_str()), ("words", "合适。")];
    // The secretary speaks for the Party committee, the other member works for the firm: both have a part in it.
    for login in [PARTY, "wei.zhiqiu"] {
        tower.refused_by("规则 28", login, &award, &choose, (403, "projects.conflict"));
    }
    tower.refused_by("规则 28", CHAIR, &award, &choose, (403, "projects.not_the_reviewer"));
    tower.does(SUBDISTRICT, &award, &choose);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "awarded");
    // Where the Party committee has not claimed, its secretary decides and the subdistrict does not.
    let (_, project) = tower.published("lin.mo", "母婴室");
    let firm = tower.organisation(MINGXIU);
    let fields = [("claimant", firm.as_str()), ("money", "28000"), ("words", "我们来。")];
    let claim = tower.does("he.lanzhou", &format!("/projects/{project}/claims"), &fields).at("id");
    tower.leap(tower.working_days(10).plus_days(1));
    let award = format!("/projects/{project}/award");
    let choose = [("claims", claim.as_str()), ("words", "合适。")];
    tower.refused_by("规则 28", SUBDISTRICT, &award, &choose, (403, "projects.not_the_reviewer"));
    // None of them meets the criteria: as if nobody had claimed it.
    tower.does(PARTY, &award, &[("words", "没有一家合适。")]);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "unclaimed");
}

fn house_of_the_party(tower: &Tower<'_>) -> String {
    let building = tower.id.parse().unwrap();
    let body = crate::rules::read(tower.house, move |tx| committees::api::party_of(tx, building)).unwrap();
    body.organisation.unwrap().to_string()
}

fn a_project_starts_with_a_plan(house: &House) {
    let tower = Tower::main(house);
    let (_, project) = tower.awarded("lin.mo", "电梯错峰");
    let start = format!("/projects/{project}/start");
    let day = |days: i64| tower.today().plus_days(days).to_string();
    let (soon, past) = (day(12), day(-1));
    let plan = [("plan", "先调程序。"), ("baseline", "11.5"), ("milestone_1", "程序调整"), ("due_1", soon.as_str())];
    let without = |name: &str| plan.iter().copied().filter(|(n, _)| *n != name).collect::<Vec<_>>();
    tower.at_fault(PROPERTY, &start, &without("plan"), "plan");
    tower.at_fault(PROPERTY, &start, &without("baseline"), "baseline");
    tower.at_fault(PROPERTY, &start, &without("milestone_1"), "milestone_1");
    tower.at_fault(PROPERTY, &start, &without("due_1"), "due_1");
    let late: Vec<(&str, &str)> = without("due_1").into_iter().chain([("due_1", past.as_str())]).collect();
    tower.at_fault(PROPERTY, &start, &late, "due_1");
    tower.refused("lin.mo", &start, &plan, 403, "forbidden.projects.start_project");
    tower.does(PROPERTY, &start, &plan);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "awarded", "the other has not signed");
    tower.refused(PROPERTY, &start, &plan, 409, "projects.wrong_turn");
    tower.does("he.lanzhou", &start, &[]);
    let page = tower.reads("", &format!("/projects/{project}"));
    assert_eq!(
        (text(&page, "state").as_str(), text(&page["measurements"][0], "value").as_str()),
        ("in_progress", "11.5")
    );
}

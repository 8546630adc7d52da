//! The rules of W7 while the work goes on: who is asked and who is told, who goes on where somebody leaves, and what becomes
//! of a project that nobody can appraise.

use kernel::Date;
use loushi::demo::acts::SECRETARY;

use crate::{
    house::{House, on_both},
    rules::{DRAFT, PARTY, PROPERTY, SUBDISTRICT, Tower, text},
};

on_both!(
    whoever_is_asked_is_asked_and_others_are_told,
    what_is_owed_names_its_project,
    the_others_go_on_where_one_has_left,
    whoever_leads_next_hands_in_the_plan,
    a_project_under_review_can_be_terminated,
    an_appraisal_waits_for_people_to_draw,
);

const FIRM: &str = "he.lanzhou";
const TITLE: &str = "电梯错峰分区停靠试行";

/// A project that both claimants have signed: answers it with its milestone.
fn started(tower: &Tower<'_>) -> (String, String) {
    let (_, project) = tower.awarded("lin.mo", "电梯错峰");
    let due = tower.today().plus_days(12).to_string();
    let start = format!("/projects/{project}/start");
    let plan = [("plan", "先调程序。"), ("baseline", "11.5"), ("milestone_1", "程序调整"), ("due_1", due.as_str())];
    tower.does(PROPERTY, &start, &plan);
    tower.does(FIRM, &start, &[]);
    let page = tower.reads("", &format!("/projects/{project}"));
    (project, text(&page["milestones"][0], "id"))
}

fn state(tower: &Tower<'_>, project: &str) -> String {
    tower.says(&format!("/projects/{project}"), "state")
}

/// The claim for which somebody speaks, by its order.
fn claim(tower: &Tower<'_>, project: &str, nth: usize) -> String {
    text(&tower.reads("", &format!("/projects/{project}"))["claims"][nth], "id")
}

/// A claimant leaves, the committee settles, and nobody claims what is left.
fn leaves(tower: &Tower<'_>, project: &str, login: &str, nth: usize) {
    let claim = claim(tower, project, nth);
    tower.does(login, &format!("/claims/{claim}/withdrawal"), &[("words", "人手抽不出来。")]);
    assert_eq!(state(tower, project), "handing_over");
    tower.does(SECRETARY, &format!("/claims/{claim}/settlement"), &[("words", "没有要交接的。")]);
    assert_eq!(state(tower, project), "published");
    let until: Date = tower.says(&format!("/projects/{project}"), "due").parse().unwrap();
    tower.leap(until.plus_days(1));
    assert_eq!(state(tower, project), "unclaimed");
}

/// Everything that each of them was told since, and nothing twice.
#[track_caller]
fn told(tower: &Tower<'_>, login: &str, before: usize) -> Vec<String> {
    tower.jobs();
    let told = tower.told(login, before);
    for (n, one) in told.iter().enumerate() {
        assert!(!told[..n].contains(one), "{login} was told twice: {told:#?}");
    }
    told
}

fn whoever_is_asked_is_asked_and_others_are_told(house: &House) {
    let tower = Tower::main(house);
    let count = |login: &str| tower.told(login, 0).len();
    let (reporter, secretary, firm) = (count("lin.mo"), count(SECRETARY), count(FIRM));
    let (project, milestone) = started(&tower);
    let notices = told(&tower, FIRM, firm);
    assert!(notices.iter().any(|n| n.starts_with("认领通过，请在") && n.ends_with(&format!("前签署认领书：{TITLE}"))));
    assert!(!notices.iter().any(|n| n.contains("明岫")), "who is asked to sign knows who was chosen: {notices:#?}");
    let notices = told(&tower, "lin.mo", reporter);
    let published = notices.iter().find(|n| n.starts_with("项目已发布，")).unwrap();
    assert!(published.ends_with(&format!("日前可以认领：{TITLE}")), "{published}");
    let asked = |n: &String| n.contains(TITLE) && n.contains('请');
    assert!(!notices.iter().any(asked), "a reporter is asked for nothing: {notices:#?}");
    let (reporter, before) = (count("lin.mo"), count(SECRETARY));
    assert!(before > secretary);
    tower.does(PROPERTY, &format!("/milestones/{milestone}/report"), &[("words", "程序已经调好。")]);
    assert_eq!(told(&tower, SECRETARY, before), [format!("请确认里程碑：{TITLE}（程序调整）")]);
    assert_eq!(told(&tower, "lin.mo", reporter), [format!("里程碑已报告完成，等待确认：{TITLE}（程序调整）")]);
    tower.does(SECRETARY, &format!("/milestones/{milestone}/confirmation"), &[("verdict", "yes")]);
    let (reporter, before) = (count("lin.mo"), count(SECRETARY));
    tower.does(PROPERTY, &format!("/projects/{project}/completion"), &[("words", "做完了。")]);
    let due = tower.working_days(10);
    let due = format!("{}月{}日", due.month(), due.day());
    assert_eq!(told(&tower, SECRETARY, before), [format!("项目完工，请在{due}前验收：{TITLE}")]);
    assert_eq!(told(&tower, "lin.mo", reporter), [format!("项目已报告完工，{due}前验收：{TITLE}")]);
}

fn what_is_owed_names_its_project(house: &House) {
    let tower = Tower::main(house);
    let (_, _) = started(&tower);
    let today = tower.reads(FIRM, "/today?tab=mine");
    let items = today["groups"].as_array().unwrap().iter().flat_map(|g| g["items"].as_array().unwrap());
    let pledges: Vec<_> = items.filter(|i| i["kind"] == "pledge").collect();
    let named: Vec<String> = pledges.iter().map(|p| text(p, "title")).collect();
    assert_eq!(named, [format!("{TITLE}：资金 8,000 元"), format!("{TITLE}：人力 2 人（首层引导）")]);
    assert!(pledges.iter().all(|p| text(p, "due") == tower.today().plus_days(12).to_string()), "{pledges:?}");
}

fn the_others_go_on_where_one_has_left(house: &House) {
    let tower = Tower::main(house);
    let (project, milestone) = started(&tower);
    leaves(&tower, &project, PROPERTY, 0);
    let before = tower.told("lin.mo", 0).len();
    let settle = format!("/projects/{project}/unclaimed");
    tower.does(SECRETARY, &settle, &[("choice", "go_on"), ("words", "明岫愿意接着做完。")]);
    assert_eq!(state(&tower, &project), "in_progress");
    let notices = told(&tower, "lin.mo", before);
    assert!(notices[0].starts_with(&format!("项目由其余认领方继续实施：{TITLE}（明岫")), "{notices:#?}");
    // What the one who left has not done is now with the one who goes on.
    tower.does(FIRM, &format!("/milestones/{milestone}/report"), &[("words", "程序已经调好。")]);
    // Where nobody has claimed it before there is nobody to go on.
    let (_, project) = tower.published("lin.mo", "母婴室");
    let until: Date = tower.says(&format!("/projects/{project}"), "due").parse().unwrap();
    tower.leap(until.plus_days(1));
    let settle = format!("/projects/{project}/unclaimed");
    tower.at_fault(SECRETARY, &settle, &[("choice", "go_on"), ("words", "接着做。")], "choice");
}

fn whoever_leads_next_hands_in_the_plan(house: &House) {
    let tower = Tower::main(house);
    let (_, project) = tower.awarded("lin.mo", "电梯错峰");
    let start = format!("/projects/{project}/start");
    tower.does(FIRM, &start, &[]);
    leaves(&tower, &project, PROPERTY, 0);
    let settle = format!("/projects/{project}/unclaimed");
    tower.does(SECRETARY, &settle, &[("choice", "go_on"), ("words", "明岫愿意做。")]);
    assert_eq!(state(&tower, &project), "awarded");
    tower.at_fault(FIRM, &start, &[], "plan");
    let due = tower.today().plus_days(12).to_string();
    let plan = [("plan", "先调程序。"), ("baseline", "11.5"), ("milestone_1", "程序调整"), ("due_1", due.as_str())];
    tower.does(FIRM, &start, &plan);
    assert_eq!(state(&tower, &project), "in_progress");
}

fn a_project_under_review_can_be_terminated(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.resolved("lin.mo", "电梯错峰");
    let project = tower.does(SECRETARY, &format!("/clusters/{cluster}/project"), &DRAFT).at("id");
    tower.does(SECRETARY, &format!("/projects/{project}/submission"), &[]);
    assert_eq!(state(&tower, &project), "under_review");
    let actions = tower.reads(PARTY, &format!("/projects/{project}"))["actions"].to_string();
    assert!(actions.contains("terminate_project"), "{actions}");
    tower.does(PARTY, &format!("/projects/{project}/termination"), &[("words", "产权方已经自己办了。")]);
    assert_eq!(state(&tower, &project), "ended");
    assert_eq!(tower.says(&format!("/clusters/{cluster}"), "state"), "closed");
}

fn an_appraisal_waits_for_people_to_draw(house: &House) {
    let tower = Tower::main(house);
    let (project, milestone) = started(&tower);
    tower.does(PROPERTY, &format!("/milestones/{milestone}/report"), &[("words", "程序已经调好。")]);
    tower.does("lin.mo", &format!("/milestones/{milestone}/confirmation"), &[("verdict", "yes")]);
    tower.does(PROPERTY, &format!("/projects/{project}/completion"), &[("words", "做完了。")]);
    for login in ["lin.mo", SECRETARY, SUBDISTRICT] {
        tower.does(login, &format!("/projects/{project}/acceptance"), &[("verdict", "yes")]);
    }
    let measure = format!("/projects/{project}/measurements");
    for _ in 0..2 {
        tower.leap(tower.says(&format!("/projects/{project}"), "due").parse().unwrap());
        tower.does(SECRETARY, &measure, &[("value", "5")]);
    }
    tower.refused(
        PARTY,
        &format!("/projects/{project}/termination"),
        &[("words", "不做了。")],
        409,
        "projects.not_now",
    );
    tower.leap(tower.says(&format!("/projects/{project}"), "due").parse().unwrap());
    house.sql("update employment set state = 'pending' where state = 'active'");
    let before = tower.told(SECRETARY, 0).len();
    tower.does(PARTY, &measure, &[("value", "5")]);
    assert_eq!(state(&tower, &project), "appraising");
    assert_eq!(tower.told(SECRETARY, before), [format!("暂时没有可以抽取的评议员，本楼有员工加入后自动抽取：{TITLE}")]);
    let page = tower.reads(PARTY, &format!("/projects/{project}"));
    assert_eq!(text(&page, "due"), tower.working_days(5).to_string(), "{page}");
    let owed = || tower.reads(SECRETARY, "/today").to_string().matches("\"appraise\"").count();
    assert_eq!(owed(), 1);
    tower.jobs();
    assert_eq!(owed(), 1);
    house.sql("update employment set state = 'active' where state = 'pending'");
    tower.jobs();
    assert_eq!(owed(), 0);
    let page = tower.reads(PARTY, &format!("/projects/{project}"));
    assert_eq!((text(&page, "state").as_str(), text(&page, "due").as_str()), ("appraising", ""));
    let drawn = tower.reads(SECRETARY, &tower.at("/meetings")).to_string();
    assert!(drawn.contains(TITLE), "{drawn}");
}

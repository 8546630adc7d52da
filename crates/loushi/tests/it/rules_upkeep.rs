//! The rules of W1 for a committee at work: a lost seat, the renewal, a rectification, the end.

use kernel::{Date, Role};
use loushi::demo::acts::{MEMBERS, SECRETARY};

use crate::{
    house::{House, on_both},
    rules::{SUBDISTRICT, Tower, read, text, write},
    rules_documents::{document, issues, rule},
    rules_founding::{CLERK, DISTRICT, New, SECRETARY_OF_PARTY},
};

on_both!(
    a_renewal_begins_by_itself_and_is_put_off_once,
    a_towers_own_rules_begin_its_renewal_earlier,
    a_committee_that_puts_itself_right_is_renewed_in_time,
    nobody_judges_what_they_handed_in,
    a_committee_is_put_right_and_dissolved_with_a_handover,
    what_a_dissolved_committee_owed_is_in_somebodys_hands,
);

/// The ids of a table's rows, oldest first, as pages write them.
pub fn ids_of(house: &House, table: &str) -> Vec<String> {
    let sql = format!("select id from {table} order by id");
    match table {
        "vacancy" => {
            crate::rules::rows::<(kernel::Id<VacancyMark>,)>(house, sql).into_iter().map(|(i,)| i.to_string()).collect()
        }
        _ => crate::rules::rows::<(kernel::Id<FoundingMark>,)>(house, sql)
            .into_iter()
            .map(|(i,)| i.to_string())
            .collect(),
    }
}

enum VacancyMark {}
impl kernel::Kind for VacancyMark {
    const PREFIX: &'static str = "vac";
}
enum FoundingMark {}
impl kernel::Kind for FoundingMark {
    const PREFIX: &'static str = "fnd";
}

fn a_renewal_begins_by_itself_and_is_put_off_once(house: &House) {
    let tower = Tower::main(house);
    let body = read(house, {
        let building: kernel::BuildingId = tower.id.parse().unwrap();
        move |tx| Ok(committees::api::committee_of(tx, building)?.unwrap())
    });
    let ends = body.term_until;
    tower.leap(ends.plus_months(-5));
    let state = || text(&tower.reads("", &format!("/bodies/{}", body.id)), "state");
    assert_eq!(state(), "active");
    tower.leap(ends.plus_months(-5).plus_days(2));
    tower.jobs();
    let renewals: Vec<String> = ids_of(house, "founding");
    assert_eq!(state(), "renewing");
    let of = |id: &String| tower.reads(DISTRICT, &format!("/foundings/{id}"));
    let renewal = renewals.iter().find(|id| text(&of(id), "body") == body.id.to_string()).unwrap().clone();
    let mine = renewals.iter().filter(|id| text(&of(id), "body") == body.id.to_string()).count();
    assert_eq!(mine, 1, "the job runs often, and begins one renewal");
    let path = format!("/foundings/{renewal}/extension");
    let secretary = "lu.zhiwei";
    assert!(tower.told(secretary, 0).iter().any(|t| t.contains("换届已启动")));
    let ask = |until: Date| [("until", until.to_string()), ("words", "疫情影响。".to_owned())];
    fn fields<'a>(of: &'a [(&'static str, String); 2]) -> Vec<(&'static str, &'a str)> {
        of.iter().map(|(n, v)| (*n, v.as_str())).collect()
    }
    tower.at_fault(secretary, &path, &fields(&ask(ends)), "until");
    tower.refused_by(
        "规则 6",
        secretary,
        &path,
        &fields(&ask(ends.plus_months(12).plus_days(1))),
        (422, "founding.too_long"),
    );
    tower.does(secretary, &path, &fields(&ask(ends.plus_months(1))));
    tower.refused_by(
        "规则 6",
        secretary,
        &path,
        &fields(&ask(ends.plus_months(2))),
        (409, "founding.extended_already"),
    );
    let decision = format!("{path}/decision");
    let grant = [("verdict", "grant"), ("words", "同意。")];
    tower.refused(secretary, &decision, &grant, 403, "forbidden.founding.decide_extension");
    tower.does(SUBDISTRICT, &decision, &grant);
    let longer = text(&tower.reads("", &format!("/bodies/{}", body.id)), "term_until");
    assert_eq!(longer, ends.plus_months(1).to_string());
    // Nobody renewed it: that is told, once.
    tower.leap(ends.plus_months(1).plus_days(1));
    let told = || tower.told(SUBDISTRICT, 0).iter().filter(|t| t.contains("和衡中心楼委会任期已于")).count();
    assert_eq!(told(), 1);
    tower.jobs();
    assert_eq!(told(), 1);
    assert_eq!(of(&renewal)["expired"], true);
}

fn a_towers_own_rules_begin_its_renewal_earlier(house: &House) {
    let tower = Tower::main(house);
    let other = Tower::named(house, "澄园大厦");
    let ends = |tower: &Tower<'_>| -> Date {
        text(&tower.reads("", &format!("/bodies/{}", body_of(tower))), "term_until").parse().unwrap()
    };
    let state = |tower: &Tower<'_>| text(&tower.reads("", &format!("/bodies/{}", body_of(tower))), "state");
    let from = tower.today().plus_days(1).to_string();
    issues(&tower, &document("building", 1, &from, &rule("founding.renew_months", "8")), &tower.id);
    tower.leap(ends(&tower).plus_months(-8));
    tower.jobs();
    assert_eq!(state(&tower), "active");
    tower.leap(ends(&tower).plus_months(-8).plus_days(2));
    tower.jobs();
    assert_eq!(state(&tower), "renewing");
    assert!(
        ends(&other) > tower.today().plus_months(5) && state(&other) == "active",
        "the district's rule is five months"
    );
}

/// The renewal of a tower's committee.
fn renewal_of(house: &House, tower: &Tower<'_>) -> String {
    let body = body_of(tower).to_string();
    let of = |id: &String| text(&tower.reads(DISTRICT, &format!("/foundings/{id}")), "body");
    ids_of(house, "founding").into_iter().find(|id| of(id) == body).unwrap()
}

fn a_committee_that_puts_itself_right_is_renewed_in_time(house: &House) {
    let tower = Tower::main(house);
    let body = body_of(&tower);
    let page = || tower.reads("", &format!("/bodies/{body}"));
    let ends: Date = text(&page(), "term_until").parse().unwrap();
    tower.leap(ends.plus_months(-6));
    house.sql("update body set filed_no = null where kind = 'committee' and name like '和衡中心%'");
    let ask = [("findings", "filed"), ("tasks", "补办备案")];
    let case = tower.does(SUBDISTRICT, &format!("/bodies/{body}/rectification"), &ask).at("id");
    tower.leap(ends.plus_months(-5).plus_days(2));
    tower.jobs();
    let renewal = renewal_of(house, &tower);
    assert_eq!(text(&page(), "state"), "rectifying", "it is not done with that");
    house.sql("update body set filed_no = '普社备〔2026〕9号' where kind = 'committee' and name like '和衡中心%'");
    for task in tasks_of(house) {
        tower.does(
            "lu.zhiwei",
            &format!("/rectifications/{case}/explanation"),
            &[("task", &task), ("words", "已补办。")],
        );
    }
    let mended = [("verdict", "mended"), ("words", "已完成。")];
    tower.does(SUBDISTRICT, &format!("/rectifications/{case}/conclusion"), &mended);
    assert_eq!(text(&page(), "state"), "renewing");
    tower.leap(ends.plus_days(1));
    assert_eq!(tower.reads(DISTRICT, &format!("/foundings/{renewal}"))["expired"], true);
}

fn nobody_judges_what_they_handed_in(house: &House) {
    let tower = Tower::main(house);
    let ends: Date = text(&tower.reads("", &format!("/bodies/{}", body_of(&tower))), "term_until").parse().unwrap();
    tower.leap(ends.plus_months(-4));
    tower.jobs();
    let renewal = renewal_of(house, &tower);
    let at = |tail: &str| format!("/foundings/{renewal}{tail}");
    // As long as the committee has somebody to prepare it, the subdistrict does not.
    tower.refused(SUBDISTRICT, &at("/attestations"), &[], 403, "forbidden.founding.prepare_founding");
    house.sql("delete from appointment where role in ('committee_secretary', 'committee_chair')");
    tower.does(SUBDISTRICT, &at("/attestations"), &[("conditions", "consulted")]);
    // Whoever has become a clerk since leaves it to others.
    let new = New::ready(house);
    new.tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
    new.tower.appoints(SECRETARY_OF_PARTY, Role::SubdistrictClerk, kernel::Scope::Tenant);
    let (path, accept) = (new.at("/acceptance"), [("verdict", "accept")]);
    new.tower.refused(SECRETARY_OF_PARTY, &path, &accept, 403, "founding.own_application");
    new.tower.does(CLERK, &path, &accept);
    let approve = [("verdict", "approve"), ("words", "同意。")];
    new.tower.refused(SECRETARY_OF_PARTY, &new.at("/review"), &approve, 403, "founding.own_application");
}

fn a_committee_is_put_right_and_dissolved_with_a_handover(house: &House) {
    let tower = Tower::main(house);
    let body = body_of(&tower);
    let path = format!("/bodies/{body}/rectification");
    let report = || tower.reads(SUBDISTRICT, &format!("/bodies/{body}/conformance"));
    let red = |key: &str| {
        let (rule, of) = key.split_once(':').unwrap_or((key, ""));
        let found = report()["findings"].as_array().unwrap().clone();
        found.iter().any(|f| f["rule"] == rule && f["of"] == of && f["verdict"] != "pass")
    };
    // It rests on what is red, and on enough of it; what holds is nothing to be put right.
    let tasks = ("tasks", "一个月内召开议事会\n清理超期报事");
    tower.refused("lu.zhiwei", &path, &[tasks], 403, "forbidden.founding.start_rectification");
    tower.refused("probe.employee", &path, &[tasks], 403, "forbidden.founding.start_rectification");
    tower.refused_by("规则 16", SUBDISTRICT, &path, &[tasks], (422, "founding.not_enough"));
    tower.at_fault(SUBDISTRICT, &path, &[("findings", "filed"), tasks], "findings");
    let file = |number: &str| {
        house.sql(&format!("update body set filed_no = {number} where kind = 'committee' and name like '和衡中心%'"));
    };
    file("null");
    assert!(red("filed"));
    let ask = [("findings", "filed"), ("evidence", "备案手续没有办。"), tasks];
    let case = tower.does(SUBDISTRICT, &path, &ask).at("id");
    let at = |tail: &str| format!("/rectifications/{case}{tail}");
    let page = || tower.reads("", &at(""));
    assert_eq!(text(&page(), "due"), tower.today().plus_days(60).to_string());
    let points = || page()["points"].as_array().unwrap().clone();
    assert_eq!(points().len(), 3);
    assert!(text(&points()[0], "found").contains("规则"), "with its clause: {:?}", points());
    let state = || text(&tower.reads("", &format!("/bodies/{body}")), "state");
    assert_eq!(state(), "rectifying");
    tower.refused(SUBDISTRICT, &path, &ask, 409, "founding.not_now");
    // It is heard before it falls, and taken back only when all is mended.
    let failed = [("verdict", "failed"), ("words", "没有整改。")];
    tower.refused(SUBDISTRICT, &at("/conclusion"), &failed, 409, "founding.not_now");
    let mended = [("verdict", "mended"), ("words", "已完成。")];
    tower.refused(SUBDISTRICT, &at("/conclusion"), &mended, 409, "founding.tasks_open");
    tower.does("lu.zhiwei", &at("/explanation"), &[("words", "主任病休。")]);
    for task in tasks_of(house) {
        tower.does("lu.zhiwei", &at("/explanation"), &[("words", "已办。"), ("task", &task)]);
    }
    // That it is done is said of all three; the check of today says so of two.
    let done = || points().iter().map(|p| p["done"].as_bool().unwrap()).collect::<Vec<_>>();
    assert_eq!(done(), [false, true, true]);
    let problem = tower.refused_by("规则 1", SUBDISTRICT, &at("/conclusion"), &mended, (409, "founding.still_red"));
    assert!(text(&problem, "detail").contains("备案"), "{problem}");
    file("'普社备〔2026〕9号'");
    assert_eq!(done(), [true, true, true]);
    tower.does(SUBDISTRICT, &at("/conclusion"), &mended);
    assert_eq!((state().as_str(), done()), ("active", vec![true, true, true]));
    // Red again, and taken back all the same: the finding is named, and why.
    file("null");
    assert_eq!(done(), [true, true, true], "what was concluded stays as it was");
    let case = tower.does(SUBDISTRICT, &path, &ask[..1]).at("id");
    let conclusion = format!("/rectifications/{case}/conclusion");
    tower.refused_by("规则 1", SUBDISTRICT, &conclusion, &mended, (409, "founding.still_red"));
    tower.does(SUBDISTRICT, &conclusion, &[mended[0], ("despite", "filed"), ("words", "区里正在补备案。")]);
    assert_eq!(state(), "active");
    // Not mended after its days: dissolution is proposed, and it may be asked once more.
    let case = tower.does(SUBDISTRICT, &path, &ask[..1]).at("id");
    tower.leap(tower.today().plus_days(61));
    let before = tower.told(DISTRICT, 0).len();
    tower.does(SUBDISTRICT, &format!("/rectifications/{case}/conclusion"), &failed);
    assert_eq!(state(), "rectifying");
    assert!(tower.told(DISTRICT, before).iter().any(|t| t.contains("提请撤销")));
    assert_eq!(text(&tower.reads("", &format!("/rectifications/{case}")), "state"), "failed");
    let case = tower.does(SUBDISTRICT, &path, &ask[..1]).at("id");
    file("'普社备〔2026〕9号'");
    tower.does(SUBDISTRICT, &format!("/rectifications/{case}/conclusion"), &mended);
    assert_eq!(state(), "active");
    // The end: what is open goes to somebody first.
    tower.matter("lin.mo", "电梯错峰");
    let path = format!("/bodies/{body}/dissolution");
    let words = [("words", "楼宇拆除重建。")];
    tower.refused(SUBDISTRICT, &path, &words, 403, "forbidden.founding.start_dissolution");
    let resign = format!("/bodies/{body}/resignation");
    tower.does(MEMBERS[7], &resign, &[("words", "调离。")]);
    let end = tower.does(DISTRICT, &path, &words).at("id");
    tower.refused(DISTRICT, &path, &words, 409, "founding.runs_already");
    tower.item("lin.mo", "访客停车");
    let conclude = format!("/dissolutions/{end}/conclusion");
    tower.refused_by("规则 16", DISTRICT, &conclude, &[], (409, "founding.not_handed_over"));
    assert_eq!(tower.status("lin.mo", &format!("/dissolutions/{end}")), 200, "a member sees it");
    let hand = format!("/dissolutions/{end}/handovers");
    tower.at_fault("lu.zhiwei", &hand, &[("subject", "nothing"), ("receiver", "物业")], "subject");
    for subject in open_subjects(house, &tower, &end) {
        let fields = [("subject", subject.as_str()), ("receiver", "subdistrict_clerk")];
        tower.does("lu.zhiwei", &hand, &fields);
    }
    tower.does(DISTRICT, &conclude, &[]);
    assert_eq!(state(), "dissolved");
    let seat = ids_of(house, "vacancy").pop().unwrap();
    assert_eq!(text(&tower.reads("", &format!("/vacancies/{seat}")), "state"), "lapsed", "nobody fills it any more");
    tower.leap(tower.today().plus_days(1));
    assert_eq!(tower.reads("", &format!("/bodies/{body}"))["voting"], 0);
    tower.refused("gu.yanqiu", &tower.at("/meetings/new"), &[], 403, "forbidden.meetings.new_meeting");
}

fn what_a_dissolved_committee_owed_is_in_somebodys_hands(house: &House) {
    const ADDED: usize = 110;
    let tower = Tower::main(house);
    let body = body_of(&tower);
    let cluster = tower.raises("lin.mo", "", "大堂的灯坏了，请处理。");
    let end = tower.does(DISTRICT, &format!("/bodies/{body}/dissolution"), &[("words", "楼宇拆除重建。")]).at("id");
    let (hand, conclude) = (format!("/dissolutions/{end}/handovers"), format!("/dissolutions/{end}/conclusion"));
    // Others owe much that is due earlier, and the committee more than one page of a list holds.
    let ids = owed_by(house, &tower, Role::PropertyManager, ADDED);
    let more = owed_by(house, &tower, Role::CommitteeSecretary, ADDED);
    let open = open_subjects(house, &tower, &end);
    assert!(open.len() > ADDED);
    let problem = tower.refused(DISTRICT, &conclude, &[], 409, "founding.not_handed_over");
    assert!(text(&problem, "detail").contains(&format!(" {} 项", open.len())), "{problem}");
    write(house, move |tx| {
        ids.iter().chain(&more).try_for_each(|id| commitments::api::release_all(tx, id.any()))?;
        tx.nothing_to_record();
        Ok(())
    });
    let open = open_subjects(house, &tower, &end);
    let text_of = |receiver| [("subject", open[0].as_str()), ("receiver", receiver)];
    for receiver in ["恒诚物业服务有限公司", "committee_secretary", "", "system_admin"] {
        tower.at_fault(SECRETARY, &hand, &text_of(receiver), "receiver");
    }
    let before = tower.told(SUBDISTRICT, 0).len();
    for subject in &open {
        tower.does(SECRETARY, &hand, &[("subject", subject), ("receiver", "subdistrict_clerk")]);
    }
    assert!(tower.told(SUBDISTRICT, before).iter().any(|t| t.contains("移交给您")));
    let owed = |subject: &str| {
        let sql = format!("select debtor_role from commitment where subject = '{subject}' and state = 'open'");
        let rows = crate::rules::rows::<(Option<String>,)>(house, sql);
        rows.into_iter().map(|(role,)| role.unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(owed(&cluster), ["subdistrict_clerk"]);
    let packs = || {
        let sql = "select role from handover where role in ('committee_chair', 'committee_secretary') order by role";
        crate::rules::rows::<(String,)>(house, sql.to_owned())
    };
    let before = packs();
    tower.does(DISTRICT, &conclude, &[]);
    tower.leap(tower.today().plus_days(1));
    assert_eq!(packs(), before, "what they had is handed over already");
    let held = "select id from commitment where state in ('open', 'delivered') and debtor_role = 'committee_secretary' and subject = '";
    assert!(open.iter().all(|s| crate::rules::rows::<(Vec<u8>,)>(house, format!("{held}{s}'")).is_empty()));
    // Whoever took it over groups it, and what comes in now is the subdistrict's at once.
    let fields = [("title", "大堂的灯坏了"), ("category", "other"), ("level", "l1")];
    tower.does(SUBDISTRICT, &format!("/clusters/{cluster}/triage"), &fields);
    let next = tower.raises("lin.mo", "", "货梯门关不上，请处理。");
    let [role] = <[String; 1]>::try_from(owed(&next)).unwrap();
    assert!(["service_officer", "subdistrict_clerk"].contains(&role.as_str()), "{role}");
}

/// Many things that a role owes in the tower, due today.
fn owed_by(house: &House, tower: &Tower<'_>, role: Role, n: usize) -> Vec<issues::api::ClusterId> {
    let (building, due) = (tower.id.parse().unwrap(), tower.today());
    write(house, move |tx| {
        let mut ids = Vec::new();
        for _ in 0..n {
            let id = issues::api::ClusterId::new(tx.now());
            let title = kernel::Text::same("一件事");
            let promise = commitments::api::Promise {
                kind: "remind",
                subject: id.any(),
                building: Some(building),
                title: &title,
                href: "/",
                floor: 1,
                debtor: commitments::api::Named::new(commitments::api::Party::Role(role), kernel::Text::same("某方")),
                creditor: None,
                due: Some(kernel::Deadline { on: due, provisional: false }),
            };
            commitments::api::open(tx, &promise)?;
            ids.push(id);
        }
        tx.nothing_to_record();
        Ok(ids)
    })
}

/// What the handover still has open, by its subjects.
fn open_subjects(house: &House, tower: &Tower<'_>, end: &str) -> Vec<String> {
    let page = tower.reads("lu.zhiwei", &format!("/dissolutions/{end}"));
    let n = page["points"].as_array().unwrap().len();
    let sql = "select subject from commitment where state in ('open', 'delivered') and (debtor_role in ('committee_chair', 'committee_secretary', 'committee_member') or creditor_role in ('committee_chair', 'committee_secretary', 'committee_member'))";
    let mut subjects: Vec<String> =
        crate::rules::rows::<(String,)>(house, sql.to_owned()).into_iter().map(|(s,)| s).collect();
    subjects.retain(|s| s != end);
    subjects.sort();
    subjects.dedup();
    assert_eq!(subjects.len(), n, "{page}");
    subjects
}

fn tasks_of(house: &House) -> Vec<String> {
    enum TaskMark {}
    impl kernel::Kind for TaskMark {
        const PREFIX: &'static str = "rti";
    }
    let sql = "select id from rectification_task order by id";
    crate::rules::rows::<(kernel::Id<TaskMark>,)>(house, sql.to_owned()).into_iter().map(|(i,)| i.to_string()).collect()
}

pub fn body_of(tower: &Tower<'_>) -> kernel::BodyId {
    let building: kernel::BuildingId = tower.id.parse().unwrap();
    read(tower.house, move |tx| Ok(committees::api::committee_of(tx, building)?.unwrap().id))
}

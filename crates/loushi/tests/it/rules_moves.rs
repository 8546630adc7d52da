//! Who comes and goes (R10): tenancies and employments end on their days, and seats, roles and captaincies with them.

use db::args;
use kernel::{Date, Role, Scope};
use loushi::demo::acts::{CHAIR, SECRETARY};
use serde_json::{Value, json};

use crate::{
    house::{House, district, on_both},
    rules::{ELSEWHERE, LANQIAO, MINGXIU, PARTY, PROPERTY, SUBDISTRICT, Tower, read, text, write},
};

on_both!(
    a_firm_that_moves_out_today_takes_its_seats_and_captains_along,
    a_tenancy_ends_on_the_day_after_its_last_and_only_once,
    moving_between_floors_ends_captaincies_of_the_old_floor_only,
    whoever_works_for_two_firms_loses_what_hangs_on_one,
    an_employment_ends_after_the_day_that_was_set_ahead,
    a_file_of_moves_says_what_it_vacates_and_changes_nothing_twice,
    whoever_is_not_concerned_cannot_record_moves,
    a_claimant_that_left_is_withdrawn_by_those_who_oversee,
);

impl Tower<'_> {
    fn firm(&self, name: &str, tail: &str) -> String {
        self.at(&format!("/firms/{}{tail}", self.organisation(name)))
    }

    /// Signs and roles of those who hold something today.
    fn roles_of(&self, login: &str) -> Vec<Role> {
        let person = self.person(login);
        let mut roles: Vec<Role> =
            read(self.house, move |tx| identity::api::appointments_of(tx, person)).iter().map(|a| a.role).collect();
        roles.sort();
        roles.dedup();
        roles
    }

    /// Members of the committee on a day.
    fn members_on(&self, day: Date) -> usize {
        let building = self.id.parse().unwrap();
        read(self.house, move |tx| {
            let body = committees::api::committee_of(tx, building)?.unwrap();
            Ok(committees::api::seats_on(tx, body.id, day)?.iter().filter(|s| s.votes).count())
        })
    }

    pub fn employees(&self) -> i64 {
        let building = self.id.parse().unwrap();
        read(self.house, move |tx| identity::api::employees_of(tx, building))
    }

    /// Names in one of the lists.
    fn listed(&self, tab: &str, on: Date) -> Vec<String> {
        let (mut names, mut path) = (Vec::new(), self.at(&format!("/moves?tab={tab}&on={on}")));
        loop {
            let page = self.reads(PROPERTY, &path);
            names.extend(page["moves"].as_array().unwrap().iter().map(|m| text(m, "name")));
            match page["next"].as_str() {
                Some(next) => path = next.to_owned(),
                None => return names,
            }
        }
    }

    /// What is owed for lost seats: the last days.
    pub fn seats_owed(&self) -> Vec<Option<Date>> {
        const OWED: db::Query<(Option<Date>,)> = db::Query::new(
            "OWED",
            "select due_on from commitment where district = $1 and kind = 'fill_seat' and state = 'open' order by id",
            false,
            None,
        );
        read(self.house, |tx| Ok(tx.all(&OWED, args![tx.district()])?)).into_iter().map(|(d,)| d).collect()
    }
}

fn a_firm_that_moves_out_today_takes_its_seats_and_captains_along(house: &House) {
    let tower = Tower::main(house);
    let (today, before) = (tower.today(), tower.employees());
    assert_eq!(tower.members_on(today), 9);
    assert_eq!(tower.roles_of("jiang.ruoyun"), [Role::Employee, Role::FloorCaptain, Role::CommitteeMember]);
    let cluster = tower.matter("lin.mo", "茶水间太挤");
    let page = tower.reads(PROPERTY, &tower.firm(MINGXIU, ""));
    let hanging = &page["hanging"];
    let staff = hanging["employments"].as_i64().unwrap();
    assert!(staff >= 4, "{page}");
    assert_eq!((&hanging["seats"], &hanging["captains"], &hanging["delegates"]), (&json!(3), &json!(1), &json!(1)));
    // The form says the same before it is confirmed.
    let form = tower.who(PROPERTY).page(&format!("/310107{}", tower.firm(MINGXIU, "/move-out"))).text();
    assert!(form.contains("该单位将离开本楼，以下随之终止"), "{form}");
    let told: Vec<(&str, usize)> = [PROPERTY, SECRETARY, CHAIR, "lin.mo"].map(|l| (l, tower.told(l, 0).len())).to_vec();
    tower.at_fault(PROPERTY, &tower.firm(MINGXIU, "/move-out"), &[("floor", "99")], "floor");
    let early = [("on", "2020-01-01")];
    tower.refused(PROPERTY, &tower.firm(MINGXIU, "/move-out"), &early, 422, "registry.not_there");
    tower.at_fault(SUBDISTRICT, &tower.firm(MINGXIU, "/move-out"), &[], "on");
    tower.at_fault(SUBDISTRICT, &tower.firm(MINGXIU, "/move-out"), &[("on", "2999-12-31")], "on");
    tower.does(SUBDISTRICT, &tower.firm(MINGXIU, "/move-out"), &[("on", &tower.today().to_string())]);
    // Everything at once, and what was stays as it was.
    assert_eq!(tower.employees(), before - staff);
    for login in ["lin.mo", "jiang.ruoyun", "he.lanzhou", "e0001"] {
        assert_eq!(tower.roles_of(login), [] as [Role; 0], "{login}");
    }
    assert_eq!(tower.roles_of("zhou.yining"), [Role::Employee, Role::CommitteeMember, Role::OrganisationDelegate]);
    assert_eq!((tower.members_on(today), tower.members_on(today.plus_days(-1))), (6, 9));
    let person = tower.person("lin.mo");
    let worked = read(house, move |tx| identity::api::employments_on(tx, person, today.plus_days(-30)));
    assert_eq!(worked.len(), 1, "as of last month nothing has changed");
    assert!(tower.listed("in", today.plus_days(-30)).contains(&MINGXIU.to_owned()));
    assert!(!tower.listed("in", today.plus_days(1)).contains(&MINGXIU.to_owned()));
    assert_eq!(tower.listed("left", today.plus_days(1))[0], MINGXIU);
    // Three seats are owed, by the rule's day.
    assert_eq!(tower.seats_owed(), vec![Some(today.plus_days(30)); 3]);
    // One notice for each of those who must act, not one for each person.
    for (login, before) in &told[..2] {
        let mut news = tower.told(login, *before);
        news.retain(|n| n.contains(MINGXIU));
        assert_eq!(news.len(), 1, "{login}: {news:?}");
        assert!(news[0].contains(&format!("{staff} 人在职随之终止；空出 3 个席位")), "{news:?}");
        assert!(news[0].contains("17 层暂无楼层长"), "{news:?}");
    }
    assert_eq!(
        tower.told(told[3].0, told[3].1),
        ["明岫信息技术（上海）股份有限公司已迁出和衡中心，您在本楼的在职和有关职务随之结束"]
    );
    assert_eq!(house.events("identity.firm_vacated"), 1);
    assert_eq!(house.events("registry.moved_out"), 1);
    // The matter goes on, and who raised it hears the outcome.
    let heard = tower.told("lin.mo", 0).len();
    tower.does(PROPERTY, &format!("/clusters/{cluster}/result"), &[("words", "茶水间扩了一倍。")]);
    assert_eq!(tower.told("lin.mo", heard).len(), 1, "the reporter is told though they left");
    // Again: nothing is there any more.
    tower.refused(
        PROPERTY,
        &tower.firm(MINGXIU, "/move-out"),
        &[("on", &today.plus_days(1).to_string())],
        422,
        "registry.not_there",
    );
    tower.leap(today.plus_days(1));
    assert_eq!(house.events("registry.moved_out"), 1, "the job finds nothing to do");
}

fn a_tenancy_ends_on_the_day_after_its_last_and_only_once(house: &House) {
    let tower = Tower::main(house);
    let (first, last) = (tower.today(), tower.today().plus_days(10));
    let tenancy = text(&tower.reads(PROPERTY, &tower.firm(LANQIAO, ""))["tenancies"][0], "id");
    let out = tower.firm(LANQIAO, "/move-out");
    tower.does(PROPERTY, &out, &[("on", &last.to_string())]);
    assert_eq!(tower.listed("leaving", first)[0], LANQIAO);
    let captain = [Role::Employee, Role::FloorCaptain];
    tower.leap(last);
    assert_eq!(tower.roles_of("e0002"), captain, "the last day is a day in the building");
    // Extended on its last day: nothing is lost.
    let date = tower.at(&format!("/tenancies/{tenancy}/last-day"));
    tower.refused(PROPERTY, &date, &[("until", &last.plus_days(-1).to_string())], 422, "registry.day_passed");
    tower.refused(PROPERTY, &date, &[("until", "2024-02-01")], 422, "registry.before_it_began");
    tower.at_fault(PROPERTY, &date, &[("until", "年底")], "until");
    let extended = last.plus_days(20);
    tower.does(PROPERTY, &date, &[("until", &extended.to_string())]);
    tower.leap(last.plus_days(1));
    assert_eq!((tower.roles_of("e0002"), house.events("registry.moved_out")), (captain.to_vec(), 0));
    // The process was down on the day: whoever comes first after it makes up for it, and the other finds nothing.
    house.clock.set(extended.plus_days(9).at(3, 0));
    let process = || jobs::Jobs::new(house.store.clone(), house.app.modules());
    let (one, other) = (process(), process());
    let both = async { tokio::join!(one.run_all(district()), other.run_all(district())) };
    let (first_run, second_run) = house.runtime.block_on(both);
    first_run.and(second_run).unwrap();
    house.runtime.block_on(other.run_all(district())).unwrap();
    assert_eq!(house.events("registry.moved_out"), 1);
    assert_eq!(house.events("identity.firm_vacated"), 1);
    assert_eq!(tower.roles_of("e0002"), [] as [Role; 0]);
    assert_eq!(tower.roles_of("zhou.yining"), [] as [Role; 0], "the delegate too");
    let person = tower.person("e0002");
    let on = move |day: Date| read(house, move |tx| identity::api::employments_on(tx, person, day)).len();
    assert_eq!((on(extended), on(extended.plus_days(1))), (1, 0), "the day that was agreed, not the day of the job");
    tower.refused(PROPERTY, &date, &[], 409, "registry.tenancy_over");
    // Back after a month: a tenancy of its own, and nobody is employed by that.
    let back = [("organisation", LANQIAO), ("floor", "12"), ("headcount", "30")];
    tower.does(PROPERTY, &tower.at("/move-ins"), &back);
    tower.does(PROPERTY, &tower.at("/move-ins"), &back);
    let page = tower.reads(PROPERTY, &tower.firm(LANQIAO, ""));
    assert_eq!(page["tenancies"].as_array().unwrap().len(), 2, "recorded once: {page}");
    assert_eq!(page["hanging"]["employments"], 0);
    assert_eq!(house.events("registry.moved_in"), 1);
    // A move-in ahead begins on its day.
    let tomorrow = tower.today().plus_days(1);
    let ahead = [("organisation", LANQIAO), ("floor", "13"), ("from", &tomorrow.to_string())];
    tower.does(SECRETARY, &tower.at("/move-ins"), &ahead);
    assert_eq!(
        (tower.listed("arriving", tower.today()), house.events("registry.moved_in")),
        (vec![LANQIAO.to_owned()], 1)
    );
    tower.leap(tomorrow);
    assert_eq!(house.events("registry.moved_in"), 2);
    let overlaps = [("organisation", LANQIAO), ("floor", "13"), ("from", "2024-01-01")];
    tower.refused(PROPERTY, &tower.at("/move-ins"), &overlaps, 422, "registry.tenancy_overlaps");
}

fn moving_between_floors_ends_captaincies_of_the_old_floor_only(house: &House) {
    let tower = Tower::main(house);
    let (today, before) = (tower.today(), tower.employees());
    let told = tower.told(SECRETARY, 0).len();
    tower.does(PROPERTY, &tower.at("/move-ins"), &[("organisation", MINGXIU), ("floor", "18-19")]);
    tower.does(PROPERTY, &tower.firm(MINGXIU, "/move-out"), &[("floor", "17"), ("on", &tower.today().to_string())]);
    assert_eq!((tower.employees(), tower.members_on(today)), (before, 9));
    assert_eq!(tower.roles_of("jiang.ruoyun"), [Role::Employee, Role::CommitteeMember], "captain of 17 no more");
    assert_eq!(tower.roles_of("he.lanzhou"), [Role::Employee, Role::CommitteeMember, Role::OrganisationDelegate]);
    let of_firm = || tower.told(SECRETARY, told).into_iter().filter(|n| n.contains(MINGXIU)).collect::<Vec<_>>();
    let news = of_firm();
    assert_eq!(news.len(), 1, "{news:?}");
    assert!(news[0].contains("17 层暂无楼层长"), "{news:?}");
    // Where they sat is still known as of then.
    let (person, floor) = (tower.person("lin.mo"), tower.floor("17").to_owned());
    let sat = move |day: Date| read(house, move |tx| identity::api::employments_on(tx, person, day))[0].floor;
    assert_eq!(sat(today.plus_days(-1)).map(|f| f.to_string()), Some(floor));
    assert_eq!(sat(today.plus_days(1)), None, "on two floors nobody has said where");
    // One of three is given up, and one that nobody of theirs is captain of: no news.
    tower.does(PROPERTY, &tower.firm(MINGXIU, "/move-out"), &[("floor", "19"), ("on", &tower.today().to_string())]);
    assert_eq!((of_firm().len(), tower.employees()), (1, before));
    // A contract that another follows gives nothing up, whatever the job finds.
    let (last, next) = (today.plus_days(5), today.plus_days(6));
    tower.does(PROPERTY, &tower.firm(MINGXIU, "/move-out"), &[("on", &last.to_string())]);
    tower.does(
        PROPERTY,
        &tower.at("/move-ins"),
        &[("organisation", MINGXIU), ("floor", "18"), ("from", &next.to_string())],
    );
    tower.leap(next);
    assert_eq!((tower.employees(), house.events("registry.moved_out")), (before, 2));
}

fn whoever_works_for_two_firms_loses_what_hangs_on_one(house: &House) {
    let tower = Tower::main(house);
    let (person, firm, building) =
        (tower.person("zhou.yining"), tower.organisation(MINGXIU).parse().unwrap(), tower.id.parse().unwrap());
    let from = tower.today();
    write(house, move |tx| identity::api::employ(tx, person, firm, building, None, (from, None)).map(drop));
    let work = read(house, move |tx| identity::api::employments_of(tx, person));
    assert_eq!(work.len(), 2);
    let of = |name: &str| {
        let firm = tower.organisation(name);
        work.iter().find(|e| e.organisation.to_string() == firm).unwrap().id
    };
    tower.does("he.lanzhou", &format!("/employments/{}/ending", of(MINGXIU)), &[]);
    let all = [Role::Employee, Role::CommitteeMember, Role::OrganisationDelegate];
    assert_eq!(tower.roles_of("zhou.yining"), all, "the seat is held for the other firm");
    assert_eq!(tower.status("he.lanzhou", &format!("/employments/{}/ending", of(LANQIAO))), 403, "not their employer");
    tower.does("zhou.yining", &format!("/employments/{}/ending", of(LANQIAO)), &[]);
    assert_eq!(tower.roles_of("zhou.yining"), [] as [Role; 0]);
    assert_eq!(tower.seats_owed().len(), 1);
}

fn an_employment_ends_after_the_day_that_was_set_ahead(house: &House) {
    let tower = Tower::main(house);
    let person = tower.person("jiang.ruoyun");
    let work = read(house, move |tx| identity::api::employments_of(tx, person));
    let path = format!("/employments/{}/ending", work[0].id);
    let page = tower.reads("jiang.ruoyun", &path);
    assert_eq!(page["roles"].as_array().unwrap().len(), 1, "{page}");
    tower.at_fault("jiang.ruoyun", &path, &[("on", "2020-01-01")], "on");
    tower.at_fault("jiang.ruoyun", &path, &[("on", "下周")], "on");
    tower.refused(ELSEWHERE, &path, &[], 404, "not_found");
    let last = tower.today().plus_days(7);
    tower.does("he.lanzhou", &path, &[("on", &last.to_string())]);
    assert!(tower.told("jiang.ruoyun", 0).last().unwrap().contains("最后工作日"));
    // Taken off, and set again.
    tower.does("jiang.ruoyun", &path.replace("ending", "continuation"), &[]);
    tower.does("jiang.ruoyun", &path, &[("on", &last.to_string())]);
    let list = tower.reads("he.lanzhou", "/employments");
    let names: Vec<String> = list["employments"].as_array().unwrap().iter().map(|e| text(e, "name")).collect();
    assert!(names.contains(&"江若昀".to_owned()) && !names.contains(&"周以宁".to_owned()), "{names:?}");
    tower.leap(last);
    let all = [Role::Employee, Role::FloorCaptain, Role::CommitteeMember];
    assert_eq!(tower.roles_of("jiang.ruoyun"), all);
    let told = [PROPERTY, SECRETARY, CHAIR].map(|l| (l, tower.told(l, 0).len()));
    tower.leap(last.plus_days(1));
    assert_eq!(tower.roles_of("jiang.ruoyun"), [] as [Role; 0]);
    let news = told.map(|(l, before)| tower.told(l, before));
    for news in &news {
        assert_eq!(news.iter().filter(|n| n.contains("空出一个")).count(), 1, "{news:?}");
    }
    let captain = |news: &[String]| news.iter().filter(|n| n.contains("17 层的楼层长已离职")).count();
    assert_eq!(captain(&news[0]), 1, "the property manager: {news:?}");
    tower.refused("he.lanzhou", &path, &[], 409, "identity.employment_over");
    tower.refused("he.lanzhou", &path.replace("ending", "continuation"), &[], 409, "identity.employment_over");
    assert_eq!(tower.seats_owed(), [Some(last.plus_days(31))]);
}

/// Uploads a file of moves; answers its preview.
fn upload(tower: &Tower<'_>, csv: &str) -> (String, Value) {
    let clerk = tower.who("qu.ban");
    let answer = clerk.upload("/310107/imports", &[("kind", "moves")], ("file", "入驻迁出.csv", csv.as_bytes())).ok();
    let path = format!("/imports/{}", answer.at("id"));
    let page = tower.reads("qu.ban", &path);
    (path, page)
}

fn a_file_of_moves_says_what_it_vacates_and_changes_nothing_twice(house: &House) {
    let tower = Tower::main(house);
    let (today, before) = (tower.today(), tower.employees());
    let code = registry::api::made_up(777).to_string();
    let counts = |p: &Value| ["new", "changed", "unchanged", "warnings", "errors"].map(|k| p[k].as_u64().unwrap_or(99));
    // A wrong row and nothing is imported: an unknown firm, an unknown word, a floor that is not there, a day before.
    let wrong = format!(
        "公司名称,楼宇名称,房号,变动类型,变动日期\n没有的公司,和衡中心,17,入驻,\n{MINGXIU},和衡中心,17,装修,\n{MINGXIU},和衡中心,99,迁出,\n{MINGXIU},和衡中心,17,迁出,2020-01-01\n{MINGXIU},没有的楼,17,迁出,\n"
    );
    let (path, page) = upload(&tower, &wrong);
    assert_eq!(counts(&page), [0, 0, 0, 0, 5], "{page}");
    tower.refused("qu.ban", &format!("{path}/confirmation"), &[], 422, "imports.errors");
    // One firm leaves altogether, one moves from 12 to 13, one that nobody knows comes, one comes later.
    let later = today.plus_days(10);
    let file = format!(
        "企业,信用代码,大厦,房间,入驻/迁出,日期,面积（平方米）,人数\n{MINGXIU},,和衡中心,,迁出,{today},,\n{LANQIAO},,和衡中心,12,迁出,{today},,\n{LANQIAO},,和衡中心,1301、1302,迁入,{today},\"1,200\",80\n新禾咨询（上海）有限公司,{code},和衡中心,21,入驻,{today},300,20人\n新禾咨询（上海）有限公司,{code},和衡中心,22,入驻,{later},,\n"
    );
    let (path, page) = upload(&tower, &file);
    assert_eq!(counts(&page), [3, 2, 0, 3, 0], "{page}");
    let notes: Vec<String> = page["rows"].as_array().unwrap().iter().map(|r| r["notes"].to_string()).collect();
    assert!(
        notes[0].contains("该单位将离开本楼") && notes[0].contains("3 个席位") && notes[0].contains("1 名楼层长"),
        "{notes:?}"
    );
    assert!(notes[1].contains("该单位仍在本楼") && notes[1].contains("1 名楼层长"), "{notes:?}");
    assert!(notes[3].contains("将按信用代码登记"), "{notes:?}");
    assert_eq!(tower.employees(), before, "a preview changes nothing");
    let told = tower.told(PROPERTY, 0).len();
    tower.does("qu.ban", &format!("{path}/confirmation"), &[]);
    assert!(tower.employees() < before);
    assert_eq!(tower.roles_of("lin.mo"), [] as [Role; 0]);
    assert_eq!(tower.roles_of("e0002"), [Role::Employee], "still there, captain of 12 no more");
    let news = tower.told(PROPERTY, told);
    assert_eq!([MINGXIU, LANQIAO].map(|firm| news.iter().filter(|n| n.contains(firm)).count()), [1, 1], "{news:?}");
    assert!(tower.listed("in", today).contains(&"新禾咨询（上海）有限公司".to_owned()));
    assert!(tower.listed("arriving", today).contains(&"新禾咨询（上海）有限公司".to_owned()));
    let page = tower.reads(PROPERTY, &tower.firm(LANQIAO, ""));
    let newest = &page["tenancies"][0];
    assert_eq!((text(newest, "floor"), &newest["area"], &newest["headcount"]), ("13".into(), &json!(1200), &json!(80)));
    // The same file again, and a day later.
    let events = house.events("registry.moved_out");
    let (_, page) = upload(&tower, &file);
    assert_eq!(counts(&page)[..3], [0, 0, 5], "{page}");
    tower.leap(today.plus_days(1));
    let (_, page) = upload(&tower, &file);
    assert_eq!((&counts(&page)[..3], counts(&page)[4]), ([0, 0, 5].as_slice(), 0), "{page}");
    assert_eq!(house.events("registry.moved_out"), events);
    tower.leap(later);
    assert_eq!(tower.listed("arriving", later), [] as [String; 0]);
}

fn whoever_is_not_concerned_cannot_record_moves(house: &House) {
    let tower = Tower::main(house);
    let (out, today) = (tower.firm(MINGXIU, "/move-out"), tower.today().to_string());
    let gone = [("on", today.as_str())];
    for login in ["lin.mo", "he.lanzhou", "jiang.ruoyun", ELSEWHERE, PARTY] {
        tower.refused(login, &out, &gone, 403, "forbidden.movement.move_out");
        let fields = [("organisation", MINGXIU)];
        tower.refused(login, &tower.at("/move-ins"), &fields, 403, "forbidden.movement.move_in");
    }
    assert_eq!(tower.status("lin.mo", &tower.at("/moves")), 403);
    assert_eq!(tower.status("", &tower.at("/moves")), 401);
    assert_eq!(tower.status(PARTY, &tower.at("/moves")), 200);
    assert_eq!(tower.status(PROPERTY, &tower.firm("普陀区城市管理执法局", "")), 404, "never was here");
    let other = Tower::named(house, "澄园大厦");
    assert_eq!(tower.status(PROPERTY, &other.at("/moves")), 403);
    // Names are not typed into patterns, and pages are found by key.
    let page = tower.reads(PROPERTY, &tower.at("/moves?firm=%25"));
    assert_eq!(page["moves"].as_array().unwrap().len(), 0);
    let page = tower.reads(PROPERTY, &tower.at("/moves?floor=17&firm=明岫"));
    assert_eq!(page["moves"].as_array().unwrap().len(), 1, "{page}");
    let all = tower.listed("in", tower.today());
    let tenants = tower.reads("", &tower.at(""))["tenants"].as_i64().unwrap();
    let mut names = all.clone();
    names.sort();
    names.dedup();
    assert!(all.len() > 50 && names.len() as i64 == tenants, "{} {tenants}", names.len());
    let fields = [("organisation", "没有的公司"), ("floor", "十七"), ("headcount", "很多"), ("until", "2020-01-01")];
    for field in ["unified_code", "floor", "headcount", "until"] {
        let given: Vec<(&str, &str)> =
            fields.iter().filter(|(n, _)| *n == "organisation" || *n == field).copied().collect();
        tower.at_fault(PROPERTY, &tower.at("/move-ins"), &given, field);
    }
    // A person who has another's post by hand keeps it: the secretary works for nobody here.
    tower.appoints("lin.mo", Role::Mediator, Scope::Building(tower.id.parse().unwrap()));
    tower.does(SECRETARY, &out, &gone);
    assert_eq!(tower.roles_of("lin.mo"), [] as [Role; 0]);
    assert_eq!(tower.roles_of(SECRETARY), [Role::CommitteeSecretary]);
}

fn a_claimant_that_left_is_withdrawn_by_those_who_oversee(house: &House) {
    let tower = Tower::main(house);
    let (_, project) = tower.awarded("e0100", "电梯错峰");
    let page = tower.reads(PARTY, &format!("/projects/{project}"));
    let claims = page["claims"].as_array().unwrap();
    let claim = text(claims.iter().find(|c| text(c, "name") == MINGXIU).unwrap(), "id");
    let withdrawal = format!("/claims/{claim}/withdrawal");
    let words = [("words", "单位已迁出，无人接手。")];
    tower.refused(PARTY, &withdrawal, &words, 403, "projects.not_your_claim");
    let told = tower.told(PARTY, 0).len();
    let today = tower.today().to_string();
    tower.does(PROPERTY, &tower.firm(MINGXIU, "/move-out"), &[("on", &today)]);
    let news = tower.told(PARTY, told);
    assert_eq!(news.iter().filter(|n| n.contains("已迁出本楼，请核实")).count(), 1, "{news:?}");
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "awarded", "people decide");
    tower.does(PARTY, &withdrawal, &words);
    assert_eq!(tower.says(&format!("/projects/{project}"), "state"), "handing_over");
}

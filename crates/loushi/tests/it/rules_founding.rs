//! The rules of W1: from the initiators to a committee at work, a lost seat, the renewal, a rectification, the end.

use kernel::{Date, OrganisationId, Role, Scope};
use serde_json::Value;

use crate::{
    house::{Backend, House, on_both},
    rules::{ELSEWHERE, PARTY, PROPERTY, SUBDISTRICT, Tower, read, text},
};

on_both!(
    nothing_is_handed_in_before_its_conditions_are_met,
    an_application_is_sent_back_once_for_what_can_be_seen,
    a_notice_takes_objections_and_answers_them,
    a_committee_is_founded_and_elects_its_chair,
    a_lost_seat_is_filled_and_filed,
    a_renewal_begins_by_itself_and_is_put_off_once,
    a_committee_is_put_right_and_dissolved_with_a_handover,
    a_committee_signs_nothing,
    a_local_name_becomes_the_canonical_one,
);

const SECRETARY_OF_PARTY: &str = "probe.party_secretary";
const OWNER: &str = "probe.owner_delegate";
const MANAGER: &str = "probe.property_manager";
const CLERK: &str = "probe.subdistrict_clerk";
const DISTRICT: &str = "probe.district_clerk";

/// A tower without a committee, three firms of it with a delegate each, and two ordinary employees.
struct New<'h> {
    tower: Tower<'h>,
    delegates: Vec<(String, String)>,
    employees: Vec<String>,
    founding: String,
}

impl<'h> New<'h> {
    fn start(house: &'h House) -> Self {
        let tower = Tower::named(house, "石湾商务中心");
        let building: kernel::BuildingId = tower.id.parse().unwrap();
        let people: Vec<(String, OrganisationId)> = read(house, move |tx| {
            let mut people = Vec::new();
            for n in 1..1_100 {
                let login = format!("e{n:04}");
                let Some(person) = identity::api::person_of_login(tx, &login)? else { continue };
                if let Some(row) = identity::api::employment_of(tx, person)?
                    && row.building == building
                {
                    people.push((login, row.organisation));
                }
            }
            Ok(people)
        });
        let mut delegates: Vec<(String, OrganisationId)> = Vec::new();
        let mut employees = Vec::new();
        for (login, firm) in people {
            if delegates.len() < 3 && !delegates.iter().any(|(_, f)| *f == firm) {
                tower.appoints(&login, Role::OrganisationDelegate, Scope::Organisation(firm));
                delegates.push((login, firm));
            } else {
                employees.push(login);
            }
        }
        let delegates = delegates.into_iter().map(|(l, f)| (l, f.to_string())).collect();
        let founding = tower.does(SECRETARY_OF_PARTY, &tower.at("/founding"), &[]).at("id");
        Self { tower, delegates, employees, founding }
    }

    fn at(&self, tail: &str) -> String {
        format!("/foundings/{}{tail}", self.founding)
    }

    fn page(&self, login: &str) -> Value {
        self.tower.reads(login, &self.at(""))
    }

    fn state(&self) -> String {
        text(&self.page(DISTRICT), "state")
    }

    fn initiates(&self) {
        let does = |login: &str, tail: &str, fields: &[(&str, &str)]| {
            self.tower.does(login, &self.at(tail), fields);
        };
        does(SECRETARY_OF_PARTY, "/initiators", &[("side", "property")]);
        for (_, firm) in &self.delegates {
            does(SECRETARY_OF_PARTY, "/initiators", &[("side", "enterprise"), ("organisation", firm)]);
        }
        does(SECRETARY_OF_PARTY, "/willingness", &[]);
        does(MANAGER, "/willingness", &[]);
        for (login, _) in &self.delegates {
            does(login, "/willingness", &[]);
        }
    }

    fn proposes(&self, login: &str, kind: &str, position: &str) {
        let ordinary = if kind == "employee" { "1" } else { "" };
        let fields = [("login", login), ("kind", kind), ("position", position), ("ordinary", ordinary)];
        self.tower.does(SECRETARY_OF_PARTY, &self.at("/members"), &fields);
    }

    /// Seven members: the Party organisation's convenes; and a secretary without a vote.
    fn members(&self) -> [String; 7] {
        [
            SECRETARY_OF_PARTY.to_owned(),
            OWNER.to_owned(),
            MANAGER.to_owned(),
            self.delegates[0].0.clone(),
            self.delegates[1].0.clone(),
            self.employees[0].clone(),
            self.employees[1].clone(),
        ]
    }

    fn secretary(&self) -> &str {
        &self.employees[2]
    }

    fn proposes_all(&self) {
        let kinds = ["party", "owner", "property", "enterprise", "enterprise", "employee", "employee"];
        for (n, (login, kind)) in self.members().iter().zip(kinds).enumerate() {
            self.proposes(login, kind, if n == 0 { "vice_chair" } else { "member" });
        }
        self.proposes(&self.employees[2], "social", "secretary");
    }

    fn writes(&self, rules: &str) {
        let rev = text(&self.tower.reads(SECRETARY_OF_PARTY, &self.at("")), "rev");
        let fields = [
            ("legal_status", "none"),
            ("rules", rules),
            ("covenant", "一、共同维护楼内秩序。\n二、有事好商量。"),
            ("rev", rev.as_str()),
        ];
        self.tower.does(SECRETARY_OF_PARTY, &self.at("/draft"), &fields);
    }

    fn vouches(&self) {
        let fields = [("conditions", "consulted"), ("conditions", "premises")];
        self.tower.does(SECRETARY_OF_PARTY, &self.at("/attestations"), &fields);
    }

    fn ready(house: &'h House) -> Self {
        let new = Self::start(house);
        new.initiates();
        new.proposes_all();
        new.writes("一、每季度开会一次。");
        new.vouches();
        new
    }

    fn noticed(house: &'h House) -> Self {
        let new = Self::ready(house);
        new.tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
        new.tower.does(CLERK, &new.at("/acceptance"), &[("verdict", "accept")]);
        for login in [CLERK, DISTRICT] {
            new.tower.does(login, &new.at("/review"), &[("verdict", "approve"), ("words", "符合条件。")]);
        }
        new.tower.does(CLERK, &new.at("/notice"), &[]);
        new
    }

    fn filed(house: &'h House) -> Self {
        let new = Self::noticed(house);
        let until: Date = text(&new.page(""), "notice_until").parse().unwrap();
        new.tower.leap(until.plus_days(1));
        new.tower.does(DISTRICT, &new.at("/filing"), &[("number", "普社备〔2026〕12号")]);
        new
    }

    fn person(&self, login: &str) -> String {
        self.tower.person(login).to_string()
    }

    /// The first meeting with these candidates, opened, and everybody there.
    fn first_meeting(&self, candidates: &[&str]) -> String {
        let on = self.tower.working_days(6);
        let starts_at = format!("{on}T14:00");
        let mut fields = vec![("starts_at".to_owned(), starts_at), ("venue".to_owned(), "一楼会议室".to_owned())];
        fields.extend(candidates.iter().map(|c| ("candidates".to_owned(), self.person(c))));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let meeting = self.tower.does(self.secretary(), &self.at("/meeting"), &fields).at("id");
        self.tower.leap(on);
        self.tower.house.clock.set(on.at(14, 0));
        for login in self.members() {
            self.tower.does(&login, &format!("/meetings/{meeting}/presence"), &[("present", "1")]);
        }
        self.tower.does(SECRETARY_OF_PARTY, &format!("/meetings/{meeting}/opening"), &[]);
        meeting
    }

    fn items(&self, meeting: &str) -> Vec<(String, String)> {
        let page = self.tower.reads(self.secretary(), &format!("/meetings/{meeting}"));
        page["agenda"].as_array().unwrap().iter().map(|e| (text(e, "title"), text(e, "item"))).collect()
    }

    /// The secretary puts an item to the vote, and so many are for it.
    fn votes(&self, item: &str, yes: usize) {
        let secretary = self.secretary();
        self.tower.does(secretary, &format!("/items/{item}/deliberation"), &[]);
        let fields = [("question", "adopt"), ("mode", "named")];
        let ballot = self.tower.does(secretary, &format!("/items/{item}/ballots"), &fields).at("id");
        for (n, login) in self.members().iter().enumerate() {
            let choice = if n < yes { "yes" } else { "no" };
            self.tower.does(login, &format!("/ballots/{ballot}/vote"), &[("choice", choice)]);
        }
        self.tower.does(secretary, &format!("/ballots/{ballot}/closure"), &[]);
    }

    fn active(house: &'h House) -> Self {
        let new = Self::filed(house);
        let meeting = new.first_meeting(&[MANAGER]);
        for (_, item) in new.items(&meeting) {
            new.votes(&item, 7);
        }
        new.tower.does(new.secretary(), &format!("/meetings/{meeting}/closure"), &[]);
        assert_eq!(new.state(), "established");
        new
    }

    fn body(&self) -> String {
        text(&self.page(DISTRICT), "body")
    }

    fn body_state(&self) -> String {
        text(&self.tower.reads("", &format!("/bodies/{}", self.body())), "state")
    }
}

fn nothing_is_handed_in_before_its_conditions_are_met(house: &House) {
    let new = New::start(house);
    let tower = &new.tower;
    let application = new.at("/application");
    assert_eq!(text(&new.page(DISTRICT), "name"), "石湾商务中心商务楼宇事务治理委员会");
    tower.refused(SECRETARY_OF_PARTY, &tower.at("/founding"), &[], 409, "founding.runs_already");
    tower.refused(PARTY, &tower.at("/founding"), &[], 403, "forbidden.founding.start_founding");
    let main = Tower::main(house);
    main.refused(SECRETARY_OF_PARTY, &main.at("/founding"), &[], 409, "founding.has_committee");
    // Nobody outside learns that it is being prepared.
    for login in ["", "lin.mo", PROPERTY, SUBDISTRICT, ELSEWHERE] {
        assert_eq!(tower.status(login, &new.at("")), 404, "{login}");
    }
    // The subdistrict judges what others prepare.
    tower.refused(CLERK, &application, &[], 403, "forbidden.founding.prepare_founding");
    let unmet = |clause: &str| {
        let problem = tower.refused_by(clause, SECRETARY_OF_PARTY, &application, &[], (422, "founding.unmet"));
        text(&problem, "detail")
    };
    assert!(unmet("规则 1").contains("发起人齐全"));
    tower.does(SECRETARY_OF_PARTY, &new.at("/initiators"), &[("side", "property")]);
    tower.refused(SECRETARY_OF_PARTY, &new.at("/initiators"), &[("side", "property")], 409, "founding.done_already");
    tower.at_fault(SECRETARY_OF_PARTY, &new.at("/initiators"), &[("side", "enterprise")], "organisation");
    for (_, firm) in &new.delegates {
        let fields = [("side", "enterprise"), ("organisation", firm.as_str())];
        tower.does(SECRETARY_OF_PARTY, &new.at("/initiators"), &fields);
    }
    assert!(unmet("规则 1").contains("意愿书"));
    // Each declares its own willingness, and nobody another one's.
    let willingness = new.at("/willingness");
    tower.refused(OWNER, &willingness, &[], 403, "founding.not_your_side");
    for login in [SECRETARY_OF_PARTY, MANAGER] {
        tower.does(login, &willingness, &[]);
    }
    for (login, _) in &new.delegates {
        assert!(tower.told(login, 0).iter().any(|t| t.contains("确认意愿书")), "{login} is asked");
        tower.does(login, &willingness, &[]);
    }
    tower.refused(MANAGER, &willingness, &[], 409, "founding.done_already");
    // The composition names the seat and the clause.
    assert!(unmet("规则 3").contains("有表决权的委员 0 名"));
    new.proposes_all();
    assert!(unmet("民法典 57").contains("法律地位"));
    let boss = new.members()[5].clone();
    let fields = [("login", boss.as_str()), ("kind", "employee")];
    tower.refused(SECRETARY_OF_PARTY, &new.at("/members"), &fields, 409, "founding.seated_already");
    tower.at_fault(SECRETARY_OF_PARTY, &new.at("/members"), &[("login", "nobody.at.all"), ("kind", "party")], "login");
    tower.at_fault(SECRETARY_OF_PARTY, &new.at("/draft"), &[("rules", "一、")], "legal_status");
    new.writes("一、每季度开会一次。");
    assert!(unmet("规则 1").contains("征求"));
    new.vouches();
    let papers = tower.reads(SECRETARY_OF_PARTY, &new.at("/papers"));
    let titles: Vec<String> = papers["papers"].as_array().unwrap().iter().map(|p| text(p, "title")).collect();
    for title in ["申请书", "筹备组名单", "意愿书", "法律地位声明"] {
        assert!(titles.iter().any(|t| t.contains(title)), "{titles:?} has no {title}");
    }
    tower.does(SECRETARY_OF_PARTY, &application, &[]);
    assert_eq!(text(&new.page(DISTRICT), "due"), tower.working_days(5).to_string());
    tower.refused(SECRETARY_OF_PARTY, &application, &[], 409, "founding.not_now");
    let fields = [("login", boss.as_str()), ("kind", "employee")];
    tower.refused(SECRETARY_OF_PARTY, &new.at("/members"), &fields, 409, "founding.not_now");
}

fn an_application_is_sent_back_once_for_what_can_be_seen(house: &House) {
    let new = New::ready(house);
    let tower = &new.tower;
    let acceptance = new.at("/acceptance");
    let back = |missing: &'static str| [("verdict", "return"), ("missing", missing), ("words", "补充完整。")];
    tower.refused(CLERK, &acceptance, &back("rules"), 409, "founding.not_now");
    tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
    tower.refused(SECRETARY_OF_PARTY, &acceptance, &back("rules"), 403, "forbidden.founding.accept_founding");
    tower.refused(SUBDISTRICT, &acceptance, &back("rules"), 404, "not_found");
    tower.at_fault(CLERK, &acceptance, &[("verdict", "return"), ("words", "缺。")], "missing");
    tower.at_fault(CLERK, &acceptance, &[("verdict", "accept"), ("missing", "rules")], "missing");
    tower.does(CLERK, &acceptance, &back("rules"));
    let page = new.page(DISTRICT);
    assert_eq!((text(&page, "state").as_str(), page["missing"][0].as_str()), ("returned", Some("议事规则草案")));
    new.writes("一、每季度开会一次。\n二、决议公示五个工作日。");
    tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
    // The covenant was there to be seen the first time; the rules were changed.
    tower.refused_by("规则 1", CLERK, &acceptance, &back("covenant"), (422, "founding.named_too_late"));
    tower.does(CLERK, &acceptance, &back("rules"));
    new.writes("一、每季度开会一次。\n二、决议公示五个工作日。\n三、利害关系人回避。");
    tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
    tower.does(CLERK, &acceptance, &[("verdict", "accept")]);
    assert_eq!(text(&new.page(DISTRICT), "due"), tower.today().plus_days(20).to_string());
    // Both sides review, each once; a rejection rests on a clause.
    let review = new.at("/review");
    tower.at_fault(DISTRICT, &review, &[("verdict", "reject"), ("words", "不符合。")], "clause");
    tower.does(DISTRICT, &review, &[("verdict", "approve"), ("words", "同意。")]);
    let again = [("verdict", "approve"), ("words", "同意。")];
    tower.refused(DISTRICT, &review, &again, 409, "founding.done_already");
    tower.refused(CLERK, &new.at("/notice"), &[], 409, "founding.not_now");
    tower.does(CLERK, &review, &[("verdict", "reject"), ("clause", "规则 3"), ("words", "人选另议。")]);
    assert_eq!(new.state(), "rejected");
    // It may be tried again.
    assert_eq!(tower.does(SECRETARY_OF_PARTY, &tower.at("/founding"), &[]).status.as_u16(), 201);
}

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

fn a_committee_is_founded_and_elects_its_chair(house: &House) {
    let new = New::filed(house);
    let tower = &new.tower;
    assert_eq!(text(&new.page(""), "due"), tower.today().plus_days(30).to_string());
    assert!(tower.told(new.secretary(), 0).iter().any(|t| t.contains("已备案")));
    let body = tower.reads("", &format!("/bodies/{}", new.body()));
    assert_eq!((text(&body, "state").as_str(), text(&body, "legal_status").as_str()), ("filed", "none"));
    assert_eq!(body["voting"], 7);
    let meeting_form = new.at("/meeting");
    let soon = format!("{}T14:00", tower.today().plus_days(1));
    let manager = new.person(MANAGER);
    let fields = [("starts_at", soon.as_str()), ("venue", "一楼"), ("candidates", manager.as_str())];
    tower.refused("lin.mo", &meeting_form, &fields, 403, "forbidden.founding.convene_first");
    tower.refused_by("规则 7", new.secretary(), &meeting_form, &fields, (422, "meetings.notice_too_short"));
    tower.at_fault(new.secretary(), &meeting_form, &[("starts_at", soon.as_str()), ("venue", "一楼")], "candidates");
    let owner_candidate = new.members()[1].clone();
    let meeting = new.first_meeting(&[&owner_candidate, MANAGER]);
    tower.refused(new.secretary(), &meeting_form, &fields, 409, "founding.done_already");
    let items = new.items(&meeting);
    assert_eq!(items.len(), 3, "{items:?}");
    assert!(items[0].0.starts_with("选举主任") && items[1].0 == "通过议事规则", "{items:?}");
    // Not elected: the next candidate comes on the agenda of the same meeting.
    new.votes(&items[0].1, 2);
    new.votes(&items[1].1, 5);
    // Two thirds of seven are five: four do not adopt a covenant.
    new.votes(&items[2].1, 4);
    let items = new.items(&meeting);
    assert_eq!(items.len(), 4, "{items:?}");
    new.votes(&items[3].1, 4);
    tower.does(new.secretary(), &format!("/meetings/{meeting}/closure"), &[]);
    assert_eq!((new.state().as_str(), new.body_state().as_str()), ("filed", "filed"));
    assert!(tower.told(new.secretary(), 0).iter().any(|t| t.contains("请再召集")));
    // Overdue: the subdistrict is told.
    let meeting = new.first_meeting(&[]);
    let items = new.items(&meeting);
    assert_eq!(items.iter().map(|(t, _)| t.as_str()).collect::<Vec<_>>(), ["通过楼宇治理公约"]);
    new.votes(&items[0].1, 7);
    tower.does(new.secretary(), &format!("/meetings/{meeting}/closure"), &[]);
    assert_eq!((new.state().as_str(), new.body_state().as_str()), ("established", "active"));
    let body = tower.reads("", &format!("/bodies/{}", new.body()));
    let seats = body["seats"].as_array().unwrap();
    assert_eq!(seats.iter().filter(|s| text(s, "position").starts_with("主任")).count(), 1, "{body}");
    assert_eq!(body["voting"], 7);
    tower.refused(SECRETARY_OF_PARTY, &tower.at("/founding"), &[], 409, "founding.has_committee");
    // It meets as every committee does, with its chair.
    let fields = [("starts_at", format!("{}T14:00", tower.working_days(6))), ("venue", "一楼".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    tower.does(MANAGER, &tower.at("/meetings/new"), &fields);
}

fn a_lost_seat_is_filled_and_filed(house: &House) {
    let new = New::active(house);
    let (tower, body) = (&new.tower, new.body());
    let resign = format!("/bodies/{body}/resignation");
    tower.refused("lin.mo", &resign, &[("words", "忙。")], 403, "forbidden.founding.resign_seat");
    tower.at_fault(&new.members()[5], &resign, &[], "words");
    let vacancies = || ids_of(house, "vacancy");
    // An employee's seat: the committee nominates and votes.
    tower.does(&new.members()[5], &resign, &[("words", "调离。")]);
    let [vacancy] = <[String; 1]>::try_from(vacancies()).unwrap();
    let nomination = format!("/vacancies/{vacancy}/nomination");
    let successor = new.employees[3].clone();
    let fields = [("login", successor.as_str()), ("ordinary", "1")];
    tower.refused(OWNER, &nomination, &fields, 403, "founding.other_side");
    let boss = [("login", successor.as_str())];
    tower.refused_by("规则 3", new.secretary(), &nomination, &boss, (422, "founding.unmet"));
    let sits = [("login", MANAGER), ("ordinary", "1")];
    tower.refused(new.secretary(), &nomination, &sits, 409, "founding.seated_already");
    tower.does(new.secretary(), &nomination, &fields);
    assert_eq!(text(&tower.reads("", &format!("/vacancies/{vacancy}")), "state"), "voting");
    tower.refused(CLERK, &format!("/vacancies/{vacancy}/filing"), &[], 409, "founding.not_now");
    let pool = tower.reads(new.secretary(), &tower.at("/agenda"));
    let item = text(&pool["items"][0], "id");
    let on = tower.working_days(6);
    let starts_at = format!("{on}T14:00");
    let fields = [("starts_at", starts_at.as_str()), ("venue", "一楼"), ("items", item.as_str())];
    let meeting = tower.does(MANAGER, &tower.at("/meetings/new"), &fields).at("id");
    tower.does(MANAGER, &format!("/meetings/{meeting}/convocation"), &[]);
    tower.leap(on);
    house.clock.set(on.at(14, 0));
    tower.does(MANAGER, &format!("/meetings/{meeting}/opening"), &[]);
    let present: Vec<String> =
        new.members().into_iter().enumerate().filter(|(n, _)| *n != 5).map(|(_, login)| login).collect();
    for login in &present {
        tower.does(login, &format!("/meetings/{meeting}/presence"), &[("present", "1")]);
    }
    tower.does(MANAGER, &format!("/items/{item}/deliberation"), &[]);
    let ballot =
        tower.does(MANAGER, &format!("/items/{item}/ballots"), &[("question", "adopt"), ("mode", "named")]).at("id");
    for login in &present {
        tower.does(login, &format!("/ballots/{ballot}/vote"), &[("choice", "yes")]);
    }
    tower.does(MANAGER, &format!("/ballots/{ballot}/closure"), &[]);
    assert_eq!(text(&tower.reads("", &format!("/vacancies/{vacancy}")), "state"), "filled");
    tower.refused(new.secretary(), &format!("/vacancies/{vacancy}/filing"), &[], 403, "forbidden.founding.file_change");
    tower.does(CLERK, &format!("/vacancies/{vacancy}/filing"), &[]);
    assert_eq!(tower.reads("", &format!("/bodies/{body}"))["voting"], 7);
    // The owner's seat: the owner names somebody, who sits at once.
    tower.does(OWNER, &resign, &[("words", "换人。")]);
    let open = vacancies().into_iter().find(|v| *v != vacancy).unwrap();
    let fields = [("login", new.employees[4].as_str())];
    tower.refused(SECRETARY_OF_PARTY, &format!("/vacancies/{open}/nomination"), &fields, 403, "founding.other_side");
    tower.does(OWNER, &format!("/vacancies/{open}/nomination"), &fields);
    assert_eq!(text(&tower.reads("", &format!("/vacancies/{open}")), "state"), "filled");
}

/// The ids of a table's rows, oldest first, as pages write them.
fn ids_of(house: &House, table: &str) -> Vec<String> {
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
    assert_eq!((state().as_str(), ids_of(house, "founding").len()), ("active", 0));
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
    fn fields(of: &[(&'static str, String); 2]) -> Vec<(&'static str, &str)> {
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
    let told = || tower.told(SUBDISTRICT, 0).iter().filter(|t| t.contains("换届没有完成")).count();
    assert_eq!(told(), 1);
    tower.jobs();
    assert_eq!(told(), 1);
    assert_eq!(of(&renewal)["expired"], true);
}

fn a_committee_is_put_right_and_dissolved_with_a_handover(house: &House) {
    let tower = Tower::main(house);
    let body = body_of(&tower);
    let path = format!("/bodies/{body}/rectification");
    let ask = [
        ("evidence", "连续两个季度没有开会，两次报事超期。"),
        ("clause", "规则 16"),
        ("tasks", "一个月内召开议事会\n清理超期报事"),
    ];
    tower.refused("lu.zhiwei", &path, &ask, 403, "forbidden.founding.start_rectification");
    tower.refused("probe.employee", &path, &ask, 403, "forbidden.founding.start_rectification");
    tower.at_fault(SUBDISTRICT, &path, &[("evidence", "空转。"), ("tasks", "开会")], "clause");
    let outside = [ask[0], ask[1], ask[2], ("link", "//elsewhere")];
    tower.at_fault(SUBDISTRICT, &path, &outside, "link");
    let case = tower.does(SUBDISTRICT, &path, &ask).at("id");
    let at = |tail: &str| format!("/rectifications/{case}{tail}");
    let page = || tower.reads("", &at(""));
    assert_eq!(text(&page(), "due"), tower.today().plus_days(60).to_string());
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
    tower.does(SUBDISTRICT, &at("/conclusion"), &mended);
    assert_eq!(state(), "active");
    // The end: what is open goes to somebody first.
    tower.matter("lin.mo", "电梯错峰");
    let path = format!("/bodies/{body}/dissolution");
    let words = [("words", "楼宇拆除重建。")];
    tower.refused(SUBDISTRICT, &path, &words, 403, "forbidden.founding.start_dissolution");
    let end = tower.does(DISTRICT, &path, &words).at("id");
    tower.refused(DISTRICT, &path, &words, 409, "founding.runs_already");
    tower.item("lin.mo", "访客停车");
    let conclude = format!("/dissolutions/{end}/conclusion");
    tower.refused_by("规则 16", DISTRICT, &conclude, &[], (409, "founding.not_handed_over"));
    assert_eq!(tower.status("lin.mo", &format!("/dissolutions/{end}")), 200, "a member sees it");
    let hand = format!("/dissolutions/{end}/handovers");
    tower.at_fault("lu.zhiwei", &hand, &[("subject", "nothing"), ("receiver", "物业")], "subject");
    for subject in open_subjects(house, &tower, &end) {
        let fields = [("subject", subject.as_str()), ("receiver", "恒诚物业服务有限公司")];
        tower.does("lu.zhiwei", &hand, &fields);
    }
    tower.does(DISTRICT, &conclude, &[]);
    assert_eq!(state(), "dissolved");
    let page = tower.reads("", &format!("/bodies/{body}"));
    assert_eq!(page["voting"].as_i64(), Some(9), "seats end with today");
    tower.leap(tower.today().plus_days(1));
    assert_eq!(tower.reads("", &format!("/bodies/{body}"))["voting"], 0);
    tower.refused("gu.yanqiu", &tower.at("/meetings/new"), &[], 403, "forbidden.meetings.new_meeting");
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

fn body_of(tower: &Tower<'_>) -> kernel::BodyId {
    let building: kernel::BuildingId = tower.id.parse().unwrap();
    read(tower.house, move |tx| Ok(committees::api::committee_of(tx, building)?.unwrap().id))
}

fn a_committee_signs_nothing(house: &House) {
    let tower = Tower::main(house);
    let (_, project) = tower.published("lin.mo", "电梯错峰");
    // The committee is entered as an organisation, and somebody speaks for it.
    let name = "和衡羽毛球社";
    let organisation: OrganisationId = tower.organisation(name).parse().unwrap();
    let claim = [("claimant", organisation.to_string()), ("money", "28000".into()), ("words", "我们来。".to_owned())];
    let claim: Vec<(&str, &str)> = claim.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let set = |status: &str| {
        let hex = crypto::hex(organisation.as_bytes());
        let sqlite = house.place.backend == Backend::Sqlite;
        let bytes = if sqlite { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") };
        let of = "kind = 'committee' and name like '和衡中心%'";
        house.sql(&format!("update body set organisation = {bytes}, legal_status = '{status}' where {of}"));
    };
    set("none");
    tower.refused_by(
        "民法典 57",
        "zeng.yu",
        &format!("/projects/{project}/claims"),
        &claim,
        (403, "committees.no_legal_person"),
    );
    // Registered as a social organisation it is a legal person.
    set("registered");
    tower.does("zeng.yu", &format!("/projects/{project}/claims"), &claim);
}

fn a_local_name_becomes_the_canonical_one(house: &House) {
    let tower = Tower::named(house, "澄园大厦");
    let body = body_of(&tower);
    let path = format!("/bodies/{body}/name");
    assert_eq!(text(&tower.reads("", &format!("/bodies/{body}")), "local_name"), "澄园大厦楼务会");
    tower.refused("lin.mo", &path, &[], 403, "forbidden.founding.rename_body");
    let before = tower.told(ELSEWHERE, 0).len();
    tower.does(SUBDISTRICT, &path, &[]);
    let page = tower.reads("", &format!("/bodies/{body}"));
    assert_eq!(text(&page, "local_name"), "澄园大厦楼委会");
    assert_eq!(text(&page, "name"), "澄园大厦商务楼宇事务治理委员会");
    assert!(tower.told(ELSEWHERE, before).iter().any(|t| t.contains("已更名")), "who sits in it is told");
    let answer = tower.tries(SUBDISTRICT, &path, &[]);
    assert_eq!((answer.status.as_u16(), answer.at("code").as_str()), (409, "founding.canonical"));
}

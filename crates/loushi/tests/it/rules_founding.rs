//! The rules of W1: from the initiators to a committee at work.

use kernel::{Date, OrganisationId, Role, Scope};
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, PARTY, PROPERTY, SUBDISTRICT, Tower, read, text},
};

on_both!(
    nothing_is_handed_in_before_its_conditions_are_met,
    an_application_is_sent_back_once_for_what_can_be_seen,
    a_committee_is_founded_and_elects_its_chair,
);

pub const SECRETARY_OF_PARTY: &str = "probe.party_secretary";
pub const OWNER: &str = "probe.owner_delegate";
pub const MANAGER: &str = "probe.property_manager";
pub const CLERK: &str = "probe.subdistrict_clerk";
pub const DISTRICT: &str = "probe.district_clerk";

/// A tower without a committee, three firms of it with a delegate each, and two ordinary employees.
pub struct New<'h> {
    pub tower: Tower<'h>,
    pub delegates: Vec<(String, String)>,
    pub employees: Vec<String>,
    pub founding: String,
    /// The first meeting, once it is over.
    pub first: std::cell::RefCell<String>,
}

impl<'h> New<'h> {
    pub fn start(house: &'h House) -> Self {
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
        let in_charge = [
            (SECRETARY_OF_PARTY, Role::PartySecretary),
            (OWNER, Role::OwnerDelegate),
            (MANAGER, Role::PropertyManager),
        ];
        for (login, role) in in_charge {
            tower.appoints(login, role, Scope::Building(building));
        }
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
        Self { tower, delegates, employees, founding, first: std::cell::RefCell::default() }
    }

    pub fn at(&self, tail: &str) -> String {
        format!("/foundings/{}{tail}", self.founding)
    }

    pub fn page(&self, login: &str) -> Value {
        self.tower.reads(login, &self.at(""))
    }

    pub fn state(&self) -> String {
        text(&self.page(DISTRICT), "state")
    }

    pub fn initiates(&self) {
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

    pub fn proposes(&self, login: &str, kind: &str, position: &str) {
        let ordinary = if kind == "employee" { "1" } else { "" };
        let fields = [("login", login), ("kind", kind), ("position", position), ("ordinary", ordinary)];
        self.tower.does(SECRETARY_OF_PARTY, &self.at("/members"), &fields);
    }

    /// Seven members: the Party organisation's convenes; and a secretary without a vote.
    pub fn members(&self) -> [String; 7] {
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

    pub fn secretary(&self) -> &str {
        &self.employees[2]
    }

    pub fn proposes_all(&self) {
        let kinds = ["party", "owner", "property", "enterprise", "enterprise", "employee", "employee"];
        for (n, (login, kind)) in self.members().iter().zip(kinds).enumerate() {
            self.proposes(login, kind, if n == 0 { "vice_chair" } else { "member" });
        }
        self.proposes(&self.employees[2], "social", "secretary");
    }

    /// What the form of the drafts begins with.
    pub fn begins_with(&self, document: &str) -> String {
        let page = self.page(SECRETARY_OF_PARTY);
        let documents = page["documents"].as_array().unwrap();
        text(documents.iter().find(|d| d["code"] == document).unwrap(), "text")
    }

    /// The drafts as they are, with something more.
    pub fn writes(&self, (rules, covenant): (&str, &str)) {
        let rules = format!("{}\n{rules}", self.begins_with("rules"));
        let covenant = format!("{}\n{covenant}", self.begins_with("covenant"));
        self.drafts(&rules, &covenant);
    }

    pub fn drafts(&self, rules: &str, covenant: &str) {
        let rev = text(&self.tower.reads(SECRETARY_OF_PARTY, &self.at("")), "rev");
        let fields = [("legal_status", "none"), ("rules", rules), ("covenant", covenant), ("rev", rev.as_str())];
        self.tower.does(SECRETARY_OF_PARTY, &self.at("/draft"), &fields);
    }

    pub fn vouches(&self) {
        let fields = [("conditions", "consulted"), ("conditions", "premises")];
        self.tower.does(SECRETARY_OF_PARTY, &self.at("/attestations"), &fields);
    }

    pub fn ready(house: &'h House) -> Self {
        let new = Self::start(house);
        new.initiates();
        new.proposes_all();
        new.writes(("第十条【例会】每季度开会一次。", "第十条【议事】有事好商量。"));
        new.vouches();
        new
    }

    pub fn noticed(house: &'h House) -> Self {
        let new = Self::ready(house);
        new.tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
        new.tower.does(CLERK, &new.at("/acceptance"), &[("verdict", "accept")]);
        for login in [CLERK, DISTRICT] {
            new.tower.does(login, &new.at("/review"), &[("verdict", "approve"), ("words", "符合条件。")]);
        }
        new.tower.does(CLERK, &new.at("/notice"), &[]);
        new
    }

    pub fn filed(house: &'h House) -> Self {
        let new = Self::noticed(house);
        let until: Date = text(&new.page(""), "notice_until").parse().unwrap();
        new.tower.leap(until.plus_days(1));
        new.tower.does(DISTRICT, &new.at("/filing"), &[("number", "普社备〔2026〕12号")]);
        new
    }

    pub fn person(&self, login: &str) -> String {
        self.tower.person(login).to_string()
    }

    /// The first meeting with these candidates, opened, and everybody there.
    pub fn first_meeting(&self, candidates: &[&str]) -> String {
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

    pub fn items(&self, meeting: &str) -> Vec<(String, String)> {
        let page = self.tower.reads(self.secretary(), &format!("/meetings/{meeting}"));
        page["agenda"].as_array().unwrap().iter().map(|e| (text(e, "title"), text(e, "item"))).collect()
    }

    /// The secretary puts an item to the vote, and so many are for it.
    pub fn votes(&self, item: &str, yes: usize) {
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

    /// The minutes of a meeting are completed, signed and published; what it adopted takes effect after the notice.
    pub fn publishes(&self, meeting: &str, chair: &str) {
        let at = |tail: &str| format!("/meetings/{meeting}/minutes{tail}");
        let page = self.tower.reads(self.secretary(), &at(""));
        let (words, rev) = (format!("{}\n（已核对）", text(&page, "words")), page["rev"].to_string());
        self.tower.does(self.secretary(), &at("/text"), &[("words", &words), ("rev", &rev)]);
        self.tower.does(chair, &at("/signature"), &[]);
        self.tower.does(self.secretary(), &at("/publication"), &[]);
        self.tower.leap(self.tower.working_days(6));
    }

    pub fn active(house: &'h House) -> Self {
        let new = Self::filed(house);
        let meeting = new.first_meeting(&[MANAGER]);
        for (_, item) in new.items(&meeting) {
            new.votes(&item, 7);
        }
        new.tower.does(new.secretary(), &format!("/meetings/{meeting}/closure"), &[]);
        assert_eq!(new.state(), "established");
        new.first.replace(meeting);
        new
    }

    pub fn body(&self) -> String {
        text(&self.page(DISTRICT), "body")
    }

    pub fn body_state(&self) -> String {
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
    let unstated = [("rules", "一、"), ("legal_status", "unstated")];
    tower.at_fault(SECRETARY_OF_PARTY, &new.at("/draft"), &unstated, "legal_status");
    new.writes(("", ""));
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
    new.writes(("第十一条　决议公示五个工作日。", ""));
    tower.does(SECRETARY_OF_PARTY, &new.at("/application"), &[]);
    // The covenant was there to be seen the first time; the rules were changed.
    tower.refused_by("规则 1", CLERK, &acceptance, &back("covenant"), (422, "founding.named_too_late"));
    tower.does(CLERK, &acceptance, &back("rules"));
    new.writes(("第十二条　利害关系人回避。", ""));
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
    // It may be tried again, given up, and tried once more.
    let again = tower.does(SECRETARY_OF_PARTY, &tower.at("/founding"), &[]).at("id");
    let withdrawal = format!("/foundings/{again}/withdrawal");
    let words = [("words", "产权方更换，等手续办完再发起。")];
    tower.refused(CLERK, &withdrawal, &words, 403, "forbidden.founding.prepare_founding");
    tower.at_fault(SECRETARY_OF_PARTY, &withdrawal, &[], "words");
    tower.does(SECRETARY_OF_PARTY, &withdrawal, &words);
    tower.refused(SECRETARY_OF_PARTY, &withdrawal, &words, 409, "founding.not_now");
    assert_eq!(text(&tower.reads(SECRETARY_OF_PARTY, &format!("/foundings/{again}")), "state"), "ended");
    assert_eq!(tower.does(SECRETARY_OF_PARTY, &tower.at("/founding"), &[]).status.as_u16(), 201);
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
    assert_eq!((new.state().as_str(), new.body_state().as_str()), ("filed", "filed"), "not everything was adopted");
    // What was adopted stays so; the rest comes again.
    let first = meeting;
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
    // What it adopted is the tower's first edition, once the notice is over: the same text, article by article.
    let papers = tower.reads("", &new.at("/papers"));
    new.publishes(&first, MANAGER);
    new.publishes(&meeting, MANAGER);
    let charters = tower.reads("", &tower.at("/charters"));
    for (kind, title, headings) in
        [("procedure", "议事规则草案", ["会议通知", "例会"]), ("covenant", "楼宇治理公约草案", ["总则", "议事"])]
    {
        let standing = charters["documents"].as_array().unwrap().iter().find(|c| c["kind"] == kind).unwrap();
        let charter = text(standing, "charter");
        let page = tower.reads("", &format!("/charters/{charter}"));
        assert_eq!((page["n"].as_i64(), page["articles"].as_array().unwrap().len()), (Some(1), 10), "{page}");
        for heading in headings {
            let own = page["articles"].as_array().unwrap();
            assert!(own.iter().any(|a| a["heading"] == heading), "{heading}: {own:?}");
        }
        let paper = papers["papers"].as_array().unwrap().iter().find(|p| p["title"] == title).unwrap();
        let lines: Vec<String> =
            paper["paragraphs"].as_array().unwrap().iter().map(|p| p.as_str().unwrap().to_owned()).collect();
        assert_eq!(text(&page, "text"), lines.join("\n"), "the very same text");
    }
    // It meets as every committee does, with its chair.
    let fields = [("starts_at", format!("{}T14:00", tower.working_days(6))), ("venue", "一楼".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    tower.does(MANAGER, &tower.at("/meetings/new"), &fields);
}

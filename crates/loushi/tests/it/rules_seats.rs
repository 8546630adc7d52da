//! Who may sit in a committee, what it may sign, and what it is called.

use kernel::{OrganisationId, Role, Scope};
use loushi::demo::acts::CHAIR;

use crate::{
    house::{Backend, House, on_both},
    rules::{ELSEWHERE, PROPERTY, SUBDISTRICT, Tower, text},
    rules_founding::{CLERK, DISTRICT, New, SECRETARY_OF_PARTY},
    rules_upkeep::body_of,
};

on_both!(
    a_seat_is_for_somebody_of_the_tower,
    a_form_says_once_what_it_does_not_know,
    a_committee_signs_nothing,
    a_local_name_becomes_the_canonical_one,
);

fn a_seat_is_for_somebody_of_the_tower(house: &House) {
    let new = New::start(house);
    let (tower, members) = (&new.tower, new.at("/members"));
    let fault = |login: &str, kind: &str, organisation: &str| {
        let fields = [("login", login), ("kind", kind), ("ordinary", "1"), ("organisation", organisation)];
        tower.refused(SECRETARY_OF_PARTY, &members, &fields, 422, "invalid")["fields"].clone()
    };
    // Nobody learns from the form who has an account elsewhere.
    let unknown = fault("nobody.at.all", "employee", "");
    assert_eq!((unknown.as_array().unwrap().len(), text(&unknown[0], "field").as_str()), (1, "login"));
    for kind in ["party", "owner", "property", "enterprise", "employee", "residents", "government", "social", "other"] {
        assert_eq!(fault(ELSEWHERE, kind, ""), unknown, "{kind}");
        assert_eq!(fault("lin.mo", kind, ""), unknown, "{kind}");
        assert_eq!(text(&fault(CLERK, kind, "")[0], "field"), "login", "{kind}");
        assert_eq!(text(&fault(DISTRICT, kind, "")[0], "field"), "login", "{kind}");
    }
    // Who works there is not yet the owner's, the property manager's or any firm's.
    let plain = &new.employees[0];
    for kind in ["owner", "property"] {
        assert_eq!(text(&fault(plain, kind, "")[0], "field"), "login", "{kind}");
    }
    let ((first, _), (_, other)) = (&new.delegates[0], &new.delegates[1]);
    for kind in ["enterprise", "employee"] {
        let found = fault(first, kind, other);
        assert_eq!(text(&found[0], "field"), "login", "{kind}");
        assert_ne!(found, unknown);
    }
    // Administrators and those who file it work in the tower or not.
    for (n, role) in [(3, Role::SystemAdmin), (4, Role::AuditAdmin), (5, Role::DistrictClerk)] {
        let login = &new.employees[n];
        tower.appoints(login, role, Scope::Tenant);
        assert!(text(&fault(login, "employee", "")[0], "reason").contains("另选人选"), "{role:?}");
    }
    let before = tower.told(plain, 0).len();
    new.proposes_all();
    assert!(tower.told(plain, before).iter().any(|t| t.contains("被提名")));
}

fn a_form_says_once_what_it_does_not_know(house: &House) {
    let new = New::start(house);
    let tower = &new.tower;
    let initiators = new.at("/initiators");
    for organisation in ["nonsense", ""] {
        let fields = [("side", "enterprise"), ("organisation", organisation)];
        let problem = tower.refused(SECRETARY_OF_PARTY, &initiators, &fields, 422, "invalid");
        assert_eq!(problem["fields"].as_array().unwrap().len(), 1, "{problem}");
    }
    new.vouches();
    let vouched = || {
        crate::rules::rows::<(String,)>(house, "select condition from founding_attestation order by condition".into())
    };
    let before = vouched();
    assert!(!before.is_empty());
    tower.at_fault(SECRETARY_OF_PARTY, &new.at("/attestations"), &[("conditions", "nonsense")], "conditions");
    assert_eq!(vouched(), before, "what was vouched for stays");
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
    // As long as nobody has said what it is, it is no party either.
    set("unstated");
    tower.refused("zeng.yu", &format!("/projects/{project}/claims"), &claim, 403, "committees.no_legal_person");
    // A lease is a contract.
    let lease = [("organisation", name), ("floor", "17")];
    tower.refused_by("民法典 57", PROPERTY, &tower.at("/move-ins"), &lease, (403, "committees.no_legal_person"));
    // Somebody has put it into a list of firms under its own name: it is the committee still.
    set("registered");
    let hex = crypto::hex(organisation.as_bytes());
    house.sql(
        "update body set organisation = null, legal_status = 'none' where kind = 'committee' and name like '和衡中心%'",
    );
    let bytes = if house.place.backend == Backend::Sqlite { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") };
    let called = |name: &str| house.sql(&format!("update organisation set name = '{name}' where id = {bytes}"));
    called("和衡中心楼委会");
    tower.refused("zeng.yu", &format!("/projects/{project}/claims"), &claim, 403, "committees.no_legal_person");
    called(name);
    // What it may not sign comes on no agenda unseen.
    let matter = tower.matter("lin.mo", "以楼委会名义签订保洁合同");
    let schedule = format!("/clusters/{matter}/scheduling");
    tower.refused_by("民法典 57", CHAIR, &schedule, &[], (422, "issues.looks_reserved"));
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

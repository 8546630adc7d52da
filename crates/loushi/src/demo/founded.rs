//! Two towers that had no committee: one founds it in the year, one is on public notice at its end.

use super::acts::Acts;

/// The people of a tower that founds a committee.
struct Founders {
    tower: &'static str,
    subdistrict: &'static str,
    secretary: &'static str,
    owner: &'static str,
    manager: &'static str,
    /// Who speaks for an enterprise, and its name.
    delegates: [(&'static str, &'static str); 3],
    employees: [&'static str; 2],
    /// Keeps the papers.
    clerk: &'static str,
}

const FOUNDED: Founders = Founders {
    tower: "石湾商务中心",
    subdistrict: "石泉路街道",
    secretary: "e0956",
    owner: "e0957",
    manager: "m010",
    delegates: [
        ("e0954", "亦麓人力资源（上海）股份有限公司"),
        ("e0946", "禾峰环境工程（上海）股份有限公司"),
        ("e0947", "砚桥生物技术（上海）有限公司"),
    ],
    employees: ["e0948", "e0949"],
    clerk: "e0950",
};

const NOTICED: Founders = Founders {
    tower: "甘棠大厦",
    subdistrict: "甘泉路街道",
    secretary: "e0938",
    owner: "e0936",
    manager: "m009",
    delegates: [
        ("e0925", "鹿湾教育科技（上海）股份有限公司"),
        ("e0937", "朗里建筑设计（上海）有限公司"),
        ("e0927", "隅拓生物技术（上海）有限公司"),
    ],
    employees: ["e0928", "e0929"],
    clerk: "e0930",
};

const CLERK: &str = "jie.dao";
const DISTRICT: &str = "qu.ban";

/// What is added to the model texts.
const RULES: &str = "第十条【例会】楼委会每季度至少召开一次会议；急需办理的事项，主任可以随时召集。";
const COVENANT: &str = "第十条【报事】有事先报给楼层长，一件事只报一次；议定的事项各方按承诺办理。";

/// From the first initiative to a committee at work. `acts` lets the days go by.
pub async fn founded(acts: &Acts) {
    let there = Acts::new(&acts.walk, FOUNDED.tower).await;
    let founding = published(&there, &FOUNDED).await;
    let at = |tail: &str| format!("/foundings/{founding}{tail}");
    let objection = [("words", "希望人选里有低区的企业。"), ("anonymous", "1")];
    let answer = there.walk.guest().post(&at("/objections"), &objection).await;
    assert!(answer.status.is_success(), "{}: {}", answer.status, answer.text());
    acts.working_days(1).await;
    let finding = [
        ("objection", answer.at("id")),
        ("finding", "unfounded".into()),
        ("words", "人选中有六层、七层的企业。".into()),
    ];
    let finding: Vec<(&str, &str)> = finding.iter().map(|(n, v)| (*n, v.as_str())).collect();
    there.does(CLERK, &at("/recheck"), &finding).await;
    acts.days(8).await;
    there.does(DISTRICT, &at("/filing"), &[("number", "普社备〔2026〕12号")]).await;
    let on = acts.walk.app.store().calendar().add_working_days(acts.walk.today(), 6).on;
    let chair = there.person(FOUNDED.manager).await;
    let starts_at = format!("{on}T14:00");
    let fields = [("starts_at", starts_at.as_str()), ("venue", "一层会议室"), ("candidates", chair.as_str())];
    let meeting = there.does(FOUNDED.clerk, &at("/meeting"), &fields).await.at("id");
    acts.until(on).await;
    held(&there, &meeting).await;
    acts.days(1).await;
}

/// The first meeting: everybody comes, and everything is adopted.
async fn held(there: &Acts, meeting: &str) {
    let Founders { secretary, owner, manager, delegates, employees, clerk, .. } = FOUNDED;
    let members = [secretary, owner, manager, delegates[0].0, delegates[1].0, employees[0], employees[1]];
    there.walk.at(14, 0);
    for login in members {
        there.does(login, &format!("/meetings/{meeting}/presence"), &[("present", "1")]).await;
    }
    there.does(secretary, &format!("/meetings/{meeting}/opening"), &[]).await;
    let page = there.reads(clerk, &format!("/meetings/{meeting}")).await.json();
    for entry in page["agenda"].as_array().into_iter().flatten() {
        let item = entry["item"].as_str().unwrap_or_default();
        there.does(clerk, &format!("/items/{item}/deliberation"), &[]).await;
        let fields = [("question", "adopt"), ("mode", "named")];
        let ballot = there.does(clerk, &format!("/items/{item}/ballots"), &fields).await.at("id");
        for login in members {
            there.does(login, &format!("/ballots/{ballot}/vote"), &[("choice", "yes")]).await;
        }
        there.does(clerk, &format!("/ballots/{ballot}/closure"), &[]).await;
    }
    there.walk.at(16, 0);
    there.does(clerk, &format!("/meetings/{meeting}/closure"), &[]).await;
    // What it adopted takes effect after the notice of its minutes.
    let at = |tail: &str| format!("/meetings/{meeting}/minutes{tail}");
    let page = there.reads(clerk, &at("")).await;
    let words = page.at("words").replace("（待补）", "楼委会，按决议执行。");
    there.does(clerk, &at("/text"), &[("words", &words), ("rev", &page.at("rev"))]).await;
    there.does(manager, &at("/signature"), &[]).await;
    there.does(clerk, &at("/publication"), &[]).await;
}

/// On public notice.
pub async fn noticed(acts: &Acts) {
    let there = Acts::new(&acts.walk, NOTICED.tower).await;
    published(&there, &NOTICED).await;
}

/// Prepared, accepted, reviewed and published; answers the founding.
async fn published(there: &Acts, of: &Founders) -> String {
    let appoint = async |login: &str, role: &str, organisation: &str, subdistrict: &str| {
        let building = if subdistrict.is_empty() { of.tower } else { "" };
        let fields = [
            ("login", login),
            ("role", role),
            ("building", building),
            ("organisation", organisation),
            ("subdistrict", subdistrict),
        ];
        there.does(DISTRICT, "/appointments", &fields).await;
    };
    appoint(CLERK, "subdistrict_clerk", "", of.subdistrict).await;
    appoint(of.secretary, "party_secretary", "", "").await;
    appoint(of.owner, "owner_delegate", "", "").await;
    for (login, firm) in of.delegates {
        appoint(login, "organisation_delegate", firm, "").await;
    }
    let founding = there.does(of.secretary, &there.tower("/founding"), &[]).await.at("id");
    let at = |tail: &str| format!("/foundings/{founding}{tail}");
    there.does(of.secretary, &at("/initiators"), &[("side", "property")]).await;
    for (_, firm) in of.delegates {
        let firm = there.organisation(firm).await;
        there.does(of.secretary, &at("/initiators"), &[("side", "enterprise"), ("organisation", &firm)]).await;
    }
    for login in [of.secretary, of.manager, of.delegates[0].0, of.delegates[1].0, of.delegates[2].0] {
        there.does(login, &at("/willingness"), &[]).await;
    }
    for (login, kind, position) in [
        (of.secretary, "party", "vice_chair"),
        (of.owner, "owner", "member"),
        (of.manager, "property", "member"),
        (of.delegates[0].0, "enterprise", "member"),
        (of.delegates[1].0, "enterprise", "member"),
        (of.employees[0], "employee", "member"),
        (of.employees[1], "employee", "member"),
        (of.clerk, "social", "secretary"),
    ] {
        let ordinary = if kind == "employee" { "1" } else { "" };
        let fields = [("login", login), ("kind", kind), ("position", position), ("ordinary", ordinary)];
        there.does(of.secretary, &at("/members"), &fields).await;
    }
    // One begins with the model texts.
    let page = there.reads(of.secretary, &at("")).await.json();
    let begin = |name: &str| {
        let found = page["documents"].as_array().into_iter().flatten().find(|d| d["code"] == name);
        found.and_then(|d| d["text"].as_str()).unwrap_or_default().to_owned()
    };
    let (rules, covenant) = (format!("{}\n{RULES}", begin("rules")), format!("{}\n{COVENANT}", begin("covenant")));
    let fields = [("legal_status", "none"), ("rules", &*rules), ("covenant", &*covenant), ("rev", "1")];
    there.does(of.secretary, &at("/draft"), &fields).await;
    let vouched = [("conditions", "consulted"), ("conditions", "premises")];
    there.does(of.secretary, &at("/attestations"), &vouched).await;
    there.does(of.secretary, &at("/application"), &[]).await;
    there.does(CLERK, &at("/acceptance"), &[("verdict", "accept")]).await;
    for login in [CLERK, DISTRICT] {
        there.does(login, &at("/review"), &[("verdict", "approve"), ("words", "符合设立条件，同意公示。")]).await;
    }
    there.does(CLERK, &at("/notice"), &[]).await;
    founding
}

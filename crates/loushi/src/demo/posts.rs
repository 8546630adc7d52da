//! Who holds a post: somebody keeps the secretary's for a month and hands it back; people take note of what they may do and
//! have to do.

use super::acts::{Acts, SECRETARY};

/// Who stands in for the secretary, and for how many days.
const ACTING: &str = "e0100";
const DAYS: i64 = 28;

/// The secretary is away: the subdistrict appoints somebody for a month.
pub async fn stands_in(acts: &Acts) {
    let today = acts.walk.today();
    let (from, until) = (today.to_string(), today.plus_days(DAYS).to_string());
    let fields = [
        ("login", ACTING),
        ("role", "committee_secretary"),
        ("building", "和衡中心"),
        ("from", &from),
        ("until", &until),
    ];
    acts.does("jie.dao", "/appointments", &fields).await;
    for (login, kind, firm) in [
        ("lin.mo", "employee", ""),
        ("he.lanzhou", "enterprise", "明岫信息技术（上海）股份有限公司"),
        ("zhou.yining", "enterprise", "岚桥供应链管理（上海）有限公司"),
        ("pei.huaijin", "owner", "和衡置业（上海）有限公司"),
    ] {
        takes_note(acts, login, kind, firm).await;
    }
}

async fn takes_note(acts: &Acts, login: &str, kind: &str, firm: &str) {
    let page = acts.tower(&format!("/rights/{kind}"));
    let version = acts.reads(login, &page).await.at("version");
    let organisation = if firm.is_empty() { String::new() } else { acts.organisation(firm).await };
    let fields = [("version", version.as_str()), ("organisation", organisation.as_str())];
    acts.does(login, &format!("{page}/acknowledgement"), &fields).await;
}

/// The month is over: what has come up since is handed back, section by section, and signed by both.
pub async fn hands_back(acts: &Acts) {
    let page = acts.reads(SECRETARY, &acts.tower("/handovers")).await;
    let handover = page.at("running.0.href");
    let note =
        [("section", "issues"), ("words", "装修噪声的协议要在三十日、九十日回访，届时先问 9 层和 10 层的公司。")];
    acts.does(ACTING, &format!("{handover}/notes"), &note).await;
    acts.does(ACTING, &format!("{handover}/signature"), &[]).await;
    let sections = acts.reads(SECRETARY, &handover).await.json()["sections"].as_array().cloned().unwrap_or_default();
    for section in &sections {
        let name = section["section"].as_str().unwrap_or_default();
        acts.does(SECRETARY, &format!("{handover}/confirmations"), &[("section", name)]).await;
    }
    let ask = [("section", "meetings"), ("words", "投反对票的委员有没有要补充到纪要里的意见？")];
    acts.does(SECRETARY, &format!("{handover}/questions"), &ask).await;
    acts.working_days(1).await;
    let asked = acts.reads(ACTING, &handover).await.json();
    let questions =
        asked["sections"].as_array().into_iter().flatten().flat_map(|s| s["questions"].as_array()).flatten();
    for question in questions {
        let id = question["id"].as_str().unwrap_or_default();
        let answer = [("words", "没有，公示期内也没有收到意见。")];
        acts.does(ACTING, &format!("/handover-questions/{id}/answer"), &answer).await;
    }
    acts.does(SECRETARY, &format!("{handover}/acceptance"), &[]).await;
}

//! The story's covenant and rules of procedure: adopted, amended once, signed by most; the rules ask for more than those
//! above them.

use kernel::Date;
use serde_json::Value;

use super::acts::{Acts, Item, MEMBERS, SECRETARY};

/// Those who sign for an organisation.
const FIRMS: [(&str, &str); 3] = [
    ("zhou.yining", "岚桥供应链管理（上海）有限公司"),
    ("he.lanzhou", "明岫信息技术（上海）股份有限公司"),
    ("wei.zhiqiu", "言蹊建筑设计（上海）有限公司"),
];

pub async fn charters(acts: &Acts, began: Date) {
    acts.until(began).await;
    let first = drafted(acts, "covenant", "model").await;
    let lifts = article(acts, &first, "公共设施").await;
    acts.does(SECRETARY, &format!("/editions/{first}/publication"), &[]).await;
    acts.working_days(1).await;
    let words = [("article", lifts.as_str()), ("words", "早高峰外卖和快递也走货梯，写明白更好。")];
    let opinion = acts.does("e0003", &format!("/editions/{first}/opinions"), &words).await.at("id");
    acts.working_days(1).await;
    let answer = [("verdict", "taken"), ("words", "条文已写明：货物和外卖走指定电梯。")];
    acts.does(SECRETARY, &format!("/opinions/{opinion}/answer"), &answer).await;
    adopted(acts, &[&first], &["审议《楼宇治理公约》（第 1 版）"]).await;
    signed(acts, &first, &MEMBERS).await;
    breach(acts, &first).await;
    let second = drafted(acts, "covenant", "in_force").await;
    let safety = article(acts, &second, "消防和安全").await;
    let words = "疏散通道和消防设施前不停放、不堆放；电动自行车和电池不进楼充电，楼外设集中充电点；发现隐患立即报事，物业两小时内答复。";
    let rev = acts.reads(SECRETARY, &format!("/editions/{second}")).await.json()["rev"].to_string();
    let fields =
        [("heading", "消防和安全"), ("words", words), ("covers", "safety"), ("position", "5"), ("rev", rev.as_str())];
    acts.does(SECRETARY, &format!("/editions/{second}/articles/{safety}/text"), &fields).await;
    let procedure = drafted(acts, "procedure", "model").await;
    let quorum = [("rule", "meetings.quorum"), ("value", "3/4")];
    acts.does(SECRETARY, &format!("/editions/{procedure}/numbers"), &quorum).await;
    for edition in [&second, &procedure] {
        acts.does(SECRETARY, &format!("/editions/{edition}/publication"), &[]).await;
    }
    let titles = ["审议《楼宇治理公约》（第 2 版）", "审议《楼委会议事规则》（第 1 版）"];
    adopted(acts, &[&second, &procedure], &titles).await;
    signed(acts, &second, &MEMBERS[..7]).await;
}

async fn drafted(acts: &Acts, kind: &str, from: &str) -> String {
    acts.does(SECRETARY, &acts.tower("/charters/new"), &[("kind", kind), ("from", from)]).await.at("id")
}

async fn page(acts: &Acts, edition: &str) -> Value {
    acts.reads(SECRETARY, &format!("/editions/{edition}")).await.json()
}

/// The article with this heading.
async fn article(acts: &Acts, edition: &str, heading: &str) -> String {
    let page = page(acts, edition).await;
    let found = page["articles"].as_array().into_iter().flatten().find(|a| a["heading"] == heading);
    found.and_then(|a| a["id"].as_str()).expect("an article with this heading").to_owned()
}

/// The days for comments are over; a meeting adopts the editions, and they take effect.
async fn adopted(acts: &Acts, editions: &[&String], titles: &[&str]) {
    acts.days(8).await;
    for edition in editions {
        acts.does(SECRETARY, &format!("/editions/{edition}/submission"), &[]).await;
    }
    let items: Vec<Item<'_>> = titles.iter().map(|title| Item::new(title, "")).collect();
    let on = acts.walk.app.store().calendar().add_working_days(acts.walk.today(), 5).on;
    let meeting = acts.convenes(on, &items).await;
    acts.until(on).await;
    acts.holds(&meeting, &MEMBERS, &items).await;
    acts.working_days(1).await;
    acts.publishes(&meeting, "无。").await;
    acts.working_days(6).await;
}

/// Firms and members sign what is in force.
async fn signed(acts: &Acts, edition: &str, members: &[&str]) {
    let charter = page(acts, edition).await["charter"].as_str().unwrap_or_default().to_owned();
    let sign = format!("/charters/{charter}/signatures");
    for (login, firm) in FIRMS {
        let firm = acts.organisation(firm).await;
        acts.does(login, &sign, &[("signer", &firm)]).await;
    }
    for login in members {
        acts.does(login, &sign, &[("signer", "me")]).await;
    }
}

/// Somebody says that an article was broken; the firm answers, and it is over.
async fn breach(acts: &Acts, edition: &str) {
    let charter = page(acts, edition).await["charter"].as_str().unwrap_or_default().to_owned();
    let noise = article(acts, edition, "办公环境").await;
    let firm = acts.organisation(FIRMS[0].1).await;
    let fields = [("organisation", firm.as_str()), ("words", "12 层搬货占用走廊，下午一直有响声。")];
    let path = format!("/charters/{charter}/articles/{noise}/breaches");
    let breach = acts.does("e0040", &path, &fields).await.at("id");
    acts.working_days(1).await;
    let words = [("words", "当天临时卸货，以后安排在十八点以后，提前一天告知。")];
    acts.does(FIRMS[0].0, &format!("/breaches/{breach}/answer"), &words).await;
    let close = [("turn", "close"), ("words", "已改到十八点以后，没有再发生。")];
    acts.does(SECRETARY, &format!("/breaches/{breach}/outcome"), &close).await;
}

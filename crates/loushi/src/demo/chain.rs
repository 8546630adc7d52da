//! The story of the Party organisations: alliances, a secretary, a promise that was kept, a firm that is asked, tasks that
//! members take if they want.

use kernel::Date;

use super::acts::{Acts, CHAIR};

const SECRETARY: &str = "fang.jibai";
const SUBDISTRICT: &str = "jie.dao";
const DISTRICT: &str = "qu.ban";
/// Those who declare their membership.
const DECLARED: [&str; 5] = ["ye.zhixia", "jiang.ruoyun", "he.lanzhou", "zhou.yining", "wei.zhiqiu"];

/// From the first day until the last weeks of the year.
///
/// # Panics
/// If a page refuses what the story does there.
pub async fn told(acts: &Acts, began: Date, last: Date) {
    acts.until(began).await;
    let chart = acts.reads(SUBDISTRICT, "/party").await.json();
    let units: Vec<_> = chart["units"].as_array().cloned().unwrap_or_default();
    let unit = |name: &str| {
        let found = units.iter().find(|u| u["name"] == name).and_then(|u| u["id"].as_str());
        found.expect("an organisation of the demonstration").to_owned()
    };
    let (tower, branch) = (unit("和衡中心楼宇联合党委"), unit("明岫信息党支部"));
    let alliance = [
        ("name", "望江路商圈党建联盟"),
        ("axis", "area"),
        ("purpose", "共享会议室、志愿服务和党课，一起办午间活动。"),
        ("convener", tower.as_str()),
    ];
    let alliance = acts.does(SUBDISTRICT, "/party/alliances/new", &alliance).await.at("id");
    let members = format!("/party/alliances/{alliance}/members");
    for name in ["澄园大厦楼宇联合党总支", "言蹊设计党支部"] {
        acts.does(SUBDISTRICT, &members, &[("unit", &unit(name))]).await;
    }
    across(acts, &branch).await;
    tasks(acts, last).await;
    let fields = [
        ("post", "secretary"),
        ("login", "he.lanzhou"),
        ("full_member", "1"),
        ("year_in_party", "1"),
        ("reviewed", "1"),
        ("basis", "和衡党委〔2026〕3号"),
    ];
    let tenure = acts.does(SECRETARY, &format!("/party/organisations/{branch}/tenures"), &fields).await.at("id");
    acts.does(SUBDISTRICT, &format!("/party/tenures/{tenure}/decision"), &[("verdict", "approve")]).await;
    let promises = format!("/party/organisations/{tower}/promises");
    let due = began.plus_days(30).to_string();
    let promise =
        acts.does(SECRETARY, &promises, &[("what", "每月第一个周三在三楼接待一小时。"), ("due", &due)]).await.at("id");
    acts.later(began.plus_days(28), SECRETARY, format!("/party/promises/{promise}/delivery"), &[]);
    acts.later(began.plus_days(29), CHAIR, format!("/party/promises/{promise}/confirmation"), &[]);
    let proposal = [
        ("kind", "branch"),
        ("name", "云图数据党支部"),
        ("superior", tower.as_str()),
        ("towers", "和衡中心"),
        ("firms", "云图数据服务（上海）有限公司"),
        ("full", "4"),
        ("words", "企业有四名正式党员，可以单独成立支部。"),
    ];
    acts.later(last.plus_days(-20), SECRETARY, "/party/proposals/new".to_owned(), &proposal);
}

/// An alliance of a trade across the subdistricts.
async fn across(acts: &Acts, branch: &str) {
    let chart = acts.reads(DISTRICT, "/party").await.json();
    let units: Vec<_> = chart["units"].as_array().cloned().unwrap_or_default();
    let unit = |name: &str| {
        let found = units.iter().find(|u| u["name"] == name).and_then(|u| u["id"].as_str());
        found.expect("an organisation of the demonstration").to_owned()
    };
    let alliance = [
        ("name", "数字产业链党建联盟"),
        ("axis", "supply_chain"),
        ("purpose", "上下游企业党组织互相走访，共用会议室和培训。"),
        ("convener", &unit("岚山科创广场楼宇联合党总支")),
    ];
    let alliance = acts.does(DISTRICT, "/party/alliances/new", &alliance).await.at("id");
    for id in [branch, &unit("听涛国际楼宇联合党委")] {
        acts.does(DISTRICT, &format!("/party/alliances/{alliance}/members"), &[("unit", id)]).await;
    }
}

/// Two tasks for whoever wants them.
async fn tasks(acts: &Acts, last: Date) {
    for login in DECLARED {
        acts.does(login, "/me/party", &[("consent", "1")]).await;
    }
    let due = last.plus_days(20).to_string();
    let offer = |stage: &'static str, title: &'static str, what: &'static str, need: &'static str| {
        [("stage", stage), ("title", title), ("what", what), ("need", need), ("due", due.as_str())]
    };
    let new = acts.tower("/party/offers/new");
    let listen = offer("listen", "周三午间在大堂听意见", "十二点到一点，两人一组，记下来交给楼层长。", "4");
    let listen = acts.does(SECRETARY, &new, &listen).await.at("id");
    let guide = offer("carry", "早高峰电梯错峰引导", "八点半到九点，在一楼电梯厅引导高区、低区。", "6");
    acts.does(SECRETARY, &new, &guide).await;
    let takers = format!("/party/offers/{listen}/takers");
    acts.does("ye.zhixia", &takers, &[("consent", "1"), ("tag", "1")]).await;
    acts.does("jiang.ruoyun", &takers, &[("consent", "1")]).await;
}

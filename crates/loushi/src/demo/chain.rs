//! The story of the Party organisations: an alliance, a secretary, a promise that was kept, a firm that is asked.

use kernel::Date;

use super::acts::{Acts, CHAIR};

const SECRETARY: &str = "fang.jibai";
const SUBDISTRICT: &str = "jie.dao";

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

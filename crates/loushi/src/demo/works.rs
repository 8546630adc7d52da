//! The story's projects: one from its draft to the archive, one under way with a late milestone, one open to claims.

use kernel::Date;
use ledger::Who;
use serde_json::Value;

use super::acts::{Acts, SECRETARY, drawn};

/// The secretary of the building's Party committee, who reviews and awards.
const PARTY: &str = "fang.jibai";
/// The property manager, for the property company.
const PROPERTY: &str = "gu.yanqiu";
const PROPERTY_NAME: &str = "恒诚物业服务有限公司";
const MINGXIU: &str = "明岫信息技术（上海）股份有限公司";

/// The resolution takes effect and the secretary makes the project.
async fn made(acts: &Acts, cluster: &str, draft: &[(&str, &str)]) -> String {
    while acts.reads(SECRETARY, &format!("/clusters/{cluster}")).await.at("state") == "noticed" {
        acts.working_days(1).await;
    }
    acts.working_days(1).await;
    acts.does(SECRETARY, &format!("/clusters/{cluster}/project"), draft).await.at("id")
}

const APPROVAL: [(&str, &str); 2] = [("verdict", "approve"), ("words", "目标清楚，经费来源明确，同意公开认领。")];

/// The secretary makes the project and hands it in, the Party committee approves it.
async fn published(acts: &Acts, cluster: &str, draft: &[(&str, &str)]) -> String {
    let project = made(acts, cluster, draft).await;
    acts.does(SECRETARY, &format!("/projects/{project}/submission"), &[]).await;
    acts.working_days(2).await;
    acts.does(PARTY, &format!("/projects/{project}/review"), &APPROVAL).await;
    project
}

async fn page(acts: &Acts, project: &str) -> Value {
    acts.reads(SECRETARY, &format!("/projects/{project}")).await.json()
}

fn list<'v>(page: &'v Value, name: &str) -> Vec<&'v Value> {
    page[name].as_array().map(|l| l.iter().collect()).unwrap_or_default()
}

fn id(of: &Value) -> String {
    of["id"].as_str().unwrap_or_default().to_owned()
}

/// Lets the window pass and awards every claim.
async fn awarded(acts: &Acts, project: &str, words: &str) {
    acts.working_days(11).await;
    let found = page(acts, project).await;
    let claims: Vec<String> = list(&found, "claims").into_iter().map(id).collect();
    let mut fields: Vec<(&str, &str)> = claims.iter().map(|c| ("claims", c.as_str())).collect();
    fields.push(("words", words));
    acts.does(PARTY, &format!("/projects/{project}/award"), &fields).await;
    acts.working_days(1).await;
}

/// Milestones are reported on time and confirmed by the other side; `most` of them.
async fn milestones(acts: &Acts, project: &str, most: usize, words: &[&str]) {
    let found = page(acts, project).await;
    for (milestone, words) in list(&found, "milestones").into_iter().take(most).zip(words) {
        let due: Option<Date> = milestone["due"].as_str().and_then(|d| d.parse().ok());
        if let Some(due) = due {
            acts.until(due.plus_days(-2)).await;
        }
        let at = format!("/milestones/{}", id(milestone));
        acts.does(PROPERTY, &format!("{at}/report"), &[("words", words)]).await;
        acts.days(1).await;
        let words = "到现场看过，与报告一致。";
        acts.does(SECRETARY, &format!("{at}/confirmation"), &[("verdict", "yes"), ("words", words)]).await;
    }
}

/// Whoever pledged delivers, and the other side confirms.
async fn delivered(acts: &Acts, project: &str) {
    let found = page(acts, project).await;
    for claim in list(&found, "claims") {
        let login = if claim["name"] == PROPERTY_NAME { PROPERTY } else { "he.lanzhou" };
        for pledge in list(claim, "pledges") {
            // Money is counted in fen and typed in yuan.
            let amount = pledge["amount"].as_i64().unwrap_or_default();
            let amount = if pledge["kind"] == "money" { amount / 100 } else { amount }.to_string();
            let at = format!("/pledges/{}", id(pledge));
            let fields = [("amount", amount.as_str()), ("words", "已按认领书兑现。")];
            acts.does(login, &format!("{at}/delivery"), &fields).await;
            acts.does(SECRETARY, &format!("{at}/receipt"), &[("verdict", "yes"), ("words", "已收到，与承诺相符。")])
                .await;
        }
    }
}

/// From the draft to the tracking of its outcome; answers the project's id.
pub async fn lifts(acts: &Acts, cluster: &str) -> String {
    let draft = [
        ("title", "电梯错峰分区停靠试行"),
        ("purpose", "早高峰平均等候时间从十分钟以上降到五分钟以内；外卖、快递不再占用客梯。"),
        ("conditions", "熟悉本楼梯控系统，能在一个月内完成；有管理电梯的资质。"),
        ("funding", "物业公共收益和企业自愿出资"),
        ("money", "28000"),
        ("people", "4"),
        ("people_what", "早高峰首层引导"),
        ("goods", "1"),
        ("goods_what", "首层取件架"),
        ("indicator", "早高峰平均等候时间"),
        ("unit", "分钟"),
        ("target", "5"),
    ];
    let project = published(acts, cluster, &draft).await;
    acts.working_days(3).await;
    let (property, firm) = (acts.organisation(PROPERTY_NAME).await, acts.organisation(MINGXIU).await);
    let at = |tail: &str| format!("/projects/{project}/{tail}");
    let fields = [
        ("claimant", property.as_str()),
        ("money", "20000"),
        ("people", "2"),
        ("goods", "1"),
        ("words", "由工程部调整梯控程序，首层设引导岗和取件架。去年在澄园大厦做过同样的分区。"),
    ];
    acts.does(PROPERTY, &at("claims"), &fields).await;
    let fields = [
        ("claimant", firm.as_str()),
        ("money", "8000"),
        ("people", "2"),
        ("words", "本公司弹性上班，员工轮流到首层做引导志愿者，并承担指示牌费用。"),
    ];
    acts.does("he.lanzhou", &at("claims"), &fields).await;
    awarded(acts, &project, "两家互补，覆盖全部需求。").await;
    let day = |days: i64| acts.walk.today().plus_days(days).to_string();
    let (first, second) = (day(12), day(26));
    let plan = [
        ("plan", "先调程序、后贴标识，试运行一周再全面实施；每周一公布上周平均等候时间。"),
        ("baseline", "11.5"),
        ("milestone_1", "梯控程序调整完成，首层标识到位"),
        ("due_1", first.as_str()),
        ("milestone_2", "取件架启用，引导岗上岗"),
        ("due_2", second.as_str()),
    ];
    acts.does(PROPERTY, &at("start"), &plan).await;
    acts.does("he.lanzhou", &at("start"), &[]).await;
    let words = ["四台客梯程序已调整，各层候梯厅标识已贴。", "取件架已装好，引导岗 8:10 到 9:20 在岗。"];
    milestones(acts, &project, 2, &words).await;
    delivered(acts, &project).await;
    let fields = [("words", "分区停靠和货梯分流均已实施，标识、取件架、引导岗到位。"), ("spent", "26400")];
    acts.does(PROPERTY, &at("completion"), &fields).await;
    acts.working_days(2).await;
    for login in ["lin.mo", SECRETARY, "su.heqing"] {
        acts.does(login, &at("acceptance"), &[("verdict", "yes"), ("words", "")]).await;
    }
    let accepted = acts.walk.today();
    let results = [
        (30, "7.2", "梯控系统导出，二十个工作日平均。"),
        (90, "5.6", "梯控系统导出。"),
        (180, "4.8", "梯控系统导出，达到目标。"),
    ];
    for (days, value, words) in results {
        acts.later(accepted.plus_days(days), SECRETARY, at("measurements"), &[("value", value), ("words", words)]);
    }
    project
}

/// The people who were drawn score; one thing is to be improved, and is.
pub async fn appraised(acts: &Acts, project: &str) {
    while page(acts, project).await["state"] == "tracking" {
        acts.days(1).await;
    }
    let (who, id) = (Who::system("story", acts.walk.district), project.to_owned());
    let drawn = acts.walk.app.store().read(&who, move |tx| drawn(tx, &id)).await;
    let (appraisal, drawn) = drawn.expect("the database answers");
    let scores = [
        ("5", "4", "5"),
        ("4", "4", "5"),
        ("5", "5", "5"),
        ("3", "4", "4"),
        ("4", "5", "5"),
        ("5", "4", "4"),
        ("4", "3", "5"),
        ("5", "5", "4"),
    ];
    for (login, (service, process, result)) in drawn.iter().zip(scores) {
        let fields = [("service", service), ("process", process), ("result", result), ("remark", "")];
        acts.does(login, &format!("/appraisals/{appraisal}/score"), &fields).await;
    }
    while acts.reads(SECRETARY, &format!("/appraisals/{appraisal}")).await.at("stage") == "open" {
        acts.days(1).await;
    }
    let role = "property_manager";
    let fields = [("what", "午间货梯分流的告示只有中文，补上英文。"), ("debtor", role), ("days", "10")];
    let improvement = acts.does(SECRETARY, &format!("/appraisals/{appraisal}/improvements"), &fields).await.at("id");
    acts.working_days(4).await;
    let at = format!("/appraisals/{appraisal}/improvements/{improvement}");
    acts.does(PROPERTY, &format!("{at}/delivery"), &[]).await;
    acts.does(SECRETARY, &format!("{at}/recheck"), &[("good", "yes")]).await;
}

/// A project under way: the second milestone is late.
pub async fn care_room(acts: &Acts, cluster: &str) {
    let draft = [
        ("title", "二层母婴室"),
        ("purpose", "楼里有一间能锁门、能用电、能存奶的母婴室，哺乳期员工不再去卫生间。"),
        ("conditions", "能承担改造和保洁，材料环保。"),
        ("funding", "产权方出场地，企业认领设备"),
        ("money", "45000"),
        ("venue", "1"),
        ("venue_what", "二层公共区域约 9 平方米"),
        ("indicator", "每周使用人次"),
        ("unit", "人次"),
        ("target", "60"),
    ];
    let project = published(acts, cluster, &draft).await;
    acts.working_days(2).await;
    let property = acts.organisation(PROPERTY_NAME).await;
    let fields = [
        ("claimant", property.as_str()),
        ("money", "45000"),
        ("venue", "1"),
        ("words", "由工程部改造，保洁并入二层日常保洁，产权方同意提供场地。"),
    ];
    acts.does(PROPERTY, &format!("/projects/{project}/claims"), &fields).await;
    awarded(acts, &project, "只有一家认领，条件符合。").await;
    let day = |days: i64| acts.walk.today().plus_days(days).to_string();
    let (first, second, third) = (day(14), day(75), day(110));
    let plan = [
        ("plan", "隔墙、上下水、通风、家具分三步完成，施工安排在周末。"),
        ("baseline", "0"),
        ("milestone_1", "图纸会审、现场交底"),
        ("due_1", first.as_str()),
        ("milestone_2", "隔墙、上下水、通风完工"),
        ("due_2", second.as_str()),
        ("milestone_3", "家具、冰箱、门锁安装"),
        ("due_3", third.as_str()),
    ];
    acts.does(PROPERTY, &format!("/projects/{project}/start"), &plan).await;
    milestones(acts, &project, 1, &["图纸已由产权方和物业会审，三家施工单位到场交底。"]).await;
}

/// A project that is open to claims: the draft took its time, and the window ends after `last`.
pub async fn shared_desks(acts: &Acts, cluster: &str, last: Date) {
    let draft = [
        ("title", "大堂共享工位"),
        ("purpose", "来访者和员工在大堂有地方坐下办公、充电。"),
        ("conditions", "家具阻燃，不占消防通道；一个月内完成。"),
        ("funding", "企业认领"),
        ("money", "36000"),
        ("goods", "10"),
        ("goods_what", "带插座的工位"),
        ("people", "2"),
        ("people_what", "试运行期间引导"),
        ("indicator", "每日使用人次"),
        ("unit", "人次"),
        ("target", "80"),
    ];
    let project = made(acts, cluster, &draft).await;
    acts.later(last.plus_days(-14), SECRETARY, format!("/projects/{project}/submission"), &[]);
    acts.later(last.plus_days(-12), PARTY, format!("/projects/{project}/review"), &APPROVAL);
    let firm = acts.organisation("岚桥供应链管理（上海）有限公司").await;
    let fields = [
        ("claimant", firm.as_str()),
        ("goods", "4"),
        ("money", "6000"),
        ("words", "本公司有一批新的会议桌可以改装，先认领四个工位。"),
    ];
    acts.later(last.plus_days(-5), "zhou.yining", format!("/projects/{project}/claims"), &fields);
}

/// Who comes and goes within the year: a firm moves in, one moves to another floor, one has left, one is to leave.
pub async fn moves(acts: &Acts, last: Date) {
    let ago = |days: i64| last.plus_days(-days);
    let code = registry::api::made_up(900_001).to_string();
    let new = [
        ("organisation", "青禾设计咨询（上海）有限公司"),
        ("unified_code", code.as_str()),
        ("floor", "27"),
        ("area", "320"),
        ("headcount", "24"),
    ];
    acts.later(ago(40), PROPERTY, acts.tower("/move-ins"), &new);
    let moving = "朗越会展服务（上海）有限公司";
    let since = ago(21).to_string();
    let fields = [("organisation", moving), ("floor", "16"), ("from", since.as_str())];
    acts.later(ago(21), PROPERTY, acts.tower("/move-ins"), &fields);
    let firm = |id: String| acts.tower(&format!("/firms/{id}/move-out"));
    let path = firm(acts.organisation(moving).await);
    acts.later(ago(20), PROPERTY, path, &[("floor", "14"), ("on", &ago(20).to_string())]);
    let path = firm(acts.organisation("栖合文化艺术（上海）有限公司").await);
    acts.later(ago(9), PROPERTY, path, &[("on", &ago(9).to_string())]);
    let until = last.plus_days(38).to_string();
    let path = firm(acts.organisation("景拓贸易（上海）股份有限公司").await);
    acts.later(ago(6), SECRETARY, path, &[("on", &until)]);
}

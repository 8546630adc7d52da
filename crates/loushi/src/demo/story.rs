//! A year of the made-up district, told through its pages.

use kernel::Date;

use super::{
    acts::{Acts, CHAIR, Item, MEMBERS, SECRETARY},
    chain, charters, founded, posts, rules, works,
};
use crate::walk::Walk;

/// Lets the year go by until `today`.
///
/// # Panics
/// If a page refuses what the story does there.
pub async fn tell(walk: &Walk, today: Date, told: &mut dyn FnMut(&str)) {
    let acts = Acts::new(walk, "和衡中心").await;
    // On a holiday the last working day is what people find.
    let calendar = walk.app.store().calendar();
    let mut last = today;
    while calendar.working_days_between(last.plus_days(-1), last) == 0 {
        last = last.plus_days(-1);
    }
    let ago = |days: i64| last.plus_days(-days);
    told("规则文件");
    rules::issued(&acts).await;
    told("公约和议事规则");
    charters::charters(&acts, ago(396)).await;
    told("早高峰的电梯");
    let lifts = lifts(&acts, ago(326)).await;
    told("新设立的楼委会");
    acts.until(ago(205)).await;
    founded::founded(&acts).await;
    told("装修噪声");
    acts.until(ago(170)).await;
    posts::stands_in(&acts).await;
    noise(&acts, ago(170)).await;
    told("楼宇党建");
    chain::told(&acts, ago(140), last).await;
    told("秘书交接");
    posts::hands_back(&acts).await;
    told("母婴室");
    care_room(&acts, ago(125)).await;
    told("评议会");
    works::appraised(&acts, &lifts).await;
    told("共享工位");
    shared_desks(&acts, ago(52), last).await;
    works::moves(&acts, last).await;
    told("最近的事");
    lately(&acts, last).await;
    founded::noticed(&acts).await;
    rules::coming(&acts, last).await;
    acts.until(last).await;
    walk.at(8, 40);
    this_morning(&acts).await;
    acts.until(today).await;
}

/// Reports of the same thing, from several people: one becomes the matter, the others join it.
async fn reports(acts: &Acts, title: &str, floor: &str, level: &str, words: &[(&str, &str, &str)]) -> String {
    let mut clusters = Vec::new();
    for (login, place, words) in words {
        clusters.push(acts.raises(login, place, words).await);
    }
    acts.working_days(1).await;
    let first = clusters[0].clone();
    acts.triages(&first, title, floor, level).await;
    for other in &clusters[1..] {
        acts.joins(other, &first).await;
    }
    first
}

/// From the first report to the resolution's effect, by a meeting of its own.
async fn decided(acts: &Acts, cluster: &str, item: Item<'_>) {
    acts.schedules(cluster).await;
    acts.working_days(1).await;
    let items = [item];
    let on = acts.walk.app.store().calendar().add_working_days(acts.walk.today(), 6).on;
    let meeting = acts.convenes(on, &items).await;
    for login in MEMBERS {
        acts.does(login, &format!("/meetings/{meeting}/answer"), &[("coming", "1")]).await;
    }
    acts.until(on).await;
    acts.holds(&meeting, &MEMBERS, &items).await;
    acts.working_days(2).await;
    acts.publishes(&meeting, "无。").await;
}

/// The whole loop: reports, deliberation, project, outcome, appraisal, archive.
async fn lifts(acts: &Acts, began: Date) -> String {
    acts.until(began).await;
    let words = [
        ("lin.mo", "17", "早上八点半到九点，客梯要等十几分钟，经常迟到。"),
        ("e0003", "9", "早高峰电梯等太久，一趟挤不上，要等三四趟。"),
        ("e0040", "21", "电梯早高峰在低层停太多次，上到 21 层要十分钟。"),
        ("zhou.yining", "12", "外卖和快递用客梯，午间电梯更堵。"),
    ];
    let cluster = reports(acts, "早高峰客梯等候太久", "", "l1", &words).await;
    acts.support(&cluster, 10..=42).await;
    acts.working_days(2).await;
    let item = Item {
        against: &["zhou.yining"],
        ..Item::new(
            "早高峰客梯等候太久",
            "一、自下月起，工作日 8:15 至 9:15 试行客梯分区停靠：1、2 号梯停 2 至 15 层，3、4 号梯停 16 至 28 层，试行三个月。\n二、外卖、快递在 11:00 至 13:00 改走货梯，首层设取件架。\n三、物业每周公布早高峰平均等候时间，试行满三个月提交评议。",
        )
    };
    decided(acts, &cluster, item).await;
    works::lifts(acts, &cluster).await
}

/// The committee does not agree; the parties do, after two rounds.
async fn noise(acts: &Acts, began: Date) {
    acts.until(began).await;
    let words = [
        ("ye.zhixia", "9", "10 层装修敲墙，上班时间太吵，会议开不了。"),
        ("e0003", "9", "楼上装修噪声一整天，电话都听不清。"),
    ];
    let cluster = reports(acts, "工作时间装修噪声", "9", "l1", &words).await;
    let item = Item {
        mode: "secret",
        against: &["zhou.yining", "he.lanzhou", "pei.huaijin", "gu.yanqiu"],
        abstain: &["fang.jibai"],
        ..Item::new("工作时间装修噪声", "工作日 9:00 至 18:00 全楼停止产生噪声的装修作业，周末和夜间施工由物业登记。")
    };
    decided(acts, &cluster, item).await;
    coordinated(acts, &cluster).await;
}

async fn coordinated(acts: &Acts, cluster: &str) {
    acts.does(CHAIR, &format!("/clusters/{cluster}/coordination"), &[]).await;
    acts.working_days(1).await;
    let page = acts.reads(SECRETARY, &acts.tower("/meetings")).await;
    let href = page.at("coordinations.0.href");
    let mediator = acts.person("shen.jiamu").await;
    acts.does(CHAIR, &format!("{href}/mediator"), &[("mediator", &mediator)]).await;
    let parties = acts.reads(SECRETARY, &href).await.json()["parties"].as_array().cloned().unwrap_or_default();
    for party in &parties {
        let id = party["id"].as_str().unwrap_or_default();
        acts.does(SECRETARY, &format!("{href}/consent"), &[("party", id), ("consent", "paper")]).await;
    }
    acts.working_days(3).await;
    for words in ["各方说明情况：装修方工期紧，办公方要求安静时段。", "同意错开时段，商定提前告示。"]
    {
        acts.does("shen.jiamu", &format!("{href}/rounds"), &[("words", words)]).await;
        acts.working_days(2).await;
    }
    let until = acts.walk.today().plus_days(20).to_string();
    for (party, what) in parties
        .iter()
        .zip(["敲墙、钻孔安排在 12:00 至 13:30 和 18:00 以后，提前一天在电梯厅告示。", "在装修合同中写明静音时段。"])
    {
        let id = party["id"].as_str().unwrap_or_default();
        acts.does("shen.jiamu", &format!("{href}/terms"), &[("party", id), ("what", what), ("until", &until)]).await;
    }
    acts.does("shen.jiamu", &format!("{href}/agreement"), &[]).await;
    let agreed = acts.walk.today();
    let terms = acts.reads(SECRETARY, &href).await.json()["terms"].as_array().cloned().unwrap_or_default();
    acts.working_days(5).await;
    for term in &terms {
        let id = term["id"].as_str().unwrap_or_default();
        acts.does(SECRETARY, &format!("{href}/terms/{id}/keeping"), &[]).await;
    }
    let revisits = acts.reads(SECRETARY, &href).await.json()["revisits"].as_array().cloned().unwrap_or_default();
    for (revisit, days) in revisits.iter().zip([30, 90]) {
        let id = revisit["id"].as_str().unwrap_or_default();
        acts.later(agreed.plus_days(days), SECRETARY, format!("{href}/revisits/{id}"), &[("kept", "yes")]);
    }
}

/// A project that is under way, with a milestone that is late.
async fn care_room(acts: &Acts, began: Date) {
    acts.until(began).await;
    let words = [
        ("e0061", "14", "楼里没有母婴室，背奶只能去卫生间。"),
        ("jiang.ruoyun", "17", "希望有一间母婴室，能插电、能锁门。"),
    ];
    let cluster = reports(acts, "设一间母婴室", "", "l1", &words).await;
    acts.support(&cluster, 100..=124).await;
    let item = Item::new(
        "设一间母婴室",
        "在 2 层公共区域设母婴室一间，配洗手池、冰箱、插座和门锁，工作日 8:00 至 20:00 开放，由物业负责日常保洁。",
    );
    decided(acts, &cluster, item).await;
    works::care_room(acts, &cluster).await;
}

/// A project that is open to claims.
async fn shared_desks(acts: &Acts, began: Date, last: Date) {
    acts.until(began).await;
    let words = [
        ("he.lanzhou", "17", "公司来访的客户没有地方临时办公，大堂只有两张沙发。"),
        ("e0200", "6", "大堂能不能放几张共享工位和座椅。"),
    ];
    let cluster = reports(acts, "大堂设共享工位", "1", "l1", &words).await;
    let item = Item {
        abstain: &["pei.huaijin"],
        ..Item::new(
            "大堂设共享工位",
            "在一层大堂东侧设共享工位十个、插座二十个，供来访者和本楼员工临时使用，每人每次不超过两小时。",
        )
    };
    decided(acts, &cluster, item).await;
    works::shared_desks(acts, &cluster, last).await;
}

/// A floor is asked about its captain; answers the captaincy.
async fn asks_the_floor(acts: &Acts) -> String {
    let nominations = acts.tower(&format!("/floors/{}/nominations", acts.floor("19")));
    let words = [("login", "e0021"), ("words", "在本层五年，各家都认得。")];
    let id = acts.does(SECRETARY, &nominations, &words).await.at("id");
    let captaincy = format!("/captaincies/{id}");
    acts.does("e0021", &format!("{captaincy}/answer"), &[("answer", "yes")]).await;
    captaincy
}

/// What the last weeks brought: a petition that was deferred, a resolution on public notice, a dispute, things that were
/// settled without any meeting.
async fn lately(acts: &Acts, today: Date) {
    let ago = |days: i64| today.plus_days(-days);
    acts.until(ago(40)).await;
    let captaincy = asks_the_floor(acts).await;
    let words = [
        ("lin.mo", "17", "中午热饭排队要半小时，17 层茶水间只有一台微波炉。"),
        ("wei.zhiqiu", "9", "午餐时间微波炉不够用，9 层也要排队。"),
        ("e0034", "12", "12 层想要共享餐区，现在都在工位上吃饭。"),
    ];
    let lunch = reports(acts, "午餐微波炉与共享餐区", "", "l1", &words).await;
    acts.support(&lunch, 120..=180).await;
    for (login, firm) in [
        ("he.lanzhou", "明岫信息技术（上海）股份有限公司"),
        ("zhou.yining", "岚桥供应链管理（上海）有限公司"),
        ("wei.zhiqiu", "言蹊建筑设计（上海）有限公司"),
    ] {
        speaks_for(acts, login, &lunch, firm).await;
    }
    acts.support(&lunch, 181..=199).await;
    let words = [
        ("e0090", "3", "访客停车每次都要打电话，地库门口排队。"),
        ("he.lanzhou", "17", "车库访客车位太少，早上十点就满了。"),
    ];
    let parking = reports(acts, "访客停车预约", "", "l1", &words).await;
    acts.schedules(&parking).await;
    let items = [
        Item {
            against: &["pei.huaijin"],
            ..Item::new(
                "访客停车预约",
                "地库 B1 层划出访客车位二十个，企业提前一天在前台预约，每车每次两小时内免费，试行半年。",
            )
        },
        Item {
            question: "defer",
            against: &["lin.mo", "jiang.ruoyun"],
            ..Item::new(
                "午餐微波炉与共享餐区",
                "在 17、12、9 层茶水间各增配微波炉两台；工作日 11:30 至 13:30 开放 3 层共享餐区，试行三个月。",
            )
        },
    ];
    let calendar = acts.walk.app.store().calendar();
    acts.until(calendar.add_working_days(ago(30), 1).on).await;
    let on = calendar.add_working_days(ago(16), 1).on.max(calendar.add_working_days(acts.walk.today(), 6).on);
    let meeting = acts.convenes(on, &items).await;
    acts.until(on).await;
    let present: Vec<&str> = MEMBERS.iter().copied().filter(|l| *l != "wei.zhiqiu").collect();
    acts.holds(&meeting, &present, &items).await;
    acts.does(CHAIR, &format!("{captaincy}/appointment"), &[]).await;
    acts.does("e0021", &format!("{captaincy}/acknowledgement"), &[]).await;
    settled(acts, ago(12)).await;
    acts.until(calendar.add_working_days(ago(6), 1).on).await;
    acts.publishes(&meeting, "产权方代表认为地库改造应先做消防评估。").await;
    small_things(acts, today).await;
    // What was deferred comes before the next meeting.
    let on = calendar.add_working_days(acts.walk.today(), 8).on;
    let items = [Item::new("午餐微波炉与共享餐区", "")];
    acts.convenes(on, &items).await;
}

/// A delegate supports a matter for their organisation.
async fn speaks_for(acts: &Acts, login: &str, cluster: &str, firm: &str) {
    let id = acts.organisation(firm).await;
    acts.does(login, &format!("/clusters/{cluster}/support"), &[("organisation", &id)]).await;
}

/// Settled directly, and confirmed by whoever reported it.
async fn settled(acts: &Acts, began: Date) {
    acts.until(began).await;
    let tap = acts.raises("e0015", "12", "12 层男卫生间水龙头关不紧，一直滴水。").await;
    let glare = acts.raises("ye.zhixia", "9", "9 层茶水间的灯坏了两盏，晚上看不清。").await;
    let shuttle = acts.raises("e0120", "20", "希望物业开一条到地铁站的班车。").await;
    acts.working_days(1).await;
    acts.triages(&tap, "12 层卫生间水龙头漏水", "12", "l1").await;
    acts.triages(&glare, "9 层茶水间灯坏", "9", "l1").await;
    let reason = [
        ("reason", "elsewhere"),
        ("words", "公交接驳由区交通委统一规划，可以在随申办提出建议。我们已把人数和时段整理给街道。"),
    ];
    acts.does(SECRETARY, &format!("/clusters/{shuttle}/declination"), &reason).await;
    acts.working_days(1).await;
    acts.does(
        "gu.yanqiu",
        &format!("/clusters/{tap}/result"),
        &[("words", "换了阀芯，试水不漏。同层另外三个水龙头也检查过。")],
    )
    .await;
    acts.working_days(1).await;
    acts.does("e0015", &format!("/clusters/{tap}/confirmation"), &[]).await;
}

/// What is open at this moment: overdue, waiting for confirmation, reopened.
async fn small_things(acts: &Acts, today: Date) {
    let page = acts.reads(SECRETARY, &acts.tower("/clusters?state=handling")).await.json();
    for matter in page["clusters"].as_array().into_iter().flatten() {
        if matter["title"] == "9 层茶水间灯坏" {
            let id = matter["id"].as_str().unwrap_or_default();
            acts.does("gu.yanqiu", &format!("/clusters/{id}/result"), &[("words", "换了两支灯管，照度已测。")]).await;
        }
    }
    acts.until(today.plus_days(-4)).await;
    let oven = acts.raises("e0068", "17", "17 层茶水间微波炉只剩一台能用，另一台一开就跳闸。").await;
    let air = acts.raises("e0300", "22", "22 层下午空调太热，西晒，温度计 29 度。").await;
    acts.days(1).await;
    acts.triages(&oven, "17 层茶水间微波炉跳闸", "17", "l0").await;
    acts.triages(&air, "22 层下午空调太热", "22", "l1").await;
    let nominations = acts.tower(&format!("/floors/{}/nominations", acts.floor("7")));
    acts.does("e0009", &nominations, &[("words", "离茶水间最近，愿意跑腿。")]).await;
}

/// What came in this morning and nobody has looked at yet.
async fn this_morning(acts: &Acts) {
    acts.raises("e0077", "8", "8 层消防通道堆了纸箱，推车过不去。").await;
    acts.raises("e0141", "25", "25 层手机信号很差，电梯里完全没有。").await;
    let fields = [
        ("words", "大堂旋转门旁边有人吸烟，烟味飘进前台。"),
        ("floor", acts.floor("1")),
        ("anonymous", "1"),
        ("channel", "qr"),
        ("new", "1"),
    ];
    let answer = acts.walk.guest().post(&acts.tower("/report"), &fields).await;
    assert!(answer.status.is_success(), "{}: {}", answer.status, answer.text());
}

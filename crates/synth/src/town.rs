//! Firms and people.

use crate::Rng;

/// A made-up firm.
#[derive(Debug, Clone)]
pub struct Firm {
    pub name: String,
    pub short: String,
    pub code: String,
    pub industry: &'static str,
}

const FIRST: &str = "明岚澄言知和清云朗听望拾溪景栖沐屿禾砚青泊远辰霁舒亦闻鹿麦隅";
const SECOND: &str = "岫桥川蹊行拓越舟川石野光合隐木声图域里舍湾麓泽峰序音岸田帆原";

/// A line of business and the industry that it belongs to (GB/T 4754).
const LINES: &[(&str, &str)] = &[
    ("信息技术", "信息传输、软件和信息技术服务业"),
    ("网络科技", "信息传输、软件和信息技术服务业"),
    ("数据服务", "信息传输、软件和信息技术服务业"),
    ("供应链管理", "交通运输、仓储和邮政业"),
    ("国际物流", "交通运输、仓储和邮政业"),
    ("企业咨询", "租赁和商务服务业"),
    ("人力资源", "租赁和商务服务业"),
    ("会展服务", "租赁和商务服务业"),
    ("广告传媒", "租赁和商务服务业"),
    ("建筑设计", "科学研究和技术服务业"),
    ("检测技术", "科学研究和技术服务业"),
    ("医药科技", "科学研究和技术服务业"),
    ("投资管理", "金融业"),
    ("保险经纪", "金融业"),
    ("餐饮管理", "住宿和餐饮业"),
    ("贸易", "批发和零售业"),
    ("文化艺术", "文化、体育和娱乐业"),
    ("教育科技", "教育"),
    ("环境工程", "水利、环境和公共设施管理业"),
    ("生物技术", "科学研究和技术服务业"),
];

const KINDS: [&str; 3] = ["有限公司", "有限公司", "股份有限公司"];

fn letter(list: &str, at: usize) -> char {
    list.chars().nth(at % list.chars().count()).unwrap_or('和')
}

/// The `number`th firm; numbers give different names.
pub fn firm(rng: &mut Rng, number: usize) -> Firm {
    // 30 x 29 pairs before one comes again, each with another line of business.
    let (a, b) = (number % 31, (number / 31 + number * 7) % 29);
    let (line, industry) = LINES[(number + number / 899) % LINES.len()];
    let short = format!("{}{}{}", letter(FIRST, a), letter(SECOND, b), line);
    let kind = KINDS[rng.below(KINDS.len())];
    let seed = u32::try_from(number).unwrap_or(u32::MAX);
    Firm { name: format!("{}（上海）{kind}", short), short, code: registry::api::made_up(seed), industry }
}

/// By how many bear them.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万";
const GIVEN: &str =
    "知言予安清和景行若溪明远思齐子衿亦舟南乔书宁念之承泽望舒怀瑾昭然星野以宁修竹云帆听澜未央照野采薇若昀念秋墨白";

/// A name of two or three characters.
pub fn person_name(rng: &mut Rng) -> String {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    // The first ones more often.
    let at = rng.below(surnames.len()).min(rng.below(surnames.len()));
    let mut name = String::from(surnames[at]);
    name.push(given[rng.below(given.len())]);
    if rng.below(5) > 0 {
        name.push(given[rng.below(given.len())]);
    }
    name
}

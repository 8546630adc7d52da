//! The gate that every article passes (R48, R64): what looks as if no rule of a tower may say it, and which mandatory
//! articles are missing. The system suspects by words; a person decides. No I/O.

use kernel::{Clause, Locale, Text};
use policy::api::{Item, List, Pack};

use crate::{
    charter::{CharterKind, Readiness},
    store::ArticleRow,
};

/// The matters of which an article speaks and must not.
pub fn suspicions<'p>(pack: &'p Pack, heading: &str, words: &str) -> Vec<&'p Item> {
    let text = format!("{heading}\n{words}");
    let found: Vec<(List, String)> = pack.suspects(&text).map(|i| (i.list, i.id.clone())).collect();
    pack.items.iter().filter(|i| found.iter().any(|(list, id)| *list == i.list && *id == i.id)).collect()
}

/// The mandatory articles of a document.
pub fn mandatory(pack: &Pack, kind: CharterKind) -> impl Iterator<Item = &Item> {
    pack.list_of(List::Article, kind.code())
}

/// What a mandatory article is called, and what its model says.
pub fn model(item: &Item) -> (Text, Text) {
    let half = |text: &str, sign: char, n: usize| {
        let mut parts = text.splitn(2, sign);
        parts.nth(n).unwrap_or(if n == 0 { text } else { "" }).trim().to_owned()
    };
    let part = |n| Text { zh: half(&item.text.zh, '：', n).into(), en: half(&item.text.en, ':', n).into() };
    (part(0), part(1))
}

/// What the model of an article says in the reader's language, if that is English and the article has the model's own words:
/// a help for reading. What binds is the text that was adopted.
pub fn help(pack: &Pack, kind: CharterKind, article: &ArticleRow, locale: Locale) -> Option<String> {
    if locale == Locale::Zh {
        return None;
    }
    let (heading, words) =
        mandatory(pack, kind).map(model).find(|(_, words)| words.zh.trim() == article.words.trim())?;
    Some(format!("{}: {}", heading.en, words.en))
}

/// Whether an article is the mandatory one: somebody marked it so, or its words say so.
pub fn covers(item: &Item, article: &ArticleRow) -> bool {
    says(item, &article.heading, &article.words, &article.covers)
}

/// As [`covers`], of an article's heading, words and mark.
pub fn says(item: &Item, heading: &str, words: &str, mark: &str) -> bool {
    if !mark.is_empty() {
        return mark == item.id;
    }
    item.words.iter().any(|w| heading.contains(w.as_str()) || words.contains(w.as_str()))
}

/// The mandatory articles that a text does not have.
pub fn missing<'p>(pack: &'p Pack, kind: CharterKind, articles: &[ArticleRow]) -> Vec<&'p Item> {
    mandatory(pack, kind).filter(|item| !articles.iter().any(|a| covers(item, a))).collect()
}

/// Whether a draft may come before the committee.
pub fn readiness(pack: &Pack, kind: CharterKind, articles: &[ArticleRow], unanswered: i64) -> Readiness {
    let unseen = articles.iter().filter(|a| a.looked_by.is_none());
    let suspect = unseen
        .filter_map(|a| suspicions(pack, &a.heading, &a.words).first().map(|i| (a, *i)))
        .map(|(a, i)| (crate::text::article_number(a.position), i.text.clone(), pack.clause(&i.clause)))
        .next();
    let missing = missing(pack, kind, articles);
    let clause = |item: &&Item| pack.clause(&item.clause);
    let missing: Option<(Vec<Text>, Clause)> =
        missing.first().map(|first| (missing.iter().map(|i| model(i).0).collect(), clause(first)));
    Readiness { articles: articles.len(), unanswered, suspect, missing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::ArticleId;

    /// What a text speaks of and must not, by the ids of the matters; nothing where it is in order.
    const SAMPLES: &[(&str, &[&str])] = &[
        ("早高峰客梯互相礼让，货物和外卖走货梯。", &[]),
        ("产生噪声的作业提前一天告知相邻楼层。", &[]),
        ("会议室按预约先后使用，迟到十五分钟视为放弃。", &[]),
        ("发现消防隐患立即报事，物业当日答复。", &[]),
        ("单位之间有不同意见的，先自行协商。", &[]),
        ("违反本公约的，由当事方说明情况，可以提醒、协调。", &[]),
        ("电动自行车不进楼充电。", &[]),
        ("在楼内吸烟的，每次罚款二百元。", &["penalty", "fine"]),
        ("屡次违反的，物业可以断水断电。", &["fine"]),
        ("违约的企业支付违约金，从押金中扣除。", &["rent", "fine"]),
        ("外卖骑手和外地人不得从大堂进入。", &["discrimination"]),
        ("楼委会委员仅限党员担任。", &["discrimination"]),
        ("孕妇不得使用健身房。", &["discrimination"]),
        ("访客登记身份证号码，前台保存一年。", &["personal_data"]),
        ("进出闸机采集人脸。", &["personal_data"]),
        ("每层张贴员工手机号码，便于联系。", &["personal_data"]),
        ("违约人员在大堂公布姓名、照片。", &["personal_data"]),
        ("大堂改造由各单位集资，每家企业缴纳五千元。", &["forced_payment"]),
        ("活动经费按面积分摊费用。", &["forced_payment"]),
        ("不参加活动的单位必须捐款。", &["forced_payment"]),
        ("违约单位由楼委会通报批评，列入红黑榜。", &["publicity"]),
        ("电梯更新使用维修资金，由楼委会决定。", &["repair_fund"]),
        ("楼顶加建员工餐厅。", &["rebuild"]),
        ("大堂出租给咖啡店，收入归楼委会。", &["common_use"]),
        ("物业服务不好的，楼委会可以更换物业。", &["manager"]),
        ("楼委会每年协商确定租金涨幅。", &["rent"]),
        ("业委会选举由楼委会主持。", &["owners_rules"]),
        ("采购以楼委会名义签订合同。", &["contract"]),
        ("活动结余存入楼委会账户。", &["contract"]),
        ("文件由楼委会盖章后生效。", &["contract"]),
    ];

    #[test]
    fn what_no_rule_of_a_tower_may_say_is_suspected_by_its_words() {
        let pack = policy::api::of_nobody();
        for (text, matters) in SAMPLES {
            let found: Vec<&str> = suspicions(&pack, "", text).into_iter().map(|i| i.id.as_str()).collect();
            assert_eq!(found, *matters, "{text}");
        }
        assert_eq!(suspicions(&pack, "罚款", "另行规定。").len(), 2, "headings count");
    }

    fn article(heading: &str, words: &str, covers: &str) -> ArticleRow {
        ArticleRow {
            article: ArticleId::from_bytes([1; 16]),
            position: 1,
            heading: heading.into(),
            words: words.into(),
            covers: covers.into(),
            looked_by: None,
            looked_words: None,
        }
    }

    #[test]
    fn the_models_of_the_draft_proposal_are_whole_and_lawful() {
        let pack = policy::api::of_nobody();
        for kind in CharterKind::ALL.iter().copied() {
            let models: Vec<ArticleRow> = mandatory(&pack, kind)
                .map(|i| {
                    let (heading, words) = model(i);
                    assert!(!words.zh.is_empty() && !words.en.is_empty(), "{}", i.id);
                    article(&heading.zh, &words.zh, "")
                })
                .collect();
            assert!(models.len() >= 9);
            for m in &models {
                let found: Vec<&str> = suspicions(&pack, &m.heading, &m.words).iter().map(|i| i.id.as_str()).collect();
                assert!(found.is_empty(), "{}: {found:?}", m.heading);
            }
            let left = missing(&pack, kind, &models);
            assert!(left.is_empty(), "{left:?}");
            assert_eq!(missing(&pack, kind, &[]).len(), models.len());
        }
    }

    #[test]
    fn english_readers_are_helped_with_the_models_words_only() {
        let pack = policy::api::of_nobody();
        let (heading, words) = mandatory(&pack, CharterKind::Covenant).map(model).next().unwrap();
        let own = article("目的", &words.zh, "");
        let help = help(&pack, CharterKind::Covenant, &own, Locale::En).unwrap();
        assert!(help.starts_with(&*heading.en) && help.ends_with(&*words.en), "{help}");
        assert_eq!(super::help(&pack, CharterKind::Covenant, &own, Locale::Zh), None);
        let other = article("目的", "把楼内的事办好。", "purpose");
        assert_eq!(super::help(&pack, CharterKind::Covenant, &other, Locale::En), None, "not a translation of that");
    }

    #[test]
    fn a_mandatory_article_is_found_by_its_words_or_by_a_persons_mark() {
        let pack = policy::api::of_nobody();
        let lacks = |articles: &[ArticleRow]| -> Vec<&str> {
            missing(&pack, CharterKind::Covenant, articles).into_iter().map(|i| i.id.as_str()).collect()
        };
        assert!(!lacks(&[article("电梯", "高峰礼让。", "")]).contains(&"facilities"));
        assert!(lacks(&[article("上下楼", "高峰礼让。", "")]).contains(&"facilities"));
        assert!(!lacks(&[article("上下楼", "高峰礼让。", "facilities")]).contains(&"facilities"));
        // Marked as one, it is not another by its words.
        assert!(lacks(&[article("电梯", "高峰礼让。", "conduct")]).contains(&"facilities"));
    }

    #[test]
    fn what_somebody_has_looked_at_does_not_hold_the_draft_up() {
        let pack = policy::api::of_nobody();
        let mut fine = article("违约处理", "不罚款。", "breach");
        let suspect = |a: &ArticleRow| readiness(&pack, CharterKind::Covenant, std::slice::from_ref(a), 0).suspect;
        assert!(suspect(&fine).is_some());
        fine.looked_by = Some(kernel::PersonId::from_bytes([2; 16]));
        assert!(suspect(&fine).is_none());
    }
}

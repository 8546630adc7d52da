//! The Party organisations of the demonstration: the chain of five levels with one break, and what firms say of themselves.

use crate::sheet::Sheet;

/// Name, kind, superior, subdistrict, towers, firms, bond, full and probationary members, founded, approval, secretary.
#[rustfmt::skip]
const UNITS: &[[&str; 12]] = &[
    ["普陀区楼宇党建联盟", "区域党建联盟", "", "", "", "", "", "0", "0", "2024-03-01", "普区党建〔2024〕1号", ""],
    ["长风新村街道社区党委", "社区党委", "普陀区楼宇党建联盟", "长风新村街道", "", "", "", "1260", "31", "2024-03-15", "普区党建〔2024〕3号", ""],
    ["长寿路街道社区党委", "社区党委", "普陀区楼宇党建联盟", "长寿路街道", "", "", "", "980", "22", "2024-03-15", "普区党建〔2024〕4号", ""],
    ["真如镇街道社区党委", "社区党委", "普陀区楼宇党建联盟", "真如镇街道", "", "", "", "870", "19", "2024-03-15", "普区党建〔2024〕5号", ""],
    ["和衡中心楼宇联合党委", "楼宇党委", "长风新村街道社区党委", "", "和衡中心", "", "地缘", "96", "6", "2024-06-01", "长风社区党委〔2024〕8号", "fang.jibai"],
    ["澄园大厦楼宇联合党总支", "党总支", "长风新村街道社区党委", "", "澄园大厦", "", "地缘", "52", "3", "2024-09-01", "长风社区党委〔2024〕15号", ""],
    ["听涛国际楼宇联合党委", "楼宇党委", "长寿路街道社区党委", "", "听涛国际", "", "地缘", "118", "9", "2024-06-18", "长寿社区党委〔2024〕6号", ""],
    ["岚山科创广场楼宇联合党总支", "党总支", "真如镇街道社区党委", "", "岚山科创广场", "", "业缘", "61", "4", "2024-10-11", "真如社区党委〔2024〕9号", ""],
    ["明岫信息党支部", "党支部", "和衡中心楼宇联合党委", "", "和衡中心", "明岫信息技术（上海）股份有限公司", "业缘", "12", "1", "2024-07-01", "和衡党委〔2024〕2号", ""],
    ["言蹊设计党支部", "党支部", "和衡中心楼宇联合党委", "", "和衡中心", "言蹊建筑设计（上海）有限公司", "趣缘", "5", "0", "2024-11-05", "和衡党委〔2024〕7号", ""],
    ["和衡中心第一联合党支部", "联合党支部", "和衡中心楼宇联合党委", "", "和衡中心", "知行人力资源（上海）有限公司、岚桥供应链管理（上海）有限公司", "作息", "4", "0", "2025-01-08", "和衡党委〔2025〕1号", ""],
    ["明岫信息研发党小组", "党小组", "明岫信息党支部", "", "和衡中心", "", "作息", "4", "0", "2025-02-10", "明岫支部〔2025〕1号", ""],
    ["朗越会展党支部", "党支部", "长风新村街道社区党委", "", "和衡中心", "朗越会展服务（上海）有限公司", "业缘", "3", "1", "2025-03-20", "长风社区党委〔2025〕4号", ""],
];

/// Firm, full and probationary members, members of the trade union, the union's name, the day of the count: the day of the
/// import, where it is empty.
#[rustfmt::skip]
const COUNTS: &[[&str; 6]] = &[
    ["明岫信息技术（上海）股份有限公司", "12", "1", "160", "明岫信息工会委员会", ""],
    ["言蹊建筑设计（上海）有限公司", "5", "0", "24", "", ""],
    ["知行人力资源（上海）有限公司", "2", "0", "12", "", ""],
    ["岚桥供应链管理（上海）有限公司", "2", "0", "18", "", ""],
    ["朗越会展服务（上海）有限公司", "3", "1", "9", "", ""],
    ["云图数据服务（上海）有限公司", "4", "0", "31", "", ""],
];

pub fn units() -> Sheet {
    let header = &[
        "名称",
        "类别",
        "上级党组织",
        "街道",
        "覆盖楼宇",
        "覆盖企业",
        "纽带",
        "正式党员数",
        "预备党员数",
        "成立日期",
        "批准文号",
        "书记登录名",
    ];
    let mut sheet = Sheet::new("7-party-organisations.csv", "党组织", header);
    UNITS.iter().for_each(|row| sheet.row(*row));
    sheet
}

pub fn counts() -> Sheet {
    let header = &["企业", "正式党员数", "预备党员数", "工会会员数", "工会名称", "统计日期"];
    let mut sheet = Sheet::new("8-party-counts.csv", "企业党员和工会会员人数", header);
    COUNTS.iter().for_each(|row| sheet.row(*row));
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(file: &str) -> String {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo").join(file);
        std::fs::read_to_string(path).expect("the demonstration's file")
    }

    #[test]
    fn the_files_kept_with_the_program_are_those_that_are_written() {
        let folder = tempfile::tempdir().expect("a folder");
        for sheet in [units(), counts()] {
            sheet.write(folder.path()).expect("it is written");
            let written = std::fs::read_to_string(folder.path().join(sheet.file)).expect("it is there");
            assert_eq!(written, kept(sheet.file), "{}", sheet.file);
        }
    }
}

//! Finding the header of a sheet and which column is which: real sheets have titles and notes above the header, and
//! headers such as `楼宇名称（必填）`, `单位名称*` or ` 统一社会 信用代码 `.

use kernel::Text;

use crate::raw::RawRow;

/// A column that an import understands.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name in code, in [`Row::get`](crate::Row::get).
    pub name: &'static str,
    /// Its header in templates and exports.
    pub label: Text,
    /// Other headers under which it is known.
    pub aliases: &'static [&'static str],
    /// It must be in the sheet and filled in every row.
    pub required: bool,
    /// A cell as it should be filled, for the template.
    pub example: &'static str,
}

/// The header is looked for among so many rows.
pub(crate) const AMONG: usize = 15;
/// A longer text is a note, not a header.
const LONGEST: usize = 40;
/// So many headers are named in a message.
const MOST_NAMED: usize = 30;

/// How well a row is understood as a header: required columns, exact matches, all matches.
pub(crate) type Score = (usize, usize, usize);

/// A row read as a header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Header {
    pub line: u32,
    /// For each column its place in the sheet.
    pub places: Vec<Option<u32>>,
    /// Headers that no column has.
    pub unknown: Vec<String>,
    /// All headers of the row.
    pub found: Vec<String>,
    pub score: Score,
}

impl Header {
    /// The labels of required columns that are not in the sheet.
    pub fn missing<'c>(&self, columns: &'c [Column]) -> Vec<&'c Text> {
        let absent = columns.iter().zip(&self.places).filter(|(column, place)| column.required && place.is_none());
        absent.map(|(column, _)| &column.label).collect()
    }
}

/// The best understood of the first rows; the first of equals. Where none is understood, the one with the most cells.
pub(crate) fn best(columns: &[Column], rows: &[RawRow]) -> Option<Header> {
    let names = Names::of(columns);
    let headers = rows.iter().take(AMONG).map(|row| names.read(columns, row));
    let key = |h: &Header| (h.score, if h.score == Score::default() { h.found.len() } else { 0 });
    headers.reduce(|a, b| if key(&b) > key(&a) { b } else { a })
}

/// The headers under which each column is known, normalised.
struct Names(Vec<Vec<String>>);

impl Names {
    fn of(columns: &[Column]) -> Self {
        let names = |column: &Column| {
            let all = [column.name, &column.label.zh, &column.label.en];
            let mut names: Vec<String> = all.iter().chain(column.aliases).map(|name| normal(name)).collect();
            names.retain(|name| !name.is_empty());
            names
        };
        Self(columns.iter().map(names).collect())
    }

    fn read(&self, columns: &[Column], row: &RawRow) -> Header {
        let cells: Vec<(u32, &str)> =
            row.cells.iter().map(|c| (c.column, c.text.as_str())).filter(|(_, text)| !text.is_empty()).collect();
        let heads: Vec<Head> = cells.iter().map(|(_, text)| Head::of(text)).collect();
        let mut places: Vec<Option<usize>> = vec![None; columns.len()];
        let mut taken = vec![false; heads.len()];
        let mut assign = |column: usize, head: usize| {
            let free = places[column].is_none() && !taken[head];
            if free {
                (places[column], taken[head]) = (Some(head), true);
            }
            usize::from(free)
        };
        let mut exact = 0;
        for part in [|head: &Head| head.full.clone(), |head: &Head| head.bare.clone()] {
            for (h, head) in heads.iter().enumerate() {
                let text = part(head);
                let column = self.0.iter().position(|names| names.contains(&text));
                exact += column.map_or(0, |column| assign(column, h));
            }
        }
        let mut inside = Vec::new();
        for (h, head) in heads.iter().enumerate() {
            for (c, names) in self.0.iter().enumerate() {
                inside.extend(names.iter().filter_map(|name| head.holds(name)).max().map(|rank| (rank, h, c)));
            }
        }
        // The longest name first; of equals the one that ends the header (联系人电话 is a 电话), then the first.
        inside.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let contained: usize = inside.into_iter().map(|(_, head, column)| assign(column, head)).sum();
        let required = columns.iter().zip(&places).filter(|(c, place)| c.required && place.is_some()).count();
        let named = |keep: &dyn Fn(usize) -> bool| -> Vec<String> {
            let texts = cells.iter().enumerate().filter(|(h, _)| keep(*h)).map(|(_, (_, text))| shorten(text));
            texts.take(MOST_NAMED).collect()
        };
        Header {
            line: row.line,
            unknown: named(&|h| !taken[h] && !heads[h].is_number()),
            found: named(&|_| true),
            places: places.into_iter().map(|place| place.map(|h| cells[h].0)).collect(),
            score: (required, exact, exact + contained),
        }
    }
}

/// A header in its normal forms.
struct Head {
    /// Without spaces and signs, in half width and lower case.
    full: String,
    /// The same without what stands in brackets and without "required".
    bare: String,
}

impl Head {
    fn of(text: &str) -> Self {
        if text.chars().count() > LONGEST {
            return Self { full: String::new(), bare: String::new() };
        }
        Self { full: normal(text), bare: without_words(&normal(&without_brackets(text))) }
    }

    /// How well a column's name inside this header names it: its length, and whether it ends the header.
    fn holds(&self, name: &str) -> Option<(usize, bool)> {
        let len = name.chars().count();
        let shortest = if name.is_ascii() { 4 } else { 2 };
        let inside = len >= shortest && (self.bare.contains(name) || self.full.contains(name));
        inside.then(|| (len, self.bare.ends_with(name)))
    }

    /// The number of the row, which nobody misses.
    fn is_number(&self) -> bool {
        matches!(self.full.as_str(), "序号" | "编号" | "行号" | "no" | "id" | "sn") || self.full.is_empty()
    }
}

fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// Letters, digits and Han only, in half width and lower case.
fn normal(text: &str) -> String {
    text.chars().map(half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Without what stands in brackets: `建筑面积（㎡）` is 建筑面积. Brackets that never close, or hold everything, stay.
fn without_brackets(text: &str) -> String {
    const OPEN: &str = "([{【〔〖<《「『";
    const CLOSE: &str = ")]}】〕〗>》」』";
    let (mut out, mut depth) = (String::new(), 0usize);
    for c in text.chars().map(half_width) {
        match c {
            c if OPEN.contains(c) => depth += 1,
            c if CLOSE.contains(c) => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if depth > 0 || out.trim().is_empty() { text.to_owned() } else { out }
}

/// Without the words that say whether a cell must be filled.
fn without_words(text: &str) -> String {
    const WORDS: [&str; 8] = ["必填项", "选填项", "必填", "选填", "必录", "非必填", "required", "optional"];
    let mut text = text;
    for word in WORDS {
        let cut = text.strip_suffix(word).or_else(|| text.strip_prefix(word)).unwrap_or(text);
        text = if cut.is_empty() { text } else { cut };
    }
    text.strip_suffix('非').filter(|t| !t.is_empty()).unwrap_or(text).to_owned()
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::raw::RawCell;

    const fn column(name: &'static str, label: Text, aliases: &'static [&'static str], required: bool) -> Column {
        Column { name, label, aliases, required, example: "" }
    }

    const BUILDING: &[Column] = &[
        column("name", Text::new("楼宇名称", "Building name"), &["大厦名称", "楼宇", "名称", "楼名"], true),
        column("unit", Text::new("单位名称", "Organisation"), &["企业名称", "公司名称", "入驻单位"], false),
        column("code", Text::new("统一社会信用代码", "Unified social credit code"), &["信用代码"], true),
        column("area", Text::new("建筑面积", "Floor area"), &["面积", "总建筑面积"], false),
        column("manager", Text::new("物业管理单位", "Property manager"), &["物业公司", "物业企业"], false),
        column("contact", Text::new("联系人", "Contact person"), &["负责人"], false),
        column("phone", Text::new("联系电话", "Telephone"), &["电话", "手机", "联系方式"], false),
        column("since", Text::new("入驻日期", "Moved in on"), &["入驻时间"], false),
    ];

    fn row(line: u32, texts: &[&str]) -> RawRow {
        let cells = (0..).zip(texts).filter_map(|(column, text)| RawCell::text(column, text));
        RawRow { line, cells: cells.collect() }
    }

    /// The columns that the headers are taken for, in the sheet's order; `-` for none.
    fn read(texts: &[&str]) -> Vec<&'static str> {
        let header = best(BUILDING, &[row(1, texts)]).unwrap();
        let at = |place: u32| header.places.iter().position(|p| *p == Some(place)).map_or("-", |c| BUILDING[c].name);
        (0..).take(texts.len()).map(at).collect()
    }

    #[test]
    fn headers_as_real_sheets_have_them() {
        let table: &[(&str, &str)] = &[
            ("楼宇名称", "name"),
            ("楼宇名称（必填）", "name"),
            ("*楼宇名称", "name"),
            ("楼宇名称＊", "name"),
            ("【必填】楼宇名称", "name"),
            ("必填：楼宇名称", "name"),
            ("楼 宇 名 称", "name"),
            ("楼宇\n名称", "name"),
            ("楼宇名称\r\n（与房产证一致）", "name"),
            ("1.楼宇名称", "name"),
            ("Building Name*", "name"),
            ("ＢＵＩＬＤＩＮＧ　ＮＡＭＥ", "name"),
            ("name", "name"),
            ("大厦名称(全称)", "name"),
            ("单位名称*", "unit"),
            ("入驻单位全称", "unit"),
            (" 统一社会 信用代码 ", "code"),
            ("统一社会信用代码（18位）", "code"),
            ("统一社会信用代码/组织机构代码", "code"),
            ("营业执照信用代码", "code"),
            ("建筑面积（㎡）", "area"),
            ("建筑面积(平方米)", "area"),
            ("总建筑面积：万平方米", "area"),
            ("面积", "area"),
            ("物业管理单位名称", "manager"),
            ("物业公司（选填）", "manager"),
            ("楼宇联系人", "contact"),
            ("联系人电话", "contact"),
            ("联系电话（手机）", "phone"),
            ("固定电话", "phone"),
            ("手机号码", "phone"),
            ("入驻时间\n（年-月-日）", "since"),
            ("备注", "-"),
            ("序号", "-"),
            ("请逐栋填写本表，楼宇名称须与房产证一致，统一社会信用代码为18位，面积保留两位小数，谢谢配合支持", "-"),
        ];
        for (header, expected) in table {
            assert_eq!(read(&[header]), [*expected], "{header:?}");
        }
    }

    #[test]
    fn each_column_is_taken_once_and_the_better_match_wins() {
        assert_eq!(
            read(&["序号", "楼宇名称", "单位名称", "物业管理单位名称", "联系人", "联系人电话", "备注"]),
            ["-", "name", "unit", "manager", "contact", "phone", "-"]
        );
        // An exact header takes its column, wherever it stands.
        assert_eq!(read(&["公司电话", "联系电话"]), ["-", "phone"]);
        assert_eq!(read(&["面积（使用）", "建筑面积"]), ["-", "area"]);
        assert_eq!(read(&["楼宇名称", "楼宇名称"]), ["name", "-"]);
    }

    #[test]
    fn the_header_is_found_below_titles_and_notes() {
        let rows = [
            row(1, &["静安区商务楼宇名称信用代码登记表"]),
            row(2, &["填报单位：南京西路街道", "", "", "填报日期：2026-11-28"]),
            row(4, &["序号", "楼宇名称*", "统一社会信用代码*", "层数"]),
            row(5, &["1", "名称", "91310000MA1FL0001X", "40"]),
        ];
        let header = best(BUILDING, &rows).unwrap();
        assert_eq!((header.line, header.places[0], header.places[2]), (4, Some(1), Some(2)));
        assert_eq!(header.unknown, ["层数"]);
        assert!(header.missing(BUILDING).is_empty());
    }

    #[test]
    fn what_is_missing_is_named_with_what_was_found() {
        let header = best(BUILDING, &[row(1, &["登记表"]), row(2, &["楼宇名称", "地址", "层数"])]).unwrap();
        assert_eq!(header.missing(BUILDING), [&Text::new("统一社会信用代码", "Unified social credit code")]);
        assert_eq!(header.found, ["楼宇名称", "地址", "层数"]);
        let header = best(BUILDING, &[row(1, &["甲"]), row(2, &["乙", "丙", "丁"]), row(3, &["戊"])]).unwrap();
        assert_eq!((header.line, header.missing(BUILDING).len()), (2, 2));
        assert_eq!(best(BUILDING, &[]), None);
    }

    proptest! {
        #[test]
        fn any_row_can_be_asked(texts in proptest::collection::vec("[楼宇名称（）()【 a-c*联系人电话面积]{0,12}", 0..9)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            if let Some(header) = best(BUILDING, &[row(1, &texts)]) {
                let mut places: Vec<u32> = header.places.iter().flatten().copied().collect();
                places.sort_unstable();
                places.dedup();
                prop_assert_eq!(places.len(), header.places.iter().flatten().count());
                prop_assert_eq!(places.len(), header.score.2);
            }
        }
    }
}

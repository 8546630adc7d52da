//! Moves by spreadsheet (R10): who may upload which rows, odd files, uploads that were cut off.

use db::args;
use kernel::Role;
use loushi::demo::acts::SECRETARY;
use serde_json::{Value, json};

use crate::{
    house::{House, district, on_both},
    rules::{ELSEWHERE, LANQIAO, MINGXIU, PARTY, PROPERTY, SUBDISTRICT, Tower, read, text},
};

on_both!(
    those_of_a_tower_or_subdistrict_upload_their_own_moves_only,
    an_odd_file_of_moves_is_refused_row_by_row,
    an_upload_that_was_cut_off_goes_on_or_starts_over_and_doubles_nothing,
    fifty_thousand_rows_of_moves_are_looked_at_or_refused_at_once,
);

/// Uploads a file of moves as somebody; answers its address and its preview.
fn uploads(tower: &Tower<'_>, login: &str, csv: &str) -> (String, Value) {
    let form = [("kind", "moves")];
    let answer = tower.who(login).upload("/310107/imports", &form, ("file", "入驻迁出.csv", csv.as_bytes())).ok();
    let path = format!("/imports/{}", answer.at("id"));
    let page = tower.reads(login, &path);
    (path, page)
}

fn counts(page: &Value) -> [u64; 4] {
    ["new", "changed", "unchanged", "errors"].map(|k| page[k].as_u64().unwrap())
}

fn those_of_a_tower_or_subdistrict_upload_their_own_moves_only(house: &House) {
    let tower = Tower::main(house);
    let code = registry::api::made_up(778).to_string();
    let head = "企业,信用代码,大厦,房间,入驻/迁出,日期\n";
    let here = format!("新禾咨询（上海）有限公司,{code},和衡中心,21,入驻,\n");
    let there = format!("{LANQIAO},,澄园大厦,7,入驻,\n");
    for (login, status) in [("", 401), ("lin.mo", 403), (ELSEWHERE, 403), (PARTY, 403), ("jiang.ruoyun", 403)] {
        assert_eq!(tower.status(login, "/imports"), status, "{login}");
    }
    assert_eq!(house.enter_other(Role::PropertyManager).get("/310107/imports").status, 403);
    // Of all kinds of spreadsheets they have this one.
    let kinds = |login: &str| -> Vec<String> {
        tower.reads(login, "/imports")["kinds"].as_array().unwrap().iter().map(|k| text(k, "name")).collect()
    };
    assert_eq!((kinds(PROPERTY), kinds(SUBDISTRICT)), (vec!["moves".to_owned()], vec!["moves".to_owned()]));
    assert!(kinds("qu.ban").len() > 6);
    let other = tower.who(PROPERTY).upload("/310107/imports", &[("kind", "posts")], ("file", "a.csv", b"a,b\n1,2\n"));
    assert_eq!(other.status, 422, "{}", other.text());
    assert_eq!(tower.status(PROPERTY, "/import-templates/moves"), 200);
    assert_eq!(tower.status(PROPERTY, "/import-templates/posts"), 404);
    // A row about another tower is refused, and with it the file.
    let (path, page) = uploads(&tower, PROPERTY, &format!("{head}{here}{there}"));
    assert_eq!(counts(&page), [1, 0, 0, 1], "{page}");
    assert!(page["rows"].to_string().contains("这栋楼不归您登记"), "{page}");
    tower.refused(PROPERTY, &format!("{path}/confirmation"), &[], 422, "imports.errors");
    assert_eq!(house.events("registry.moved_in"), 0);
    // Neighbours neither see nor confirm what somebody uploaded; the district does.
    for login in [SECRETARY, SUBDISTRICT] {
        assert_eq!(tower.status(login, &path), 404, "{login}");
        tower.refused(login, &format!("{path}/confirmation"), &[], 404, "not_found");
        assert_eq!(tower.reads(login, "/imports")["uploads"], json!([]));
    }
    assert_eq!(tower.status("qu.ban", &path), 200);
    let (path, page) = uploads(&tower, PROPERTY, &format!("{head}{here}"));
    assert_eq!(counts(&page), [1, 0, 0, 0], "{page}");
    tower.does(PROPERTY, &format!("{path}/confirmation"), &[]);
    assert_eq!(house.events("registry.moved_in"), 1);
    assert_eq!(tower.reads(PROPERTY, "/imports")["uploads"].as_array().unwrap().len(), 2);
    // The subdistrict has both towers.
    let (path, page) = uploads(&tower, SUBDISTRICT, &format!("{head}{here}{there}"));
    assert_eq!((counts(&page)[3], counts(&page)[2]), (0, 1), "{page}");
    tower.does(SUBDISTRICT, &format!("{path}/confirmation"), &[]);
    assert_eq!(house.events("registry.moved_in"), 2);
    let moves = tower.who(PROPERTY).page(&format!("/310107{}", tower.at("/moves"))).text();
    assert!(moves.contains("/310107/imports"), "the list of moves leads there");
}

fn an_odd_file_of_moves_is_refused_row_by_row(house: &House) {
    let tower = Tower::main(house);
    let code = registry::api::made_up(779).to_string();
    let head = "企业,信用代码,大厦,房间,入驻/迁出,日期,人数\n";
    let rows = [
        // Formulas are words, and nothing is made of them.
        "\"=HYPERLINK(\"\"http://x.test\"\",\"\"点我\"\")\",,和衡中心,17,入驻,,".to_owned(),
        format!("{MINGXIU},,和衡中心,=1+16,入驻,,"),
        format!("{MINGXIU},,和衡中心,17,=cmd|' /c calc'!A0,,"),
        // Days that are not, numbers that are not.
        format!("{MINGXIU},,和衡中心,17,迁出,2026-02-30,"),
        format!("{MINGXIU},,和衡中心,17,迁出,下个月,"),
        format!("{MINGXIU},,和衡中心,17,迁出,0,"),
        format!("{LANQIAO},,和衡中心,13,入驻,,-5"),
        format!("{LANQIAO},,和衡中心,13,入驻,,1e99"),
        // It ends before it begins.
        format!("{MINGXIU},,和衡中心,17,迁出,1999-01-01,"),
        // A code that is none.
        "某某公司,91310107XXXXXXXXXX,和衡中心,17,入驻,,".to_owned(),
    ];
    let file = format!("{head}{}\n", rows.join("\n"));
    let (path, page) = uploads(&tower, PROPERTY, &file);
    assert_eq!(counts(&page), [0, 0, 0, rows.len() as u64], "{page}");
    let problem = tower.refused(PROPERTY, &format!("{path}/confirmation"), &[], 422, "imports.errors");
    assert!(!problem.to_string().contains("HYPERLINK"), "no stored value in a failure");
    let shown = tower.who(PROPERTY).page(&format!("/310107{path}")).text();
    assert!(shown.contains("=HYPERLINK(") && !shown.contains("href=\"http://x.test"), "as words, never as a link");
    // The same firm under one code twice in a file is one firm; the same row twice is a fault with the other's number.
    let twice = format!("{head}新禾（上海）有限公司,{code},和衡中心,21,入驻,,\n新禾公司,{code},和衡中心,22,入驻,,\n");
    let (path, page) = uploads(&tower, PROPERTY, &twice);
    assert_eq!(counts(&page), [2, 0, 0, 0], "{page}");
    let again = format!("{twice}新禾公司,{code},和衡中心,22,入驻,,\n");
    let (_, page) = uploads(&tower, PROPERTY, &again);
    assert!(counts(&page)[3] == 1 && page["rows"].to_string().contains("与第 3 行重复"), "{page}");
    // Far ahead is asked about, and still the clerk's to say.
    let ahead = tower.today().plus_days(3_000);
    let (_, page) = uploads(&tower, PROPERTY, &format!("{head}{LANQIAO},,和衡中心,13,入驻,{ahead},\n"));
    assert!(counts(&page) == [1, 0, 0, 0] && page["rows"].to_string().contains("在一年以后，请核对"), "{page}");
    tower.does(PROPERTY, &format!("{path}/confirmation"), &[]);
    const FIRMS: db::Query<(i64,)> = db::Query::new(
        "FIRMS",
        "select count(*) from organisation where district = $1 and unified_code = $2",
        false,
        None,
    );
    let firms = read(house, move |tx| Ok(tx.one(&FIRMS, args![tx.district(), code])?.0));
    assert_eq!((firms, house.events("registry.moved_in")), (1, 2));
}

fn an_upload_that_was_cut_off_goes_on_or_starts_over_and_doubles_nothing(house: &House) {
    let tower = Tower::main(house);
    let code = registry::api::made_up(780).to_string();
    let head = "企业,信用代码,大厦,房间,入驻/迁出,日期\n";
    let come = format!("新禾（上海）有限公司,{code},和衡中心,21,入驻,\n");
    let file = format!("{head}{come}{MINGXIU},,和衡中心,,迁出,{}\n", tower.today());
    // The process ended after the preview: it is there when the next one starts, and so is the file.
    let (first, page) = uploads(&tower, PROPERTY, &file);
    assert_eq!(counts(&page), [1, 1, 0, 0], "{page}");
    // It ended within the import: one transaction, so nothing of it is there. The clerk uploads the file anew.
    let building: kernel::BuildingId = tower.id.parse().unwrap();
    let (before, who) = (tower.employees(), ledger::Who::system("killed", district()));
    let code = code.clone();
    let killed = house.store.write_now(&who, move |tx| {
        let code: registry::api::UnifiedCode = code.parse().unwrap();
        let firm = registry::api::add_enterprise(tx, "新禾（上海）有限公司", &code)?;
        let floor = registry::api::floor_labelled(tx, building, "21")?.map(|f| f.id);
        let (from, floors) = (tx.today(), vec![floor]);
        let new = registry::api::MoveIn {
            organisation: firm,
            building,
            floors,
            from,
            until: None,
            area: None,
            headcount: None,
        };
        registry::api::move_in(tx, &new)?;
        Err::<(), _>(kernel::Error::bug("the process ends here"))
    });
    assert!(killed.is_err());
    assert_eq!(
        (tower.employees(), house.events("registry.moved_in"), house.events("registry.moved_out")),
        (before, 0, 0)
    );
    let (second, page) = uploads(&tower, PROPERTY, &file);
    assert_eq!(counts(&page), [1, 1, 0, 0], "{page}");
    tower.does(PROPERTY, &format!("{first}/confirmation"), &[]);
    let done = |kind: &str| house.events(kind);
    assert_eq!((done("registry.moved_in"), done("registry.moved_out"), done("identity.firm_vacated")), (1, 1, 1));
    // The answer was lost: pressed again it says so, and the other preview knows that it is out of date.
    tower.does(PROPERTY, &format!("{first}/confirmation"), &[]);
    tower.refused(PROPERTY, &format!("{second}/confirmation"), &[], 409, "imports.changed_since_preview");
    let (third, page) = uploads(&tower, PROPERTY, &format!("{head}{come}"));
    assert_eq!(counts(&page), [0, 0, 1, 0], "{page}");
    tower.does(PROPERTY, &format!("{third}/confirmation"), &[]);
    tower.leap(tower.today().plus_days(2));
    assert_eq!((done("registry.moved_in"), done("registry.moved_out"), done("identity.firm_vacated")), (1, 1, 1));
    // What hung on the firm is gone once: the captaincy is handed over by the pack, the seats are owed.
    assert_eq!(tower.seats_owed().len(), 3);
    let packs = tower.reads(SECRETARY, &tower.at("/handovers"))["running"].to_string();
    assert_eq!(packs.matches("17 层").count(), 1, "{packs}");
}

fn fifty_thousand_rows_of_moves_are_looked_at_or_refused_at_once(house: &House) {
    let tower = Tower::main(house);
    let mut file = String::from("企业,大厦,房间,入驻/迁出,日期\n");
    for n in 0..50_000 {
        file += &format!("没有的公司{n},和衡中心,{},入驻,\n", n % 30 + 1);
    }
    let form = [("kind", "moves")];
    let answer = tower.who(PROPERTY).upload("/310107/imports", &form, ("file", "入驻迁出.csv", file.as_bytes()));
    if answer.status.is_success() {
        let path = format!("/imports/{}", answer.at("id"));
        assert_eq!(counts(&tower.reads(PROPERTY, &path)), [0, 0, 0, 50_000]);
        tower.refused(PROPERTY, &format!("{path}/confirmation"), &[], 422, "imports.errors");
    } else {
        assert_eq!((answer.status.as_u16(), answer.at("code").as_str()), (422, "imports.too_many_rows"));
    }
    assert_eq!(house.events("registry.moved_in"), 0);
}

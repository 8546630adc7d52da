//! Every rule, entry and clause there is, taken from the tables: which way each may go, and what is said of each mistake.

use kernel::Locale;

use super::*;
use crate::{
    in_force::of_nobody,
    read::read,
    rule::Key,
    section::{spec, specs},
    share::Share,
    value::{Kind, Tighter},
};

const DEFAULT: &str = include_str!("../../packs/default.toml");

/// A document with a clause of its own, `细则 1`, whose body begins in line 14.
fn text(layer: &str, body: &str) -> String {
    format!(
        "id = \"x\"\nversion = 1\nlayer = \"{layer}\"\ntitle = {{ zh = \"细则\", en = \"Rules\" }}\nstanding = \"regulation\"\n\
         effective_from = \"2026-09-01\"\n\n[[clause]]\nid = \"细则 1\"\nzh = \"从严。\"\nen = \"Be strict.\"\nsource = \"细则\"\n\
         standing = \"regulation\"\n{body}"
    )
}

const BODY: usize = 14;

fn faults(layer: &str, body: &str) -> Vec<PackFault> {
    read(&text(layer, body)).and_then(|d| of_nobody().admits(&d)).err().unwrap_or_default()
}

fn written(value: &Value) -> String {
    match value {
        Value::Whole(n) => n.to_string(),
        Value::Flag(yes) => yes.to_string(),
        Value::Share(share) => format!("\"{share}\""),
        Value::Days(days) => format!("{days:?}"),
    }
}

/// The next value in each direction, as far as the rule can say it: one that asks for less, one that asks for more.
fn neighbours(kind: Kind, value: &Value) -> (Option<Value>, Option<Value>) {
    let within = |kind: Kind, n: Option<u32>| {
        let Kind::Whole { least, most } = kind else { return None };
        n.filter(|n| (least..=most).contains(n)).map(Value::Whole)
    };
    match value {
        Value::Whole(n) => (within(kind, n.checked_sub(1)), within(kind, n.checked_add(1))),
        Value::Flag(yes) => ((*yes).then_some(Value::Flag(false)), (!*yes).then_some(Value::Flag(true))),
        Value::Share(s) => {
            let share = |numerator, denominator| Value::Share(Share { numerator, denominator, strict: false });
            (
                Some(share(s.numerator * 100 - 1, s.denominator * 100)),
                (s.numerator < s.denominator).then(|| share(s.numerator * 100 + 1, s.denominator * 100)),
            )
        }
        Value::Days(days) => {
            let (mut less, mut more) = (days.clone(), days.clone());
            less.pop();
            more.push(days.last().unwrap_or(&0) + 1);
            ((!less.is_empty()).then_some(Value::Days(less)), Some(Value::Days(more)))
        }
    }
}

fn stated(key: Key, value: &Value) -> String {
    format!("[{}]\n{} = {{ value = {}, clause = \"细则 1\" }}\n", key.0, key.1, written(value))
}

fn loosens(fault: &PackFault) -> bool {
    fault.reason.en.starts_with("Looser")
}

#[test]
fn every_rule_goes_one_way_only_below_the_city() {
    let (pack, mut refused) = (of_nobody(), 0);
    for line in pack.lines() {
        let (section, name) = line.name.split_once('.').unwrap();
        let spec = spec(section, name).unwrap();
        let (less, more) = neighbours(spec.kind, &line.value);
        assert!(less.is_some() || more.is_some(), "{} can say nothing else", line.name);
        let (tighter, looser) = match spec.tighter {
            Tighter::Less => (vec![less], vec![more]),
            Tighter::More => (vec![more], vec![less]),
            Tighter::Never => (Vec::new(), vec![less, more]),
        };
        for layer in ["district", "building"] {
            for value in tighter.iter().flatten().chain([&line.value]) {
                let found = faults(layer, &stated(spec.key(), value));
                assert!(!found.iter().any(loosens), "{} = {value}: {found:?}", line.name);
            }
            for value in looser.iter().flatten() {
                let found = faults(layer, &stated(spec.key(), value));
                let [fault] = found.iter().filter(|f| loosens(f)).collect::<Vec<_>>()[..] else {
                    panic!("{} = {value} in a {layer}'s document: {found:?}", line.name)
                };
                assert_eq!((fault.line, fault.key.as_str()), (BODY + 1, line.name.as_str()));
                for locale in Locale::ALL {
                    let (says, above) = (fault.reason.get(locale), pack.clause(&line.clause));
                    let below = if locale == Locale::Zh { "从严。" } else { "Be strict." };
                    for part in [
                        below,
                        "细则 1",
                        above.text.get(locale),
                        &above.id,
                        &value.to_string(),
                        &line.value.to_string(),
                    ] {
                        assert!(says.contains(part), "{}: no {part} in {says}", line.name);
                    }
                }
                refused += 1;
            }
        }
    }
    assert!(refused >= specs().count() * 2 - 10, "{refused} of {}", specs().count());
}

#[test]
fn a_city_loosens_what_is_a_draft_only() {
    let pack = of_nobody();
    let (mut free, mut bound) = (0, 0);
    for line in pack.lines() {
        let (section, name) = line.name.split_once('.').unwrap();
        let spec = spec(section, name).unwrap();
        let (less, more) = neighbours(spec.kind, &line.value);
        let looser = if spec.tighter == Tighter::More { less } else { more };
        let Some(value) = looser else { continue };
        let found = faults("city", &stated(spec.key(), &value));
        let draft = pack.standing_of(&line.clause) == Standing::Draft;
        assert_eq!(found.iter().any(loosens), !draft, "{}: {found:?}", line.name);
        if draft { free += 1 } else { bound += 1 }
    }
    assert!(free > 50 && bound > 2, "{free} {bound}");
}

#[test]
fn every_rule_says_what_it_expected() {
    for spec in specs() {
        let name = full_name(spec.key());
        let (expected, wrong): (&str, &[&str]) = match spec.kind {
            Kind::Whole { .. } => (
                "Expected a whole number from",
                &["\"5\"", "-1", "1.5", "true", "[1]", "99999999999999999999", "4294967296", "{ a = 1 }"],
            ),
            Kind::Flag => ("Expected true or false", &["1", "\"yes\"", "[true]", "2026-09-01"]),
            Kind::Share => (
                "Expected a share such as",
                &["2", "0.5", "\"3/2\"", "\"1/0\"", "\"half\"", "\"\"", "\"-1/2\"", "true"],
            ),
            Kind::Days => (
                "Expected rising numbers of days",
                &["30", "[]", "[90, 30]", "[30, 30]", "[\"30\"]", "[1, -2]", "[1,2,3,4,5,6,7,8,9,10,11,12,13]"],
            ),
        };
        for value in wrong {
            let body = format!("[{}]\n{} = {{ value = {value}, clause = \"细则 1\" }}\n", spec.section, spec.name);
            let found = faults("city", &body);
            let [fault] = &found[..] else { panic!("{name} = {value}: {found:?}") };
            assert_eq!((fault.line, fault.key.clone()), (BODY + 1, format!("{name}.value")), "{value}");
            assert!(fault.reason.en.starts_with(expected) && !fault.reason.zh.is_empty(), "{value}: {fault}");
        }
        for (inner, key, says) in [
            ("{ clause = \"细则 1\" }".to_owned(), format!("{name}.value"), "Missing"),
            (format!("{{ value = {} }}", written(&of_line(&name))), format!("{name}.clause"), "Missing"),
            (written(&of_line(&name)), name.clone(), "Expected a table such as"),
            (
                format!("{{ value = {}, clause = \"细则 9\" }}", written(&of_line(&name))),
                name.clone(),
                "No clause “细则 9”",
            ),
            (
                format!("{{ value = {}, clause = \"细则 1\", why = 1 }}", written(&of_line(&name))),
                format!("{name}.why"),
                "There is no such key",
            ),
        ] {
            let found = faults("city", &format!("[{}]\n{} = {inner}\n", spec.section, spec.name));
            let fault = found.iter().find(|f| f.key == key).unwrap_or_else(|| panic!("{name} = {inner}: {found:?}"));
            assert!(fault.line == BODY + 1 && fault.reason.en.starts_with(says), "{inner}: {fault}");
        }
    }
}

fn of_line(name: &str) -> Value {
    of_nobody().lines().into_iter().find(|l| l.name == name).unwrap().value
}

/// An entry as a document states it, with another clause.
fn entry(item: &Item, words: &[String]) -> String {
    let mut out =
        format!("[[{}]]\nid = \"{}\"\nclause = \"细则 1\"\nzh = \"无\"\nen = \"none\"\n", item.list.code(), item.id);
    match item.list {
        List::Article => out.push_str(&format!("document = \"{}\"\n", item.of)),
        List::Right | List::Duty | List::Requirement => out.push_str(&format!("of = \"{}\"\n", item.of)),
        _ => {}
    }
    match item.list {
        List::Reserved => out.push_str(&format!("refer_to = \"{}\"\nwords = {words:?}\n", item.link)),
        List::Unlawful | List::Article => out.push_str(&format!("words = {words:?}\n")),
        _ => {}
    }
    out
}

#[test]
fn no_entry_of_a_list_is_said_again_below_the_city() {
    let pack = of_nobody();
    let mut lists = std::collections::BTreeSet::new();
    for item in &pack.items {
        lists.insert(item.list);
        let name = item.name();
        for layer in ["district", "building"] {
            let found = faults(layer, &entry(item, &[]));
            let fault = found.iter().find(|f| f.key == name).unwrap_or_else(|| panic!("{name}: {found:?}"));
            assert!(fault.line == BODY && fault.reason.en.contains("says this already"), "{fault}");
            for part in ["Be strict.", "细则 1", &pack.clause(&item.clause).text.en, &item.clause] {
                assert!(fault.reason.en.contains(part), "no {part} in {fault}");
            }
        }
        // Something more may be asked for.
        let more = Item { id: "more".into(), ..item.clone() };
        assert_eq!(faults("building", &entry(&more, &[])), [], "{name}");
    }
    assert!(lists.len() >= 6, "{lists:?}");
}

#[test]
fn a_city_replaces_no_entry_that_comes_from_law_by_less() {
    let pack = of_nobody();
    let (mut law, mut draft) = (0, 0);
    for item in &pack.items {
        let binds = pack.standing_of(&item.clause) != Standing::Draft;
        let lost = faults("city", &entry(item, &[]));
        let loses = binds && (!item.words.is_empty() && item.list != List::Duty);
        assert_eq!(!lost.is_empty(), loses, "{}: {lost:?}", item.id);
        if loses {
            assert!(lost[0].reason.en.contains(&item.clause) && lost[0].reason.en.contains("细则 1"), "{lost:?}");
            law += 1;
        } else {
            draft += 1;
        }
        assert_eq!(faults("city", &entry(item, &item.words)), [], "{}", item.id);
    }
    assert!(law > 3 && draft > 50, "{law} {draft}");
}

#[test]
fn no_document_writes_a_clause_of_a_higher_one_anew() {
    let pack = of_nobody();
    for clause in &pack.clauses {
        let body = format!(
            "\n[[clause]]\nid = \"{}\"\nzh = \"改写。\"\nen = \"Rewritten.\"\nsource = \"x\"\nstanding = \"draft\"\n",
            clause.id
        );
        for layer in ["city", "district", "building"] {
            let found = faults(layer, &body);
            let may = layer == "city" && clause.standing == Standing::Draft;
            assert_eq!(found.is_empty(), may, "{} in a {layer}'s document: {found:?}", clause.id);
            for fault in &found {
                assert_eq!((fault.line, fault.key.clone()), (BODY + 1, format!("clause.{}", clause.id)));
                assert!(
                    fault.reason.en.contains(&*clause.text.en) && fault.reason.en.contains("Rewritten."),
                    "{fault}"
                );
            }
        }
    }
}

#[test]
fn a_mistake_is_named_with_its_line_its_key_and_what_was_expected() {
    let head = |from: &str, to: &str| {
        let whole = text("city", "");
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    let body = |b: &str| text("city", b);
    let quorum = "[meetings]\nquorum = { value = \"2/3\", clause = \"细则 1\" }\n";
    for (words, line, key, says) in [
        (head("id = \"x\"\n", ""), 1, "id", "Missing"),
        (head("version = 1", "version = \"1\""), 2, "version", "Expected a whole number from 1"),
        (head("version = 1", "version = 0"), 2, "version", "Expected a whole number from 1"),
        (head("\"city\"", "\"town\""), 3, "layer", "Expected one of: model, city, district, building"),
        (head("{ zh = \"细则\", en = \"Rules\" }", "\"细则\""), 4, "title", "Expected a table"),
        (head(", en = \"Rules\"", ""), 4, "title.en", "Missing"),
        (head("standing = \"regulation\"", "standing = \"rule\""), 5, "standing", "Expected one of: law"),
        (head("\"2026-09-01\"", "\"2026-02-30\""), 6, "effective_from", "Expected a date such as"),
        (head("\"2026-09-01\"", "20260901"), 6, "effective_from", "Expected a date such as"),
        (head("source = \"细则\"\n", ""), 8, "clause.source", "Missing"),
        (head("zh = \"从严。\"", "zh = \"\""), 10, "clause.zh", "Expected a text"),
        // What a document is based on: a template by its name, and nothing that leads back to itself.
        (
            head("version = 1\n", "version = 1\nbased_on = \"x\"\n"),
            3,
            "based_on",
            "Expected one of: residents-committee",
        ),
        (
            head("version = 1\n", "version = 1\nextends = \"x\"\n"),
            3,
            "extends",
            "There is no such key; expected one of: id",
        ),
        // Twice the same.
        (body("[meetings]\n[meetings]\n"), BODY + 1, "", "Not TOML: "),
        (body(&format!("{quorum}quorum = 1\n")), BODY + 2, "", "Not TOML: "),
        (
            body("\n[[clause]]\nid = \"细则 1\"\nzh = \"a\"\nen = \"a\"\nsource = \"a\"\nstanding = \"law\"\n"),
            BODY + 1,
            "clause.细则 1",
            "Stands here twice",
        ),
        (
            body(&"[[document]]\nid = \"d\"\nclause = \"细则 1\"\nzh = \"a\"\nen = \"a\"\n".repeat(2)),
            BODY + 5,
            "document.d",
            "Stands here twice",
        ),
        (body("[meeting]\nquorum = 1\n"), BODY, "meeting", "There is no such key; expected one of: id"),
        (
            body("[meetings]\nquota = 1\n"),
            BODY + 1,
            "meetings.quota",
            "There is no such key; expected one of: notice_days",
        ),
        (body("[[meetings]]\nquorum = 1\n"), BODY, "meetings", "Expected a table"),
        (body("[names]\naliases = \"楼管会\"\n"), BODY + 1, "names.aliases", "Expected a list of words"),
        (body("[names]\naliases = [1]\n"), BODY + 1, "names.aliases", "Expected a list of words"),
        (body("[right]\nid = \"a\"\n"), BODY, "right", "Expected tables written as [[right]]"),
        // Entries for somebody, or of something, that there is not.
        (
            body("[[right]]\nid = \"a\"\nof = \"martian\"\nclause = \"细则 1\"\nzh = \"a\"\nen = \"a\"\n"),
            BODY + 2,
            "right.martian.a.of",
            "Expected one of: committee_chair, committee_secretary, department, employee",
        ),
        (
            body("[[duty]]\nid = \"a\"\nof = \"residents_committee\"\nclause = \"细则 1\"\nzh = \"a\"\nen = \"a\"\n"),
            BODY + 2,
            "duty.residents_committee.a.of",
            "Expected one of: committee_chair, committee_secretary, department, employee",
        ),
        (
            body("[[article]]\nid = \"a\"\ndocument = \"statute\"\nclause = \"细则 1\"\nzh = \"a\"\nen = \"a\"\n"),
            BODY + 2,
            "article.statute.a.document",
            "Expected one of: covenant, procedure",
        ),
        (
            body("[[condition]]\nid = \"a\"\ncheck = \"moon\"\nclause = \"细则 1\"\nzh = \"a\"\nen = \"a\"\n"),
            BODY + 2,
            "condition.a.check",
            "Expected one of: composition, covenant, initiators",
        ),
        (
            body("[[reserved]]\nid = \"a\"\nrefer_to = \"moon\"\nclause = \"细则 1\"\nzh = \"a\"\nen = \"a\"\n"),
            BODY + 2,
            "reserved.a.refer_to",
            "Expected one of: contract, department, owners",
        ),
    ] {
        for words in [words.clone(), words.replace('\n', "\r\n"), format!("\u{feff}{words}")] {
            let found = read(&words).and_then(|d| of_nobody().admits(&d)).expect_err(&words);
            let fits = |f: &&PackFault| f.line == line && f.key == key && f.reason.en.contains(says);
            assert!(found.iter().any(|f| fits(&f)), "{words}\nnot {line} {key} {says}: {found:?}");
            assert!(found.iter().all(|f| !f.reason.zh.is_empty()));
        }
    }
    // Neither the mark at the beginning nor the ends of lines are faults themselves.
    for words in [DEFAULT.to_owned(), DEFAULT.replace('\n', "\r\n"), format!("\u{feff}{DEFAULT}")] {
        assert_eq!(read(&words).unwrap().rules.len(), specs().count());
    }
}

#[test]
fn a_layer_stands_under_a_higher_one_only() {
    let order = ["model", "city", "district", "building"];
    for (n, above) in order.iter().enumerate().skip(1) {
        let pack = of_nobody().with(&read(&text(above, "")).unwrap());
        for (m, below) in order.iter().enumerate() {
            let found = pack.admits(&read(&text(below, "")).unwrap());
            assert_eq!(found.is_ok(), m > n, "{below} under {above}");
            if let Err(found) = found {
                assert_eq!((found[0].line, found[0].key.as_str()), (3, "layer"), "{found:?}");
            }
        }
    }
}

/// As large as a document may be, and without a fault until its end.
#[test]
fn a_long_document_is_read_in_time() {
    let mut long = text("city", "");
    let entry = |n: usize| {
        format!(
            "[[article]]\nid = \"a{n}\"\ndocument = \"covenant\"\nclause = \"细则 1\"\nzh = \"{}\"\nen = \"a\"\n",
            "长".repeat(130)
        )
    };
    for n in 0..2_000 {
        long.push_str(&entry(n));
    }
    assert!((900_000..=crate::read::LONGEST).contains(&long.len()), "{}", long.len());
    let pack = of_nobody().admits(&read(&long).unwrap()).unwrap();
    assert!(pack.list(List::Article).count() >= 2_000);
    let last = long.replace("id = \"a1999\"\n", "id = 1\n");
    let found = read(&last).unwrap_err();
    let line = last.lines().position(|l| l == "id = 1").unwrap() + 1;
    assert_eq!((found[0].line, found[0].key.as_str()), (line, "article.id"), "{found:?}");
}

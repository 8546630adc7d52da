//! Layers, faults, differences.

use kernel::Locale;

use super::*;
use crate::{difference::differences, in_force::of_nobody, read::read, section::specs};

const DEFAULT: &str = include_str!("../../packs/default.toml");

fn document(layer: &str, body: &str) -> Document {
    read(&text(layer, body)).unwrap()
}

fn text(layer: &str, body: &str) -> String {
    format!(
        "id = \"x\"\nversion = 1\nlayer = \"{layer}\"\ntitle = {{ zh = \"细则\", en = \"Rules\" }}\nstanding = \"regulation\"\n\
         effective_from = \"2026-09-01\"\n\n[[clause]]\nid = \"细则 1\"\nzh = \"从严。\"\nen = \"Be strict.\"\nsource = \"细则\"\n\
         standing = \"regulation\"\n\n{body}"
    )
}

fn faults(layer: &str, body: &str) -> Vec<String> {
    match read(&text(layer, body)).and_then(|d| of_nobody().admits(&d)) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_draft_proposal_states_every_rule_with_a_clause() {
    let pack = of_nobody();
    assert_eq!(pack.standing, Standing::Draft);
    assert_eq!(pack.lines().len(), specs().count());
    assert_eq!(pack.clause("规则 9").text.zh.chars().take(4).collect::<String>(), "会议须有");
    assert!(pack.clauses.iter().all(|c| !c.text.en.is_empty()));
}

#[test]
fn every_rule_has_its_own_label() {
    for locale in Locale::ALL {
        let labels: std::collections::BTreeSet<String> =
            specs().map(|s| T(locale).rule(format!("{}-{}", s.section, s.name))).collect();
        assert_eq!(labels.len(), specs().count());
    }
}

#[test]
fn wrong_documents_name_the_line_the_key_and_what_was_expected() {
    for (from, to, fault) in [
        (
            "triage_days = { value = 1,",
            "triage_dayz = { value = 1,",
            "issues.triage_dayz: There is no such key; expected one of: triage_days",
        ),
        ("quorum = { value = \"2/3\"", "quorum = { value = \"3/2\"", "meetings.quorum.value: Expected a share"),
        ("quorum = { value = \"2/3\"", "quorum = { value = 2", "meetings.quorum.value: Expected a share"),
        (
            "notice_days = { value = 5",
            "notice_days = { value = -5",
            "meetings.notice_days.value: Expected a whole number from 0 to 365",
        ),
        ("recusal = { value = true", "recusal = { value = \"yes\"", "meetings.recusal.value: Expected true or false"),
        (
            "tracking_days = { value = [30, 90, 180]",
            "tracking_days = { value = [90, 30]",
            "projects.tracking_days.value: Expected rising",
        ),
        ("effective_from = \"2026-01-01\"", "effective_from = \"soon\"", "effective_from: Expected a date"),
        ("standing = \"law\"", "standing = \"lore\"", "clause.standing: Expected one of: law, regulation, draft"),
        ("[issues]", "[issues", "Not TOML: "),
    ] {
        assert!(DEFAULT.contains(from), "{from}");
        let wrong = DEFAULT.replacen(from, to, 1);
        let line = wrong.lines().position(|l| l.contains(to)).unwrap() + 1;
        let found: Vec<String> = read(&wrong).unwrap_err().iter().map(ToString::to_string).collect();
        assert!(found.iter().any(|f| f.starts_with(&format!("line {line}: ")) && f.contains(fault)), "{found:?}");
    }
    let lost = DEFAULT.replace(
        "triage_days = { value = 1, clause = \"规则 20\" }",
        "triage_days = { value = 1, clause = \"规则 99\" }",
    );
    let found = Pack::of(&read(&lost).unwrap()).unwrap_err();
    assert_eq!(found[0].reason.en, "No clause “规则 99” is in the document");
    let silent = DEFAULT.replace("triage_days = { value = 1, clause = \"规则 20\" }\n", "");
    assert_eq!(Pack::of(&read(&silent).unwrap()).unwrap_err()[0].to_string(), "issues.triage_days: Missing");
}

#[test]
fn a_lower_layer_tightens() {
    let stricter = document("district", "[meetings]\nnotice_days = { value = 7, clause = \"细则 1\" }\n");
    let pack = of_nobody().admits(&stricter).unwrap();
    assert_eq!(pack.meetings.notice_days.value, 7);
    assert_eq!(pack.meetings.notice_days.layer, Layer::District);
    assert_eq!(pack.meetings.quorum.layer, Layer::Model);
    assert_eq!(pack.clause("细则 1").text.en, "Be strict.");
}

#[test]
fn a_lower_layer_never_loosens_and_both_clauses_are_shown() {
    for (layer, rule) in [
        ("district", "[meetings]\nnotice_days = { value = 4, clause = \"细则 1\" }\n"),
        ("building", "[meetings]\nquorum = { value = \"1/2\", clause = \"细则 1\" }\n"),
        ("building", "[issues]\ntriage_days = { value = 2, clause = \"细则 1\" }\n"),
        ("building", "[body]\nodd = { value = false, clause = \"细则 1\" }\n"),
    ] {
        let found = faults(layer, rule);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].contains("Be strict.") && found[0].contains("细则 1") && found[0].contains("规则 "),
            "{found:?}"
        );
    }
}

#[test]
fn a_city_replaces_the_draft_but_not_the_law() {
    assert!(faults("city", "[meetings]\nnotice_days = { value = 3, clause = \"细则 1\" }\n").is_empty());
    let looser = faults("city", "[issues]\nsubdistrict_days = { value = 9, clause = \"细则 1\" }\n");
    assert!(looser[0].contains("营商条例 49"), "{looser:?}");
}

#[test]
fn a_higher_layer_that_overtakes_a_lower_one_holds() {
    let city = document("city", "[meetings]\nnotice_days = { value = 10, clause = \"细则 1\" }\n");
    let district = document("district", "[meetings]\nnotice_days = { value = 7, clause = \"细则 1\" }\n");
    let pack = of_nobody().with(&city).with(&district);
    assert_eq!(pack.meetings.notice_days.value, 10);
    assert_eq!(pack.overruled.len(), 1);
    assert_eq!(pack.overruled[0].key, ("meetings", "notice_days"));
}

#[test]
fn what_a_lower_layer_may_not_set() {
    for (rule, fault) in [
        ("[names]\nshort = { zh = \"楼管会\", en = \"board\" }\n", "Names are the city"),
        ("[body]\nseats_least = { value = 99, clause = \"细则 1\" }\n", "are more than the most"),
        ("[seats]\nemployee_least = { value = 9, clause = \"细则 1\" }\n", "add up to"),
        ("[meetings]\nnotice_days = { value = 9, clause = \"细则 2\" }\n", "No clause “细则 2”"),
        (
            "[[reserved]]\nid = \"rent\"\nclause = \"细则 1\"\nzh = \"租\"\nen = \"rent\"\nrefer_to = \"contract\"\nwords = []\n",
            "A document above says this already",
        ),
    ] {
        let found = faults("district", rule);
        assert!(found.iter().any(|f| f.contains(fault)), "{rule}: {found:?}");
    }
    let below = document("district", "");
    assert!(of_nobody().with(&below).admits(&document("city", "")).unwrap_err()[0].reason.en.contains("layer"));
}

#[test]
fn two_packs_are_compared_rule_by_rule() {
    let stricter = document("district", "[meetings]\nnotice_days = { value = 7, clause = \"细则 1\" }\n");
    let (before, after) = (of_nobody(), of_nobody().with(&stricter));
    let found = differences(&before, &after);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "meetings.notice_days");
    assert_eq!(found[0].before, Some((Text::same("5"), "规则 7".into())));
    assert_eq!(found[0].after, Some((Text::same("7"), "细则 1".into())));
    assert!(differences(&before, &before).is_empty());
}

#[test]
fn hostile_documents_are_answered_with_few_faults() {
    let entry = "[[right]]\nid=\"a\"\nof=\"b\"\nclause=\"c\"\nzh=\"d\"\nen=\"e\"\n";
    for hostile in [
        "[".repeat(1 << 20),
        "a=".to_owned() + &"[".repeat((1 << 20) - 2),
        "a.".repeat(1 << 19),
        entry.repeat((1 << 20) / entry.len()),
        (0..80_000).map(|n| format!("k{n} = {n}\n")).collect::<String>(),
        "\"".repeat(1 << 20),
        "x".repeat((1 << 20) + 1),
        "\0".repeat(1 << 20),
    ] {
        let faults = read(&hostile).unwrap_err();
        assert!(!faults.is_empty() && faults.len() <= fault::MOST);
        assert!(faults.iter().all(|f| f.to_string().len() < 2_000), "{}", faults[0].to_string().len());
    }
}

#[test]
fn reserved_matters_are_suspected_by_their_words() {
    let pack = of_nobody();
    for (text, id) in [
        ("动用维修资金更换电梯", "repair_fund"),
        ("在大堂外墙广告招商", "common_use"),
        ("要求更换物业公司", "manager"),
        ("希望免租一个月", "rent"),
        ("对违规停车罚款", "penalty"),
        ("加建一层停车楼", "rebuild"),
    ] {
        assert_eq!(pack.suspect(text).map(|r| r.id.as_str()), Some(id), "{text}");
    }
    for fine in ["电梯错峰停靠", "增设微波炉", "母婴室开放时间", "车位分时共享", "大堂增设座椅"]
    {
        assert!(pack.suspect(fine).is_none(), "{fine}");
    }
}

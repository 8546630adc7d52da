//! `loushi policy`: documents of rules checked and compared without a database, friendly and hostile ones.

use std::{
    fs::{self, File},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::program::{Ran, run};

const CITY: &str = "id = \"city\"\nversion = 1\nlayer = \"city\"\ntitle = { zh = \"指导意见\", en = \"Guidance\" }\nstanding = \"regulation\"\neffective_from = \"2026-09-01\"\n\n[[clause]]\nid = \"意见 1\"\nzh = \"从严。\"\nen = \"Be strict.\"\nsource = \"指导意见\"\nstanding = \"regulation\"\n\n[meetings]\nnotice_days = { value = 7, clause = \"意见 1\" }\n";

/// Writes a file and answers its path.
fn file(folder: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn a_document_is_checked_under_those_above_it() {
    let folder = tempfile::tempdir().unwrap();
    let city = file(&folder, "city.toml", CITY);
    let ran = run(&["policy", "check", &city]).ok();
    assert!(ran.line("checked under").contains("layer city, checked under the draft proposal"), "{ran:?}");
    assert!(ran.out.contains("No faults: 1 rules, 1 clauses"), "{ran:?}");
    let district = CITY.replace("\"city\"", "\"district\"").replace("value = 7", "value = 6");
    let district = file(&folder, "district.toml", district);
    run(&["policy", "check", &district]).ok();
    let ran = run(&["policy", "check", &district, "--over", &city]).fails();
    assert!(
        ran.line("checked under").contains("layer district, checked under the draft proposal, city (city)"),
        "{ran:?}"
    );
    let fault = ran.line("Looser");
    assert!(fault.starts_with(&format!("{district}:16: meetings.notice_days: ")), "{fault}");
    assert!(fault.contains("6 here (意见 1: Be strict.), 7 above (意见 1: Be strict.; city)"), "{fault}");
    let wrong = CITY.replace("[meetings]", "[meetings]\nlate = 1").replace("version = 1", "version = 0");
    let wrong = file(&folder, "wrong.toml", wrong);
    let ran = run(&["policy", "check", &wrong]).fails();
    assert!(
        ran.out.contains(&format!("{wrong}:2: version: Expected"))
            && ran.out.contains(&format!("{wrong}:16: meetings.late")),
        "{ran:?}"
    );
    assert!(ran.err.contains("2 faults."), "{ran:?}");
    let graft = file(&folder, "graft.toml", CITY.replace("layer =", "based_on = \"residents-committee\"\nlayer ="));
    assert!(run(&["policy", "check", &graft]).ok().out.contains("checked under residents-committee"));
    run(&["policy", "check", "no-such-file.toml"]).fails();
}

#[test]
fn two_documents_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let city = file(&folder, "city.toml", CITY);
    let ran = run(&["policy", "diff", "model", &city]).ok();
    assert_eq!(ran.out.lines().next(), Some("meetings.notice_days  5 [规则 7]  7 [意见 1]"), "{ran:?}");
    assert!(run(&["policy", "diff", &city, &city]).ok().out.contains("No difference."));
    let ran = run(&["policy", "diff", "residents-committee", &city, "--json"]).ok();
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let of = |name: &str| found.as_array().unwrap().iter().find(|d| d["name"] == name).unwrap().clone();
    assert_eq!(of("meetings.notice_days")["after"]["clause"], "意见 1");
    assert_eq!(
        (of("body.term_months")["before"]["value"].as_str(), of("body.term_months")["after"]["value"].as_str()),
        (Some("60"), Some("36"))
    );
    // The columns stand under each other.
    let plain = run(&["policy", "diff", "model", "residents-committee"]).ok().out;
    assert!(plain.lines().count() > 5, "{plain}");
    let starts: std::collections::BTreeSet<_> = plain
        .lines()
        .filter(|l| l.contains('.') && l.contains('['))
        .map(|l| l.find("  ").map(|at| at + l[at..].len() - l[at..].trim_start().len()))
        .collect();
    assert_eq!(starts.len(), 1, "{plain}");
}

/// A command that may hold 512 MB of addresses in all.
fn checked(path: &str) -> (Ran, Duration) {
    let mut command = std::process::Command::new("sh");
    let program = env!("CARGO_BIN_EXE_loushi");
    command.args(["-c", "ulimit -v 524288; exec \"$0\" policy check \"$1\"", program, path]);
    let start = Instant::now();
    (Ran::of(command.output().unwrap(), &["policy", "check"]), start.elapsed())
}

#[test]
fn hostile_files_are_answered_at_once_in_little_memory() {
    const MB: usize = 1 << 20;
    let folder = tempfile::tempdir().unwrap();
    let head = CITY.split("[meetings]").next().unwrap();
    let lists = ["reserved", "condition", "document", "article", "right", "duty", "requirement"];
    let entry = |list: &str, n: usize| {
        let of = match list {
            "article" => "document=\"covenant\"\n",
            "right" | "duty" | "requirement" => "of=\"employee\"\n",
            _ => "",
        };
        format!("[[{list}]]\nid=\"{n}\"\n{of}clause=\"意见 1\"\nzh=\"d\"\nen=\"e\"\n")
    };
    let full: String = head.to_owned() + &(0..12_600).map(|n| entry(lists[n % 7], n)).collect::<String>();
    let cases: [(&str, Vec<u8>); 13] = [
        ("arrays", ("a=".to_owned() + &"[".repeat(MB - 2)).into()),
        ("tables", "{a=".repeat(MB / 3).into()),
        ("brackets", "[".repeat(MB).into()),
        ("dots", "a.".repeat(MB / 2).into()),
        ("keys", (0..180_000).map(|n| format!("{n:x}\n")).collect::<String>().into()),
        ("values", (0..110_000).map(|n| format!("{n:x}=1\n")).collect::<String>().into()),
        ("long key", ("k".repeat(MB - 4) + "=1").into()),
        ("number", ("version=".to_owned() + &"9".repeat(MB - 8)).into()),
        ("twice", "[issues]\n".repeat(MB / 9).into()),
        ("nothing", vec![0; MB]),
        ("not text", vec![0xff; MB]),
        (
            "rules",
            ("[issues]\n".to_owned() + &(0..60_000).map(|n| format!("t{n}={{value=1}}\n")).collect::<String>()).into(),
        ),
        ("entries", full.into()),
    ];
    // Without optimisation it takes longer than the second that `cargo xtask bench` holds it to.
    let most = Duration::from_secs(20);
    for (name, bytes) in cases {
        assert!(bytes.len() <= MB, "{name}: {}", bytes.len());
        let path = file(&folder, "hostile.toml", bytes);
        let (ran, took) = checked(&path);
        // A document may be long without being wrong.
        let ran = if name == "entries" { ran.ok() } else { ran.fails() };
        assert!(took < most, "{name} took {took:?}");
        assert!(ran.out.lines().count() <= 60 && ran.out.len() < 60_000, "{name}: {}", ran.out.len());
    }
    // A file without an end is not read to its end.
    let path = folder.path().join("sparse.toml");
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let (ran, took) = checked(&path.to_string_lossy());
    assert!(ran.fails().out.contains("Larger than 1 MB") && took < most, "{took:?}");
}

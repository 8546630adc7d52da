//! The record: whatever is changed in it, in the database or in an export, `loushi verify` says so.

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;

use crate::{
    house::{Backend, House, Place, district, on_both},
    program,
};

on_both!(the_head_and_each_proof_are_public, words_can_go_and_the_record_stays);

/// A place whose record is sealed, and its export.
fn sealed(backend: Backend) -> (Place, String) {
    let place = Place::new(backend);
    let text = export(&place);
    (place, text)
}

fn export(place: &Place) -> String {
    let file = place.data().join("ledger.jsonl");
    place.run(&["export", "ledger", "--district", "310107", "--out", &file.to_string_lossy()]).ok();
    fs::read_to_string(file).expect("the export")
}

#[track_caller]
fn verify(folder: &Path, text: &str, key: Option<&str>) -> program::Ran {
    let file = folder.join("checked.jsonl");
    fs::write(&file, text).expect("a file");
    let file = file.to_string_lossy().into_owned();
    let mut args = vec!["verify", file.as_str()];
    args.extend(key.iter().flat_map(|k| ["--key", k]));
    program::run(&args)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|l| format!("{l}\n")).collect()
}

#[test]
fn whatever_is_changed_in_an_export_is_found() {
    let (place, text) = sealed(Backend::Sqlite);
    let folder = place.data();
    let key: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let key = key["key"].as_str().unwrap().to_owned();
    let ran = verify(&folder, &text, Some(&key)).ok();
    assert!(ran.out.contains("Nothing was changed."));

    let whole = lines(&text);
    let first = whole.iter().position(|l| l.contains("\"event\"")).unwrap();
    let heads = first - 1;
    assert!(heads >= 2 && whole.len() - first > 100);
    let changed = |what: &str, change: &dyn Fn(&mut Vec<String>)| {
        let mut lines = whole.clone();
        change(&mut lines);
        assert_ne!(lines, whole, "{what}");
        let ran = verify(&folder, &joined(&lines), None).fails();
        assert!(ran.out.lines().count() > 1, "{what}: {ran:?}");
    };
    let rehashed = |line: &str| {
        // Somebody who knows how hashing goes puts the hash right too.
        let (event, leaf) = line.split_once("\"event\":").unwrap().1.rsplit_once('}').map(|(e, _)| (e, line)).unwrap();
        let hash = crypto::hex(&ledger::leaf_hash(event.as_bytes()));
        let leaf = leaf.split_once("\"leaf\":").unwrap().1.split(',').next().unwrap();
        format!("{{\"leaf\":{leaf},\"hash\":\"{hash}\",\"event\":{event}}}")
    };
    assert_eq!(rehashed(&whole[first + 7]), whole[first + 7]);
    changed("a word", &|l| l[first + 5] = l[first + 5].replacen("\"kind\":\"", "\"kind\":\"x", 1));
    changed("a word and its hash", &|l| {
        let line = l[first + 5].replacen("\"kind\":\"", "\"kind\":\"x", 1);
        l[first + 5] = rehashed(&line);
    });
    changed("a space", &|l| l[first + 5] = rehashed(&l[first + 5].replacen("\"kind\":", "\"kind\": ", 1)));
    changed("the last event", &|l| {
        let last = l.len() - 1;
        l[last] = rehashed(&l[last].replacen("\"as\":\"", "\"as\":\"x", 1));
    });
    changed("order", &|l| l.swap(first + 3, first + 4));
    changed("order with the leaves put right", &|l| {
        let (a, b) = (l[first + 3].clone(), l[first + 4].clone());
        l[first + 3] = b.replacen("{\"leaf\":4", "{\"leaf\":3", 1);
        l[first + 4] = a.replacen("{\"leaf\":3", "{\"leaf\":4", 1);
    });
    changed("deletion", &|l| drop(l.remove(first + 9)));
    changed("deletion of the last", &|l| drop(l.pop()));
    changed("deletion of every event", &|l| l.truncate(first));
    changed("deletion of every head", &|l| drop(l.drain(1..first)));
    changed("everything but the header", &|l| l.truncate(1));
    changed("nothing left", &|l| l.clear());
    changed("the newest head", &|l| drop(l.remove(heads)));
    changed("an event twice", &|l| l.insert(first + 2, l[first + 2].clone()));
    changed("an event behind the last", &|l| {
        let n = l.len() - first;
        l.push(rehashed(&l[first].replacen("\"leaf\":0", &format!("\"leaf\":{n}"), 1)));
    });
    changed("a line that no leaf stands for", &|l| {
        let stray = l[first + 2].replacen("\"leaf\":2,", "", 1);
        l.insert(first + 2, stray);
    });
    changed("an empty object", &|l| l.insert(first, "{}".into()));
    changed("a broken line", &|l| l.insert(first + 4, "{\"leaf\":".into()));
    changed("a head's size", &|l| {
        let size = l.len() - first;
        l[heads] = l[heads].replacen(&format!("\\n{size}\\n"), &format!("\\n{}\\n", size - 1), 1);
    });
    changed("a head's signature", &|l| {
        let at = l[heads].rfind("\\n\"}").unwrap() - 10;
        let other = if l[heads].as_bytes()[at] == b'A' { "B" } else { "A" };
        l[heads].replace_range(at..=at, other);
    });
    changed("another district's name", &|l| l[0] = l[0].replace("loushi/310107", "loushi/310106"));
    changed("the header's version", &|l| l[0] = l[0].replace("\"loushi-ledger\":1", "\"loushi-ledger\":2"));

    // Signed anew by somebody else: only who knows the key can tell.
    let other = STANDARD.encode([9u8; 32]);
    verify(&folder, &text, Some(&other)).fails();
    verify(&folder, "\u{0}\u{1}\u{2}", None).fails();
    program::run(&["verify", "/no/such/file"]).fails();
}

/// One true event with its true proof must not vouch for a forged export.
#[test]
fn a_proof_does_not_vouch_for_an_export() {
    let house = House::new(Backend::Sqlite);
    house.jobs();
    let (folder, event) = (house.place.data(), an_event(&house));
    let proof = house.guest().get(&format!("/310107/record/{event}?file=1")).ok().text();
    verify(&folder, &proof, None).ok();
    let mut forged = lines(&export(&house.place));
    let newest = forged.iter().rposition(|l| l.contains("\"checkpoint\"")).unwrap();
    forged.drain(1..newest);
    // A whole history made up, each hash right; then the one true proof.
    for line in forged.iter_mut().skip(2) {
        let event =
            line.split_once("\"event\":").unwrap().1.rsplit_once('}').unwrap().0.replace("\"as\":\"", "\"as\":\"x");
        let leaf = line.split_once("\"leaf\":").unwrap().1.split(',').next().unwrap().to_owned();
        let hash = crypto::hex(&ledger::leaf_hash(event.as_bytes()));
        *line = format!("{{\"leaf\":{leaf},\"hash\":\"{hash}\",\"event\":{event}}}");
    }
    forged.push(proof.lines().last().unwrap().to_owned());
    verify(&folder, &joined(&forged), None).fails();
    // Nor may a proof be given out as another leaf's.
    let leaf = proof.lines().last().unwrap().split(',').next().unwrap().to_owned();
    verify(&folder, &proof.replacen(&leaf, "{\"leaf\":1", 1), None).fails();
    let path = proof.find("\"path\":[\"").unwrap() + 9;
    let mut broken = proof.clone();
    broken.replace_range(path..=path, if &proof[path..=path] == "0" { "1" } else { "0" });
    verify(&folder, &broken, None).fails();
}

fn an_event(house: &House) -> String {
    const SOME: db::Query<(kernel::EventId,)> =
        db::Query::new("SOME", "select id from event where district = $1 and leaf = 5", false, None);
    house.store.db().read_now(|tx| tx.one(&SOME, db::args![district()])).unwrap().0.to_string()
}

/// SQL of somebody who has the database, and what it should not be able to hide.
const TAMPERING: [(&str, &str); 17] = [
    ("its words", "update event set data = '{}' where district = 310107 and leaf = 3"),
    ("its kind", "update event set kind = 'registry.tenant_opened' where district = 310107 and leaf = 3"),
    ("its time", "update event set at = at + 1 where district = 310107 and leaf = 3"),
    (
        "who it was",
        "update event set person = (select id from person where district = 310107 order by id limit 1) where district = 310107 and leaf = 3",
    ),
    ("as what", "update event set acted_as = 'guest' where district = 310107 and leaf = 3"),
    ("to what", "update event set subject = 'bld_00000000000000000000000000' where district = 310107 and leaf = 3"),
    ("its item", "update event set thread = 'bld_00000000000000000000000000' where district = 310107 and leaf = 3"),
    (
        "the last one",
        "update event set at = at - 1 where district = 310107 and leaf = (select size - 1 from ledger_size where district = 310107)",
    ),
    (
        "order",
        "update event set leaf = -1 where district = 310107 and leaf = 3; update event set leaf = 3 where district = 310107 and leaf = 4; update event set leaf = 4 where district = 310107 and leaf = -1",
    ),
    ("deletion", "delete from event where district = 310107 and leaf = 3"),
    (
        "deletion of the last",
        "delete from event where district = 310107 and leaf = (select size - 1 from ledger_size where district = 310107)",
    ),
    ("an event taken out and put behind", "update event set leaf = null where district = 310107 and leaf = 3"),
    (
        "insertion",
        "insert into event (district, id, at, kind, person, acted_as, subject, thread, building, data, leaf) select district, (select id from event where district = 310106 and leaf = 0), at, kind, person, acted_as, subject, thread, building, data, (select size from ledger_size where district = 310107) from event where district = 310107 and leaf = 3; update ledger_size set size = size + 1 where district = 310107",
    ),
    (
        "the signature",
        "update ledger_head set checkpoint = replace(checkpoint, substr(checkpoint, length(checkpoint) - 9, 4), 'AAAA') where district = 310107",
    ),
    (
        "the head's words",
        "update ledger_head set checkpoint = replace(checkpoint, 'loushi/310107', 'loushi/310106') where district = 310107",
    ),
    (
        "the newest head",
        "delete from ledger_head where district = 310107 and size = (select size from ledger_size where district = 310107)",
    ),
    (
        "the tree",
        "update ledger_tile set hashes = (select hashes from ledger_tile where district = 310106 and level = 0 and n = 0) where district = 310107 and level = 0 and n = 0",
    ),
];

fn whatever_is_changed_in_the_database_is_found(backend: Backend) {
    for (what, sql) in TAMPERING {
        let (place, before) = sealed(backend);
        let db = db::Db::open(&place.config().target()).unwrap();
        db.write_now(move |tx| tx.script(sql)).unwrap_or_else(|e| panic!("{what}: {e}"));
        drop(db);
        let after = export(&place);
        assert_ne!(after, before, "{what}");
        let ran = verify(&place.data(), &after, None);
        assert!(ran.err.contains("findings"), "{what}: {ran:?}");
        let ran = place.run(&["doctor"]).fails();
        assert!(ran.out.contains("district 310107"), "{what}: doctor says nothing: {ran:?}");
    }
}

#[test]
fn words_that_are_not_those_of_their_event_are_found() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let place = Place::after_the_year(backend);
        let db = db::Db::open(&place.config().target()).unwrap();
        db.write_now(|tx| {
            tx.script("update event_words set words = 'x' where district = 310107 and event = (select event from event_words where district = 310107 order by event limit 1)")
        })
        .unwrap();
        drop(db);
        let ran = place.run(&["doctor"]).fails();
        assert!(format!("{}{}", ran.out, ran.err).contains("words of event evt_"), "{ran:?}");
    }
}

#[test]
fn whatever_is_changed_in_sqlite_is_found() {
    whatever_is_changed_in_the_database_is_found(Backend::Sqlite);
}

#[test]
fn whatever_is_changed_in_postgres_is_found() {
    whatever_is_changed_in_the_database_is_found(Backend::Postgres);
}

fn the_head_and_each_proof_are_public(house: &House) {
    let guest = house.guest();
    let empty = guest.get("/record").ok().json();
    house.enter("lin.mo");
    house.jobs();
    let head = guest.get("/record").ok().json();
    assert!(head["size"].as_u64().unwrap() > empty["size"].as_u64().unwrap_or(0));
    let text = export(&house.place);
    let header: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(header["key"], head["key"]);
    let newest = text.lines().rfind(|l| l.contains("\"checkpoint\"")).unwrap();
    let newest: Value = serde_json::from_str(newest).unwrap();
    assert_eq!(newest["checkpoint"], head["checkpoint"]);
    let page = guest.page("/record").ok().text();
    assert!(page.contains(head["key"].as_str().unwrap().split('+').next().unwrap()));

    // A page and a file for one event, and the file is right for the program without the database.
    let event = an_event(house);
    let path = format!("/310107/record/{event}");
    let shown = guest.get(&path).ok().json();
    assert_eq!(shown["leaf"], 5);
    assert!(guest.page(&path).ok().text().contains(shown["hash"].as_str().unwrap()));
    let file = guest.get(&format!("{path}?file=1")).ok();
    assert!(file.header("content-disposition").contains("proof.jsonl"));
    verify(&house.place.data(), &file.text(), head["key"].as_str()).ok();

    // What is not sealed yet has no proof to give.
    house.enter("lin.mo");
    const NEWEST: db::Query<(kernel::EventId,)> = db::Query::new(
        "NEWEST",
        "select id from event where district = $1 and leaf is null order by id desc limit 1",
        false,
        None,
    );
    let (fresh,) = house.store.db().read_now(|tx| tx.one(&NEWEST, db::args![district()])).unwrap();
    let answer = guest.get(&format!("/310107/record/{fresh}?file=1")).ok();
    assert!(!answer.text().contains("loushi-ledger"), "{}", answer.text());
    house.jobs();
    let file = guest.get(&format!("/310107/record/{fresh}?file=1")).ok();
    verify(&house.place.data(), &file.text(), None).ok();
    // An event of one district is not one of another.
    assert_eq!(guest.get(&format!("/310106/record/{event}")).status, 404);
}

/// The words beside an event may be erased: the record stays whole without them.
fn words_can_go_and_the_record_stays(house: &House) {
    house.jobs();
    let before = export(&house.place);
    house.sql("update event_words set words = null where district = 310107");
    house.sql("update person set name = null where district = 310107");
    assert_eq!(export(&house.place), before);
    verify(&house.place.data(), &before, None).ok();
}
